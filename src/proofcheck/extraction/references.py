"""The number and the dates of an invoice, by their labels.

In go sheets, out come `Maybe` fields. A value is taken where label, place and form agree best;
the confidence is their product, lowered where another value comes close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import structs

from proofcheck.extraction.addresses import has_postcode, names_street
from proofcheck.extraction.candidates import (
    LEAST_SCORE,
    Candidate,
    chosen,
    label_score,
    offers_beside,
)
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.dates import DateMention, find_dates, fold
from proofcheck.extraction.due_sentences import asks_payment, sentence_candidates
from proofcheck.extraction.han import simplified
from proofcheck.extraction.labels import LONGEST_MERE_WORD
from proofcheck.extraction.own_references import OwnReferences, is_own_date, own_number_hits
from proofcheck.extraction.sheets import Hit, Offer, Relation, Sheet
from proofcheck.model.fields import Kind, Maybe

LETTERS_OF_A_LABEL = 5
"""From so many letters on, words before a date in a cell of its own are another label."""

SHORT_LABEL = 2
"""Letters of a label ("No.") that also stands before the number of a house ..."""

LETTERS_OF_A_STREET = 8
"""... where so many letters follow."""

OTHERS_DATE = 0.3
"""What is left of the score of a date that stands behind the number of another paper."""

TRACK_SCORE, TILL_SCORE, ORDER_SCORE = 0.6, 0.3, 0.6
"""Scores of numbers without a label, by how unmistakable their form is."""

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
        if not (kind in INVOICES and _is_others_sign(hit))
        for candidate in _number_candidates(hit)
    ]
    found.extend(candidate for sheet in sheets[:1] for candidate in _bare_numbers(sheet, kind))
    if kind in INVOICES and not any(candidate.score >= LEAST_SCORE for candidate in found):
        found.extend(c for sheet in sheets for c in _order_numbers(sheet))
    return chosen(found, sheets, "invoice_number", "invoice number")


def read_issue_date(
    sheets: tuple[Sheet, ...],
    day_first: bool | None,
    number: Maybe[str],
    kind: Kind = Kind.INVOICE,
) -> Maybe[date]:
    """Read the issue date (BT-2); without a label, the first date that nothing else claims.

    A packing slip is dated by the day on which the goods leave, where it has no other date.
    """
    found = list(_date_candidates(sheets, "issue_date", day_first))
    if not any(candidate.score >= LEAST_SCORE for candidate in found):
        found.extend(_date_candidates(sheets, "other_date", day_first, kind))
    if not any(candidate.score >= LEAST_SCORE for candidate in found):
        found.extend(_unlabelled_dates(sheets, day_first))
    return chosen(found, sheets, "issue_date", "issue date")


def read_due_date(sheets: tuple[Sheet, ...], day_first: bool | None) -> Maybe[date]:
    """Read the due date (BT-9), where a day is printed; terms such as "30 days" are none."""
    found = list(_date_candidates(sheets, "due_date", day_first))
    if not any(candidate.score >= LEAST_SCORE for candidate in found):
        found.extend(sentence_candidates(sheets, day_first))
    return chosen(found, sheets, "due_date", "due date")


# -- numbers ---------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"[:：#.…_·\s\-–№)(]{0,80}"
    r"(?P<number>(?:[A-Za-z]{1,4} )?[A-Za-z0-9][A-Za-z0-9._/\\\-–]{0,40})"
)
_SERIES = re.compile(r"[A-Z0-9.-]*/\d+$|\d{4,8}$")
"""The rest of a number with its series, as Portuguese papers have it ("FT 2026A/312")."""

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
        value = offer.cell.text[start:end]
        if is_short and _goes_on(offer.cell.text[end : offer.end]):
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


def _order_numbers(sheet: Sheet) -> Iterator[Candidate[str]]:
    """Yield the shop's number of the order, by which its paper goes that has no other."""
    for hit in sheet.hits("other_number"):
        if hit.label.key not in _shop_orders():
            continue
        label = structs.replace(hit.label, fields={"invoice_number": ORDER_SCORE})
        yield from _number_candidates(structs.replace(hit, label=label))


@cache
def _shop_orders() -> frozenset[str]:
    words = load_data("own_references", dict[str, OwnReferences])["shop"].numbers
    return frozenset(words.split("|"))


def _bare_numbers(sheet: Sheet, kind: Kind) -> Iterator[Candidate[str]]:
    """Yield numbers that bear no label: of Taiwan's uniform invoice, and behind a till's "#"."""
    is_uniform = any(_UNIFORM.search(simplified(cell.text)) for cell in sheet.cells)
    forms = [(_TRACK, TRACK_SCORE)] if is_uniform else []
    forms += [(_TILL_NUMBER, TILL_SCORE)] if kind is Kind.RECEIPT else []
    for form, score in forms:
        hits = [(cell, match) for cell in sheet.cells if (match := form.search(fold(cell.text)))]
        if len({match[1] for _, match in hits}) == 1:
            cell, match = hits[0]
            value = fold(cell.text)[match.start(1) : match.end(1)].replace(" ", "").upper()
            yield Candidate(
                value=value, cell=cell, start=match.start(1), end=match.end(1), score=score
            )


_UNIFORM = re.compile(r"[统統] ?一 ?发 ?票|[电電]子发票证明[联聯]")
_TRACK = re.compile(r"(?<![a-z\d])([a-z]{2}[ -]?\d{8})(?!\d)")
"""Two letters and eight digits (Regulations for uniform invoices, Ministry of Finance)."""

_TILL_NUMBER = re.compile(r"(?<!\S)#\s?(\d{4,12})(?!\S)")


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


# -- dates -----------------------------------------------------------------------------------


def _date_candidates(
    sheets: tuple[Sheet, ...], field: str, day_first: bool | None, kind: Kind | None = None
) -> Iterator[Candidate[date]]:
    """Yield the dates beside a field's labels; with a kind, beside those of its own date only."""
    for sheet in sheets:
        for hit in sheet.hits(field):
            if kind is not None and not is_own_date(kind, hit.label.key):
                continue
            label = label_score(hit, field)
            if len(hit.label.key) <= 3 and not _is_near_date(hit, day_first):
                continue
            for offer in offers_beside(hit):
                mention = next(iter(find_dates(offer.text, day_first=day_first)), None)
                if mention is None:
                    continue
                fit = _date_fit(offer, mention.start) * _reference_factor(hit)
                start = offer.start + mention.start
                yield Candidate(
                    value=mention.value,
                    cell=offer.cell,
                    start=start,
                    end=start + len(mention.as_printed),
                    score=label * offer.score * fit,
                    is_open=mention.is_ambiguous,
                )
                break


def _reference_factor(hit: Hit) -> float:
    """Return how likely a date is the paper's own, 0..1: not behind the number of another one.

    "sur facture FA-2210 du 02/03/2026", "zu Rechnung 17 vom 02.03.2026".
    """
    if len(hit.label.key) > LONGEST_MERE_WORD and (hit.label.at_start or hit.label.has_colon):
        return 1.0
    before = [x for x in hit.sheet.labels_of(hit.cell) if x.end <= hit.label.start]
    if not before:
        row = hit.sheet.grid.rows[hit.cell.row]
        left = [c for c in row if c.box.x1 <= hit.cell.box.x0 + 1]
        before = list(hit.sheet.labels_of(left[-1])) if left and hit.label.at_start else []
    return OTHERS_DATE if before and before[-1].best == "other_number" else 1.0


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
    return any(m.start <= 3 for m in find_dates(rest, day_first=day_first)[:1])


def _above(sheet: Sheet, cell: Cell) -> Cell | None:
    """Return the cell over a cell: "EINGEGANGEN" over the date of a stamp."""
    rows = sheet.grid.rows[max(cell.row - 1, 0) : cell.row]
    cells = (c for row in rows for c in row)
    return next((c for c in cells if c.box.horizontal_overlap(cell.box) > 0.3), None)


def _claims_date(sheet: Sheet, cell: Cell | None) -> bool:
    """Whether a cell names a date that is not the issue date, with no date in it itself."""
    if cell is None or find_dates(cell.text):
        return False
    return any({"due_date", "other_date"} & label.fields.keys() for label in sheet.labels_of(cell))


def _unclaimed(
    sheet: Sheet, cell: Cell, mentions: tuple[DateMention, ...]
) -> tuple[DateMention, ...]:
    """Return the dates of a cell that no label for another day stands before."""
    kept, begin = [], 0
    others = [x for x in sheet.labels_of(cell) if x.best in ("due_date", "other_date")]
    for mention in mentions:
        if not any(begin <= label.start < mention.start for label in others):
            kept.append(mention)
        begin = mention.end
    is_claimed = any(label.start >= begin for label in others)
    return () if is_claimed else tuple(kept)


def _unlabelled_dates(
    sheets: tuple[Sheet, ...], day_first: bool | None
) -> Iterator[Candidate[date]]:
    """Yield dates in cells without a label for something else, surer near the top."""
    for sheet in sheets:
        for cell in sheet.cells:
            mentions = _unclaimed(sheet, cell, find_dates(cell.text, day_first=day_first))
            if len(mentions) != 1:
                continue
            if asks_payment(cell, day_first):
                continue
            row = reversed(sheet.grid.rows[cell.row])
            left = next((c for c in row if c.box.x1 <= cell.box.x0), None)
            if any(_claims_date(sheet, other) for other in (left, _above(sheet, cell))):
                continue
            alone = len(mentions[0].as_printed) / len(cell.text)
            yield Candidate(
                value=mentions[0].value,
                cell=cell,
                start=mentions[0].start,
                end=mentions[0].end,
                is_open=mentions[0].is_ambiguous,
                score=(0.25 + 0.15 * alone + 0.15 * (1 - min(cell.top, 1.0)))
                * (1.0 if sheet.page.page == 1 else 0.8),
            )
