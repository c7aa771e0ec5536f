"""Brands in a letter's prose: every name is weighed by the words around it.

In: the prose, where the grant begins, the parties' names, the brands that the registry knows. Out:
spans of names with the weight of all that speaks for them. Platforms, countries, titles and the
words of labels are no brands; a party's name is one only beside a word for a brand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.letter.brand_filters import is_no_brand
from proofcheck.extraction.letter.brand_stems import BESIDE, OWN, own_name_brands
from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.companies import companies
from proofcheck.extraction.letter.legal_forms import has_legal_form
from proofcheck.extraction.letter.names import is_place, name_key
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.quoted_brands import BRACKET, IS_NUMBERED, MORE, quoted_brands
from proofcheck.extraction.letter.signs import has_sign, sign_pattern
from proofcheck.extraction.letter.words import pattern_of
from proofcheck.extraction.phrases import find_phrases, fold_plain

Span = tuple[int, int]

MOST = 200
"""Anchors that are looked at; a letter has a dozen."""

MARK, NUMBERED, BEHIND_GOODS, TRADED, KNOWN = 3.0, 2.5, 2.0, 1.2, 3.0
"""What each kind of place weighs: beside a word for a brand, before a registration number, beside
goods, behind a verb of trade; and that the registry knows the name."""

OWN_NAME = frozenset((OWN, BESIDE))
"""Weights of the grantor's own name, which needs to stand at goods or in capitals."""

LEAST, LEAST_SHARE = 1.2, 0.34
"""A brand has at least so much weight, and at least this share of the weightiest one's."""

MOST_LISTED = 8
"""Names of one list that are read."""

_BLANK = re.compile(r"\s{0,2}")
_LOWER = "a-zß-öø-ÿ" + "".join(ch for ch in map(chr, range(0x100, 0x180)) if ch.islower())
_WORD = (
    rf"(?:[^\W\d_{_LOWER}\u3041-\u9fff][^\W_\u3041-\u9fff]*|[a-z]-?[A-Z][^\W_\u3041-\u9fff]*"
    r"|\d{1,4}[A-Za-z]{0,4}(?![\w.,/-]))"
)
_JOINED = rf"(?:['’.!+-]{_WORD}|['’]s?|[!+®™])"
_BEHIND = r"(?: (?:& ?|of |de |di |la |the |du )?|& ?)"
_BEGIN = r"(?<![0-9A-Za-zÀ-ž])"
_PART, _SHORT = rf"{_WORD}{_JOINED}*", rf"{_WORD}{_JOINED}{{0,8}}"
_LATIN = re.compile(rf"{_BEGIN}(?:{_PART})(?:{_BEHIND}{_PART}){{0,3}}")
_JOINT = re.compile(r"\s?(?:,|、|/|\band\b|\bet\b|\bund\b|\be\b|\by\b|\ben\b|&)\s?$")
_OF = re.compile(
    r"(?: [a-z]{2,14}){0,2}? (?:of|for|de|di|fur|von|van|do|da)(?: (?:the|la|le|der|die|het|il))? "
)
_DAY = re.compile(r"\d\s{1,2}$")
_WIDE_BRAND = re.compile(
    r"(?:销售|经销|代理|拥有|持有|我公司|我司|本公司|旗下|自有|作为|使用|授权|为){1,4}(?P<name>[\u4e00-\u9fff]{2,5}?)(?:[(（][^()（）\n]{2,40}[)）])?(?:牌|品牌|系列)"
)
_TWO_SCRIPTS = re.compile(
    rf"{_BEGIN}{_SHORT}(?:{_BEHIND}{_SHORT}){{0,3}}"
    r"\s?(?P<wide>(?:(?!品牌|牌|商标|商標)[\u4e00-\u9fff]){2,5})"
    r"(?=品牌|牌(?!子)|商标|商標)"
)
_NO_SECOND = re.compile(
    r"[的之及和与等该本其为是由系在国]|注册|自有|旗下|系列|公司|产品|商品|图形|文字|中文|英文|正品|授权"
)
_NO_WIDE = re.compile(r"[该本其各上述此等的]|授权|注册|自有|公司|产品|商品|我|使用|所有|在|一")
_FOR = re.compile(
    r"\b(?:for|of|sells?|selling|lists?|listing|carries|offers?|our|genuine) (?=[A-Z])"
)
_GOODS = re.compile(
    r"[”\"®™]{0,2} (?!(?:and|or|in|on|at|to|by|is|has|who|as|the|from|with)\b)[a-z]{3,}"
)
_MAKERS = re.compile(
    r"\b(?:manufactur|produc|maker|owner|proprietor|fabrican|produttor|proprietar|titular|hersteller|inhaber|fabrikant|houder)[a-z]{0,8}\b|制造|生产|所有"
)


_OFFICE_LEAD = re.compile(
    r"(?:Benelux|EUIPO|WIPO|DPMA|INPI|BOIP|UIBM|OEPM|UPRP|CNIPA) (?=[^\W\d_])"
)
"""The register before a mark's name (la marque Benelux X)."""


class Weighed(Struct, frozen=True, kw_only=True):
    """A name with its place and the weight of all that speaks for it."""

    span: Span
    weight: float


def weigh_brands(
    prose: Prose, grant: int | None, parties: tuple[str, ...], known: tuple[str, ...]
) -> tuple[Weighed, ...]:
    """Return the brands of the prose in the order printed; none where nothing speaks for one."""
    spans: dict[str, Span] = {}
    weights: dict[str, float] = defaultdict(float)
    kinds: dict[str, set[float]] = defaultdict(set)
    taken = tuple(_places_of(prose, parties))
    registered = tuple(_known_in(prose, known))
    for span, weight in (*_candidates(prose), *own_name_brands(prose, parties)):
        is_own = weight in OWN_NAME
        is_new = name_key(prose.text[slice(*span)]) not in weights
        if (
            is_own
            and is_new
            and (_is_settled(weights) or ((weights or registered) and _is_alone(prose, span)))
        ):
            continue
        if any(start <= span[0] < end or start < span[1] <= end for start, end in taken):
            continue
        key = name_key(prose.text[slice(*span)])
        others = parties if weight < NUMBERED else ()
        if key and not is_no_brand(prose, span, others[1:] if is_own else others):
            spans.setdefault(key, span)
            weights[key] += weight if weight not in kinds[key] else weight / 4
            kinds[key].add(weight)
    for span in registered:
        key = name_key(prose.text[slice(*span)])
        spans.setdefault(key, span)
        weights[key] += KNOWN
    if not weights:
        return tuple(_beside_makers(prose, parties))[:1]
    least = max(LEAST, LEAST_SHARE * max(weights.values()))
    whole = [k for k in weights if weights[k] >= least]
    kept = [k for k in whole if not any(_is_half(k, other) for other in whole)]
    kept = [k for k in kept if not _is_with_place(prose, spans[k], kept)]
    kept = [k for k in kept if not _is_short_name(prose, spans[k])] or kept
    found = (Weighed(span=spans[k], weight=weights[k]) for k in kept)
    return tuple(sorted(found, key=lambda brand: brand.span))


def _is_half(key: str, other: str) -> bool:
    """Whether another name says this one in the other script beside it (KITAYAMA 北山)."""
    if key == other or (not other.startswith(key) and not other.endswith(key)):
        return False
    rest = other.removeprefix(key) if other.startswith(key) else other.removesuffix(key)
    if key.isascii():
        return other.startswith(key) and not any(map(str.isascii, rest))
    return not any(map(str.isascii, key)) and rest.isascii()


def _is_short_name(prose: Prose, span: Span) -> bool:
    """Whether a name is what a company is called in the rest of the letter (以下简称“X”)."""
    name = re.escape(prose.folded[slice(*span)])
    defined = re.compile(rf"(?:简称|下称|以下|称为|统称)(?:为)?\s?[“「『\"]{name}[”」』\"]")
    return defined.search(prose.folded) is not None


def _is_with_place(prose: Prose, span: Span, names: list[str]) -> bool:
    """Whether a name is another one with a country behind it: the firm's (TurboMix Polska)."""
    lead, _, last = prose.text[slice(*span)].rpartition(" ")
    return bool(lead) and is_place(last) and name_key(lead) in names


def _is_alone(prose: Prose, span: Span) -> bool:
    """Whether a name fills its cell: the grantor's sign at the head, or in the ring of a stamp."""
    return any((cell.start, cell.end) == span for cell in prose.cells)


def _is_settled(weights: dict[str, float]) -> bool:
    """Whether a name beside a word for a brand was found, so that the own name need not be one."""
    return max(weights.values(), default=0.0) >= NUMBERED


def _places_of(prose: Prose, parties: tuple[str, ...]) -> Iterator[Span]:
    """Yield where the parties' names stand: no brand is cut out of "Maple Ridge Brands Ltd"."""
    for party in parties:
        if has_legal_form(party):
            pattern = re.compile(r"\s{0,2}".join(map(re.escape, party.split())), re.IGNORECASE)
            yield from (match.span() for match in islice(pattern.finditer(prose.text), MOST))


def _beside_makers(prose: Prose, parties: tuple[str, ...]) -> Iterator[Weighed]:
    """Yield names in a sentence that says who makes or owns the goods (makers of tents KESTREL)."""
    taken = tuple(_places_of(prose, parties))
    for maker in islice(_MAKERS.finditer(prose.folded), MOST):
        _, end = prose.sentence(maker.start())
        for match in _LATIN.finditer(prose.text, maker.end(), min(end, maker.end() + 90)):
            is_taken = any(a < match.end() and match.start() < b for a, b in taken)
            span = None if is_taken else _without_followers(prose, match.span())
            if span is not None and not is_no_brand(prose, span, parties):
                yield Weighed(span=span, weight=LEAST)


def _candidates(prose: Prose) -> Iterator[tuple[Span, float]]:
    yield from quoted_brands(prose)
    firms = tuple(companies(prose))
    for _, start, end in find_phrases(pattern_of("mark_words"), prose.plain, most=MOST):
        if any(first < start and end <= last for first, last in firms):
            continue  # Husdra Brands, LLC
        if _DAY.search(prose.plain, max(0, start - 4), start):
            continue  # 5 marca: a day in March
        if _is_first_name(prose, start, end):
            continue
        yield from _listed(prose, _skip(prose, end, "mark_fillers"), MARK)
        yield from ((span, MARK) for span in _listed_before(prose, start))
    for match in islice(clause_pattern("mark_leads").finditer(prose.folded), MOST):
        yield from _listed(prose, _skip(prose, match.end(), "mark_fillers"), MARK)
    for _, start, end in find_phrases(pattern_of("goods_words"), prose.plain, most=MOST):
        span = _before(prose, start)
        if span is not None:
            yield span, BEHIND_GOODS
        behind = _skip(prose, end, "goods_fillers")
        yield from _listed(prose, behind, BEHIND_GOODS)
    for _, _, end in find_phrases(pattern_of("trade_leads"), prose.plain, most=MOST):
        yield from _listed(prose, _skip(prose, end, "goods_fillers"), TRADED)
    for match in islice(sign_pattern("roles").finditer(prose.plain), MOST):
        is_place = match[0].startswith(("punto", "point", "ponto", "verkoop", "outlet"))
        of = None if is_place else _OF.match(prose.plain, match.end())
        yield from _listed(prose, of.end(), TRADED) if of else ()
    yield from _beside_for(prose)
    yield from ((span, MARK) for span in _in_two_scripts(prose))
    for match in islice(_WIDE_BRAND.finditer(prose.text), MOST):
        if not _NO_WIDE.search(match["name"]):
            yield match.span("name"), BEHIND_GOODS


def _is_first_name(prose: Prose, start: int, end: int) -> bool:
    """Whether "Marka" is a man's name: Polish writes the word for a brand small within a clause."""
    is_within = start > 0 and prose.text[start - 1] == " " and prose.text[start:end] == "Marka"
    is_within = is_within and all(start != begin for begin, _ in (*prose.lines, *prose.sentences))
    return is_within and prose.language_at(start) == "pl"


def _in_two_scripts(prose: Prose) -> Iterator[Span]:
    """Yield names of which a Chinese half follows the Latin one (KITAYAMA 北山品牌)."""
    for match in islice(_TWO_SCRIPTS.finditer(prose.text), MOST):
        if not _NO_SECOND.search(match["wide"]):
            yield match.span()


def _beside_for(prose: Prose) -> Iterator[tuple[Span, float]]:
    """Yield names behind "for" with goods behind them (approved for Copperfield cookware)."""
    for match in islice(_FOR.finditer(prose.text), MOST):
        first, last = prose.sentence(match.start())
        name = _LATIN.match(prose.text, match.end())
        is_said = has_sign("acts", prose.folded, first, last) or has_sign(
            "trades", prose.folded, first, last
        )
        if name is None or not is_said:
            continue
        span = _without_followers(prose, name.span())
        if span is not None and _GOODS.match(prose.text, span[1]):
            yield span, TRADED


def _listed(prose: Prose, position: int, weight: float) -> Iterator[tuple[Span, float]]:
    """Yield the name at a position, and those that "and" adds to it, with commas before."""
    names: list[list[tuple[Span, float]]] = []
    joints: list[str] = []
    while len(names) < MOST_LISTED:
        blank = _BLANK.match(prose.text, position)
        start = blank.end() if blank else position
        match = _LATIN.match(prose.text, start)
        span = _without_followers(prose, match.span()) if match else None
        if match is None or span is None:
            break
        bracket = BRACKET.match(prose.text, span[1])
        is_numbered = bracket is not None and IS_NUMBERED.search(bracket[1])
        names.append([(span, weight), *([(span, NUMBERED)] if is_numbered else [])])
        more = MORE.match(prose.text, span[1])
        if more is None or span[1] < match.end():
            break
        joints.append(more[0])
        position = more.end()
    last = max((i for i, joint in enumerate(joints) if "," not in joint), default=-1)
    for name in names[: max(1, last + 2)]:
        yield from name


def _listed_before(prose: Prose, position: int) -> Iterator[Span]:
    """Yield the name right before a position, and those before it in its list (A and B brand)."""
    for _ in range(6):
        span = _before(prose, position)
        if span is None:
            return
        yield span
        joint = _JOINT.search(prose.text, max(0, span[0] - 8), span[0])
        if joint is None:
            return
        position = joint.start()


def _before(prose: Prose, position: int) -> Span | None:
    """Return the name in Latin letters that ends right before a position."""
    start = max(prose.sentence(max(0, position - 1))[0], position - 60)
    for match in reversed(list(_LATIN.finditer(prose.text, start, position))):
        between = prose.text[match.end() : position]
        if between.strip("®™ -") or len(between) > 2:
            return None
        return _without_followers(prose, match.span())
    return None


def _without_followers(prose: Prose, span: Span) -> Span | None:
    """Cut words for brands and goods off both ends of a capitalised name."""
    start, end = span
    office = _OFFICE_LEAD.match(prose.text, start, end)
    start = office.end() if office else start
    for name in ("mark_words", "goods_words"):
        for _, first, last in find_phrases(pattern_of(name), prose.plain[start:end]):
            if first == 0:
                return None if last >= end - start else _trim(prose, start + last, end)
            end = start + first
            break
    return _trim(prose, start, end)


def _trim(prose: Prose, start: int, end: int) -> Span | None:
    while start < end and prose.text[start] in " -–'’.,&":
        start += 1
    while end > start and prose.text[end - 1] in " -–'’.,&®™":
        end -= 1
    return (start, end) if end > start else None


def _skip(prose: Prose, position: int, words: str) -> int:
    for _ in range(4):
        blank = re.compile(r"\s{0,2}").match(prose.text, position)
        start = blank.end() if blank else position
        filler = pattern_of(words).match(prose.plain, start)
        if filler is None or prose.text[start].isupper():
            break
        position = filler.end()
    return position


def _known_in(prose: Prose, known: tuple[str, ...]) -> Iterator[Span]:
    """Yield the first place of each known brand that stands in the text as a word."""
    for name in known:
        folded = fold_plain(name)
        if len(folded) < 3 or folded not in prose.folded:
            continue
        start = prose.folded.find(folded)
        if (
            prose.text[max(0, start - 1) : start] == "-"
            and start > 1
            and prose.text[start - 2].isalpha()
        ):
            continue  # a street: Robert-Koch-Straße
        before, after = prose.folded[start - 1 : start], prose.folded[start + len(folded) :][:1]
        if not folded.isascii() or not (before.isalnum() or after.isalnum()):
            yield start, start + len(folded)
