"""Whether a number beside a label can be an amount of money, by its form and what stands around it.

In go a text and a mention in it, out comes how well it fits, 0..1, or what else it is: a
number of pieces or a weight.
"""

from __future__ import annotations

import re

from proofcheck.extraction.amounts import AmountMention
from proofcheck.extraction.lines.heading_words import is_unit

WHOLE_AMONG_DECIMALS = 0.12
"""How much a whole number without currency counts where other amounts have decimals."""


def amount_fit(mention: AmountMention, decimal_mark: str | None) -> float:
    """Return how much a number looks like a total, 0..1: two decimals or a currency.

    Whole numbers count little in a document whose amounts have decimals.
    """
    if mention.decimals == 2:
        return 1.0
    if not mention.value and not mention.decimals:
        return 0.0
    if mention.symbol is not None:
        return 0.9
    if mention.decimals:
        return 0.45
    return WHOLE_AMONG_DECIMALS if decimal_mark else 0.6


_WORD_BEHIND = re.compile(r"\s?([A-Za-z]{1,4}|[\u4e00-\u9fff])\.?(?![A-Za-z\u4e00-\u9fff])")


def is_measured(text: str, mention: AmountMention) -> bool:
    """Whether a number without currency has a unit behind it ("5,400 PCS", "2,418.00 KGS")."""
    behind = _WORD_BEHIND.match(text, mention.end)
    return mention.symbol is None and behind is not None and is_unit(behind.group(1))
