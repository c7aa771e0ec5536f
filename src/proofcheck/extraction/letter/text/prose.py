"""The running text of a letter, joined over its lines, with the way back to the page.

In: the pages of one letter. Out: one text in which a line break is a blank (nothing between
Chinese or Japanese characters) and a block's end a newline, its folded twin of the same
length, and for every span the words it came from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from proofcheck.extraction.han import simplified
from proofcheck.extraction.language import languages_of
from proofcheck.extraction.letter.text.gaps import inner_edges, parted
from proofcheck.extraction.letter.text.joined_lines import JoinedLines
from proofcheck.extraction.letter.text.mail_threads import granting_mail
from proofcheck.extraction.letter.text.old_columns import without_old_columns
from proofcheck.extraction.letter.text.page_columns import by_columns, shifted
from proofcheck.extraction.letter.text.paragraphs import paragraphs
from proofcheck.extraction.letter.text.running_lines import runs_on
from proofcheck.extraction.letter.text.sentences import sentence_ends
from proofcheck.extraction.phrases import fold_plain
from proofcheck.extraction.words import join_readings, make_reading
from proofcheck.model.document import Line, PageText
from proofcheck.model.fields import Field, Reading
from proofcheck.model.measures import Box, OnPage, box_around

T = TypeVar("T")

MAX_CELLS = 600
"""Cells of tables that are looked at."""

SHORT = 0.3
"""Share (0..1) of the width of the text below which lines do not run on."""

NEXT_ROW_HEIGHTS = 4.0
"""The middles of the next row's lines are so many line heights away at most."""


class Cell(Struct, frozen=True, kw_only=True):
    """A piece of a line without wide gaps: `start` to `end` in the prose, page and box."""

    start: int
    end: int
    page: int
    box: Box


class Prose:
    """The text of one letter; spans are character positions in `text`."""

    def __init__(self, pages: tuple[PageText, ...]) -> None:
        self.pages = pages
        self.cells: list[Cell] = []
        self._spoken_in: dict[tuple[int, int], str] = {}
        joined = JoinedLines()
        aside: set[int] = set()
        self._shifts_pt: dict[int, tuple[float, float]] = {}
        for columns in map(by_columns, map(without_old_columns, granting_mail(pages))):
            page = columns.page
            aside.update(map(id, columns.margin))
            self._shifts_pt |= columns.shifts_pt
            for lines in paragraphs(page):
                for line in lines:
                    joined.add_line(page, line)
                joined.add("\n")
        self.text = joined.text
        self._lines, self._kept_lines = joined.lines, joined.kept_lines
        self._origins, self._line_ends = joined.origins, joined.line_ends
        self._aside = aside
        left_pt = min((line.box.x0 for _, line in self._kept_lines), default=0.0)
        rows: dict[int, list[tuple[float, float, Line, tuple[float, ...]]]] = {}
        for page, line in self._kept_lines:
            edges = tuple(inner_edges(line, left_pt))
            if edges:
                rows.setdefault(page.page, []).append((*_band(line), line, edges))
        for (page, line), places in zip(self._kept_lines, joined.places, strict=True):
            middle_pt, reach_pt = _band(line)
            near = [
                edge
                for other_pt, other_reach_pt, beside, edges in rows.get(page.page, ())
                if abs(other_pt - middle_pt) <= max(reach_pt, other_reach_pt) and beside is not line
                for edge in edges
            ]
            self._add_cells(page, line, places, near)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the text as ISO 639-1 codes, likeliest first, two at most."""
        return languages_of(self.text)

    @property
    def language(self) -> str:
        """The likeliest language of the text, "" where it can't be told."""
        return next(iter(self.languages), "")

    def language_at(self, position: int) -> str:
        """Return the language of the sentence around a position; of the text, where it tells none.

        Only of a text in two languages each sentence is asked.
        """
        if len(self.languages) < 2:
            return self.language
        span = self.sentence(position)
        if span not in self._spoken_in:
            told = languages_of(self.text[slice(*span)])
            self._spoken_in[span] = next(iter(told), self.language)
        return self._spoken_in[span]

    @cached_property
    def folded(self) -> str:
        """The text in lower case without accents, hyphens or apostrophes, in simplified
        characters; same length."""
        return simplified(fold_plain(self.text))

    @cached_property
    def spoken(self) -> str:
        """The folded text with commas and colons as blanks: for phrases across them."""
        return re.sub(r"[,，:：“”\"«»]", " ", self.folded)

    @cached_property
    def plain(self) -> str:
        """The folded text with dots as blanks: for labels with abbreviations."""
        return self.folded.replace(".", " ").replace("º", " ").replace("°", " ")

    @cached_property
    def slashed(self) -> str:
        """The plain text with its slashes: for labels in two languages."""
        pairs = zip(self.plain, self.text, strict=True)
        return "".join("/" if printed == "/" else ch for ch, printed in pairs)

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """The spans of the lines."""
        starts = [0, *self._line_ends]
        return tuple(_stripped(self.text, start, end) for start, end in pairwise(starts))

    @cached_property
    def margins(self) -> tuple[tuple[int, int], ...]:
        """The spans of the lines that stand in the margin of their page."""
        return tuple(
            span
            for span, (_, line) in zip(self.lines, self._kept_lines, strict=True)
            if id(line) in self._aside
        )

    def is_aside(self, position: int) -> bool:
        """Whether a position stands in the margin of its page."""
        return any(start <= position < end for start, end in self.margins)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences; a block's end ends a sentence."""
        ends = [0, *sentence_ends(self.text, self.folded), len(self.text)]
        return tuple((start, end) for start, end in pairwise(ends) if start < end)

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the span of the sentence around a position."""
        found = (span for span in self.sentences if span[0] <= position < span[1])
        return next(found, (position, len(self.text)))

    def line_end(self, position: int) -> int:
        """Return where the line that holds a position ends."""
        return next((end for end in self._line_ends if end > position), len(self.text))

    def flow(self, position: int) -> tuple[int, int]:
        """Return the span of running lines around a position: short lines stand by themselves.

        A line goes on with the next one only where it is about as long as the widest around it.
        """
        index = bisect_right(self._line_starts, position) - 1
        if index < 0:
            return 0, len(self.text)
        first = last = index
        while first > 0 and self._runs_on[first - 1]:
            first -= 1
        while last < len(self.lines) - 1 and self._runs_on[last]:
            last += 1
        return self.lines[first][0], self.lines[last][1]

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.lines)

    @cached_property
    def _runs_on(self) -> tuple[bool, ...]:
        """Whether each line runs on into the next one of its block."""
        runs = [
            "\n" not in self.text[upper[1] : lower[0]]
            and runs_on(line, below)
            and not self._is_signature(line, below)
            for (upper, lower), ((_, line), (_, below)) in zip(
                pairwise(self.lines), pairwise(self._kept_lines), strict=True
            )
        ]
        return (*runs, False)

    def _is_signature(self, line: Line, below: Line) -> bool:
        """Whether two lines are both short, as those of a signature are."""
        return max(line.box.x1, below.box.x1) - line.box.x0 < SHORT * self._width_pt

    @cached_property
    def _width_pt(self) -> float:
        """The width of the text, from its left edge to its right one."""
        boxes = [line.box for _, line in self._kept_lines]
        return max(box.x1 for box in boxes) - min(box.x0 for box in boxes) if boxes else 0.0

    def printed(self, start: int, end: int) -> str:
        """Return a span of one line as printed, with the blanks between full-width characters."""
        origins = [o for o in self._origins[start:end] if o[0] >= 0]
        if not origins or origins[0][0] != origins[-1][0]:
            return self.text[start:end]
        return self._lines[origins[0][0]][1].text[origins[0][1] : origins[-1][1] + 1]

    def field(self, value: T, start: int, end: int, confidence: float) -> Field[T]:
        """Build the field whose one witness is the span; raises ValueError for an empty one."""
        return Field(chosen=self.reading(value, start, end, confidence))

    def reading(self, value: T, start: int, end: int, confidence: float) -> Reading[T]:
        """Build the reading of a span, which may run over several lines of one page."""
        parts = tuple(self._parts(start, end, confidence))
        if not parts:
            raise ValueError("the span touches no words")
        return join_readings(value, parts, joint=" ")

    def place(self, start: int, end: int) -> OnPage:
        """Return where a span stands on its first page; raises ValueError for an empty one."""
        place = self.reading("", start, end, 1.0).place
        if not isinstance(place, OnPage):
            raise ValueError("the span stands on no page")
        return place

    def _parts(self, start: int, end: int, confidence: float) -> Iterator[Reading[str]]:
        start, end = _stripped(self.text, start, end)
        runs: dict[int, tuple[int, int]] = {}
        for line, character in self._origins[start:end]:
            if line >= 0:
                first, _ = runs.get(line, (character, character))
                runs[line] = (first, character + 1)
        for line, (first, last) in runs.items():
            page, words = self._lines[line]
            yield make_reading(words.text[first:last], words, first, last, page, confidence)

    def _add_cells(self, page: PageText, line: Line, places: list[int], edges: list[float]) -> None:
        """Part a line at wide gaps; `places` maps its characters into the prose."""
        position = 0
        for words in parted(line, edges):
            if len(self.cells) >= MAX_CELLS:
                return
            length = sum(len(word.text) for word in words) + len(words) - 1
            box = shifted(box_around(word.box for word in words), self._shifts_pt.get(id(line)))
            start, end = places[position], places[min(position + length, len(places) - 1)]
            self.cells.append(Cell(start=start, end=end, page=page.page, box=box))
            position += length + 1


def prose_of(pages: tuple[PageText, ...]) -> Prose:
    """Return the text of pages; the same one for the same pages, asked for one after another."""
    return _kept_prose(tuple(map(_SamePage, pages)))


class _SamePage:
    """A page that equals itself alone, so that nothing of it is compared."""

    def __init__(self, page: PageText) -> None:
        self.page = page

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SamePage) and self.page is other.page

    def __hash__(self) -> int:
        return id(self.page)


@lru_cache(maxsize=2)
def _kept_prose(pages: tuple[_SamePage, ...]) -> Prose:
    return Prose(tuple(kept.page for kept in pages))


def _band(line: Line) -> tuple[float, float]:
    """Return the middle of a line and how far off a row of the same table may stand, in points."""
    return line.box.centre[1], NEXT_ROW_HEIGHTS * line.box.height_pt


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
