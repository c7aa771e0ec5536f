"""Pieces of a row: its numbers apart from its words, however many there are."""

from __future__ import annotations

import time

import pytest

from extraction.pages import page_of
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lines.pieces import cell_pieces, is_term_of_trade


def pieces_of(text: str) -> list[str]:
    """What a cell of that text is parted into."""
    page = page_of(text)
    return [piece.text for piece in cell_pieces(Cell(page.lines[0], page, 40.0), ".")]


def test_a_cell_is_parted_at_its_numbers() -> None:
    assert pieces_of("4 x lamp 12.50 each 50.00") == ["4", "x lamp", "12.50", "each", "50.00"]


def test_many_numbers_of_one_line_take_no_longer_each() -> None:
    started = time.process_time()
    assert len(pieces_of("7 " * 10_000)) == 10_000
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("text", "is_term"),
    [
        ("FOB NINGBO", True),
        ("CIF Hamburg", True),
        ("EXW", True),
        ("FOBELLO lamp", False),
        ("DAP 20", False),
    ],
)
def test_terms_of_trade_stand_in_no_column(text: str, is_term: bool) -> None:
    assert is_term_of_trade(text) is is_term
