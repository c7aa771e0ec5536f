"""Words set with wide gaps between their letters are put together again."""

from __future__ import annotations

from proofcheck.model.document import Source
from proofcheck.model.measures import Box
from proofcheck.reading.pieces import Piece
from proofcheck.reading.spaced_letters import join_spaced_letters


def letters(text: str, step_pt: float, blank_pt: float) -> list[Piece]:
    """Set single letters 6 pt wide and 9 pt high; a blank moves on by `blank_pt`."""
    pieces: list[Piece] = []
    x = 50.0
    for ch in text:
        if ch == " ":
            x += blank_pt
            continue
        box = Box(x, 40.0, x + 6.0, 49.0)
        pieces.append(Piece(text=ch, box=box, flat=box, confidence=1.0, source=Source.TEXT_LAYER))
        x += 6.0 + step_pt
    return pieces


def test_letters_set_wide_make_words() -> None:
    joined = join_spaced_letters(letters("NIMBUS TENTS", step_pt=4.0, blank_pt=8.0))
    assert [piece.text for piece in joined] == ["NIMBUS", "TENTS"]
    assert joined[0].box == Box(50.0, 40.0, 106.0, 49.0)


def test_a_few_letters_or_letters_far_apart_stay_alone() -> None:
    assert len(join_spaced_letters(letters("SML", step_pt=4.0, blank_pt=8.0))) == 3
    assert len(join_spaced_letters(letters("ABCDEF", step_pt=30.0, blank_pt=8.0))) == 6
