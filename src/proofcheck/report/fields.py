"""The fields of one document as text: value, place, how sure, and what other witnesses say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from proofcheck.model.dossier import Examined
from proofcheck.model.fields import (
    Absence,
    AuthorisationLetter,
    Field,
    Invoice,
    Maybe,
    Missing,
    Reading,
    named_fields,
)
from proofcheck.model.letter_marks import MarkKind
from proofcheck.report.text import describe_place, printable
from proofcheck.report.view import flat_value


def fields_to_text(examined: Examined) -> str:
    """Render every field that was found, and name those that were not."""
    return "\n".join(_lines(examined))


def _lines(examined: Examined) -> Iterator[str]:
    kind = examined.kind.replace("_", " ")
    languages = ", ".join(examined.languages) or "unknown"
    yield f"{printable(examined.document.file.path)}"
    yield f"{kind} ({examined.kind_confidence:.0%} sure), language {languages}"
    for fault in examined.faults:
        yield printable(f"{fault.stage}: {fault.reason} {fault.remedy}")
    yield ""
    absent: list[str] = []
    for name, field in named_fields(examined.paper):
        if isinstance(field, Missing):
            absent.append(name if field.absence is Absence.NOT_PRINTED else f"{name} (unreadable)")
            continue
        yield from _field(name, field)
    if isinstance(examined.paper, Invoice):
        for number, line in enumerate(examined.paper.lines, start=1):
            yield ""
            yield f"line {number}"
            for name, field in named_fields(line):
                if isinstance(field, Field):
                    yield from _field(f"  {name}", field)
    if isinstance(examined.paper, AuthorisationLetter):
        yield from _letter(examined.paper)
        yield from _marks(examined)
    if absent:
        yield ""
        yield f"not found: {', '.join(absent)}"


def _letter(paper: AuthorisationLetter) -> Iterator[str]:
    """Yield what a letter says besides its fields: contact data, and the letters above it."""
    if paper.except_territories:
        yield f"{'except_territories':<20} {', '.join(paper.except_territories)}"
    for contact in paper.contacts:
        yield from _field(f"contact {contact.kind.value}", Field(chosen=contact.reading))
    for number, letter in enumerate(paper.above, start=1):
        yield ""
        yield f"letter above, {number}" + (" (only mentioned)" if letter.is_mentioned else "")
        for name, field in named_fields(letter):
            yield from _field(f"  {name}", field)


def _marks(examined: Examined) -> Iterator[str]:
    """Yield the seals, signatures and letterheads, each with its place, and the lack of one."""
    if examined.marks is None:
        yield f"{'marks':<20} not looked for"
        return
    for kind in MarkKind:
        places = [describe_place(mark.place) for mark in examined.marks.of(kind)]
        yield f"{kind.value:<20} {'; '.join(places) or 'none found'}"


def _field(name: str, field: Maybe[Any]) -> Iterator[str]:
    if isinstance(field, Missing):
        return
    yield f"{name:<20} {_value(field.chosen):<40} {_witness(field.chosen)}"
    for other in field.others:
        agrees = "agrees" if other.value == field.value else f"says {_value(other)}"
        yield f"{'':<20}   {agrees}: {_witness(other)}"


def _value(reading: Reading[Any]) -> str:
    flat = flat_value(reading.value)
    text = printable(", ".join(flat) if isinstance(flat, list) else str(flat))
    return text if len(text) <= 40 else text[:39] + "…"


def _witness(reading: Reading[Any]) -> str:
    engine = f" ({reading.engine})" if reading.engine else ""
    source = reading.source.replace("_", " ")
    return f"{reading.confidence:.2f}  {source}{engine}, {describe_place(reading.place)}"
