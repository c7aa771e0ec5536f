"""The truth file: one JSON object a line (DESIGN, "Truth file")."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from proofcheck.errors import InputError
from proofcheck.model.claim import Claim

TrueLine = dict[str, str | list[str]]
TrueValue = str | bool | list[str | TrueLine]
TrueFields = dict[str, TrueValue]


class ForgeryBox(Struct, frozen=True, kw_only=True):
    """Where a forgery was made; `unit` is px of the image or pt of the page."""

    page: int
    box: tuple[float, float, float, float]
    unit: Literal["px", "pt"] = "pt"


class Forgery(Struct, frozen=True, kw_only=True):
    """How a document was forged, which fields it hit, and where."""

    technique: str
    fields: tuple[str, ...] = ()
    boxes: tuple[ForgeryBox, ...] = ()


class Expectation(Struct, frozen=True, kw_only=True):
    """Which outcomes are fair, and which findings are to be expected."""

    verdict: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()


class Truth(Struct, frozen=True, kw_only=True):
    """What is true of one document; `label` None: it is run, but not counted.

    With `complete` every printed field is in `fields`, so a value for any other is wrong.
    `also` lists further right answers by field name, or under `kind`.
    """

    document: str
    kind: str | None = None
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
    rows: list[Truth] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"The truth file {path} can't be read: {error}."
        raise InputError(message, remedy="Check the path; the file must be UTF-8.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            rows.append(msgspec.json.decode(line, type=Truth))
        except msgspec.DecodeError as error:
            message = f"{path}, line {number} is not a truth row: {error}."
            raise InputError(message, remedy="See docs/truth-file.md for the format.") from error
    return tuple(rows)
