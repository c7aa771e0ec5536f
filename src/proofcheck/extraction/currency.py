"""The invoice currency (BT-5): from its label, else from what stands beside the amounts.

In go sheets and the amounts chosen as totals, out comes a field. A symbol that several
currencies share is read by the issuer's country; where nothing tells, it is left open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from msgspec import Struct, structs

from proofcheck.extraction.amounts import AmountMention, currency_words, find_amounts
from proofcheck.extraction.cells import Cell
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

OF_SCRIPT = frozenset({"¥", "￥", "元", "圆", "圓"})
"""Symbols that the script settles where no country does."""

LONGEST_SYMBOL = 5
"""Characters of a cell that holds nothing but a symbol ("(US$)")."""


class _Vote(Struct, frozen=True):
    code: str
    cell: Cell
    start: int
    end: int
    votes: float
    is_shared: bool = False


def read_currency(
    sheets: tuple[Sheet, ...], totals: tuple[Cell, ...], country: str | None
) -> Maybe[str]:
    """Read the currency as an ISO 4217 code."""
    votes = _of_one_dollar(
        [*_labelled(sheets), *_beside_amounts(sheets, totals, country), *_named(sheets)]
    )
    sums: dict[str, float] = defaultdict(float)
    for vote in votes:
        sums[vote.code] += vote.votes
    if not sums:
        return not_printed(tuple(sheet.page for sheet in sheets), "currency")
    code = max(sums, key=lambda c: sums[c])
    best = max((v for v in votes if v.code == code), key=lambda v: v.votes)
    share = sums[code] / sum(sums.values())
    return _field(best, 0.6 + 0.38 * share)


def _of_one_dollar(votes: list[_Vote]) -> list[_Vote]:
    """Let a shared symbol mean the one currency of those sharing it that the paper names."""
    shared = currency_words().shared
    named = {vote.code for vote in votes if not vote.is_shared}
    kept = []
    for vote in votes:
        symbol = vote.cell.text[vote.start : vote.end]
        owners = [code for code in shared.get(symbol, ()) if code in named]
        is_open = vote.is_shared and len(owners) == 1
        kept.append(structs.replace(vote, code=owners[0]) if is_open else vote)
    return kept


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
    """Return the currencies that a sentence names ("Alle Beträge in Euro", "總計新臺幣")."""
    symbols = currency_words().symbols
    in_chinese = [
        _Vote(symbols[m.group()], cell, m.start(), m.end(), NAME_VOTES)
        for sheet in sheets
        for cell in sheet.cells
        for m in _chinese_names().finditer(cell.text)
    ]
    return in_chinese + [
        _Vote(_named_code(m["name"]), cell, m.start("name"), m.end("name"), NAME_VOTES)
        for sheet in sheets
        for cell in sheet.cells
        for m in _names().finditer(cell.text)
    ]


@cache
def _names() -> re.Pattern[str]:
    names = sorted(currency_words().names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:in|en|em|w|an)\s(?P<name>{'|'.join(names)})(?!\w)", re.I)


@cache
def _chinese_names() -> re.Pattern[str]:
    """Return the names of currencies that stand between other Chinese signs."""
    names = [name for name in currency_words().symbols if len(_CHINESE.findall(name)) > 1]
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def _named_code(name: str) -> str:
    return currency_words().names[name.casefold()]


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
                    is_shared = mention.currency is None
                    found.append(_Vote(code, cell, start, end, weight, is_shared))
            if weight > 1.0 or sheet.labels_of(cell) or len(cell.text) <= LONGEST_SYMBOL:
                found.extend(_codes_alone(cell, weight, country, script))
    return found


def _codes_alone(cell: Cell, weight: float, country: str | None, script: str | None) -> list[_Vote]:
    """Return codes that stand in a label or a cell of their own ("Total EUR", "Amount (RM)")."""
    codes = frozenset(currency_words().codes.split())
    found = [
        _Vote(m.group(), cell, m.start(), m.end(), 0.8 * weight)
        for m in _CODE.finditer(cell.text)
        if m.group() in codes
    ]
    alone = cell.text.strip(" ()[]:：")
    if alone in currency_words().symbols:
        start = cell.text.index(alone)
        own = currency_words().symbols[alone]
        found.append(_Vote(own, cell, start, start + len(alone), 0.8 * weight))
        return found
    for form in _SYMBOL_IN_LABEL:
        match = form.search(cell.text)
        code = _code_of(match.group(1), country, script) if match else None
        if match is not None and code is not None:
            found.append(_Vote(code, cell, match.start(1), match.end(1), 0.8 * weight))
            break
    return found


def _code_of(symbol: str, country: str | None, script: str | None) -> str | None:
    """Return the currency of a symbol that stands for one alone, or is a script's own."""
    words = currency_words()
    if symbol in words.codes.split():
        return symbol
    return words.symbols.get(symbol) or (
        _settled(symbol, country, script) if symbol in OF_SCRIPT else None
    )


_SYMBOL_IN_LABEL = (
    re.compile(r"^\W*(€|£|₹|[A-Z]{1,3}\$)\W*$"),
    re.compile(r"(?<![A-Za-z])([A-Z]{1,3}\$)\s(?!\d)"),
    re.compile(r"[(（](?:单位：)?([^\s()（）\d:：]{1,4})[)）]"),
    re.compile(r"[^\W\d_][\s:：]{0,2}(€|£|₹|元|円|[A-Z]{1,3}\$)\s?[:.]?$"),
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
    return _settled(mention.symbol, country, script)


def _settled(symbol: str, country: str | None, script: str | None) -> str | None:
    """Return which currency a shared symbol means in a country, or in a script."""
    words = currency_words()
    shared = words.shared.get(symbol, [])
    local = words.countries.get(country or "")
    if local in shared:
        return local
    if symbol in OF_SCRIPT:
        return words.countries.get(script or "")
    return shared[0] if symbol == "$" else None
