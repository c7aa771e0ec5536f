"""Minor units, rounding tolerances and amounts as the arithmetic checks need them.

EN 16931 gives no tolerance (BR-CO-10 to 17); honest software rounds by line, by rate or once,
and cash totals are rounded to a coin. The tolerances here are the most that this explains.
"""

from __future__ import annotations

from decimal import Decimal

from proofcheck.checks.thresholds import thresholds
from proofcheck.model.fields import Field, Invoice
from proofcheck.model.measures import Money


def minor_unit(currency: str | None) -> Decimal:
    """Return the currency's smallest unit: 0.01 where it is not known otherwise."""
    places = thresholds().money.minor_units.get(currency or "", 2)
    return Decimal(1).scaleb(-places)


def cash_coin(currency: str | None) -> Decimal:
    """Return the coin to which totals in that currency may be rounded."""
    money = thresholds().money
    return money.cash_rounding.get(currency or "", money.default_rounding)


def currency_of(invoice: Invoice) -> str | None:
    """Return the invoice's currency: its own field, else that of an amount."""
    if isinstance(invoice.currency, Field):
        return invoice.currency.value
    for field in (invoice.gross_total, invoice.net_total, invoice.payable_total):
        if isinstance(field, Field) and field.value.currency:
            return field.value.currency
    return None


def rounding_tolerance(invoice: Invoice, terms: int) -> Decimal:
    """Return what `terms` separately rounded amounts may be off together, one unit at least."""
    unit = minor_unit(currency_of(invoice))
    return unit + unit / 2 * max(terms, 0)


def amount_of(field: Field[Money] | None) -> Decimal:
    """Return a field's amount, zero where there is none."""
    return field.value.amount if field is not None else Decimal(0)


def optional(field: object) -> Field[Money] | None:
    """Return the field where it was read, None for any kind of absence."""
    return field if isinstance(field, Field) else None


def plain(amount: Decimal) -> str:
    """Return an amount for a sentence: no exponent, thousands apart, as in `7,234.00`."""
    return f"{amount:,f}"
