"""Columns of what held until now, beside those of what holds from now on, in renewals.

In: a page. Out: the page without its old columns, where one of two headings in a row names the
old terms and the other the new ones (bisher | neu, term now ending | new term, 旧 | 新). What has
run out is then read as nothing that holds. The words are data (`letter_words.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.text.gaps import parted
from proofcheck.extraction.letter.text.page_parts import with_lines
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import Line, PageText, Word
from proofcheck.model.measures import box_around

MAX_HEADING, MAX_WIDE = 28, 8
"""A heading has at most so many characters; in Han characters at most so many."""

SAME_ROW = 0.5
"""Two headings of one row overlap by this share (0..1) of the lower one's height."""

SLACK_HEIGHTS = 1.2
"""Cells of a column begin at most so many line heights left of its heading."""

_HAN = re.compile(r"[\u3041-\u9fff]")


class _OldColumn(Struct, frozen=True, kw_only=True):
    """Where an old column stands: below its heading, from `left_pt` to `right_pt`."""

    heads: tuple[Line, Line]
    left_pt: float
    right_pt: float


def without_old_columns(page: PageText) -> PageText:
    """Return the page without the headings of old and new terms and the cells of the old ones."""
    column = next(_old_columns(page), None)
    if column is None:
        return page
    ends = [line.box.y0 for line in page.lines if _ends(line, column)]
    bottom_pt = min(ends, default=page.height_pt * 2)
    return with_lines(page, lambda line: _kept(line, column, bottom_pt))


def _old_columns(page: PageText) -> Iterator[_OldColumn]:
    old = [line for line in page.lines if _is_heading(line, "old_terms", "new_terms")]
    new = [line for line in page.lines if _is_heading(line, "new_terms", "old_terms")]
    for one in old:
        for other in new:
            if one.box.vertical_overlap(other.box) < SAME_ROW:
                continue
            slack_pt = SLACK_HEIGHTS * max(one.box.height_pt, other.box.height_pt)
            is_left = one.box.x0 < other.box.x0
            yield _OldColumn(
                heads=(one, other),
                left_pt=one.box.x0 - slack_pt,
                right_pt=other.box.x0 - slack_pt if is_left else page.width_pt * 2,
            )


def _is_heading(line: Line, wanted: str, barred: str) -> bool:
    """Whether a short line names the one and not the other."""
    text = simplified(fold_plain(line.text))
    if len(text) > (MAX_WIDE if _HAN.search(text) else MAX_HEADING):
        return False
    return bool(pattern_of(wanted).search(text)) and not pattern_of(barred).search(text)


def _ends(line: Line, column: _OldColumn) -> bool:
    """Whether a line below is running text across the column, so that the table has ended."""
    if line.box.y0 <= column.heads[0].box.y1:
        return False
    cells = _cells(line, column)
    across = (
        cell[0].box.x0 < column.left_pt and cell[-1].box.x1 > column.right_pt for cell in cells
    )
    return any(across)


def _cells(line: Line, column: _OldColumn) -> list[tuple[Word, ...]]:
    return list(parted(line, [head.box.x0 for head in column.heads]))


def _kept(line: Line, column: _OldColumn, bottom_pt: float) -> Line | None:
    """Return what is left of a line; None where nothing is."""
    if line in column.heads:
        return None
    if not column.heads[0].box.y0 <= line.box.y0 < bottom_pt:
        return line
    cells = _cells(line, column)
    words = tuple(
        word
        for cell in cells
        if not column.left_pt <= cell[0].box.x0 < column.right_pt
        for word in cell
    )
    if len(words) == len(line.words):
        return line
    return Line(words=words, box=box_around(word.box for word in words)) if words else None
