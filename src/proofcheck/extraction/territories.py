"""Country names in a text, in the languages of the table, as ISO 3166-1 alpha-2 codes.

In: what a letter says of its territory. Out: codes in the order printed, with `EU` and
`worldwide` for those groups; a region (Benelux) becomes its members. What is excepted
("excluding Hong Kong") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.han import simplified
from proofcheck.extraction.phrases import find_phrases, fold_plain
from proofcheck.extraction.place_names import (
    ADJECTIVE,
    CODE,
    adjective_pattern,
    exception_pattern,
    market_pattern,
    name_codes,
    name_pattern,
    nation_patterns,
    national_pattern,
    negated_name,
    no_places,
    pattern_of_exceptions,
    place_table,
)

SHORT = 3
"""Names of at most so many letters (UK, EU, see) count only where they are printed in capitals."""

MOST_BETWEEN = 30
"""Two names of one list have at most so many characters between them."""

_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")

_PARTS = re.compile(r"\d|[.;:。；：]")
_OPENING, _CLOSING = re.compile(r"[(（]"), re.compile(r"[)）]")
_CODES = re.compile(r"[A-Z]{2}(?:\s*[,;/、&+]\s*[A-Z]{2})*\.?")
_JOINT = re.compile(r"(?:\s?[,/&+]\s?|\s(?:and|und|et|e|ed|y|en|i|or|oder)\s)")
_JOINT_BEFORE = re.compile(rf"{_JOINT.pattern}$")
_JOINED_CODES = re.compile(rf"(?<![\w./-])[A-Z]{{2}}(?:{_JOINT.pattern}[A-Z]{{2}})*(?![\w/-])")


class Territory(Struct, frozen=True, kw_only=True):
    """The codes named, in order, and those excepted; `start` and `end` hold the names.

    `vague` are names of regions that no list of countries settles (EMEA): printed, not a code.
    `is_excepting`: behind the names stands a word for an exception, whatever it excepts.
    """

    codes: tuple[str, ...]
    excepted: tuple[str, ...]
    start: int
    end: int
    vague: tuple[str, ...] = ()
    is_excepting: bool = False


def find_territories(text: str) -> tuple[str, ...]:
    """Return the codes of the countries and groups that `text` names, without excepted ones."""
    territory = read_territory(text)
    return territory.codes if territory else ()


def read_territory(text: str, *, in_one_run: bool = False) -> Territory | None:
    """Read a territory, or None where no known name stands in `text`.

    `in_one_run`: what stands apart from the first names (an address later in the sentence) is
    left out.
    """
    if listed := _listed_codes(text):
        return Territory(codes=listed, excepted=(), start=0, end=len(text))
    plain = simplified(fold_plain(text))
    names = tuple(_named(text, plain))
    if not names:
        return None
    except_from, except_to = _excepted_part(plain)
    codes: list[str] = []
    excepted: list[str] = []
    vague: list[str] = []
    spans: list[tuple[int, int]] = []
    for key, start, end in names:
        if except_from <= start < except_to:
            excepted.extend(name_codes().get(key, ()))
            continue
        if in_one_run and spans:
            last = spans[-1][1]
            kept = plain[last : max(last, min(start, except_from))] + plain[except_to:start]
            is_passed = last <= except_from < except_to <= start  # X (without Y), Z
            if not _goes_on(re.sub(r"[()（）]", "", kept) if is_passed else plain[last:start]):
                break
        spans.append((start, end))
        named = name_codes().get(key, ())
        codes.extend(named)
        excepted = [code for code in excepted if code not in named]  # X without Y and Z, and Y
        if key not in name_codes():
            vague.append(text[start:end])
    if not spans:
        return None
    return Territory(
        codes=tuple(dict.fromkeys(codes)),
        excepted=tuple(dict.fromkeys(code for code in excepted if code not in codes)),
        start=spans[0][0],
        end=max(end for _, end in spans),
        vague=tuple(vague),
        is_excepting=except_from < len(plain),
    )


def _named(text: str, plain: str) -> Iterator[tuple[str, int, int]]:
    """Yield key, start and end of every name in order; a short one counts in capitals only."""
    found: list[tuple[str, int, int]] = []
    for key, start, end in find_phrases(name_pattern(), plain):
        if key in no_places():
            continue
        is_short = end - start <= SHORT and key.isascii()
        if not (is_short and not text[start:end].isupper()) and _stands_alone(text, start, end):
            found.append((key, start, end))
    found.extend(_joined_codes(text, [(start, end) for _, start, end in found]))
    names = [(start, end) for _, start, end in found]
    for key, start, end in _adjectives(plain):
        if not any(a < end and start < b for a, b in names):
            found.append((key, start, end))
    yield from sorted(found, key=lambda hit: hit[1])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name in katakana is no part of a longer word (タイ in ネクタイ)."""
    if not _KATAKANA.fullmatch(text, start, end):
        return True
    return not (_KATAKANA.match(text, start - 1, start) or _KATAKANA.match(text, end, end + 1))


def _joined_codes(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield the codes of two letters that a list joins to a name or a code: Australia and NZ."""
    if text.isupper():
        return  # a text in capitals: HR. is a title there
    ends, starts = {end for _, end in names}, {start for start, _ in names}
    for match in _JOINED_CODES.finditer(text):
        before = _JOINT_BEFORE.search(text[: match.start()])
        behind = _JOINT.match(text[match.end() :])
        is_joined = (before and before.start() in ends) or (
            behind and match.end() + behind.end() in starts
        )
        codes = [*re.finditer(r"[A-Z]{2}", match[0])]
        if not (is_joined or (len(codes) > 1 and all(_is_code(code[0]) for code in codes))):
            continue
        for code in codes:
            span = match.start() + code.start(), match.start() + code.end()
            if _is_code(code[0]) and span not in names:
                yield f"{CODE}{code[0]}", *span


def _is_code(text: str) -> bool:
    return text in place_table().countries or text in ("UK", "EU")


def _adjectives(plain: str) -> Iterator[tuple[str, int, int]]:
    """Yield the adjectives of nations beside a noun for a market: marché français et belge."""
    for noun in market_pattern().finditer(plain):
        for part in ("before", "behind"):
            if noun[part]:
                for match in adjective_pattern().finditer(plain, *noun.span(part)):
                    code = next(c for c, p in nation_patterns() if p.fullmatch(match[0]))
                    yield ADJECTIVE + code, *match.span()


def has_market(text: str) -> bool:
    """Whether a folded text speaks of the market or the customers of a nation."""
    return next(_adjectives(text), None) is not None


def national_span(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a folded text speaks of the whole of its own country (territorio nazionale)."""
    match = national_pattern().search(plain, start, end)
    return match.span() if match else None


def _goes_on(between: str) -> bool:
    """Whether what stands between two names only joins them in one list."""
    return len(between) <= MOST_BETWEEN and not _PARTS.search(between)


def _excepted_part(plain: str) -> tuple[int, int]:
    """Return the span of what is excepted: behind "except", or before 除外 in its bracket."""
    found = (exception_pattern().search(plain), negated_name().search(plain))
    exception = min((hit for hit in found if hit), key=lambda hit: hit.start(), default=None)
    behind = pattern_of_exceptions(behind=True).search(plain)
    if behind and exception and behind.start() <= exception.start():
        exception = None
    if exception:
        bracket = _CLOSING.search(plain, exception.end())
        opened = _OPENING.search(plain[max(0, exception.start() - 2) : exception.start()])
        return exception.start(), bracket.start() if opened and bracket else len(plain)
    if behind:
        return max(plain.rfind(mark, 0, behind.start()) for mark in "(（,，;；"), behind.end()
    return len(plain), len(plain)


def _listed_codes(text: str) -> tuple[str, ...]:
    """Return the codes of a text that is nothing but codes (US, CA)."""
    if not _CODES.fullmatch(text.strip()):
        return ()
    known = {*place_table().countries, "EU"}
    codes = ("GB" if code == "UK" else code for code in re.findall(r"[A-Z]{2}", text))
    return tuple(dict.fromkeys(code for code in codes if code in known))
