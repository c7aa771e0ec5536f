"""Two papers of one file held against each other, field by field.

A difference counts only if the earlier text is printed in the earlier revision and not where
it stood in the last one: so the extractor's own wavering is never taken for an edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from proofcheck.comparing.texts import canonical_text
from proofcheck.model.document import PageText, Source
from proofcheck.model.facts import FieldChange
from proofcheck.model.fields import Field, Invoice, Maybe, Paper, Reading, named_fields
from proofcheck.model.measures import OnPage, Place

PRINTED = frozenset({Source.TEXT_LAYER, Source.OCR})


def compare_papers(
    was: Paper, now: Paper, was_pages: tuple[PageText, ...], now_pages: tuple[PageText, ...]
) -> tuple[FieldChange, ...]:
    """Return the fields that say one thing in `was` and another in `now`."""
    if type(was) is not type(now):
        return ()
    printed = _Printed(was_pages), _Printed(now_pages)
    return tuple(
        change
        for name, before, after in _pairs(was, now)
        if (change := _change(name, before, after, *printed)) is not None
    )


class _Printed:
    """The text of all pages, in which a printed value can be looked up."""

    def __init__(self, pages: tuple[PageText, ...]) -> None:
        self._text = _bare("".join(word.text for page in pages for word in page.words))

    def has(self, printed: str) -> bool:
        return _bare(printed) in self._text


def _pairs(was: Paper, now: Paper) -> Iterator[tuple[str, Maybe[Any], Maybe[Any]]]:
    later = dict(named_fields(now))
    for name, field in named_fields(was):
        yield name, field, later[name]
    if isinstance(was, Invoice) and isinstance(now, Invoice) and len(was.lines) == len(now.lines):
        for number, (before, after) in enumerate(zip(was.lines, now.lines, strict=True), start=1):
            later = dict(named_fields(after))
            for name, field in named_fields(before):
                yield f"lines[{number}].{name}", field, later[name]


def _change(
    name: str, before: Maybe[Any], after: Maybe[Any], was: _Printed, now: _Printed
) -> FieldChange | None:
    if not isinstance(before, Field) or not isinstance(after, Field):
        return None
    first, last = _on_page(before), _on_page(after)
    if first is None or last is None:
        return None
    old, new = canonical_text(first.value), canonical_text(last.value)
    if old == new or _bare(first.as_printed) == _bare(last.as_printed):
        return None
    if now.has(first.as_printed) or was.has(last.as_printed):
        return None
    return FieldChange(
        field=name,
        was=old,
        now=new,
        was_printed=first.as_printed,
        now_printed=last.as_printed,
        places=_places(last),
    )


def _on_page(field: Field[Any]) -> Reading[Any] | None:
    """The reading from the page (the XML of a revision is a witness of its own)."""
    return next((r for r in field.witnesses if r.source in PRINTED), None)


def _places(reading: Reading[Any]) -> tuple[Place, ...]:
    return (reading.place,) if isinstance(reading.place, OnPage) else ()


def _bare(text: str) -> str:
    return "".join(canonical_text(text).split())
