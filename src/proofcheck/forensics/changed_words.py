"""Figures that say something else than in an earlier revision, where no field says so.

Extraction may not take an edited value for a field, or take another print of it. So the words
of both revisions are held against each other, too: a figure that is gone from its place, with
another of the same shape in it, is a change. It is named after the field that was read there in
either revision, or of which it is the value by any witness; else it is plain `text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from proofcheck.comparing.texts import canonical_text, digits_of
from proofcheck.comparing.values import is_other_value, letters_and_digits
from proofcheck.forensics.key_fields import KeyReading, all_readings, fields_by_value
from proofcheck.forensics.witnessed_revision import WitnessedRevision, words_at
from proofcheck.model.document import PageText, Source
from proofcheck.model.facts import FieldChange
from proofcheck.model.measures import Box, OnPage, Place

TEXT = "text"
"""The name of what no field is known for."""

MOST_CHANGED = 12
"""Figures of a revision; where more have changed, the pages were laid out anew."""

LEAST_OVERLAP = 0.5
READ = (Source.TEXT_LAYER, Source.FORM)


def changed_figures(
    was: WitnessedRevision, now: WitnessedRevision, known: tuple[FieldChange, ...], end: int
) -> tuple[FieldChange, ...]:
    """Return the figures that were replaced, but for those at the places of `known` changes."""
    taken = [place for change in known for place in change.places if isinstance(place, OnPage)]
    found: list[FieldChange] = []
    for place, old, new in _replaced(was, now):
        if any(p.page == place.page and p.box.intersection(place.box) for p in taken):
            continue
        for name in _names(place, old, new, was, now):
            found.append(_change(name, old, new, (place, now.appended_after(end))))
    return tuple(found) if len(found) <= MOST_CHANGED else ()


def _replaced(was: WitnessedRevision, now: WitnessedRevision) -> Iterator[tuple[OnPage, str, str]]:
    """Yield each place with the figure that stood there, and the one that stands there now."""
    later = {page.page: page for page in now.pages}
    for page in was.pages:
        if page.page not in later or not was.may_differ_from(now, page.page):
            continue
        before, after = _counted(page), _counted(later[page.page])
        for word in page.words:
            is_gone = after[word.text] < before[word.text]
            if word.source is not Source.TEXT_LAYER or not digits_of(word.text) or not is_gone:
                continue
            place = OnPage(document=now.upload.document.number, page=page.page, box=word.box)
            there = words_at(place, now.pages)
            text = " ".join(one.text for one in sorted(there, key=lambda one: one.box.x0))
            is_new = any(after[one.text] > before[one.text] for one in there)
            if is_new and word.text not in text and is_other_value(word.text, text):
                yield place, word.text, text


def _counted(page: PageText) -> Counter[str]:
    return Counter(word.text for word in page.words)


def _names(
    place: OnPage, old: str, new: str, was: WitnessedRevision, now: WitnessedRevision
) -> tuple[str, ...]:
    there = [
        reading.name
        for revision in (was, now)
        for reading in all_readings(revision.paper, *READ)
        if _is_at(reading, place)
    ]
    values = ((was, old), (now, new))
    by_value = [
        name
        for revision, text in values
        for name in fields_by_value(revision.paper).get(letters_and_digits(text), ())
    ]
    return tuple(dict.fromkeys(there or by_value)) or (TEXT,)


def _is_at(reading: KeyReading, place: OnPage) -> bool:
    own: Box = reading.place.box
    if reading.place.page != place.page:
        return False
    return max(own.overlap(place.box), place.box.overlap(own)) >= LEAST_OVERLAP


def _change(name: str, old: str, new: str, places: tuple[Place, ...]) -> FieldChange:
    return FieldChange(
        field=name,
        was=canonical_text(old),
        now=canonical_text(new),
        was_printed=old,
        now_printed=new,
        places=places,
    )
