"""Two papers of one file held against each other, field by field.

A difference counts only if the words that make it are fewer, or more, on the pages than they
were: so the extractor's own wavering over the same words is never taken for an edit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from proofcheck.comparing.texts import canonical_text
from proofcheck.forensics.paired_lines import paired_lines
from proofcheck.forensics.witnessed_revision import WitnessedRevision
from proofcheck.model.document import PageText, Source
from proofcheck.model.facts import FieldChange
from proofcheck.model.fields import Field, Invoice, Maybe, Paper, Reading, named_fields
from proofcheck.model.measures import OnPage, Place

PRINTED = frozenset({Source.TEXT_LAYER, Source.OCR, Source.FORM})
"""Witnesses that stand on the page; annotations and form fields are of source `form`."""

LEAST_OCR_CONFIDENCE = 0.9
"""Two OCR runs over changed pixels must both be sure before they make a change."""

TOKEN = re.compile(r"\w+(?:[.,:/'-]\w+)*")
Tokens: TypeAlias = Counter[str]


def compare_papers(
    was: WitnessedRevision, now: WitnessedRevision, end: int
) -> tuple[FieldChange, ...]:
    """Return the fields that say one thing in `was`, which ends at byte `end`, another in `now`."""
    comparison = _Comparison(was, now, end)
    return tuple(
        change
        for name, before, after in field_pairs(was.paper, now.paper)
        if (change := comparison.change(name, before, after)) is not None
    )


def field_pairs(was: Paper, now: Paper) -> Iterator[tuple[str, Maybe[Any], Maybe[Any]]]:
    """Yield (name, field then, field now) of two papers of one kind, invoice lines included."""
    later = dict(named_fields(now))
    for name, field in named_fields(was):
        yield name, field, later[name]
    if isinstance(was, Invoice) and isinstance(now, Invoice):
        for number, before, after in paired_lines(was.lines, now.lines):
            later = dict(named_fields(after))
            for name, field in named_fields(before):
                yield f"lines[{number}].{name}", field, later[name]


class _Comparison:
    """Holds the words of both revisions, counted."""

    def __init__(self, was: WitnessedRevision, now: WitnessedRevision, end: int) -> None:
        self._was = was
        self._now = now
        self._appended = now.appended_after(end)
        self._words_then = _words(was.pages)
        self._words_now = _words(now.pages)

    def change(self, name: str, before: Maybe[Any], after: Maybe[Any]) -> FieldChange | None:
        """Return the change of a field, or None where the pages do not bear one out."""
        first, last = _on_page(before), _on_page(after)
        if first is None or not self._is_sure(first, last):
            return None
        if last is None:
            return self._loss(name, first) if not isinstance(after, Field) else None
        old, new = canonical_text(first.value), canonical_text(last.value)
        if old == new or not self._is_borne_out(first.as_printed, last.as_printed):
            return None
        return FieldChange(
            field=name,
            was=old,
            now=new,
            was_printed=first.as_printed,
            now_printed=last.as_printed,
            places=(*_page_places(last), self._appended),
        )

    def _loss(self, name: str, first: Reading[Any]) -> FieldChange | None:
        """A field that is gone: none of its words stands as often on the pages as it did."""
        tokens = _tokens([first.as_printed])
        if not tokens or any(self._words_now[t] >= self._words_then[t] for t in tokens):
            return None
        return FieldChange(
            field=name,
            was=canonical_text(first.value),
            now=None,
            was_printed=first.as_printed,
            now_printed=None,
            places=(*_page_places(first), self._appended),
        )

    def _is_borne_out(self, old: str, new: str) -> bool:
        removed, added = _tokens([old]), _tokens([new])
        removed, added = removed - added, added - removed
        if not removed and not added:
            return False
        is_fewer = any(self._words_now[t] < self._words_then[t] for t in removed)
        is_more = any(self._words_now[t] > self._words_then[t] for t in added)
        return (is_fewer or not removed) and (is_more or not added)

    def _is_sure(self, first: Reading[Any], last: Reading[Any] | None) -> bool:
        """Whether the readings stand on changed pages, and are not two wavering OCR runs."""
        readings = [reading for reading in (first, last) if reading is not None]
        places = [r.place for r in readings if isinstance(r.place, OnPage)]
        if not any(self._was.may_differ_from(self._now, place.page) for place in places):
            return False
        return all(
            reading.source is not Source.OCR or reading.confidence >= LEAST_OCR_CONFIDENCE
            for reading in readings
        )


def _on_page(field: Maybe[Any]) -> Reading[Any] | None:
    """The reading from the page (the XML of a revision is a witness of its own)."""
    if not isinstance(field, Field):
        return None
    return next((r for r in field.witnesses if r.source in PRINTED), None)


def _page_places(reading: Reading[Any]) -> tuple[Place, ...]:
    return (reading.place,) if isinstance(reading.place, OnPage) else ()


def _words(pages: tuple[PageText, ...]) -> Tokens:
    return _tokens(line.text for page in pages for line in page.lines)


def _tokens(texts: Iterable[str]) -> Tokens:
    return Counter(token for text in texts for token in TOKEN.findall(canonical_text(text)))
