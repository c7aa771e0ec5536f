"""The numbers of an item as fields: quantity, rates, and how sure each is.

In go an item's parts, out come fields with their places, or why they are missing.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import structs

from proofcheck.extraction.lines.figures import (
    Figures,
    is_gross_product,
    is_near_product,
    is_product,
)
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.parts import Parts
from proofcheck.extraction.words import make_reading, not_printed, unreadable
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, Maybe, Missing
from proofcheck.model.measures import Box, OnPage

PROVEN = 0.98
NEAR = 0.93
UNPROVEN = 0.85
CONTRADICTED = 0.7
"""Confidence (0..1) in a number: it multiplies, nearly (a rounded price), one of the three is not
printed, it does not multiply."""

LEAST_RATE = 2
"""Whole numbers below it in a column of tax are codes of rates, not percent (2.1 in France)."""

MOST_DISCOUNT = 100

ONE = Decimal(1)
"""The quantity of an item that prints none: single pieces, each with its own number."""


def read_number(parts: Parts, role: Role, value: Decimal | None, what: str) -> Maybe[Decimal]:
    """Read a number of the item's row; `value` is what it means, if it was repaired."""
    piece = parts.numbers.get(role)
    if piece is None or value is None:
        return missing_number(parts, role, what)
    confidence = confidence_of(parts.figures)
    line, page = piece.cell.line, parts.page
    return Field(chosen=make_reading(value, line, piece.start, piece.end, page, confidence))


def read_percent(parts: Parts, role: Role, what: str) -> Maybe[Decimal]:
    """Read a rate in percent."""
    piece = parts.numbers.get(role)
    if piece is None or piece.mention is None:
        return missing_number(parts, role, what)
    is_code = 0 < piece.value < LEAST_RATE and not piece.mention.is_percent
    if is_code and not piece.mention.has_decimals:
        return not_printed((parts.page,), what)
    if not 0 <= piece.value < MOST_DISCOUNT or piece.mention.symbol is not None:
        return unreadable(what, piece.text, place_of(piece.box, parts.page))
    line, page = piece.cell.line, parts.page
    return Field(chosen=make_reading(piece.value, line, piece.start, piece.end, page, UNPROVEN))


def read_discount(parts: Parts) -> Maybe[Decimal]:
    """Read a discount in percent; a discount in money is another thing."""
    piece = parts.numbers.get(Role.DISCOUNT)
    if piece is None or piece.mention is None:
        return missing_number(parts, Role.DISCOUNT, "discount")
    figures = parts.figures
    counted = figures if figures.quantity is not None else structs.replace(figures, quantity=ONE)
    is_rate = piece.mention.is_percent or is_product(counted)
    if not is_rate or not piece.value or piece.value == MOST_DISCOUNT:
        return not_printed((parts.page,), "discount in percent")
    value = abs(piece.value)
    line, page = piece.cell.line, parts.page
    return Field(chosen=make_reading(value, line, piece.start, piece.end, page, UNPROVEN))


def confidence_of(figures: Figures) -> float:
    """Return how sure the numbers of an item are, by whether they multiply."""
    if is_product(figures) or is_gross_product(figures):
        return PROVEN
    if is_near_product(figures):
        return NEAR
    whole = None not in (figures.quantity, figures.unit_price, figures.amount)
    return CONTRADICTED if whole else UNPROVEN


def missing_number(parts: Parts, role: Role, what: str) -> Missing:
    """Say why a number is missing: its column is empty, or holds what is no number."""
    piece = parts.doubtful.get(role)
    if piece is not None:
        return unreadable(what, piece.text, place_of(piece.box, parts.page))
    return not_printed((parts.page,), what)


def place_of(box: Box, page: PageText) -> OnPage:
    """Return a box as a place of its document."""
    return OnPage(document=page.document, page=page.page, box=box)
