"""Tables of shops: a row of headings (Platform, Seller name, Seller ID) over one shop a row.

In: the cells of the prose. Out: the channels of every row, with their cells, and the headings,
which announce no single value and are no labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from proofcheck.comparing.channels import OFFLINE, ONLINE, canonical_channel, is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.columns import (
    cells_below,
    cells_with_lines,
    in_row,
    row_of,
)
from proofcheck.extraction.letter.labels.shop_columns import heads_over_platforms, told_by_cells
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import fold_plain
from proofcheck.extraction.territories import read_territory

Column = tuple[Cell, tuple[Cell, ...]]
"""A heading with the cells below it."""

LEAST_HEADS = 2
"""A row of headings has at least so many that are known, one of them a shop's or a platform's."""

MAX_HEAD, MAX_NAME = 32, 60
"""A heading and a shop's name have at most so many characters."""

LEADING = 1.0
"""The next line of a name begins less than so many line heights below."""

_OTHER_HEAD = framed(r"{item_heads}|{goods_heads}")
_SHOP_END = re.compile(r"(?:店|ショッフ|ストア)$")
_NUMBER = re.compile(r"[\d\s.#/–—-]+|(?=[A-Z\d-]*\d{5})[A-Z\d-]+")
_PART = re.compile(r"\s?[,，、;；/]\s?")
_LINK = re.compile(r"https?:|www\.")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?P<domain>[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,10})/?")
_NO_SHOP = framed(r"\W*(?:{no_shop_names})?\W*")
_OWN_SHOP = framed(r"{own_shops}")
_SHOP_KIND = framed(r"(?P<platform>.+?)[\s:：·/(（-]*(?:pop)?{shop_kinds}[)）]?")
"""A platform with the kind of shop there (京东 POP专营店)."""

_REMARK = re.compile(r"(?P<platform>[^()（）]+?)\s?[(（][^()（）]+[)）]")
"""A platform with a remark behind it (EmpikPlace (Empik))."""


_ACCOUNT_HEAD = framed(r"{account_heads}$")


class StoreTable(Struct, frozen=True, kw_only=True):
    """The headings of a table of shops, what its rows name, `(channel, cell)`, and for where.

    A column of marketplaces that are all countries ("USA", "Canada") tells the territory by their
    codes; columns that ask for countries stand by themselves.
    """

    heads: tuple[Cell, ...]
    channels: tuple[tuple[str, Cell], ...]
    countries: tuple[tuple[str, Cell], ...]
    country_columns: tuple[Column, ...]


@lru_cache(maxsize=8)
def store_tables(prose: Prose) -> tuple[StoreTable, ...]:
    """Return the tables of shops, in the order of the page."""
    found: list[StoreTable] = []
    seen: set[int] = set()
    over = heads_over_platforms(prose)
    for head in prose.cells:
        is_over = head.start in over
        if head.start in seen or not (is_over or _kind(prose, head) in ("platform", "store")):
            continue
        row = row_of(prose.cells, head)
        kinds = [(cell, _kind(prose, cell)) for cell in row]
        least = LEAST_HEADS - is_over
        if _holds_platform(prose, row) or len(row) < LEAST_HEADS:
            continue
        columns = [((head, tuple(_below(prose, head, row))), kind) for head, kind in kinds]
        columns = told_by_cells(prose, columns) if is_over else columns
        if sum(kind is not None for _, kind in columns) < least:
            continue
        seen |= {cell.start for cell in row}
        platforms = [cell for column, kind in columns if kind == "platform" for cell in column[1]]
        countries = _countries(prose, platforms)
        columns = _named(prose, columns)
        channels = [
            (channel, lines[0])
            for column, kind in columns
            if kind == "store" or (kind == "platform" and not countries)
            for lines in _cells(prose, column, platforms if kind == "store" else ())
            for channel in _channel(prose, lines, is_store=kind == "store")
        ]
        refused = tuple(_refused(prose, columns))
        channels = [hit for hit in channels if not any(_meets(cell, hit[1]) for cell in refused)]
        named = [cell for column, kind in columns if kind is not None for cell in column[1]]
        if 2 * sum(_is_label(prose, cell) for cell in named) > len(named):
            continue  # a form: labels stand below labels
        if channels:
            ordered = sorted(_once(channels), key=lambda hit: (hit[1].start, hit[0]))
            country_columns = tuple(
                (head, tuple(c for c in cells if not any(_meets(c, no) for no in refused)))
                for (head, cells), kind in columns
                if kind is None and _asks_country(prose, head)
            )
            table = StoreTable(
                heads=tuple(
                    c for (c, _), kind in columns if kind or not (is_over and _is_label(prose, c))
                ),
                channels=tuple(ordered),
                countries=countries,
                country_columns=country_columns,
            )
            found.append(table)
            seen |= {cell.start for (_, cells), _ in columns for cell in cells}
    return tuple(found)


def _refused(prose: Prose, columns: Sequence[tuple[Column, str | None]]) -> Iterator[Cell]:
    """Yield the cells that say no, below a heading that asks whether a channel is allowed."""
    for (head, cells), _ in columns:
        if clause_pattern("allowed_heads").fullmatch(_text(prose, head)):
            yield from (c for c in cells if clause_pattern("plain_no").match(_text(prose, c)))


def _once(channels: list[tuple[str, Cell]]) -> Iterator[tuple[str, Cell]]:
    """Yield the channels; an own shop whose domain stands as its name is told by that."""
    shops = {name.removeprefix("store:") for name, _ in channels if name.startswith("store:")}
    for name, cell in channels:
        yield (ONLINE if name in shops and "." in name else name), cell


def _countries(prose: Prose, cells: Sequence[Cell]) -> tuple[tuple[str, Cell], ...]:
    """Return the countries of a column that names nothing else."""
    told = [(read_territory(prose.text[cell.start : cell.end]), cell) for cell in cells]
    is_every = all(
        one is not None and one.codes and one.end - one.start == cell.end - cell.start
        for one, cell in told
    )
    named = ((code, cell) for one, cell in told if one is not None for code in one.codes)
    return tuple(named) if is_every else ()


def _named(
    prose: Prose, columns: list[tuple[Column, str | None]]
) -> list[tuple[Column, str | None]]:
    """Take a column of accounts for one of numbers where another one holds the shops' names."""
    names = [
        column
        for column, kind in columns
        if kind == "store" and not _ACCOUNT_HEAD.search(_text(prose, column[0]))
    ]
    return [
        (column, "other" if kind == "store" and names and column not in names else kind)
        for column, kind in columns
    ]


def store_heads(prose: Prose) -> frozenset[int]:
    """Return where the headings of tables of shops begin."""
    return frozenset(head.start for table in store_tables(prose) for head in table.heads)


def _below(prose: Prose, head: Cell, row: tuple[Cell, ...]) -> Iterator[Cell]:
    """Yield the cells under a heading, above what heads or announces another table."""
    under = (c for c in prose.cells if c.page == head.page and c.box.y0 >= head.box.y1)
    ends_pt = [cell.box.y0 for cell in under if _is_of_other_table(prose, cell)]
    for cell in cells_below(prose, head, row):
        if not ends_pt or cell.box.centre[1] < min(ends_pt):
            yield cell


def _is_of_other_table(prose: Prose, cell: Cell) -> bool:
    """Whether a cell is a title with a colon, alone in its row, or stands in a row of headings."""
    beside = [other for other in prose.cells if in_row(other, cell)]
    others = sum(_OTHER_HEAD.fullmatch(_text(prose, other)) is not None for other in beside)
    lead, colon, value = prose.plain[cell.start : cell.end].replace("：", ":").partition(":")
    is_titled = bool(colon) and len(beside) == 1 and (not value or field_of_label(lead) is not None)
    return is_titled or others >= LEAST_HEADS


def _text(prose: Prose, cell: Cell) -> str:
    return prose.plain[cell.start : cell.end].strip(" .#()")


def _is_label(prose: Prose, cell: Cell) -> bool:
    return field_of_label(prose.plain[cell.start : cell.end]) is not None


def _asks_country(prose: Prose, head: Cell) -> bool:
    return field_of_label(prose.plain[head.start : head.end]) == "territories"


def _holds_platform(prose: Prose, row: tuple[Cell, ...]) -> bool:
    """Whether values stand in the row: labels beside what they announce, no headings."""
    return any(is_platform(prose.text[cell.start : cell.end].strip()) for cell in row)


def _kind(prose: Prose, cell: Cell) -> str | None:
    """Return what a heading announces: `platform`, `store`, `other` (its number or address)."""
    text = _text(prose, cell)
    if not text or len(text) > MAX_HEAD or text.endswith(":"):
        return None
    if clause_pattern("store_ids").fullmatch(text):
        return "other"
    if clause_pattern("platform_heads").fullmatch(text):
        return "platform"
    is_store = any(clause_pattern(n).fullmatch(text) for n in ("store_heads", "store_names"))
    return "store" if is_store else None


def _cells(prose: Prose, column: Column, platforms: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of a column, each with the lines on which it wraps.

    In Han characters a name goes on below where no platform beside it begins a row.
    """
    head, cells = column
    if platforms and not prose.text[head.start : head.end].isascii():
        yield from _rows(prose, cells, platforms)
        return
    for lines in cells_with_lines(cells, head):
        texts = [prose.text[line.start : line.end].strip() for line in lines]
        if any(is_platform(text) or _NUMBER.fullmatch(text) for text in texts):
            yield from ((line,) for line in lines)
        else:
            yield lines


def _rows(
    prose: Prose, column: Sequence[Cell], platforms: Sequence[Cell]
) -> Iterator[tuple[Cell, ...]]:
    kept: list[Cell] = []
    for cell in column:
        begins = any(_meets(p, cell) and not _meets(p, kept[-1]) for p in platforms if kept)
        gap_pt = cell.box.y0 - kept[-1].box.y1 if kept else 0.0
        is_near = bool(kept) and gap_pt < LEADING * kept[-1].box.height_pt
        if kept and (begins or not is_near or _is_complete(prose, kept[-1])):
            yield tuple(kept)
            kept = []
        kept.append(cell)
    if kept:
        yield tuple(kept)


def _meets(one: Cell, other: Cell) -> bool:
    return one.page == other.page and one.box.vertical_overlap(other.box) >= 0.5


def _is_complete(prose: Prose, cell: Cell) -> bool:
    """Whether a cell already names a shop as a whole, by its last word."""
    return _SHOP_END.search(prose.folded, cell.start, cell.end) is not None


def _channel(prose: Prose, lines: tuple[Cell, ...], *, is_store: bool) -> Iterator[str]:
    """Yield what a cell names: a platform or several, or a shop; an unknown one as printed.

    A seller's own site in the column of platforms is `online`.
    """
    texts = [" ".join(prose.text[line.start : line.end].split()) for line in lines]
    is_wide = all(not text[-1:].isascii() for text in texts)
    text = ("" if is_wide else " ").join(texts)
    is_label = text.endswith((":", "："))
    if len(text) > MAX_NAME or is_label or _LINK.match(text):
        return
    if is_store:
        if not (_NUMBER.fullmatch(text) or _NO_SHOP.fullmatch(fold_plain(text))):
            yield f"store:{text}"
    elif pattern_of("own_sites").fullmatch(key := fold_plain(text)) or _OWN_SHOP.fullmatch(key):
        yield next(_domains_of_row(prose, lines[0]), ONLINE)
    elif pattern_of("offline_words", "shop_words").fullmatch(key):
        yield OFFLINE
    elif is_platform(text):
        yield canonical_channel(text)
    elif len(parts := _PART.split(text)) > 1 and all(map(is_platform, parts)):
        yield from map(canonical_channel, parts)
    elif not _NUMBER.fullmatch(text):
        kind = _SHOP_KIND.fullmatch(text.casefold()) or _REMARK.fullmatch(text)
        is_kind = kind is not None and is_platform(kind["platform"])
        yield canonical_channel(kind["platform"]) if kind is not None and is_kind else text


def _domains_of_row(prose: Prose, cell: Cell) -> Iterator[str]:
    """Yield the domain of a seller's own shop that stands in the row of a cell."""
    for other in prose.cells:
        if in_row(other, cell) and (match := _DOMAIN.fullmatch(prose.text, other.start, other.end)):
            yield match["domain"].lower()
