"""GTINs in rows of their own, counters before codes, and headings under the title of a section."""

from __future__ import annotations

from typing import Any

from extraction.placed import placed
from proofcheck.extraction.lines import read_lines
from proofcheck.extraction.sheets import read_sheets
from proofcheck.model.fields import Field, InvoiceLine, Maybe


def read(*texts: tuple[float, float, str]) -> tuple[InvoiceLine, ...]:
    return read_lines([sheet.grid for sheet in read_sheets((placed(*texts),))])


def value(field: Maybe[Any]) -> Any:
    return field.value if isinstance(field, Field) else None


def test_a_gtin_below_its_item_is_not_that_of_the_next_one() -> None:
    lines = read(
        (20, 100, "Wanderstöcke Paar"),
        (13, 106, "1"),
        (160, 106, "139.00"),
        (200, 106, "139.00"),
        (20, 112, "7640221100931"),
        (20, 124, "Sonnencreme 100ml"),
        (13, 130, "2"),
        (160, 130, "16.90"),
        (200, 130, "33.80"),
        (20, 136, "7640221177193"),
    )
    assert [value(line.gtin) for line in lines] == ["7640221100931", "7640221177193"]


def test_a_gtin_stands_above_the_items_that_are_counted_below() -> None:
    lines = read(
        (11, 120, "4971203300715"),
        (11, 132, "Cordless screwdriver"),
        (188, 132, "79.80"),
        (21, 145, "2 x 39.90"),
        (11, 158, "4971203313135"),
        (11, 170, "Drill bits"),
        (188, 170, "19.80"),
        (21, 183, "1 x 19.80"),
    )
    assert [value(line.gtin) for line in lines] == ["4971203300715", "4971203313135"]


def test_the_title_of_a_section_is_no_heading() -> None:
    lines = read(
        (46, 271, "Invoice details"),
        (49, 289, "Description"),
        (328, 289, "Qty"),
        (380, 289, "Unit price"),
        (440, 289, "VAT rate"),
        (510, 289, "Amount"),
        (49, 308, "Glimmer bike light set"),
        (328, 308, "2"),
        (390, 308, "22.49"),
        (445, 308, "20%"),
        (515, 308, "44.98"),
    )
    assert [value(line.description) for line in lines] == ["Glimmer bike light set"]


def test_counters_without_a_heading_are_no_item_numbers() -> None:
    headings = (
        (50, 283, "Item Code"),
        (50, 295, "項目 編號"),
        (130, 283, "Description"),
        (130, 295, "貨品名稱"),
        (400, 283, "Qty"),
        (450, 283, "Price"),
        (500, 283, "Amount"),
    )
    lines = read(
        *headings,
        (51, 320, "1"),
        (71, 320, "TS80-BK"),
        (130, 320, "Barcode scanner"),
        (402, 320, "8"),
        (450, 320, "118.00"),
        (505, 320, "944.00"),
        (51, 340, "2"),
        (130, 340, "On-site setup"),
        (402, 340, "1"),
        (450, 340, "80.00"),
        (505, 340, "80.00"),
    )
    assert [value(line.seller_item_id) for line in lines] == ["TS80-BK", None]
    assert [value(line.description) for line in lines] == ["Barcode scanner", "On-site setup"]


def test_a_table_ends_where_its_rest_is_blank() -> None:
    lines = read(
        (60, 100, "品番"),
        (160, 100, "品名"),
        (350, 100, "数量"),
        (400, 100, "単価"),
        (460, 100, "金額"),
        (60, 116, "CH-K100"),
        (160, 116, "煎茶 缶入"),
        (355, 116, "60"),
        (402, 116, "1,080"),
        (460, 116, "64,800"),
        (160, 132, "以下余白"),
        (160, 300, "8%対象"),
        (395, 300, "64,800円"),
        (462, 300, "5,184円"),
    )
    assert [value(line.seller_item_id) for line in lines] == ["CH-K100"]


def test_a_code_before_the_label_of_a_gtin_is_the_items_number() -> None:
    lines = read(
        (60, 100, "Aantal"),
        (110, 100, "Omschrijving"),
        (430, 100, "Prijs"),
        (500, 100, "Bedrag"),
        (60, 116, "16"),
        (110, 116, "Noodverlichting opbouw"),
        (430, 116, "41,20"),
        (500, 116, "659,20"),
        (110, 128, "LD-NVO – EAN 8719944107721"),
    )
    assert [value(line.seller_item_id) for line in lines] == ["LD-NVO"]
    assert [value(line.description) for line in lines] == ["Noodverlichting opbouw"]
    assert [value(line.gtin) for line in lines] == ["8719944107721"]
