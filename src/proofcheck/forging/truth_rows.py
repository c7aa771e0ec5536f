"""Rows of the truth file (docs/truth-file.md) for changed documents.

In: what a way made, and the genuine document's own row if there is one. Out: a row that says
what the page then says. Nothing that the verifier merely read is written down as true: without
a row of its own, a document's fields are those that the edit set.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from proofcheck.errors import InputError
from proofcheck.forging.genuine import Genuine
from proofcheck.forging.targets import targets_of
from proofcheck.forging.way import Change, Made
from proofcheck.model.fields import named_fields
from proofcheck.model.measures import OnPage

LISTS = frozenset({"brands", "trademark_numbers", "lines.serial_numbers"})
"""Fields that hold a list in the truth."""

FIGURES = 2
"""Decimals of boxes in the truth file."""

Fields = dict[str, Any]


class ForgeryBox(Struct, frozen=True, kw_only=True):
    """A forged box on a page as displayed."""

    page: int
    box: tuple[float, float, float, float]
    unit: str = "pt"


class Forgery(Struct, frozen=True, kw_only=True):
    """How and where a document was forged."""

    technique: str
    fields: tuple[str, ...]
    boxes: tuple[ForgeryBox, ...]


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a truth file; read from the user's, written for ours."""

    document: str
    kind: str | None = None
    label: str | None = None
    forgery: Forgery | None = None
    fields: Fields = {}
    also: Fields = {}
    complete: bool = False
    claim: Fields | None = None
    expect: Fields | None = None
    group: str | None = None
    source: str | None = None
    licence: str | None = None


def rows_by_path(path: Path) -> dict[str, Row]:
    """Read a truth file: its rows by the absolute path of their documents.

    Raises `InputError` for a file that can't be read as such.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [msgspec.json.decode(line, type=Row) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        message = f"The truth file {path} can't be read: {error}."
        raise InputError(message, remedy="See docs/truth-file.md for the format.") from error
    return {str((path.parent / posixpath.normpath(row.document)).resolve()): row for row in rows}


def row_of(
    name: str, technique: str, genuine: Genuine, made: Made, own: Row | None, *, is_forged: bool
) -> Row:
    """Return the row of a changed document; `own` is the genuine one's row."""
    base = own or Row(document=name)
    fields, also, is_complete = _fields_after(genuine, made, base)
    forgery = None
    if is_forged:
        boxes = [(change.page, change.box) for change in made.changes] + list(made.areas)
        forgery = Forgery(
            technique=technique,
            fields=_forged_fields(genuine, made),
            boxes=tuple(
                ForgeryBox(
                    page=page,
                    box=(
                        round(box.x0, FIGURES),
                        round(box.y0, FIGURES),
                        round(box.x1, FIGURES),
                        round(box.y1, FIGURES),
                    ),
                )
                for page, box in boxes
            ),
        )
    return structs.replace(
        base,
        document=name,
        label="forged" if is_forged else "genuine",
        forgery=forgery,
        fields=fields,
        also=also,
        complete=base.complete and is_complete,
        expect={"verdict": ["reject", "review"]} if is_forged else base.expect,
        group=technique,
        source=f"made by proofcheck forge from {Path(genuine.path).name}",
    )


def _forged_fields(genuine: Genuine, made: Made) -> tuple[str, ...]:
    names = [name for change in made.changes for name in change.fields]
    names += [
        name
        for target in targets_of(genuine.examined)
        if target.page in made.lost_pages
        for name in target.fields
    ]
    return tuple(dict.fromkeys(names))


def _fields_after(genuine: Genuine, made: Made, base: Row) -> tuple[Fields, Fields, bool]:
    """Return fields, `also`, and whether all that is printed is still among them."""
    fields, also, is_complete = dict(base.fields), dict(base.also), True
    if made.lost_pages:
        lost = _on_pages(genuine, made.lost_pages)
        kept = {k: v for k, v in fields.items() if k not in lost and k != "lines"}
        return kept, {k: v for k, v in also.items() if k in kept}, False
    for change in made.changes if made.shows_new else ():
        if change.line is not None:
            is_complete &= _change_line(fields, change)
        else:
            _change_header(fields, also, change)
    return fields, also, is_complete


def _change_header(fields: Fields, also: Fields, change: Change) -> None:
    for name in change.fields:
        if name in fields or name == change.fields[0]:
            fields[name] = [change.now] if name in LISTS else change.now
            also.pop(name, None)
    for name in [n for n, value in fields.items() if value == change.was]:
        # It may be the same print under another name, or another print: both answers are right.
        also[name] = [*also.get(name, []), change.now]
    for name, values in also.items():
        if change.was in values and change.now not in values:
            also[name] = [*values, change.now]


def _change_line(fields: Fields, change: Change) -> bool:
    """Change the one true line that has the old value; without it the lines are left out."""
    column = change.fields[0].removeprefix("lines.")
    lines = fields.get("lines")
    if not isinstance(lines, list):
        return True
    hits = [i for i, line in enumerate(lines) if _is_value(line.get(column), change.was)]
    if change.line in hits:
        hits = [change.line]
    if len(hits) != 1:
        del fields["lines"]
        return False
    new = [change.now] if change.fields[0] in LISTS else change.now
    fields["lines"] = [
        {**line, column: new} if i == hits[0] else line for i, line in enumerate(lines)
    ]
    return True


def _is_value(value: object, was: str) -> bool:
    if isinstance(value, list):
        return value == [was]
    try:
        return value is not None and float(str(value)) == float(was)
    except ValueError:
        return value == was


def _on_pages(genuine: Genuine, pages: tuple[int, ...]) -> set[str]:
    found: Mapping[str, Any] = dict(named_fields(genuine.examined.paper))
    return {
        name
        for name, field in found.items()
        if isinstance(place := getattr(getattr(field, "chosen", None), "place", None), OnPage)
        and place.page in pages
    }
