"""Shops that an annex lists in a table, and wordings of channels, goods and marks."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from extraction.test_letter_wordings import GRANT, said
from proofcheck.extraction.letter import letters_of, read_letter
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, named_fields


def annex(title: str, *rows: tuple[str, ...]) -> PageText:
    """Set an annex whose table has columns 140 points apart."""
    cells = [(60.0, 60.0, title)]
    for number, row in enumerate(rows):
        cells += [(60.0 + 140 * at, 90.0 + 20 * number, text) for at, text in enumerate(row)]
    return placed(*cells, number=2)


def with_annex(title: str, *rows: tuple[str, ...]) -> dict[str, Any]:
    letter = read_letter((page_of("AUTHORISATION", "", GRANT), annex(title, *rows)))
    return {n: f.value for n, f in named_fields(letter) if isinstance(f, Field)}


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Schedule 1: Approved shops", ("Platform", "Store name", "Store ID")),
        ("Anlage 2: Freigegebene Shops", ("Marktplatz", "Händlername", "Händler-ID")),
        ("Annexe - boutiques autorisées", ("Plateforme", "Nom de la boutique", "Lien")),
        ("Allegato 1: negozi", ("Canale di vendita", "Negozio", "Codice venditore")),
        ("Bijlage 1: winkels", ("Verkoopplatform", "Winkelnaam", "Winkelnummer")),
        ("Załącznik 1: sklepy", ("Platforma", "Nazwa sklepu", "Identyfikator")),
        ("Anexo 1: lojas autorizadas", ("Plataforma", "Nome da loja", "ID da loja")),
        ("别紙：認定店舗", ("プラットフォーム", "ショップ名", "店舗ID")),
    ],
)
def test_a_table_of_shops(title: str, heads: tuple[str, ...]) -> None:
    rows = (("eBay", "Tentwell Direct", "77120034"), ("Brimbo", "Tentwell Two", "77120035"))
    assert with_annex(title, heads, *rows)["channels"] == (
        "eBay",
        "store:Tentwell Direct",
        "Brimbo",
        "store:Tentwell Two",
    )


@pytest.mark.parametrize(
    "below",
    [
        (("Model", "Description", "Warranty"), ("TW-1", "Tent", "12 months")),
        (("授权产品：",), ("帐篷", "红色", "三年")),
        (("Artikelnummer", "Bezeichnung"), ("TW-1", "Zelt")),
    ],
)
def test_another_table_ends_a_table_of_shops(below: tuple[tuple[str, ...], ...]) -> None:
    heads = ("Platform", "Store", "Country")
    rows = (("eBay", "Tentwell", "Norway"), ("Own webshop", "tentwell.example", "Norway"))
    read = with_annex("Annex", heads, *rows, *below)["channels"]
    assert set(read) == {"eBay", "online", "store:Tentwell", "store:tentwell.example"}


@pytest.mark.parametrize(
    ("row", "shop"),
    [
        ("Walmart store: Hill Goods, Seller ID 204417730", "store:Hill Goods"),
        ("Amazon store: Hill Goods (Merchant token A1XB7QPL27TRK)", "store:Hill Goods"),
        ("Winkelnaam: Hill Goods, Verkoper-ID: 204417730", "store:Hill Goods"),
        (
            "销售渠道：亚马逊美国站，店铺名 Hill Goods（卖家ID：B3K9LQ7XW3）",
            "store:Hill Goods",
        ),
    ],
)
def test_the_number_of_a_shop_is_no_shop(row: str, shop: str) -> None:
    shops = [c for c in said(GRANT, "", row)["channels"] if c.startswith("store:")]
    assert shops == [shop]


def test_numbers_of_shops_are_no_numbers_of_marks() -> None:
    read = with_annex("Annex", ("Site", "Seller", "Shop number"), ("eBay", "Tentwell", "77120034"))
    assert "trademark_numbers" not in read


def test_labels_beside_a_platform_head_no_table() -> None:
    read = with_annex("Annex", ("Platform", "eBay", "Store"), ("Country", "Norway", "Oslo"))
    assert "Country" not in read.get("channels", ())


def test_an_annex_begins_no_letter() -> None:
    pages = (page_of(GRANT), page_of("Annex B: authorisation to sell, list of shops", number=2))
    assert letters_of(pages) == (pages,)


@pytest.mark.parametrize(
    ("sentence", "channels"),
    [
        ("Verkauft werden darf über den eBay-Shop „Zeltgut“.", ("eBay", "store:Zeltgut")),
        ("Vendite su internet e negozi fisici sono permesse.", ("offline", "online")),
        ("Dozwolony jest handel internetowy.", ("online",)),
    ],
)
def test_channels_in_other_words(sentence: str, channels: tuple[str, ...]) -> None:
    assert said(GRANT, "", sentence)["channels"] == channels


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("Se permite la sublicencia.", "may_sublicense", True),
        ("Der Verkauf ist in folgenden Ländern erlaubt: Polen.", "territories", ("PL",)),
    ],
)
def test_terms_in_other_words(sentence: str, field: str, value: object) -> None:
    assert said(GRANT, "", sentence)[field] == value


def test_a_paper_that_only_serves_a_purpose_is_not_exclusive() -> None:
    read = said(GRANT, "", "Dieses Schreiben dient ausschließlich der Vorlage bei Behörden.")
    assert "exclusive" not in read


def test_a_role_in_brackets_allows_no_sublicence() -> None:
    read = said(GRANT, "", "Sous-distributeur (autorisé par la présente)")
    assert "may_sublicense" not in read


def test_a_country_in_a_company_s_name_is_no_territory() -> None:
    read = said("We confirm that Tentwell Norway Ltd is authorised to sell Kestrel tents.")
    assert "territories" not in read


def test_goods_behind_a_mark_before_a_last_verb() -> None:
    text = (
        "Zeltgut GmbH wird hiermit zum Fachhändler der Marke Kestrel für Zelte und Planen ernannt."
    )
    assert said(f"Wir, Nimbus AG, bestätigen: {text}")["products"] == ("Zelte", "Planen")


def test_a_japanese_list_of_goods_keeps_its_kana() -> None:
    read = said("当社は「KESTREL」の販売を許諾します。対象商品：テントおよび旅行かばん。")
    assert read["products"] == ("テント", "旅行かばん")


def test_a_blank_lost_at_an_and_sign() -> None:
    read = said("Nimbus Ltd authorises Brightway Ltd to sell products of the brand Kes& Trel.")
    assert read["brands"] == ("Kes & Trel",)


def test_a_street_names_no_brand() -> None:
    pages = (page_of(GRANT, "", "Robert-Bosch-Straße 3, 70469 Stuttgart"),)
    brands = read_letter(pages, known_brands=("Bosch",)).brands
    assert isinstance(brands, Field)
    assert "Bosch" not in brands.value
