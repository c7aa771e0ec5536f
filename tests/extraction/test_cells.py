"""Cells: words are parted at wide gaps and columns, joined over blanks, mended after OCR."""

from msgspec import structs

from extraction.placed import placed
from proofcheck.extraction.cells import make_grid
from proofcheck.extraction.mending import mend_words
from proofcheck.model.document import Line, Source, Word
from proofcheck.model.measures import Box


def texts(page: object) -> list[list[str]]:
    return [[cell.text for cell in row] for row in make_grid(page).rows]  # type: ignore[arg-type]


def test_a_row_is_parted_where_the_gap_is_wide() -> None:
    page = placed((60, 60, "Bill To:"), (300, 60, "PO Number: 7"), (60, 74, "Acme Corp"))
    assert texts(page) == [["Bill To:", "PO Number: 7"], ["Acme Corp"]]


def test_lines_that_a_blank_parts_are_one_cell() -> None:
    page = placed((60, 60, "Am Markt"), (60 + 7 * 4.6 + 4.8, 60, "6"))
    assert texts(page) == [["Am Markt 6"]]


def test_a_word_on_the_left_edge_of_a_column_begins_a_cell() -> None:
    x = 60 + 25 * 4.6 + 2.4
    page = placed(
        (60, 60, "Seller"),
        (x, 60, "Rechnung an"),
        (60, 74, "Straße 1"),
        (x, 74, "Kunde GmbH"),
        (60, 88, "1234567890123456789012345 Am Markt"),
        (60, 102, "Deutschland"),
        (x, 102, "12345 Berlin"),
    )
    assert texts(page)[2] == ["1234567890123456789012345", "Am Markt"]


def test_words_under_one_another_by_chance_are_no_column() -> None:
    x = 60 + 5 * 4.6 + 2.4
    page = placed(
        (60, 60, "Corso Umberto I"),
        (60, 74, "80138 Napoli"),
        (20, 88, "PI"),
        (x, 88, "Quantità"),
    )
    assert texts(page)[:2] == [["Corso Umberto I"], ["80138 Napoli"]]


def test_a_column_of_amounts_is_not_parted_at_its_blanks() -> None:
    page = placed(
        (60, 60, "Invoice date"),
        (470.0, 60, "February 19, 2026"),
        (60, 74, "Your order"),
        (470.0 + 8 * 4.6 + 2.4, 74, "PG-44711"),
        (60, 88, "Amount"),
        (470.0 + 8 * 4.6 + 2.4, 88, "1,2345678"),
    )
    assert texts(page)[0] == ["Invoice date", "February 19, 2026"]


def test_numbers_that_ocr_parted_are_joined() -> None:
    words = tuple(
        Word(text=text, box=Box(x, 0, x + 8, 10), confidence=confidence, source=Source.OCR)
        for text, x, confidence in (("RM", 0, 0.9), ("48", 12, 0.9), (".10", 22, 0.7))
    )
    mended = mend_words(words)
    assert [word.text for word in mended] == ["RM", "48.10"]
    assert mended[1].confidence == 0.7
    assert mended[1].box == Box(12, 0, 30, 10)


def test_numbers_of_a_text_layer_are_left_alone() -> None:
    words = (Word(text="1.", box=Box(0, 0, 5, 10)), Word(text="10", box=Box(7, 0, 15, 10)))
    assert mend_words(words) == words


def test_a_code_broken_at_its_hyphen_stands_in_its_first_line() -> None:
    row = placed((100, 100, "Fountain pen"), (300, 100, "14.50"), (100, 114, "navy"))
    code = Word(text="QH-01", box=Box(50, 100, 71, 122))
    line = Line(words=(code,), box=code.box)
    page = structs.replace(row, lines=(line, *row.lines), words=(code, *row.words))
    first, second = make_grid(page).rows
    assert [cell.text for cell in first] == ["QH-01", "Fountain pen", "14.50"]
    assert [cell.text for cell in second] == ["navy"]
