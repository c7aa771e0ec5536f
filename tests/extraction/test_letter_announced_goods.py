"""Goods in lines, rows and sentences under a word for goods: what parts them is the page."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.model.fields import Field

WIDE = "This certificate is issued to be shown to every marketplace on which our dealer offers it."


def goods_of(*rows: tuple[float, float, str]) -> tuple[str, ...]:
    products = read_letter((placed(*rows),)).products
    return products.chosen.value if isinstance(products, Field) else ()


@pytest.mark.parametrize(
    ("lead", "first_pt", "lines", "goods"),
    [
        # set in, with commas of their own
        ("Nimbus Ltd authorises Brightway Ltd to sell the following items of Kestrel:", 100,
         ("Kettle, cast iron, with lid (KW-101)", "Wall rack KW-220", "Trivet Slim 5 kg"),
         ("Kettle, cast iron, with lid (KW-101)", "Wall rack KW-220", "Trivet Slim 5 kg")),
        # set in, without a colon
        ("Die Nimbus GmbH erlaubt der Brightway GmbH den Verkauf der Kestrel-Artikel", 100,
         ("Kräutersalz, fein gemahlen, im Glas", "Teemischung mit Minze und Salbei"),
         ("Kräutersalz, fein gemahlen, im Glas", "Teemischung mit Minze und Salbei")),
        # lettered, at the edge of the text
        ("A Nimbus Lda autoriza a Brightway Lda a vender os produtos abaixo:", 60,
         ("a) xampu de murumuru, 80 g;", "b) máscara capilar 500 g;", "c) óleo de andiroba."),
         ("xampu de murumuru, 80 g", "máscara capilar 500 g", "óleo de andiroba")),
        # plain lines, each broken though the next word had room
        ("La société Nimbus SARL autorise Brightway SARL à vendre les modèles suivants :", 60,
         ("Kestrel Porteur E1 (vélo cargo)", "Kestrel Ville 7", "Kestrel Junior 20 et 24"),
         ("Kestrel Porteur E1 (vélo cargo)", "Kestrel Ville 7", "Kestrel Junior 20 et 24")),
    ],
)  # fmt: skip
def test_each_line_of_an_announced_list_is_an_item(
    lead: str, first_pt: float, lines: tuple[str, ...], goods: tuple[str, ...]
) -> None:
    listed = [(first_pt, 130.0 + 16 * index, line) for index, line in enumerate(lines)]
    assert goods_of((60, 80, WIDE), (60, 108, lead), *listed, (60, 220, WIDE)) == goods


def test_rows_with_counts_and_codes_give_their_goods() -> None:
    rows = [
        (70, 130, "1"), (100, 130, "bateria umywalkowa"), (330, 130, "KW-4010"),
        (70, 152, "2"), (100, 152, "bateria podtynkowa, termostatyczna"), (330, 152, "KW-4477"),
        (70, 174, "3"), (100, 174, "deszczownica 30 cm"), (330, 174, "KW-9030"),
    ]  # fmt: skip
    lead = "Firma Brightway sp. z o.o. jest uprawniona do odsprzedaży produktów marki Kestrel:"
    assert goods_of((60, 80, WIDE), (60, 104, lead), *rows, (60, 230, WIDE)) == (
        "bateria umywalkowa", "bateria podtynkowa, termostatyczna", "deszczownica 30 cm",
    )  # fmt: skip


def test_clauses_and_shops_under_a_colon_are_no_goods() -> None:
    clauses = (
        (60, 80, "Nimbus Ltd lets Brightway Ltd sell its products on the following terms:"),
        (80, 100, "1. Brightway Ltd may sell kettles made by Kestrel."),
        (80, 116, "2. It may not authorise others to sell them."),
    )
    assert goods_of(*clauses) == ("kettles",)
    shops = (
        (60, 80, "Nimbus Ltd lets Brightway Ltd sell Kestrel products in the following shops:"),
        (80, 100, "Etsy"), (80, 116, "Allegro"), (60, 150, WIDE),
    )  # fmt: skip
    assert goods_of(*shops) == ()


def test_a_sentence_goes_on_behind_its_colon_with_goods() -> None:
    said = "Nimbus SARL confirme que Brightway SARL revend nos articles : bols à cidre émaillés,"
    head = "Attestation remise à notre revendeur pour toute place de marché qui la demande."
    assert goods_of(
        (60, 80, head), (60, 108, said), (60, 119, "tasses « Iroise » et assiettes creuses 22 cm.")
    ) == ("bols à cidre émaillés", "tasses « Iroise", "assiettes creuses 22 cm")


def test_semicolons_part_labelled_goods_before_commas_do() -> None:
    head = "Letter of Authorisation. Nimbus Ltd authorises Brightway Ltd to sell Kestrel on Etsy."
    goods = "Products: studded tyres 26 in, 27.5 in and 29 in; saddle covers; rain capes"
    assert goods_of((60, 80, head), (60, 110, goods)) == (
        "studded tyres 26 in, 27.5 in and 29 in", "saddle covers", "rain capes",
    )  # fmt: skip
