"""Quantity times price of an invoice's lines, with all that honestly lies between the two.

In: a line as read. Out: a `Product`, and whether it multiplies out: less a discount, with or
without tax, per 1 to 1,000 pieces, within the rounding of the printed price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import prod

from msgspec import Struct

from proofcheck.checks.certainty import settled
from proofcheck.checks.check import Opinion, Skipped, Unsure
from proofcheck.checks.money import currency_of, minor_unit
from proofcheck.checks.printed import printed_amounts
from proofcheck.checks.strays import touch
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import Field, Invoice, InvoiceLine
from proofcheck.model.measures import Money, OnPage

PRICE_BASES = (Decimal(1), Decimal(10), Decimal(100), Decimal(1000))
"""Base quantities (BT-149) that papers use without printing them as a number."""


CHAIN = re.compile(r"(?<![\d.,])\d{1,2}(?:[.,]\d)?(?:\+\d{1,2}(?:[.,]\d)?)+(?![\d.,])")
"""Discounts in percent that are taken one after the other."""


class Product(Struct, frozen=True):
    """One line's factors and amount, and how far rounding may put them apart."""

    line: InvoiceLine
    number: int
    quantity: Field[Decimal]
    price: Field[Money]
    amount: Field[Money]
    slack: Decimal

    @property
    def expected(self) -> Decimal:
        """Quantity times price, not rounded."""
        return self.quantity.value * self.price.value.amount

    @property
    def fields(self) -> tuple[Field[Decimal], Field[Money], Field[Money]]:
        """Quantity, price and amount."""
        return self.quantity, self.price, self.amount


def products_of(invoice: Invoice) -> list[Product | Opinion]:
    """Return each line's factors and amount, or why they can't be multiplied."""
    unit = minor_unit(currency_of(invoice))
    return [product_of(number, line, unit) for number, line in enumerate(invoice.lines, start=1)]


def product_of(number: int, line: InvoiceLine, unit: Decimal) -> Product | Opinion:
    """Return one line's factors and amount, or why they can't be multiplied; `unit`: a cent."""
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
    if quantity.value < 0 and price.value.amount < 0:
        return Unsure(f"Line {number} has a negative quantity and price: it may be no line.")
    exponent = price.value.amount.as_tuple().exponent
    price_step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    slack = unit + abs(quantity.value) * min(price_step, unit) / 2
    return Product(line, number, quantity, price, amount, slack)


def multiplies_out(examined: Examined, product: Product) -> bool:
    """Whether quantity and price make the amount, if need be with a discount of the row."""
    return is_product(product) or _is_discounted(examined, product)


def is_product(product: Product) -> bool:
    """Whether quantity and price make the amount, with the line's own discount and tax."""
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
    return any(abs(abs(value) - abs(amount)) <= slack for value in expected)


def _is_discounted(examined: Examined, product: Product) -> bool:
    """Whether a number printed in the line's row is the discount (or charge) that is missing.

    The line's own quantity, price and amount explain nothing.
    """
    place, gross = product.line.place, product.expected
    if not isinstance(place, OnPage) or not gross:
        return False
    missing = abs(gross) - abs(product.amount.value.amount)
    percent = missing / abs(gross) * 100
    if any(
        abs(abs(gross) * left - abs(product.amount.value.amount)) <= product.slack
        for left in _left_by_chains(examined, place)
    ):
        return True
    own = [field.place for field in product.fields if isinstance(field.place, OnPage)]
    return any(
        abs(number.value - abs(missing)) <= product.slack
        or abs(number.value - abs(percent)) <= Decimal("0.05")
        for number in printed_amounts(examined.pages)
        if number.place.page == place.page
        and place.box.y0 - 1 <= number.place.box.centre[1] <= place.box.y1 + 1
        and not any(touch(number.place, one) for one in own)
    )


def _left_by_chains(examined: Examined, row: OnPage) -> Iterator[Decimal]:
    """Yield the shares that discounts one after the other leave ("50+10": 0.45)."""
    for page in examined.pages:
        for line in page.lines if page.page == row.page else ():
            if row.box.y0 - 1 <= line.box.centre[1] <= row.box.y1 + 1:
                for chain in CHAIN.findall(line.text):
                    parts = [Decimal(part.replace(",", ".")) for part in chain.split("+")]
                    yield prod((1 - part / 100 for part in parts), start=Decimal(1))
