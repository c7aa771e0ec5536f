"""The fields of a paper that a forger changes, with their places on the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from proofcheck.comparing.values import letters_and_digits
from proofcheck.model.document import Source
from proofcheck.model.fields import Field, Invoice, Maybe, Paper, Reading, named_fields
from proofcheck.model.measures import Money, OnPage

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
    "brands",
    "letter_number",
    "signatory_name",
    "trademark_numbers",
)
"""Most telling first. A field with a list counts where it holds one value."""

KEY_LINE_FIELDS = frozenset({"quantity", "unit_price", "net_amount", "description", "model"})
MAX_FIELDS = 12
LEAST_VALUE = 3
"""Letters and digits from which a text is some field's value, and no accident."""

LONGEST_KEY_TEXT = 60
"""Characters of a text that the recogniser reads in one line crop without loss."""


class KeyReading(Struct, frozen=True, kw_only=True):
    """The reading of a key field that stands on one line of a page."""

    name: str
    reading: Reading[Any]
    place: OnPage


def key_readings(paper: Paper, *sources: Source) -> list[KeyReading]:
    """Return the readings of the key fields whose chosen reading is from one of `sources`.

    Of a total that the page prints with two values both count.
    """
    by_name = dict(named_fields(paper))
    found = [one_line_reading(name, by_name.get(name), *sources) for name in KEY_FIELDS]
    for name in KEY_FIELDS:
        field = by_name.get(name)
        if isinstance(field, Field) and isinstance(field.value, Money):
            others = (Field(chosen=reading) for reading in field.others)
            found += [one_line_reading(name, other, *sources) for other in others]
    return [reading for reading in found if reading is not None][:MAX_FIELDS]


def all_readings(paper: Paper, *sources: Source) -> list[KeyReading]:
    """Return every reading on one line from `sources`, those of invoice lines included.

    A value that the page itself contradicts counts with each of its readings.
    """
    found = (
        one_line_reading(name, Field(chosen=reading), *sources)
        for name, field in _all_fields(paper)
        for reading in field.witnesses
    )
    return [reading for reading in found if reading is not None]


def fields_by_value(paper: Paper) -> dict[str, tuple[str, ...]]:
    """Return the names of the fields that a text is a value of, by its letters and digits.

    All witnesses count: the XML of an e-invoice names what is concealed on its page.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, field in _all_fields(paper):
        texts = {letters_and_digits(reading.as_printed) for reading in field.witnesses}
        for text in sorted(text for text in texts if len(text) >= LEAST_VALUE):
            found[text] = (*found.get(text, ()), name)
    return found


def _all_fields(paper: Paper) -> Iterator[tuple[str, Field[Any]]]:
    named = list(named_fields(paper))
    if isinstance(paper, Invoice):
        for number, line in enumerate(paper.lines, start=1):
            named.extend((f"lines[{number}].{name}", field) for name, field in named_fields(line))
    yield from ((name, field) for name, field in named if isinstance(field, Field))


def one_line_reading(name: str, field: Maybe[Any] | None, *sources: Source) -> KeyReading | None:
    """Return a field's chosen reading if it is from `sources`, short, and in one place."""
    if not isinstance(field, Field) or field.chosen.source not in sources:
        return None
    reading = field.chosen
    if isinstance(reading.value, tuple) and len(reading.value) != 1:
        return None
    is_short = 0 < len(reading.as_printed.strip()) <= LONGEST_KEY_TEXT
    if not is_short or not isinstance(reading.place, OnPage):
        return None
    return KeyReading(name=name, reading=reading, place=reading.place)


def is_key(name: str) -> bool:
    """Whether a field, or a field of an invoice line (`lines[2].quantity`), is a key field."""
    return name in KEY_FIELDS or (
        name.startswith("lines[") and name.rpartition(".")[2] in KEY_LINE_FIELDS
    )
