"""Where a letter lets the brand be sold.

In: the prose, its labelled values, where the grant begins. Out: ISO codes, `EU` or `worldwide`, and
the countries that a group leaves out ("worldwide except Japan"). A territory of which no list of
countries is settled (EMEA, "worldwide except our own markets") is missing, with its wording.
"""

from __future__ import annotations

import re

from msgspec import Struct

from proofcheck.extraction.country import tell_country
from proofcheck.extraction.country_parts import read_parts
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.finding import Labelled, rights_column
from proofcheck.extraction.letter.labels.store_tables import store_tables
from proofcheck.extraction.letter.parties.passing import is_link_above
from proofcheck.extraction.letter.reach.country_grids import country_grid
from proofcheck.extraction.letter.reach.place_words import place_pattern
from proofcheck.extraction.letter.reach.said_territories import said_territories
from proofcheck.extraction.letter.reach.weighed_places import weigh, weighed_territories
from proofcheck.extraction.letter.text.absent import absent, unclear
from proofcheck.extraction.letter.text.clauses import is_clause
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.tick_boxes import BOX
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.place_names import exception_pattern
from proofcheck.extraction.territories import Territory, national_span, read_territory
from proofcheck.model.fields import Field, Maybe

OWN_COUNTRY = 0.8
"""Confidence that "the national territory" is the country that the paper's issuer is told from."""

SAID, WEIGHED = 0.85, 0.58
"""Confidence of countries that a wording leads to, and of those that only weigh enough."""

LEAST_SAID = 2.2
"""What a place behind a wording must weigh with it: one named for something else weighs less."""

SAID_FIRST, SAID_STEP = 2.0, 0.5
"""What a wording adds to the weight of a place, and what it adds less the later it stands."""

SPEAKERS = 2.5
"""What a place loses that bounds the speaker's own right."""

Hit = tuple[int, int, Territory]

_APPOINTED_US = framed(r"{appointed_us}")
_COUNTRY = framed(r"{country_labels}")
_YOU = framed(r"\b{ours_and_yours}\b")
_ANY_SCOPE = re.compile(r"(?<![区地]域)(?<!地区)(?<!国家)范围")


class Reach(Struct, frozen=True, kw_only=True):
    """The territories, and the countries that a group of them leaves out."""

    territories: Maybe[tuple[str, ...]]
    excepted: tuple[str, ...] = ()


def read_reach(prose: Prose, labelled: tuple[Labelled, ...], grant: int | None) -> Reach:
    """Read the territory: from its label, else from the sentences that speak of one."""
    listed = rights_column(labelled, "territories")
    codes = [read_territory(_without_boxes(prose, value, value.end)) for value in listed]
    if told := tuple(dict.fromkeys(code for one in codes if one for code in one.codes)):
        return Reach(territories=prose.field(told, listed[0].start, listed[-1].end, 0.95))
    if sites := [hit for table in store_tables(prose) for hit in table.countries]:
        told = tuple(dict.fromkeys(code for code, _ in sites))
        first, last = min(cell.start for _, cell in sites), max(cell.end for _, cell in sites)
        return Reach(territories=prose.field(told, first, last, SAID))
    if (grid := country_grid(prose)) is not None:
        return Reach(territories=prose.field(grid.codes, grid.start, grid.end, 0.85))
    values = [value for value in labelled if value.field == "territories"]
    values.sort(key=lambda value: _asks_country(prose, value))
    vague = None
    for value in values:
        end = _end_of_statement(prose, value)
        territory = read_territory(_without_boxes(prose, value, end))
        if territory is not None:
            return _reach_of(prose, value.start, end, territory, 0.95)
        is_any = _ANY_SCOPE.search(prose.folded, *value.label)  # of the right, whatever it is
        if not (is_any or _is_running(prose, value)):
            vague = vague or value
    if vague is not None:
        return Reach(territories=_by_region(prose, vague))
    found = _likeliest(prose, grant or 0)
    if found is not None and found[2].codes:
        return _reach_of(prose, *found)
    if (home := _own_country(prose, labelled)) is not None:
        return Reach(territories=home)
    return _reach_of(prose, *found) if found else Reach(territories=absent(prose, "territory"))


def _asks_country(prose: Prose, value: Labelled) -> bool:
    """Whether a label asks for a country only, which may be that of an address."""
    return _COUNTRY.fullmatch(prose.plain[slice(*value.label)].strip(" .:：")) is not None


def _likeliest(prose: Prose, grant: int) -> tuple[int, int, Territory, float] | None:
    """Return the place that weighs most of those that wordings lead to and of all others."""
    said = list(said_territories(prose, grant))
    weighed = [
        (weigh(prose, *hit) + _wording_bonus(prose, hit, index), hit, SAID)
        for index, hit in enumerate(said)
    ]
    weighed = [one for one in weighed if one[0] >= LEAST_SAID or not one[1][2].codes]
    weighed += [(weight, hit, WEIGHED) for weight, hit in weighed_territories(prose)]
    if not weighed:
        return None
    weighed = [(w - _told_of_speaker(prose, hit, grant, weighed), hit, c) for w, hit, c in weighed]
    _, hit, confidence = max(weighed, key=lambda one: one[0])
    return *hit, confidence


def _told_of_speaker(
    prose: Prose, hit: Hit, grant: int, weighed: list[tuple[float, Hit, float]]
) -> float:
    """Return what a place loses that bounds the speaker's own right, where the grant has its own.

    The speaker's stands before the grant, or in a sentence on who appointed it.
    """
    place = hit[0] + hit[2].start
    sentence = prose.sentence(place)
    told = max(weight for weight, other, _ in weighed if other is hit)
    others = [
        prose.sentence(other[0])
        for weight, other, _ in weighed
        if weight >= min(told - SPEAKERS, LEAST_SAID) and other[2].codes
        if other[0] + other[2].start > max(place, grant)
    ]
    others = [other for other in others if other != sentence]
    is_own = place < grant or _APPOINTED_US.search(prose.folded, *sentence) is not None
    is_own = is_own or (
        _YOU.search(prose.folded, *sentence) is None
        and any(_YOU.search(prose.folded, *other) for other in others)
    )
    return SPEAKERS if others and is_own else 0.0


def _wording_bonus(prose: Prose, hit: tuple[int, int, Territory], index: int) -> float:
    """Return what it adds that a wording leads to a place: less for later ones."""
    bonus = SAID_FIRST - SAID_STEP * min(index, 4)
    if is_link_above(prose, hit[0]):
        bonus -= 4.0
    return bonus - (2.0 if _is_in_heading(prose, hit[0] + hit[2].start) else 0.0)


def _is_running(prose: Prose, value: Labelled) -> bool:
    """Whether a label is but a word at the beginning of a line, within a sentence of prose."""
    start, _ = prose.sentence(value.label[0])
    before = prose.text[start : value.label[0]].rstrip()
    return before[-1:].isalpha() and prose.text[value.label[0] : value.start + 1].islower()


def _without_boxes(prose: Prose, value: Labelled, end: int) -> str:
    """Return a labelled value up to `end` with commas for the ticked boxes of its list."""
    return BOX.sub(",", prose.text[value.start : end]).strip(" ,")


def _end_of_statement(prose: Prose, value: Labelled) -> int:
    """Return where the sentences of a value end that lead to its places.

    A further sentence that says nothing of selling there speaks of other places.
    """
    if not is_clause(prose, value.start, value.end):
        return value.end
    is_told = False
    for start, end in prose.sentences:
        if end <= value.start or start >= value.end:
            continue
        first, last = max(start, value.start), min(end, value.end)
        is_said = place_pattern("sale").search(prose.folded, first, last) is not None
        is_said = is_said or has_sign("trades", prose.folded, first, last)
        words = pattern_of("territory_words").search(prose.folded, first, last)
        is_said = is_said or words is not None
        if is_told and not (is_said or has_sign("acts", prose.folded, first, last)):
            return first
        is_told = is_told or read_territory(prose.text[first:last]) is not None
    return value.end


def _by_region(prose: Prose, value: Labelled) -> Maybe[tuple[str, ...]]:
    """Read a labelled value that names no country: the whole of one, or regions of some."""
    if (home := _own_country(prose, (value,))) is not None:
        return home
    parts = read_parts(prose.text[value.start : value.end], is_label=True)
    if parts is not None:
        return prose.field(parts.codes, value.start, value.end, WEIGHED)
    return unclear(prose, value.start, value.end, "territory")


def _is_in_heading(prose: Prose, position: int) -> bool:
    """Whether a line in capitals, within a text in small letters, begins with a place's line."""
    start, end = next(
        ((a, b) for a, b in prose.lines if a <= position < b), (position, position + 1)
    )
    words = prose.text[start:end].split()
    shouted = [word for word in words[:3] if word.isupper() and len(word) > 1]
    return len(shouted) >= min(3, len(words)) and any(map(str.islower, prose.text))


def _own_country(prose: Prose, labelled: tuple[Labelled, ...]) -> Field[tuple[str, ...]] | None:
    """Read "the whole national territory" as the country in which the letter is issued."""
    spans = [(v.start, v.end) for v in labelled if v.field == "territories"]
    for start, end in (*spans, *prose.sentences):
        found = national_span(prose.folded, start, end)
        if found is not None and not exception_pattern().search(prose.folded, start, end):
            country = tell_country(prose.pages)
            return prose.field((country,), *found, OWN_COUNTRY) if country else None
    return None


def _reach_of(prose: Prose, start: int, end: int, territory: Territory, confidence: float) -> Reach:
    is_group = not {"EU", "worldwide"}.isdisjoint(territory.codes)
    is_open = is_group and territory.is_excepting and not territory.excepted
    if is_open or not territory.codes:
        what = "territory without its exceptions"
        return Reach(territories=unclear(prose, start, end, what))
    if territory.vague:
        return Reach(territories=unclear(prose, start, end, "list of countries"))
    first, last = start + territory.start, start + territory.end
    field = prose.field(territory.codes, first, last, confidence)
    return Reach(territories=field, excepted=territory.excepted if is_group else ())
