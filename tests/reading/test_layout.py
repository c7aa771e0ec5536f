"""Words to lines, columns, tables and reading order."""

from __future__ import annotations

from proofcheck.model.document import Source
from proofcheck.model.measures import Box
from proofcheck.reading.layout import lay_out
from proofcheck.reading.pieces import Piece, turned_back


def words(text: str, x: float, y: float, height: float = 8.0) -> list[Piece]:
    """Words set at 5 points a character with blanks of 3 points."""
    pieces = []
    for word in text.split():
        box = Box(x, y, x + 5 * len(word), y + height)
        pieces.append(Piece(text=word, box=box, flat=box, confidence=1.0, source=Source.TEXT_LAYER))
        x = box.x1 + 3
    return pieces


def test_a_wide_gap_parts_a_line() -> None:
    layout = lay_out(words("Invoice number", 50, 100) + words("4711", 300, 100))
    assert [line.text for line in layout.lines] == ["Invoice number", "4711"]


def test_marks_and_superscripts_stay_on_their_line() -> None:
    pieces = words("Total", 50, 100)
    dash = Box(78, 104, 81, 105)
    small = Box(84, 98, 88, 102)
    for text, box in (("-", dash), ("2", small)):
        pieces.append(Piece(text=text, box=box, flat=box, confidence=1.0, source=Source.OCR))
    assert lay_out(pieces).lines[0].text == "Total - 2"


def test_two_addresses_are_read_one_after_the_other() -> None:
    pieces = []
    for row, (left, right) in enumerate(
        (("Seller Ltd", "Buyer GmbH"), ("Dock Street", "Am Markt"), ("London", "Bremen"))
    ):
        pieces += words(left, 50, 100 + 12 * row) + words(right, 300, 100 + 12 * row)
    layout = lay_out(pieces)
    assert [block.text.splitlines()[0] for block in layout.blocks] == ["Seller Ltd", "Buyer GmbH"]
    assert layout.lines[2].text == "London"


def test_a_table_is_one_block_read_row_by_row() -> None:
    pieces = words("Item", 50, 100) + words("Price", 200, 100) + words("Amount", 300, 100)
    for row, name in enumerate(("Lamp", "Chair", "Desk")):
        y = 112 + 12 * row
        pieces += words(name, 50, y) + words(f"{row}5,00", 200, y) + words(f"{row}90,00", 300, y)
    (block,) = lay_out(pieces).blocks
    assert block.text.replace("\n", " ").startswith("Item Price Amount Lamp 05,00 090,00 Chair")


def test_a_column_that_touches_its_neighbour_is_parted() -> None:
    pieces = words("Seller Ltd", 50, 100) + words("Bill to", 108, 100)
    pieces += words("Dock Street", 50, 112) + words("Buyer GmbH", 108, 112)
    pieces += words("London W1", 50, 124) + words("Bremen", 108, 124)
    texts = [line.text for line in lay_out(pieces).lines]
    assert texts == ["Seller Ltd", "Dock Street", "London W1", "Bill to", "Buyer GmbH", "Bremen"]


def test_groups_of_a_number_stay_together() -> None:
    pieces = []
    for row in range(3):
        pieces += words("12 900,00", 300, 100 + 12 * row)
    assert [line.text for line in lay_out(pieces).lines] == ["12 900,00"] * 3


def test_turned_text_does_not_disturb_lines() -> None:
    box = Box(40, 90, 48, 200)
    aside = Piece(
        text="Copyright",
        box=box,
        flat=turned_back(box, 270),
        confidence=1.0,
        source=Source.TEXT_LAYER,
        turned_deg=270,
    )
    layout = lay_out([*words("Invoice number", 50, 100), aside])
    assert [line.text for line in layout.lines] == ["Invoice number", "Copyright"]
    assert layout.lines[1].box == box


def test_nothing_gives_nothing() -> None:
    assert lay_out([]).lines == ()


def test_many_words_take_no_long_time() -> None:
    pieces = []
    for row in range(200):
        pieces += words("a bc def ghij " * 10, 10, 10 + 12 * row)
    assert len(lay_out(pieces).lines) == 200
