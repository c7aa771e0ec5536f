"""Fields as rows of a table, each with its witnesses and links to their boxes on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import UNSET, Struct

from proofcheck.model.measures import Box
from proofcheck.report.html.evidence import Evidence, Link, named_place
from proofcheck.report.html.marks import is_near
from proofcheck.report.html.words import field_words, lower_words, witness_words
from proofcheck.report.schema import DocumentView, FieldView, Flat, WitnessView

UNREAD = frozenset({"unreadable", "not_looked"})
"""Absences (`model.fields.Absence`) that are a gap in what was read, not in the paper."""


class FieldBox(Struct, frozen=True, kw_only=True):
    """Where a witness of a field stands on a page, and the id of the box drawn there."""

    id: str
    page: int
    box: Box
    witness: WitnessView


class WitnessRow(Struct, frozen=True, kw_only=True):
    """Who says what of one field; `agrees` with the chosen reading."""

    who: str
    value: str
    agrees: bool
    confidence: str
    places: tuple[Link, ...]


class FieldRow(Struct, frozen=True, kw_only=True):
    """One field: `as_printed` is "" where the value is printed just so."""

    id: str
    name: str
    value: str
    as_printed: str
    confidence: str
    witnesses: tuple[WitnessRow, ...]
    findings: tuple[int, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether a witness says otherwise."""
        return not all(witness.agrees for witness in self.witnesses)

    @property
    def href(self) -> str:
        """The box of the first witness that has one, "" where none is drawn."""
        places = (place.href for witness in self.witnesses for place in witness.places)
        return next((href for href in places if href), "")


class LineRow(Struct, frozen=True, kw_only=True):
    """One invoice line; a cell for each column of the table, None where it has none."""

    number: int
    cells: tuple[FieldRow | None, ...]


class LineTable(Struct, frozen=True, kw_only=True):
    """The lines of an invoice, with the columns that at least one line fills."""

    columns: tuple[str, ...]
    rows: tuple[LineRow, ...]


CODED = frozenset({"unit"})
"""Fields that an e-invoice has as codes (UN/ECE Recommendation 20: H87) where a page prints
words: that they are written otherwise is no disagreement."""

Numbers = Mapping[str, tuple[int, ...]]
"""Numbers of the findings that name a field, by the field's name."""


def plain_fields(document: DocumentView) -> Iterator[tuple[str, FieldView]]:
    """Yield the fields of a document that are no lines, with their names."""
    for name, field in document.fields.items():
        if isinstance(field, FieldView):
            yield name, field


def line_fields(document: DocumentView) -> Iterator[tuple[int, str, FieldView]]:
    """Yield line number (from 1), name and field of every cell of the invoice lines."""
    lines = document.fields.get("lines")
    if isinstance(lines, list):
        for number, line in enumerate(lines, start=1):
            for name, field in line.items():
                yield number, name, field


def field_id(document: int, name: str, line: int = 0) -> str:
    """The id of a field's row in the page; its boxes add `-box-N`."""
    return f"d{document}-line{line}-{name}" if line else f"d{document}-{name}"


def rows_of(document: DocumentView, number: int, findings: Numbers) -> tuple[FieldRow, ...]:
    """Return the fields that were found, in their order."""
    return tuple(
        _row(field_id(number, name), name, field, len(document.pages), findings.get(name, ()))
        for name, field in plain_fields(document)
        if field.value is not None
    )


def lines_of(document: DocumentView, number: int, findings: Sequence[Evidence]) -> LineTable | None:
    """Return the invoice lines as a table, None where there are none.

    A finding belongs to a cell if it points at the cell's own box.
    """
    cells: dict[int, dict[str, FieldRow]] = {}
    columns: dict[str, None] = {}
    for line, name, field in line_fields(document):
        row = cells.setdefault(line, {})
        columns.setdefault(name)
        if field.value is not None:
            id = field_id(number, name, line)
            pointed = _pointing_at(boxes_of(id, field), findings)
            row[name] = _row(id, name, field, len(document.pages), pointed)
    filled = [name for name in columns if any(name in row for row in cells.values())]
    if not filled:
        return None
    return LineTable(
        columns=tuple(field_words(name) for name in filled),
        rows=tuple(
            LineRow(number=line, cells=tuple(row.get(name) for name in filled))
            for line, row in cells.items()
        ),
    )


def absent(document: DocumentView) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the fields that were not found, and those that could not be read with reason."""
    not_found: list[str] = []
    unread: list[tuple[str, str]] = []
    for name, field in plain_fields(document):
        if field.value is not None:
            continue
        if field.absence is not UNSET and field.absence in UNREAD:
            unread.append((field_words(name), field.reason if field.reason is not UNSET else ""))
        else:
            not_found.append(lower_words(name))
    return tuple(not_found), tuple(unread)


def says_same(name: str, witness: WitnessView, value: Flat | None) -> bool:
    """Whether a witness says what the chosen reading says: `19` and `19.00` are one number."""
    if witness.source == "xml" and name in CODED:
        return True
    return _plain(witness.value) == _plain(value)


def _plain(value: Flat | None) -> Flat | None:
    """A number without the zeros that end its fraction; anything else as it is."""
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]+\.[0-9]+", value):
        return value
    return value.rstrip("0").rstrip(".")


def value_words(value: Flat | None) -> str:
    """Return a value as text: lists joined, truth as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def percent(confidence: float | None) -> str:
    """Return a confidence (0..1) in percent, never rounded up to certainty."""
    return "" if confidence is None else f"{int(confidence * 100 + 1e-9)} %"


def _row(id: str, name: str, field: FieldView, pages: int, findings: tuple[int, ...]) -> FieldRow:
    value = value_words(field.value)
    printed = field.as_printed or ""
    return FieldRow(
        id=id,
        name=field_words(name),
        value=value,
        as_printed="" if " ".join(printed.split()) == value else printed,
        confidence=percent(field.confidence),
        witnesses=tuple(_witnesses(id, name, field, pages)),
        findings=findings,
    )


def _witnesses(id: str, name: str, field: FieldView, pages: int) -> Iterator[WitnessRow]:
    """Yield the witnesses, those of one kind and word together with all their places."""
    groups: dict[tuple[str, str, str], list[WitnessView]] = {}
    for witness in field.witnesses:
        key = (witness_words(witness), value_words(witness.value), witness.as_printed)
        groups.setdefault(key, []).append(witness)
    boxes = boxes_of(id, field)
    for (who, value, _), members in groups.items():
        yield WitnessRow(
            who=who,
            value=value,
            agrees=says_same(name, members[0], field.value),
            confidence=percent(max(member.confidence for member in members)),
            places=tuple(dict.fromkeys(_place(member, boxes, pages) for member in members)),
        )


def boxes_of(id: str, field: FieldView) -> tuple[FieldBox, ...]:
    """Return the boxes of a field's witnesses, each once, with the id under which it is drawn."""
    boxes: list[FieldBox] = []
    for witness in field.witnesses:
        if witness.page is None or witness.box is None:
            continue
        if not any(one.page == witness.page and is_near(one.box, witness.box) for one in boxes):
            name = f"{id}-box-{len(boxes) + 1}"
            boxes.append(FieldBox(id=name, page=witness.page, box=witness.box, witness=witness))
    return tuple(boxes)


def _pointing_at(boxes: tuple[FieldBox, ...], findings: Sequence[Evidence]) -> tuple[int, ...]:
    return tuple(
        dict.fromkeys(
            one.finding
            for one in findings
            if any(one.page == box.page and is_near(one.box, box.box) for box in boxes)
        )
    )


def _place(witness: WitnessView, boxes: tuple[FieldBox, ...], pages: int) -> Link:
    page, box = witness.page, witness.box
    if page is None or box is None:
        return named_place(witness.where) if witness.where is not UNSET else Link(text="")
    drawn = next((one for one in boxes if one.page == page and is_near(one.box, box)), None)
    is_drawn = drawn is not None and 1 <= page <= pages
    return Link(text=f"page {page}", href=f"#{drawn.id}" if drawn and is_drawn else "")
