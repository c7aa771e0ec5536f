"""The number of an invoice, by its labels.

In go sheets, out come `Maybe` fields. A value is taken where label, place and form agree best;
the confidence is their product, lowered where another value comes close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.addresses import has_postcode, names_street
from proofcheck.extraction.bare_numbers import bare_numbers
from proofcheck.extraction.candidates import (
    LEAST_SCORE,
    Candidate,
    chosen,
    label_score,
    offers_beside,
)
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.invoice_dates import glued_date_length
from proofcheck.extraction.joined_labels import DATED_WEIGHT
from proofcheck.extraction.kind_words import title_kinds
from proofcheck.extraction.own_references import is_shop_number, own_number_hits
from proofcheck.extraction.sheets import Hit, Offer, Relation, Sheet
from proofcheck.model.fields import Kind, Maybe

SHORT_LABEL = 2
"""Letters of a label ("No.") that also stands before the number of a house ..."""

LETTERS_OF_A_STREET = 8
"""... where so many letters follow."""

ORDER_SCORE = 0.6
"""How surely (0..1) the number of a shop's order is that of a paper without another."""

CREDITED = 0.5
"""What is left of the score of a number behind the word for an invoice on a credit note."""

INVOICES = frozenset({Kind.INVOICE, Kind.CREDIT_NOTE, Kind.RECEIPT})
"""Kinds of paper on which the number of an order or an offer is another one's."""

LIKE_A_DATE = 0.45
"""How much a number in the form of a date fits (0..1): "Faktura nr 31/03/2026", by the month."""

MAX_NUMBER_LENGTH = 40
"""Longer strings are no invoice numbers (EN 16931 BT-1 has no limit; ERP systems use 35)."""


def read_invoice_number(sheets: tuple[Sheet, ...], kind: Kind = Kind.INVOICE) -> Maybe[str]:
    """Read the invoice number (BT-1) as printed, without its label; the paper's own of others."""
    found = [
        candidate
        for sheet in sheets
        for hit in (*own_number_hits(sheet, kind), *sheet.hits("invoice_number"))
        if not (hit.is_in_table or (kind in INVOICES and _is_others_sign(hit)))
        for candidate in _number_candidates(_in_strip(_as_credited(hit, kind)))
    ]
    found.extend(candidate for sheet in sheets[:1] for candidate in bare_numbers(sheet, kind))
    is_found = any(candidate.score >= LEAST_SCORE for candidate in found)
    if not is_found and (kind in INVOICES or kind is Kind.PACKING_SLIP):
        found.extend(c for sheet in sheets for c in _order_numbers(sheet))
    return chosen(found, sheets, "invoice_number", "invoice number")


_NUMBER = re.compile(
    r"(?:\s\w{2,4}\s(?=#))?[:：#.…_·\s\-–№)(]{0,80}"
    r"(?P<number>(?:[A-Za-z]{1,4} )?[A-Za-z0-9][A-Za-z0-9._/\\\-–]{0,40})"
)
_SERIES = re.compile(r"[A-Z0-9.]*(?:[/-]\d+)*/\d+(?:[/-]\d+)*$|\d{4,8}$")
"""The rest of a number with its series ("FT 2026A/312", "FK 12/03/2026", "FAC 1/2026-88")."""

_ENDS = re.compile(r"[./\\\-–_]+$")
_TIME = re.compile(r"\d{1,2}:\d{2}")


def _number_candidates(hit: Hit) -> Iterator[Candidate[str]]:
    label = label_score(hit, "invoice_number")
    strong = hit.label.weight("invoice_number") >= 0.9
    is_short = len(hit.label.key) <= SHORT_LABEL
    if (is_short or not strong) and (has_postcode(hit.cell.text) or names_street(hit.cell.text)):
        return
    if not strong and len(hit.label.key) <= 2 and hit.cell.text.rstrip().endswith(","):
        return
    for offer in offers_beside(hit):
        parsed = _parse_number(offer, strong)
        if parsed is None:
            continue
        start, end = parsed
        if hit.label.weight("issue_date"):
            end -= glued_date_length(offer.cell.text[start:end])
        value = offer.cell.text[start:end]
        is_led_away = is_short or (not strong and offer.relation is Relation.BELOW)
        if is_led_away and _goes_on(offer.cell.text[end : offer.end]):
            continue
        fit = _number_fit(value, strong, offer)
        if fit:
            yield Candidate(
                value=value,
                cell=offer.cell,
                start=start,
                end=end,
                score=label * offer.score * fit,
            )
        if strong and fit > 0.5:
            return


def _as_credited(hit: Hit, kind: Kind) -> Hit:
    """Return a label less sure where it names an invoice by one word on a credit note."""
    is_title = title_kinds().get(hit.label.key) is Kind.INVOICE
    if kind is not Kind.CREDIT_NOTE or not is_title or hit.label.weight("invoice_number") >= 0.9:
        return hit
    fields = {name: weight * CREDITED for name, weight in hit.label.fields.items()}
    return hit.meaning(fields)


def _in_strip(hit: Hit) -> Hit:
    """Return a mere word for a number as sure where it heads a strip with the paper's date."""
    label = hit.label
    is_mere = label.is_whole and label.at_start and label.key not in title_kinds()
    if not is_mere or label.weight("invoice_number") >= DATED_WEIGHT:
        return hit
    beside = (c for c in hit.sheet.grid.rows[hit.cell.row] if c is not hit.cell)
    labels = [x for c in beside for x in hit.sheet.labels_of(c) if x.is_whole and x.at_start]
    if not any(x.best == "issue_date" for x in labels):
        return hit
    return hit.meaning({**label.fields, "invoice_number": DATED_WEIGHT})


def _order_numbers(sheet: Sheet) -> Iterator[Candidate[str]]:
    """Yield the shop's number of the order, by which its paper goes that has no other."""
    for hit in sheet.hits("other_number"):
        if is_shop_number(hit.label.key):
            yield from _number_candidates(hit.meaning({"invoice_number": ORDER_SCORE}))


def _is_others_sign(hit: Hit) -> bool:
    """Whether a mere "no." goes on the label of another number ("certificado n.º 0914/AT")."""
    if len(hit.label.key) > SHORT_LABEL:
        return False
    before = [x for x in hit.sheet.labels_of(hit.cell) if x.end <= hit.label.start]
    between = hit.cell.text[before[-1].end : hit.label.start] if before else "-"
    return not between.strip() and before[-1].best == "other_number"


def _parse_number(offer: Offer, strong: bool) -> tuple[int, int] | None:
    match = _NUMBER.match(offer.text)
    if match is None:
        return None
    start, end = (offer.start + x for x in match.span("number"))
    text = offer.cell.text
    end -= len(text[start:end]) - len(_ENDS.sub("", text[start:end]))
    head, blank, tail = text[start:end].partition(" ")
    if blank and (any(ch.isdigit() for ch in head) or not any(ch.isdigit() for ch in tail)):
        end = start + len(head)
    elif (blank and not head.isupper()) or (blank and not (strong or _SERIES.match(tail))):
        return None
    if _TIME.match(text[start : end + 3]):
        return None
    return start, end


def _number_fit(value: str, strong: bool, offer: Offer) -> float:
    """Return how much a string looks like an invoice number, 0..1."""
    digits = sum(ch.isdigit() for ch in value)
    if not digits or len(value) > MAX_NUMBER_LENGTH:
        return 0.0
    mentions = find_dates(value)
    if mentions and mentions[0].end - mentions[0].start >= len(value) - 1:
        is_beside = offer.relation is Relation.AFTER and offer.text.lstrip(" .:").startswith(value)
        return LIKE_A_DATE if strong and is_beside and "/" in value else 0.0
    after = offer.cell.text[offer.start :].partition(value)[2]
    if re.match(r",\d\d|\s?[€$£%]", after) or re.fullmatch(r"\d{1,4}[.,]\d\d", value):
        return 0.05
    fit = min(1.0, 0.55 + 0.1 * digits)
    is_mixed = re.search(r"[A-Z/-]", value) is not None and digits >= 2
    if not strong and digits < 3 and not (is_mixed or _is_dated(after)):
        fit *= 0.5
    if not strong and offer.relation is not Relation.AFTER:
        fit *= 0.75
    return fit


def _goes_on(after: str) -> bool:
    """Whether words follow a number at once, as in "No. 89, Zhongshanbeilu, Jianghanqu"."""
    return sum(ch.isalpha() for ch in after) >= LETTERS_OF_A_STREET and not _is_dated(after)


def _is_dated(after: str) -> bool:
    """Whether a date follows a number at once ("AVOIR AV-77 du 19/03/2026", "N. 41 - 10 marzo")."""
    mention = next(iter(find_dates(after[:40])), None)
    return mention is not None and sum(ch.isalnum() for ch in after[: mention.start]) <= 4
