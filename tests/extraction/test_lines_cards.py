"""Items set as cards, columns that are numbered, counters and codes that share a column."""

import pytest

from extraction.tables import Row, lines_of, plain, table_page, value
from proofcheck.extraction.cells import make_grid
from proofcheck.extraction.lines.models import model_span
from proofcheck.extraction.lines.numbered_columns import numbers_columns


def test_a_card_tells_its_goods_above_the_numbers() -> None:
    page = table_page(
        [(50, "Norrvik Horology Ltd")],
        20,
        [(100, "Velorin diver 41 mm")],
        [(100, "Reference"), (200, "3799.49.CE")],
        [(100, "Ser. nos"), (200, "W7950955")],
        [(100, "Year"), (200, "2001")],
        8,
        [(100, "1 × £9,869.86"), (-490, "£9,869.86")],
        20,
        [(50, "Invoice total"), (-490, "£9,869.86")],
    )
    (line,) = lines_of((page,), known_brands=("Velorin",))
    assert plain(line) == ("Velorin diver 41 mm", "1", "9869.86", "9869.86")
    assert value(line.brand) == "Velorin"
    assert value(line.model) == "3799.49.CE"
    assert value(line.serial_numbers) == ("W7950955",)


@pytest.mark.parametrize(
    ("row", "is_numbering"),
    [
        ([(50, "0"), (100, "1"), (200, "2"), (300, "3"), (400, "4(2x3)")], True),
        ([(50, "(1)"), (100, "(2)"), (200, "(3)"), (300, "4=2*3")], True),
        ([(50, "1"), (100, "2"), (200, "2"), (300, "4")], False),
        ([(50, "2"), (100, "3"), (200, "4")], False),
        ([(50, "1"), (100, "2"), (200, "Lamp")], False),
    ],
)
def test_a_row_that_numbers_the_columns(row: Row, is_numbering: bool) -> None:
    assert numbers_columns(make_grid(table_page(row)).rows[0]) is is_numbering


def test_numbers_of_columns_are_no_item() -> None:
    page = table_page(
        [
            (50, "Nr."),
            (80, "Denumirea"),
            (-330, "Cant."),
            (-410, "Pret unitar"),
            (-550, "Valoarea"),
        ],
        [(50, "0"), (80, "1"), (-330, "2"), (-410, "3"), (-550, "4(2x3)")],
        [(50, "1"), (80, "Ceas"), (-330, "3"), (-410, "1.240,00"), (-550, "3.720,00")],
    )
    (line,) = lines_of((page,))
    assert plain(line) == ("Ceas", "3", "1240.00", "3720.00")


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Velorin EL603 router dual band AX3000", "EL603"),
        ("Velorin Orion XL4 router AX3000", "Orion XL4"),
        ("Velorin hose trolley, wall-mounted Nimbus 6", "Nimbus 6"),
        ("Velorin set of 3 bowls", None),
    ],
)
def test_the_model_stands_behind_the_brand_or_at_the_end(text: str, model: str | None) -> None:
    span = model_span(text, len("Velorin"), is_sure=True)
    assert (text[span[0] : span[1]] if span else None) == model


def test_what_was_sent_is_the_quantity_of_a_despatch_note() -> None:
    page = table_page(
        [
            (50, "Stock code"),
            (130, "Particulars"),
            (-360, "Ordered"),
            (-410, "Sent"),
            (-470, "To follow"),
            (-540, "Carton"),
        ],
        [(50, "8584396"), (130, "Lamp"), (-360, "62"), (-410, "60"), (-470, "2"), (-540, "1/1")],
        [(50, "5895422"), (130, "Chair"), (-360, "4"), (-410, "4"), (-540, "1/1")],
    )
    first, second = lines_of((page,))
    assert (plain(first)[:2], plain(second)[:2]) == (("Lamp", "60"), ("Chair", "4"))
    assert value(first.seller_item_id) == "8584396"
