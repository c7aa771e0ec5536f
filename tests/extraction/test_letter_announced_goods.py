"""Goods in lines, rows and sentences under a word for goods: what parts them is the page."""

from __future__ import annotations

import msgspec
import pytest

from extraction.placed import placed
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.model.document import Line
from proofcheck.model.fields import Field
from proofcheck.model.measures import Box, box_around

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


def test_headings_of_a_table_under_its_announcement_are_no_items() -> None:
    lead = "La Nimbus S.r.l. autorizza Brightway S.r.l. a porre in vendita i seguenti articoli:"
    rows = [
        (60, 128, "Codice"), (180, 128, "Descrizione"),
        (60, 146, "KW-03/AL"), (180, 146, "Caffettiera 3 tazze, alluminio"),
        (60, 164, "KW-06/AL"), (180, 164, "Caffettiera 6 tazze, alluminio"),
    ]  # fmt: skip
    assert goods_of((60, 80, WIDE), (60, 104, lead), *rows, (60, 210, WIDE)) == (
        "Caffettiera 3 tazze, alluminio", "Caffettiera 6 tazze, alluminio",
    )  # fmt: skip


def test_models_beside_the_names_of_their_groups_are_the_goods() -> None:
    lead = "Die Nimbus GmbH erlaubt der Brightway GmbH, die folgenden Geräte anzubieten:"
    rows = [
        (60, 130, "Wasserkocher"), (180, 130, "Kestrel V9 Flex (Art. 70.411), Kestrel V9 Max"),
        (60, 152, "Toaster"), (180, 152, "Kestrel T2 (Art. 71.020)"),
    ]  # fmt: skip
    assert goods_of((60, 104, lead), *rows, (60, 190, "Die Erlaubnis gilt bis Ende 2026.")) == (
        "Kestrel V9 Flex (Art. 70.411)", "Kestrel V9 Max", "Kestrel T2 (Art. 71.020)",
    )  # fmt: skip


def test_a_list_ends_before_the_mark_of_all_its_goods() -> None:
    text = (
        "Nimbus S.p.A. autorizza Brightway S.r.l. a vendere i prodotti seguenti: friggitrice ad "
        "aria FA-50, tostapane TP-20 e bollitore BL-10, tutti a marchio Kestrel."
    )
    assert goods_of((60, 80, text)) == (
        "friggitrice ad aria FA-50", "tostapane TP-20", "bollitore BL-10",
    )  # fmt: skip


def test_the_last_line_of_a_cell_goes_on_with_the_value_above_it() -> None:
    cells = [
        (60, 120, "Verkoper"), (160, 120, "Brightway B.V."),
        (60, 142, "Artikelen"), (160, 142, "Springvorm 24 cm"),
        (160, 153, "Tulbandvorm, geëmailleerd"), (160, 164, "Deegroller beuken, met handvatten"),
        (60, 186, "Landen"), (160, 186, "Nederland en België"),
    ]  # fmt: skip
    lead = "Nimbus B.V. geeft de verkoper hieronder toestemming om onze artikelen te verkopen."
    assert goods_of((60, 80, lead), *cells, (60, 220, "Met vriendelijke groet,")) == (
        "Springvorm 24 cm", "Tulbandvorm, geëmailleerd", "Deegroller beuken, met handvatten",
    )  # fmt: skip


def test_a_lead_that_was_read_low_announces_its_list() -> None:
    lead = "Nimbus SARL autorise Brightway SARL à commercialiser sous cette marque :"
    page = placed(
        (60, 80, WIDE),
        (60, 108, lead),
        (60, 134, "– des pelotes de laine mérinos ;"),
        (60, 150, "– des plaids, hors édition limitée."),
    )
    low = [
        msgspec.structs.replace(word, box=Box(word.box.x0, 109, word.box.x1, 114))
        for word in page.lines[1].words
    ]
    line = Line(words=tuple(low), box=box_around(word.box for word in low))
    lines = (page.lines[0], line, *page.lines[2:])
    words = tuple(word for one in lines for word in one.words)
    products = read_letter((msgspec.structs.replace(page, lines=lines, words=words),)).products
    assert isinstance(products, Field)
    assert products.chosen.value == ("pelotes de laine mérinos", "plaids, hors édition limitée")
