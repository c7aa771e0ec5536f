"""PC-SUM-002: the line amounts add up to the net total (EN 16931 BR-CO-10 and BR-CO-13).

Asserts: the sum of all lines, with document-level charges and allowances, is the net total
(or, where lines include tax, the gross total). Honest papers that trip it: a line that was
not recognised, so it fails only where the list of lines is known to be complete. A forger
slips past by changing a line together with the totals.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.misreading import other_numbers
from proofcheck.checks.money import amount_of, optional, plain, rounding_tolerance
from proofcheck.checks.papers import invoices
from proofcheck.checks.printed import PrintedAmount
from proofcheck.checks.products import Product, multiplies_out, products_of
from proofcheck.checks.strays import stray_amounts, unplaced_amounts
from proofcheck.checks.thresholds import thresholds
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice, Maybe
from proofcheck.model.measures import Money, OnPage
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-SUM-002",
    title="The lines add up to the net total",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="arithmetic",
    needs=("invoice",),
    since="0.1.0",
    sources=("EN 16931-1 BR-CO-10 and BR-CO-13", "red flag 39"),
)

MOST_EXTRAS = 24
"""Printed amounts tried as charges and discounts: up to three of them together."""


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the lines of every invoice against its totals."""
    return conclude(META, (_lines(e, invoice) for e, invoice in invoices(dossier)))


CHECK = Check(META, judge)


def _lines(examined: Examined, invoice: Invoice) -> Opinion:
    if not invoice.lines:
        return Skipped("No lines with amounts were recognised.")
    amounts: list[Field[Money]] = []
    for number, line in enumerate(invoice.lines, start=1):
        amount = settled(line.net_amount, f"amount_of_line_{number}")
        if isinstance(amount, Field):
            amounts.append(amount)
        elif isinstance(amount, Unsure):
            return amount
    if not amounts:
        return Skipped("The lines print no amounts.")
    return _compare(examined, invoice, amounts)


def _compare(examined: Examined, invoice: Invoice, amounts: list[Field[Money]]) -> Opinion:
    total_of_lines = sum((field.value.amount for field in amounts), Decimal(0))
    slack = rounding_tolerance(invoice, len(amounts))
    charges = amount_of(optional(invoice.charge_total))
    allowances = abs(amount_of(optional(invoice.allowance_total)))
    of_lines = sum((amount_of(optional(ln.allowance)) for ln in invoice.lines), Decimal(0))
    total_of_lines += of_lines
    adjusted = {total_of_lines, total_of_lines - of_lines, total_of_lines + charges - allowances}
    adjusted.add(total_of_lines - charges)  # deposits and freight are lines, too
    if optional(invoice.net_total) is None:
        adjusted |= {value + amount_of(optional(invoice.tax_total)) for value in adjusted}
    printed = [f for f in map(optional, _totals(invoice)) if f is not None]
    for total in printed:
        if any(abs(value - total.value.amount) <= slack for value in adjusted):
            return Passed()
    expected = optional(invoice.net_total) or optional(invoice.lines_total)
    if expected is None:
        return Unsure("No total without tax was read that the lines could be compared with.")
    moved = {abs(expected.value.amount - value) for value in adjusted}
    doubt = _doubt(examined, invoice, amounts, expected, total_of_lines, moved)
    return doubt or _finding(amounts, expected, total_of_lines)


def _totals(invoice: Invoice) -> tuple[Maybe[Money], ...]:
    return invoice.lines_total, invoice.net_total, invoice.gross_total, invoice.payable_total


def _doubt(
    examined: Examined,
    invoice: Invoice,
    amounts: list[Field[Money]],
    expected: Field[Money],
    total_of_lines: Decimal,
    moved: set[Decimal],
) -> Unsure | None:
    """Say why the mismatch may be honest, or None where nothing explains it.

    `moved`: how far the total is from the sum, with and without the charges that were read.
    """
    if not may_fail(expected, *amounts) or len(amounts) < len(invoice.lines):
        return Unsure("Not every line amount was read with confidence.")
    if not all(isinstance(field.place, OnPage) for field in (*amounts, expected)):
        return Unsure("Lines and totals come from different witnesses.")
    if any(other == total_of_lines for other in other_numbers(expected.chosen)):
        return Unsure("One misread character in the total explains the difference.")
    doubt = _doubt_about_list(examined, invoice, amounts)
    if doubt is not None:
        return doubt
    strays = stray_amounts(examined, invoice)
    if any(stray.value == abs(total_of_lines) for stray in strays):
        return Unsure("The sum of the lines is printed as a total that was not recognised.")
    if _in_column(strays, amounts, expected):
        return Unsure("The column of line amounts holds numbers that belong to no known line.")
    difference = expected.value.amount - total_of_lines
    below = _below_lines(unplaced_amounts(examined, invoice), amounts, expected)
    if moved & below or _can_make(abs(difference), [stray.value for stray in strays]):
        return Unsure("The difference is printed, as a charge or a discount would be.")
    return None


def _doubt_about_list(
    examined: Examined, invoice: Invoice, amounts: list[Field[Money]]
) -> Unsure | None:
    """Say why the list of lines may be wrong: a line that multiplies out was read rightly."""
    products = [p for p in products_of(invoice) if isinstance(p, Product)]
    if not products or not all(multiplies_out(examined, product) for product in products):
        return Unsure("Not every line multiplies out: the list of lines may be wrong.")
    if any(is_ocr(field.chosen) for field in amounts) and len(products) < len(amounts):
        return Unsure("The lines were read from pixels, and some of them can't be proved.")
    return None


def _in_column(
    strays: tuple[PrintedAmount, ...], amounts: list[Field[Money]], expected: Field[Money]
) -> bool:
    """Whether the column of line amounts, from the first line on, holds further amounts."""
    places = [field.place for field in amounts if isinstance(field.place, OnPage)]
    edge = sorted(place.box.x1 for place in places)[len(places) // 2]
    tolerance = thresholds().lines.column_tolerance_pt
    first, last = min(places, key=_position), expected.place
    assert isinstance(last, OnPage)
    start, end = _position(first), _position(last)
    return any(
        abs(stray.place.box.x1 - edge) <= tolerance and start <= _position(stray.place) <= end
        for stray in strays
    )


def _below_lines(
    printed: tuple[PrintedAmount, ...], amounts: list[Field[Money]], expected: Field[Money]
) -> set[Decimal]:
    """Return the amounts between the last line and the total, where charges stand.

    A charge may be as large as some line or total, so equal values count here.
    """
    last = max((f.place for f in amounts if isinstance(f.place, OnPage)), key=_position)
    assert isinstance(expected.place, OnPage)
    start, end = _position(last), _position(expected.place)
    return {one.value for one in printed if start < _position(one.place) <= end}


def _position(place: OnPage) -> tuple[int, float]:
    return place.page, place.box.centre[1]


def _can_make(difference: Decimal, amounts: list[Decimal]) -> bool:
    """Whether up to three printed amounts, added or deducted, make the difference."""
    pool = sorted({a for a in amounts if a}, key=lambda a: abs(a - difference))[:MOST_EXTRAS]
    for count in (1, 2, 3):
        for chosen in combinations(pool, count):
            if _signed_sums(chosen) & {difference, -difference}:
                return True
    return False


def _signed_sums(chosen: tuple[Decimal, ...]) -> set[Decimal]:
    sums = {Decimal(0)}
    for amount in chosen:
        sums = {s + amount for s in sums} | {s - amount for s in sums}
    return sums


def _finding(
    amounts: list[Field[Money]], expected: Field[Money], total_of_lines: Decimal
) -> Finding:
    return Finding(
        places=(expected.place, *(field.place for field in amounts)),
        observed=expected.chosen.as_printed,
        expected=plain(total_of_lines),
        note=f"The {len(amounts)} lines add up to {plain(total_of_lines)}, but the total says "
        f"{plain(expected.value.amount)}.",
        innocent_causes=(
            "A line, charge or discount that is printed in an unusual place.",
            "Lines that print prices with tax.",
        ),
        next_step="Add up the lines by hand and ask the supplier about the difference.",
        fields=("net_total", "lines.net_amount"),
    )
