"""What tells an edit from software that makes page and XML apart, for PC-XML-001.

In: the fields of page and e-invoice, and what was found of each. Out: whether one number or date
alone was changed, and whether a name stands where the XML has another. Software that numbers or
dates the page anew does so throughout: both dates move, and a new number is of another day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from proofcheck.checks.check import Opinion, Passed
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.names import has_other_word
from proofcheck.comparing.texts import canonical_text
from proofcheck.model.document import Source
from proofcheck.model.fields import Field, Invoice, Reading
from proofcheck.model.measures import OnPage
from proofcheck.model.result import Finding

BESIDE = {
    "invoice_number": "issue_date",
    "issue_date": "due_date",
    "due_date": "issue_date",
}
"""What must agree, for a number or date to be changed alone."""

MOST_CHANGED = 3
"""Characters in which two numbers differ at most, for one to be the other one edited."""

SHIFTS = {"issue_date": timedelta(days=1), "due_date": timedelta(days=7)}
"""How far programs are off alone: by a time zone, and by weekends, holidays and days of grace."""

PAGE = (Source.TEXT_LAYER, Source.OCR)
BLOCK_LINES = 6.0
"""How far below a name its address begins, in heights of the name."""


def is_one_value_edited(invoice: Invoice, opinions: Mapping[str, Opinion]) -> bool:
    """Whether one number or date differs as by an edit, and what would move with it does not."""
    contradicted = [name for name, opinion in opinions.items() if isinstance(opinion, Finding)]
    if len(contradicted) != 1 or contradicted[0] not in BESIDE:
        return False
    (name,) = contradicted
    field = getattr(invoice, name)
    page, xml = next(r for r in field.witnesses if r.source in PAGE), field.witness(Source.XML)
    if not isinstance(opinions.get(BESIDE[name]), Passed):
        return False
    if isinstance(xml.value, date):
        shift: timedelta = abs(page.value - xml.value)
        return shift > SHIFTS[name]
    return is_changed(normalise_identifier(page.value), normalise_identifier(xml.value))


def is_changed(one: str, other: str) -> bool:
    """Whether two numbers of one length differ in a few characters."""
    return len(one) == len(other) and 0 < sum(map(str.__ne__, one, other)) <= MOST_CHANGED


def is_name_in_place(invoice: Invoice, name: str, page: Reading[Any], xml: Reading[Any]) -> bool:
    """Whether a name with one other word stands above the address that the XML gives the party.

    Then it is no sister or branch: the party's name itself was changed, in one of its prints.
    """
    address = getattr(invoice, name.replace("_name", "_address"), None)
    if not isinstance(address, Field) or not has_other_word(page.value, xml.value):
        return False
    stated = address.witness(Source.XML)
    return stated is not None and any(
        _words(stated.value) <= _words(printed.value) and _is_below(printed.place, page.place)
        for printed in address.witnesses
        if printed.source in PAGE
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", canonical_text(text)))


def _is_below(address: object, name: object) -> bool:
    if not isinstance(address, OnPage) or not isinstance(name, OnPage):
        return False
    one, other = address.box, name.box
    is_across = one.x0 < other.x1 and other.x0 < one.x1
    height = other.y1 - other.y0
    return (
        address.page == name.page and is_across and 0 <= one.y0 - other.y0 <= BLOCK_LINES * height
    )
