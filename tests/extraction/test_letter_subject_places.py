"""Brands and goods in the tables, forms and sentences in which letters print them."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.model.document import PageText
from proofcheck.model.fields import AuthorisationLetter, Field


def letter(*rows: str) -> AuthorisationLetter:
    return read_letter((page_of(*rows),))


def value(field: object) -> object:
    return field.value if isinstance(field, Field) else None


def table(*rows: tuple[str, ...], lead: str = "") -> PageText:
    """Set a sentence over a table whose columns are 130 pt apart."""
    cells = [(60.0, 60.0, lead)]
    for number, row in enumerate(rows):
        cells += [(60.0 + 150 * i, 90.0 + 18 * number, text) for i, text in enumerate(row)]
    return placed(*(cell for cell in cells if cell[2]))


def test_the_heading_over_items_with_their_brands_is_no_item() -> None:
    page = table(
        ("Artikelnr.", "Omschrijving", "Merk"),
        ("VL67574", "Hanglamp rotan", "Mirelle"),
        ("VL79838", "Tafellamp", "Meridio"),
        lead="Wij bevestigen dat u onderstaande artikelen mag verkopen.",
    )
    read = read_letter((page,))
    assert value(read.products) == ("Hanglamp rotan", "Tafellamp")
    assert value(read.brands) == ("Mirelle", "Meridio")


@pytest.mark.parametrize(
    "item",
    [
        "Water filter, pack of 3",
        "Water filter, set of 2",
        "Water filter – 3 pcs",
        "Water filter, lot de 3",
        "Water filter, confezione da 3",
        "Water filter, 3er-Pack",
        "Water filter, 3件装",
    ],
)
def test_how_many_a_pack_of_an_item_holds_is_no_item(item: str) -> None:
    page = table(
        ("ASIN", "Product", "Model"),
        ("B0T10XQZ19", "Floor brush", "SC-205"),
        ("B0Z83REA35", item, "HV-F58"),
        lead="We authorise Harbour Ltd to sell:",
    )
    assert value(read_letter((page,)).products) == ("Floor brush", "Water filter")


def test_an_item_of_a_list_may_hold_a_comma() -> None:
    page = table(
        ("ASIN", "Product", "Model"),
        ("B0T10XQZ19", "Floor brush, long", "SC-205"),
        ("B0Z83REA35", "Water filter", "HV-F58"),
        lead="We authorise Harbour Ltd to sell:",
    )
    assert value(read_letter((page,)).products) == ("Floor brush, long", "Water filter")


@pytest.mark.parametrize(
    "text",
    [
        "Prodotti: sandali e zaini, sempre acquistati presso di noi.",
        "Produtos: sandálias e mochilas, sempre adquiridos de nós com nota fiscal.",
        "Produkte: Sandalen und Rucksäcke, immer bezogen von uns.",
        "Products: sandals and rucksacks, always purchased from us.",
    ],
)
def test_how_goods_were_bought_is_no_item(text: str) -> None:
    read = value(letter("KESTREL", text).products)
    assert isinstance(read, tuple)
    assert len(read) == 2


def test_goods_that_were_named_before_are_read_where_they_were_named() -> None:
    read = letter(
        "Nimbus, S.A. es titular de la marca KESTREL, con la que distingue, entre otros artículos,"
        " mochilas escolares, estuches y botellas térmicas.",
        "",
        "Autorizamos a Puerto, S.L. para que venda dichos artículos, adquiridos a nuestra empresa.",
    )
    assert value(read.products) == ("mochilas escolares", "estuches", "botellas térmicas")


def test_platforms_are_no_goods() -> None:
    read = letter(
        "Die Nimbus GmbH ist Inhaberin der Marke KESTREL und stellt unter dieser Marke"
        " Bohrmaschinen, Winkelschleifer und Werkstattwagen her.",
        "",
        "Sie dürfen die Originalwaren auf Amazon und eBay bewerben und verkaufen.",
    )
    assert value(read.brands) == ("KESTREL",)
    assert value(read.products) == ("Bohrmaschinen", "Winkelschleifer", "Werkstattwagen")


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("We certify that Harbour Ltd is our sole distributor of KESTREL brand cat litter boxes"
         " and water fountains in above region.", ("cat litter boxes", "water fountains")),
        ("兹委托杭州港湾实业有限公司为KESTREL系列白酒、果酒的特约经销商。", ("白酒", "果酒")),
    ],
)  # fmt: skip
def test_where_a_list_of_goods_begins_and_ends(text: str, goods: tuple[str, ...]) -> None:
    assert value(letter(text).products) == goods


@pytest.mark.parametrize(
    ("text", "brands"),
    [
        ("兹证明港湾有限公司为我公司云岭、Dunewick品牌羽毛球拍的总经销商。", {"云岭", "Dunewick"}),
        ("兹证明港湾有限公司为我公司Dunewick、云岭品牌羽毛球拍的总经销商。", {"云岭", "Dunewick"}),
        ("茲授權港灣股份有限公司為本公司米諾小屋品牌面膜之網路經銷商。", {"米諾小屋"}),
        ("当社の取り扱う「Quilmore」ブランド製品の正規取扱店です。", {"Quilmore"}),
    ],
)  # fmt: skip
def test_brands_in_han_characters_and_kana(text: str, brands: set[str]) -> None:
    read = value(letter(text).brands)
    assert isinstance(read, tuple)
    assert set(read) == brands


def test_the_firm_that_makes_the_goods_is_no_brand() -> None:
    read = letter(
        "Puerto Importaciones, S.L., importador de los productos de Sorgente S.r.l., fabricante"
        " de la marca Mirelle, certifica que Alborada, S.L. es vendedor autorizado."
    )
    assert value(read.brands) == ("Mirelle",)


def test_a_tax_number_is_no_brand() -> None:
    read = read_letter(
        (
            placed(
                (60, 60, "We authorise Harbour Ltd to sell the products of our brand Mirelle."),
                (60, 800, "VAT registration"),
                (160, 800, "GB 928 2225 26"),
            ),
        )
    )
    assert value(read.brands) == ("Mirelle",)


def test_equal_labels_side_by_side_have_their_values_below() -> None:
    read = read_letter(
        (
            placed(
                (60, 60, "Official Seller Authorization"),
                (60, 100, "Brand"),
                (300, 100, "Trademark No."),
                (68, 116, "Wolverdale"),
                (308, 116, "40-1874531"),
                (60, 140, "Item"),
                (300, 140, "Item"),
                (68, 156, "Cleansing Foam"),
                (308, 156, "Essence"),
                (60, 180, "Valid from"),
                (300, 180, "Valid until"),
                (68, 196, "2025-04-23"),
                (308, 196, "2027-12-31"),
            ),
        )
    )
    assert value(read.products) == ("Cleansing Foam", "Essence")
