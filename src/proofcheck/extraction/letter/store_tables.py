"""Tables of shops: a row of headings (Platform, Seller name, Seller ID) over one shop a row.

In: the cells of the prose. Out: the channels of every row, with their cells, and the headings,
which announce no single value and are no labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from proofcheck.comparing.channels import canonical_channel, is_platform
from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.columns import cells_below, cells_with_lines, in_row
from proofcheck.extraction.letter.prose import Cell, Prose

LEAST_HEADS = 2
"""A row of headings has at least so many that are known, one of them a shop's or a platform's."""

MAX_HEAD, MAX_NAME = 32, 60
"""A heading and a shop's name have at most so many characters."""

_NUMBER = re.compile(r"[\d\s.#/-]+|[A-Z\d-]*\d{5,}[A-Z\d-]*")
_LINK = re.compile(r"https?:|www\.")


class StoreTable(Struct, frozen=True, kw_only=True):
    """The headings of a table of shops, and what its rows name: `(channel, cell)`."""

    heads: tuple[Cell, ...]
    channels: tuple[tuple[str, Cell], ...]


@lru_cache(maxsize=8)
def store_tables(prose: Prose) -> tuple[StoreTable, ...]:
    """Return the tables of shops, in the order of the page."""
    found: list[StoreTable] = []
    seen: set[int] = set()
    for head in prose.cells:
        if head.start in seen or _kind(prose, head) not in ("platform", "store"):
            continue
        row = tuple(sorted((c for c in prose.cells if in_row(c, head)), key=lambda c: c.box.x0))
        kinds = [(cell, _kind(prose, cell)) for cell in row]
        if sum(kind is not None for _, kind in kinds) < LEAST_HEADS or _holds_platform(prose, row):
            continue
        seen |= {cell.start for cell in row}
        channels = [
            (channel, lines[0])
            for column, kind in kinds
            if kind in ("platform", "store")
            for lines in _cells(prose, column, row)
            for channel in _channel(prose, lines, is_store=kind == "store")
        ]
        if channels:
            ordered = sorted(channels, key=lambda hit: (hit[1].start, hit[0]))
            found.append(StoreTable(heads=row, channels=tuple(ordered)))
    return tuple(found)


def store_heads(prose: Prose) -> frozenset[int]:
    """Return where the headings of tables of shops begin."""
    return frozenset(head.start for table in store_tables(prose) for head in table.heads)


def _holds_platform(prose: Prose, row: tuple[Cell, ...]) -> bool:
    """Whether values stand in the row: labels beside what they announce, no headings."""
    return any(is_platform(prose.text[cell.start : cell.end].strip()) for cell in row)


def _kind(prose: Prose, cell: Cell) -> str | None:
    """Return what a heading announces: `platform`, `store`, `other` (its number or address)."""
    text = prose.plain[cell.start : cell.end].strip(" .#()")
    if not text or len(text) > MAX_HEAD or text.endswith(":"):
        return None
    if clause_pattern("store_ids").fullmatch(text):
        return "other"
    if clause_pattern("platform_heads").fullmatch(text):
        return "platform"
    is_store = any(clause_pattern(n).fullmatch(text) for n in ("store_heads", "store_names"))
    return "store" if is_store else None


def _cells(prose: Prose, head: Cell, row: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of a column, each with the lines on which it wraps."""
    for lines in cells_with_lines(tuple(cells_below(prose, head, row)), head):
        texts = [prose.text[line.start : line.end].strip() for line in lines]
        if any(is_platform(text) or _NUMBER.fullmatch(text) for text in texts):
            yield from ((line,) for line in lines)
        else:
            yield lines


def _channel(prose: Prose, lines: tuple[Cell, ...], *, is_store: bool) -> Iterator[str]:
    """Yield the channel that a cell names: a platform, or a shop; an unknown one as printed."""
    text = " ".join(" ".join(prose.text[line.start : line.end] for line in lines).split())
    is_label = text.endswith((":", "："))
    if len(text) > MAX_NAME or is_label or _NUMBER.fullmatch(text) or _LINK.match(text):
        return
    if is_store:
        yield f"store:{text}"
    else:
        yield canonical_channel(text) if is_platform(text) else text
