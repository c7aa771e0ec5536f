"""Brands, goods, channels, territories, sub-licences and numbers of letters, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Absence, Field, Missing, named_fields

GRANT = "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell our products."


def said(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("sentence", "brands"),
    [
        ("We, Nimbus Ltd, hereby authorise Brightway Ltd to sell e-Nova products.", ("e-Nova",)),
        (
            ("We, Nimbus Ltd, hereby authorise Brightway Ltd to sell the Birdie 9 brand."),
            ("Birdie 9",),
        ),
        (
            ("Nous, Nimbus SA, autorisons Rive SARL à vendre les articles LUMIÈRE D’OR."),
            ("LUMIÈRE D’OR",),
        ),
        (
            (
                "Wir, die Nimbus GmbH, ermächtigen die Netz GmbH, Produkte der Marken "
                "Vela und Kuno zu vertreiben."
            ),
            ("Vela", "Kuno"),
        ),
        ("兹授权杭州云上贸易有限公司销售我公司溪谷品牌茶叶。", ("溪谷",)),
        (
            (
                "Maple Ridge Brands Ltd hereby authorises Brightway Ltd to sell goods "
                "of the brand Kojin."
            ),
            ("Kojin",),
        ),
        ("Brightway Ltd is our authorised stockist for TUFFLY in Norway.", ("TUFFLY",)),
    ],
)
def test_brands_in_prose(sentence: str, brands: tuple[str, ...]) -> None:
    assert said(sentence)["brands"] == brands


def test_an_ampersand_joins_a_brand() -> None:
    assert said(GRANT, "", "Brand: Oak & Ember")["brands"] == ("Oak & Ember",)


@pytest.mark.parametrize(
    ("rows", "products"),
    [
        (
            ["Products: headlamps, tents and camping lights"],
            ("headlamps", "tents", "camping lights"),
        ),
        (["Prodotti: lampade frontali e da campeggio"], ("lampade frontali e da campeggio",)),
        (["授权产品：耳机及音箱"], ("耳机", "音箱")),
        (["兹授权贵公司销售“景岚”品牌正品瓷器。"], ("瓷器",)),
        (["授权产品 Products: 耳机及音箱", "earphones and loudspeakers"], ("耳机", "音箱")),
        (
            [
                "Vitrail SAS est fabricant.",
                ("Nous autorisons Rive SARL à vendre nos couteaux et ciseaux de marque Laro."),
            ],
            ("couteaux", "ciseaux"),
        ),
        (
            [
                (
                    "We confirm that Brightway Ltd is an authorised reseller of our "
                    "cookware and knives and has"
                ),
                "bought from us since 2019.",
            ],
            ("cookware", "knives"),
        ),
    ],
)
def test_goods_are_listed_item_by_item(rows: list[str], products: tuple[str, ...]) -> None:
    assert said(*rows)["products"] == products


def test_a_retailer_is_no_goods() -> None:
    assert "products" not in said(
        "We, Nimbus Ltd, hereby authorise our valued KESTREL retailer Gale Ltd."
    )


@pytest.mark.parametrize(
    ("sentence", "channels"),
    [
        ("They may list them on eBay, OnBuy and their own website.", ("eBay", "OnBuy", "online")),
        ("They are authorised to sell on eBay but not on Amazon.", ("eBay",)),
        ("Sales on marketplaces such as Amazon or eBay are strictly prohibited.", None),
        ("La vente est autorisée en boutique et en ligne.", ("offline", "online")),
        ("授权其在唯品会、小红书、得物销售。", ("Vipshop", "Xiaohongshu", "Dewu")),
        (
            "Platforms: All online platforms, including but not limited to Amazon.",
            ("online", "Amazon"),
        ),
    ],
)
def test_channels_in_prose(sentence: str, channels: tuple[str, ...] | None) -> None:
    assert said(GRANT, "", sentence).get("channels") == channels


def test_a_party_s_name_is_no_channel() -> None:
    read = said("Hierbij machtigen wij Webwinkel Brabant B.V. om te verkopen in België.")
    assert "channels" not in read
    assert read["territories"] == ("BE",)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("This holds for the whole territory of Morocco, Algeria and Tunisia.", ("MA", "DZ", "TN")),
        ("Il est habilité au Maroc, en Algérie et en Tunisie.", ("MA", "DZ", "TN")),
        (
            ("La vente est autorisée pour la France métropolitaine, la Belgique et le Luxembourg."),
            ("FR", "BE", "LU"),
        ),
        ("A venda é autorizada no Brasil.", ("BR",)),
    ],
)
def test_territories_in_prose(sentence: str, codes: tuple[str, ...]) -> None:
    assert said(GRANT, "", sentence)["territories"] == codes


def test_an_address_is_no_territory() -> None:
    row = (
        "We, Nimbus Ltd, hereby authorise Brightway Ltd, with its office in Oslo, Norway, to sell."
    )
    assert "territories" not in said(row)


def test_a_vague_region_is_missing_with_its_name() -> None:
    territory = read_letter((page_of(GRANT, "", "Territory: EMEA"),)).territories
    assert isinstance(territory, Missing)
    assert territory.absence is Absence.UNREADABLE
    assert "EMEA" in territory.reason


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The distributor is entitled to grant sub-licences with prior notice.", True),
        ("Il distributore ha facoltà di nominare sub-distributori. La nomina è valida.", True),
        ("El distribuidor podrá designar subdistribuidores.", True),
        ("被授權人不得再授權予第三人。", False),
        ("Le Distributeur pourra désigner des sous-distributeurs.", True),
    ],
)
def test_no_is_a_word_and_not_the_beginning_of_one(sentence: str, expected: bool) -> None:
    assert said(GRANT, "", sentence)["may_sublicense"] is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La autorización se concede sin carácter de exclusividad.", False),
        ("本授權為非專屬授權。", False),
        ("Exklusivität: keine", False),
        ("授权性质：独占", True),
    ],
)
def test_exclusive_or_not(sentence: str, expected: bool) -> None:
    assert said(GRANT, "", sentence)["exclusive"] is expected


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        (["# Autorisierungsurkunde Nr. SQ2025-0855", "", GRANT], "SQ2025-0855"),
        (["授字第A68248号", "", "# 授权书", "", GRANT], "A68248"),
        (["認定番号 AUTH5438", "", GRANT], "AUTH5438"),
    ],
)
def test_numbers_beside_a_title(rows: list[str], number: str) -> None:
    assert said(*rows)["letter_number"] == number


def test_a_trademark_s_number_is_not_the_letter_s() -> None:
    read = said("# 授权书", "", "甲方系第7478412号“澄岚”注册商标的专用权人。")
    assert "letter_number" not in read


def test_a_german_day_does_not_end_its_sentence() -> None:
    read = said(GRANT, "", "Gültigkeitszeitraum: 23. Juni 2025 – 22. Juni 2027")
    assert (str(read["valid_from"]), str(read["valid_to"])) == ("2025-06-23", "2027-06-22")


@pytest.mark.parametrize(
    ("further", "is_doubted"),
    [
        ("We met at the fair of Lyon.", False),
        ("Schedule B holds until 30 April 2031.", True),
    ],
)
def test_an_end_is_doubted_where_a_later_day_is_printed(further: str, is_doubted: bool) -> None:
    rows = (GRANT, "", "Valid from: 1 May 2024", "Valid to: 30 April 2025", "", further)
    ends = read_letter((page_of(*rows),)).valid_to
    assert isinstance(ends, Field)
    assert ends.chosen.as_printed == "30 April 2025"
    assert (ends.confidence < 0.6) == is_doubted


@pytest.mark.parametrize(
    ("further", "is_doubted"),
    [
        ("We met at the fair of Lyon.", False),
        ("Schedule A holds from 3 March 2021.", True),
    ],
)
def test_a_beginning_is_doubted_where_an_earlier_day_is_printed(
    further: str, is_doubted: bool
) -> None:
    rows = (
        "Lyon, 2 April 2024",
        "",
        GRANT,
        "",
        "Valid from: 1 May 2024",
        "Valid to: 30 April 2025",
        "",
        further,
    )
    begins = read_letter((page_of(*rows),)).valid_from
    assert isinstance(begins, Field)
    assert begins.chosen.as_printed == "1 May 2024"
    assert (begins.confidence < 0.6) == is_doubted
