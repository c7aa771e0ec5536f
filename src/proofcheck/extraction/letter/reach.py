"""Where a letter lets the brand be sold.

In: the prose, its labelled values, where the grant begins. Out: ISO codes, `EU` or `worldwide`. A
territory with an exception that the codes can't express ("worldwide except …"), or of which no
list of countries is settled (EMEA), is not read as something near it: it is missing, with reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proofcheck.extraction.letter.absent import absent, unclear
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.legal_forms import has_legal_form
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.signs import has_sign
from proofcheck.extraction.letter.words import letter_words, pattern_of
from proofcheck.extraction.phrases import find_phrases
from proofcheck.extraction.territories import Territory, exception_pattern, read_territory
from proofcheck.model.fields import Maybe

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

_ADDRESS_WITHIN = 46
_ADDRESS = re.compile(
    r"(?:office|offices|address|located|situated|place of business|incorporated|organi[sz]ed|"
    r"registered|residing|seated|established|siege|situe|situee|sise?|domiciliee?|immatriculee?|"
    r"sede|ubicat[ao]|iscritt[ao]|sitz|ansassig|domicilio|domiciliad[ao]|sediada|estabelecida|gevestigd|kantoor|住所|位于|地址|注册于)[^.;]{0,40}$"
)
_BUYERS = re.compile(
    r"client|customer|consum|kunden|buyer|acheteur|acquirent|comprador|klant|klient|shopper|recipient"
)
_SCOPE = re.compile(
    r"\b(?:covers?|covering|limitatamente al|circoscritt[ao] al|applies|apply|valid|"
    r"extends?|limited|restricted|confined|gilt|gelten|gultig|beschrankt|erstreckt|"
    r"couvre|vaut|valable|s etend|limitee?|s applique|vale|valida|copre|si estende|"
    r"limitata|rige|cubre|abarca|"
    r"limitada|se extiende|abrange|vigora|geldt|geldig|beperkt|obejmuje|obowiazuje|"
    r"terenie|obszarze|terytorium)[: ]|"
    r"适用于|仅限|限于|有效地区|限定"
)
_LIMIT = re.compile(
    r"\b(?:limited|restricted|confined|beschrankt|begrenzt|limitee?|restreinte?|limitat[ao]|circoscritt[ao]|ristrett[ao]|"
    r"limitad[ao]|restringid[ao]|circunscrit[ao]|beperkt|ograniczon[aey]|ogranicza)[^.;:\n]{0,24}:\s"
)
_REGISTERED = re.compile(r"(?:regist|eingetrag|商标|注册)[^.]{0,24}$")
_POSTPOSITIONS = re.compile(r"国内|境内|地区|市场|における|において|にて|での|全域")
_SITES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}站(?!点|内|外)[、,，/及和与]?){1,12}|(?:[\u4e00-\u9fff]{2,4}[、,，/及和与]){1,12}[\u4e00-\u9fff]{2,4}站(?!点|内|外)"
)
"""Sites of a marketplace by country: 美国站、德国站."""

_ANY_SCOPE = re.compile(r"(?<![区地]域)(?<!地区)(?<!国家)范围")
_HOME = re.compile(r"(?<![\u4e00-\u9fff])国内(?=[にでの販销の市全线電电网]|に限|のみ|向け|独家|总|经|地区)")
_NEXT_WORDS = re.compile(r"[ ,]{1,2}[A-Z(][\w.()]{0,11}(?: [A-Z][\w.]{0,9})?")
_SMALL = re.compile(r"[^\d.;:。；：(（]*$")


def read_territories(
    prose: Prose, labelled: tuple[Labelled, ...], grant: int | None
) -> Maybe[tuple[str, ...]]:
    """Read the territory: from its label, else from the sentences that speak of one."""
    for value in labelled:
        if value.field == "territories":
            territory = read_territory(prose.text[value.start : value.end])
            if territory is None and _ANY_SCOPE.search(prose.folded, *value.label):
                continue  # the scope of the right, whatever it is
            if territory is None:
                return unclear(prose, value.start, value.end, "territory")
            return _territory_field(prose, value.start, value.end, territory, 0.95)
    for start, end, territory in _in_prose(prose, grant or 0):
        return _territory_field(prose, start, end, territory, 0.85)
    return absent(prose, "territory")


def _territory_field(
    prose: Prose, start: int, end: int, territory: Territory, confidence: float
) -> Maybe[tuple[str, ...]]:
    is_group = not {"EU", "worldwide"}.isdisjoint(territory.codes)
    if (territory.excepted and is_group) or not territory.codes:
        return unclear(prose, start, end, "territory without its exceptions")
    if territory.vague:
        return unclear(prose, start, end, "list of countries")
    first, last = start + territory.start, start + territory.end
    return prose.field(territory.codes, first, last, confidence)


def _in_prose(prose: Prose, grant: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield territories behind "territory of", then behind "in" in the sentences of the grant."""
    for _, start, end in find_phrases(pattern_of("territory_words"), prose.folded, most=MOST):
        _, sentence_end = prose.sentence(start)
        territory = read_territory(prose.text[end:sentence_end], in_one_run=True)
        before = read_territory(prose.text[max(0, start - MAX_NAME) : start])
        is_named = before is not None and before.end >= min(MAX_NAME, start)  # 台湾地区
        is_named = is_named or _is_within_name(prose, start, end)
        if territory is None or is_named or not _is_near(prose, end, territory, NEAR_WORD):
            continue
        if exception_pattern().search(prose.folded, max(0, start - MAX_NAME), start):
            continue  # (不包括港澳台地区)
        if not (_is_address(prose, start) or _is_of_mark(prose, start)):
            yield end, sentence_end, territory
    for is_act in (True, False):
        for start, end in prose.sentences:
            start = max(start, grant)
            if is_act and start < end:
                yield from _behind_limits(prose, start, end)
            if end > start and has_sign("acts", prose.folded, start, end) is is_act:
                yield from _behind_openers(prose, start, end)
                yield from _before_postpositions(prose, start, end)
    for start, end in prose.sentences:
        yield from _behind_scope(prose, start, end)
        if has_sign("trades", prose.folded, start, end) and start < grant:
            yield from _behind_openers(prose, start, end)


def _is_within_name(prose: Prose, start: int, end: int) -> bool:
    """Whether a word such as "states" is part of a country's name (the United States and …)."""
    first = max(0, start - NEAR)
    named = read_territory(prose.text[first:end])
    return named is not None and first + named.end > start


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


def _is_address(prose: Prose, position: int) -> bool:
    first = prose.sentence(position)[0]
    before = max(first, position - _ADDRESS_WITHIN)
    return (
        _ADDRESS.search(prose.folded, before, position) is not None
        and _BUYERS.search(prose.folded, before, position) is None
    )


def _is_of_mark(prose: Prose, position: int) -> bool:
    """Whether a word such as "country" speaks of where a mark is registered."""
    first = max(prose.sentence(position)[0], position - 30)
    return _REGISTERED.search(prose.folded, first, position) is not None


def _before_postpositions(
    prose: Prose, start: int, end: int
) -> Iterator[tuple[int, int, Territory]]:
    """Yield territories before a Japanese postposition (日本国内における)."""
    for match in _POSTPOSITIONS.finditer(prose.folded, start, end):
        first = max(start, match.start() - MAX_NAME)
        territory = read_territory(prose.text[first : match.start()])
        is_beside = territory is not None and first + territory.end == match.start()
        if territory is not None and is_beside and not _is_of_mark(prose, match.start()):
            yield first, match.start(), territory


def _behind_openers(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield the territories of a sentence in the order in which they stand."""
    for match in _openers().finditer(prose.folded, max(0, start - 1), end):
        behind = match.end()
        reach = min(end, behind + MAX_TERRITORY)
        territory = read_territory(prose.text[behind:reach], in_one_run=True)
        if territory is None or not _is_near(prose, behind, territory):
            continue
        if not _is_address(prose, match.start()):
            yield behind, reach, territory
    for match in _SITES.finditer(prose.folded, start, end):
        named = read_territory(match[0].replace("站", " "), in_one_run=True)
        if named is not None and named.codes:
            yield match.start(), match.end(), named
    for match in _HOME.finditer(prose.text, start, end):
        if (home := _home(prose)) is not None:
            yield start, end, Territory(
                codes=(home,), excepted=(), start=match.start() - start, end=match.end() - start
            )
    whole = read_territory(prose.text[start:end])
    if whole is not None and "worldwide" in whole.codes:
        yield start, end, whole
    adverb = read_territory(prose.text[start:end], in_one_run=True)
    if adverb is not None and set(adverb.codes) == {"CN"} and "全国" in prose.text[start:end]:
        yield start, end, adverb


def _home(prose: Prose) -> str | None:
    """Return the country that "at home" (国内) means: that of the letter's script, or None."""
    return {"ja": "JP", "zh": "CN"}.get(prose.language)


def _is_near(prose: Prose, position: int, territory: Territory, within: int = NEAR) -> bool:
    form = _NEXT_WORDS.match(prose.text, position + territory.end)
    if form and has_legal_form(f"X {form[0].strip()}"):
        return False  # the rest of a company's name
    between = re.sub("[:：]", " ", prose.folded[position : position + territory.start])
    return territory.start <= within and _SMALL.match(between) is not None


@cache
def _openers() -> re.Pattern[str]:
    words = sorted(letter_words().territory_openers, key=len, reverse=True)
    latin = "|".join(re.escape(word.strip()) for word in words if word.isascii())
    wide = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"(?<![a-z])(?:{latin}) |{wide}")
