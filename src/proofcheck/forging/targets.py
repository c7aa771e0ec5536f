"""Which values of a genuine paper can be changed, and where they stand.

In: what the verifier read. Out: `Target`s, one a printed value; a value that goes by two names
at one place (gross and payable total) is one target with both names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from msgspec import Struct, structs

from proofcheck.forging.values import other_amounts, other_dates, other_names, other_numbers
from proofcheck.forging.way import Change
from proofcheck.model.document import Source
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import Field, Invoice, Maybe, Reading, named_fields
from proofcheck.model.measures import Box, InObject, Money, OnPage

MONEY = ("gross_total", "payable_total", "net_total", "tax_total")
LINE_MONEY = ("lines.quantity", "lines.unit_price", "lines.net_amount")
ARITHMETIC = frozenset((*MONEY, *LINE_MONEY))
"""Fields that other printed values can be reckoned from."""

DATES = ("issue_date", "due_date", "valid_from", "valid_to")
NAMES = ("buyer_name", "grantee", "signatory_name", "brands")
NUMBERS = ("invoice_number", "letter_number", "iban", "buyer_tax_id", "trademark_numbers")
LINE_NUMBERS = ("lines.model", "lines.serial_numbers", "lines.gtin")
CHANGED = frozenset((*MONEY, *LINE_MONEY, *DATES, *NAMES, *NUMBERS, *LINE_NUMBERS))
"""What forgers change on papers shown to a marketplace."""

LEAST_CONFIDENCE = 0.75
MAX_LINES = 12
SAME_PLACE = 0.8
LONGEST_PRINT = 60


class Target(Struct, frozen=True, kw_only=True):
    """A printed value: its names, its value, its print, its place, the XML path of its twin."""

    fields: tuple[str, ...]
    value: Any
    printed: str
    page: int
    box: Box
    source: Source
    line: int | None = None
    xml: str | None = None

    @property
    def name(self) -> str:
        """The first of its names."""
        return self.fields[0]

    def others(self, rng: Random) -> Iterator[Change]:
        """Yield changes of this value, most believable first."""
        for printed, now in _others(self, rng):
            yield Change(
                fields=self.fields,
                was=written(self.value),
                now=now,
                printed_was=self.printed,
                printed_now=printed,
                page=self.page,
                box=self.box,
                line=self.line,
            )


def written(value: Any) -> str:
    """Return a value as truth files write it."""
    if isinstance(value, Money):
        return str(value.amount)
    return value.isoformat() if isinstance(value, date) else str(value)


def targets_of(examined: Examined) -> tuple[Target, ...]:
    """Return all values that can be changed, in the order of the paper's fields."""
    found: list[Target] = []
    for name, line, field in _fields(examined):
        target = _target(name, line, field)
        if target is None:
            continue
        twin = next((i for i, one in enumerate(found) if _is_same(one, target)), None)
        if twin is None:
            found.append(target)
        else:
            names = (*found[twin].fields, name)
            found[twin] = structs.replace(found[twin], fields=names)
    return tuple(found)


def _fields(examined: Examined) -> Iterator[tuple[str, int | None, Maybe[Any]]]:
    paper = examined.paper
    for name, field in named_fields(paper):
        yield name, None, field
    for index, line in enumerate(paper.lines[:MAX_LINES] if isinstance(paper, Invoice) else ()):
        for name, field in named_fields(line):
            yield f"lines.{name}", index, field


def _target(name: str, line: int | None, field: Maybe[Any]) -> Target | None:
    if name not in CHANGED or not isinstance(field, Field):
        return None
    reading = next((r for r in field.witnesses if _is_printed(r)), None)
    if reading is None or not isinstance(reading.place, OnPage):
        return None
    value = reading.value
    if isinstance(value, tuple):
        if len(value) != 1:
            return None
        value = value[0]
    xml = next((r.place.name for r in field.witnesses if isinstance(r.place, InObject)), None)
    return Target(
        fields=(name,),
        value=value,
        printed=reading.as_printed,
        page=reading.place.page,
        box=reading.place.box,
        source=reading.source,
        line=line,
        xml=xml,
    )


def _is_printed(reading: Reading[Any]) -> bool:
    """Whether a reading stands in one line of a page and is sure."""
    return (
        isinstance(reading.place, OnPage)
        and reading.source in (Source.TEXT_LAYER, Source.OCR)
        and reading.confidence >= LEAST_CONFIDENCE
        and 0 < len(reading.as_printed) <= LONGEST_PRINT
        and reading.place.box.area_pt2 > 0
        and "\n" not in reading.as_printed
    )


def _is_same(one: Target, other: Target) -> bool:
    is_there = one.page == other.page and one.box.overlap(other.box) >= SAME_PLACE
    return is_there and written(one.value) == written(other.value) and one.line == other.line


def _others(target: Target, rng: Random) -> Iterator[tuple[str, str]]:
    name, value, printed = target.name, target.value, target.printed
    amount = value.amount if isinstance(value, Money) else value
    if isinstance(amount, Decimal):
        yield from ((p, str(v)) for p, v in other_amounts(amount, printed, rng))
    elif isinstance(value, date):
        yield from ((p, v.isoformat()) for p, v in other_dates(value, printed, rng))
    elif name in NAMES:
        yield from ((p, _like(str(value), p)) for p in other_names(printed, rng))
    else:
        yield from ((p, _like(str(value), p)) for p in other_numbers(printed, rng))


def _like(value: str, printed: str) -> str:
    """Write a printed text as the value is written: the same letters and digits, its own signs.

    An IBAN is printed in groups, its value has no blanks. Where letters and digits are not as
    many, the print is the value.
    """
    shown = [ch for ch in printed if ch.isalnum()]
    if len(shown) != sum(ch.isalnum() for ch in value):
        return printed
    rest = iter(shown)
    return "".join(next(rest) if ch.isalnum() else ch for ch in value)
