"""Letters in English of many hands: months without days, boxes to tick, tables, chains."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from extraction.test_letter_wordings import GRANT, said
from proofcheck.extraction.letter.labels.store_tables import store_tables
from proofcheck.extraction.letter.recognition import letter_points
from proofcheck.extraction.letter.text.gaps import parted
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.tick_boxes import unticked


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("This permission is good until the end of May 2027.", None, date(2027, 5, 31)),
        ("It is valid until year end 2026.", None, date(2026, 12, 31)),
        ("The permission is valid from June 2026 until March 2027.", date(2026, 6, 1),
         date(2027, 3, 31)),
        ("Die Erlaubnis gilt bis Ende Mai 2027.", None, date(2027, 5, 31)),
        ("They have been our dealer since March 2019.", None, None),
    ],
)  # fmt: skip
def test_months_and_years_name_days(sentence: str, first: date | None, last: date | None) -> None:
    letter = said(GRANT, "", sentence)
    assert letter.get("valid_from") == first
    assert letter.get("valid_to") == last


def test_only_ticked_boxes_are_said() -> None:
    assert unticked("☐ offline ☒ online") == ((0, 10),)
    assert unticked("online [x] offline [ ]") == ((10, 22),)
    assert unticked("☐ online ☐ offline") == ()
    assert said(GRANT, "", "Type of sale: ☒ online ☐ offline")["channels"] == ("online",)


def test_lines_of_one_cell_make_one_shop() -> None:
    page = placed(
        (60, 40, "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell Kestrel tents."),
        (80, 80, "Platform"), (200, 80, "Store name"), (330, 80, "Store ID"),
        (60, 106, "Amazon"), (170, 101, "Brightway"), (170, 110, "Official Store"),
        (310, 106, "A2KQ88XW01"),
        (60, 136, "Chewy"), (170, 131, "Brightway"), (170, 140, "Outlet"), (310, 136, "CH-44019"),
    )  # fmt: skip
    (table,) = store_tables(Prose((page,)))
    names = [name for name, _ in table.channels]
    assert names == ["Amazon", "store:Brightway Official Store", "Chewy", "store:Brightway Outlet"]


def test_words_of_a_justified_line_are_no_cells() -> None:
    wide = placed(
        *((60 + 60 * at, 40, word) for at, word in enumerate(["brand", "of", "the", "mark"]))
    )
    line = wide.lines[0]
    assert len(list(parted(line))) == 1


@pytest.mark.parametrize(
    ("sentence", "role", "name"),
    [
        ("Kestrel Tents Ltd confirms that Blue Nest Ltd is an authorised retailer of Kestrel.",
         "grantor", "Kestrel Tents Ltd"),
        ("Blue Nest buys directly from Kestrel Tents Ltd and has our blessing to sell Kestrel "
         "tents on Etsy.", "grantor", "Kestrel Tents Ltd"),
    ],
)  # fmt: skip
def test_who_confirms_or_supplies_gives(sentence: str, role: str, name: str) -> None:
    assert said("Kestrel Tents Ltd", "", sentence, "", "Kestrel Tents Ltd")[role] == name


def test_goods_are_listed_or_defined() -> None:
    listed = said("We, Nimbus Ltd, hereby authorise Brightway Ltd to sell Kestrel products, "
                  "such as tents, stoves and lamps.")  # fmt: skip
    assert listed["products"] == ("tents", "stoves", "lamps")
    defined = said("“Products” means the tents and stoves sold under the mark Kestrel.", "", GRANT)
    assert defined["products"] == ("tents", "stoves")


def test_an_unknown_platform_is_one_beside_a_known_one() -> None:
    sentence = (
        "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell Kestrel tents on eMAG and Altano."
    )
    assert said(sentence)["channels"] == ("eMAG", "Altano")


def test_stores_at_a_platform_are_not_offline() -> None:
    sentence = "We, Nimbus Ltd, let Brightway Ltd sell Kestrel tents, also in the stores at Shopee."
    assert said(sentence)["channels"] == ("Shopee",)


def test_the_day_of_another_paper_is_no_day_of_issue() -> None:
    letter = said(
        GRANT,
        "",
        "We hold the brand under the agreement with Kestrel AG of 1 March 2021.",
        "",
        "Odense, 9 June 2026",
    )
    assert letter["issue_date"] == date(2026, 6, 9)


def test_a_title_goes_on_with_what_somebody_heads() -> None:
    letter = said(GRANT, "", "Signed by Jonas Riedl, Head of Sales DACH")
    assert letter["signatory_name"] == "Jonas Riedl"
    assert letter["signatory_title"] == "Head of Sales DACH"


def test_who_signs_for_the_firm_is_named_behind_it() -> None:
    letter = said(
        GRANT, "", "Signed for and on behalf of Nimbus Ltd by Ann Peake, Head of Licensing"
    )
    assert letter["signatory_name"] == "Ann Peake"


def test_the_first_of_a_country_name_is_no_territory_word() -> None:
    reach = "Brightway Ltd may sell Kestrel tents in the United States and Canada."
    assert said(GRANT, "", reach)["territories"] == ("US", "CA")


def test_a_name_with_global_is_no_territory() -> None:
    sentence = (
        "We, Nimbus Ltd, hereby authorise Brightway Global Ltd to sell Kestrel tents in Malta."
    )
    assert said(sentence)["territories"] == ("MT",)


def test_an_agreement_that_appoints_a_dealer_lets_it_sell() -> None:
    page = page_of(
        "# RETAIL SUPPLY AGREEMENT",
        "",
        "This Agreement is made on 7 February 2026 between Nimbus Ltd and Brightway Ltd.",
        "",
        "Nimbus Ltd appoints Brightway Ltd as an authorised retailer of our Kestrel tents.",
        "",
        "Brightway Ltd may sell the goods from its website.",
    )
    assert letter_points((page,)) > 1.5


def test_a_label_in_two_languages_needs_one_that_is_known() -> None:
    letter = said(
        "Yetki Veren / Authorizing Company | Anadolu Ltd",
        "Marka / Brand | Kestrel",
        "Geçerlilik / Validity | 07.05.2026 - 07.05.2027",
    )
    assert letter["grantor"] == "Anadolu Ltd"
    assert letter["valid_to"] == date(2027, 5, 7)


def test_dots_lead_to_a_value() -> None:
    letter = said("SELLER ......... Brightway Ltd", "GOODS .......... tents and stoves", "", GRANT)
    assert letter["products"] == ("tents", "stoves")


def test_the_answer_to_a_question_counts() -> None:
    question = "Is Brightway Ltd the only dealer? No, there are several."
    assert said(GRANT, "", question)["exclusive"] is False


def test_a_town_is_no_platform() -> None:
    letter = said("Nimbus Ltd, Dock Road, Liverpool", "", GRANT, "", "It may sell on eBay.")
    assert letter["channels"] == ("eBay",)


def test_who_acts_for_the_owner_does_not_grant() -> None:
    letter = said(
        "We act for Sorrel Homeware Ltd, the owner of the mark SORREL.",
        "",
        "Our client has authorised Cotswold Living Ltd to sell its cushions.",
        "",
        "Ann Marlowe",
        "Partner, Marlowe Kings LLP",
    )
    assert letter["grantor"] == "Sorrel Homeware Ltd"


def test_no_last_day_is_reckoned_that_lies_before_the_letter() -> None:
    sentence = "It holds for one year from 24 October 2023, the day of our contract with the maker."
    read = said("Date: 30 April 2025", "", GRANT, sentence)
    assert {"valid_from", "valid_to"}.isdisjoint(read)
