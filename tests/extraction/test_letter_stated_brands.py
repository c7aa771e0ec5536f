"""Brands that a sentence states, whatever it grants, and names that only look like brands."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from extraction.test_letter_wordings import said
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.model.fields import Field

GRANT = {
    "en": "Nimbus Ltd lets Brightway Ltd sell lamps and mugs in Malta.",
    "de": "Die Nimbus GmbH erlaubt der Brightway GmbH, Lampen und Becher zu verkaufen.",
    "fr": "La société Nimbus SARL autorise Brightway SARL à vendre des lampes et des tasses.",
    "it": "Nimbus Srl autorizza Brightway Srl a vendere lampade e tazze.",
    "es": "Nimbus SL autoriza a Brightway SL a vender lámparas y tazas.",
    "pl": "Nimbus Sp. z o.o. upoważnia Brightway Sp. z o.o. do sprzedaży lamp.",
    "zh": "杭州云岭有限公司同意义乌百川商行在天猫销售灯具、杯子。",
}


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "Kestrel is a registered trade mark of the parent company."),
        ("en", "Kestrel has been ours since 2019."),
        ("en", "The house makes clocks; Kestrel is its mark."),
        ("de", "Kestrel ist eine Marke der Muttergesellschaft."),
        ("de", "Kestrel gehört uns seit 2019."),
        ("fr", "La maison mère est titulaire de Kestrel, marque de l'Union européenne."),
        ("fr", "Kestrel (INPI 4 512 887) est à nous depuis 2019."),
        ("it", "Kestrel è un marchio della capogruppo."),
        ("it", "Si tratta della linea Kestrel."),
        ("es", "Kestrel, marca internacional 1 548 884, propiedad de la matriz."),
        ("es", "La casa matriz es dueña de Kestrel."),
        ("es", "La marca nacional n.º 612618 Kestrel es de la matriz."),
        ("pl", "Spółka matka jest uprawniona do znaku unijnego Kestrel nr 018 221 677."),
        ("en", "Its mark is Kestrel."),
        ("de", "Die Marke heißt Kestrel."),
        ("zh", "Kestrel为意大利贝拉蒙特公司所有之品牌。"),
    ],
)
def test_stated_brand_is_read(language: str, row: str) -> None:
    assert said(GRANT[language], row)["brands"] == ("Kestrel",)


def test_german_brand_ends_before_its_noun() -> None:
    read = said("Die Nimbus GmbH ist Hersteller. Brightway GmbH ist unser Händler für",
                "KESTREL Hobel und Sägen.")  # fmt: skip
    assert read["brands"] == ("KESTREL",)


@pytest.mark.parametrize("row", ["商标为青桐。", "青桐是我公司的注册商标。"])
def test_stated_brand_in_chinese_is_read(row: str) -> None:
    assert said(GRANT["zh"], row)["brands"] == ("青桐",)


@pytest.mark.parametrize(
    ("language", "row", "brands"),
    [
        ("en", "It owns the trade marks SEDGE & CO (No. 1984407) and KESTREL (No. 2170954).",
         ("SEDGE & CO", "KESTREL")),
        ("zh", "KESTREL（青桐）品牌由我公司总代理。", ("KESTREL",)),
        ("zh", "现确认商户「毛孩仓」可销售「Kestrel」品牌的产品。", ("Kestrel",)),
    ],
)  # fmt: skip
def test_names_beside_number_or_second_script(
    language: str, row: str, brands: tuple[str, ...]
) -> None:
    assert said(GRANT[language], row)["brands"] == brands


def test_number_before_its_brand_is_of_a_mark() -> None:
    read = said("Nimbus Ltd lets Brightway Ltd sell KESTREL® tools.", "", "U.S. Reg. Nos.",
                "", "5,270,119 (KESTREL)")  # fmt: skip
    assert read["trademark_numbers"] == ("5270119",)


def test_names_with_their_sign_are_brands() -> None:
    read = said("Nimbus Srl certifica che Brightway Srl è distributore di", "Kestrel® – Sedge®",
                "per la vendita di biciclette e caschi in Italia.")  # fmt: skip
    assert read["brands"] == ("Kestrel", "Sedge")


@pytest.mark.parametrize(
    "row",
    [
        "Skarn is the painter of our brand Kestrel.",
        "Skarn (VAT 018 221 677) looks after the mark Kestrel.",
        "Brand Protection Team, 410 Fern Avenue. The mark is Kestrel.",
        "The business “Skarn House” may sell, and has our leave to. Its mark is Kestrel.",
    ],
)
def test_other_name_is_no_brand(row: str) -> None:
    assert said(GRANT["en"], row)["brands"] == ("Kestrel",)


def test_known_brand_in_street_is_none() -> None:
    page = page_of(
        "Nimbus Ltd, 41 quai Saint-Aubin, lets Brightway Ltd sell lamps of the mark Kestrel."
    )
    letter = read_letter((page,), known_brands=("Saint-Aubin", "Kestrel"))
    assert isinstance(letter.brands, Field)
    assert letter.brands.value == ("Kestrel",)


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("Our mark Kestrel is registered in Turkey with numbers 2016 48820 and 2019 113054.",
         ("201648820", "2019113054")),
        ("The mark Kestrel is entered under No. P-689214.", ("P689214",)),
        ("The mark Kestrel is registered as TM2022014455 (MyIPO).", ("TM2022014455",)),
        ("Nimbus Ltd, Izmir Trade Registry no. 214907, owns the mark Kestrel.", None),
        ("本人陈启铭(身份证号:3502)系第27650391号“云岭”注册商标的商标权人。", ("27650391",)),
    ],
)  # fmt: skip
def test_numbers_of_marks(row: str, numbers: tuple[str, ...] | None) -> None:
    assert said(GRANT["en"], row).get("trademark_numbers") == numbers
