"""Numbers that are no mark's and no letter's: taxpayers, articles, the addressee's case."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import AuthorisationLetter, Field, Missing


def letter(*rows: str) -> AuthorisationLetter:
    return read_letter((page_of(*rows),))


def value(field: object) -> object:
    return field.value if isinstance(field, Field) else None


@pytest.mark.parametrize(
    "text",
    [
        "Nimbus Lda., contribuinte n.º 514302909, detentora da marca MIRELLE, autoriza a Porto"
        " Loja, Lda., contribuinte n.º 593328809, a vender os produtos.",
        "Nimbus S.r.l., titolare del marchio MIRELLE, autorizza Porto Shop S.r.l., P. IVA"
        " IT07731650268, a vendere i prodotti.",
        "Nimbus Ltd, owner of the mark KESTREL, taxpayer no. 514302909, authorises Harbour Ltd.",
    ],
)
def test_a_taxpayers_number_is_no_marks(text: str) -> None:
    assert isinstance(letter(text).trademark_numbers, Missing)


def test_numbers_of_articles_are_no_marks() -> None:
    read = letter(
        "Objet : autorisation de commercialisation - marque Mirelle",
        "Nous autorisons Atelier Sorel SARL à vendre les références suivantes.",
        "Référence | Désignation | EAN",
        "85861 | Enceinte | 5908396095196",
        "38256 | Casque audio | 8082416389568",
    )
    assert isinstance(read.trademark_numbers, Missing)


def test_the_case_of_the_addressee_is_no_letter_number() -> None:
    read = letter(
        "Re: Carta de autorización - caso 9140610244",
        "Autorizamos a Puerto Tienda, S.L. a vender los productos de la marca MIRELLE.",
    )
    assert isinstance(read.letter_number, Missing)


def test_a_label_for_registrations_announces_their_numbers() -> None:
    read = letter(
        "Wij bevestigen dat Havenwinkel B.V. onze artikelen mag verkopen.",
        "Merken | Meridio en Farnleigh",
        "Merkregistraties | 01165262 en 018777229",
    )
    assert value(read.trademark_numbers) == ("01165262", "018777229")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "涉及商标：云岭（12345678，第2类、第9类）；KESTREL（12345679，第16类）。",
            "12345678 12345679",
        ),
        (
            "本公司系“云岭”“KESTREL”两个商标的合法所有人（12345678；018345678）。",
            "12345678 018345678",
        ),
        (
            "授权杭州港湾贸易有限公司销售云岭牌雨伞。须与商标注册证（12345678、12345679）一并使用。",
            "12345678 12345679",
        ),
        (
            "Nimbus Ltd owns KESTREL (6,719,971; 6,719,972) and authorises Harbour Ltd to sell it.",
            "6719971 6719972",
        ),
        (
            "Nimbus Inc., owner of the mark KESTREL - 6719971 (USPTO) - authorizes Harbour LLC.",
            "6719971",
        ),
        (
            "Nimbus SAS, titulaire de la marque KESTREL déposée à l'INPI sous le n° 19 4 532 123,"
            " autorise Port SARL à vendre.",
            "194532123",
        ),
    ],
)
def test_a_number_of_a_mark_is_told_by_its_brand_its_list_or_its_office(
    text: str, numbers: str
) -> None:
    assert value(letter(text).trademark_numbers) == tuple(numbers.split())


@pytest.mark.parametrize(
    "address",
    ["CA 91730", "DE 34117", "FR-75001", "IT 41012", "Zhejiang, CN 322000"],
)
def test_a_post_code_is_no_number_of_a_mark(address: str) -> None:
    read = letter(
        f"Nimbus Ltd, owner of the mark KESTREL, authorises Harbour Ltd, {address}, to sell it."
    )
    assert isinstance(read.trademark_numbers, Missing)


@pytest.mark.parametrize(
    "line",
    [
        "Kassel, 3. März 2026 · Händlernummer 48213-A",
        "Lyon, le 3 mars 2026 - n° client 48213/A",
        "Codice cliente: 48213/B",
        "Código de cliente 48213-A",
        "Nr klienta: KL-48213",
        "Seller ID: A7K2M9QX4T1",
        "客户编号：KH-20260031",
    ],
)
def test_the_number_of_a_customer_or_seller_is_no_letter_number(line: str) -> None:
    read = letter("Nimbus Ltd", line, "Nimbus Ltd authorises Harbour Ltd to sell KESTREL lamps.")
    assert isinstance(read.letter_number, Missing)


def test_a_reference_beside_the_customers_number_is_read() -> None:
    read = letter("Ref: ND/2026/031 · Customer no. 48213", "We authorise Harbour Ltd to sell.")
    assert value(read.letter_number) == "ND/2026/031"


def test_the_code_of_an_item_is_no_letter_number() -> None:
    read = letter(
        "Con la presente autorizziamo Porto S.r.l. a vendere i seguenti articoli:",
        "Codice | Articolo",
        "58455/B | Scala pieghevole",
        "13523/B | Asse da stiro",
    )
    assert isinstance(read.letter_number, Missing)


def test_a_group_of_a_marks_digits_is_no_letter_number() -> None:
    read = letter(
        "Die Nimbus GmbH ist Inhaberin der Unionsmarke KESTREL (EUIPO-",
        "Nr. 018 275 836) und autorisiert die Hafen GmbH.",
    )
    assert isinstance(read.letter_number, Missing)
    assert value(read.trademark_numbers) == ("018275836",)


def test_an_office_number_may_begin_with_letters() -> None:
    read = letter("授权书", "授权书编号：ND授字〔2026〕第031号", "兹授权杭州港湾贸易有限公司销售。")
    assert value(read.letter_number) == "ND授字〔2026〕第031号"


def test_the_number_of_a_customer_is_no_mark_in_a_form() -> None:
    read = read_letter(
        (
            placed(
                (60, 60, "Autorisierungsnachweis"),
                (60, 100, "Firma"),
                (300, 100, "Kundennummer"),
                (66, 114, "Hafen Handelsgesellschaft mbH"),
                (306, 114, "101877"),
                (60, 150, "Marken"),
                (300, 150, "Registernummern (EUIPO)"),
                (66, 164, "KESTREL"),
                (306, 164, "018643763"),
            ),
        )
    )
    assert value(read.trademark_numbers) == ("018643763",)
