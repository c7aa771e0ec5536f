"""PC-SUM-004: the tax breakdown fits the totals (EN 16931 BR-CO-14, BR-CO-17).

Asserts: in each row of the breakdown base times rate is the tax, and the rows add up to the
tax total. Honest papers that trip it: bases with tax included, rows of a table taken for one
another. A forger slips past by working the tax out anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.misreading import other_numbers
from proofcheck.checks.money import currency_of, minor_unit, plain, rounding_tolerance
from proofcheck.checks.papers import invoices
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Field, Invoice, TaxSubtotal
from proofcheck.model.measures import Money
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-SUM-004",
    title="The tax breakdown fits the tax total",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="arithmetic",
    needs=("invoice",),
    since="0.1.0",
    sources=("EN 16931-1 BR-CO-14 and BR-CO-17", "red flags 37, 40"),
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the tax breakdown of every invoice."""
    opinions = (o for _, invoice in invoices(dossier) for o in _breakdown(invoice))
    return conclude(META, opinions)


CHECK = Check(META, judge)


def _breakdown(invoice: Invoice) -> Iterator[Opinion]:
    if not invoice.tax_breakdown:
        yield Skipped("The paper prints no tax breakdown.")
        return
    total = settled(invoice.tax_total, "tax_total")
    if isinstance(total, Field) and is_ocr(total.chosen) and not may_fail(total):
        yield Unsure("The tax total was read with too little confidence.")
        return
    rows = [_row(invoice, row, total) for row in invoice.tax_breakdown]
    yield from rows
    if isinstance(total, Unsure):
        yield total
    elif isinstance(total, Field) and not any(isinstance(row, Unsure) for row in rows):
        yield _sum(invoice, total)


def _row(invoice: Invoice, row: TaxSubtotal, total: object) -> Opinion:
    if row.rate_percent is None or row.taxable is None or row.tax is None:
        return Skipped("A row of the tax breakdown is not complete.")
    slack = minor_unit(currency_of(invoice)) * (2 + len(invoice.lines)) / 2
    rate = row.rate_percent / 100
    net_based, gross_based = row.taxable * rate, row.taxable * rate / (1 + rate)
    if any(abs(abs(tax) - abs(row.tax)) <= slack for tax in (net_based, gross_based)):
        return Passed()
    if not isinstance(total, Field) or is_ocr(total.chosen):
        return Unsure("A row of the tax breakdown does not multiply out as read.")
    if not _is_anchored(invoice, row):
        return Unsure("A row of the tax breakdown fits no other total: its columns are unsure.")
    expected = net_based.quantize(minor_unit(currency_of(invoice)))
    return Finding(
        places=(row.place,),
        observed=row.as_printed,
        expected=plain(expected),
        note=f"{plain(row.rate_percent)} % of {plain(row.taxable)} is {plain(expected)}, but the "
        f"tax breakdown says {plain(row.tax)}.",
        innocent_causes=("A base that already includes the tax.", "A reverse charge."),
        next_step="Compare the tax breakdown with the supplier's own copy.",
        fields=("tax_total",),
    )


def _is_anchored(invoice: Invoice, row: TaxSubtotal) -> bool:
    """Whether bases or taxes, one alone or all together, are a total: then they are told right."""
    totals = (invoice.net_total, invoice.tax_total)
    values = {abs(total.value.amount) for total in totals if isinstance(total, Field)}
    rows = invoice.tax_breakdown
    bases = abs(sum((one.taxable or Decimal(0) for one in rows), Decimal(0)))
    taxes = abs(sum((one.tax or Decimal(0) for one in rows), Decimal(0)))
    return bool(values & {abs(row.taxable or 0), abs(row.tax or 0), bases, taxes})


def _sum(invoice: Invoice, total: Field[Money]) -> Opinion:
    taxes = [row.tax for row in invoice.tax_breakdown if row.tax is not None]
    if len(taxes) < len(invoice.tax_breakdown):
        return Skipped("A row of the tax breakdown prints no tax.")
    added = sum(taxes, Decimal(0))
    slack = rounding_tolerance(invoice, len(taxes))
    if any(abs(added - value) <= slack for value in other_numbers(total.chosen)):
        return Passed()
    is_short = added < total.value.amount and not _has_all_rows(invoice)
    if is_short or not may_fail(total) or is_ocr(total.chosen):
        return Unsure("The tax breakdown may hold a row that was not recognised.")
    if len(taxes) > 1 and any(abs(tax - total.value.amount) <= slack for tax in taxes):
        return Unsure("One row alone is the tax total: another row may be no tax at all.")
    return Finding(
        places=(total.place, *(row.place for row in invoice.tax_breakdown)),
        observed=total.chosen.as_printed,
        expected=plain(added),
        note=f"The tax breakdown adds up to {plain(added)}, but the tax total says "
        f"{plain(total.value.amount)}.",
        innocent_causes=("A tax that is listed but not charged.",),
        next_step="Compare the tax breakdown with the supplier's own copy.",
        fields=("tax_total",),
    )


def _has_all_rows(invoice: Invoice) -> bool:
    """Whether the bases of the rows add up to the net total: then no row is missing."""
    rows = invoice.tax_breakdown
    bases = [row.taxable for row in rows if row.taxable is not None]
    if len(bases) < len(rows) or not isinstance(invoice.net_total, Field):
        return False
    return abs(sum(bases) - invoice.net_total.value.amount) <= rounding_tolerance(
        invoice, len(rows)
    )
