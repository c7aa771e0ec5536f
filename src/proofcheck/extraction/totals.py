"""The totals of an invoice: labelled amounts, chosen together so that the arithmetic holds.

In go sheets, out come the amounts of BG-22 (net, tax, gross and so on) as candidates with place
and confidence. Labels propose, EN 16931's sums (BR-CO-13, -15, -16) decide between proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct, structs

from proofcheck.extraction.amount_fit import amount_fit, is_measured
from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.amounts_below import amounts_below
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lines.heading_words import is_word
from proofcheck.extraction.sheets import Hit, Offer, Relation, Sheet, offers
from proofcheck.extraction.strayed_amounts import (
    broken_minus,
    narrowed,
    shifted_amounts,
    with_parted_thousands,
)
from proofcheck.extraction.tax_wordings import is_beside_tax, is_included

ROLES = (
    "lines_total",
    "allowance_total",
    "charge_total",
    "net_total",
    "tax_total",
    "gross_total",
    "prepaid_total",
    "payable_total",
    "rounding",
)
"""Totals that are looked for, by the names of `model.Invoice`; `rounding` is BT-114."""

RATE_FACTOR = 0.88
"""What is left of a tax label's weight beside a rate: it may be one row of several."""

MAYBE_CARRIED = 0.6
"""What is left of a charge's weight by a word that may carry a sum over ("Transport")."""

SHIFTED = 0.8
"""What is left of the score of an amount half a line above or below its label."""

UNSURE = 0.45
"""Score of a total that its size alone tells, where no label gives a better one."""

CODE_LETTERS = 4
"""Letters of a currency behind an amount, at most."""

LARGE_PRINT = 1.4
"""From so many times the usual height on an amount is in large print."""


class AmountCandidate(Struct, frozen=True, kw_only=True):
    """An amount beside a label: the role the label gives it, its place, and a score 0..1."""

    role: str
    value: Decimal
    cell: Cell
    start: int
    end: int
    score: float
    mention: AmountMention

    @property
    def spot(self) -> tuple[int, int, int]:
        """Page, cell and start: two candidates with the same spot are the same print."""
        return (self.cell.page.page, id(self.cell), self.start)


def amount_candidates(
    sheets: tuple[Sheet, ...], decimal_mark: str | None
) -> dict[str, list[AmountCandidate]]:
    """Return the candidates of every role, best first; one for each printed amount."""
    found: dict[str, dict[tuple[int, int, int], AmountCandidate]] = {role: {} for role in ROLES}
    for index, sheet in enumerate(sheets):
        page_prior = 0.88 + 0.12 * (index + 1) / len(sheets)
        for role in ROLES:
            for hit in sheet.hits(role):
                for candidate in _candidates(hit, role, decimal_mark, page_prior):
                    known = found[role].get(candidate.spot)
                    if known is None or known.score < candidate.score:
                        found[role][candidate.spot] = candidate
    if not any(c.score >= UNSURE for c in found["gross_total"].values()):
        for candidate in _in_large_print(sheets, decimal_mark):
            found["gross_total"].setdefault(candidate.spot, candidate)
    return {role: sorted(spots.values(), key=lambda c: -c.score) for role, spots in found.items()}


def _in_large_print(
    sheets: tuple[Sheet, ...], decimal_mark: str | None
) -> Iterator[AmountCandidate]:
    """Yield an amount with its currency that stands alone in larger print than all others."""
    found = [
        (cell, mention)
        for sheet in sheets[:1]
        for cell in sheet.cells
        if cell.height_pt >= LARGE_PRINT * sheet.grid.line_height_pt
        for mention in find_amounts(cell.text, decimal_mark=decimal_mark)
        if mention.symbol is not None and mention.value > 0 and _is_alone(cell, mention)
    ]
    if len({mention.value for _, mention in found}) == 1:
        cell, mention = found[0]
        yield _candidate("gross_total", cell, 0, mention, UNSURE)


def _is_alone(cell: Cell, mention: AmountMention) -> bool:
    rest = cell.text[: mention.start] + cell.text[mention.end :]
    return not any(ch.isalnum() and ch not in _BESIDE_SUM for ch in rest)


_BESIDE_SUM = "金円也"
"""Signs that Japanese receipts write around the sum (金 68,200円也)."""


def _candidates(
    hit: Hit, role: str, decimal_mark: str | None, page_prior: float
) -> Iterator[AmountCandidate]:
    hit = narrowed(hit)
    weight = _label_weight(hit, role) * page_prior
    if role == "tax_total" and _has_rate(hit):
        weight *= RATE_FACTOR
    if role == "tax_total":
        yield from _included(hit, decimal_mark, weight)
    seen_beside = False
    rank = 0
    for offer in _with_joined(hit):
        for mention in find_amounts(offer.text, decimal_mark=decimal_mark):
            if _is_no_total(hit, role, offer, mention):
                continue
            fit = amount_fit(mention, decimal_mark)
            yield _candidate(
                role, offer.cell, offer.start, mention, weight * offer.score * fit * 0.92**rank
            )
            seen_beside = seen_beside or fit > 0.5
            rank += 1
    if not seen_beside and (broken := broken_minus(hit, decimal_mark)) is not None:
        cell, mention = broken
        yield _candidate(role, cell, 0, mention, weight * 0.85)
        return
    if not seen_beside:
        for cell, mention in shifted_amounts(hit, decimal_mark):
            fit = amount_fit(mention, decimal_mark)
            yield _candidate(role, cell, 0, mention, weight * SHIFTED * fit)
            seen_beside = seen_beside or fit > 0.5
    if not seen_beside and not _has_text_after(hit):
        for cell, mention, fit in amounts_below(hit, role, decimal_mark):
            yield _candidate(role, cell, 0, mention, weight * fit)


def _is_no_total(hit: Hit, role: str, offer: Offer, mention: AmountMention) -> bool:
    """Whether an amount beside a label is a rate, a measure, another's tax or due by terms."""
    if mention.is_percent or is_measured(offer.text, mention):
        return True
    if is_beside_tax(offer.text, mention, of_tax=role == "tax_total"):
        return True
    after = offer.cell.text[offer.start + mention.end :]
    shares = _SHARE.search(hit.cell.text[: hit.label.start]) is not None
    return role == "prepaid_total" and shares and sum(ch.isalpha() for ch in after) > CODE_LETTERS


_SHARE = re.compile(r"\d ?[%％]\s?$")
"""A share before a word of paying, as terms have it ("30 % deposit (900.00), 70 % on delivery")."""


def _included(hit: Hit, decimal_mark: str | None, weight: float) -> Iterator[AmountCandidate]:
    """Yield the amount before a tax's name that says what a total holds ("incl. 4.20 VAT")."""
    before = hit.cell.text[: hit.label.start]
    mentions = [m for m in find_amounts(before, decimal_mark=decimal_mark) if not m.is_percent]
    if not mentions or any(ch.isdigit() for ch in before[mentions[-1].end :].split("%")[-1]):
        return
    last = mentions[-1]
    if is_included(before, last):
        yield _candidate("tax_total", hit.cell, 0, last, weight * amount_fit(last, decimal_mark))


def _with_joined(hit: Hit) -> Iterator[Offer]:
    """Yield the offers beside a label; before the head of a parted amount, the whole of it."""
    for offer in offers(hit, rows_below=0):
        row = hit.sheet.grid.rows[hit.cell.row]
        beside = offer.relation is Relation.RIGHT
        joined = with_parted_thousands(offer.cell, row) if beside else None
        if joined is not None:
            yield structs.replace(offer, cell=joined, end=len(joined.text))
        yield offer


def _candidate(
    role: str, cell: Cell, offset: int, mention: AmountMention, score: float
) -> AmountCandidate:
    return AmountCandidate(
        role=role,
        value=mention.value,
        cell=cell,
        start=offset + mention.start,
        end=offset + mention.end,
        score=score,
        mention=mention,
    )


def _label_weight(hit: Hit, role: str) -> float:
    weight = hit.label.weight(role)
    if is_word("carried_over", hit.cell.text.strip(" :：")):
        return weight * MAYBE_CARRIED if role == "charge_total" else 0.0
    if "other_amount" in hit.label.fields and len(hit.label.fields) == 1:
        return 0.0
    if role == "tax_total" and _INCLUDED.fullmatch(hit.cell.text[: hit.label.start]):
        weight *= RATE_FACTOR
    elif not (hit.label.at_start or hit.label.has_colon):
        weight *= 0.75
    return weight * (0.9 + 0.1 * min(hit.cell.top, 1.0))


def _has_rate(hit: Hit) -> bool:
    rest = hit.cell.text[hit.label.start : hit.next_start]
    return any(mention.is_percent for mention in find_amounts(rest))


_INCLUDED = re.compile(
    r"\W*(?:in[ck]l\w*|dont|davon|darin|enthalten\w*|hierin|compr\w+|di cui|waarvan|w tym|zawiera|"
    r"of which|contains|inclui|dos quais|de los cuales|内|うち|含)\W*\d{1,2}(?:[.,]\d+)? ?[%％]\W*"
    r"(?:de |di |of )?",
    re.I,
)
"""What stands before a tax's name where the total has the tax in it ("incl. 21% btw")."""


def _has_text_after(hit: Hit) -> bool:
    rest = hit.cell.text[hit.label.end :]
    return sum(ch.isalpha() for ch in rest) > 12
