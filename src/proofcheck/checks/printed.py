"""What is printed on the pages, apart from what extraction took for a field.

A mismatch is only a contradiction where the other value is printed nowhere: extraction may
have taken the wrong one of two totals. Values are searched in every way of writing them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from proofcheck.comparing.names import name_keys
from proofcheck.model.document import Line, PageText
from proofcheck.model.dossier import Examined
from proofcheck.model.measures import Box, OnPage, box_around

NUMBER = re.compile(r"\d[\d.,'’\u00a0\u202f]*(?: \d{3}(?!\d)[.,']?\d{0,2})*")
WORD = re.compile(r"[^\W\d_]+|\d+")
DATE_WINDOW = 5
"""Tokens that a printed date may span: `12 de marzo de 2024`."""


class PrintedAmount(Struct, frozen=True):
    """A number with decimals as printed: its value (always positive) and place."""

    value: Decimal
    place: OnPage


def printed_amounts(pages: Iterable[PageText]) -> tuple[PrintedAmount, ...]:
    """Return all numbers with decimals on the pages, in every reading of their separators."""
    return tuple(
        PrintedAmount(value, OnPage(document=page.document, page=page.page, box=box))
        for page in pages
        for line in page.lines
        for text, box in _numbers(line)
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
        for text, _ in _numbers(line)
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


def is_date_printed(value: date, pages: Iterable[PageText]) -> bool:
    """Whether a date may be printed anywhere: its day, year and month (or a word) together."""
    years = {str(value.year), f"{value.year % 100:02d}"}
    days = {str(value.day), f"{value.day:02d}"}
    months = {str(value.month), f"{value.month:02d}"}
    for page in pages:
        if value.strftime("%Y%m%d") in page.text:
            return True
        tokens = WORD.findall(page.text)
        for at in (i for i, token in enumerate(tokens) if token in years):
            near = tokens[max(0, at - DATE_WINDOW) : at + DATE_WINDOW + 1]
            has_month = bool(months & set(near)) or any(token.isalpha() for token in near)
            if days & set(near) and has_month:
                return True
    return False


def is_text_printed(text: str, pages: Iterable[PageText]) -> bool:
    """Whether a text is printed, blanks, case, punctuation and legal form apart."""
    wanted = {_squeezed(text), _squeezed(name_keys(text).core)} - {""}
    if not wanted:
        return False
    for page in pages:
        whole = _squeezed(page.text)
        if any(part in whole for part in wanted):
            return True
    return False


def amounts_near(
    examined: Examined, upper: OnPage, lower: OnPage, margin_pt: float
) -> tuple[Decimal, ...]:
    """Return the amounts printed between two places of one page, from top to bottom."""
    if upper.page != lower.page:
        return ()
    top = min(upper.box.y0, lower.box.y0) - margin_pt
    bottom = max(upper.box.y1, lower.box.y1) + margin_pt
    return tuple(
        amount.value
        for amount in printed_amounts(examined.pages)
        if amount.place.page == upper.page and top <= amount.place.box.centre[1] <= bottom
    )


def _numbers(line: Line) -> Iterator[tuple[str, Box]]:
    """Yield every number of a line with the box of its words (linear pattern, see NUMBER)."""
    for match in NUMBER.finditer(line.text):
        box = _box_of_span(line, match.start(), match.end())
        if box is None:
            continue
        yield match.group(), box
        if " " in match.group():  # `2 100.00` may be one number or two
            yield from ((part, box) for part in match.group().split(" "))


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
