"""Goods under a heading that holds a sentence, and what is cut off goods wherever they stand."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from extraction.test_letter_wordings import said
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.model.fields import Field


@pytest.mark.parametrize(
    ("grant", "heading", "sentence", "goods"),
    [
        (
            "Nimbus Srl autorizza Brightway Srl alla vendita. Il marchio è Kestrel.",
            "Prodotti",
            "Il dealer potrà comprare e rivendere sgabelli, tavoli e panche della linea Kestrel.",
            ("sgabelli", "tavoli", "panche"),
        ),
        (
            "Nimbus Sp. z o.o. upoważnia Brightway Sp. z o.o. do sprzedaży. Marka Kestrel.",
            "Asortyment",
            "Kupiec nabywa od Dostawcy i odsprzedaje konsumentom garnki, patelnie oraz czajniki.",
            ("garnki", "patelnie", "czajniki"),
        ),
        (
            "Nimbus GmbH ermächtigt Brightway GmbH zum Vertrieb. Die Marke ist Kestrel.",
            "Waren",
            "Dem Händler ist gestattet, Waagen und Mühlen der genannten Marke zu vertreiben.",
            ("Waagen", "Mühlen"),
        ),
    ],
)
def test_sentence_under_heading_is_read_as_prose(
    grant: str, heading: str, sentence: str, goods: tuple[str, ...]
) -> None:
    assert said(grant, "", heading, sentence)["products"] == goods


@pytest.mark.parametrize(
    ("row", "goods"),
    [
        ("Nimbus SL autoriza a Brightway SL a vender. Mercancía: navajas, recibidas por Cormo SA",
         ("navajas",)),
        ("Nimbus Ltd lets Brightway Ltd sell. Mark: Kestrel. Products: lamps, mugs ASIN: B0C7XQ41",
         ("lamps", "mugs")),
        ("Nimbus SARL autorise Brightway SARL à vendre les colis de couteaux de table KESTREL.",
         ("couteaux de table",)),
    ],
)  # fmt: skip
def test_what_is_no_goods_is_cut_off(row: str, goods: tuple[str, ...]) -> None:
    assert said(row)["products"] == goods


def test_wide_goods_are_read_without_their_brand() -> None:
    read = said(
        "杭州云岭有限公司授权义乌百川商行在天猫销售“KESTREL”商标的产品，即KESTREL面霜、护手膏。"
    )
    assert read["products"] == ("面霜", "护手膏")


@pytest.mark.parametrize(
    ("rows", "goods"),
    [
        (["Nimbus Lda autoriza Brightway Lda a vender os produtos Kestrel (loja oficial “Alba”). "
          "A autorização abrange bolas, redes e mochilas."], ("bolas", "redes", "mochilas")),
        (["Nimbus SARL autorise Brightway SARL à vendre l'ensemble des baromètres et lampes de "
          "notre marque Kestrel, soit jusqu'au 3 mai 2027."], ("baromètres", "lampes")),
        (["Nimbus Kaffeemaschinen & Toaster seit 1920", "", "Nimbus GmbH ermächtigt Brightway "
          "GmbH zum Vertrieb der Marke Kestrel. Dies erstreckt sich auf die Warengruppen Scheren, "
          "Hacken und Spaten."], ("Scheren", "Hacken", "Spaten")),
        (["Nimbus GmbH benennt Brightway GmbH als Wiederverkäuferin für Schuhe, Gurte und Seile "
          "beider Marken, „Kestrel“ und „Sedge“."], ("Schuhe", "Gurte", "Seile")),
        (["Nimbus Ltd lets Brightway Ltd sell pasta, ready-made sauces and breadsticks."],
         ("pasta", "ready-made sauces", "breadsticks")),
    ],
)  # fmt: skip
def test_edges_of_goods_in_prose(rows: list[str], goods: tuple[str, ...]) -> None:
    assert said(*rows)["products"] == goods


def test_list_of_items_is_read_by_its_column() -> None:
    page = placed(
        (60, 40, "Nimbus Ltd lets Brightway Ltd sell the listed items of its mark Kestrel."),
        (60, 80, "No."), (140, 80, "Product"), (300, 80, "Pack"), (400, 80, "EAN"),
        (60, 100, "1"), (140, 100, "Neem Face Wash"), (300, 100, "60 ml"), (400, 100, "890611230"),
        (60, 120, "2"), (140, 120, "Brahmi Hair Oil"), (300, 120, "90 ml"), (400, 120, "890611231"),
    )  # fmt: skip
    letter = read_letter((page,))
    assert isinstance(letter.products, Field)
    assert letter.products.value == ("Neem Face Wash", "Brahmi Hair Oil")


def test_names_in_column_of_marks_may_end_like_firms() -> None:
    page = placed(
        (60, 40, "Nimbus B.V. machtigt Brightway B.V. tot verkoop."),
        (60, 80, "Merk"), (200, 80, "Registratie"), (380, 80, "Artikelgroep"),
        (60, 100, "Sedge Bed"), (200, 100, "EUIPO 016 540 882"), (380, 100, "lakens"),
        (60, 120, "Kestrel & Co"), (200, 120, "EUIPO 017 906 114"), (380, 120, "kussens"),
    )  # fmt: skip
    letter = read_letter((page,))
    assert isinstance(letter.brands, Field)
    assert letter.brands.value == ("Sedge Bed", "Kestrel & Co")


@pytest.mark.parametrize(
    ("rows", "goods"),
    [
        (["Nimbus Ltd authorises Brightway Ltd.", "", "Goods", "Only pet beds and bird tables. "
          "Collars remain with our own shop."], ("pet beds", "bird tables")),
        (["A Nimbus Lda. autoriza a Brightway Lda. Os bens abrangidos são fechaduras e cadeados."],
         ("fechaduras", "cadeados")),
        (["Nimbus SARL autorise Brightway SARL à vendre sous la marque KESTREL les montres et "
          "bracelets, hormis les pièces de collection."], ("montres", "bracelets")),
        (["Nimbus Srl concede a Brightway Srl la vendita dei prodotti, limitatamente alle "
          "categorie: occhiali da sole, montature, custodie."],
         ("occhiali da sole", "montature", "custodie")),
        (["Nimbus Ltd lets Brightway Ltd sell its mark Kestrel:", "", "B0ABC12345 Kestrel Hair Oil",
          "B0ABC12346 Kestrel Shaving Brush", "Regards"],
         ("Hair Oil", "Shaving Brush")),
        (["Unser Kunde Brightway GmbH verkauft KESTREL-Messer und KESTREL-Scheren. Das ist mit uns "
          "abgesprochen. Nimbus GmbH"], ("Messer", "Scheren")),
    ],
)  # fmt: skip
def test_lists_of_goods_end_where_others_begin(rows: list[str], goods: tuple[str, ...]) -> None:
    assert said(*rows)["products"] == goods


def test_list_of_items_is_read_under_any_heading_beside_its_codes() -> None:
    page = placed(
        (60, 40, "Nimbus SARL autorise Brightway SARL à vendre sa marque Kestrel."),
        (60, 80, "ASIN"), (180, 80, "SKU"), (300, 80, "Désignation"),
        (60, 100, "B09W3TQX5A"), (180, 100, "KE-LAMP-01"), (300, 100, "Lampe de chevet"),
        (60, 120, "B09W3V8N2B"), (180, 120, "KE-GUIR-10"), (300, 120, "Guirlande solaire"),
    )  # fmt: skip
    letter = read_letter((page,))
    assert isinstance(letter.products, Field)
    assert letter.products.value == ("Lampe de chevet", "Guirlande solaire")


@pytest.mark.parametrize(
    ("rows", "goods"),
    [
        (["1. Marks. Nimbus Ltd owns the mark Kestrel and lets Brightway Ltd sell.",
          "2. Goods. In this paper “Goods” means towels and rugs supplied by Nimbus."],
         ("towels", "rugs")),
        (["Nimbus SARL autorise Brightway SARL à vendre les savons de Marseille, les crèmes pour "
          "les mains et les bougies de la marque Kestrel."],
         ("savons de Marseille", "crèmes pour les mains", "bougies")),
        (["Nimbus SL autoriza a Brightway SL para vender por ese medio los molcajetes, comales y "
          "prensas de cocina."], ("molcajetes", "comales", "prensas de cocina")),
        (["Brightway Srl vende con il nostro consenso. Si tratta di imbutatori e macinini KESTREL. "
          "Nimbus Srl"], ("imbutatori", "macinini")),
        (["Nimbus B.V. machtigt Brightway B.V.", "", "Assortiment", "kluizen en deurbellen"],
         ("kluizen", "deurbellen")),
        (["Nimbus GmbH autorisiert Brightway GmbH.", "", "Waren / Goods: Zelte / tents, Gurte / "
          "belts"], ("Zelte", "Gurte")),
    ],
)  # fmt: skip
def test_goods_in_clauses_of_all_kinds(rows: list[str], goods: tuple[str, ...]) -> None:
    assert said(*rows)["products"] == goods


@pytest.mark.parametrize(
    ("heads", "goods"),
    [
        (("EAN", "Omschrijving"), ("Vloerzeep 2,5 L", "Parketolie zwart")),
        (("ASIN", "Producto"), ("Almohada de viaje", "Manta doble")),
        (("型号", "品名"), ("折叠水壶", "野营灯")),
        (("SKU", "Product"), ("Grinder two group", "Milk jug")),
    ],
)
def test_two_headings_make_a_list_of_items_beside_their_codes(
    heads: tuple[str, str], goods: tuple[str, ...]
) -> None:
    page = placed(
        (60, 40, "Nimbus Ltd lets Brightway Ltd sell its mark Kestrel."),
        (60, 60, "授权产品:"),
        (60, 80, heads[0]), (200, 80, heads[1]),
        (60, 100, "B0W85LSE61"), (200, 100, goods[0]),
        (60, 120, "B0C92MBQ75"), (200, 120, goods[1]),
    )  # fmt: skip
    letter = read_letter((page,))
    assert isinstance(letter.products, Field)
    assert letter.products.value == goods


@pytest.mark.parametrize(
    ("products", "goods"),
    [
        ("Nets, dry bags (10 L, 20 L), and poles", ("Nets", "dry bags (10 L, 20 L)", "poles")),
        ("ropes, packs 30L and 45L", ("ropes", "packs 30L and 45L")),
        ("deck oil 2,5 L, brushes", ("deck oil 2,5 L", "brushes")),
    ],
)  # fmt: skip
def test_sizes_do_not_part_an_item(products: str, goods: tuple[str, ...]) -> None:
    said_so = said("Nimbus Ltd lets Brightway Ltd sell Kestrel.", f"Products: {products}")
    assert said_so["products"] == goods


def test_a_heading_for_numbers_of_registration_is_no_brand() -> None:
    page = placed(
        (60, 40, "Nimbus Ltd certifies that Brightway Ltd is its authorised reseller."),
        (60, 80, "Trade mark"), (200, 80, "Appl./Regn. No."), (380, 80, "Class"),
        (60, 100, "KESTREL (word)"), (200, 100, "2418867"), (380, 100, "21"),
        (60, 120, "NORDEN (device)"), (200, 120, "4087715"), (380, 120, "21"),
    )  # fmt: skip
    letter = read_letter((page,))
    assert isinstance(letter.brands, Field)
    assert letter.brands.value == ("KESTREL", "NORDEN")
