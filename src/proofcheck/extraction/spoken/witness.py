"""Amounts in words as witnesses of the totals that they repeat.

In go the sheets and the totals read from digits, out come the totals with the words as a
further reading. Words that say no total at all become a witness of the payable total: whether
they contradict it is for a check to judge. Without digits the words are the only reading.
"""

from __future__ import annotations

from msgspec import structs

from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.spoken.finding import SpokenAmount, find_spoken_amounts
from proofcheck.extraction.words import join_readings, make_reading
from proofcheck.model.document import Source
from proofcheck.model.fields import Field, Maybe, Missing, Reading
from proofcheck.model.measures import Money

ANNOUNCED = 0.95
UNANNOUNCED = 0.75
"""Confidence (0..1) in words that a phrase announces, and in words that stand by themselves."""

TOTALS = ("gross_total", "payable_total")
"""The totals that an invoice says in words, the usual one first."""

Totals = dict[str, Maybe[Money]]


def with_spoken_amounts(sheets: tuple[Sheet, ...], totals: Totals, currency: str | None) -> Totals:
    """Return the totals with the amounts in words among their witnesses."""
    found = [amount for sheet in sheets for amount in find_spoken_amounts(sheet)]
    witnessed = dict(totals)
    unmatched: list[SpokenAmount] = []
    for amount in found:
        name = next((name for name in _by_rank(totals) if _says(totals[name], amount)), None)
        if name is None:
            unmatched.append(amount)
        else:
            witnessed[name] = _with(witnessed[name], _reading(amount, witnessed[name], currency))
    if len(unmatched) == len(found) == 1:
        name = _disputed(totals)
        reading = _reading(unmatched[0], totals[name], currency)
        witnessed[name] = _with(totals[name], reading)
    return witnessed


def _by_rank(totals: Totals) -> list[str]:
    return [*TOTALS, *(name for name in totals if name not in TOTALS)]


def _says(total: Maybe[Money], amount: SpokenAmount) -> bool:
    return isinstance(total, Field) and abs(total.value.amount) == amount.value


def _disputed(totals: Totals) -> str:
    """Return the total that words mean which repeat none: what is to be paid."""
    return next((name for name in TOTALS[::-1] if isinstance(totals[name], Field)), TOTALS[0])


def _with(total: Maybe[Money], reading: Reading[Money]) -> Field[Money]:
    if isinstance(total, Missing):
        return Field(chosen=reading)
    return structs.replace(total, others=(*total.others, reading))


def _reading(amount: SpokenAmount, total: Maybe[Money], currency: str | None) -> Reading[Money]:
    """Return the words as a reading, negative where the digits of the total are."""
    is_negative = isinstance(total, Field) and total.value.amount < 0
    code = total.value.currency if isinstance(total, Field) else currency
    value = -amount.value if is_negative else amount.value
    confidence = ANNOUNCED if amount.is_announced else UNANNOUNCED
    parts = tuple(
        make_reading(cell.text[start:end], cell.line, start, end, cell.page, confidence)
        for cell, start, end in amount.spans
    )
    joined = join_readings(Money(value, code), parts, " ")
    return structs.replace(joined, source=Source.WORDS)
