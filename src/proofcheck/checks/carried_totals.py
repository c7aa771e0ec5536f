"""PC-SUM-005: totals carried over continue from page to page.

Asserts: what a page brings from the page before is what that one carried on; and where the items
of a page are all read, what it brought and its items make what it carries on. Honest papers that
trip it: a running total that one page shows with tax and the next without. A forger slips past
with a page whose carried total was changed too, or with papers that print none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from proofcheck.checks.certainty import may_fail
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.misreading import other_numbers
from proofcheck.checks.money import currency_of, minor_unit, plain
from proofcheck.checks.papers import invoices
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import CarriedTotal, Field, Invoice
from proofcheck.model.measures import Money, OnPage
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-SUM-005",
    title="Totals carried over continue from page to page",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="arithmetic",
    needs=("invoice",),
    since="0.2.0",
    sources=("red flag 20", "running totals of bookkeeping"),
)

NEXT_STEP = "Ask the issuer for the whole paper as one file, and compare its pages with these."


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the page breaks of every invoice that carries totals over."""
    opinions: list[Opinion] = []
    for _, invoice in invoices(dossier):
        opinions.extend(list(_invoice(invoice)) or [Skipped("No totals are carried over.")])
    return conclude(META, opinions)


CHECK = Check(META, judge)


def _invoice(invoice: Invoice) -> Iterator[Opinion]:
    brought = {one.page: one for one in invoice.carried_totals if one.is_brought}
    carried = {one.page: one for one in invoice.carried_totals if not one.is_brought}
    unit = minor_unit(currency_of(invoice))
    for page, one in brought.items():
        before = carried.get(page - 1)
        if before is not None:
            yield _break(before, one, unit)
        elif page - 1 in _pages(invoice):
            yield from _sum(invoice, page - 1, brought.get(page - 1), one, unit)
    for page, one in carried.items():
        yield from _sum(invoice, page, brought.get(page), one, unit)


def _break(before: CarriedTotal, after: CarriedTotal, unit: Decimal) -> Opinion:
    """Judge one page break at which both pages print the total."""
    one, other = before.amount, after.amount
    values = set(other_numbers(one.chosen)), set(other_numbers(other.chosen))
    if abs(one.value.amount - other.value.amount) <= unit:
        return Passed()
    if values[0] & values[1]:
        return Unsure(f"One misread character parts the totals of pages {before.page} and after.")
    if not may_fail(one, other):
        return Unsure(f"The total carried over from page {before.page} was read too unsurely.")
    return Finding(
        places=(one.place, other.place),
        observed=f"page {after.page} brings {other.chosen.as_printed}",
        expected=f"{one.chosen.as_printed}, as page {before.page} carries on",
        note=f"Page {before.page} carries {one.chosen.as_printed} over, but page {after.page} "
        f"goes on from {other.chosen.as_printed}.",
        innocent_causes=("A running total that is with tax on one page and without on the other.",),
        next_step=NEXT_STEP,
    )


def _sum(
    invoice: Invoice, page: int, brought: CarriedTotal | None, carried: CarriedTotal, unit: Decimal
) -> Iterator[Opinion]:
    """Judge what the items of a page make; only a paper that proves itself elsewhere may fail."""
    amounts = _amounts(invoice, page)
    if amounts is None or (brought is None and page != min(_pages(invoice))):
        return
    start = brought.amount.value.amount if brought is not None else Decimal(0)
    made = start + sum((field.value.amount for field in amounts), Decimal(0))
    if abs(made - carried.amount.value.amount) <= unit * (len(amounts) + 1):
        yield Passed()
        return
    if not _adds_up_after(invoice, carried, unit) or not may_fail(carried.amount, *amounts):
        yield Unsure(f"The items of page {page} may not all be read.")
        return
    if made in other_numbers(carried.amount.chosen):
        yield Unsure(f"One misread character explains the total of page {page}.")
        return
    yield Finding(
        places=(*(field.place for field in amounts), carried.amount.place),
        observed=f"page {page} makes {plain(made)}",
        expected=f"{carried.amount.chosen.as_printed}, with which page {page + 1} goes on",
        note=f"The items up to the end of page {page} make {plain(made)}, but the paper goes on "
        f"from {carried.amount.chosen.as_printed}.",
        innocent_causes=("An item of the page that was not recognised.",),
        next_step=NEXT_STEP,
        fields=("lines.net_amount",),
    )


def _adds_up_after(invoice: Invoice, carried: CarriedTotal, unit: Decimal) -> bool:
    """Whether the carried total and all items after it make a total of the paper."""
    first = carried.page if carried.is_brought else carried.page + 1
    later = [page for page in _pages(invoice) if page >= first]
    amounts = [_amounts(invoice, page) for page in later]
    if not later or None in amounts:
        return False
    items = [field for part in amounts for field in part or ()]
    made = carried.amount.value.amount + sum((f.value.amount for f in items), Decimal(0))
    totals = (invoice.lines_total, invoice.net_total, invoice.gross_total)
    return any(
        isinstance(total, Field) and abs(total.value.amount - made) <= unit * (len(items) + 1)
        for total in totals
    )


def _pages(invoice: Invoice) -> tuple[int, ...]:
    """Return the pages that hold items."""
    places = (line.place for line in invoice.lines)
    return tuple(sorted({place.page for place in places if isinstance(place, OnPage)}))


def _amounts(invoice: Invoice, page: int) -> list[Field[Money]] | None:
    """Return the amounts of a page's items, None where one has none."""
    lines = [
        line for line in invoice.lines if isinstance(line.place, OnPage) and line.place.page == page
    ]
    amounts = [line.net_amount for line in lines]
    known = [amount for amount in amounts if isinstance(amount, Field)]
    return known if known and len(known) == len(amounts) else None
