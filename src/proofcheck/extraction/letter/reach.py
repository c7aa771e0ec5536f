"""Where a letter lets the brand be sold: territories and channels.

In: the prose, its labelled values, where the grant begins. Out: ISO codes, `EU` or `worldwide`;
channels under one spelling each (`comparing.channels`). A territory with an exception that the
codes can't express ("worldwide except …") is not read as the whole: it is missing, with reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.comparing.channels import OFFLINE, ONLINE, canonical_channel, is_platform
from proofcheck.extraction.letter.absent import absent, unclear
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.lists import list_items
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import letter_words, pattern_of
from proofcheck.extraction.phrases import find_phrases
from proofcheck.extraction.territories import Territory, exception_pattern, read_territory
from proofcheck.model.fields import Maybe

MOST = 60
"""Words about territory that are looked at."""

MAX_CHANNEL = 60
"""A longer item of a list of channels is no channel's name."""

MAX_TERRITORY = 160
"""Countries behind "in" are read over so many characters."""

NEAR = 14
"""A country follows "in" within so many characters ("in the territory of" is a label word)."""

_STORE = re.compile(r"(?:store|shop|店铺|旗舰店|专营店|专卖店)", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-z][\w.'-]*")
_WIDE_RUN = re.compile(r"[\u4e00-\u9fff]{2,40}")


def read_territories(
    prose: Prose, labelled: tuple[Labelled, ...], grant: int | None
) -> Maybe[tuple[str, ...]]:
    """Read the territory: from its label, else from the sentences that speak of one."""
    for value in labelled:
        if value.field == "territories":
            territory = read_territory(prose.text[value.start : value.end])
            if territory is None:
                return unclear(prose, value.start, value.end, "territory")
            return _territory_field(prose, value.start, value.end, territory, 0.95)
    for start, end, territory in _in_prose(prose, grant or 0):
        return _territory_field(prose, start, end, territory, 0.8)
    return absent(prose, "territory")


def read_channels(
    prose: Prose, labelled: tuple[Labelled, ...], grant: int | None
) -> Maybe[tuple[str, ...]]:
    """Read the sales channels: from their label, else from sentences that name platforms."""
    for value in labelled:
        if value.field == "channels":
            end = _before_exception(prose, value.start, value.end)
            channels = tuple(_channels_of(prose, value.start, end))
            if channels:
                return prose.field(tuple(dict.fromkeys(channels)), value.start, end, 0.93)
            return unclear(prose, value.start, value.end, "sales channel")
    for start, end in prose.sentences:
        if end <= (grant or 0) or not pattern_of("channel_words").search(prose.folded, start, end):
            continue
        end = _before_exception(prose, max(start, grant or 0), end)
        named = tuple(dict.fromkeys(_named_in(prose, max(start, grant or 0), end)))
        if named:
            return prose.field(named, max(start, grant or 0), end, 0.75)
    return absent(prose, "sales channel")


def _territory_field(
    prose: Prose, start: int, end: int, territory: Territory, confidence: float
) -> Maybe[tuple[str, ...]]:
    is_group = not {"EU", "worldwide"}.isdisjoint(territory.codes)
    if (territory.excepted and is_group) or not territory.codes:
        return unclear(prose, start, end, "territory without its exceptions")
    first, last = start + territory.start, start + territory.end
    return prose.field(territory.codes, first, last, confidence)


def _in_prose(prose: Prose, grant: int) -> Iterator[tuple[int, int, Territory]]:
    """Yield territories behind "territory of", then behind "in" in the sentence of the grant."""
    for _, start, end in find_phrases(pattern_of("territory_words"), prose.folded, most=MOST):
        _, sentence_end = prose.sentence(start)
        territory = read_territory(prose.text[end:sentence_end])
        if start >= grant and territory is not None and territory.start <= NEAR:
            yield end, sentence_end, territory
    for start, end in prose.sentences:
        if end > grant:
            yield from _behind_openers(prose, max(start, grant), end)


def _behind_openers(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Territory]]:
    for opener in letter_words().territory_openers:
        position = prose.folded.find(opener, start, end)
        while position >= 0:
            behind = position + len(opener)
            reach = min(end, behind + MAX_TERRITORY)
            territory = read_territory(prose.text[behind:reach])
            if territory is not None and territory.start <= NEAR:
                yield behind, reach, territory
            position = prose.folded.find(opener, behind, end)
    whole = read_territory(prose.text[start:end])
    if whole is not None and "worldwide" in whole.codes:
        yield start, end, whole


def _before_exception(prose: Prose, start: int, end: int) -> int:
    exception = exception_pattern().search(prose.folded, start, end)
    return exception.start() if exception else end


def _channels_of(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield the channels of a labelled list; an item nobody knows stays as printed."""
    for first, last in list_items(prose, start, end):
        text = " ".join(prose.text[first:last].split())
        canonical = canonical_channel(text)
        named = tuple(_named_in(prose, first, last))
        if is_platform(text) or canonical in (ONLINE, OFFLINE) or canonical.startswith("store:"):
            yield canonical
        elif _STORE.search(text) and len(text) > 12 and set(named) - {ONLINE, OFFLINE}:
            yield f"store:{text}"
        elif named:
            yield from named
        elif len(text) <= MAX_CHANNEL:
            yield text


def _is_physical(prose: Prose, start: int, end: int) -> bool:
    return pattern_of("offline_words").search(prose.folded, start, end) is not None


def _named_in(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield platforms by name, then `offline` and `online`, in a stretch of prose."""
    yield from _platforms_in(prose, start, end)
    if _is_physical(prose, start, end):
        yield OFFLINE
    elif pattern_of("online_words").search(prose.folded, start, end) and not any(
        _platforms_in(prose, start, end)
    ):
        yield ONLINE


def _platforms_in(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield the platforms named by one to three capitalised words, or by Chinese words."""
    words = list(_LATIN_WORD.finditer(prose.text, start, end))
    index = 0
    while index < len(words):
        for count in (3, 2, 1):
            last = words[min(index + count, len(words)) - 1]
            text = prose.text[words[index].start() : last.end()].rstrip(".,-'")
            if (text[:1].isupper() or text.startswith("e")) and is_platform(text):
                yield canonical_channel(text)
                index += count - 1
                break
        index += 1
    for run in _WIDE_RUN.finditer(prose.text, start, end):
        yield from _platforms_in_run(run[0])


def _platforms_in_run(run: str) -> Iterator[str]:
    position = 0
    while position < len(run) - 1:
        for length in range(min(6, len(run) - position), 1, -1):
            text = run[position : position + length]
            if is_platform(text):
                yield canonical_channel(text)
                position += length - 1
                break
        position += 1
