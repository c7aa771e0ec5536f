"""Which fields of a paper are money, dates, names, numbers or quantities.

A change or disagreement in one of these decides; in any other field (an address, a
description) it is a weaker sign. Lines are named `lines.<field>` or `lines[2].<field>`.
"""

from __future__ import annotations

from enum import StrEnum


class FieldClass(StrEnum):
    """What a field holds."""

    MONEY = "money"
    DATE = "date"
    NAME = "name"
    NUMBER = "number"
    QUANTITY = "quantity"
    OTHER = "other"


_CLASSES: dict[FieldClass, frozenset[str]] = {
    FieldClass.MONEY: frozenset(
        {
            "lines_total",
            "allowance_total",
            "charge_total",
            "net_total",
            "tax_total",
            "gross_total",
            "prepaid_total",
            "payable_total",
            "unit_price",
            "net_amount",
        }
    ),
    FieldClass.DATE: frozenset(
        {
            "issue_date",
            "due_date",
            "valid_from",
            "valid_to",
        }
    ),
    FieldClass.NAME: frozenset(
        {
            "seller_name",
            "buyer_name",
            "grantor",
            "grantee",
            "signatory_name",
            "brands",
            "brand",
        }
    ),
    FieldClass.NUMBER: frozenset(
        {
            "invoice_number",
            "letter_number",
            "seller_tax_id",
            "buyer_tax_id",
            "iban",
            "bic",
            "gtin",
            "serial_numbers",
            "trademark_numbers",
        }
    ),
    FieldClass.QUANTITY: frozenset(("quantity",)),
}


def field_class(name: str) -> FieldClass:
    """Return what the field holds, by the last part of its name."""
    last = name.replace("[", ".").rsplit(".", 1)[-1]
    return next((kind for kind, names in _CLASSES.items() if last in names), FieldClass.OTHER)


_SPOKEN = {
    "brands": "brand",
    "territories": "territory",
    "channels": "sales channel",
    "valid_from": "first day",
    "valid_to": "last day",
    "iban": "IBAN",
    "seller_tax_id": "seller's tax number",
    "buyer_tax_id": "buyer's tax number",
}


def spoken(name: str) -> str:
    """Return a field's name as a sentence has it: `lines.2.unit_price` is `unit price (line 2)`."""
    parts = [part.rstrip("]") for part in name.replace("[", ".").split(".")]
    number = next((part for part in parts if part.isdecimal()), None)
    last = next((part for part in reversed(parts) if not part.isdecimal()), name)
    words = _SPOKEN.get(last, last.replace("_", " "))
    return f"{words} (line {number})" if number else words
