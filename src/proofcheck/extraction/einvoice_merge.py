"""Brings together what the page says and what the embedded XML says, field by field.

In: the invoice read from the page and the one read from the XML. Out: one invoice in which the
page's reading is the chosen one and the XML's a further witness; what the page does not show
comes from the XML. Nothing is judged here: the witnesses may disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec import structs
from rapidfuzz import fuzz

from proofcheck.model.fields import Field, Invoice, InvoiceLine, Maybe, Missing, named_fields

T = TypeVar("T")

LEAST_LIKENESS = 60.0
"""Token-set ratio (0..100) from which two descriptions may be those of one line."""

MAX_PAIRED = 300
"""Lines of each side that are compared with each other; further ones pair by their position."""


NONE_WHEN_ZERO = frozenset({"allowance_total", "charge_total", "prepaid_total"})
"""Totals that some systems write into every XML (BT-107, BT-108, BT-113), as 0.00."""


def merge(page: Invoice, xml: Invoice) -> Invoice:
    """Return the page's invoice with the XML's readings as further witnesses."""
    fields = _merged(page, xml)
    return structs.replace(
        page,
        **fields,
        tax_breakdown=page.tax_breakdown or xml.tax_breakdown,
        lines=_merge_lines(page.lines, xml.lines),
    )


def _merged(page: Invoice | InvoiceLine, xml: Invoice | InvoiceLine) -> dict[str, Any]:
    others = dict(named_fields(xml))
    return {
        name: field if _says_none(name, others[name]) else _witnessed(field, others[name])
        for name, field in named_fields(page)
    }


def _says_none(name: str, xml: Maybe[Any]) -> bool:
    """Whether the XML only spells out that there is none of it: a page prints no such zero."""
    return name in NONE_WHEN_ZERO and isinstance(xml, Field) and not xml.value.amount


def _witnessed(page: Maybe[T], xml: Maybe[T]) -> Maybe[T]:
    if isinstance(xml, Missing):
        return page
    if isinstance(page, Missing):
        return xml
    return Field(chosen=page.chosen, others=(*page.others, *xml.witnesses))


def _merge_lines(
    page: tuple[InvoiceLine, ...], xml: tuple[InvoiceLine, ...]
) -> tuple[InvoiceLine, ...]:
    """Merge line by line in the page's order; lines that only one side has are kept."""
    pairs = dict(_pairs(page, xml))
    merged = [
        structs.replace(line, **_merged(line, xml[pairs[index]])) if index in pairs else line
        for index, line in enumerate(page)
    ]
    used = set(pairs.values())
    return (*merged, *(line for index, line in enumerate(xml) if index not in used))


def _pairs(
    page: tuple[InvoiceLine, ...], xml: tuple[InvoiceLine, ...]
) -> Iterator[tuple[int, int]]:
    """Pair the lines, the likest first; equal places in the table decide between equals."""
    scored = sorted(
        (
            (score, i, j)
            for i, line in enumerate(page[:MAX_PAIRED])
            for j, other in enumerate(xml[:MAX_PAIRED])
            if (score := _likeness(line, other)) > 0
        ),
        key=lambda s: (-s[0], abs(s[1] - s[2]), s[1]),
    )
    left, right = set[int](), set[int]()
    for _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j
    if len(page) == len(xml):
        yield from ((i, i) for i in range(len(page)) if i not in left and i not in right)


def _likeness(page: InvoiceLine, xml: InvoiceLine) -> float:
    """Score how many facts the two lines share; 0 for lines that have nothing in common."""
    score = 0.0
    for name, weight in (("gtin", 2.0), ("seller_item_id", 1.5), ("net_amount", 1.5)):
        one, other = getattr(page, name), getattr(xml, name)
        if isinstance(one, Field) and isinstance(other, Field) and _same(one.value, other.value):
            score += weight
    one, other = page.description, xml.description
    if isinstance(one, Field) and isinstance(other, Field):
        ratio = fuzz.token_set_ratio(one.value.casefold(), other.value.casefold())
        score += 2.0 * ratio / 100 if ratio >= LEAST_LIKENESS else 0.0
    return score


def _same(one: object, other: object) -> bool:
    amounts = getattr(one, "amount", one), getattr(other, "amount", other)
    return amounts[0] == amounts[1]
