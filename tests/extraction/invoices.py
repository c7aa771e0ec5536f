"""Invoices read from one page set by hand, and the values of their fields as tests name them."""

from __future__ import annotations

from typing import Any

from proofcheck.extraction.invoice import read_invoice
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, Invoice, Kind, Maybe
from proofcheck.model.measures import Money


def read(page: PageText, kind: Kind = Kind.INVOICE) -> Invoice:
    """Read the invoice on a page."""
    return read_invoice((page,), kind=kind)


def value(field: Maybe[Any]) -> Any:
    """A field's value, an amount without its currency, None where it is missing."""
    if not isinstance(field, Field):
        return None
    return field.value.amount if isinstance(field.value, Money) else field.value
