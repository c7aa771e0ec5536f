"""The truth file: one JSON object a line (DESIGN, "Truth file"), checked before anything is run.

A row that could never be scored right (an amount that is no number, a field no paper has, a
document named twice) is refused with its line, so that no figure suffers from a slip of the pen.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from proofcheck.errors import InputError
from proofcheck.evaluation.values import HEADER_FIELDS, LINE_FIELDS, is_wellformed
from proofcheck.model.claim import Claim
from proofcheck.model.fields import Kind
from proofcheck.model.result import Outcome

TrueLine = dict[str, str | list[str]]
TrueValue = str | bool | list[str | TrueLine]
TrueFields = dict[str, TrueValue]


class ForgeryBox(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a forgery was made; `unit` is px of the image or pt of the page, `page` 1-based."""

    page: int
    box: tuple[float, float, float, float]
    unit: Literal["px", "pt"] = "pt"


class Forgery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a document was forged, which fields it hit, and where."""

    technique: str
    fields: tuple[str, ...] = ()
    boxes: tuple[ForgeryBox, ...] = ()


class Expectation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which outcomes are fair, and which findings are to be expected."""

    verdict: tuple[Outcome, ...] = ()
    finding: tuple[str, ...] = ()


class Truth(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is true of one document; `label` None: it is run, but not counted.

    With `complete` every printed field is in `fields`, so a value for any other is wrong.
    `also` lists further right answers by field name, or under `kind`.
    """

    document: str
    kind: Kind | None = None
    label: Literal["genuine", "forged"] | None = None
    forgery: Forgery | None = None
    fields: TrueFields = {}
    also: dict[str, list[TrueValue]] = {}
    complete: bool = False
    claim: Claim | None = None
    expect: Expectation | None = None
    group: str | None = None
    source: str | None = None
    licence: str | None = None


def load_truth(path: Path) -> tuple[Truth, ...]:
    """Read a truth file; raises `InputError` that names the line which does not fit."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The truth file {path} can't be read: {error}."
        raise InputError(message, remedy="Check the path; the file must be UTF-8.") from error
    rows: dict[str, tuple[int, Truth]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            truth = msgspec.json.decode(line, type=Truth)
        except msgspec.DecodeError as error:
            message = f"{path}, line {number} is not a truth row: {error}."
            raise InputError(message, remedy="See docs/truth-file.md for the format.") from error
        for fault in _faults(truth):
            message = f"{path}, line {number} ({truth.document}): {fault}"
            raise InputError(message, remedy="See docs/truth-file.md for the format.")
        key = posixpath.normpath(truth.document)
        if key in rows:
            message = f"{path} names {truth.document} twice, in lines {rows[key][0]} and {number}."
            raise InputError(message, remedy="Keep one row a document.")
        rows[key] = number, truth
    return tuple(truth for _, truth in rows.values())


def _faults(truth: Truth) -> Iterator[str]:
    if truth.label != "forged" and truth.forgery is not None:
        yield "a forgery is described, but the label is not `forged`."
    for forged in truth.forgery.boxes if truth.forgery else ():
        x0, y0, x1, y1 = forged.box
        if forged.page < 1 or x0 >= x1 or y0 >= y1:
            yield f"a forged box is [x0, y0, x1, y1] on a page from 1, not {list(forged.box)}."
    for name, value in truth.fields.items():
        if name == "lines":
            yield from _line_faults(value)
        elif name not in HEADER_FIELDS:
            yield f"no paper has a field {name!r}."
        else:
            yield from _value_faults(name, value)
    for name, values in truth.also.items():
        if name == "kind":
            yield from (f"{v!r} is no kind of paper." for v in values if v not in list(Kind))
        elif name not in HEADER_FIELDS:
            yield f"`also` has no field {name!r}."
        else:
            for value in values:
                yield from _value_faults(name, value)


def _line_faults(lines: TrueValue) -> Iterator[str]:
    if not isinstance(lines, list):
        yield "`lines` is a list of objects."
        return
    for line in lines:
        if not isinstance(line, dict):
            yield "`lines` is a list of objects."
            continue
        for name, value in line.items():
            if name not in LINE_FIELDS:
                yield f"a line has no field {name!r}."
            else:
                yield from _value_faults(name, value)


def _value_faults(name: str, value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) or not is_wellformed(name, item):
            yield f"{item!r} is no value for {name} (leave out what is not printed)."
