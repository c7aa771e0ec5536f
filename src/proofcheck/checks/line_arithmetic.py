"""PC-SUM-003: quantity times unit price is the line's net amount (EN 16931 BT-129, 146, 131).

Asserts: each line multiplies out, discount and rounding of the printed price included. Honest
papers that trip it: prices per hundred, discounts without a column, columns taken for one
another; so one odd line counts only where the other lines show that the columns are right. A
forger slips past by changing quantity or price together with the amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.misreading import other_numbers
from proofcheck.checks.money import currency_of, minor_unit, plain
from proofcheck.checks.papers import invoices
from proofcheck.checks.printed import printed_amounts
from proofcheck.checks.thresholds import thresholds
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice, InvoiceLine
from proofcheck.model.measures import Money, OnPage
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

PRICE_BASES = (Decimal(1), Decimal(10), Decimal(100), Decimal(1000))
"""Base quantities (BT-149) that papers use without printing them as a number."""


class Product(Struct, frozen=True):
    """One line's factors and amount, and how far rounding may put them apart."""

    line: InvoiceLine
    number: int
    quantity: Field[Decimal]
    price: Field[Money]
    amount: Field[Money]
    slack: Decimal

    @property
    def fields(self) -> tuple[Field[Decimal], Field[Money], Field[Money]]:
        """Quantity, price and amount."""
        return self.quantity, self.price, self.amount


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every line of every invoice."""
    opinions = (o for e, invoice in invoices(dossier) for o in _lines(e, invoice))
    return conclude(META, opinions)


CHECK = Check(META, judge)


def _lines(examined: Examined, invoice: Invoice) -> Iterator[Opinion]:
    products: list[Product] = []
    unit = minor_unit(currency_of(invoice))
    for number, line in enumerate(invoice.lines, start=1):
        parsed = _product(number, line, unit)
        if isinstance(parsed, Product):
            products.append(parsed)
        else:
            yield parsed
    odd = [p for p in products if not _multiplies_out(examined, p)]
    consistent = len(products) - len(odd)
    if consistent:
        yield Passed()
    for product in odd:
        yield _judge_odd(product, consistent / len(products))


def _product(number: int, line: InvoiceLine, unit: Decimal) -> Product | Opinion:
    quantity = settled(line.quantity, f"quantity_of_line_{number}")
    price = settled(line.unit_price, f"price_of_line_{number}")
    amount = settled(line.net_amount, f"amount_of_line_{number}")
    for field in (quantity, price, amount):
        if isinstance(field, Unsure):
            return field
    if isinstance(quantity, Skipped) or isinstance(price, Skipped) or isinstance(amount, Skipped):
        return Skipped("The lines do not print quantity, price and amount.")
    assert isinstance(quantity, Field)
    assert isinstance(price, Field)
    assert isinstance(amount, Field)
    exponent = price.value.amount.as_tuple().exponent
    price_step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    slack = unit + abs(quantity.value) * min(price_step, unit) / 2
    return Product(line, number, quantity, price, amount, slack)


def _multiplies_out(examined: Examined, product: Product) -> bool:
    quantity, price = product.quantity.value, product.price.value.amount
    amount, slack = product.amount.value.amount, product.slack
    gross = quantity * price
    factors = [Decimal(1)]
    if isinstance(product.line.discount, Field):
        factors.append(1 - product.line.discount.value / 100)
    if isinstance(product.line.tax_rate, Field):
        rate = product.line.tax_rate.value / 100
        factors += [1 + rate, *([1 / (1 + rate)] if rate > -1 else [])]
    expected = [gross * factor / base for factor in factors for base in PRICE_BASES]
    if any(abs(abs(value) - abs(amount)) <= slack for value in expected):
        return True
    return _is_discounted(examined, product, gross)


def _is_discounted(examined: Examined, product: Product, gross: Decimal) -> bool:
    """Whether a number printed in the line's row is the discount (or charge) that is missing."""
    place = product.line.place
    if not isinstance(place, OnPage) or not gross:
        return False
    missing = abs(gross) - abs(product.amount.value.amount)
    percent = missing / abs(gross) * 100
    return any(
        abs(number.value - abs(missing)) <= product.slack
        or abs(number.value - abs(percent)) <= Decimal("0.05")
        for number in printed_amounts(examined.pages)
        if number.place.page == place.page
        and place.box.y0 - 1 <= number.place.box.centre[1] <= place.box.y1 + 1
    )


def _judge_odd(product: Product, share_consistent: float) -> Opinion:
    name = f"line {product.number}"
    if share_consistent < thresholds().lines.least_consistent_share:
        return Unsure(
            f"Quantity, price and amount of {name} do not multiply out, and no other line shows "
            "that these are the right columns."
        )
    if not may_fail(*product.fields):
        return Unsure(f"Quantity, price or amount of {name} was read with too little confidence.")
    if _is_misread(product):
        return Unsure(f"One misread character explains why {name} does not multiply out.")
    return _finding(product)


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
    expected = product.quantity.value * product.price.value.amount
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
