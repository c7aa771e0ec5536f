"""The fields of a paper that a forger changes, with their places on the pages."""

from __future__ import annotations

from typing import Any

from proofcheck.model.document import Source
from proofcheck.model.fields import Field, Paper, Reading, named_fields
from proofcheck.model.measures import OnPage

KEY_FIELDS = (
    "gross_total",
    "payable_total",
    "net_total",
    "tax_total",
    "invoice_number",
    "issue_date",
    "seller_name",
    "buyer_name",
    "iban",
    "due_date",
    "seller_tax_id",
    "buyer_tax_id",
    "grantor",
    "grantee",
    "valid_from",
    "valid_to",
    "letter_number",
    "signatory_name",
)
"""Most telling first; fields with one value in one place (lists and addresses are neither)."""

MAX_FIELDS = 12
LONGEST_KEY_TEXT = 60
"""Characters of a text that the recogniser reads in one line crop without loss."""


def key_readings(paper: Paper, *sources: Source) -> list[tuple[str, Reading[Any], OnPage]]:
    """Return (field name, reading, place) of the key fields read from one of `sources`."""
    by_name = dict(named_fields(paper)) if not _is_other(paper) else {}
    found: list[tuple[str, Reading[Any], OnPage]] = []
    for name in KEY_FIELDS:
        field = by_name.get(name)
        if not isinstance(field, Field) or field.chosen.source not in sources:
            continue
        place = field.chosen.place
        if isinstance(place, OnPage) and len(field.chosen.as_printed) <= LONGEST_KEY_TEXT:
            found.append((name, field.chosen, place))
    return found[:MAX_FIELDS]


def _is_other(paper: Paper) -> bool:
    return not hasattr(paper, "issue_date")
