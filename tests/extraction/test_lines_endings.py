"""What stands around an item's words: labels below, names at the end, codes beside the amount."""

import pytest

from extraction.tables import Row, lines_of, plain, table_page, value
from proofcheck.extraction.lines.models import model_span
from proofcheck.extraction.lines.named_models import named_at_end

HEAD: Row = [(50, "Description"), (-330, "Qty"), (-410, "Unit price"), (-550, "Amount")]
TOTAL: Row = [(-450, "Total"), (-550, "10.00")]


@pytest.mark.parametrize(
    ("text", "below", "brand", "model"),
    [
        ("kosz pleciony Brio 31", "Marka: Orvale Kraj poch.: PT", "Orvale", "Brio 31"),
        ("panier tressé 62KD4", "Maison: Orvale", "Orvale", "62KD4"),
        ("panier tressé Lampe Mk 7", "Maison: Orvale", "Orvale", "Lampe Mk 7"),
        ("mand 60 x 80", "Herk.: TR", None, None),
    ],
)
def test_labels_in_a_row_below_and_a_name_at_the_end(
    text: str, below: str, brand: str | None, model: str | None
) -> None:
    item: Row = [(50, text), (-330, "2"), (-410, "5.00"), (-550, "10.00")]
    (line,) = lines_of((table_page(HEAD, item, -3, [(50, below)], 8, TOTAL),))
    assert value(line.description) == text
    assert (value(line.brand), value(line.model)) == (brand, model)


@pytest.mark.parametrize(
    ("text", "capital_nouns", "name"),
    [
        ("woven basket sage Brio 31", False, "Brio 31"),
        ("Woven Basket Sage Brio 31", False, None),
        ("Korb geflochten Brio 31", True, "Brio 31"),
        ("spare lid for Brio 31", False, None),
        ("woven basket Brio 1,5", False, None),
    ],
)
def test_a_name_with_its_mark_ends_a_text(text: str, capital_nouns: bool, name: str | None) -> None:
    span = named_at_end(text, capital_nouns=capital_nouns)
    assert (text[slice(*span)] if span else None) == name


def test_a_material_with_its_fineness_is_no_model() -> None:
    text = "Orvale Armband Gelbgold 585"
    assert model_span(text, 6, capital_nouns=True, is_sure=True) is None


def test_single_pieces_on_consignment_have_their_number_and_the_sellers_share() -> None:
    head: Row = [
        (50, "Piece no."),
        (120, "Description of goods"),
        (300, "sold"),
        (-400, "List price"),
        (-470, "Your share %"),
        (-550, "Amount"),
    ]
    rows: list[Row] = [
        [
            (50, number),
            (120, "Orvale bangle, plain"),
            (300, "11.03."),
            (-400, price),
            (-470, "40"),
            (-550, amount),
        ]
        for number, price, amount in (("771204", "250.00", "150.00"), ("771205", "90.00", "54.00"))
    ]
    first, second = lines_of((table_page(head, *rows, [(-450, "Total"), (-550, "204.00")]),))
    assert value(first.seller_item_id) == "771204"
    assert value(first.discount) == value(second.discount) == 40
    assert plain(second) == ("Orvale bangle, plain", None, "90.00", "54.00")


def test_an_amount_beside_a_code_or_a_picture_belongs_to_the_words_above() -> None:
    page = table_page(
        [(120, "Orvale card case, 4 slots")],
        [(50, "X"), (120, "Ref. K-2041"), (-400, "45.00")],
        [(120, "Colour: red")],
        20,
        [(120, "Orvale belt")],
        [(120, "Ref. K-3310"), (-400, "30.00")],
        20,
        [(120, "Total"), (-400, "75.00")],
    )
    first, second = lines_of((page,))
    assert plain(first) == ("Orvale card case, 4 slots", None, None, "45.00")
    assert value(first.seller_item_id) == "K-2041"
    assert plain(second) == ("Orvale belt", None, None, "30.00")
