"""Amounts in words on a page: runs of number words with what announces them.

In goes a sheet, out come amounts with their places. A run counts only if it is whole: what
stands before it announces it or is nothing, and it ends with a currency, a word such as "only",
a sentence or the cell. A word that OCR garbled breaks a run, and then there is no amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lexicon import Token, squeeze, tokens_of
from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.spoken.han_numerals import find_han_amount
from proofcheck.extraction.spoken.numerals import Hundredths, Item, amount_of
from proofcheck.extraction.spoken.vocabulary import (
    Meaning,
    Part,
    Vocabulary,
    announcements,
    vocabularies,
    words_of_tax,
)

MOST_ROWS = 3
"""Rows over which one amount in words may be broken."""

LEAST_NUMBERS = 2
"""Number words of an amount that nothing announces ("(euro seimilacento/00)" has three)."""

LEAST_SHARE = 0.7
"""Share of a cell's letters that such an amount takes up, 0..1."""

ROWS_TO_ANNOUNCEMENT = 2
"""Rows above an amount in which its heading may stand."""


class SpokenAmount(Struct, frozen=True, kw_only=True):
    """An amount in words: spans (cell, start, end), and whether a phrase announces it."""

    value: Decimal
    spans: tuple[tuple[Cell, int, int], ...]
    is_announced: bool


class _Run(Struct, frozen=True):
    """Neighbouring words of one language in a text."""

    items: tuple[Item, ...]
    start: int
    end: int

    @property
    def numbers(self) -> int:
        """Count the number words."""
        return sum(
            isinstance(i, Meaning) and i.part in (Part.NUMBER, Part.SCALE) for i in self.items
        )


def find_spoken_amounts(sheet: Sheet) -> Iterator[SpokenAmount]:
    """Yield the amounts in words of a page, top to bottom; amounts of tax are left out."""
    used: set[int] = set()
    for cell in sheet.cells:
        if id(cell) in used or not any(ch.isalpha() for ch in cell.text):
            continue
        found = _in_han(sheet, cell) or _in_words(sheet, cell)
        if found is not None:
            used.update(id(part) for part, _, _ in found.spans)
            yield found


def _in_han(sheet: Sheet, cell: Cell) -> SpokenAmount | None:
    han = find_han_amount(cell.text)
    if han is None or _is_of_tax(cell.text[: han.start]):
        return None
    announced = han.is_announced or _is_announced(sheet, cell, cell.text[: han.start])
    return SpokenAmount(
        value=han.value, spans=((cell, han.start, han.end),), is_announced=announced
    )


def _in_words(sheet: Sheet, cell: Cell) -> SpokenAmount | None:
    first = _best_run(cell.text)
    if first is None:
        return None
    cells = [cell]
    text, run = cell.text, first
    while len(cells) < MOST_ROWS and not any(ch.isalnum() for ch in text[run.end :]):
        below = next(sheet.grid.below(cells[-1], 1), None)
        longer = _best_run(f"{text} {below.text}") if below else None
        if below is None or longer is None or longer.start != run.start or longer.end <= len(text):
            break
        cells.append(below)
        text, run = f"{text} {below.text}", longer
    value = amount_of(run.items)
    lead = text[: run.start]
    if value is None or not value or _is_of_tax(lead) or not _ends_well(text, run):
        return None
    announced = _is_announced(sheet, cell, lead)
    if not (announced or _stands_alone(text, run)):
        return None
    return SpokenAmount(value=value, spans=tuple(_spans(cells, run)), is_announced=announced)


def _spans(cells: list[Cell], run: _Run) -> Iterator[tuple[Cell, int, int]]:
    offset = 0
    for cell in cells:
        start, end = max(run.start - offset, 0), min(run.end - offset, len(cell.text))
        if start < end:
            yield cell, start, end
        offset += len(cell.text) + 1


# -- runs ------------------------------------------------------------------------------------

_BETWEEN = re.compile(r"[\s\-–—*.,;:'’()/&]{0,6}")
_DIGITS = re.compile(
    r"(?P<over>\d{1,2})\s?/\s?1?00(?!\d)|/\s?(?P<cents>\d\d)(?![\d/])|(?P<alone>\d+)"
)


def _best_run(text: str) -> _Run | None:
    """Return the longest run of number words in any language; the earliest of equals."""
    tokens = [token for token in tokens_of(text) if token.key not in ("#", "%")]
    runs = (run for words in vocabularies().values() for run in _runs(text, tokens, words))
    return max(runs, key=lambda run: (run.numbers, run.end - run.start), default=None)


def _runs(text: str, tokens: list[Token], words: Vocabulary) -> Iterator[_Run]:
    spoken = [(words.parts_of(token.key), token.start, token.end) for token in tokens]
    if not any(parts and _has_number(parts) for parts, _, _ in spoken):
        return
    current: list[tuple[tuple[Item, ...], int, int]] = []
    for items, start, end in sorted([*spoken, *_digits(text, words)], key=lambda piece: piece[1]):
        if current and (items is None or not _BETWEEN.fullmatch(text[current[-1][2] : start])):
            yield from _made(current)
            current = []
        if items is not None:
            current.append((items, start, end))
    yield from _made(current)


def _has_number(parts: tuple[Meaning, ...]) -> bool:
    return any(part.part in (Part.NUMBER, Part.SCALE) for part in parts)


def _made(pieces: list[tuple[tuple[Item, ...], int, int]]) -> Iterator[_Run]:
    """Yield the run of some pieces, without joints at its ends, if it says a number."""
    while pieces and _is_joint(pieces[0][0]):
        pieces = pieces[1:]
    while pieces and _is_joint(pieces[-1][0]):
        pieces = pieces[:-1]
    if not pieces:
        return
    items = tuple(item for part, _, _ in pieces for item in part)
    run = _Run(items, pieces[0][1], pieces[-1][2])
    if run.numbers:
        yield run


def _is_joint(items: tuple[Item, ...]) -> bool:
    return all(isinstance(i, Meaning) and i.part in (Part.AND, Part.POINT) for i in items)


def _digits(text: str, words: Vocabulary) -> Iterator[tuple[tuple[Item, ...] | None, int, int]]:
    """Yield the digits of a text: minor units, or None for what is no part of such an amount."""
    for match in _DIGITS.finditer(text):
        cents = match["over"] or match["cents"]
        if cents is None and len(match["alone"]) <= 2 and _minor_follows(text, match.end(), words):
            cents = match["alone"]
        items = (Hundredths(int(cents)),) if cents is not None else None
        yield items, match.start(), match.end()


def _minor_follows(text: str, end: int, words: Vocabulary) -> bool:
    token = next(tokens_of(text[end : end + 16]), None)
    parts = words.parts_of(token.key) if token is not None and token.start <= 1 else None
    return parts is not None and any(p.part is Part.MINOR for p in parts)


# -- what stands around a run ----------------------------------------------------------------


def _ends_well(text: str, run: _Run) -> bool:
    """Whether a run is not broken off by a word that was not understood."""
    rest = text[run.end :]
    if not rest.strip() or not rest.lstrip(" -–—*")[:1].isalnum():
        return True
    last = run.items[-1]
    return isinstance(last, Hundredths) or last.part in (Part.CURRENCY, Part.MINOR, Part.END)


def _stands_alone(text: str, run: _Run) -> bool:
    """Whether an amount that nothing announces is one: it names a currency and fills its cell."""
    parts = {item.part for item in run.items if isinstance(item, Meaning)}
    letters = sum(ch.isalpha() for ch in text)
    inside = sum(ch.isalpha() for ch in text[run.start : run.end])
    begins = not any(ch.isalnum() for ch in text[: run.start])
    named = Part.CURRENCY in parts
    return begins and named and run.numbers >= LEAST_NUMBERS and inside >= LEAST_SHARE * letters


def _is_announced(sheet: Sheet, cell: Cell, lead: str) -> bool:
    """Whether what stands before, left of or above an amount announces it."""
    if any(ch.isalpha() for ch in lead):
        return ends_with_announcement(lead)
    row = sheet.grid.rows[cell.row]
    left = next((c for c in reversed(row) if c.box.x1 <= cell.box.x0 + 1), None)
    if left is not None and ends_with_announcement(left.text) and not _is_of_tax(left.text):
        return True
    above = (
        other
        for row in sheet.grid.rows[max(cell.row - ROWS_TO_ANNOUNCEMENT, 0) : cell.row]
        for other in row
        if other.box.x0 <= cell.box.x1 and cell.box.x0 <= other.box.x1
    )
    return any(ends_with_announcement(c.text) and not _is_of_tax(c.text) for c in above)


def ends_with_announcement(text: str) -> bool:
    """Whether a text ends with a phrase that announces an amount in words."""
    keys = [token.key for token in tokens_of(text)][-10:]
    tails = {"".join(keys[index:]) for index in range(len(keys))}
    return any(phrase in tails for phrase in announcements())


def _is_of_tax(lead: str) -> bool:
    key = squeeze(lead)
    return any(word in key for word in words_of_tax())
