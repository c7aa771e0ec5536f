"""Rows below an item that take something off its amount, or add something."""

from extraction.tables import Row, lines_of, table_page, value

HEAD: Row = [(50, "Description"), (-330, "Qty"), (-410, "Unit price"), (-550, "Amount")]
CHAIR: Row = [(50, "Chair"), (-330, "2"), (-410, "50.00"), (-550, "100.00")]
LAMP: Row = [(50, "Lamp"), (-330, "3"), (-410, "20.00"), (-550, "60.00")]


def _allowances(*rows: Row) -> list[object]:
    return [value(line.allowance) for line in lines_of((table_page(HEAD, *rows),))]


def test_a_discount_between_two_items_is_the_upper_ones() -> None:
    off: Row = [(50, "Less quantity discount"), (-550, "-15.00")]
    assert _allowances(CHAIR, off, LAMP) == ["-15.00", None]


def test_a_discount_without_a_sign_is_taken_off_too() -> None:
    off: Row = [(50, "Remise 10 %"), (-550, "10.00")]
    assert _allowances(CHAIR, off, LAMP) == ["-10.00", None]


def test_the_percentage_tells_whose_a_discount_below_the_last_item_is() -> None:
    of_item: Row = [(50, "Rabatt 5 %"), (-550, "-3.00")]
    of_paper: Row = [(50, "Rabatt 5 %"), (-550, "-8.00")]
    assert _allowances(CHAIR, LAMP, of_item) == [None, "-3.00"]
    assert _allowances(CHAIR, LAMP, of_paper) == [None, None]


def test_shipping_is_no_ones_allowance() -> None:
    shipping: Row = [(50, "Shipping"), (-550, "12.00")]
    assert _allowances(CHAIR, shipping, LAMP) == [None, None]
