"""Items that run over several rows of a form: a discount, what it leaves, codes of their own."""

import pytest

from extraction.tables import Row, lines_of, plain, table_page, value

HEAD: Row = [
    (50, "Item"),
    (95, "Material"),
    (145, "Description"),
    (-345, "Quantity"),
    (-460, "Price"),
    (-550, "Value"),
]
LAMP: Row = [
    (50, "000010"),
    (95, "44-812"),
    (145, "Desk lamp with clamp"),
    (-345, "4 pcs"),
    (-460, "25.00 EUR / 1 pcs"),
    (-550, "100.00"),
]
CHAIR: Row = [
    (50, "000020"),
    (95, "44-977"),
    (145, "Folding chair"),
    (-345, "2 pcs"),
    (-460, "60.00 EUR / 1 pcs"),
    (-550, "120.00"),
]
OFF: Row = [(145, "EAN 4006381333931"), (330, "Discount"), (-460, "10- %"), (-550, "10.00-")]
LEFT: Row = [(330, "Net value of the position"), (-550, "90.00")]


def test_what_a_discount_leaves_is_the_items_amount() -> None:
    lamp, chair = lines_of((table_page(HEAD, LAMP, OFF, LEFT, CHAIR),))
    assert plain(lamp)[1:] == ("4", "25.00", "90.00")
    assert str(value(lamp.discount)) == "10"
    assert value(lamp.allowance) is None
    assert value(lamp.gtin) == "4006381333931"
    assert plain(chair)[1:] == ("2", "60.00", "120.00")


def test_a_sum_below_the_only_item_is_the_papers() -> None:
    total: Row = [(145, "Net total"), (-550, "90.00")]
    (lamp,) = lines_of((table_page(HEAD, LAMP, OFF, total),))
    assert plain(lamp)[3] == "100.00"
    assert value(lamp.allowance) == "-10.00"


def test_a_position_filled_up_with_noughts_is_no_item_number() -> None:
    lines = lines_of((table_page(HEAD, LAMP, CHAIR),))
    assert [value(line.seller_item_id) for line in lines] == ["44-812", "44-977"]


def test_codes_of_one_form_before_all_words_are_item_numbers() -> None:
    head: Row = [(50, "Item"), (95, "Material description"), *HEAD[3:]]
    rows = [
        [(50, "000010"), (95, "95/6020 Desk lamp with clamp"), *LAMP[3:]],
        [(50, "000020"), (95, "58/8349 Folding chair"), *CHAIR[3:]],
    ]
    lines = lines_of((table_page(head, *rows),))
    assert [value(line.seller_item_id) for line in lines] == ["95/6020", "58/8349"]
    assert [value(line.description) for line in lines] == ["Desk lamp with clamp", "Folding chair"]


def test_words_under_a_heading_for_a_code_are_the_description() -> None:
    head: Row = [(50, "Lp."), (95, "Kod"), (145, "Symbol"), *HEAD[3:]]
    lines = lines_of((table_page(head, LAMP, CHAIR),))
    assert [value(line.description) for line in lines] == ["Desk lamp with clamp", "Folding chair"]


def test_a_column_of_amounts_may_have_a_heading_that_says_nothing() -> None:
    head: Row = [*HEAD[:4], (-460, "Price"), (-550, "Wholesale")]
    lines = lines_of((table_page(head, LAMP, CHAIR),))
    assert [value(line.net_amount) for line in lines] == ["100.00", "120.00"]


def test_the_unit_of_the_price_is_not_the_quantitys() -> None:
    rows = [
        [(145, "Desk lamp"), (330, "4 pcs 25.00 EUR / 1 pcs"), (-550, "100.00")],
        [(145, "Folding chair"), (330, "2 pcs 60.00 EUR / 1 pcs"), (-550, "120.00")],
    ]
    head: Row = [(145, "Description"), (330, "Quantity"), (-460, "Price"), (-550, "Value")]
    assert [value(line.unit) for line in lines_of((table_page(head, *rows),))] == ["pcs", "pcs"]


@pytest.mark.parametrize("page", ["Page 1 of 2", "Seite 1", "Strona 1 z 2", "Pág. 1/2"])
def test_the_number_of_the_page_is_no_item(page: str) -> None:
    head: Row = [(50, "SKU"), (145, "Product"), (-550, "Qty")]
    row: Row = [(50, "44-812"), (145, "Desk lamp"), (-550, "24")]
    lines = lines_of((table_page(head, row, 60, [(-550, page)]),))
    assert [value(line.description) for line in lines] == ["Desk lamp"]
