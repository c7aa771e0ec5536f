"""Territories that the sentences of a letter speak of, the likeliest first.

In: the prose, where the grant begins. Out: spans, each with the territory that it names: behind a
word for one (in the territory of), behind "in" and its like, a verb of scope or a limit, before a
Japanese postposition, by the sites of a marketplace. Nothing is chosen or settled here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.labels.store_tables import store_heads
from proofcheck.extraction.letter.reach.other_places import (
    CAPITALISED,
    is_address,
    is_in_name,
    is_in_title,
    is_of_mark,
)
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import letter_words, pattern_of
from proofcheck.extraction.phrases import find_phrases, phrase_pattern
from proofcheck.extraction.place_names import exception_pattern, group_names
from proofcheck.extraction.territories import Territory, has_market, read_territory

MOST = 60
"""Words about territory that are looked at."""

MAX_TERRITORY = 160
"""Countries behind "in" are read over so many characters."""

MAX_NAME = 8
"""Signs of a country's name in Chinese that may stand before 地区."""

NEAR = 26
"""A country follows "in" within so many characters ("in the whole territory of the")."""

NEAR_WORD = 44
"""The same behind a word for a territory and its colon (the following countries, namely)."""

_SCOPE = framed(
    r"{scope_wide}|\b(?:{scope_verbs}|{buyers}(?: {of_people})? "
    r"(?:situes |residentes |established |based )?{of_place})[: ]"
)
_LIMIT = framed(r"\b{limited_to}[^.;:\n]{0,24}:\s")
_LISTED_CODES = re.compile(
    r"(?P<platform>[A-Z][\w.]{2,12}) \((?P<codes>[A-Z]{2}(?:(?:, | ?/ ?| )[A-Z]{2}){0,12})\)"
)
_POSTPOSITIONS = re.compile(r"国内|境内|地区|市场|における|において|にて|での|全域")
_SITES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}站(?!点|内|外)[、,，/及和与]?){1,12}|(?:[\u4e00-\u9fff]{2,4}[、,，/及和与]){1,12}[\u4e00-\u9fff]{2,4}站(?!点|内|外)"
)
"""Sites of a marketplace by country: 美国站、德国站."""

_HOME = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在于限仅只]))国内(?=[にでの販销の市全线電电网卖售]|に限|のみ|向け|独家|总|经|地区)"
)
_NEXT_WORDS = re.compile(r"[ ,]{1,2}[A-Z(][\w.()]{0,11}(?: [A-Z][\w.]{0,9})?")
_SMALL = re.compile(r"[^\d.;:。；：(（]*$")


def said_territories(prose: Prose, grant: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield territories behind "territory of", then behind "in" in the sentences of the grant."""
    yield from _behind_words(prose)
    for is_act in (True, False):
        for start, end in prose.sentences:
            start = max(start, grant)
            if is_act and start < end:
                yield from _behind_limits(prose, start, end)
            if end > start and has_sign("acts", prose.folded, start, end) is is_act:
                yield from _behind_openers(prose, start, end)
                yield from _before_postpositions(prose, start, end)
            if is_act and start < end and has_market(prose.folded[start:end]):
                yield from _markets(prose, start, end)
    for start, end in prose.sentences:
        yield from _behind_scope(prose, start, end)
        is_said = clause_pattern("finite_verbs").search(prose.folded, start, end) is not None
        is_said = is_said or has_sign("acts", prose.folded, start, end)
        is_before = start < grant or not grant
        if has_sign("trades", prose.folded, start, end) and is_before and is_said:
            yield from _behind_openers(prose, start, end)


def _markets(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield the nations whose market or customers a sentence of the grant speaks of."""
    if has_sign("acts", prose.folded, start, end) or has_sign("trades", prose.folded, start, end):
        territory = read_territory(prose.text[start:end])
        if territory is not None:
            yield start, end, territory


def _behind_words(prose: Prose) -> Iterator[tuple[int, int, Territory]]:
    """Yield territories behind a word for one (in the territory of, markets:)."""
    for _, start, end in find_phrases(pattern_of("territory_words"), prose.folded, most=MOST):
        _, sentence_end = prose.sentence(start)
        territory = read_territory(prose.text[end:sentence_end], in_one_run=True)
        before = read_territory(prose.text[max(0, start - MAX_NAME) : start])
        is_named = before is not None and before.end >= min(MAX_NAME, start)  # 台湾地区
        if is_in_name(prose, start, end) or start in store_heads(prose):
            continue
        if territory is None or is_named or not _is_near(prose, end, territory, NEAR_WORD):
            continue
        if exception_pattern().search(prose.folded, max(0, start - MAX_NAME), start):
            continue  # (不包括港澳台地区)
        if is_in_title(prose, start):
            continue  # Country Manager Benelux
        if not (is_address(prose, start) or is_of_mark(prose, start)):
            yield end, sentence_end, territory


def _behind_scope(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield territories behind a verb of scope (the appointment covers France)."""
    for match in _SCOPE.finditer(prose.folded, start, end):
        territory = read_territory(prose.text[match.end() : end], in_one_run=True)
        if territory is not None and _is_near(prose, match.end(), territory):
            yield match.end(), end, territory


def _behind_limits(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield territories behind a limit and its colon (beperkt tot: Nederland en België)."""
    for match in _LIMIT.finditer(prose.folded, start, end):
        territory = read_territory(prose.text[match.end() : end], in_one_run=True)
        if territory is not None and _is_near(prose, match.end(), territory):
            yield match.end(), end, territory


def _before_postpositions(
    prose: Prose, start: int, end: int
) -> Iterator[tuple[int, int, Territory]]:
    """Yield territories before a Japanese postposition (日本国内における)."""
    for match in _POSTPOSITIONS.finditer(prose.folded, start, end):
        first = max(start, match.start() - MAX_NAME)
        territory = read_territory(prose.text[first : match.start()])
        is_beside = territory is not None and first + territory.end == match.start()
        if territory is not None and is_beside and not is_of_mark(prose, match.start()):
            yield first, match.start(), territory


def _behind_openers(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield the territories of a sentence in the order in which they stand."""
    for match in _openers().finditer(prose.folded, max(0, start - 1), end):
        behind = match.end()
        if match[0].strip() == "en" and prose.language_at(match.start()) == "nl":
            continue  # "and" in Dutch
        reach = min(end, behind + MAX_TERRITORY)
        territory = read_territory(prose.text[behind:reach], in_one_run=True)
        if territory is None or not _is_near(prose, behind, territory):
            continue
        if not (is_address(prose, match.start()) or is_in_title(prose, match.start())):
            yield behind, reach, territory
    yield from _of_sites(prose, start, end)
    yield from _at_home(prose, start, end)
    for match in _LISTED_CODES.finditer(prose.text, start, end):
        listed = read_territory(match["codes"])
        if listed is not None and is_platform(match["platform"]):
            yield *match.span("codes"), listed  # Amazon (DE, FR, IT)
    for first in _beside_names(prose, start, end):
        whole = read_territory(prose.text[first:end], in_one_run=True)
        if whole is not None and "worldwide" in whole.codes:
            yield first, end, whole
    adverb = read_territory(prose.text[start:end], in_one_run=True)
    if adverb is not None and set(adverb.codes) == {"CN"} and "全国" in prose.text[start:end]:
        yield start, end, adverb


def _of_sites(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield the countries whose sites of a marketplace are named (美国站、德国站)."""
    for match in _SITES.finditer(prose.folded, start, end):
        named = read_territory(match[0].replace("站", " "), in_one_run=True)
        if named is not None and named.codes:
            yield match.start(), match.end(), named


def _at_home(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield the country that 国内 means in a letter of this script."""
    for match in _HOME.finditer(prose.text, start, end):
        if (home := _home(prose)) is not None:
            length = match.end() - match.start()
            territory = Territory(codes=(home,), excepted=(), start=0, end=length)
            yield match.start(), match.end(), territory


def _home(prose: Prose) -> str | None:
    """Return the country that "at home" (国内) means: that of the letter's script, or None."""
    return {"ja": "JP", "zh": "CN"}.get(prose.language)


def _beside_names(prose: Prose, start: int, end: int) -> Iterator[int]:
    """Yield where a word for the whole world begins that is no part of a name (X Global Ltd)."""
    for match in _whole_world().finditer(prose.folded, start, end):
        before = prose.text[start : match.start()]
        is_capital = prose.text[match.start()].isupper()
        if not (is_capital and CAPITALISED.search(before)):
            yield match.start()


def _is_near(prose: Prose, position: int, territory: Territory, within: int = NEAR) -> bool:
    form = _NEXT_WORDS.match(prose.text, position + territory.end)
    if form and has_legal_form(f"X {form[0].strip()}"):
        return False  # the rest of a company's name
    between = re.sub("[:：]", " ", prose.folded[position : position + territory.start])
    return territory.start <= within and _SMALL.match(between) is not None


@cache
def _whole_world() -> re.Pattern[str]:
    return phrase_pattern(fold_word(name) for name in group_names("worldwide"))


@cache
def _openers() -> re.Pattern[str]:
    words = sorted(letter_words().territory_openers, key=len, reverse=True)
    latin = "|".join(re.escape(word.strip()) for word in words if word.isascii())
    wide = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"(?<![a-z])(?:{latin}) |{wide}")
