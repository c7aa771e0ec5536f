"""PC-SUM-003: quantity times unit price is the line's net amount (EN 16931 BT-129, 146, 131).

Asserts: each line multiplies out, discount and rounding of the printed price included. Honest
papers that trip it: prices per hundred, discounts without a column, columns taken for one
another; so one odd line counts only where the other lines show that the columns are right. A
forger slips past by changing quantity or price together with the amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from proofcheck.checks.certainty import is_ocr, may_fail
from proofcheck.checks.check import Check, Opinion, Passed, Unsure, conclude
from proofcheck.checks.misreading import other_numbers
from proofcheck.checks.money import optional, plain, rounding_tolerance
from proofcheck.checks.papers import invoices
from proofcheck.checks.printed import is_amount_printed, printed_amounts
from proofcheck.checks.products import Product, multiplies_out, products_of
from proofcheck.checks.thresholds import thresholds
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice
from proofcheck.model.measures import OnPage
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-SUM-003",
    title="Quantity times price is the line amount",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="arithmetic",
    needs=("invoice",),
    since="0.1.0",
    sources=("EN 16931-1 BG-25, BG-29", "red flag 39"),
)


ROW_PT = 12.0
"""How far above or below a line's row its amount may stand: about one row of print."""


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every line of every invoice."""
    opinions = (o for e, invoice in invoices(dossier) for o in _lines(e, invoice))
    return conclude(META, opinions)


CHECK = Check(META, judge)


def _lines(examined: Examined, invoice: Invoice) -> Iterator[Opinion]:
    parsed = products_of(invoice)
    products = [product for product in parsed if isinstance(product, Product)]
    yield from (opinion for opinion in parsed if not isinstance(opinion, Product))
    odd = [product for product in products if not multiplies_out(examined, product)]
    consistent = len(products) - len(odd)
    if consistent:
        yield Passed()
    if odd and not _fits_a_total(invoice, odd):
        yield Unsure("Lines do not multiply out, but the lines as read make no total either.")
        return
    for product in odd:
        yield _judge_odd(examined, product, consistent / len(products))


def _fits_a_total(invoice: Invoice, odd: list[Product]) -> bool:
    """Whether the amounts of all lines, or what the odd ones should be, make a printed total.

    Without it the list itself may be wrong: rows of another table, columns taken for others.
    """
    amounts = [amount for line in invoice.lines for amount in (line.net_amount, line.allowance)]
    as_read = sum((f.value.amount for f in amounts if isinstance(f, Field)), Decimal(0))
    mended = as_read + sum((p.expected - p.amount.value.amount for p in odd), Decimal(0))
    names = ("lines_total", "net_total", "gross_total", "payable_total")
    totals = [f for f in (optional(getattr(invoice, name)) for name in names) if f is not None]
    slack = rounding_tolerance(invoice, len(amounts))
    return any(
        abs(value - total.value.amount) <= slack for total in totals for value in (as_read, mended)
    )


def _judge_odd(examined: Examined, product: Product, share_consistent: float) -> Opinion:
    name = f"line {product.number}"
    if share_consistent < thresholds().lines.least_consistent_share:
        return Unsure(
            f"Quantity, price and amount of {name} do not multiply out, and no other line shows "
            "that these are the right columns."
        )
    if _is_expected_beside(examined, product):
        return Unsure(f"The amount that {name} should have is printed, but not taken for it.")
    if not may_fail(*product.fields):
        return Unsure(f"Quantity, price or amount of {name} was read with too little confidence.")
    if _is_misread(product):
        return Unsure(f"One misread character explains why {name} does not multiply out.")
    return _finding(product)


def _is_expected_beside(examined: Examined, product: Product) -> bool:
    """Whether the amount that a line should have stands in its row, in another column.

    A line whose place is not known may have it anywhere.
    """
    place = product.line.place
    if not isinstance(place, OnPage):
        return is_amount_printed(product.expected, examined.pages)
    return any(
        abs(number.value - abs(product.expected)) <= product.slack
        for number in printed_amounts(examined.pages)
        if number.place.page == place.page
        and place.box.y0 - ROW_PT <= number.place.box.centre[1] <= place.box.y1 + ROW_PT
    )


def _is_misread(product: Product) -> bool:
    if not any(is_ocr(field.chosen) for field in product.fields):
        return False
    quantity, price = product.quantity.value, product.price.value.amount
    amount, slack = product.amount.value.amount, product.slack
    return (
        any(abs(q * price - amount) <= slack for q in other_numbers(product.quantity.chosen))
        or any(abs(quantity * p - amount) <= slack for p in other_numbers(product.price.chosen))
        or any(abs(quantity * price - a) <= slack for a in other_numbers(product.amount.chosen))
    )


def _finding(product: Product) -> Finding:
    expected = product.expected
    amount = product.amount.value.amount
    return Finding(
        places=tuple(field.place for field in reversed(product.fields)),
        observed=product.amount.chosen.as_printed,
        expected=plain(expected.quantize(Decimal("0.01"))),
        note=f"Line {product.number}: {plain(product.quantity.value)} times "
        f"{plain(product.price.value.amount)} is {plain(expected)}, but the line says "
        f"{plain(amount)}.",
        innocent_causes=(
            "A discount or price base that is not printed in the line.",
            "A quantity in other units than the price.",
        ),
        next_step="Ask the supplier how the line's amount was worked out.",
        fields=("lines.quantity", "lines.unit_price", "lines.net_amount"),
    )
