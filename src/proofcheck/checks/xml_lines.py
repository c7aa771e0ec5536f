"""The lines of an embedded e-invoice against those of its page, for PC-XML-001.

In: lines with both witnesses, as extraction paired them. Out: what differs within a line and
can't be another way of showing it: a quantity, price or amount that alone differs, where only
one of the two sides multiplies out; a GTIN that the page does not print. Pages show prices with
tax, before a discount or per package where the XML does not: then both sides multiply out, or
more than one factor differs, and nothing is said. Nor is it where the amounts are with tax on
one side only: they differ by a rate of the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct

from proofcheck.checks.certainty import may_fail
from proofcheck.checks.money import currency_of, minor_unit
from proofcheck.checks.printed import is_text_printed
from proofcheck.checks.products import PRICE_BASES, Product, multiplies_out, product_of
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.model.document import Source
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import Field, Invoice, InvoiceLine, Reading
from proofcheck.model.measures import Money

FACTORS = ("quantity", "unit_price", "net_amount")
PAGE = (Source.TEXT_LAYER, Source.OCR)

MOST_CHANGED = 3
"""Digits in which two GTINs differ at most, for one to be the other one edited."""


class LineDifference(Struct, frozen=True, kw_only=True):
    """A field of line `number` that page and XML state apart; `is_edit`: as only an edit does."""

    number: int
    name: str
    page: Reading[Any]
    xml: Reading[Any]
    is_edit: bool = True


def line_differences(examined: Examined, invoice: Invoice) -> Iterator[LineDifference]:
    """Yield what differs in the lines that both page and XML have."""
    for number, line in enumerate(invoice.lines, start=1):
        yield from _factor(examined, invoice, number, line)
        yield from _gtin(examined, number, line)


def _factor(
    examined: Examined, invoice: Invoice, number: int, line: InvoiceLine
) -> Iterator[LineDifference]:
    pairs = {name: _witnesses(getattr(line, name)) for name in FACTORS}
    known = {name: pair for name, pair in pairs.items() if pair is not None}
    unit = minor_unit(currency_of(invoice))
    are_sure = all(may_fail(Field(chosen=page)) for page, _ in known.values())
    if len(known) < len(FACTORS) or not are_sure:
        return
    apart = [
        name for name, (page, xml) in known.items() if abs(_number(page) - _number(xml)) > unit
    ]
    product = product_of(number, line, unit)
    if len(apart) != 1 or not isinstance(product, Product):
        return
    if multiplies_out(examined, product) == _xml_multiplies_out(known, product.slack):
        return
    page, xml = known[apart[0]]
    if _is_by_tax(_number(page), _number(xml), _rates(invoice, line), unit):
        return
    yield LineDifference(number=number, name=apart[0], page=page, xml=xml)


def _is_by_tax(one: Decimal, other: Decimal, rates: set[Decimal], unit: Decimal) -> bool:
    """Whether two amounts differ by the tax of one of the rates (percent)."""
    lower, higher = sorted((one, other))
    return any(abs(lower * (1 + rate / 100) - higher) <= unit for rate in rates if rate > 0)


def _rates(invoice: Invoice, line: InvoiceLine) -> set[Decimal]:
    """Return the tax rates of a line, as any witness has them, and those of the whole paper."""
    rate = line.tax_rate
    of_line = {reading.value for reading in rate.witnesses} if isinstance(rate, Field) else set()
    return of_line | {row.rate_percent for row in invoice.tax_breakdown if row.rate_percent}


def _gtin(examined: Examined, number: int, line: InvoiceLine) -> Iterator[LineDifference]:
    pair = _witnesses(line.gtin)
    if pair is None or not may_fail(Field(chosen=pair[0])):
        return
    one, other = (normalise_identifier(reading.value) for reading in pair)
    if one == other or is_text_printed(pair[1].value, examined.pages):
        return
    is_edit = len(one) == len(other) and sum(map(str.__ne__, one, other)) <= MOST_CHANGED
    yield LineDifference(number=number, name="gtin", page=pair[0], xml=pair[1], is_edit=is_edit)


def _witnesses(field: object) -> tuple[Reading[Any], Reading[Any]] | None:
    """Return what the page and what the XML say, None unless both speak."""
    if not isinstance(field, Field):
        return None
    page = next((r for r in field.witnesses if r.source in PAGE), None)
    xml = field.witness(Source.XML)
    return (page, xml) if page is not None and xml is not None else None


def _xml_multiplies_out(
    known: dict[str, tuple[Reading[Any], Reading[Any]]], slack: Decimal
) -> bool:
    quantity, price, amount = (_number(known[name][1]) for name in FACTORS)
    return any(abs(quantity * price / base - amount) <= slack for base in PRICE_BASES)


def _number(reading: Reading[Any]) -> Decimal:
    value = reading.value.amount if isinstance(reading.value, Money) else reading.value
    return abs(Decimal(value))
