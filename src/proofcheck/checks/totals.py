"""PC-SUM-001: net total + tax total = gross total (EN 16931 BR-CO-15).

Asserts: the printed totals add up, within rounding and coin, each total is printed with one
value, and the payable total follows from the gross total (BR-CO-16). Honest papers that trip it:
a charge, a deposit or a tax withheld at source that is printed but not named. A forger slips
past by changing all totals.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import spoken
from proofcheck.checks.misreading import other_numbers
from proofcheck.checks.money import (
    amount_of,
    cash_coin,
    currency_of,
    optional,
    plain,
    rounding_tolerance,
)
from proofcheck.checks.papers import invoices
from proofcheck.checks.strays import stray_amounts, unplaced_amounts
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice
from proofcheck.model.measures import Money, OnPage
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-SUM-001",
    title="Net and tax add up to the gross total",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="arithmetic",
    needs=("invoice",),
    since="0.1.0",
    sources=("EN 16931-1 BR-CO-15 and BR-CO-16", "red flags 37, 39"),
    required=True,
)

NAMES = ("net_total", "tax_total", "gross_total")

MOST_DISCOUNT = Decimal("0.05")
"""Share of the gross total that a discount for early payment takes off, without being printed."""

MARGIN_PT = 40.0
"""How far above and below the totals a charge or discount of the same block may stand."""


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the totals of every invoice."""
    return conclude(META, (o for e, invoice in invoices(dossier) for o in _invoice(e, invoice)))


CHECK = Check(META, judge)


def _invoice(examined: Examined, invoice: Invoice) -> Iterator[Opinion]:
    twice = [opinion for name in NAMES if (opinion := _twice(examined, invoice, name)) is not None]
    yield from twice
    if not any(isinstance(opinion, Finding) for opinion in twice):
        yield _totals(examined, invoice)
        yield _payable(examined, invoice)


def _twice(examined: Examined, invoice: Invoice, name: str) -> Opinion | None:
    """A total that the paper names with two values; None where there is but one."""
    field = optional(getattr(invoice, name))
    if field is None:
        return None
    contrary = next((r for r in field.others if r.source is field.chosen.source), None)
    if contrary is None or not isinstance(contrary.place, OnPage):
        return None
    other = Field(chosen=contrary)
    if is_ocr(contrary):
        return None  # OCR takes one amount for another too often
    if not may_fail(field, other):
        return Unsure(f"The {spoken(name)} may be printed twice, with two values.")
    difference = abs(abs(field.value.amount) - abs(contrary.value.amount))
    if any(extra.value == difference for extra in stray_amounts(examined, invoice)):
        return Unsure(f"The {spoken(name)} is printed twice, and what lies between is printed too.")
    return _finding_twice(name, field, other)


def _payable(examined: Examined, invoice: Invoice) -> Opinion:
    """BR-CO-16: what is to be paid is the gross total less what was paid, and rounded."""
    gross = settled(invoice.gross_total, "gross_total")
    payable = settled(invoice.payable_total, "payable_total")
    if not isinstance(gross, Field) or not isinstance(payable, Field):
        return Skipped("The paper does not print a gross total and what is to be paid apart.")
    slack = max(rounding_tolerance(invoice, 1), cash_coin(currency_of(invoice)))
    moved = [
        amount_of(optional(part))
        for part in (invoice.prepaid_total, invoice.allowance_total, invoice.charge_total)
    ]
    difference = abs(abs(gross.value.amount) - abs(payable.value.amount))
    if difference <= slack or any(abs(difference - abs(part)) <= slack for part in moved):
        return Passed()
    printed = unplaced_amounts(examined, invoice)
    if any(abs(extra.value - difference) <= slack for extra in printed):
        return Passed()
    is_small = difference <= abs(gross.value.amount) * MOST_DISCOUNT
    if not payable.value.amount or is_small:
        return Skipped("What was deducted from the gross total, or paid before, is not printed.")
    if is_ocr(gross.chosen) or is_ocr(payable.chosen):
        return Skipped("Gross total and payable total differ as read, and one may be misread.")
    if not may_fail(gross, payable):
        return Unsure("Gross total or payable total was read with too little confidence.")
    return _finding_payable(gross, payable)


def _totals(examined: Examined, invoice: Invoice) -> Opinion:
    gross = settled(invoice.gross_total, "gross_total")
    if isinstance(gross, Skipped):
        gross = settled(invoice.payable_total, "gross_total")
    if isinstance(gross, Skipped):
        return Unsure("The gross total is not printed or was not recognised.")
    if isinstance(gross, Unsure):
        return gross
    net = settled(invoice.net_total, "net_total")
    tax = settled(invoice.tax_total, "tax_total")
    for field in (net, tax):
        if isinstance(field, Unsure):
            return field
    if isinstance(net, Skipped) or isinstance(tax, Skipped):
        return Skipped("The paper does not print net, tax and gross total apart.")
    assert isinstance(net, Field)
    assert isinstance(tax, Field)
    return _add_up(examined, invoice, net, tax, gross)


def _add_up(
    examined: Examined, invoice: Invoice, net: Field[Money], tax: Field[Money], gross: Field[Money]
) -> Opinion:
    slack = rounding_tolerance(invoice, max(len(invoice.tax_breakdown), len(invoice.lines)))
    slack = max(slack, cash_coin(currency_of(invoice)))
    payable = optional(invoice.payable_total)
    totals = (gross, payable) if payable is not None else (gross,)
    amounts = [field.value.amount for field in (net, tax)]
    for total in totals:
        if _is_sum(amounts, total.value.amount, slack, invoice):
            return Passed()
    if abs(net.value.amount - gross.value.amount) <= slack:
        return Skipped("The totals are printed with tax included.")
    if _is_sum_of_rates(invoice, totals, slack):
        return Passed()
    difference = abs(gross.value.amount - sum(amounts))
    extras = [e for e in stray_amounts(examined, invoice) if e.value == difference]
    if any(_is_in_block(extra.place, net, gross) for extra in extras):
        return Passed()
    if extras:
        return Unsure(
            f"Net and tax differ from the gross total by {plain(difference)}, an amount "
            "that is printed elsewhere and may be a charge or a deduction."
        )
    if _is_misread(net, tax, gross, slack) or not may_fail(net, tax, gross):
        return Unsure("The totals do not add up as read, and one character may be misread.")
    return _finding(net, tax, gross)


def _is_sum(amounts: list[Decimal], total: Decimal, slack: Decimal, invoice: Invoice) -> bool:
    """Whether net and tax give the total, with or without what is charged after tax."""
    after_tax = [
        Decimal(0),
        amount_of(optional(invoice.charge_total)),
        -abs(amount_of(optional(invoice.allowance_total))),
        -abs(amount_of(optional(invoice.prepaid_total))),
    ]
    both = after_tax[1] + after_tax[2]
    if any(abs(sum(amounts) + extra - total) <= slack for extra in (*after_tax, both)):
        return True
    # A credit note may print its signs as words, or on some of its amounts only.
    return abs(sum(abs(amount) for amount in amounts) - abs(total)) <= slack


def _is_sum_of_rates(invoice: Invoice, totals: tuple[Field[Money], ...], slack: Decimal) -> bool:
    """Whether the rows of the tax breakdown give the total, where net and tax are of one rate."""
    rows = invoice.tax_breakdown
    taxable = [row.taxable for row in rows if row.taxable is not None]
    taxes = [row.tax for row in rows if row.tax is not None]
    if len(rows) < 2 or len(taxable) < len(rows) or len(taxes) < len(rows):
        return False
    of_all = ((invoice.net_total, sum(taxable)), (invoice.tax_total, sum(taxes)))
    if any(abs(amount_of(optional(total)) - whole) <= slack for total, whole in of_all):
        return False
    return any(abs(sum(taxable) + sum(taxes) - t.value.amount) <= slack for t in totals)


def _is_in_block(place: OnPage, net: Field[Money], gross: Field[Money]) -> bool:
    """Whether a place is in the block of the totals, where charges and deductions stand."""
    if not isinstance(net.place, OnPage) or not isinstance(gross.place, OnPage):
        return False
    if not net.place.page == gross.place.page == place.page:
        return False
    top = min(net.place.box.y0, gross.place.box.y0) - MARGIN_PT
    bottom = max(net.place.box.y1, gross.place.box.y1) + MARGIN_PT
    return top <= place.box.centre[1] <= bottom


def _is_misread(net: Field[Money], tax: Field[Money], gross: Field[Money], slack: Decimal) -> bool:
    """Whether one misread character in one of the three amounts mends the sum."""
    as_read = [field.value.amount for field in (net, tax, gross)]
    return any(
        abs(values[0] + values[1] - values[2]) <= slack
        for values in _one_changed(
            as_read, [list(other_numbers(f.chosen)) for f in (net, tax, gross)]
        )
    )


def _one_changed(as_read: list[Decimal], variants: list[list[Decimal]]) -> Iterator[list[Decimal]]:
    for at, others in enumerate(variants):
        for other in others:
            yield [*as_read[:at], other, *as_read[at + 1 :]]


def _finding_twice(name: str, field: Field[Money], other: Field[Money]) -> Finding:
    return Finding(
        places=(other.place, field.place),
        observed=other.chosen.as_printed,
        expected=field.chosen.as_printed,
        note=f"The {spoken(name)} is printed as {other.chosen.as_printed} and as "
        f"{field.chosen.as_printed}.",
        innocent_causes=("A subtotal whose label reads like that of the total.",),
        next_step="Compare the totals with the supplier's own copy of the invoice.",
        fields=(name,),
    )


def _finding_payable(gross: Field[Money], payable: Field[Money]) -> Finding:
    return Finding(
        places=(payable.place, gross.place),
        observed=payable.chosen.as_printed,
        expected=gross.chosen.as_printed,
        note=f"The gross total says {plain(gross.value.amount)}, but {plain(payable.value.amount)} "
        "is to be paid, and nothing printed lies between the two.",
        innocent_causes=("A payment or an older balance that is counted, but not printed.",),
        next_step="Compare the totals with the supplier's own copy of the invoice.",
        fields=("gross_total", "payable_total"),
    )


def _finding(net: Field[Money], tax: Field[Money], gross: Field[Money]) -> Finding:
    total = net.value.amount + tax.value.amount
    return Finding(
        places=(gross.place, net.place, tax.place),
        observed=gross.chosen.as_printed,
        expected=plain(total),
        note=f"Net total {plain(net.value.amount)} and tax {plain(tax.value.amount)} make "
        f"{plain(total)}, but the gross total says {plain(gross.value.amount)}.",
        innocent_causes=(
            "A charge, deposit or withheld tax that is printed without a name.",
            "Totals of different currencies on one paper.",
        ),
        next_step="Compare the totals with the supplier's own copy of the invoice.",
        fields=("gross_total", "net_total", "tax_total"),
    )
