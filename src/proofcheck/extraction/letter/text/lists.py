"""Parts a printed list into its items: commas, enumeration commas, slashes, "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.tick_boxes import TICK
from proofcheck.extraction.letter.text.words import pattern_of

MAX_ITEMS = 60
"""Items of one list that are read."""

_MARKS = re.compile(
    rf"{TICK}|(?<!\d),|,(?!\d)|[，、;；•\n|／｜]|\s[/&+·]\s|(?<=[^\x00-\xff])[/&+]|\s?/(?=[^\x00-\xff])"
)
_FIRST_COUNT = re.compile(r"\s?(?:[(（]?(?:1|一)[)）.．、](?!\d)|①)")
_COUNT = re.compile(
    r"(?<![\d.,/-])[(（]?(?:[1-9]\d?[)）.．、](?![\d])|[二三四五六七八九十]、|[二三四五六七八九][)）])|[①-⑳]"
)
"""Before each item its count may stand (1. KESTREL 2. Nimbus)."""

_SIZES = re.compile(r"[(（][^()（）\n]{0,30}\d[^()（）\n]{0,30}[)）]")
"""Sizes and packs of one item stand in brackets: dry bags (10 L, 20 L)."""

_AND_SIZE = re.compile(r"\s\d{1,4}\s?[A-Za-z]{1,2}(?!\w)")
"""Another size of the item before "and" (zaini 30L e 45L)."""

_LEANING = framed(r" {leaning} ")
"""What leans on the noun before "and" is no item of its own (lampade frontali e da campeggio)."""

_PARTED = re.compile(r"\w-$")
"""A compound that goes on behind a comma or "and" (Kinder-, Jugend- und Damenräder) is one item."""

_EDGES = " \t.。:：,，、;；\"'“”‘’«»（）()[]【】"


def list_items(
    prose: Prose, start: int, end: int, *, joining: str = ""
) -> tuple[tuple[int, int], ...]:
    """Return the spans of the items in a span, without marks and blanks around them.

    Marks of `joining` part nothing: "&" joins in the names of brands.
    """
    sizes = [match.span() for match in _SIZES.finditer(prose.text, start + 1, end)]
    cuts = [
        match.span()
        for match in _MARKS.finditer(prose.text, start, end)
        if (match[0].strip() not in joining or not match[0].strip())
        and not any(a < match.start() < b for a, b in sizes)
        and not _PARTED.search(prose.text[start : match.start()])
    ]
    if _FIRST_COUNT.match(prose.text, start, end):
        cuts += [match.span() for match in _COUNT.finditer(prose.text, start, end)]
    for match in pattern_of("and_words").finditer(prose.folded, start, end):
        if match[0] == "en" and prose.language_at(match.start()) not in ("nl", ""):
            continue  # "in" of the Romance languages (café en grano)
        if any(a < match.start() < b for a, b in sizes) or _AND_SIZE.match(prose.text, match.end()):
            continue
        before = prose.text[start : match.start()].rstrip()
        if _PARTED.search(before) or not before.strip(_EDGES):
            continue  # 和紙 begins no list with "and"
        if _stands_alone(prose.text, match.start(), match.end()) and not _LEANING.match(
            prose.folded, match.end()
        ):
            cuts.append(match.span())
    items: list[tuple[int, int]] = []
    position = start
    for cut_start, cut_end in [*sorted(cuts), (end, end)]:
        items.extend(_trimmed(prose.text, position, max(position, cut_start)))
        position = max(position, cut_end)
    return tuple(items[:MAX_ITEMS])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A Latin "and" has blanks around it; a Chinese one has not."""
    if not text[start:end].isascii():
        return True
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened = text[start:end]
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        if text[end - 1] in ")）" and ("(" in opened[1:] or "（" in opened[1:]):
            break
        end -= 1
    if end > start:
        yield start, end
