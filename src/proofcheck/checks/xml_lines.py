"""The lines of an embedded e-invoice against those of its page, for PC-XML-001.

In: lines with both witnesses, as extraction paired them. Out: what differs within a line and
can't be another way of showing it: a quantity, price or amount that alone differs, where only
one of the two sides multiplies out; an amount that does not add up to the total on which page
and XML agree; a GTIN that the page does not print, or prints with other digits, so that it is
none any more. Pages show prices with tax, before a discount or per package where the XML does
not: then both sides multiply out, or more than one factor differs, and nothing is said. Nor is
it where the amounts are with tax on one side only: they differ by a rate of the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct

from proofcheck.checks.certainty import may_fail
from proofcheck.checks.money import currency_of, minor_unit
from proofcheck.checks.printed import is_text_printed
from proofcheck.checks.products import (
    PRICE_BASES,
    Product,
    is_product,
    multiplies_out,
    product_of,
)
from proofcheck.checks.xml_edits import PAGE, is_changed
from proofcheck.comparing.identifiers import (
    IdentifierKind,
    check_identifier,
    normalise_identifier,
)
from proofcheck.model.document import Source
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import Field, Invoice, InvoiceLine, Reading
from proofcheck.model.measures import Money, OnPage

FACTORS = ("quantity", "unit_price", "net_amount")


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
    yield from _amount(examined, invoice)


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
    # A discount in the row lowers a price; a quantity is the same before and after it.
    is_quantity = apart == ["quantity"]
    is_whole = is_product(product) if is_quantity else multiplies_out(examined, product)
    if is_whole == _xml_multiplies_out(known, product.slack):
        return
    page, xml = known[apart[0]]
    if _is_by_tax(_number(page), _number(xml), _rates(invoice, line), unit):
        return
    yield LineDifference(number=number, name=apart[0], page=page, xml=xml)


def _amount(examined: Examined, invoice: Invoice) -> Iterator[LineDifference]:
    """Yield the one amount that differs, where the XML's amounts make the total of the page.

    Its price may differ too, as of a line with a discount. The page's own factors must not make
    the amount: papers print amounts before a discount that stands below.
    """
    unit = minor_unit(currency_of(invoice))
    pairs = [_witnesses(line.net_amount) for line in invoice.lines]
    total = next(filter(None, map(_agreed(unit), (invoice.lines_total, invoice.net_total))), None)
    if total is None or len(pairs) < 2 or not all(pairs):
        return
    known = [pair for pair in pairs if pair is not None]
    apart = [i for i, (page, xml) in enumerate(known) if abs(_number(page) - _number(xml)) > unit]
    stated = sum((_number(xml) for _, xml in known), Decimal(0))
    if len(apart) != 1 or abs(stated - total) > unit * len(known):
        return
    index = apart[0]
    line, (page, xml) = invoice.lines[index], known[index]
    product = product_of(index + 1, line, unit)
    prices = _witnesses(line.unit_price)
    has_other_price = prices is not None and abs(_number(prices[0]) - _number(prices[1])) > unit
    is_whole = isinstance(product, Product) and not multiplies_out(examined, product)
    if has_other_price and is_whole and may_fail(Field(chosen=page)):
        yield LineDifference(number=index + 1, name="net_amount", page=page, xml=xml)


def _agreed(unit: Decimal) -> Callable[[object], Decimal | None]:
    """Return what tells a total on which page and XML agree, by its size."""

    def agreed(total: object) -> Decimal | None:
        pair = _witnesses(total)
        if pair is None or abs(_number(pair[0]) - _number(pair[1])) > unit:
            return None
        return _number(pair[0])

    return agreed


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
    pair = _witnesses(line.gtin) or _spoilt(examined, line.gtin)
    if pair is None or not may_fail(Field(chosen=pair[0])):
        return
    one, other = (normalise_identifier(reading.value) for reading in pair)
    if one == other or is_text_printed(pair[1].value, examined.pages):
        return
    is_edit = is_changed(one, other)
    yield LineDifference(number=number, name="gtin", page=pair[0], xml=pair[1], is_edit=is_edit)


def _spoilt(examined: Examined, gtin: object) -> tuple[Reading[Any], Reading[Any]] | None:
    """Return the number that the page prints for a GTIN of the XML, with digits changed.

    With wrong check digits it is read as no GTIN. Only a text layer has every digit for sure,
    and numbers of one supplier are alike: a number that is right is that of another article.
    """
    xml = gtin.witness(Source.XML) if isinstance(gtin, Field) else None
    if xml is None or is_text_printed(xml.value, examined.pages):
        return None
    wanted = normalise_identifier(xml.value)
    for page in examined.pages:
        words = (word for line in page.lines for word in line.words)
        for word in words if page.source is Source.TEXT_LAYER else ():
            is_wrong = check_identifier(IdentifierKind.GTIN, word.text) is False
            if is_wrong and is_changed(normalise_identifier(word.text), wanted):
                place = OnPage(document=examined.number, page=page.page, box=word.box)
                return _as_printed(word.text, place, page.source), xml
    return None


def _as_printed(text: str, place: OnPage, source: Source) -> Reading[Any]:
    return Reading(value=text, as_printed=text, place=place, source=source, confidence=1.0)


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
