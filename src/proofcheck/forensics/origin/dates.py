"""Dates of a PDF that can't be: in their form, in their order, before the program existed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from proofcheck.forensics.metadata import PDF_DATE, parse_date
from proofcheck.forensics.origin.programs import day_of, released
from proofcheck.model.measures import InObject
from proofcheck.model.origin import Clue, OriginClue

ORDER_TOLERANCE = timedelta(days=1)
"""Writers differ about zones, and clocks about minutes."""

RELEASE_TOLERANCE = timedelta(days=60)
"""Programs are used before they are released."""

LEAST_OFFSET, MOST_OFFSET = timedelta(hours=-12), timedelta(hours=14)
OFFSET_STEP = timedelta(minutes=15)
"""Zones in use (IANA time zone database)."""


def date_clues(
    dates: dict[str, str], makers: tuple[str, ...], place: InObject
) -> Iterator[OriginClue]:
    """Yield what can't be of dates as written (`CreationDate`, `ModDate`) and the programs."""
    moments: dict[str, datetime] = {}
    for name, text in dates.items():
        moment = parse_date(text)
        if moment is None:
            if PDF_DATE.match(text):
                yield _clue(
                    Clue.NO_SUCH_DATE, f"{name} {text}", "a day and hour of the calendar", place
                )
            continue
        moments[name] = moment
        offset = moment.utcoffset() or timedelta()
        if not LEAST_OFFSET <= offset <= MOST_OFFSET or offset % OFFSET_STEP:
            yield _clue(Clue.NO_SUCH_ZONE, f"{name} {text}", "a time zone in use", place)
    created, modified = moments.get("CreationDate"), moments.get("ModDate")
    if created and modified and modified < created - ORDER_TOLERANCE:
        yield _clue(
            Clue.MODIFIED_BEFORE_CREATED,
            f"modified {day_of(modified)}, created {day_of(created)}",
            "modified after it was created",
            place,
        )
    for text in makers:
        out = released(text)
        latest = modified or created
        if out and latest and latest.date() < out - RELEASE_TOLERANCE:
            yield _clue(
                Clue.BEFORE_PROGRAM,
                f"last saved {day_of(latest)} by {text}",
                f"after {out:%Y-%m}, when that version came out",
                place,
            )


def _clue(clue: Clue, observed: str, expected: str, place: InObject) -> OriginClue:
    return OriginClue(clue=clue, observed=observed, expected=expected, place=place)
