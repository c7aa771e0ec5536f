"""Numbers beside a tax's name that are not the amount looked for: rates, bases, what a total holds.

In go a text and an amount in it, out comes what the words around it say of it.
"""

from __future__ import annotations

import re

from proofcheck.extraction.amounts import AmountMention

HIGHEST_RATE = 30
"""Highest rate of tax, in percent, that is believed (27 in Hungary)."""

_BASE = re.compile(
    r"\b(?:su|auf|von|on|of|sur|de|di|sobre|s|over|op|od|aus|base|basis|imponibile)\W{0,3}$", re.I
)


def is_base(text: str, mention: AmountMention) -> bool:
    """Whether an amount is what the tax is on ("VAT 20 % on 1,200.00")."""
    return bool(_BASE.search(text[max(mention.start - 8, 0) : mention.start]))


_INCLUDES = (
    r"\b(?:in[ck]l\w*|dont|davon|darin|enth[aä]lt\w*|enthalten\w*|compr\w+|di cui"
    r"|waarvan|w tym|zawiera|of which|contains|inclui|dos quais|de los cuales)\b[^\d,;]{0,12}$"
)
_INCLUDED_AMOUNT = re.compile(_INCLUDES, re.I)
"""What stands before an amount of tax that a total has in it ("includes 28.80 VAT")."""

_IN_BRACKETS = re.compile(rf"\(\s?{_INCLUDES}", re.I)


def is_included(text: str, mention: AmountMention) -> bool:
    """Whether the words before an amount say that a total has it in it ("includes 28.80 VAT")."""
    return _INCLUDED_AMOUNT.search(text[: mention.start]) is not None


def is_beside_tax(text: str, mention: AmountMention, *, of_tax: bool) -> bool:
    """Whether a number is a rate, tax in brackets, or for a total `of_tax` what the tax is on."""
    if _is_rate(text, mention) or (of_tax and is_base(text, mention)):
        return True
    return _IN_BRACKETS.search(text[: mention.start]) is not None


def _is_rate(text: str, mention: AmountMention) -> bool:
    """Whether a number is a tax rate: a small one without currency, in brackets or after "@"."""
    before, after = text[: mention.start].rstrip(), text[mention.end :].lstrip()
    is_enclosed = (
        before.endswith("(") and after.startswith(")") and 0 < mention.value <= HIGHEST_RATE
    )
    return mention.symbol is None and (before.endswith("@") or is_enclosed)
