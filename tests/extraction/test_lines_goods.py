"""Brand, model, item number, GTIN and serial numbers in an item's words."""

import pytest

from extraction.tables import Row, lines_of, table_page, value
from proofcheck.extraction.lines.brands import Brands
from proofcheck.extraction.lines.goods import find_marks, gtin_of
from proofcheck.extraction.lines.models import model_span
from proofcheck.model.document import Source

HEAD: Row = [(50, "Description"), (-330, "Qty"), (-410, "Unit price"), (-550, "Amount")]


def chair(*below: Row, text: str = "Chair") -> tuple[Row | int, ...]:
    item: Row = [(50, text), (-330, "2"), (-410, "5.00"), (-550, "10.00")]
    return (HEAD, item, *below, 8, [(-450, "Total"), (-550, "10.00")])


def test_labelled_codes_below_the_words() -> None:
    page = table_page(
        *chair(
            [(50, "SKU CH-77B · GTIN 4006381333931 · S/N A1234567, A1234568,")],
            [(50, "A1234569")],
        )
    )
    (line,) = lines_of((page,))
    assert value(line.description) == "Chair"
    assert value(line.seller_item_id) == "CH-77B"
    assert value(line.gtin) == "4006381333931"
    assert value(line.serial_numbers) == ("A1234567", "A1234568", "A1234569")


def test_brand_and_model_by_their_labels() -> None:
    page = table_page(*chair([(50, "Brand: Sonix")], [(50, "Model: WH-900 Pro")]))
    (line,) = lines_of((page,))
    assert (value(line.brand), value(line.model)) == ("Sonix", "WH-900 Pro")


def test_a_known_brand_is_read_as_printed_with_its_place() -> None:
    (line,) = lines_of(
        (table_page(*chair(text="Office chair NORTHLUME Ridge 300")),), known_brands=("Northlume",)
    )
    assert value(line.brand) == "NORTHLUME"
    assert value(line.model) == "Ridge 300"
    assert line.brand.place.box.x0 > 100  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Northlume Ridge 300 headlamp", "Ridge 300"),
        ("Northlume Ridge 300 Stirnlampe", "Ridge 300"),
        ("Northlume Koffer M Systemkoffer Größe", "Koffer M"),
        ("Northlume BK 65 S Säge", "BK 65 S"),
        ("Northlume Neroli Blanc 100 ml eau de toilette", "Neroli Blanc 100 ml"),
        ("Northlume Fellgate waxed jacket", "Fellgate"),
        ("Northlume Camp Globe Campinglaterne", "Camp Globe"),
        ("Northlume真皮托特包", None),
        ("Northlume headlamp", None),
        ("Northlume Packsack Drift NX 30 petrol", "Drift NX 30"),
        ("Northlume Cardigan, navy", None),
        ("Northlume Hand Balm 50ml", None),
        ("Northlume 24 x 33 cl", None),
    ],
)
def test_the_model_after_a_brand(text: str, model: str | None) -> None:
    span = model_span(text, len("Northlume"))
    assert (text[span[0] : span[1]] if span else None) == model


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SolvaraLungarno真皮托特包", "Solvara"),
        ("Huile AURELIN neroli", "AURELIN"),
        ("Solvarana bag", None),
        ("solvara tote", "solvara"),
    ],
)
def test_brands_are_found_as_words(text: str, found: str | None) -> None:
    span = Brands(("Solvara", "Aurélin")).find(text)
    assert (text[slice(*span)] if span else None) == found


def test_a_bare_number_is_a_gtin_only_with_its_check_digit() -> None:
    right, wrong = (
        lines_of((table_page(*chair([(50, number)])),))[0]
        for number in ("4006381333931", "4006381333932")
    )
    assert value(right.gtin) == "4006381333931"
    assert value(wrong.gtin) is None


def test_a_labelled_gtin_is_read_as_printed_even_when_wrong() -> None:
    (line,) = lines_of((table_page(*chair([(50, "EAN 4006381333932")])),))
    assert value(line.gtin) == "4006381333932"


def test_letters_misread_in_a_gtin_are_mended_by_its_check_digit() -> None:
    assert gtin_of("4OO638I333931") == ("4006381333931", False)
    assert gtin_of("4OO638I333932") is None
    (line,) = lines_of((table_page(*chair([(50, "EAN 4OO638I333931")]), source=Source.OCR),))
    assert value(line.gtin) == "4006381333931"
    assert line.gtin.confidence < 0.8  # type: ignore[union-attr]


def test_words_that_merely_begin_like_a_label_introduce_nothing() -> None:
    assert find_marks("Brand new shoes") == []
    assert find_marks("Serial cable") == []
    assert find_marks("品牌外套") == []


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Teilenummer P-74234", "seller_item_id", "P-74234"),
        ("Cód. artículo: ART35995", "seller_item_id", "ART35995"),
        ("料號 / Item No.: P-52424", "seller_item_id", "P-52424"),
        ("商品番号：KB-39861", "seller_item_id", "KB-39861"),
        ("Kod towaru KB-81876", "seller_item_id", "KB-81876"),
        ("Nr ser.: HJ4471028", "serial_numbers", ("HJ4471028",)),
        ("Núm. de serie: HJ4471028", "serial_numbers", ("HJ4471028",)),
        ("シリアル番号：HJ4471028", "serial_numbers", ("HJ4471028",)),
        ("ブランド: Verrano", "brand", "Verrano"),
        ("Réf. modèle: KM-634", "model", "KM-634"),
        ("Código de barras: 4006381333931", "gtin", "4006381333931"),
    ],
)
def test_codes_are_told_by_the_labels_that_columns_have(
    text: str, field: str, expected: str | tuple[str, ...]
) -> None:
    (line,) = lines_of((table_page(*chair([(50, text)])),))
    assert value(getattr(line, field)) == expected
    assert value(line.description) == "Chair"


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Vastran 双出水定时器 Tamar 4", "Tamar 4"),
        ("Vastran 醒酒器1.2升 带塞 4910-T", "4910-T"),
        ("Vastran 路由器 AX3000", None),
        ("Vastran 显示器 14吋", None),
    ],
)
def test_a_model_ends_the_text_behind_words_in_cjk_script(text: str, model: str | None) -> None:
    span = model_span(text, len("Vastran"), is_sure=True)
    assert (text[slice(*span)] if span else None) == model


def test_a_german_text_of_a_known_brand_may_end_in_a_name_and_its_number() -> None:
    text = "Velorin Widerstandsband, 3er-Set Nimbus 2"
    span = model_span(text, len("Velorin"), capital_nouns=True, is_sure=True)
    assert span is not None
    assert text[slice(*span)] == "Nimbus 2"


def test_the_makers_number_is_the_model_beside_the_sellers() -> None:
    head: Row = [(50, "Item no."), (120, "Mfr part no."), (200, "Product"), *HEAD[1:]]
    row: Row = [(50, "40-118"), (120, "QX7-22"), (200, "relay"), (-330, "2"), (-410, "5.00")]
    page = table_page(head, [*row, (-550, "10.00")], [(200, "S/Nos: AB1204, AB1205")])
    (line,) = lines_of((page,))
    assert (value(line.seller_item_id), value(line.model)) == ("40-118", "QX7-22")
    assert value(line.serial_numbers) == ("AB1204", "AB1205")


@pytest.mark.parametrize(
    "state",
    [
        "Condition: like new",
        "Open box",
        "Neu, originalverpackt",
        "État : neuf",
        "Stan: nowy",
        "未使用",
    ],
)
def test_the_state_of_goods_is_no_part_of_their_name(state: str) -> None:
    page = table_page(
        [(50, "Fellgate lamp"), (-400, "12.50")],
        [(50, state)],
        [(50, "5 × 2.50")],
        20,
        [(50, "Total"), (-400, "12.50")],
    )
    (line,) = lines_of((page,))
    assert value(line.description) == "Fellgate lamp"


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Northlume caixa verde 20 l Orion 31", "Orion 31"),
        ("Northlume lade-indeling 7-delig Orion 31", "Orion 31"),
        ("Northlume power bank 10,000 mAh Orion 31", "Orion 31"),
        ("Northlume power bank 10,000 mAh", None),
        ("Northlume city bike Orion 7 - green", "Orion 7"),
    ],
)
def test_a_name_with_its_mark_ends_the_words_behind_a_brand(text: str, model: str | None) -> None:
    (line,) = lines_of((table_page(*chair(text=text)),), known_brands=("Northlume",))
    assert value(line.model) == model


def test_a_measure_yields_to_a_name_with_its_mark() -> None:
    german: Row = [(50, "Rechnung: Die Ware bleibt bis zur Zahlung der Rechnung unser Eigentum.")]
    page = table_page(german, *chair(text="Northlume Stapelbox 28 l mit Deckel Orion 31"), german)
    (line,) = lines_of((page,), known_brands=("Northlume",))
    assert value(line.model) == "Orion 31"


def test_codes_in_square_brackets_lead_the_words() -> None:
    page = table_page(
        HEAD,
        [(50, "[TX-20] drill bit"), (-330, "2"), (-410, "5.00"), (-550, "10.00")],
        [(50, "[SHIP] Delivery"), (-330, "1"), (-410, "6.00"), (-550, "6.00")],
        8,
        [(-450, "Total"), (-550, "16.00")],
    )
    first, second = lines_of((page,))
    assert (value(first.seller_item_id), value(first.description)) == ("TX-20", "drill bit")
    assert (value(second.seller_item_id), value(second.description)) == ("SHIP", "Delivery")


def test_a_word_in_brackets_before_one_item_is_no_code() -> None:
    rows = [[(50, f"{text} lamp"), (-330, "2"), (-410, "5.00"), (-550, "10.00")] for text in "abc"]
    new: Row = [(50, "[new] desk"), (-330, "2"), (-410, "5.00"), (-550, "10.00")]
    *_, last = lines_of((table_page(HEAD, *rows, new, 8, [(-450, "Total"), (-550, "40.00")]),))
    assert value(last.seller_item_id) is None


def test_serial_numbers_with_blanks_go_on_in_the_next_line() -> None:
    page = table_page(
        *chair([(50, "Serial Nos: SK10221 SK10222")], [(50, "SK10223 SK10224")], [(50, "oak")])
    )
    (line,) = lines_of((page,))
    assert value(line.serial_numbers) == ("SK10221", "SK10222", "SK10223", "SK10224")


def test_a_unit_may_stand_before_its_quantity() -> None:
    item: Row = [(50, "Chair"), (-330, "pz 2"), (-410, "5.00"), (-550, "10.00")]
    (line,) = lines_of((table_page(HEAD, item, 8, [(-450, "Total"), (-550, "10.00")]),))
    assert (value(line.unit), str(value(line.quantity))) == ("pz", "2")
