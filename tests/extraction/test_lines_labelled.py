"""Items as labels and values, in cells set in the middle, with sizes, brands or amounts apart."""

from extraction.tables import Row, lines_of, plain, table_page, value

HEAD: Row = [(50, "Description"), (-330, "Qty"), (-410, "Unit price"), (-550, "Amount")]


def test_labels_and_values_one_below_another() -> None:
    (watch, strap) = lines_of(
        (
            table_page(
                [(50, "Bezeichnung"), (200, "Taschenuhr Gold")],
                [(50, "Marke"), (200, "Halvorsen")],
                [(50, "Seriennummer"), (200, "HG-0099812")],
                [(50, "Menge"), (200, "1 Stk.")],
                [(50, "Einzelpreis"), (200, "4180.00")],
                [(50, "Betrag"), (200, "4180.00")],
                10,
                [(50, "Bezeichnung"), (200, "Armband")],
                [(50, "Marke"), (200, "Halvorsen")],
                [(50, "Menge"), (200, "12 Stk.")],
                [(50, "Einzelpreis"), (200, "64.50")],
                [(50, "Betrag"), (200, "774.00")],
            ),
        )
    )
    assert plain(watch) == ("Taschenuhr Gold", "1", "4180.00", "4180.00")
    assert value(watch.serial_numbers) == ("HG-0099812",)
    assert plain(strap) == ("Armband", "12", "64.50", "774.00")
    assert value(strap.unit) == "Stk."


def test_the_total_below_labels_and_values_is_no_amount_of_the_item() -> None:
    (line,) = lines_of(
        (
            table_page(
                [(50, "Marke"), (150, "Sternwald"), (300, "Modell"), (400, "Orion")],
                [(50, "Beschreibung"), (150, "Armbanduhr Stahl")],
                [(50, "Anzahl"), (150, "2"), (300, "Preis"), (400, "950.00")],
                10,
                [(50, "Total netto"), (400, "2728.95")],
            ),
        )
    )
    assert plain(line) == ("Armbanduhr Stahl", "2", "950.00", None)
    assert (value(line.brand), value(line.model)) == ("Sternwald", "Orion")


def test_cells_set_in_the_middle_keep_their_lines_codes_and_broken_amounts() -> None:
    head: Row = [(50, "Ref."), (120, "Product"), (-330, "Qty"), (-410, "Price"), (-550, "Amount")]
    first, second = lines_of(
        (
            table_page(
                head,
                10,
                [(120, "Backpack Fox for")],
                -7,
                [(50, "PTX-")],
                -7,
                [(120, "small children"), (-330, "1"), (-410, "34.90"), (-550, "34.90")],
                -7,
                [(50, "441")],
                14,
                [(120, "Steel bottle with")],
                -7,
                [(50, "PTX-")],
                -7,
                [(120, "a cork"), (-330, "2"), (-410, "1,019.50")],
                -7,
                [(50, "902"), (-550, "2,039.00")],
                20,
                [(-450, "Total"), (-550, "2,073.90")],
            ),
        )
    )
    assert plain(first) == ("Backpack Fox for small children", "1", "34.90", "34.90")
    assert value(first.seller_item_id) == "PTX-441"
    assert plain(second) == ("Steel bottle with a cork", "2", "1019.50", "2039.00")
    assert value(second.seller_item_id) == "PTX-902"


def test_columns_of_sizes_are_no_quantity() -> None:
    sizes: Row = [(-280, "40"), (-305, "42"), (-330, "44"), (-355, "46")]
    ends: Row = [(-390, "Qty"), (-450, "Price"), (-550, "Amount")]
    dress: Row = [(50, "FA26"), (110, "Linen dress"), (200, "Sand")]
    shirt: Row = [(50, "FA27"), (110, "Silk shirt"), (200, "Sky")]
    page = table_page(
        [(50, "Model"), (110, "Description"), (200, "Colour"), *sizes, *ends],
        [*dress, (-280, "1"), (-305, "2"), (-330, "2"), (-355, "1"), (-390, "6")],
        -14,
        [(-450, "74.00"), (-550, "444.00")],
        [*shirt, (-305, "1"), (-330, "2"), (-390, "3"), (-450, "88.00"), (-550, "264.00")],
        [(-450, "Total"), (-550, "708.00")],
    )
    first, second = lines_of((page,))
    assert plain(first) == ("Linen dress", "6", "74.00", "444.00")
    assert plain(second) == ("Silk shirt", "3", "88.00", "264.00")
    assert value(first.model) == "FA26"


def test_a_row_that_names_a_brand_names_it_for_the_items_below() -> None:
    lines = lines_of(
        (
            table_page(
                HEAD,
                [(50, "Brand: Ondea Paris")],
                [(50, "Long dress"), (-330, "3"), (-410, "10.00"), (-550, "30.00")],
                [(50, "Short dress"), (-330, "2"), (-410, "10.00"), (-550, "20.00")],
                [(50, "Brand: Rivelin")],
                [(50, "Straight jeans"), (-330, "1"), (-410, "31.00"), (-550, "31.00")],
                [(-450, "Total"), (-550, "81.00")],
            ),
        )
    )
    assert [value(line.brand) for line in lines] == ["Ondea Paris", "Ondea Paris", "Rivelin"]


def test_an_amount_may_have_a_row_for_itself() -> None:
    first, second = lines_of(
        (
            table_page(
                [(50, "1 × handbag in calfskin")],
                [(60, "Serial no. DLC-0418827")],
                8,
                [(-550, "6,450.00")],
                8,
                [(50, "1 × silk ribbon")],
                8,
                [(-550, "140.00")],
                14,
                [(400, "Total payable"), (-550, "6,590.00")],
            ),
        )
    )
    assert plain(first) == ("handbag in calfskin", "1", None, "6450.00")
    assert value(first.serial_numbers) == ("DLC-0418827",)
    assert plain(second) == ("silk ribbon", "1", None, "140.00")


def test_a_taxed_charge_among_the_items_is_an_item() -> None:
    head: Row = [(50, "Product"), (-330, "Qty"), (-410, "Each"), (-470, "VAT"), (-550, "Net")]
    page = table_page(
        head,
        [(50, "Lamp"), (-330, "3"), (-410, "20.00"), (-470, "20%"), (-550, "60.00")],
        [(50, "Carriage"), (-470, "20%"), (-550, "14.00")],
        [(-450, "Total net"), (-550, "74.00")],
    )
    assert [plain(line)[0] for line in lines_of((page,))] == ["Lamp", "Carriage"]


def test_codes_of_rates_are_no_rates() -> None:
    head: Row = [(50, "Product"), (-330, "Qty"), (-410, "Price"), (-470, "Amount"), (-550, "VAT")]
    page = table_page(
        head, [(50, "Lamp"), (-330, "3"), (-410, "20.00"), (-470, "60.00"), (-550, "1")]
    )
    (line,) = lines_of((page,))
    assert value(line.tax_rate) is None
