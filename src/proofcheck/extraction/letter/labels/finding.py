"""Values that stand beside a label: behind its colon, in the cell to its right, or below it.

In: the prose of a letter with its cells. Out: spans of values by field, in the order of the
page. Values that nobody filled in are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, structs

from proofcheck.extraction.han import WIDE
from proofcheck.extraction.letter.labels.cell_labels import STEP, field_of_cell
from proofcheck.extraction.letter.labels.cells_under import FORM_HEIGHTS, below
from proofcheck.extraction.letter.labels.colon_labels import labels_with_colons
from proofcheck.extraction.letter.labels.columns import is_spread_text
from proofcheck.extraction.letter.labels.firm_sections import firm_names
from proofcheck.extraction.letter.labels.goods_tables import goods_columns, goods_heads
from proofcheck.extraction.letter.labels.grids import is_column_head
from proofcheck.extraction.letter.labels.label_cells import (
    is_repeated,
    labels_stand_above,
    lines_right_of,
    right_of,
)
from proofcheck.extraction.letter.labels.loose_labels import loose_labels
from proofcheck.extraction.letter.labels.mark_tables import heads_of_tables, mark_columns
from proofcheck.extraction.letter.labels.rights_tables import (
    rights_columns,
    rights_heads,
)
from proofcheck.extraction.letter.labels.schedule_tables import schedule_columns, schedule_heads
from proofcheck.extraction.letter.labels.store_tables import store_heads, store_tables
from proofcheck.extraction.letter.labels.value_spans import (
    end_of_clause,
    end_of_value,
    inner_label,
    list_below,
)
from proofcheck.extraction.letter.labels.wrapped_labels import wrapped_labels
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.questions import (
    behind_answer,
    field_of_question,
    is_question,
)
from proofcheck.extraction.territories import read_territory

SAME_ROW = 0.5
"""Cells of one row overlap by this share (0..1) of the lower one's height."""

LISTED = frozenset(["brands", "channels", "products", "territories"])
"""Fields whose values may stand as a list below their label."""

PARTIES = frozenset(["grantor", "grantee"])
"""Fields whose values are names, never made of words of labels alone."""

STACKED = frozenset(["brands", "products", "trademark_numbers"])
"""Fields whose values may stand line by line beside the middle of which their label stands."""

MAX_COUNTRIES = 160
"""A list of countries has at most so many characters."""

_OF_VALUE = re.compile(r"(?:de|di|of|von|van|do|da|della|des) [^\W\d_]{3,}", re.IGNORECASE)
"""What goes on so is the rest of a title that wide gaps part (CERTIFICAT DE POINT / DE VENTE)."""

_REMARK_ONLY = re.compile(r"[(（][\u3041-\u9fff]{2,10}[)）]")
"""A remark below a label goes with the label: 許諾者 / （商標権者）."""

LEAST_QUESTIONS = 2
"""So many questions that begin their lines make a sheet of them; one stands in any mail."""

_ASKED = re.compile(
    r"\s{0,2}(?:[(（]?\d{1,2}[.)）、]?\s{1,3}|[-–•*]\s)?(?:问[:：]\s?)?¿?"
    r"(?P<asked>[^?？.。:：\n]{3,60}?)\s?[?？]\s{0,3}(?=[^\W_]|[“\"«„「])"
)
_ANSWERS = frozenset(("No", "NO", "no"))


class Labelled(Struct, frozen=True, kw_only=True):
    """A labelled value: the field, the label's span, and the value's span in the prose."""

    field: str
    label: tuple[int, int]
    start: int
    end: int
    is_cell: bool


@lru_cache(maxsize=8)
def find_labelled(prose: Prose) -> tuple[Labelled, ...]:
    """Return all labelled values, in the order in which they stand."""
    found = [*_behind_colons(prose), *_behind_questions(prose)]
    found += [*_in_cells(prose), *_in_tables(prose)]
    told = [
        structs.replace(value, field="territories") if _is_of_countries(prose, value) else value
        for value in found
    ]
    told = [
        structs.replace(value, end=end_of_clause(prose, value.start, value.end)) for value in told
    ]
    return tuple(sorted(told, key=lambda value: value.start))


def _is_of_countries(prose: Prose, value: Labelled) -> bool:
    """Whether the sites or outlets behind a label are countries, every one (Sites: France)."""
    if value.field != "channels" or value.end - value.start > MAX_COUNTRIES:
        return False
    items = [prose.text[a:b] for a, b in list_items(prose, value.start, value.end)]
    told = [(item, read_territory(item)) for item in items]
    return bool(items) and all(
        one is not None and one.codes and (one.start, one.end) == (0, len(item))
        for item, one in told
    )


def rights_column(labelled: Sequence[Labelled], field: str) -> tuple[Labelled, ...]:
    """Return the cells of one field that stand below one heading; none where one stands alone."""
    values = [value for value in labelled if value.field == field and value.is_cell]
    column = tuple(value for value in values if value.label == values[0].label)
    return column if len(column) > 1 else ()


def _behind_colons(prose: Prose) -> Iterator[Labelled]:
    """Yield the values behind labels in running text, up to the next such label."""
    hits = sorted(labels_with_colons(prose), key=lambda hit: hit[1])
    for index, (field, start, end, value_start) in enumerate(hits):
        if value_start > prose.line_end(start) and _has_cell_right(prose, start, end):
            continue  # the next line of text is the label below
        limit = hits[index + 1][1] if index + 1 < len(hits) else len(prose.text)
        value_end = end_of_value(prose, value_start, limit)
        if field in LISTED and is_blank(prose.text[value_start:value_end]):
            value_start, value_end = list_below(prose, value_start, limit)
        if not is_blank(prose.text[value_start:value_end]):
            yield Labelled(
                field=field, label=(start, end), start=value_start, end=value_end, is_cell=False
            )


def _behind_questions(prose: Prose) -> Iterator[Labelled]:
    """Yield the answers that stand in the line of their question (2. Quelle marque ? BRIVELLE)."""
    found = [_ASKED.match(prose.text, *line) for line in prose.lines]
    questions = [
        asked
        for asked in found
        if asked is not None and prose.sentence(asked.start("asked"))[0] >= asked.start()
    ]
    if len(questions) < LEAST_QUESTIONS:
        return
    limits = [*(asked.start() for asked in questions[1:]), len(prose.text)]
    for asked, limit in zip(questions, limits, strict=False):
        field = field_of_question(prose.plain[slice(*asked.span("asked"))])
        start = behind_answer(prose.text, asked.end(), limit)
        end = min(end_of_value(prose, start, limit), prose.sentence(start)[1])
        if field is not None and start < end:
            label = asked.span("asked")
            yield Labelled(field=field, label=label, start=start, end=end, is_cell=False)


def _has_cell_right(prose: Prose, start: int, end: int) -> bool:
    """Whether a cell stands right of the one that a label fills: its value."""
    label = next((c for c in prose.cells if c.start <= start and end <= c.end <= end + 3), None)
    return label is not None and any(
        cell.page == label.page
        and cell.box.x0 > label.box.x1
        and cell.box.vertical_overlap(label.box) >= SAME_ROW
        for cell in prose.cells
    )


def _in_tables(prose: Prose) -> Iterator[Labelled]:
    """Yield the cells of tables of marks and of goods, each behind the heading of its column."""
    goods = rights_columns(prose) or goods_columns(prose)
    for table in store_tables(prose):
        for head, cells in table.country_columns:
            for cell in cells:
                yield _of_cell("territories", head, cell)
    for column in (*mark_columns(prose), *goods, *schedule_columns(prose)):
        for cell in column.cells:
            yield _of_cell(column.field, column.head, cell)


def _of_cell(field: str, head: Cell, cell: Cell) -> Labelled:
    """Return a cell behind the heading of its column."""
    label = (head.start, head.end)
    return Labelled(field=field, label=label, start=cell.start, end=cell.end, is_cell=True)


class _CellLabels(Struct, frozen=True, kw_only=True):
    """The cells that hold labels, by their index, and what they announce."""

    cells: dict[int, Cell]
    """Each label's cell; a label that wraps is one cell."""

    fields: dict[int, str | None]
    indexes: set[int]
    """All cells that belong to labels: no value stands in them."""

    heads: set[int]
    """Where headings of tables begin, which announce no single value."""

    is_stacked: bool
    """Whether the labels stand above their values."""


def _in_cells(prose: Prose) -> Iterator[Labelled]:
    """Yield the values in the cells right of a label's cell or below it."""
    found = _cell_labels(prose)
    for index, label in found.cells.items():
        values = _values_of(prose, found, index)
        if not values or values[0].start in found.heads:
            continue
        span = _shown_span(prose, label, values)
        if span is None:
            continue
        field = found.fields[index] or ""
        lines = _apart(prose, label, found.indexes) if field in STACKED else []
        for start, end in [(line.start, line.end) for line in lines] or [span]:
            yield Labelled(
                field=field, label=(label.start, label.end), start=start, end=end, is_cell=True
            )


def _cell_labels(prose: Prose) -> _CellLabels:
    """Find the cells that hold labels: known, loose or wrapped, and the names of firms."""
    heads = heads_of_tables(prose) | store_heads(prose) | goods_heads(prose)
    heads |= schedule_heads(prose) | rights_heads(prose)
    fields = {
        index: None if cell.start in heads else field_of_cell(prose, cell)
        for index, cell in enumerate(prose.cells)
    }
    labels = {
        index
        for index, field in fields.items()
        if field and prose.text[prose.cells[index].start : prose.cells[index].end] not in _ANSWERS
    }
    labels -= {index for index in labels if is_repeated(prose, index, fields)}
    labels -= {index for index in labels if is_spread_text(prose, prose.cells[index])}
    for index, field in (*loose_labels(prose, labels), *firm_names(prose)):
        fields[index] = field
        labels.add(index)
    cells = {index: prose.cells[index] for index in labels}
    is_stacked = labels_stand_above(prose, cells)
    wrapped = {} if is_stacked else wrapped_labels(prose, lambda cell: field_of_cell(prose, cell))
    for index, (whole, field) in wrapped.items():
        if right_of(prose, whole, {*labels, index, index + 1}):
            cells.pop(index + 1, None)
            cells[index], fields[index] = whole, field
            labels |= {index, index + 1}
    return _CellLabels(
        cells=cells, fields=fields, indexes=labels, heads=set(heads), is_stacked=is_stacked
    )


def _values_of(prose: Prose, found: _CellLabels, index: int) -> list[Cell]:
    """Return the cells of a label's value: its column, below it, or beside it."""
    label, labels = found.cells[index], found.indexes
    is_asking = is_question(prose.text[label.start : label.end])
    is_step = STEP.match(prose.text, label.start) is not None  # of a chain, or of a form
    is_step = is_step and not is_asking
    is_column = is_column_head(prose, index) and not is_step
    values = below(prose, label, labels, is_column=True) if is_column else []
    if found.is_stacked and not is_step:
        values = values or below(prose, label, labels, heights=FORM_HEIGHTS)
    beside = right_of(prose, label, labels)
    if found.fields[index] in PARTIES and beside and _is_label(prose, beside[0]):
        beside = below(prose, label, labels)  # Name | Address, over both values
    values = values or beside
    return values or ([] if is_step else below(prose, label, labels))


def _shown_span(prose: Prose, label: Cell, values: list[Cell]) -> tuple[int, int] | None:
    """Return where a value begins and ends; None where its cells are blank or but a remark."""
    start, end = min(v.start for v in values), max(v.end for v in values)
    end = inner_label(prose, start, end)
    if is_question(prose.text[label.start : label.end]):
        start = behind_answer(prose.text, start, end)
        end = min(end, prose.sentence(start)[1])
    is_remark = _REMARK_ONLY.fullmatch(prose.text, start, end)
    if is_blank(prose.text[start:end]) or is_remark or _OF_VALUE.match(prose.text, start, end):
        return None
    return start, end


def _is_label(prose: Prose, cell: Cell) -> bool:
    return is_label_words(prose.plain[cell.start : cell.end])


def _apart(prose: Prose, label: Cell, labels: set[int]) -> list[Cell]:
    """Return the lines right of a label beside their middle, each a value of its own."""
    lines = lines_right_of(prose, label, labels)
    scripts = {WIDE.search(prose.text, line.start, line.end) is None for line in lines}
    if len(scripts) > 1:
        return []  # one value in two languages
    return lines if any(a.end <= label.start < b.start for a, b in pairwise(lines)) else []
