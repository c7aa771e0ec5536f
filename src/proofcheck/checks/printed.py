"""What is printed on the pages, apart from what extraction took for a field.

A mismatch is only a contradiction where the other value is printed nowhere: extraction may
have taken the wrong one of two totals. Values are searched in every way of writing them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from proofcheck.comparing.names import name_keys
from proofcheck.model.document import Line, PageText
from proofcheck.model.measures import Box, OnPage, box_around

NUMBER = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?!\d)|\d[\d.,'’\u00a0\u202f]*")
WORD = re.compile(r"[^\W\d_]+|\d+")
LONG_WORD = re.compile(r"[^\W_]{3,}")
"""Words and numbers that do not stand on every page by chance."""

DATE_WINDOW = 5
"""Tokens before or after the year that belong to a date: `12 de marzo de 2024`."""


class PrintedAmount(Struct, frozen=True):
    """A number with decimals as printed: its value (always positive) and place.

    `is_percent`: a percent sign follows it.
    """

    value: Decimal
    place: OnPage
    is_percent: bool = False


def printed_amounts(pages: Iterable[PageText]) -> tuple[PrintedAmount, ...]:
    """Return all numbers with decimals on the pages, in every reading of their separators."""
    return tuple(
        PrintedAmount(value, OnPage(document=page.document, page=page.page, box=box), is_percent)
        for page in pages
        for line in page.lines
        for text, box, is_percent in _numbers(line)
        for value in readings_of(text)
        if value != value.to_integral_value() or re.search(r"[.,]\d{1,3}$", text)
    )


def is_amount_printed(value: Decimal, pages: Iterable[PageText]) -> bool:
    """Whether a number of that size is printed anywhere, with or without decimals."""
    wanted = abs(value).normalize()
    return any(
        wanted in {reading.normalize() for reading in readings_of(text)}
        for page in pages
        for line in page.lines
        for text, *_ in _numbers(line)
    )


def readings_of(text: str) -> tuple[Decimal, ...]:
    """Return the values a printed number may have: `1.234` is 1.234 or 1234."""
    bare = re.sub(r"[\s'’\u00a0\u202f]", "", unicodedata.normalize("NFKC", text)).strip(".,")
    candidates = {re.sub(r"[.,]", "", bare)}
    last = max(bare.rfind("."), bare.rfind(","))
    if last >= 0:
        head = re.sub(r"[.,]", "", bare[:last])
        with_decimals = f"{head}.{bare[last + 1 :]}"
        is_grouped = len(bare) - last - 1 == 3
        candidates = candidates | {with_decimals} if is_grouped else {with_decimals}
    return tuple(value for value in map(_decimal, sorted(candidates)) if value is not None)


def is_date_printed(
    value: date, pages: Iterable[PageText], *, apart_from: Sequence[OnPage] = ()
) -> bool:
    """Whether a date may be printed anywhere but at some places; months' names are trusted."""
    texts = (_text_apart_from(page, apart_from) for page in pages)
    return any(
        value.strftime("%Y%m%d") in text or _has_date(WORD.findall(text), value) for text in texts
    )


def _text_apart_from(page: PageText, places: Sequence[OnPage]) -> str:
    boxes = [place.box for place in places if place.page == page.page]
    if not boxes:
        return page.text
    return "\n".join(
        " ".join(w.text for w in line.words if not any(w.box.overlap(box) > 0.5 for box in boxes))
        for line in page.lines
    )


def _has_date(tokens: list[str], value: date) -> bool:
    """Whether day, month and year stand together: year last, or year first with numbers."""
    years = {str(value.year), f"{value.year % 100:02d}"}
    days, months = ({str(n), f"{n:02d}"} for n in (value.day, value.month))
    for at in (i for i, token in enumerate(tokens) if token in years):
        before = tokens[max(0, at - DATE_WINDOW) : at]
        numbers = [token for token in before if token.isdecimal()]
        pair = numbers[-2:]
        if len(pair) == 2 and any(d in days and m in months for d, m in (pair, pair[::-1])):
            return True
        if numbers and numbers[-1] in days and any(token.isalpha() for token in before):
            return True
        after = [token for token in tokens[at + 1 : at + DATE_WINDOW] if token.isdecimal()]
        if len(after) > 1 and after[0] in months and after[1] in days:
            return True
    return False


def is_text_printed(
    text: str, pages: Iterable[PageText], *, apart_from: Sequence[OnPage] = ()
) -> bool:
    """Whether a text is printed but at some places; blanks, case, signs, legal form apart."""
    wanted = {_squeezed(text), _squeezed(name_keys(text).core)} - {""}
    if not wanted:
        return False
    for page in pages:
        whole = _squeezed(_text_apart_from(page, apart_from))
        if any(part in whole for part in wanted):
            return True
    return False


def are_words_printed(text: str, pages: Iterable[PageText]) -> bool:
    """Whether every word of a text is printed somewhere, in whatever order and line."""
    whole = _squeezed(" ".join(page.text for page in pages))
    words = (_squeezed(word) for word in LONG_WORD.findall(text))
    return all(word in whole for word in words)


def _numbers(line: Line) -> Iterator[tuple[str, Box, bool]]:
    """Yield every number of a line, the box of its words, and whether it is a percentage.

    NUMBER is a linear pattern.
    """
    for match in NUMBER.finditer(line.text):
        box = _box_of_span(line, match.start(), match.end())
        if box is None:
            continue
        is_percent = line.text[match.end() : match.end() + 2].lstrip().startswith("%")
        yield match.group(), box, is_percent
        if " " in match.group():  # `2 100.00` may be one number or two
            yield from ((part, box, is_percent) for part in match.group().split(" "))


def _box_of_span(line: Line, start: int, end: int) -> Box | None:
    boxes, at = [], 0
    for word in line.words:
        if at < end and at + len(word.text) > start:
            boxes.append(word.box)
        at += len(word.text) + 1
    return box_around(boxes) if boxes else None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _squeezed(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(ch for ch in folded if ch.isalnum())
