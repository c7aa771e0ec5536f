"""Findings as cards, numbered, each with links to the boxes that show its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET, Struct

from proofcheck.model.measures import Box
from proofcheck.report.html.evidence import Evidence, Link, named_place
from proofcheck.report.html.words import bits_words, place_words
from proofcheck.report.schema import EvidenceView, FindingView, ReportView

MOST_PLACES = 24
"""Places of one finding that are listed; all of them are drawn on the pages."""


class FindingCard(Struct, frozen=True, kw_only=True):
    """A finding, its number, and where its evidence lies.

    `document` is the number of the document under which it stands: that of its first place.
    """

    number: int
    document: int
    view: FindingView
    tone: str
    observed: str
    expected: str
    places: tuple[Link, ...]
    places_left: int
    weight: str
    weight_words: str


def cards_of(report: ReportView) -> tuple[FindingCard, ...]:
    """Return the findings in the report's order."""
    several = len(report.documents) > 1
    counted = {c.check for c in report.verdict.contributions if c.counted}
    cards = []
    for number, view in enumerate(report.findings, start=1):
        places = list(_links(number, view, report, several))
        first = view.evidence[0] if view.evidence else None
        words = bits_words(view.weight_bits)
        if view.id not in counted:
            words += "; not counted: a stronger finding of its family was"
        cards.append(
            FindingCard(
                number=number,
                document=first.document if first else 1,
                view=view,
                tone=_tone(view),
                observed=(first.observed if first else None) or "nothing was found",
                expected=first.expected if first else "",
                places=tuple(places[:MOST_PLACES]),
                places_left=max(len(places) - MOST_PLACES, 0),
                weight=f"{view.weight_bits:+.1f}",
                weight_words=words,
            )
        )
    return tuple(cards)


def evidence_of(report: ReportView) -> Iterator[Evidence]:
    """Yield every box of every finding, each once."""
    for number, view in enumerate(report.findings, start=1):
        for key, id in _mark_ids(number, view).items():
            document, page, corners = key
            yield Evidence(
                finding=number,
                id=id,
                document=document,
                page=page,
                box=Box(*corners),
                label=f"Finding {number}: {view.title}. {view.note}",
                tone=_tone(view),
            )


def findings_by_field(report: ReportView, document: int) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the findings that name a field of a document, by its name."""
    found: dict[str, tuple[int, ...]] = {}
    for number, view in enumerate(report.findings, start=1):
        if any(place.document == document for place in view.evidence):
            for name in view.fields:
                found[name] = (*found.get(name, ()), number)
    return found


Key = tuple[int, int, tuple[float, float, float, float]]


def _mark_ids(number: int, view: FindingView) -> dict[Key, str]:
    ids: dict[Key, str] = {}
    for place in view.evidence:
        key = _key(place)
        if key is not None and key not in ids:
            ids[key] = f"finding-{number}-mark-{len(ids) + 1}"
    return ids


def _key(place: EvidenceView) -> Key | None:
    if place.page is None or place.box is None:
        return None
    box = place.box
    return place.document, place.page, (box.x0, box.y0, box.x1, box.y1)


def _links(number: int, view: FindingView, report: ReportView, several: bool) -> Iterator[Link]:
    ids = _mark_ids(number, view)
    seen: set[Key] = set()
    for place in view.evidence:
        text, key = place_words(place, several), _key(place)
        if key is None:
            first = place.pages[0] if place.pages is not UNSET and place.pages else 0
            id = f"d{place.document}-page{first}" if _has(report, place.document, first) else ""
            yield Link(text=text, href=f"#{id}") if id else named_place(text)
        elif key not in seen:
            seen.add(key)
            is_drawn = _has(report, place.document, key[1])
            yield Link(text=text, href=f"#{ids[key]}" if is_drawn else "")


def _has(report: ReportView, document: int, page: int) -> bool:
    """Whether the report knows that page, so that there is something to link to."""
    if not 1 <= document <= len(report.documents):
        return False
    return 1 <= page <= len(report.documents[document - 1].pages)


def _tone(view: FindingView) -> str:
    if view.decisive:
        return "bad"
    return "note" if view.severity == "info" else "doubt"
