"""Amounts in a text: decimal and thousands marks of any country, signs, currencies, percent.

In goes a text, out come mentions with their character span. What a mark means is told from the
number itself where it can be, else from `decimal_mark` (see `guess_decimal_mark`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data

MAX_DIGITS = 15
"""Longer runs of digits are identifiers, not amounts (EN 16931 amounts have 2 decimals)."""


class CurrencyWords(Struct, frozen=True, kw_only=True):
    """The data file `currencies.yaml`."""

    codes: str
    symbols: dict[str, str]
    shared: dict[str, list[str]]
    countries: dict[str, str]
    names: dict[str, str]


class AmountMention(Struct, frozen=True, kw_only=True):
    """A number in a text, `start` to `end` (excluded) with its sign, currency and percent sign.

    `currency` is the ISO 4217 code printed beside it, or None; `symbol` is what is printed, also
    where several currencies share it. `decimals` counts the digits after the decimal mark.
    A number in brackets keeps its sign: only some bookkeepers mean a negative by them.
    """

    value: Decimal
    start: int
    end: int
    as_printed: str
    currency: str | None = None
    symbol: str | None = None
    decimals: int = 0
    is_percent: bool = False
    in_brackets: bool = False

    @property
    def has_decimals(self) -> bool:
        """Whether digits stand after a decimal mark."""
        return self.decimals > 0


def currency_words() -> CurrencyWords:
    """Return the printed forms of currencies."""
    return load_data("currencies", CurrencyWords)


@lru_cache(maxsize=4096)
def find_amounts(text: str, *, decimal_mark: str | None = None) -> tuple[AmountMention, ...]:
    """Find every number that can be an amount, a quantity or a rate, left to right.

    `decimal_mark` (`.` or `,`) settles numbers such as 1.500 that could be read both ways; without
    it three digits after a single mark are thousands. Dates and numbers glued to letters are left
    out, except for currencies. Dashes for cents ("85,--") count as two decimals.
    """
    found = []
    for match in _amount_pattern().finditer(text):
        mention = _mention(match, decimal_mark)
        if mention is not None and not _is_part_of_other(text, match):
            found.append(mention)
    return tuple(found)


def guess_decimal_mark(texts: Iterable[str]) -> str | None:
    """Return the mark before two final digits that most amounts of a document use, or None."""
    marks: Counter[str] = Counter()
    for text in texts:
        marks.update(m.group(1) for m in _TWO_DECIMALS.finditer(text))
    if not marks:
        return None
    (mark, count), *others = marks.most_common(2)
    return mark if not others or count > others[0][1] else None


def parse_number(text: str, decimal_mark: str | None = None) -> tuple[Decimal, int] | None:
    """Return the value of an unsigned number and its count of decimals, or None."""
    digits = _BLANKS.sub("", text).replace("’", "").replace("'", "").replace("`", "")
    if sum(ch.isdigit() for ch in digits) > MAX_DIGITS:
        return None
    mark = _decimal_mark_of(digits, decimal_mark)
    whole, _, fraction = digits.rpartition(mark) if mark else (digits, "", "")
    whole = whole.replace(".", "").replace(",", "") or "0"
    if not (whole.isascii() and whole.isdigit()) or (fraction and not fraction.isdigit()):
        return None
    return Decimal(f"{whole}.{fraction}" if fraction else whole), len(fraction)


def _decimal_mark_of(digits: str, hint: str | None) -> str | None:
    """Return which mark is the decimal one in a number, or None if there is none."""
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return None
    if dots and commas:
        last = "." if digits.rfind(".") > digits.rfind(",") else ","
        return last if digits.count(last) == 1 else None
    mark = "." if dots else ","
    parts = digits.split(mark)
    if len(parts) > 2:
        grouped = all(len(part) == 3 for part in parts[1:])
        return None if grouped else mark
    if len(parts[1]) != 3 or parts[0] in ("", "0", "00") or len(parts[0]) > 3:
        return mark
    return mark if hint == mark else None


def _mention(match: re.Match[str], decimal_mark: str | None) -> AmountMention | None:
    parsed = parse_number(match["number"], decimal_mark)
    if parsed is None:
        return None
    value, decimals = parsed
    decimals = 2 if match["dashes"] and not decimals else decimals
    symbol = match["before"] or match["after"]
    trailing = None if symbol in _CLOSED else match["trailing"]
    signs = (match["sign"], match["inner"], trailing)
    if any(signs) and not match["percent"]:
        value = -value
    start, end = match.span()
    return AmountMention(
        value=value,
        start=start,
        end=end,
        as_printed=match.group(),
        currency=_currency_of(symbol),
        symbol=symbol,
        decimals=decimals,
        is_percent=bool(match["percent"]),
        in_brackets=match.string[max(start - 1, 0) : start] == "(",
    )


def is_currency(text: str) -> bool:
    """Whether a text is the code, symbol or name of a currency and nothing else."""
    symbol = text.strip(" ()")
    return _currency_of(symbol) is not None or symbol in currency_words().shared


def _currency_of(symbol: str | None) -> str | None:
    if symbol is None:
        return None
    words = currency_words()
    if symbol in words.symbols:
        return words.symbols[symbol]
    if symbol in words.shared:
        return None
    code = symbol.upper()
    return code if code in words.codes.split() else None


def _is_part_of_other(text: str, match: re.Match[str]) -> bool:
    """Whether a number belongs to a date, a time, a code or a word."""
    start, end = match.span()
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if match["before"] is None and before and (before[-1].isalnum() and not _is_cjk(before[-1])):
        return True
    if match["after"] is None and after and after[0].isalpha() and not _is_cjk(after[0]):
        return not (match["percent"] or _TAX_CODE.match(text, end - 3))
    if match["before"] and match["before"].isalpha() and _CODED.fullmatch(match.group()):
        return True
    if before and before[-1] in "/.:," and before[:1].isdigit():
        return True
    if before and before[-1] == "-" and before[:1].isalnum():
        return True
    return len(after) == 2 and after[0] in "/:.-," and after[1].isdigit()


_TAX_CODE = re.compile(r"[.,]\d\d[A-Z](?!\w)")
"""A letter glued to an amount that says how it is taxed (1,149.00T)."""

_CLOSED = frozenset({"¥", "￥", "円"})
"""Currencies whose amounts a dash behind them closes, so that no digit is added ("¥1,200-")."""

_CODED = re.compile(r"[A-Za-z]+-\d+")
"""Letters and digits of a code ("RM-7720") that look like a currency and a negative number."""


def _is_cjk(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"


_BLANKS = re.compile(r"[\s\u00a0\u202f]")
_TWO_DECIMALS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,'’]?\d{3}){0,4}([.,])\d\d(?![\d.,/-])")
_NUMBER = (
    r"\d{1,3}(?:(?P<mark>[.,'’` \u00a0\u202f])\d{3})(?:(?P=mark)\d{3}){0,4}(?:[.,]\d{1,13})?(?!\d)"
    r"|\d{1,2}(?:,\d\d){1,4},\d{3}(?:\.\d{1,2})?(?!\d)"
    r"|\d{1,15}(?:[.,]\d{1,13})?"
    r"|[.,]\d\d(?!\d)"
)


@cache
def _amount_pattern() -> re.Pattern[str]:
    words = currency_words()
    symbols = sorted((*words.symbols, *words.shared), key=len, reverse=True)
    forms = [_bounded(s) for s in symbols] + [
        rf"(?i:(?<![A-Za-z]){c}(?![A-Za-z]))" for c in words.codes.split()
    ]
    currency = "|".join(forms)
    return re.compile(
        rf"(?P<sign>(?<![\w)])[-−–]\s?)?(?:(?P<before>{currency})\s?:?\s?)?"
        rf"(?P<inner>[-−–]\s?)?(?P<number>{_NUMBER})"
        rf"(?P<dashes>[.,](?:[-–—]{{1,2}}|=)(?![\w-]))?"
        rf"(?P<trailing>[-−](?![\w-])|\s?CR\b)?"
        rf"(?:\s?(?P<percent>[%％])|\s?(?P<after>{currency}))?"
    )


def _bounded(symbol: str) -> str:
    """Escape a symbol; one of letters must not begin inside a word or run on in one."""
    text = re.escape(symbol)
    left = r"(?<![A-Za-z])" if symbol[0].isascii() and symbol[0].isalpha() else ""
    right = r"(?![A-Za-zÀ-ž])" if symbol[-1].isalpha() and not _is_cjk(symbol[-1]) else ""
    return f"{left}{text}{right}"
