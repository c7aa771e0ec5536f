"""Canonical texts of values, and whether two printed texts say the same.

In: values of fields, texts as printed. Out: strings that can be compared with `==`.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

from proofcheck.model.measures import Money

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃˗"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′＇`´ʼ"), "'") | dict.fromkeys(map(ord, "“”„‟″＂«»"), '"')
_ALIKE = _DASHES | _QUOTES | {ord("…"): "...", ord("\u00ad"): None}


def canonical_text(value: object) -> str:
    """Return what `value` means as text: equal texts mean equal values.

    Decimals lose trailing zeros and exponents, dates are ISO 8601, money is its amount (the
    currency is a field of its own), text is NFKC, case-folded, with single blanks; tuples are
    their members' texts, sorted, joined by " | ". None is the empty text.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return _plain(value)
        case Money():
            return _plain(value.amount)
        case date():
            return value.isoformat()[:10]
        case str():
            return " ".join(unicodedata.normalize("NFKC", value).casefold().split())
        case tuple() | list():
            return " | ".join(sorted(canonical_text(member) for member in value))
        case _:
            return canonical_text(str(value))


def same_printed(a: str, b: str) -> bool:
    """Tell whether two printed texts have the same letters, digits and signs.

    Blanks, case, full-width forms and the many dashes and quotes do not count.
    """
    return _bare(a) == _bare(b)


def digits_of(text: str) -> str:
    """Return the decimal digits of `text` as ASCII, in order."""
    return "".join(str(unicodedata.decimal(ch)) for ch in text if ch.isdecimal())


def _plain(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    if number == 0:
        return "0"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _bare(text: str) -> str:
    straight = unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_ALIKE)
    return "".join(straight.casefold().split())
