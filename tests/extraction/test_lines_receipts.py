"""Items without headings: numbers that multiply, words around them, amounts that add up."""

import pytest

from extraction.tables import Row, lines_of, plain, table_page, value
from proofcheck.model.document import Source


def test_words_above_the_numbers_and_a_code_between() -> None:
    page = table_page(
        [(50, "MY SHOP")],
        20,
        [(50, "CUSHION 43*43CM")],
        [(50, "NZ-06/07 - 5/40")],
        [(50, "4006381333931"), (200, "2 X"), (-300, "14.90"), (-400, "29.80")],
        [(50, "POT HOLDER")],
        [(50, "MC52 - 10/300")],
        [(50, "9067846"), (200, "5 X"), (-300, "2.50"), (-400, "12.50")],
        20,
        [(50, "TOTAL"), (-400, "42.30")],
        source=Source.OCR,
    )
    first, second = lines_of((page,))
    assert plain(first) == ("CUSHION 43*43CM", "2", "14.90", "29.80")
    assert value(first.gtin) == "4006381333931"
    assert plain(second) == ("POT HOLDER", "5", "2.50", "12.50")


def test_amount_on_the_next_row_and_torn_numbers() -> None:
    page = table_page(
        [(50, "Fellgate jacket")],
        [(50, "8 × 127.28")],
        [(-400, "1, 018.24")],
        source=Source.OCR,
    )
    (line,) = lines_of((page,))
    assert plain(line) == ("Fellgate jacket", "8", "127.28", "1018.24")


def test_single_goods_count_when_they_make_the_total() -> None:
    rows = (
        [(50, "Milch 3,5%"), (-400, "1,19 A")],
        [(50, "Brot"), (-400, "2,49 A")],
        [(50, "2 x 0,89")],
        [(50, "Butter"), (-400, "1,78 A")],
    )
    lines = lines_of((table_page(*rows, [(50, "SUMME EUR"), (-400, "5,46")]),))
    assert [plain(line) for line in lines] == [
        ("Milch 3,5%", None, None, "1.19"),
        ("Brot", None, None, "2.49"),
        ("Butter", "2", "0.89", "1.78"),
    ]


def test_a_count_before_the_words_without_a_price() -> None:
    rows = ([(50, "2 x Lamp"), (-400, "7.00")], [(50, "1 x Hose 10 m"), (-400, "4.50")])
    lines = lines_of((table_page(*rows, [(50, "Total"), (-400, "11.50")]),))
    assert [plain(line) for line in lines] == [
        ("Lamp", "2", None, "7.00"),
        ("Hose 10 m", "1", None, "4.50"),
    ]


def test_amounts_that_do_not_make_the_total_are_no_items() -> None:
    rows = ([(50, "Milch"), (-400, "1,19 A")], [(50, "Brot"), (-400, "2,49 A")])
    assert lines_of((table_page(*rows, [(50, "SUMME EUR"), (-400, "9,99")]),)) == ()


def test_a_discount_on_an_item_is_no_item() -> None:
    page = table_page(
        [(50, "Ink"), (200, "5 x"), (-300, "11.00"), (-400, "55.00")],
        [(50, "Discount"), (200, "5 x"), (-300, "0.20"), (-400, "-1.00")],
    )
    assert [value(line.description) for line in lines_of((page,))] == ["Ink"]


def test_a_list_of_goods_without_prices() -> None:
    page = table_page(
        [(50, "SKU"), (150, "Description"), (-420, "Quantity")],
        [(50, "AB-1"), (150, "Shoes"), (-420, "4")],
        [(50, "AB-2"), (150, "Boots"), (-420, "2")],
    )
    lines = lines_of((page,))
    assert [(value(x.description), str(value(x.quantity))) for x in lines] == [
        ("Shoes", "4"),
        ("Boots", "2"),
    ]


def test_a_row_below_counts_words_that_run_over_two_rows() -> None:
    page = table_page(
        [(50, "Katzenbrunnen leise mit"), (-300, "165,24 A")],
        [(50, "Filter 2,5 l")],
        [(70, "2 x 82,62")],
        [(50, "Leine"), (-300, "7,50 A")],
        [(70, "3 Stk à 2,50")],
        [(50, "Zu zahlen"), (-300, "172,74")],
    )
    first, second = lines_of((page,))
    assert plain(first) == ("Katzenbrunnen leise mit Filter 2,5 l", "2", "82.62", "165.24")
    assert plain(second) == ("Leine", "3", "2.50", "7.50")


def test_amounts_without_decimals_that_a_row_below_counts() -> None:
    page = table_page([(50, "コーヒーミル"), (-300, "3,768 A")], [(60, "2 x 1,884")])
    (line,) = lines_of((page,))
    assert plain(line) == ("コーヒーミル", "2", "1884", "3768")


def test_a_count_that_makes_another_amount_is_no_item() -> None:
    assert lines_of((table_page([(50, "Leine"), (-300, "7,50 A")], [(70, "3 x 2,60")]),)) == ()


@pytest.mark.parametrize(
    "rows",
    [
        [[(50, "2 x 82,62")], [(50, "Brunnen leise"), (-300, "165,24 A")], [(50, "mit Filter")]],
        [[(50, "Brunnen leise")], [(50, "mit Filter"), (-300, "165,24 A")], [(60, "2 x 82,62")]],
        [[(50, "Brunnen leise mit Filter"), (-300, "165,24")], [(60, "82,62 x 2")]],
        [
            [(50, "Brunnen leise mit Filter"), (-300, "165,24 €")],
            [(60, "4006381333931")],
            [(60, "2 Stk x 82,62 €/Stk")],
            [(60, "Art.-Nr. 12-345")],
        ],
    ],
)
def test_ways_to_count_on_a_till_roll(rows: list[Row]) -> None:
    lines = lines_of((table_page([(50, "MARKT")], 20, *rows, *rows),))
    expected = ("Brunnen leise mit Filter", "2", "82.62", "165.24")
    assert [plain(line) for line in lines] == [expected, expected]


def test_a_discount_below_goods_of_a_receipt_is_taken_off_them() -> None:
    page = table_page(
        [(50, "Brunnen"), (-300, "165,24 A")],
        [(60, "2 x 82,62")],
        [(60, "Rabatt"), (-300, "-5,24")],
        [(50, "Leine"), (-300, "7,50 A")],
        [(50, "SUMME"), (-300, "167,50")],
    )
    lines = lines_of((page,))
    assert [plain(line)[0] for line in lines] == ["Brunnen", "Leine"]
    assert value(lines[0].allowance) == "-5.24"


def test_what_was_delivered_is_the_quantity_beside_what_was_ordered() -> None:
    page = table_page(
        [(50, "Pos"), (80, "Descripción"), (-360, "Pedido"), (-420, "Servido")],
        [(50, "1"), (80, "Correa"), (-360, "1"), (-420, "1")],
        [(50, "2"), (80, "Cama"), (-360, "3"), (-420, "2")],
    )
    lines = lines_of((page,))
    assert [str(value(line.quantity)) for line in lines] == ["1", "2"]
    assert [value(line.unit_price) for line in lines] == [None, None]


def test_no_page_and_an_empty_page_have_no_items() -> None:
    assert lines_of(()) == ()
    assert lines_of((table_page(),)) == ()


def test_cells_that_a_photo_moved_off_their_row_come_back_to_it() -> None:
    head: Row = [
        (50, "SKU"),
        (120, "Description"),
        (-330, "Qty"),
        (-410, "Price"),
        (-500, "Amount"),
    ]
    page = table_page(
        head,
        [(120, "Garden hose"), (-410, "5.00"), (-500, "10.00")],
        -8,
        [(50, "AB-100"), (-330, "2")],
        10,
        [(50, "AB-200")],
        -8,
        [(120, "Watering can"), (-330, "3"), (-410, "4.00"), (-500, "12.00")],
        source=Source.OCR,
    )
    first, second = lines_of((page,))
    assert plain(first) == ("Garden hose", "2", "5.00", "10.00")
    assert plain(second) == ("Watering can", "3", "4.00", "12.00")
    assert [value(line.seller_item_id) for line in (first, second)] == ["AB-100", "AB-200"]


@pytest.mark.parametrize(
    "rows",
    [
        [[(50, "2 x Garden hose à 3.50"), (-500, "7.00")]],
        [[(50, "2 pcs Garden hose"), (-400, "@ 3.50"), (-500, "7.00")]],
        [
            [(50, "Garden hose")],
            [(60, "Quantity: 2"), (180, "Unit price: 3.50"), (320, "Amount: 7.00")],
        ],
    ],
)
def test_words_around_the_numbers_of_an_item_without_headings(rows: list[Row]) -> None:
    (line,) = lines_of((table_page(*rows),))
    assert plain(line) == ("Garden hose", "2", "3.50", "7.00")


def test_a_code_before_the_words_and_a_rate_without_headings() -> None:
    row: Row = [(50, "AB-100"), (120, "Garden hose"), (-300, "2"), (-360, "3.50")]
    (line,) = lines_of((table_page([*row, (-420, "20 %"), (-500, "7.00")]),))
    assert value(line.seller_item_id) == "AB-100"
    assert str(value(line.tax_rate)) == "20"


def test_the_item_number_leads_a_list_without_prices() -> None:
    page = table_page(
        [(50, "Item no."), (130, "Description"), (-420, "Ordered"), (-500, "Delivered")],
        [(50, "AB-100"), (130, "Garden hose"), (-420, "2"), (-500, "1")],
        [(50, "AB-101"), (130, "Watering can"), (-420, "3"), (-500, "3")],
    )
    lines = lines_of((page,))
    assert [value(line.seller_item_id) for line in lines] == ["AB-100", "AB-101"]
    assert [str(value(line.quantity)) for line in lines] == ["1", "3"]


def test_words_that_the_roll_has_no_room_for_go_on_below() -> None:
    rows = (
        [(50, "POS 24"), (-224, "12:15")],
        [(50, "Velorin guest towel, pack of four large")],
        [(50, "TL690")],
        [(60, "2 x 57.91"), (-224, "115.82")],
        [(50, "Velorin hose, green YB509")],
        [(60, "1 x 17.09"), (-224, "17.09")],
        [(50, "Total"), (-224, "132.91")],
    )
    first, second = lines_of((table_page(*rows),), known_brands=("Velorin",))
    assert plain(first)[0] == "Velorin guest towel, pack of four large TL690"
    assert value(first.model) == "TL690"
    assert plain(second)[0] == "Velorin hose, green YB509"
