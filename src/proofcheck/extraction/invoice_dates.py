"""The dates of an invoice, by their labels: of issue (BT-2) and when it is due (BT-9).

In go sheets, out come `Maybe` fields. A value is taken where label, place and form agree best;
the confidence is their product, lowered where another value comes close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from proofcheck.extraction.candidates import (
    LEAST_SCORE,
    Candidate,
    chosen,
    label_score,
    offers_beside,
)
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.due_sentences import is_discounted, sentence_candidates
from proofcheck.extraction.labels import LONGEST_MERE_WORD
from proofcheck.extraction.own_references import is_own_date, is_shop_date
from proofcheck.extraction.sheets import Hit, Offer, Relation, Sheet
from proofcheck.extraction.unlabelled_dates import follows_other_number, unlabelled_dates
from proofcheck.model.fields import Field, Kind, Maybe

LETTERS_OF_A_LABEL = 5
"""From so many letters on, words before a date in a cell of its own are another label."""

OTHERS_DATE = 0.3
"""What is left of the score of a date that stands behind the number of another paper."""

UNKNOWN_NUMBERS_DATE = 0.5
"""The same for one beside a label that goes on unknown words ("Consignment/Date")."""

OTHERS = frozenset({"other_number", "prepaid_total"})
"""Labels before a date that make it that of another paper or of a payment."""

_GLUED_DATE = re.compile(
    r"/(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)|\d{4}([./-])\d{1,2}\2\d{1,2})$"
)
"""A date behind a number and a slash ("88213/28-07-2026")."""


def read_issue_date(
    sheets: tuple[Sheet, ...],
    day_first: bool | None,
    number: Maybe[str],
    kind: Kind = Kind.INVOICE,
) -> Maybe[date]:
    """Read the issue date (BT-2); without a label, the first date that nothing else claims.

    A packing slip is dated by the day on which the goods leave, where it has no other date.
    """
    own = number.value if isinstance(number, Field) else ""
    found = list(_date_candidates(sheets, "issue_date", day_first, number=own))
    if not any(candidate.score >= LEAST_SCORE for candidate in found):
        found.extend(_date_candidates(sheets, "other_date", day_first, kind))
    if kind is Kind.PACKING_SLIP and not any(c.score >= LEAST_SCORE for c in found):
        found.extend(_date_candidates(sheets, "other_date", day_first, kind, of_order=True))
    if not any(candidate.score >= LEAST_SCORE for candidate in found):
        found.extend(unlabelled_dates(sheets, day_first, own))
    return chosen(found, sheets, "issue_date", "issue date")


def read_due_date(sheets: tuple[Sheet, ...], day_first: bool | None) -> Maybe[date]:
    """Read the due date (BT-9), where a day is printed; terms such as "30 days" are none."""
    found = list(_date_candidates(sheets, "due_date", day_first))
    if not any(candidate.score >= LEAST_SCORE for candidate in found):
        found.extend(sentence_candidates(sheets, day_first))
    return chosen(found, sheets, "due_date", "due date")


def _date_candidates(
    sheets: tuple[Sheet, ...],
    field: str,
    day_first: bool | None,
    kind: Kind | None = None,
    number: str = "",
    *,
    of_order: bool = False,
) -> Iterator[Candidate[date]]:
    """Yield the dates beside a field's labels; with a kind, beside those of its own date only.

    `of_order` asks for the day of a shop's order instead.
    """
    for sheet in sheets:
        for hit in sheet.hits(field):
            is_own = kind is None or is_own_date(kind, hit.label.key)
            if not (is_shop_date(hit.label.key) if of_order else is_own):
                continue
            label = label_score(hit, field)
            if len(hit.label.key) <= 3 and not _is_near_date(hit, day_first):
                continue
            for offer in offers_beside(hit):
                text, skipped = _without_number(offer.text)
                mention = next(iter(find_dates(text, day_first=day_first)), None)
                if mention is None:
                    continue
                begin = offer.start + skipped
                start, end = begin + mention.start, begin + mention.end
                if field == "due_date" and is_discounted(offer.cell.text, start, end):
                    continue
                fit = _date_fit(offer, mention.start) * _reference_factor(hit, number)
                yield Candidate(
                    value=mention.value,
                    cell=offer.cell,
                    start=start,
                    end=end,
                    score=label * offer.score * fit,
                    is_open=mention.is_ambiguous,
                )
                break


def _without_number(text: str) -> tuple[str, int]:
    """Return a date without the number that is glued to it, and the length of that."""
    length = glued_date_length(text)
    skipped = len(text) - length + 1 if length else 0
    return text[skipped:], skipped


def _reference_factor(hit: Hit, number: str) -> float:
    """Return how likely a date is the paper's own, 0..1: not behind the number of another one.

    "sur facture FA-2210 du 02/03/2026", "zu Rechnung 17 vom 02.03.2026".
    """
    if hit.cell.text[: hit.label.start].rstrip().endswith("/"):
        return UNKNOWN_NUMBERS_DATE
    if len(hit.label.key) > LONGEST_MERE_WORD and (hit.label.at_start or hit.label.has_colon):
        return 1.0
    before = [x for x in hit.sheet.labels_of(hit.cell) if x.end <= hit.label.start]
    if not before:
        row = hit.sheet.grid.rows[hit.cell.row]
        left = [c for c in row if c.box.x1 <= hit.cell.box.x0 + 1]
        before = list(hit.sheet.labels_of(left[-1])) if left and hit.label.at_start else []
    is_others = follows_other_number(hit.cell.text[: hit.label.start], number)
    return OTHERS_DATE if is_others or (before and before[-1].best in OTHERS) else 1.0


def _date_fit(offer: Offer, lead: int) -> float:
    """Return how likely a date belongs to the label, 0..1: less with words of its own before it."""
    if offer.relation is Relation.AFTER:
        return max(0.4, 1.0 - 0.02 * max(lead - 4, 0))
    letters = sum(ch.isalpha() for ch in offer.text[:lead])
    return 0.5 if letters >= LETTERS_OF_A_LABEL else 1.0


def _is_near_date(hit: Hit, day_first: bool | None) -> bool:
    """Whether a short label ("vom", "le") stands right before a date."""
    if hit.label.has_colon or hit.label.is_whole:
        return True
    rest = hit.cell.text[hit.label.end : hit.next_start]
    is_double = rest.lstrip().startswith("/")  # "請求日 / 納品日"
    return is_double or any(m.start <= 3 for m in find_dates(rest, day_first=day_first)[:1])


def glued_date_length(value: str) -> int:
    """Return the length of a date that is glued to a number with a slash ("88213/28-07-2026")."""
    match = _GLUED_DATE.search(value)
    return len(match.group()) if match is not None and match.start() > 2 else 0
