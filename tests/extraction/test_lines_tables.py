"""Items of tables: wrapped words, stacked codes, several pages, discounts, doubtful numbers."""

from extraction.tables import Row, lines_of, plain, table_page, value
from proofcheck.model.document import Source
from proofcheck.model.fields import Absence, Missing
from proofcheck.model.measures import OnPage

HEAD: Row = [(50, "Description"), (-330, "Qty"), (-410, "Unit price"), (-550, "Amount")]
CHAIR: Row = [(50, "Chair"), (-330, "2"), (-410, "5.00"), (-550, "10.00")]
LAMP: Row = [(50, "Lamp"), (-330, "3"), (-410, "20.00"), (-550, "60.00")]
TOTAL: Row = [(-450, "Total"), (-550, "70.00")]


def test_wrapped_words_belong_to_the_row_above_and_remarks_to_none() -> None:
    first, second = lines_of(
        (
            table_page(
                HEAD,
                CHAIR,
                -3,
                [(50, "with a high back")],
                -3,
                [(50, "Origin: Denmark")],
                8,
                LAMP,
                TOTAL,
            ),
        )
    )
    assert plain(first) == ("Chair with a high back", "2", "5.00", "10.00")
    assert plain(second) == ("Lamp", "3", "20.00", "60.00")


def test_numbers_may_stand_in_the_middle_of_their_words() -> None:
    page = table_page(
        HEAD,
        8,
        [(50, "Large pump with")],
        -4,
        [(50, "steel housing"), (-330, "2"), (-410, "5.00"), (-550, "10.00")],
        -4,
        [(50, "and warranty")],
        14,
        [(50, "Small pump with")],
        -4,
        [(50, "plastic housing"), (-330, "3"), (-410, "20.00"), (-550, "60.00")],
        -4,
        [(50, "and no warranty")],
        14,
        TOTAL,
    )
    assert [value(line.description) for line in lines_of((page,))] == [
        "Large pump with steel housing and warranty",
        "Small pump with plastic housing and no warranty",
    ]


def test_sums_carried_over_and_shipping_are_no_items() -> None:
    pages = (
        table_page(HEAD, CHAIR, [(-450, "Carried forward"), (-550, "10.00")]),
        table_page(
            HEAD,
            [(-450, "Brought forward"), (-550, "10.00")],
            LAMP,
            [(50, "Shipping"), (-550, "7.50")],
            [(-450, "Subtotal"), (-550, "77.50")],
            [(-450, "VAT 20%"), (-550, "15.50")],
            [(-450, "Total"), (-550, "93.00")],
            number=2,
        ),
    )
    lines = lines_of(pages)
    assert [value(line.description) for line in lines] == ["Chair", "Lamp"]
    assert [line.place.page for line in lines if isinstance(line.place, OnPage)] == [1, 2]


def test_a_table_runs_on_without_its_headings() -> None:
    pages = (table_page(HEAD, CHAIR), table_page(LAMP, TOTAL, number=2))
    assert [value(line.description) for line in lines_of(pages)] == ["Chair", "Lamp"]


def test_a_tax_table_below_is_no_list_of_items() -> None:
    page = table_page(
        HEAD,
        CHAIR,
        LAMP,
        TOTAL,
        20,
        [(50, "Tax"), (-330, "Rate"), (-410, "Base"), (-550, "Tax amount")],
        [(50, "VAT"), (-330, "20 %"), (-410, "70.00"), (-550, "14.00")],
    )
    assert len(lines_of((page,))) == 2


def test_arithmetic_tells_quantity_from_amount() -> None:
    """`Amount` is a row's sum on most papers; here it is the count, and `Total` the sum."""
    page = table_page(
        [(50, "Amount"), (120, "Product"), (-410, "Price"), (-550, "Total")],
        [(50, "4.00"), (120, "Balloons"), (-410, "0.50 €"), (-550, "2.00 €")],
        [(50, "8.00"), (120, "Strings"), (-410, "0.25 €"), (-550, "2.00 €")],
    )
    assert plain(lines_of((page,))[0]) == ("Balloons", "4.00", "0.50", "2.00")


def test_a_discount_in_percent_is_read_and_multiplies() -> None:
    page = table_page(
        [(50, "Artikel"), (-300, "Menge"), (-370, "Preis"), (-430, "Rabatt"), (-550, "Summe")],
        [(50, "Bohrer"), (-300, "5"), (-370, "20,00"), (-430, "10 %"), (-550, "90,00")],
    )
    (line,) = lines_of((page,))
    assert str(value(line.discount)) == "10"
    assert value(line.net_amount) == "90.00"
    assert line.net_amount.confidence > 0.95  # type: ignore[union-attr]


def test_an_amount_with_tax_is_no_net_amount() -> None:
    page = table_page(
        [(50, "Description"), (-300, "Quantité"), (-380, "Prix"), (-440, "TVA"), (-550, "Montant")],
        [(50, "Bureau"), (-300, "2"), (-380, "100,00"), (-440, "20 %"), (-550, "240,00")],
    )
    (line,) = lines_of((page,))
    assert isinstance(line.net_amount, Missing)
    assert line.net_amount.absence is Absence.NOT_PRINTED


def test_a_line_that_does_not_multiply_is_kept_as_printed_and_less_sure() -> None:
    forged: Row = [(50, "Lamp"), (-330, "3"), (-410, "20.00"), (-550, "90.00")]
    sound, wrong = lines_of((table_page(HEAD, CHAIR, forged, TOTAL),))
    assert plain(wrong) == ("Lamp", "3", "20.00", "90.00")
    assert wrong.net_amount.confidence < sound.net_amount.confidence  # type: ignore[union-attr]


def test_thousands_torn_from_their_number_are_joined() -> None:
    page = table_page(
        [(50, "Désignation"), (-300, "Qté"), (-400, "P.U. HT"), (-550, "Montant HT")],
        [(50, "Table"), (-300, "22"), (-400, "4500,00"), (-528, "99"), (-563, "000,00")],
        [(50, "Banc"), (-300, "2"), (-400, "50,00"), (-563, "100,00")],
        source=Source.OCR,
    )
    assert plain(lines_of((page,))[0]) == ("Table", "22", "4500.00", "99000.00")


def test_a_quantity_glued_to_the_code_before_it_is_parted() -> None:
    page = table_page(
        [(50, "Item"), (200, "SKU"), (258, "Qty"), (-410, "Unit price"), (-550, "Amount")],
        [(50, "Keyboard"), (200, "KEY-MECH-0064"), (-410, "150.00"), (-550, "600.00")],
        [(50, "Mouse"), (200, "MOU-005"), (258, "4"), (-410, "30.00"), (-550, "120.00")],
    )
    first = lines_of((page,))[0]
    assert value(first.seller_item_id) == "KEY-MECH-006"
    assert plain(first) == ("Keyboard", "4", "150.00", "600.00")


def test_a_fapiao_row() -> None:
    page = table_page(
        [
            (40, "货物或应税劳务、服务名称"),
            (190, "规格型号"),
            (250, "单位"),
            (-310, "数量"),
            (-370, "单价"),
            (-440, "金额"),
            (-490, "税率"),
            (-550, "税额"),
        ],
        [
            (40, "*鞋*运动鞋"),
            (190, "NK-270"),
            (250, "双"),
            (-310, "20"),
            (-370, "350.00"),
            (-440, "7000.00"),
            (-490, "13%"),
            (-550, "910.00"),
        ],
        [(60, "合计"), (-440, "¥7000.00"), (-550, "¥910.00")],
    )
    (line,) = lines_of((page,))
    assert plain(line) == ("*鞋*运动鞋", "20", "350.00", "7000.00")
    assert (value(line.model), value(line.unit), str(value(line.tax_rate))) == (
        "NK-270",
        "双",
        "13",
    )


def test_negative_lines_stay_negative() -> None:
    page = table_page(
        [(50, "Omschrijving"), (-330, "Aantal"), (-410, "Prijs"), (-550, "Bedrag")],
        [(50, "Adapter"), (-330, "-1"), (-410, "€ 14,99"), (-550, "€ -14,99")],
    )
    assert plain(lines_of((page,))[0]) == ("Adapter", "-1", "14.99", "-14.99")


def test_what_is_not_printed_is_missing_with_its_reason() -> None:
    (line,) = lines_of((table_page(HEAD, CHAIR, [(-450, "Total"), (-550, "10.00")]),))
    assert isinstance(line.gtin, Missing)
    assert line.gtin.absence is Absence.NOT_PRINTED
    (doubtful,) = lines_of((table_page(HEAD, CHAIR, doubt="too few legible words"),))
    assert isinstance(doubtful.gtin, Missing)
    assert doubtful.gtin.absence is Absence.UNREADABLE


def test_something_illegible_in_a_column_is_unreadable_not_absent() -> None:
    smudged: Row = [(50, "Lamp"), (-330, "B"), (-410, "20.00"), (-550, "60.00")]
    lines = lines_of((table_page(HEAD, CHAIR, smudged, TOTAL),))
    assert isinstance(lines[1].quantity, Missing)
    assert lines[1].quantity.absence is Absence.UNREADABLE


def test_a_quantity_glued_to_its_unit() -> None:
    page = table_page(
        [(50, "Description of Goods"), (-340, "Quantity"), (-430, "Unit Price"), (-550, "Amount")],
        [(50, "Wireless earbuds"), (-340, "500PCS"), (-430, "USD12.50"), (-550, "USD6,250.00")],
    )
    (line,) = lines_of((page,))
    assert plain(line) == ("Wireless earbuds", "500", "12.50", "6250.00")
    assert value(line.unit) == "PCS"


def test_figures_without_words_are_no_item() -> None:
    page = table_page(
        HEAD,
        CHAIR,
        [(50, "Totale merce"), (200, "Sconto"), (-330, "Trasporto"), (-410, "Incasso")],
        [(50, "1.030,00"), (200, "0,00"), (-330, "20,00"), (-410, "5,00")],
    )
    assert [value(line.description) for line in lines_of((page,))] == ["Chair"]


def test_words_in_brackets_before_a_colon_go_on_with_the_name() -> None:
    page = table_page(HEAD, CHAIR, -3, [(50, "(hourly): for an example")], 8, LAMP, TOTAL)
    first, _ = lines_of((page,))
    assert value(first.description) == "Chair (hourly): for an example"


def test_the_sum_of_one_item_below_it_is_no_part_of_its_words() -> None:
    sums: Row = [(80, "Positionswert netto"), (-550, "10,00")]
    page = table_page(
        [(50, "Pos."), (80, "Material"), (-310, "Menge"), (-410, "Preis pro"), (-550, "Wert")],
        -4,
        [(80, "Bezeichnung"), (-410, "Einheit"), (-550, "EUR")],
        [(50, "10"), (80, "KF-88"), (-310, "2 ST"), (-410, "5,00 / 1 ST"), (-550, "10,00")],
        -4,
        [(80, "Stuhl aus Eiche")],
        -4,
        [(80, "EAN: 4006381333931")],
        [(80, "Grundrabatt"), (-410, "5,00- %"), (-550, "0,50-")],
        [(80, "Positionswert netto"), (-550, "9,50")],
        [(50, "20"), (80, "KF-90"), (-310, "2 ST"), (-410, "5,00 / 1 ST"), (-550, "10,00")],
        -4,
        [(80, "Tisch aus Eiche")],
        -4,
        [(80, "EAN: 4006381333931")],
        sums,
        8,
        [(-450, "Summe"), (-550, "19,50")],
    )
    names = [value(line.description) for line in lines_of((page,))]
    assert names == ["Stuhl aus Eiche", "Tisch aus Eiche"]


def test_a_term_of_trade_over_the_prices_moves_no_number() -> None:
    head: Row = [(50, "Marks & nos."), (149, "Description of goods"), (320, "Quantity")]
    first: Row = [(50, "C/NO. 1-12"), (149, "READING GLASSES WITH ROUND FRAMES"), (320, "1200 PCS")]
    page = table_page(
        [*head, (390, "Unit price"), (473, "Amount")],
        [*first, (390, "FOB NINGBO HARBOUR USD2,220.00")],
        [(149, "in a soft case"), (390, "USD1.85")],
        8,
        [(149, "SUNGLASSES"), (320, "600 PCS"), (390, "USD3.40"), (473, "USD2,040.00")],
        8,
        [(149, "TOTAL"), (473, "USD4,260.00")],
    )
    one, other = lines_of((page,))
    assert plain(one)[1::2] == ("1200", "2220.00")
    assert plain(other)[1:] == ("600", "3.40", "2040.00")
