"""Tables that answer for each country whether it is included: Chile | sí | sí: Falabella.com.

In: the cells of the prose. Out: the countries with a yes, where they fill a row of headings or a
column; the channels of a heading with a yes beside an included country. The words for no are data
(`letter_places.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from proofcheck.comparing.channels import ONLINE
from proofcheck.extraction.letter.labels.columns import in_row
from proofcheck.extraction.letter.reach.named_channels import named_in
from proofcheck.extraction.letter.reach.place_words import place_pattern
from proofcheck.extraction.letter.reach.stores import domains_in
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.territories import read_territory

LEAST_COUNTRIES = 2
"""A grid has at least so many countries."""

MAX_ANSWER = 40
"""An answer has at most so many characters."""

MAX_ROWS = 12
"""Rows below a heading that are looked at."""

MAX_STEP_HEIGHTS = 4.5
"""The next row begins at most so many line heights below the one before."""


class CountryGrid(Struct, frozen=True, kw_only=True):
    """The included countries, where they stand, and the channels that are theirs."""

    start: int
    end: int
    codes: tuple[str, ...]
    channels: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def country_grid(prose: Prose) -> CountryGrid | None:
    """Return the first table whose answers include or exclude countries, or None."""
    countries = [(cell, code) for cell in prose.cells if (code := _country(prose, cell))]
    for first, _ in countries:
        across = [(c, code) for c, code in countries if in_row(c, first)]
        down = [(c, code) for c, code in countries if _in_column(c, first)]
        for group, answers_of in ((across, _below), (down, _right)):
            if len(group) < LEAST_COUNTRIES:
                continue
            answers = [(c, code, list(answers_of(prose, c, group))) for c, code in group]
            if not all(found for _, _, found in answers):
                continue
            kept = [
                (c, code) for c, code, found in answers if any(_is_yes(prose, a) for a in found)
            ]
            if kept:
                return CountryGrid(
                    start=min(c.start for c, _ in kept),
                    end=max(c.end for c, _ in kept),
                    codes=tuple(dict.fromkeys(code for _, code in kept)),
                    channels=_channels(prose, kept) if group is down else (),
                )
    return None


def _country(prose: Prose, cell: Cell) -> str | None:
    """Return the country that fills a cell."""
    text = prose.text[cell.start : cell.end].strip(" :")
    named = read_territory(text) if 3 < len(text) <= MAX_ANSWER else None
    is_whole = named is not None and named.end - named.start == len(text)
    return named.codes[0] if named and is_whole and len(named.codes) == 1 else None


def _in_column(cell: Cell, head: Cell) -> bool:
    is_below = cell.box.y0 >= head.box.y0 and cell.page == head.page
    return is_below and abs(cell.box.x0 - head.box.x0) <= head.box.height_pt


def _right(prose: Prose, cell: Cell, group: list[tuple[Cell, str]]) -> Iterator[Cell]:
    """Yield the answers in the row of a country."""
    for other in prose.cells:
        if other.start != cell.start and in_row(other, cell) and other.box.x0 > cell.box.x1:
            if not _is_answer(prose, other):
                return
            yield other


def _below(prose: Prose, cell: Cell, group: list[tuple[Cell, str]]) -> Iterator[Cell]:
    """Yield the answers under a country."""
    bottom = cell.box.y1
    under = (c for c in prose.cells if c.page == cell.page and c.box.y0 >= cell.box.y1)
    columns = sorted(
        (c for c in under if c.box.x0 < cell.box.x1 and cell.box.x0 < c.box.x1),
        key=lambda c: c.box.y0,
    )
    for other in columns[:MAX_ROWS]:
        is_near = other.box.y0 - bottom <= MAX_STEP_HEIGHTS * cell.box.height_pt
        if not is_near or not _is_answer(prose, other):
            return
        bottom = other.box.y1
        yield other


def _is_answer(prose: Prose, cell: Cell) -> bool:
    """Whether a cell begins with yes or no, or with a sign for one."""
    text = prose.folded[cell.start : cell.end].strip()
    is_told = any(place_pattern(name).match(text) for name in ("yes_answers", "no_answers"))
    return cell.end - cell.start <= MAX_ANSWER and is_told


def _is_yes(prose: Prose, cell: Cell) -> bool:
    text = prose.folded[cell.start : cell.end].strip()
    return place_pattern("no_answers").match(text) is None


def _channels(prose: Prose, kept: list[tuple[Cell, str]]) -> tuple[str, ...]:
    """Return the channels of the headings above the answers of the included countries."""
    found: list[str] = []
    for cell, _ in kept:
        for answer in _right(prose, cell, kept):
            if not _is_yes(prose, answer):
                continue
            above = [
                c
                for c in prose.cells
                if c.page == cell.page
                and c.box.y1 <= cell.box.y0
                and abs(c.box.x0 - answer.box.x0) <= answer.box.height_pt
            ]
            head = next((c for c in reversed(above) if any(named_in(prose, c.start, c.end))), None)
            named = tuple(named_in(prose, head.start, head.end)) if head else ()
            inside = tuple(domains_in(prose, answer.start, answer.end))
            inside = inside or tuple(c for c in named_in(prose, answer.start, answer.end))
            found.extend(inside or named)
    if any("." in name for name in found):
        found = [name for name in found if name != ONLINE]
    return tuple(dict.fromkeys(found))
