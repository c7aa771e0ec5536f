"""Columns told where their headings say little, and values that ran into the wrong one."""

from extraction.tables import Row, lines_of, plain, table_page, value
from proofcheck.model.document import Source

HEAD: Row = [(50, "Description"), (-330, "Qty"), (-410, "Unit price"), (-550, "Amount")]


def test_a_price_per_unit_is_a_price() -> None:
    head: Row = [(50, "Bezeichnung"), (-330, "Menge"), (-410, "Preis/Einh."), (-550, "Gesamt")]
    row: Row = [(50, "Stuhl"), (-330, "2"), (-410, "5,00"), (-550, "10,00")]
    assert plain(lines_of((table_page(head, row),))[0]) == ("Stuhl", "2", "5.00", "10.00")


def test_a_column_that_counts_its_rows_holds_no_item_numbers() -> None:
    head: Row = [(30, "Nr."), (70, "Artikel"), (-330, "Menge"), (-410, "Preis"), (-550, "Gesamt")]
    rows: list[Row] = [
        [(30, str(n)), (70, name), (-330, "2"), (-410, "5,00"), (-550, "10,00")]
        for n, name in enumerate(("Stuhl", "Tisch", "Lampe"), 1)
    ]
    lines = lines_of((table_page(head, *rows),))
    assert [value(line.seller_item_id) for line in lines] == [None] * 3
    assert [value(line.description) for line in lines] == ["Stuhl", "Tisch", "Lampe"]


def test_two_amounts_without_a_price_are_told_by_their_product() -> None:
    head: Row = [(50, "Product"), (-330, "Stuks"), (-410, "Excl. btw"), (-550, "Totaal")]
    row: Row = [(50, "Klompen"), (-330, "20"), (-410, "18,50"), (-550, "370,00")]
    assert plain(lines_of((table_page(head, row),))[0]) == ("Klompen", "20", "18.50", "370.00")


def test_a_measure_in_the_description_is_no_quantity() -> None:
    rows: list[Row] = [
        [(50, "Leather strap"), (290, "20 mm"), (-330, "10"), (-410, "5.00"), (-550, "50.00")],
        [(50, "Steel watch"), (290, "40 mm"), (-330, "3"), (-410, "20.00"), (-550, "60.00")],
    ]
    quantities = [value(line.quantity) for line in lines_of((table_page(HEAD, *rows),))]
    assert [str(quantity) for quantity in quantities] == ["10", "3"]


def test_sizes_are_no_models() -> None:
    head: Row = [(50, "Product"), (250, "Size"), (-330, "Qty"), (-410, "Price"), (-550, "Total")]
    row: Row = [(50, "Trail shoe"), (250, "42"), (-330, "2"), (-410, "5.00"), (-550, "10.00")]
    assert value(lines_of((table_page(head, row),))[0].model) is None


def test_serial_numbers_run_down_their_column_and_over_a_hyphen() -> None:
    head: Row = [
        (50, "Product"), (200, "Serial numbers"), (-330, "Qty"), (-410, "Price"), (-550, "Total"),
    ]  # fmt: skip
    page = table_page(
        head,
        [(50, "Laptop"), (200, "KX-1001"), (-330, "2"), (-410, "5.00"), (-550, "10.00")],
        -3,
        [(200, "KX-1002")],
    )
    assert value(lines_of((page,))[0].serial_numbers) == ("KX-1001", "KX-1002")
    torn = table_page(
        HEAD,
        [(50, "Camera"), (-330, "2"), (-410, "5.00"), (-550, "10.00")],
        -3,
        [(50, "Serial no.: FRX20-000341, FRX20-")],
        -3,
        [(50, "000342")],
    )
    assert value(lines_of((torn,))[0].serial_numbers) == ("FRX20-000341", "FRX20-000342")


def test_an_item_number_broken_at_its_hyphen_is_joined() -> None:
    head: Row = [(30, "Code"), (80, "Description"), (-330, "Qty"), (-410, "Price"), (-550, "Total")]
    page = table_page(
        head,
        [(30, "FR-"), (80, "Chair"), (-330, "2"), (-410, "5.00"), (-550, "10.00")],
        -3,
        [(30, "0091")],
    )
    assert value(lines_of((page,))[0].seller_item_id) == "FR-0091"


def test_data_beside_the_table_are_no_column_of_it() -> None:
    page = table_page(
        [(20, "Invoice No."), (150, "Goods"), (-390, "Qty"), (-460, "Price"), (-550, "Total")],
        [(20, "9362051"), (150, "Chair"), (-390, "2"), (-460, "5.00"), (-550, "10.00")],
        [(20, "4 May 2026"), (150, "Lamp"), (-390, "3"), (-460, "20.00"), (-550, "60.00")],
    )
    lines = lines_of((page,))
    assert [value(line.seller_item_id) for line in lines] == [None, None]
    assert [value(line.description) for line in lines] == ["Chair", "Lamp"]


def test_words_that_ocr_joined_over_two_columns_are_parted() -> None:
    head: Row = [(50, "Marque"), (120, "Désignation"), (-330, "Qté"), (-410, "PU"), (-550, "Total")]
    rows: list[Row] = [
        [(50, "Vaubrin"), (120, "Étui noir"), (-330, "2"), (-410, "5,00"), (-550, "10,00")],
        [(50, "Vaubrin-Loisirs Lunettes"), (-330, "3"), (-410, "20,00"), (-550, "60,00")],
    ]
    lines = lines_of((table_page(head, *rows, source=Source.OCR),))
    assert [value(line.brand) for line in lines] == ["Vaubrin", "Vaubrin-Loisirs"]
    assert [value(line.description) for line in lines] == ["Étui noir", "Lunettes"]


def test_words_stand_around_a_row_of_numbers_in_its_middle() -> None:
    page = table_page(
        HEAD,
        [(50, "Large pump with steel")],
        -7,
        [(-330, "2"), (-410, "5.00"), (-550, "10.00")],
        -7,
        [(50, "housing and warranty")],
        [(50, "Small pump with plastic")],
        -7,
        [(-330, "3"), (-410, "20.00"), (-550, "60.00")],
        -7,
        [(50, "housing")],
        [(-450, "Total"), (-550, "70.00")],
    )
    assert [value(line.description) for line in lines_of((page,))] == [
        "Large pump with steel housing and warranty",
        "Small pump with plastic housing",
    ]


def test_a_till_slip_of_counted_and_single_goods_is_read_whole() -> None:
    page = table_page(
        [(50, "Vollmilch")],
        [(60, "3 x 1,19"), (-250, "3,57")],
        [(50, "Roggenbrot"), (-250, "3,49")],
        [(50, "Spülmittel")],
        [(60, "2 x 0,95"), (-250, "1,90")],
        [(50, "SUMME EUR"), (-250, "8,96")],
    )
    assert [plain(line) for line in lines_of((page,))] == [
        ("Vollmilch", "3", "1.19", "3.57"),
        ("Roggenbrot", None, None, "3.49"),
        ("Spülmittel", "2", "0.95", "1.90"),
    ]
