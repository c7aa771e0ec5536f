"""Terms of letters where they wrap, stand in cards or columns, or use words of their own."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.paragraphs import paragraphs
from proofcheck.extraction.territories import read_territory
from proofcheck.model.document import Block, PageText
from proofcheck.model.fields import Field, named_fields
from proofcheck.model.measures import box_around

GRANT = "We, Nimbus Ltd, owner of the brand Kestrel, hereby authorise Brightway Ltd to sell it."


def said(*rows: str) -> dict[str, Any]:
    return said_on(page_of(*rows))


def said_on(page: PageText) -> dict[str, Any]:
    letter = read_letter((page,))
    return {n: f.value for n, f in named_fields(letter) if isinstance(f, Field)}


@pytest.mark.parametrize(
    ("sentence", "channels"),
    [
        (
            "Sales are allowed on Amazon, seller name “Hill Goods”, and in physical stores.",
            {"Amazon", "store:Hill Goods", "offline"},
        ),
        (
            "Se permite la venta en Fnac, con nombre de vendedor «Colina 24».",
            {"Fnac", "store:Colina 24"},
        ),
        (
            "Sprzedaż jest dozwolona na Allegro (nazwa sprzedawcy: Wzgórze) oraz stacjonarnie.",
            {"Allegro", "store:Wzgórze", "offline"},
        ),
        (
            "Kanały sprzedaży: sprzedaż stacjonarna oraz sklep internetowy www.wzgorze.example.",
            {"offline", "wzgorze.example"},
        ),
        ("Sales channels: Hill Goods on eBay", {"eBay", "store:Hill Goods"}),
        ("The goods may be offered in physical shops only, not online.", {"offline"}),
        ("授权渠道：京东商城（店铺名称：海丘专卖店）。", {"JD.com", "store:海丘专卖店"}),
    ],
)
def test_shops_behind_words_for_a_seller_s_name(sentence: str, channels: set[str]) -> None:
    assert set(said(GRANT, "", sentence)["channels"]) == channels


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        (
            "Autorizziamo Collina S.r.l. a vendere prodotti a marchio Kestrix: guanti e sciarpe.",
            ("guanti", "sciarpe"),
        ),
        (
            "Die Hügel GmbH ist Fachhändler der Marke Kestrix für Gürtel und Handschuhe.",
            ("Gürtel", "Handschuhe"),
        ),
        (
            "Nous autorisons Rive SARL à vendre gants pour enfants, sacs à dos et bottes "
            "de la marque Kestrix.",
            ("gants pour enfants", "sacs à dos", "bottes"),
        ),
        (
            "Wzgórze Sp. z o.o. jest sprzedawcą marki Kestrix w zakresie: paski i szale.",
            ("paski", "szale"),
        ),
        ("授权宁波海丘有限公司销售Kestrix凯丝品牌手套及围巾。", ("手套", "围巾")),
        ("海丘有限公司为Kestrix品牌经销商，经营范围为：手套、围巾。", ("手套", "围巾")),
    ],
)
def test_goods_behind_their_mark(sentence: str, goods: tuple[str, ...]) -> None:
    assert said(sentence)["products"] == goods


def test_a_name_in_two_scripts_is_one_brand() -> None:
    assert said("兹授权宁波海丘有限公司销售我司Kestrix凯丝品牌手套。")["brands"] == ("Kestrix凯丝",)


@pytest.mark.parametrize(
    ("sentence", "allowed"),
    [
        ("Sprzedawca nie może ustanawiać dalszych odsprzedawców.", False),
        ("Il rivenditore può nominare a sua volta altri rivenditori.", True),
        ("Ref. No. ABC-2025-7 Sub-authorization is permitted.", True),
    ],
)
def test_passing_on_to_further_resellers(sentence: str, allowed: bool) -> None:
    assert said(GRANT, "", sentence)["may_sublicense"] is allowed


@pytest.mark.parametrize(
    ("sentence", "is_exclusive"),
    [
        ("Ein Alleinvertriebsrecht ist damit nicht verbunden.", False),
        ("Al rivenditore è riconosciuta l'esclusiva per il territorio.", True),
        ("O revendedor goza de exclusividade no território.", True),
    ],
)
def test_exclusivity_in_a_territory(sentence: str, is_exclusive: bool) -> None:
    assert said(GRANT, "", sentence)["exclusive"] is is_exclusive


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("De machtiging is beperkt tot: Nederland en België.", ("NL", "BE")),
        ("Sprzedaż jest dozwolona w Polsce, Niemczech i na Litwie.", ("PL", "DE", "LT")),
        ("This permission extends to Hong Kong and Macau.", ("HK", "MO")),
    ],
)
def test_territories_behind_limits(sentence: str, codes: tuple[str, ...]) -> None:
    assert said(GRANT, "", sentence)["territories"] == codes


def test_a_list_goes_on_behind_an_exception_in_brackets() -> None:
    found = read_territory("中国大陆境内（不包括港澳台地区）、中国香港范围内", in_one_run=True)
    assert found is not None
    assert set(found.codes) == {"CN", "HK"}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("categorie merceologiche", "products"),
        ("grupy towarow", "products"),
        ("freigegebene marke", "brands"),
        ("verkaufsstellen", "channels"),
        ("miejsca sprzedazy", "channels"),
        ("zakres terytorialny", "territories"),
        ("overdracht aan derden", "may_sublicense"),
    ],
)
def test_labels_by_their_words(label: str, field: str) -> None:
    assert field_of_label(label) == field


def test_values_stand_below_the_labels_of_cards() -> None:
    page = placed(
        (60, 40, "Wir, die Nimbus GmbH, ermächtigen die Hügel GmbH zum Verkauf der Marke Kestrix."),
        (60, 100, "Produkte"),
        (60, 112, "Gürtel und Schals"),
        (240, 100, "Länder"),
        (240, 112, "Schweiz und"),
        (240, 127, "Österreich"),
        (420, 100, "Kanäle"),
        (420, 112, "Ladengeschäfte"),
        (60, 160, "Plattformen / Shops"),
        (60, 172, "eBay"),
        (240, 160, "Hinweis"),
        (240, 172, "Bitte aufbewahren"),
    )
    found = said_on(page)
    assert found["territories"] == ("CH", "AT")
    assert found["channels"] == ("offline",)


def test_a_label_that_wraps_has_its_value_beside_both_lines() -> None:
    page = placed(
        (60, 40, "Wir, die Nimbus GmbH, ermächtigen die Hügel GmbH zum Verkauf der Marke Kestrix."),
        (60, 100, "Freigegebene"),
        (60, 112, "Waren"),
        (200, 104, "Gürtel und Schals"),
        (60, 140, "Länder"),
        (200, 140, "Schweiz"),
    )
    assert said_on(page)["products"] == ("Gürtel", "Schals")


def test_two_columns_in_one_block_are_read_one_after_the_other() -> None:
    page = placed(
        (60, 100, "6. Upoważnienie obowiązuje od 2025-10-04 do 2030-"),
        (330, 100, "6. The authorization takes effect on 2025-10-04 and"),
        (60, 112, "10-03, po czym wygasa bez wypowiedzenia."),
        (330, 112, "expires on 2030-10-03 without any notice."),
    )
    block = Block(lines=page.lines, box=box_around(line.box for line in page.lines))
    columns = list(paragraphs(structs.replace(page, blocks=(block,))))
    assert [column[0].text[:10] for column in columns] == ["6. Upoważn", "6. The aut"]
    assert all(len(column) == 2 for column in columns)
