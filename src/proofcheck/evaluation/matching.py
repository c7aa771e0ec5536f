"""Holding what was read against the truth, field by field.

Amounts and dates must be equal as values, identifiers by their letters and digits, names by
a token ratio of at least 0.9 without legal form; lists count item by item, and lines are
paired by the best assignment (DESIGN, "Truth file").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from msgspec import Struct
from rapidfuzz import fuzz

from proofcheck.comparing.names import name_keys
from proofcheck.comparing.texts import canonical_text
from proofcheck.evaluation.truth import Truth

LEAST_NAME_RATIO = 90.0
"""Token-sort ratio (0..100) from which two names count as the same (DESIGN: 0.9)."""

AMOUNTS = frozenset(
    [
        "lines_total",
        "allowance_total",
        "charge_total",
        "net_total",
        "tax_total",
        "gross_total",
        "prepaid_total",
        "payable_total",
        "quantity",
        "unit_price",
        "net_amount",
        "tax_rate",
        "discount",
    ]
)
EXACT = frozenset(
    ["issue_date", "due_date", "valid_from", "valid_to", "currency", "may_sublicense", "exclusive"]
)
IDENTIFIERS = frozenset(
    [
        "invoice_number",
        "letter_number",
        "seller_tax_id",
        "buyer_tax_id",
        "iban",
        "bic",
        "seller_item_id",
        "gtin",
        "trademark_numbers",
        "serial_numbers",
        "territories",
    ]
)
LINE_KEYS = ("description", "net_amount", "unit_price", "quantity", "gtin", "seller_item_id")

Read = str | bool | list[str] | None


class Mark(StrEnum):
    """How one expected or read value came out."""

    RIGHT = "right"
    WRONG = "wrong"  # another value was read
    MISSED = "missed"  # nothing was read
    INVENTED = "invented"  # read, though it is not printed (complete truth only)


class FieldMark(Struct, frozen=True, kw_only=True):
    """The mark of one field of one document, with both values."""

    field: str
    mark: Mark
    expected: str = ""
    read: str = ""


def mark_fields(truth: Truth, read: Mapping[str, Read]) -> list[FieldMark]:
    """Mark every header field of the truth, and invented ones where the truth is complete."""
    marks: list[FieldMark] = []
    for name, expected in truth.fields.items():
        if name == "lines":
            continue
        alternatives = [expected, *truth.also.get(name, [])]
        marks.extend(_mark_value(name, alternatives, read.get(name)))
    if truth.complete:
        unknown = (n for n, v in read.items() if n not in truth.fields and v not in (None, []))
        marks.extend(
            FieldMark(field=n, mark=Mark.INVENTED, read=str(read[n]))
            for n in unknown
            if n not in truth.also
        )
    return marks


def mark_lines(
    expected: Iterable[Mapping[str, str | list[str]]], read: Iterable[Mapping[str, Read]]
) -> list[FieldMark]:
    """Mark the invoice lines: pairs by best assignment, then every column of the truth."""
    true_lines, read_lines = list(expected), list(read)
    marks: list[FieldMark] = []
    pairs = _assign(true_lines, read_lines)
    for index, true_line in enumerate(true_lines):
        read_line = read_lines[pairs[index]] if index in pairs else {}
        for name, value in true_line.items():
            marks.extend(
                FieldMark(field=f"lines.{m.field}", mark=m.mark, expected=m.expected, read=m.read)
                for m in _mark_value(name, [value], read_line.get(name))
            )
    used = set(pairs.values())
    for index, read_line in enumerate(read_lines):
        if index not in used:
            shown = " · ".join(str(v) for k, v in read_line.items() if v and k in LINE_KEYS)
            marks.append(FieldMark(field="lines", mark=Mark.INVENTED, read=shown))
    return marks


def same_value(field: str, expected: object, read: object) -> bool:
    """Whether a read value is right for that field."""
    if isinstance(expected, bool) or isinstance(read, bool):
        return expected == read
    one, other = str(expected), str(read)
    if field in AMOUNTS:
        return _number(one) is not None and _number(one) == _number(other)
    if field in EXACT:
        return one == other
    if field in IDENTIFIERS:
        return _letters_and_digits(one) == _letters_and_digits(other)
    return _same_name(one, other)


def _mark_value(name: str, alternatives: Sequence[object], read: Read) -> list[FieldMark]:
    if isinstance(alternatives[0], list):
        return _mark_list(name, alternatives, read if isinstance(read, list) else [])
    expected = str(alternatives[0])
    if read is None or read == "":
        return [FieldMark(field=name, mark=Mark.MISSED, expected=expected)]
    right = any(same_value(name, value, read) for value in alternatives)
    mark = Mark.RIGHT if right else Mark.WRONG
    return [FieldMark(field=name, mark=mark, expected=expected, read=str(read))]


def _mark_list(name: str, alternatives: Sequence[object], read: list[str]) -> list[FieldMark]:
    """Mark a list item by item, against the alternative that fits best."""
    best: list[FieldMark] = []
    for candidate in alternatives:
        if not isinstance(candidate, list):
            continue
        left = list(read)
        marks: list[FieldMark] = []
        for item in candidate:
            hit = next((r for r in left if same_value(name, item, r)), None)
            if hit is not None:
                left.remove(hit)
            mark = Mark.RIGHT if hit is not None else Mark.MISSED
            marks.append(FieldMark(field=name, mark=mark, expected=item, read=hit or ""))
        marks.extend(FieldMark(field=name, mark=Mark.INVENTED, read=item) for item in left)
        if not best or _right(marks) - len(marks) > _right(best) - len(best):
            best = marks
    return best


def _right(marks: list[FieldMark]) -> int:
    return sum(mark.mark is Mark.RIGHT for mark in marks)


def _assign(
    expected: list[Mapping[str, str | list[str]]], read: list[Mapping[str, Read]]
) -> dict[int, int]:
    """Pair true with read lines, greatest likeness first (greedy; lines are few)."""
    scores = sorted(
        (
            (_line_likeness(true_line, read_line), i, j)
            for i, true_line in enumerate(expected)
            for j, read_line in enumerate(read)
        ),
        key=lambda s: (-s[0], abs(s[1] - s[2]), s[1]),
    )
    pairs: dict[int, int] = {}
    for score, i, j in scores:
        if score > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _line_likeness(expected: Mapping[str, str | list[str]], read: Mapping[str, Read]) -> float:
    score = 0.0
    for name in LINE_KEYS:
        if name in expected and read.get(name):
            if same_value(name, expected[name], read[name]):
                score += 1.0
            elif name == "description":
                score += fuzz.token_sort_ratio(str(expected[name]), str(read[name])) / 200
    return score


def _same_name(expected: str, read: str) -> bool:
    keys = name_keys(expected), name_keys(read)
    bare = (keys[0].core or expected, keys[1].core or read)
    whole = (canonical_text(expected), canonical_text(read))
    ratios = (fuzz.token_sort_ratio(*pair) for pair in (bare, whole))
    glued = fuzz.ratio(*(text.replace(" ", "") for text in whole))
    return max(*ratios, glued) >= LEAST_NAME_RATIO


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text).normalize()
    except InvalidOperation:
        return None


def _letters_and_digits(text: str) -> str:
    return "".join(ch for ch in canonical_text(text) if ch.isalnum())
