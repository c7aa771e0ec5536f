"""The countries of a letter, weighed by what stands around them.

In: the prose. Out: runs of countries that are likely its territory, with their weights. Each run
that the prose names anywhere is a candidate; the nearest word before it tells whether goods are
sold there or whether it is named for something else: a seat, a court, the origin of goods, a fair
(`letter_places.yaml`). Nothing of the wording is settled here, so it speaks where no rule does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.country_parts import read_parts
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.reach.other_places import (
    CAPITALISED,
    is_address,
    is_in_title,
)
from proofcheck.extraction.letter.reach.place_words import place_pattern
from proofcheck.extraction.letter.text.clauses import permit_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign, sign_pattern
from proofcheck.extraction.letter.text.words import letter_words, pattern_of
from proofcheck.extraction.place_names import exception_pattern
from proofcheck.extraction.territories import Territory, read_territory

MOST = 40
"""Runs of countries that are weighed."""

BEFORE, BEHIND = 90, 44
"""Words that tell what a country is named for stand within so many characters around it."""

LEAST, LEAST_WIDE = 1.0, 1.5
"""What a run must weigh to be a territory: a country that nothing speaks against weighs as much.
Between Han characters, where names have no capitals, something must speak for it.
"""

WHOLE = 3
"""Countries that fill a third of their sentence are what it is about."""

ONE_NAME = 8
"""More characters than that name several countries, not one region of them."""

CODE = 2
"""Characters of a lone code (AZ), which a seal's or a word's letters may be as well."""

EXCEPTED = -5.0
"""What a country weighs that is left out."""

_NOT_BEHIND = re.compile(r"\s?(?:nicht|not|no|non|nao|niet|nie|pas)\b(?!\s?(?:only|nur|solo|so))")
"""Right behind a country this leaves it out (Espanha não; schliesst San Marino nicht ein)."""

_OF_MARK = framed(
    r"\b{of_mark} (?:of|de|del|der|da|della|van)(?: (?:the|la|de))?(?: l ?)?['’]?\s?$"
)
"""A trade mark of the European Union, and the like: where it is registered."""

CLOSE = 40
"""Words right before a place stand within so many characters."""

_SITE = re.compile(r"@|www\.|https?:")
_CONTACT = re.compile(r"\btel\b|\bfax\b|\+\d{2}|\bvat\b|\bust\b|\bp\.? ?iva\b")
_POSTCODE = re.compile(
    r"(?<![\d/.-])\d{4,6} [A-ZÀ-Ż][\w-]+[^.;:]{0,30}$|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b"
    r"|\b[A-Z]{2} \d{5}(?:-\d{4})?, ?$"
)
_BEHIND_TOWN = re.compile(r"[A-ZÀ-Ż][\w’'-]{2,}, ?\(?$")
_IN_NAME = re.compile(
    r"(?:银行|海关|法院|商会|大使馆|[\u4e00-\u9fff]{2,14}(?:有限|公司|工厂|法院|银行|仲裁))"
    r"|[\u30a1-\u9fff]{0,8}(?:株式会社|支社|支店|银行)"
    r"|[\u4e00-\u9fff]{0,4}(?:品牌|ブランド|商标)\s?[A-Z“「『]|[\u4e00-\u9fff]{0,2}(?:原装|进口|制造商|生产商|厂商)"
)
"""A country's name goes on with these as the name of a firm, a bank or a court."""

_FORM_BEHIND = re.compile(r"[ ,]{1,2}[A-Z(][\w.()]{0,11}(?: [A-Z][\w.]{0,9})?")


def weighed_territories(prose: Prose) -> list[tuple[float, tuple[int, int, Territory]]]:
    """Return the runs of countries that weigh enough, with their weights; else those of regions."""
    for runs in (_runs(prose), _runs(prose, are_parts=True)):
        weighed = [(weigh(prose, *run), run) for run in runs]
        least = LEAST_WIDE if prose.language in ("zh", "ja") else LEAST
        kept = [(weight, run) for weight, run in weighed if weight >= least]
        if kept:
            return kept
    return []


def weigh(prose: Prose, start: int, end: int, territory: Territory) -> float:
    """Weigh how likely a run of countries that begins at a position is a letter's territory."""
    first, last = start + territory.start, start + territory.end
    sentence = prose.sentence(first)
    name = prose.text[first:last].strip()
    is_code = len(name) == CODE and name.isupper() and _lead(prose, sentence[0], first) is None
    if not territory.codes or is_code or _is_no_place(prose, first, last):
        return 0.0
    if "EU" in territory.codes and _OF_MARK.search(prose.folded, max(0, first - CLOSE), first):
        return 0.0
    if _is_excepted(prose, max(sentence[0], first - 30), first):
        return EXCEPTED
    before = _nearest(prose, max(sentence[0], first - BEFORE), first)
    behind = _nearest(prose, last, min(sentence[1], last + BEHIND), is_first=True)
    lead = _lead(prose, sentence[0], first)
    is_given = has_sign("acts", prose.folded, *sentence)
    is_given = is_given or permit_pattern().search(prose.folded, *sentence) is not None
    near = max(sentence[0], first - 24), min(sentence[1], last + 16)
    return (
        1.0
        + 2.0 * before
        + (0.5 if behind > 0 else 1.0) * behind
        + (2.0 if lead == "sale" else 1.0 if lead else 0.0)
        + (1.0 if is_given else 0.0)
        + (1.0 if pattern_of("territory_words").search(prose.folded, *near) else 0.0)
        + (0.5 * min(len(territory.codes) - 1, 3) if last - first > ONE_NAME else 0.0)
        + (1.0 if (last - first) * WHOLE >= sentence[1] - sentence[0] else 0.0)
        + (3.0 if _is_asked(prose, sentence[0]) else 0.0)
        - (3.0 if _NOT_BEHIND.match(prose.folded, last) else 0.0)
        - (2.0 if _BEHIND_TOWN.search(prose.text, max(0, first - 30), first) else 0.0)
    )


def _is_asked(prose: Prose, start: int) -> bool:
    """Whether the question before a sentence asks for countries (Für welche Länder?)."""
    mark = prose.text.rfind("?", 0, start)
    if mark < 0 or prose.text[mark + 1 : start].strip(" –—-\n"):
        return False
    words = pattern_of("territory_words").search(prose.folded, max(0, mark - BEFORE), mark)
    return words is not None


def _is_excepted(prose: Prose, start: int, first: int) -> bool:
    """Whether a word for an exception stands before a country, and nothing ends what it excepts."""
    found = list(exception_pattern().finditer(prose.folded, start, first))
    return bool(found) and not any(
        ch in ",.;:)），。" for ch in prose.text[found[-1].end() : first]
    )


def _lead(prose: Prose, start: int, first: int) -> str | None:
    """Return what leads right up to a country: `sale` for "only in", 销往 and their like."""
    if place_pattern("leads").search(prose.folded, max(start, first - 14), first):
        return "sale"
    found = _openers().search(prose.folded, max(start - 1, first - 24), first)
    return found and "place"


def _runs(prose: Prose, *, are_parts: bool = False) -> Iterator[tuple[int, int, Territory]]:
    """Yield the runs of countries in every sentence, or those of regions of a country."""
    found = 0
    for start, end in prose.sentences:
        position = start
        while position < end and found < MOST:
            text = prose.text[position:end]
            territory = read_parts(text) if are_parts else read_territory(text, in_one_run=True)
            if territory is None:
                break
            yield position, end, territory
            found += 1
            position += territory.end


def _is_no_place(prose: Prose, start: int, end: int) -> bool:
    """Whether a country is part of a name, an address, a title or a line of contact data."""
    line = next(((a, b) for a, b in prose.lines if a <= start < b), (start, end))
    form = _FORM_BEHIND.match(prose.text, end)
    if form is not None and has_legal_form(f"X {form[0].strip()}"):
        return True
    is_contact = _CONTACT.search(prose.folded, *line) is not None
    has_site = _SITE.search(prose.folded, *line) is not None
    is_contact = is_contact or (has_site and not _is_sale(prose, start))
    if is_contact or _POSTCODE.search(prose.text, line[0], start):
        return True
    if is_address(prose, start) or is_in_title(prose, start):
        return True
    if _IN_NAME.match(prose.folded, end):
        return True
    named = CAPITALISED.search(prose.text, line[0], start)
    if named is None or prose.language_at(start) == "de":
        return False
    return not is_platform(named[0].strip())  # Amazon India


def _is_sale(prose: Prose, position: int) -> bool:
    """Whether a sentence of several words speaks of the grant, so that its site is a shop."""
    sentence = prose.sentence(position)
    return permit_pattern().search(prose.folded, *sentence) is not None or any(
        has_sign(name, prose.folded, *sentence) for name in ("acts", "trades")
    )


def _nearest(prose: Prose, start: int, end: int, *, is_first: bool = False) -> int:
    """Tell what the word nearest to a country says: 1 sold there, -1 something else, 0 nothing."""
    hits = [
        (match.start(), 1) for match in sign_pattern("trades").finditer(prose.folded, start, end)
    ]
    hits += [
        (match.start(), 1) for match in sign_pattern("acts").finditer(prose.folded, start, end)
    ]
    hits += [
        (match.start(), 1) for match in place_pattern("sale").finditer(prose.folded, start, end)
    ]
    hits += [
        (match.start(), -1) for match in place_pattern("other").finditer(prose.folded, start, end)
    ]
    if not hits:
        return 0
    return (min if is_first else max)(hits)[1]


@cache
def _openers() -> re.Pattern[str]:
    """Return the pattern of a preposition that leads up to a place, with its article."""
    words = sorted(letter_words().territory_openers, key=len, reverse=True)
    latin = "|".join(re.escape(word.strip()) for word in words if word.isascii())
    return re.compile(rf"(?<![a-z])(?:{latin}) (?:[a-z]{{1,7}} ){{0,3}}$|[在于全]$")
