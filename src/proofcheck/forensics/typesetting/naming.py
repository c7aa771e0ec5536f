"""Which field a value is that extraction did not read: by its label, or by its row and column.

In: a value, the fields that were read on its page. Out: names of fields, none where neither a
label nor the values above and below it say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from proofcheck.forensics.key_fields import KeyReading
from proofcheck.forensics.typesetting.value import Value
from proofcheck.model.measures import Box

NameLabel = Callable[[str], tuple[str, ...]]
"""Says which fields a label can mean."""

OF_LINE = re.compile(r"lines\[(\d+)\]\.(\w+)")
SAME_EDGE_PT = 1.5
"""By which the edges of values in one column differ."""

SAME_ROW = 0.5
"""Share of a value's height by which the middles of one row differ."""


def names_of(value: Value, fields: Iterable[KeyReading], name_label: NameLabel) -> tuple[str, ...]:
    """Return the fields that a value may be; words beside the label of an amount are none."""
    has_digit = bool((value.own & value.page.is_digit).any())
    for label in (value.label, value.heading):
        names = (n for n in name_label(label) if has_digit or n.endswith("_name"))
        if found := tuple(names):
            return found
    return _of_table(value, [field for field in fields if OF_LINE.fullmatch(field.name)])


def _of_table(value: Value, fields: list[KeyReading]) -> tuple[str, ...]:
    """Name a value of the table of items by the column in which it stands, and by its row."""
    box, shape = value.box, _shape(value.text)
    edges = [edge for field in fields for edge in (field.place.box.y0, field.place.box.y1)]
    if not edges or not min(edges) <= (box.y0 + box.y1) / 2 <= max(edges):
        return ()
    columns = [
        (abs(field.place.box.y0 - box.y0), field.name)
        for field in fields
        if _shares_edge(field.place.box, box) and _shape(field.reading.as_printed) == shape
    ]
    if not columns:
        return ()
    column = min(columns)[1].rpartition(".")[2]
    rows = [field.name for field in fields if _shares_row(field.place.box, box)]
    row = rows[0].partition(".")[0] if rows else "lines"
    return (f"{row}.{column}",)


def _shape(text: str) -> str:
    """Return a text with every run of digits as one 9, without blanks."""
    return re.sub(r"\d+", "9", "".join(text.split()))


def _shares_edge(one: Box, other: Box) -> bool:
    edges = abs(one.x1 - other.x1), abs(one.x0 - other.x0)
    return min(edges) <= SAME_EDGE_PT and not _shares_row(one, other)


def _shares_row(one: Box, other: Box) -> bool:
    middles = (one.y0 + one.y1) / 2 - (other.y0 + other.y1) / 2
    return abs(middles) <= SAME_ROW * max(other.height_pt, 1.0)
