"""What has the form of a trade mark's registration number, and the office that a form tells.

In: a text. Out: the numbers in their order, each with its office where the form is one office's
own (UK00003…, G1234567, 018…); and whether the code of an office or a country stands at a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

LEAST_CODED, LEAST_CODED_LONG = 6, 7
"""Behind the code of a country a number has at least so many digits: a post code has five there
(CA 91730, FR-75001), in some countries six."""

_CODES = "IR|EU|CTM|EUTM|WO|UK|TMA|TM|LMC|BX|FR|IT|ES|CH|PT"
_SPACED = "AT|BE|BR|CA|CN|CZ|DE|DK|FI|GB|HK|HU|IE|JP|KR|MX|NL|NO|PL|RO|SE|SG|TR|TW|US|ZA"
"""Codes of offices right before a number; the second only with a blank between, for a tax payer's
number begins with one, too."""

_FORMS: tuple[tuple[str | None, re.Pattern[str]], ...] = (
    ("UIBM", re.compile(r"30(?:19|20)\d{2}0{2,4}\d{5,7}(?!\d)")),
    ("WIPO", re.compile(r"IR[\s-]?(?:No\.?\s?)?\d[ .]?\d{3}[ .]?\d{3}(?!\d)")),
    ("UKIPO", re.compile(r"UK\s?0{2,4}[ ]?\d{1,3}(?:[ ]?\d{3}){2,3}")),
    ("CNIPA", re.compile(r"G\d{5,7}[A-Z]?")),
    ("DPMA", re.compile(r"30\s?(?:19|20)\d{2}\s?\d{3}\s?\d{3}")),
    ("DPMA", re.compile(r"39[5-9]\s?\d{2}\s?\d{3}")),
    ("KIPO", re.compile(r"4[015]-\d{7}")),
    ("USPTO", re.compile(r"[789]\d/\d{3}[,.]?\d{3}")),
    ("OEPM", re.compile(r"M-?\s?\d(?:\d{6}|[.]\d{3}[.]\d{3})")),
    ("IGE", re.compile(r"P-?\d{6}")),
    ("UPRP", re.compile(r"R[.-]\s?\d{2,3}[. ]?\d{3}")),
    ("EUIPO", re.compile(r"0(?:0[1-9]|1[0-9])[ .]?\d{3}[ .]?\d{3}")),
    (
        None,
        re.compile(
            rf"(?:{_CODES})?[\s-]?(?:(?:19|20)\d{{2}}[/ ]\d{{5,6}}|\d{{5,15}}|"
            r"\d{2} \d(?: \d{3}){2}|\d{1,3}(?:[ .,’']\d{3}){1,3})[A-Z]?"
        ),
    ),
)
TELLING = tuple(p for office, p in _FORMS if office in ("UKIPO", "EUIPO", "UIBM", "WIPO"))
_EDGE_BEFORE = re.compile(r"[A-Za-z\d_+/][.,/-]?\Z")
_NO = re.compile(r"(?<![^\W\d_])(?:nos?|nrs?|n|reg)\.\Z", re.IGNORECASE)
_EDGE_BEHIND = re.compile(r"[A-Za-z\d_@]|/(?!\s?[^\W\d_]{2})|-\d|[.,]\d| \d{3}(?!\d)")
_OFFICE_CODE = re.compile(rf"(?<![A-Za-z])(?P<code>{_SPACED})[\s-]{{1,2}}\Z")
_OWN_CODE = re.compile(rf"(?P<code>{_CODES})[\s-]?(?=\d)")
_OF_OFFICE = frozenset(("IR", "EU", "CTM", "EUTM", "WO", "TMA", "TM", "LMC", "BX"))
"""Codes that are of offices, not of countries: no post code stands behind them."""

_LONG_POST_CODES = frozenset(("CN", "SG", "RO"))


def shaped(text: str, start: int, end: int) -> Iterator[tuple[str | None, re.Match[str]]]:
    """Yield what has the form of a number, with the office that the form tells."""
    taken: list[Span] = []
    for _, pattern in _FORMS:
        for match in pattern.finditer(text, start, end):
            first, last = match.span()
            while first < last and text[first] == " ":
                first += 1
            before = text[max(0, first - 6) : first]
            is_bare = bool(_NO.search(before)) or not _EDGE_BEFORE.search(before[-2:])
            is_free = all(last <= a or first >= b for a, b in taken)
            if is_bare and is_free and not _EDGE_BEHIND.match(text[last : last + 5]):
                taken.append((first, last))
    yield from _in_order(text, taken)


def _in_order(text: str, taken: list[Span]) -> Iterator[tuple[str | None, re.Match[str]]]:
    for first, last in sorted(taken):
        for office, pattern in _FORMS:
            match = pattern.fullmatch(text, first, last)
            if match is not None:
                yield office, match
                break


def has_code(text: str, match: re.Match[str]) -> bool:
    """Whether the code of an office, or of a country, stands at a number that is no post code."""
    code = _OWN_CODE.match(match[0].strip()) or _OFFICE_CODE.search(
        text, max(0, match.start() - 6), match.start()
    )
    if code is None or code["code"] in _OF_OFFICE:
        return code is not None
    least = LEAST_CODED_LONG if code["code"] in _LONG_POST_CODES else LEAST_CODED
    return sum(map(str.isdigit, match[0])) >= least
