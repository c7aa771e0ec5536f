"""The invoice currency (BT-5): from its label, else from what stands beside the amounts.

In go sheets and the amounts chosen as totals, out comes a field. A symbol that several
currencies share is read by the issuer's country; where nothing tells, it is left open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from msgspec import Struct

from proofcheck.extraction.amounts import AmountMention, currency_words, find_amounts
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.dates import fold
from proofcheck.extraction.sheets import Sheet, offers
from proofcheck.extraction.words import make_field, not_printed
from proofcheck.model.fields import Field, Maybe

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")

TOTAL_VOTES, LABEL_VOTES = 5.0, 8.0
"""Votes of a currency beside a total, and of one behind "Currency:"; another amount has one."""


NAME_VOTES = 1.5
"""What it counts that a sentence names the currency."""


class _Vote(Struct, frozen=True):
    code: str
    cell: Cell
    start: int
    end: int
    votes: float


def read_currency(
    sheets: tuple[Sheet, ...], totals: tuple[Cell, ...], country: str | None
) -> Maybe[str]:
    """Read the currency as an ISO 4217 code."""
    votes = [*_labelled(sheets), *_beside_amounts(sheets, totals, country), *_named(sheets)]
    sums: dict[str, float] = defaultdict(float)
    for vote in votes:
        sums[vote.code] += vote.votes
    if not sums:
        return not_printed(tuple(sheet.page for sheet in sheets), "currency")
    code = max(sums, key=lambda c: sums[c])
    best = max((v for v in votes if v.code == code), key=lambda v: v.votes)
    share = sums[code] / sum(sums.values())
    return _field(best, 0.6 + 0.38 * share)


def _field(vote: _Vote, confidence: float) -> Field[str]:
    return make_field(vote.code, vote.cell.line, vote.start, vote.end, vote.cell.page, confidence)


def _labelled(sheets: tuple[Sheet, ...]) -> list[_Vote]:
    codes = frozenset(currency_words().codes.split())
    found = []
    for sheet in sheets:
        for hit in sheet.hits("currency"):
            for offer in offers(hit, rows_below=1):
                match = next((m for m in _CODE.finditer(offer.text) if m.group() in codes), None)
                if match is not None:
                    start, end = (offer.start + x for x in match.span())
                    found.append(_Vote(match.group(), offer.cell, start, end, LABEL_VOTES))
                    break
    return found


def _named(sheets: tuple[Sheet, ...]) -> list[_Vote]:
    """Return the currencies that a sentence names ("Alle Beträge in Euro")."""
    return [
        _Vote(currency_words().names[m["name"]], cell, m.start("name"), m.end("name"), NAME_VOTES)
        for sheet in sheets
        for cell in sheet.cells
        for m in _names().finditer(fold(cell.text))
    ]


@cache
def _names() -> re.Pattern[str]:
    names = sorted(currency_words().names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:in|en|em|w|an)\s(?P<name>{'|'.join(names)})(?!\w)")


def _beside_amounts(
    sheets: tuple[Sheet, ...], totals: tuple[Cell, ...], country: str | None
) -> list[_Vote]:
    beside = {id(cell) for cell in totals}
    rows = {(cell.page.page, cell.row) for cell in totals}
    found = []
    for sheet in sheets:
        script = _script(sheet.page.text)
        for cell in sheet.cells:
            weight = 1.0
            if id(cell) in beside or (cell.page.page, cell.row) in rows:
                weight = TOTAL_VOTES
            for mention in find_amounts(cell.text):
                code = currency_of(mention, country, script)
                if code is not None and mention.symbol is not None:
                    start = mention.start + mention.as_printed.index(mention.symbol)
                    end = start + len(mention.symbol)
                    found.append(_Vote(code, cell, start, end, weight))
            if weight > 1.0 or sheet.labels_of(cell):
                found.extend(_codes_alone(cell, weight))
    return found


def _codes_alone(cell: Cell, weight: float) -> list[_Vote]:
    """Return codes that stand in a label or a cell of their own ("Total EUR", "Amount (RM)")."""
    codes = frozenset(currency_words().codes.split())
    found = [
        _Vote(m.group(), cell, m.start(), m.end(), 0.8 * weight)
        for m in _CODE.finditer(cell.text)
        if m.group() in codes
    ]
    for form in _SYMBOL_IN_LABEL:
        match = form.search(cell.text)
        code = currency_words().symbols.get(match.group(1)) if match else None
        if match is not None and code is not None:
            found.append(_Vote(code, cell, match.start(1), match.end(1), 0.8 * weight))
            break
    return found


_SYMBOL_IN_LABEL = (
    re.compile(r"\((RM|€|£|EUR|元|单位：元)\)"),
    re.compile(r"[^\W\d_]\s?(€|£)\s?[:.]?$"),
)
"""A symbol in brackets or at the end of a label ("Amount (RM)", "Totale €")."""


def _script(text: str) -> str | None:
    """Return the country whose script a text has: JP for kana, CN for Chinese signs."""
    if _KANA.search(text):
        return "JP"
    return "CN" if _CHINESE.search(text) else None


def currency_of(mention: AmountMention, country: str | None, script: str | None) -> str | None:
    """Return the currency of an amount; a shared symbol is settled by country or script."""
    if mention.currency is not None or mention.symbol is None:
        return mention.currency
    words = currency_words()
    shared = words.shared.get(mention.symbol, [])
    local = words.countries.get(country or "")
    if local in shared:
        return local
    if mention.symbol in ("¥", "￥"):
        return words.countries.get(script or "")
    return shared[0] if mention.symbol == "$" else None
