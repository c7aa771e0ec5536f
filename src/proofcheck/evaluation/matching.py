"""Holding what was read against the truth, field by field and line by line.

In: a row of truth, the fields of a JSON report. Out: a `FieldMark` for every value that was
expected or read. When two values are the same is said in `values`; lists count item by item
and lines are paired, both by the best assignment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from proofcheck.evaluation.assignment import best_pairs
from proofcheck.evaluation.truth import Truth
from proofcheck.evaluation.values import likeness, same_value
from proofcheck.model.fields import Absence
from proofcheck.report.schema import FieldView

LINE_KEYS = ("description", "net_amount", "unit_price", "quantity", "gtin", "seller_item_id")
"""Columns by which a read line is known to be a true one."""

ORDER_BONUS = 1e-6
"""Of two equally good pairings of lines the one that keeps their order is taken."""

ABSENT = FieldView(value=None)
ReadLine = Mapping[str, FieldView]


class Mark(StrEnum):
    """How one expected or read value came out."""

    RIGHT = "right"
    WRONG = "wrong"  # another value was read
    MISSED = "missed"  # nothing was read, and the report takes it for not printed
    UNREADABLE = "unreadable"  # nothing was read, and the report says that it could not be
    INVENTED = "invented"  # read, though it is not printed


class FieldMark(Struct, frozen=True, kw_only=True):
    """The mark of one value, with both texts and the stated confidence (None: none stated)."""

    field: str
    mark: Mark
    expected: str = ""
    read: str = ""
    confidence: float | None = None


def mark_fields(truth: Truth, read: Mapping[str, FieldView]) -> list[FieldMark]:
    """Mark every header field of the truth, and invented ones where the truth is complete.

    A value that `also` allows for a field which is not in `fields` counts neither way.
    """
    marks: list[FieldMark] = []
    for name, expected in truth.fields.items():
        if name != "lines":
            alternatives = [expected, *truth.also.get(name, [])]
            marks.extend(_mark_value(name, alternatives, read.get(name, ABSENT)))
    if truth.complete:
        for name, view in read.items():
            if name not in truth.fields and _values(view.value):
                marks.extend(_mark_unasked(name, truth.also.get(name, []), view))
    return marks


def mark_lines(
    expected: Iterable[Mapping[str, str | list[str]]],
    read: Iterable[ReadLine],
    *,
    is_complete: bool = False,
) -> list[FieldMark]:
    """Mark the invoice lines: pairs by best assignment, then every column of the truth.

    A read line without a partner is one invention (field `lines`); with `is_complete` so is a
    value in a column that the true line does not have.
    """
    true_lines, read_lines = list(expected), list(read)
    pairs = best_pairs([_gains(i, true, read_lines) for i, true in enumerate(true_lines)])
    marks: list[FieldMark] = []
    for index, true_line in enumerate(true_lines):
        read_line: ReadLine = read_lines[pairs[index]] if index in pairs else {}
        for name, value in true_line.items():
            marks.extend(_in_line(_mark_value(name, [value], read_line.get(name, ABSENT))))
        if is_complete:
            for name, view in read_line.items():
                if name not in true_line and _values(view.value):
                    marks.extend(_in_line(_mark_unasked(name, [], view)))
    for index in sorted(set(range(len(read_lines))) - set(pairs.values())):
        texts = (_shown(read_lines[index].get(key, ABSENT).value) for key in LINE_KEYS)
        shown = " · ".join(text for text in texts if text)
        marks.append(FieldMark(field="lines", mark=Mark.INVENTED, read=shown))
    return marks


def _in_line(marks: Iterable[FieldMark]) -> list[FieldMark]:
    return [
        FieldMark(
            field=f"lines.{mark.field}",
            mark=mark.mark,
            expected=mark.expected,
            read=mark.read,
            confidence=mark.confidence,
        )
        for mark in marks
    ]


def _mark_value(name: str, alternatives: Sequence[object], view: FieldView) -> list[FieldMark]:
    """Mark a value against the alternative that fits best; a list gives one mark an item."""
    if isinstance(alternatives[0], list) or isinstance(view.value, list):
        candidates = (_mark_list(name, _values(one), view) for one in alternatives)
        return max(candidates, key=lambda marks: 2 * _right(marks) - len(marks))
    expected = _shown(alternatives[0])
    if not _values(view.value):
        return [FieldMark(field=name, mark=_absent(view), expected=expected)]
    is_right = any(
        same_value(name, item, view.value) for value in alternatives for item in _values(value)
    )
    return [
        FieldMark(
            field=name,
            mark=Mark.RIGHT if is_right else Mark.WRONG,
            expected=expected,
            read=_shown(view.value),
            confidence=view.confidence,
        )
    ]


def _mark_list(name: str, expected: list[str | bool], view: FieldView) -> list[FieldMark]:
    """Mark a list item by item; its order does not count."""
    read = _values(view.value)
    gains = [[float(same_value(name, item, other)) for other in read] for item in expected]
    pairs = best_pairs(gains)
    absent = _absent(view)
    marks = [
        FieldMark(
            field=name,
            mark=Mark.RIGHT if i in pairs else absent,
            expected=_shown(item),
            read=_shown(read[pairs[i]]) if i in pairs else "",
            confidence=view.confidence if i in pairs else None,
        )
        for i, item in enumerate(expected)
    ]
    left = [item for j, item in enumerate(read) if j not in pairs.values()]
    return marks + [_invented(name, item, view) for item in left]


def _mark_unasked(name: str, allowed: Sequence[object], view: FieldView) -> Iterable[FieldMark]:
    """Mark a value for a field that the complete truth does not have."""
    for item in _values(view.value):
        if not any(same_value(name, one, item) for value in allowed for one in _values(value)):
            yield _invented(name, item, view)


def _invented(name: str, item: object, view: FieldView) -> FieldMark:
    return FieldMark(field=name, mark=Mark.INVENTED, read=_shown(item), confidence=view.confidence)


def _absent(view: FieldView) -> Mark:
    return Mark.UNREADABLE if view.absence == Absence.UNREADABLE else Mark.MISSED


def _right(marks: list[FieldMark]) -> int:
    return sum(mark.mark is Mark.RIGHT for mark in marks)


def _values(value: object) -> list[str | bool]:
    """Return the single values: the items of a list, or the value alone; none for empty."""
    items: list[Any] = value if isinstance(value, list) else [value]
    return [item for item in items if item is not None and item != ""]


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _gains(index: int, true: Mapping[str, str | list[str]], lines: list[ReadLine]) -> list[float]:
    """How much each read line has in common with a true one."""
    gains = []
    for other, line in enumerate(lines):
        gain = _in_common(true, line)
        gains.append(gain + ORDER_BONUS / (1 + abs(index - other)) if gain else 0.0)
    return gains


def _in_common(true: Mapping[str, str | list[str]], line: ReadLine) -> float:
    gain = 0.0
    for name in LINE_KEYS:
        value = line.get(name, ABSENT).value
        if name not in true or not _values(value):
            continue
        if same_value(name, true[name], value):
            gain += 1.0
        elif name == "description":
            gain += likeness(str(true[name]), str(value)) / 200
    return gain
