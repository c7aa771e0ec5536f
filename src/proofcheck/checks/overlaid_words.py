"""Words of a text layer that lie on top of each other: one of them was painted over.

Editors that can't replace text cover it with a white box and write on top; the covered words
stay in the text layer. Bold type that is made by printing a word twice has the same word twice
and is no such pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from proofcheck.comparing.texts import canonical_text
from proofcheck.model.document import PageText, Source, Word
from proofcheck.model.measures import OnPage

LEAST_OVERLAP = 0.4
"""Share of the smaller word's box that the other must cover."""

HEIGHT_RATIO = 0.6
"""Least ratio of the heights: watermarks and stamps are larger than the words under them."""


class Overlaid(Struct, frozen=True):
    """Two different words in one place."""

    one: str
    other: str


def overlaid_words(pages: tuple[PageText, ...], place: OnPage) -> tuple[Overlaid, ...]:
    """Return the pairs of different words that share their place within a box of a page."""
    words = [word for page in pages if page.page == place.page for word in _inside(page, place)]
    return tuple(
        Overlaid(one.text, other.text)
        for at, one in enumerate(words)
        for other in words[at + 1 :]
        if _is_pair(one, other)
    )


def shows_one_side(pairs: tuple[Overlaid, ...], seen: str) -> bool:
    """Whether a reading of the pixels has one word of a pair, and lacks the other."""
    shown = _letters(seen)
    return any((_letters(p.one) in shown) != (_letters(p.other) in shown) for p in pairs)


def _inside(page: PageText, place: OnPage) -> Iterator[Word]:
    near = place.box.grown(1.0)
    for word in page.words:
        x, y = word.box.centre
        is_inside = near.x0 <= x <= near.x1 and near.y0 <= y <= near.y1
        if is_inside and word.source is Source.TEXT_LAYER and len(_letters(word.text)) > 1:
            yield word


def _is_pair(one: Word, other: Word) -> bool:
    if _letters(one.text) in _letters(other.text) or _letters(other.text) in _letters(one.text):
        return False
    heights = sorted((one.box.height_pt, other.box.height_pt))
    if not heights[0] or heights[0] / heights[1] < HEIGHT_RATIO:
        return False
    return max(one.box.overlap(other.box), other.box.overlap(one.box)) >= LEAST_OVERLAP


def _letters(text: str) -> str:
    return "".join(ch for ch in canonical_text(text) if ch.isalnum())
