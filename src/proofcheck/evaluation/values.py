"""When a read value is right: by what the field is, not by how it is spelled.

Amounts and dates must be equal as values, identifiers by their letters and digits, names by
a token ratio of at least 0.9 without legal form, channels by their one spelling (taobao.com,
Taobao, 淘宝), other texts by the same ratio with all their words
(DESIGN, "Truth file"). Every field of the model has its comparison here.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import assert_never

from rapidfuzz import fuzz

from proofcheck.comparing.channels import canonical_channel
from proofcheck.comparing.names import name_keys
from proofcheck.comparing.texts import canonical_text

LEAST_RATIO = 90.0
"""Token-sort ratio (0..100) from which two names or texts count as the same (DESIGN: 0.9)."""


class Comparison(StrEnum):
    """What a field holds, and so how two of its values are compared."""

    AMOUNT = "amount"
    CHANNEL = "channel"
    DATE = "date"
    FLAG = "flag"
    IDENTIFIER = "identifier"
    NAME = "name"
    TEXT = "text"


HEADER_FIELDS: dict[str, Comparison] = {
    "invoice_number": Comparison.IDENTIFIER,
    "letter_number": Comparison.IDENTIFIER,
    "issue_date": Comparison.DATE,
    "due_date": Comparison.DATE,
    "valid_from": Comparison.DATE,
    "valid_to": Comparison.DATE,
    "currency": Comparison.IDENTIFIER,
    "seller_name": Comparison.NAME,
    "seller_tax_id": Comparison.IDENTIFIER,
    "seller_address": Comparison.TEXT,
    "seller_email": Comparison.IDENTIFIER,
    "buyer_name": Comparison.NAME,
    "buyer_tax_id": Comparison.IDENTIFIER,
    "buyer_address": Comparison.TEXT,
    "lines_total": Comparison.AMOUNT,
    "allowance_total": Comparison.AMOUNT,
    "charge_total": Comparison.AMOUNT,
    "net_total": Comparison.AMOUNT,
    "tax_total": Comparison.AMOUNT,
    "gross_total": Comparison.AMOUNT,
    "prepaid_total": Comparison.AMOUNT,
    "payable_total": Comparison.AMOUNT,
    "iban": Comparison.IDENTIFIER,
    "bic": Comparison.IDENTIFIER,
    "grantor": Comparison.NAME,
    "grantee": Comparison.NAME,
    "brands": Comparison.NAME,
    "trademark_numbers": Comparison.IDENTIFIER,
    "territories": Comparison.IDENTIFIER,
    "channels": Comparison.CHANNEL,
    "products": Comparison.TEXT,
    "signatory_name": Comparison.NAME,
    "signatory_title": Comparison.TEXT,
    "may_sublicense": Comparison.FLAG,
    "exclusive": Comparison.FLAG,
}
LINE_FIELDS: dict[str, Comparison] = {
    "description": Comparison.TEXT,
    "quantity": Comparison.AMOUNT,
    "unit": Comparison.TEXT,
    "unit_price": Comparison.AMOUNT,
    "net_amount": Comparison.AMOUNT,
    "tax_rate": Comparison.AMOUNT,
    "discount": Comparison.AMOUNT,
    "allowance": Comparison.AMOUNT,
    "brand": Comparison.NAME,
    "model": Comparison.IDENTIFIER,
    "seller_item_id": Comparison.IDENTIFIER,
    "gtin": Comparison.IDENTIFIER,
    "serial_numbers": Comparison.IDENTIFIER,
}
_ALL = HEADER_FIELDS | LINE_FIELDS


def same_value(field: str, expected: object, read: object) -> bool:
    """Whether a single read value is right for that field (lists are compared item by item).

    A field that this release does not know is compared as text.
    """
    one, other = _text(expected), _text(read)
    comparison = _ALL.get(field, Comparison.TEXT)
    match comparison:
        case Comparison.AMOUNT:
            number = _number(one)
            return number is not None and number == _number(other)
        case Comparison.CHANNEL:
            return _channel(one) == _channel(other) or likeness(one, other) >= LEAST_RATIO
        case Comparison.DATE:
            day = _day(one)
            return day is not None and day == _day(other)
        case Comparison.FLAG:
            return canonical_text(one) == canonical_text(other)
        case Comparison.IDENTIFIER:
            return _letters_and_digits(one) == _letters_and_digits(other) != ""
        case Comparison.NAME:
            return _same_words(_core(one), _core(other))
        case Comparison.TEXT:
            return likeness(one, other) >= LEAST_RATIO
        case _:
            assert_never(comparison)


def likeness(expected: str, read: str) -> float:
    """How alike two texts are, 0..100: the best ratio of their words, signs and case left out."""
    whole = canonical_text(expected), canonical_text(read)
    bare = _without_signs(expected), _without_signs(read)
    return max(_ratio(*whole), _ratio(*bare) if all(bare) else 0.0)


def is_wellformed(field: str, value: object) -> bool:
    """Whether a true value can be compared at all: a number, an ISO date, a flag, some text."""
    text = _text(value)
    comparison = _ALL.get(field, Comparison.TEXT)
    if comparison is Comparison.FLAG:
        return canonical_text(text) in ("true", "false")
    if isinstance(value, bool):
        return False
    if comparison is Comparison.AMOUNT:
        return _number(text) is not None
    if comparison is Comparison.DATE:
        return _day(text) is not None
    if comparison is Comparison.IDENTIFIER:
        return bool(_letters_and_digits(text))
    return bool(text.strip())


def _text(value: object) -> str:
    return canonical_text(value) if isinstance(value, bool) else str(value)


@lru_cache(maxsize=8192)
def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@lru_cache(maxsize=8192)
def _channel(text: str) -> str:
    return canonical_text(canonical_channel(text))


@lru_cache(maxsize=8192)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def _letters_and_digits(text: str) -> str:
    return "".join(ch for ch in canonical_text(text) if ch.isalnum())


@lru_cache(maxsize=8192)
def _without_signs(text: str) -> str:
    spaced = "".join(ch if ch.isalnum() else " " for ch in canonical_text(text))
    return " ".join(spaced.split())


def _core(name: str) -> str:
    """Return the name without legal form; a name of signs only is its own core."""
    return name_keys(name).core or canonical_text(name)


def _same_words(one: str, other: str) -> bool:
    return _ratio(one, other) >= LEAST_RATIO


def _ratio(one: str, other: str) -> float:
    """Token-sort ratio, or that of the texts without blanks: CJK prints none, OCR drops some."""
    glued = fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))
    return max(fuzz.token_sort_ratio(one, other), glued)
