"""The lines of an item's description as one running text: names that were broken stand whole.

A brand or model can run over the end of a line ("Aldric &" / "Venn TX-20", "Aldric-" / "Venn").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lines.goods import Snippet
from proofcheck.model.document import Line, Word
from proofcheck.model.measures import box_around

FEWEST_BEFORE_HYPHEN = 2
"""Letters of a word, its hyphen with them, that can be broken there."""


def running_text(lines: Sequence[Sequence[Snippet]]) -> Snippet | None:
    """Return the lines of one description as one snippet; None where there is but one line."""
    filled = [line for line in lines if line]
    if len(filled) < 2:
        return None
    words: list[Word] = []
    for line in filled:
        own = [word for snippet in line for word in _words(snippet)]
        if words and own and _is_broken(words[-1], own[0]):
            words[-1] = _glued(words[-1], own.pop(0))
        words.extend(own)
    if not words:
        return None
    first = filled[0][0].cell
    box = box_around(word.box for word in words)
    cell = Cell(Line(words=tuple(words), box=box), first.page, first.level_pt)
    cell.row = first.row
    return Snippet(cell=cell, start=0, end=len(cell.text))


def _words(snippet: Snippet) -> Iterator[Word]:
    """Yield the words that stand whole in a snippet."""
    position = 0
    for word in snippet.cell.line.words:
        end = position + len(word.text)
        if snippet.start <= position and end <= snippet.end:
            yield word
        position = end + 1


def _is_broken(last: Word, following: Word) -> bool:
    """Whether a word was broken at its hyphen: a letter before it, no small letter after."""
    text = last.text
    is_hyphened = len(text) >= FEWEST_BEFORE_HYPHEN and text[-1] == "-" and text[-2].isalnum()
    return is_hyphened and following.text[0].isalnum() and not following.text[0].islower()


def _glued(last: Word, following: Word) -> Word:
    return Word(
        text=last.text + following.text,
        box=box_around((last.box, following.box)),
        confidence=min(last.confidence, following.confidence),
        source=last.source,
    )
