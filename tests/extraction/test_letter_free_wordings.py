"""Parties, days, numbers and rights in everyday wording that no form gives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.number_places import is_yours
from proofcheck.extraction.letter.subject.registration_forms import shaped
from proofcheck.extraction.letter.text.prose import prose_of
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, named_fields


def values(page: PageText) -> dict[str, Any]:
    letter = read_letter((page,))
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


def said(*rows: str) -> dict[str, Any]:
    return values(page_of(*rows))


@pytest.mark.parametrize(
    "clause",
    [
        "Sie hat der Firma Alpenhof Sport e. K. gestattet, ihre Waren auf ebay.de anzubieten.",
        "Sie hat der Alpenhof Sport e. K. gestattet, ihre Waren auf ebay.de anzubieten.",
    ],
)
def test_the_dative_behind_has_is_whom_leave_is_given(clause: str) -> None:
    read = said(
        "Kanzlei Vogt Rechtsanwälte PartG mbB",
        "Alpenhof Sport e. K. ./. eBay – hier: Verkaufsberechtigung",
        "",
        "namens und in Vollmacht der Felsgrat Bergsport AG, Bahnhofstr. 3, 87561 Oberstdorf,"
        " teilen wir mit:",
        "",
        f"Unsere Mandantin ist Inhaberin der Unionsmarke FELSGRAT. {clause}",
        "",
        "Dr. Clara Vogt",
        "Rechtsanwältin",
    )
    assert (read["grantor"], read["grantee"]) == ("Felsgrat Bergsport AG", "Alpenhof Sport e. K.")


def test_a_logo_without_a_name_does_not_hide_the_letterhead() -> None:
    read = said(
        "blitz.blank",
        "Blitz Blank Vertriebs AG, Allmendweg 4, 6330 Cham, CHE-114.882.093 MWST",
        "",
        "Als Generalimporteurin der Marke Lumera in der Schweiz erteilen wir der Feger Huber GmbH,"
        " Olten, die Erlaubnis, auf Ihrem Marktplatz die Geräte anzubieten.",
        "",
        "Herstellerin ist die Lumera Household S.p.A. in Pordenone.",
        "",
        "Martina Frei",
        "Mitglied der Geschäftsleitung",
    )
    assert (read["grantor"], read["grantee"]) == ("Blitz Blank Vertriebs AG", "Feger Huber GmbH")


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Ronan Daly, who trades as The Yarn Loft in Westport, Co. Mayo,", "The Yarn Loft"),
        ("Ronan Daly, trading as Loop & Loom, Galway,", "Loop & Loom"),
    ],
)
def test_somebody_gets_the_right_under_the_name_he_trades_under(lead: str, name: str) -> None:
    read = said(
        "Oak & Inis",
        "",
        "My name is Aoife Byrne and I design and own the Oak & Inis label. This is just to say"
        f" that {lead} sells my things with my blessing.",
        "He may list the throws and the bobble hats on Etsy.",
        "",
        "Aoife Byrne",
    )
    assert read["grantee"] == name


@pytest.mark.parametrize(
    ("rows", "grantee"),
    [
        (
            (
                "Officine Merlo S.r.l.",
                "",
                "Spett.le",
                "Casa Lieta S.n.c.",
                "Via Garibaldi, 88",
                "",
                "Con la presente la scrivente Officine Merlo S.r.l., titolare del marchio MOKINA,"
                " autorizza codesta Spett.le Ditta a vendere i seguenti articoli.",
                "",
                "È consentita la vendita su Amazon.it ed ePRICE.",
                "",
                "Officine Merlo S.r.l.",
            ),
            "Casa Lieta S.n.c.",
        ),
        (
            (
                "Ao",
                "Casa Alegre, Lda.",
                "Rua do Sol, 8",
                "",
                "Pela presente, a Oficinas Melro, Lda., titular da marca MOKINA, autoriza essa"
                " empresa a vender os seus artigos na Worten.",
                "",
                "Oficinas Melro, Lda.",
            ),
            "Casa Alegre, Lda.",
        ),
    ],
)
def test_that_firm_is_the_addressee(rows: tuple[str, ...], grantee: str) -> None:
    assert said(*rows)["grantee"] == grantee


def test_the_code_of_a_form_is_no_company() -> None:
    read = said(
        "Brand Authorization Form",
        "",
        "Company: Millrace Lures LLC",
        "We authorize Two Creeks Tackle, Inc. to sell our Millrace lures on Amazon.com.",
        "",
        "Form BV-12 (rev. 09/23)",
    )
    assert read["grantor"] == "Millrace Lures LLC"


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("du ier octobre 2024 au 30 septembre 2027", date(2024, 10, 1)),
        ("du ler mai 2025 au 30 avril 2026", date(2025, 5, 1)),
    ],
)
def test_the_first_of_a_month_may_be_misread(printed: str, first: date) -> None:
    assert find_dates(printed)[0].value == first


@pytest.mark.parametrize(
    ("dated", "sentence"),
    [
        ("Douarnenez, 2 avril 2025", "L'accord est valable jusqu'à la fin de l'année."),
        ("Köln, 2. April 2025", "Die Erlaubnis gilt bis zum Ende des Jahres."),
        ("Roma, 2 aprile 2025", "Il permesso vale fino alla fine dell'anno."),
        ("Sevilla, 2 de abril de 2025", "El permiso vale hasta fin de año."),
        ("Leeds, 2 April 2025", "The permission runs until the end of the year."),
        ("Utrecht, 2 april 2025", "De toestemming geldt tot het einde van het jaar."),
        ("Kraków, 2 kwietnia 2025", "Zgoda obowiązuje do końca roku."),
    ],
)
def test_the_year_ends_in_the_year_of_the_letter(dated: str, sentence: str) -> None:
    assert said(dated, "", sentence)["valid_to"] == date(2025, 12, 31)


def test_a_year_that_is_no_calendar_year_has_no_such_end() -> None:
    assert "valid_to" not in said(
        "Brest, 2 avril 2025", "", "Accord valable jusqu'à la fin de l'année scolaire."
    )


def test_a_day_may_stand_before_its_word_for_the_beginning() -> None:
    read = said(
        "München, den 27.01.2025",
        "",
        "Die Gestattung wurde am 15.01.2025 wirksam und gilt bis auf Widerruf.",
    )
    assert read["valid_from"] == date(2025, 1, 15)


def test_with_this_day_is_the_day_of_the_letter() -> None:
    read = said(
        "Córdoba, 6 de mayo de 2024",
        "",
        "Le comunicamos que con esta fecha Laboratorios Olivar, S.A. acredita a Parafarmacia Luna,"
        " S.L. como punto de venta de nuestras marcas. La acreditación se extenderá hasta el 5 de"
        " mayo de 2026.",
    )
    assert read["valid_from"] == date(2024, 5, 6)


@pytest.mark.parametrize(
    ("sentence", "is_exclusive"),
    [
        ("No puede autorizar a otros vendedores, y es la única que tiene este permiso.", True),
        ("Our other customers can sell also, it is not sole authority.", False),
        ("Sie ist einfach und nicht unterlizenzierbar.", False),
        ("L'autorisation est simple et incessible.", False),
    ],
)
def test_who_else_gets_it(sentence: str, is_exclusive: bool) -> None:
    grant = "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell our products."
    assert said(grant, "", sentence)["exclusive"] is is_exclusive


def test_what_may_not_be_passed_along_is_not_exclusive_for_it() -> None:
    read = said(
        "Nimbus Ltd",
        "",
        "Brightway LLC has our permission to sell the Tumbler line on your marketplace. We don't"
        " permit Brightway to pass the permission along to any other seller.",
    )
    assert "exclusive" not in read


def test_void_sublicences_are_denied() -> None:
    read = said(
        "La Nimbus S.r.l. autorizza la Porto S.r.l. a vendere i suoi prodotti.",
        "",
        "Eventuali sub-autorizzazioni sono nulle.",
    )
    assert read["may_sublicense"] is False


def test_a_running_number_of_the_month_is_no_day() -> None:
    read = said(
        "Gdańsk, dnia 15 kwietnia 2025 r.",
        "",
        "UPOWAŻNIENIE NR 22/04/2025",
        "Nimbus Sp. z o.o. upoważnia Porto Sp. z o.o. do sprzedaży produktów marki MIRELLE.",
    )
    assert (read["letter_number"], read["issue_date"]) == ("22/04/2025", date(2025, 4, 15))


def test_our_reference_stands_behind_yours() -> None:
    prose = prose_of((placed((60, 60, "Your ref: | Our ref: KDO/hs/21904-3")),))
    assert not is_yours(prose, prose.text.index("KDO"))


def test_the_number_of_a_house_is_no_letters() -> None:
    read = said(
        "ORTOVERDE S.R.L.",
        "distributore ufficiale Verdina · Strada Statale 16, n. 210 – 48123 Ravenna",
        "",
        "Si autorizza Agraria Conti S.r.l. a vendere i prodotti Verdina.",
    )
    assert "letter_number" not in read


def test_codes_in_a_column_are_no_letter_number() -> None:
    read = values(
        placed(
            (60, 60, "Acquaviva Dystrybucja S.A."),
            (60, 100, "Firma Nowak Sp. z o.o. jest uprawniona do sprzedaży armatury Rosina:"),
            (60, 130, "bateria umywalkowa"),
            (320, 130, "RS-4010-CH"),
            (60, 154, "deszczownica"),
            (320, 154, "RS-9030"),
        )
    )
    assert "letter_number" not in read


def test_the_register_of_a_town_numbers_no_mark() -> None:
    read = said(
        "La société Filature du Val SAS, immatriculée au RCS de Saint-Étienne sous le n°"
        " 412 889 073, titulaire de la marque LAINES DU VAL n° 4 312 876 (classe 23), autorise"
        " la société Maille SARL à vendre ses produits."
    )
    assert read["trademark_numbers"] == ("4312876",)


def test_a_number_in_the_line_below_parts_no_registration() -> None:
    text = "5,884,012 6,120,447\n418 Bluegill Ct"
    assert [match[0] for _, match in shaped(text, 0, 20)] == ["5,884,012", "6,120,447"]


def test_heads_of_marks_may_be_shortened() -> None:
    read = values(
        placed(
            (115, 220, "Trade mark"),
            (267, 220, "Appl./Regn. No."),
            (396, 220, "Class"),
            (478, 220, "Status"),
            (57, 241, "ANNAKI (word)"),
            (235, 241, "2418867"),
            (381, 241, "21"),
            (448, 241, "Registered"),
            (58, 262, "TAWA (device)"),
            (235, 262, "4087715"),
            (381, 262, "21"),
            (448, 262, "Registered"),
        )
    )
    assert read["trademark_numbers"] == ("2418867", "4087715")


@pytest.mark.parametrize(
    ("name", "title"),
    [("Rosemary Fell (Mrs)", "Trade Accounts Clerk"), ("Gül Karaca", "Export Responsible")],
)
def test_an_office_below_a_name(name: str, title: str) -> None:
    read = said(
        "Nimbus Scale Company Limited",
        "",
        "We confirm that Larkin Cookshops Ltd may sell our scales.",
        "",
        "Yours sincerely,",
        "",
        name,
        title,
        "for Nimbus Scale Company Limited",
    )
    assert (read["signatory_name"], read["signatory_title"]) == (name.split(" (")[0], title)


def test_a_name_in_a_narrow_column_runs_over_its_lines() -> None:
    page = page_of(
        "FHU Nimbus, al. Lipowa 118, 09-400 Płock",
        "",
        "We hereby confirm that Steinhauer",
        "Handelsgesellschaft mbH is authorised",
        "to sell our products of this brand.",
        size_pt=8.0,
    )
    assert values(page)["grantee"] == "Steinhauer Handelsgesellschaft mbH"


def test_a_label_for_passing_on_is_no_answer_to_the_one_beside_it() -> None:
    read = values(
        placed(
            (60, 60, "Authorizer"),
            (60, 80, "Nimbus Korea Inc."),
            (60, 120, "Authorized seller"),
            (60, 140, "Brightway International Limited"),
            (60, 180, "Exclusive right"),
            (320, 180, "Re-authorization to other seller"),
            (66, 195, "N"),
            (326, 195, "N (not allowed)"),
        )
    )
    assert (read["exclusive"], read["may_sublicense"]) == (False, False)
