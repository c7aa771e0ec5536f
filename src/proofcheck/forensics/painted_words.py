"""Painted characters joined to words and phrases, each with the reason why nobody sees it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct, structs

from proofcheck.forensics.painted_characters import PaintedCharacter
from proofcheck.model.facts import Concealment
from proofcheck.model.measures import Box, box_around

WORD_GAP = 0.42
PHRASE_GAP = 1.5
"""Gaps, in heights of the text, up to which characters are a word and words a phrase."""

BLANK_GAP = 0.2
"""Gap, in heights, from which a blank stands between letters that are joined."""

BROKEN_NUMBER = re.compile(r"(?<=\d)([.,]) (?=\d)")
"""A number that wide spacing behind its point or comma has broken in two."""

LEAST_HEIGHT_PT = 4.0
SAME_LINE = 0.4
LEAST_STRETCH = 3
"""Characters of a word that are concealed, or seen, together."""

CONCEALED_SHARE = 0.5
"""Share of a word's characters that must be concealed: edges of a glyph may stick out."""


class PaintedWord(Struct, frozen=True, kw_only=True):
    """A word or phrase; `concealed` is None where people see it, `runs` what it is set in."""

    text: str
    box: Box
    runs: tuple[int, ...] = ()
    concealed: Concealment | None = None


def painted_words(characters: Iterable[PaintedCharacter]) -> list[PaintedWord]:
    """Join characters that follow each other in the file and stand side by side.

    Characters that are doubled make a seen word of their own besides.
    """
    all_characters = list(characters)
    seen = [c for c in all_characters if c.concealed is None]
    doubled = [
        structs.replace(c, concealed=None)
        for c in all_characters
        if c.is_doubled and not any(c.text == o.text and c.box.intersection(o.box) for o in seen)
    ]
    return _joined(all_characters) + _joined(doubled)


def _joined(characters: list[PaintedCharacter]) -> list[PaintedWord]:
    words: list[PaintedWord] = []
    waiting: list[PaintedCharacter] = []
    for character in characters:
        if waiting and not _is_next(waiting[-1], character):
            words += map(_word, _parts(waiting))
            waiting = []
        waiting.append(character)
    if waiting:
        words += map(_word, _parts(waiting))
    return words


def _is_next(last: PaintedCharacter, character: PaintedCharacter) -> bool:
    """Whether a character goes on with a word.

    What shows and what does not are no one word where each is painted by itself: an equal part
    of the old value and of the new one would be read as twice the same.
    """
    is_apart = (last.concealed is None) != (character.concealed is None)
    if is_apart and last.run != character.run:
        return False
    return _follows(last.box, character.box, WORD_GAP)


def _parts(characters: list[PaintedCharacter]) -> list[list[PaintedCharacter]]:
    """Part a word where a stretch of it is concealed, and another is not.

    What is shorter than `LEAST_STRETCH` is an edge that sticks out, and parts nothing.
    """
    stretches = [
        list(group) for _, group in groupby(characters, key=lambda c: c.concealed is not None)
    ]
    if len(stretches) == 1 or min(map(len, stretches)) < LEAST_STRETCH:
        return [characters]
    return stretches


def phrases(words: Iterable[PaintedWord]) -> Iterator[PaintedWord]:
    """Join words that are concealed in one way and stand side by side."""
    waiting: list[PaintedWord] = []
    for word in words:
        is_next = waiting and waiting[-1].concealed is word.concealed
        if waiting and not (is_next and _follows(waiting[-1].box, word.box, PHRASE_GAP)):
            yield _phrase(waiting)
            waiting = []
        waiting.append(word)
    if waiting:
        yield _phrase(waiting)


def stands_beside(last: Box, box: Box) -> bool:
    """Whether what stands in `box` goes on with the word that ends with `last`."""
    return _follows(last, box, WORD_GAP)


def _follows(last: Box, box: Box, gap: float) -> bool:
    """Whether text goes on from one box to the next, along a line or down the page."""
    return _goes_on(last, box, gap) or _goes_on(_turned(last), _turned(box), gap)


def _goes_on(last: Box, box: Box, gap: float) -> bool:
    height = max(last.height_pt, box.height_pt, LEAST_HEIGHT_PT)
    # Text that stands on its head goes on to the left.
    apart = min(abs(box.x0 - last.x1), abs(last.x0 - box.x1))
    # A full stop shares its line's bottom, a quotation mark its top.
    down = min(abs(box.y0 - last.y0), abs(box.y1 - last.y1), abs(box.centre[1] - last.centre[1]))
    return apart <= gap * height and down <= SAME_LINE * height


def _turned(box: Box) -> Box:
    return Box(box.y0, box.x0, box.y1, box.x1)


def _word(characters: list[PaintedCharacter]) -> PaintedWord:
    reasons = [c.concealed for c in characters if c.concealed is not None]
    is_concealed = len(reasons) >= CONCEALED_SHARE * len(characters) and bool(reasons)
    return PaintedWord(
        text=_spelt(characters),
        box=box_around(c.box for c in characters),
        runs=tuple(dict.fromkeys(c.run for c in characters)),
        concealed=Counter(reasons).most_common(1)[0][0] if is_concealed else None,
    )


def _spelt(characters: list[PaintedCharacter]) -> str:
    """Return the text of a word, with the blanks between the parts of a date or a name."""
    text = ""
    for last, character in zip([None, *characters], characters, strict=False):
        if last is not None and _is_blank_between(last, character):
            text += " "
        text += character.text
    return text


def _is_blank_between(last: PaintedCharacter, character: PaintedCharacter) -> bool:
    """Whether a blank stands between two characters of which one is a letter."""
    if not (last.text.isalpha() or character.text.isalpha()):
        return False
    height = max(last.box.height_pt, character.box.height_pt, LEAST_HEIGHT_PT)
    return character.box.x0 - last.box.x1 > BLANK_GAP * height


def _phrase(words: list[PaintedWord]) -> PaintedWord:
    return PaintedWord(
        text=BROKEN_NUMBER.sub(r"\1", " ".join(word.text for word in words)),
        box=box_around(word.box for word in words),
        runs=tuple(dict.fromkeys(run for word in words for run in word.runs)),
        concealed=words[0].concealed,
    )
