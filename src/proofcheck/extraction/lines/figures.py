"""Quantity times price makes the amount: the test by which one reading is chosen over another.

Numbers are Decimal throughout. A row's amount may be rounded to cents, be lowered by a discount
in percent, count a price per several units, or include a tax that the price does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from proofcheck.extraction.amounts import AmountMention, parse_number

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
MANY = Decimal("0.005")
"""Rounding of a printed price to cents, for each unit of the quantity."""


class Figures(Struct, frozen=True, kw_only=True):
    """The numbers of one item, None where none is printed."""

    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    discount: Decimal | None = None
    basis: Decimal | None = None
    rate: Decimal | None = None


def is_product(figures: Figures) -> bool:
    """Whether quantity times price is the amount, to half a cent; False where one is missing."""
    product = _product(figures)
    if product is None or figures.amount is None:
        return False
    return abs(abs(product) - abs(figures.amount)) <= CENT


def is_gross_product(figures: Figures) -> bool:
    """Whether the amount is quantity times price with tax added at the printed rate."""
    product = _product(figures)
    if product is None or figures.amount is None or not figures.rate or not product:
        return False
    gross = product * (HUNDRED + figures.rate) / HUNDRED
    return abs(abs(gross) - abs(figures.amount)) <= CENT + abs(gross) * Decimal("0.0005")


def is_near_product(figures: Figures) -> bool:
    """Whether the amount is the product but for a price that was rounded for printing."""
    product = _product(figures)
    if product is None or figures.amount is None or figures.quantity is None:
        return False
    return abs(abs(product) - abs(figures.amount)) <= CENT + MANY * abs(figures.quantity)


def other_values(mention: AmountMention) -> Iterator[Decimal]:
    """Yield what the number means with the decimal mark that was not chosen."""
    digits = "".join(ch for ch in mention.as_printed if ch.isdigit() or ch in ".,' \u00a0\u202f’")
    for mark in (".", ","):
        parsed = parse_number(digits.strip(), mark)
        if parsed is not None and parsed[0] != abs(mention.value):
            yield parsed[0].copy_sign(mention.value)


def _product(figures: Figures) -> Decimal | None:
    if figures.quantity is None or figures.unit_price is None:
        return None
    product = figures.quantity * figures.unit_price
    if figures.discount is not None and 0 < abs(figures.discount) < HUNDRED:
        product = product * (HUNDRED - abs(figures.discount)) / HUNDRED
    if figures.basis is not None and figures.basis > 0:
        product /= figures.basis
    return product
