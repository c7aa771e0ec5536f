"""The lines of a letter joined to one text, character by character, with where each came from.

In: lines in reading order, and the ends of their blocks. Out: the characters of the text and their
origins. Between two lines stands a blank, but none beside a Chinese or Japanese character, or
where a hyphen parts a word; boxes that are not ticked are blanked, dots that lead to a value
become a colon.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.text.tick_boxes import (
    BOX,
    ends_in_box,
    has_tick,
    unticked,
)
from proofcheck.model.document import Line, PageText

MAX_CHARACTERS = 40_000
"""A letter has one or two pages; what lies beyond is not read."""

_LEADER = re.compile(r"(?<=[^\W\d_]) ?(?:\.{4,}|…{2,}|_{4,}:?|-{4,}|(?: \.){3,})(?= ?[^\W_])")
"""Dots that lead from a label to its value stand for a colon."""

_HE = re.compile(r"[へべぺ](?=[ァィゥェォッャュョー])")
_KATAKANA_HE = {"へ": "ヘ", "べ": "ベ", "ぺ": "ペ"}
"""Before a small sign of katakana stands katakana: both kana look alike, and OCR takes either."""

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]")


class JoinedLines:
    """What is joined so far; positions are those of characters in its text."""

    def __init__(self) -> None:
        self.lines: list[tuple[PageText, Line]] = []
        self.origins: list[tuple[int, int]] = []  # (line, character in its text), or (-1, -1)
        self.line_ends: list[int] = []
        self.kept_lines: list[tuple[PageText, Line]] = []  # those that gave a character
        self.places: list[list[int]] = []  # for each kept line: where its characters went
        self._pieces: list[str] = []
        self._forms: dict[int, bool] = {}  # by page: whether a box of it is ticked
        self._open: Line | None = None  # ends in an empty box, whose answer wraps

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def add_line(self, page: PageText, line: Line) -> None:
        """Add a line behind a blank, unless it is joined to what stands before it without one."""
        text = _HE.sub(lambda he: _KATAKANA_HE[he[0]], line.text)
        if len(self.origins) + len(text) > MAX_CHARACTERS:
            return
        before = self._pieces[-1] if self._pieces else "\n"
        is_name = text[:1].isupper() and len(self._pieces) > 1 and self._pieces[-2].isalnum()
        is_parted = before == "-" and (text[:1].islower() or is_name)
        if before != "\n" and not is_parted and not (_WIDE.match(text[:1]) or _WIDE.match(before)):
            self.add(" ")
        number, start = len(self.lines), len(self.origins)
        self.lines.append((page, line))
        places: list[int] = []
        if page.page not in self._forms:
            self._forms[page.page] = any(has_tick(other.text) for other in page.lines)
        spans = unticked(text, is_form=self._forms[page.page])
        if self._open is not None and _is_right_below(self._open, line):
            box = BOX.search(text)
            spans = ((0, box.start() if box else len(text)), *spans)
        self._open = line if spans and ends_in_box(text) else None
        for start_blank, end_blank in spans:
            text = text[:start_blank] + " " * (end_blank - start_blank) + text[end_blank:]
        text = _LEADER.sub(lambda dots: ":".ljust(len(dots[0])), text)
        if _WIDE.search(text) is None:
            places.extend(range(start, start + len(text)))
            self._pieces.extend(text)
            self.origins.extend((number, index) for index in range(len(text)))
        else:
            self._add_wide(text, number, places)
        if len(self.origins) > start:
            self.line_ends.append(len(self.origins))
            self.kept_lines.append((page, line))
            self.places.append([*places, len(self.origins)])

    def _add_wide(self, text: str, number: int, places: list[int]) -> None:
        """Add a line with full-width characters, without the blanks beside them."""
        for index, ch in enumerate(text):
            places.append(len(self.origins))
            if ch != " " or not _is_needless(text, index):
                self._pieces.append(ch)
                self.origins.append((number, index))

    def add(self, ch: str) -> None:
        """Add a character that no line has: a blank between two lines, or a block's end."""
        self._pieces.append(ch)
        self.origins.append((-1, -1))


def _is_right_below(upper: Line, lower: Line) -> bool:
    """Whether a line goes on with the one above it, at the same left edge."""
    height_pt = upper.box.height_pt
    is_near = lower.box.y0 - upper.box.y1 <= height_pt
    return is_near and abs(lower.box.x0 - upper.box.x0) <= height_pt


def _is_needless(text: str, index: int) -> bool:
    """A blank beside a full-width character parts no words."""
    around = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
    return bool(_WIDE.search(around))
