"""Brands that nobody named to us, told from how a paper uses a word in its items.

In go the items' texts and the other lines of the paper, out come names with how much speaks for
each. A brand stands before a model number, is written in capitals, comes back in items that are
otherwise different, bears ® or stands in a line that speaks of brands; a word that says what a
thing is does not count. Nothing here is certain: see `GUESSED_BRAND` in `brands`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from proofcheck.extraction.language import languages_of
from proofcheck.extraction.lines.goods_words import (
    fold_letters,
    has_trademark_cue,
    is_noun,
    is_preposition,
)
from proofcheck.extraction.lines.heading_words import is_unit
from proofcheck.extraction.lines.item_words import (
    CJK,
    LONG_WORD,
    Item,
    is_joined,
    is_lead,
    is_model_code,
    is_name,
    is_word,
    item_of,
    runs,
)

ENOUGH = 0.749
"""Evidence from which a name is taken for a brand: one strong sign or two weaker ones."""

ENOUGH_IN_CAPITALS = 1.0
"""The same where all items are written in capitals alone, as on receipts."""

MARKED, CUED = 1.0, 0.9
"""Evidence of ® or ™ behind a name, of a line elsewhere that speaks of it as a brand."""

BEFORE_CODE, INSIDE, BESIDE_NOUN, IN_CAPITALS = 0.3, 0.5, 0.5, 0.45
"""Evidence of a model number next to it, of a capital within a text, of leading a text that names
a thing after it, of capitals where other words have none."""

BEFORE_NAME, FOREIGN, LEADS_CODE = 0.35, 0.5, 0.2
"""Evidence of leading another capitalised word, of Latin letters or kana among Chinese or
Japanese words, of leading a model number with further words."""

JOINED = 0.5
"""Evidence of two names joined by "&" or a hyphen that lead a text."""

BEFORE_SMALL, CODE_BEHIND = 0.2, 0.25
"""Evidence of leading a text that goes on in small letters, and of a model number as its end."""

LEADS_ALL, FEWEST_LED = 0.4, 3
"""Evidence of leading all items of a paper, if they are so many, before different words."""

LIKE_THE_OTHERS, MOSTLY_LED = 0.35, 0.5
"""What a name that leads an item may lack where so large a share of the items is led by brands."""

REPEATED, OFTEN, AMONG_OTHERS = 0.3, 0.1, 0.5
"""Evidence of standing in two different items, in three, and behind different words there."""

IN_SMALL_LETTERS = -0.8
"""What it counts that the word is written without a capital elsewhere."""

CUE_WORDS = 3
"""Words between a name and what says that it is a brand, at most."""

MOST_ITEMS, MOST_LETTERS = 120, 4000
CAPITALS_SAY_LITTLE = 0.6
"""Share of capitalised words within the texts from which a capital says nothing (German nouns,
titles)."""


def guess_brands(texts: Sequence[str], others: Sequence[str] = ()) -> dict[str, float]:
    """Return names that may be brands, with the evidence for each (at least `ENOUGH`).

    `texts` are the items' descriptions, one an item; `others` the other lines of the paper.
    """
    items = [item_of(text) for text in dict.fromkeys(texts[:MOST_ITEMS])]
    lines = [line for line in others if line.strip()]
    return _Evidence(items, lines).names()


class _Evidence:
    """What speaks for and against each run of words."""

    def __init__(self, items: Sequence[Item], lines: Sequence[str]) -> None:
        self._items = items
        self._cued = [_words(line) for line in lines if has_trademark_cue(line)]
        self._small = {t for item in items for t in item.tokens if t.islower()}
        self._small |= {w for line in lines for w in re.findall(r"\b[a-zà-ž]{3,}\b", line)}
        words = " ".join([*(" ".join(item.tokens) for item in items), *lines])
        is_german = languages_of(words[:MOST_LETTERS])[:1] == ("de",)
        self._capitals_tell = not is_german and _share_of_capitals(items) < CAPITALS_SAY_LITTLE
        self._places: dict[tuple[str, ...], list[tuple[Item, int]]] = {}
        for item in items:
            for start, name in runs(item):
                self._places.setdefault(name, []).append((item, start))

    def names(self) -> dict[str, float]:
        """Return the names for which enough speaks, without parts of longer ones."""
        scores = {name: self._score(name) for name in self._places}
        good = {name: score for name, score in scores.items() if score >= self._enough(name)}
        if self._share_led_by(good) >= MOSTLY_LED:
            bar = {n: self._enough(n) - LIKE_THE_OTHERS for n in scores if self._leads(n)}
            good |= {n: ENOUGH for n in bar if n not in good and scores[n] >= bar[n]}
        kept = [name for name in good if not self._is_worse(name, good)]
        return {_joined(name): good[name] for name in kept}

    def _leads(self, name: tuple[str, ...]) -> bool:
        return all(is_lead(item, start) for item, start in self._places[name])

    def _share_led_by(self, names: Iterable[tuple[str, ...]]) -> float:
        """Return the share of items that begin with one of the names."""
        led = {i.tokens for name in names for i, start in self._places[name] if is_lead(i, start)}
        return len(led) / len(self._items) if len(led) > 1 else 0.0

    def _enough(self, name: tuple[str, ...]) -> float:
        is_shouted = all(item.is_shouted for item, _ in self._places[name])
        return ENOUGH_IN_CAPITALS if is_shouted else ENOUGH

    def _is_worse(self, name: tuple[str, ...], good: dict[tuple[str, ...], float]) -> bool:
        """Whether a longer name stands wherever this does, or a shorter one does more often."""
        for other in good:
            if other == name:
                continue
            if _contains(other, name) and self._count(other) == self._count(name):
                if self._count(name) > 1 or "&" in other or other[-1] == name[-1]:
                    return True
            elif _contains(name, other) and not self._holds_together(name, other):
                return True
        return False

    def _holds_together(self, name: tuple[str, ...], part: tuple[str, ...]) -> bool:
        alone = self._count(part) > self._count(name)
        single = self._count(name) == 1 and "&" not in name and part[-1] != name[-1]
        return not alone and not single

    def _count(self, name: tuple[str, ...]) -> int:
        return len({item.tokens for item, _ in self._places[name]})

    def _score(self, name: tuple[str, ...]) -> float:
        places = self._places[name]
        signs: dict[str, float] = {}
        for item, start in places:
            signs |= self._signs(item, start, start + len(name))
        count = self._count(name)
        if count > 1:
            signs["repeated"] = REPEATED + (OFTEN if count > 2 else 0.0)
            before = {item.tokens[start - 1] for item, start in places if start}
            if len(before) > 1 and len({_rest(item, start) for item, start in places}) > 1:
                signs["among others"] = AMONG_OTHERS
            if self._leads_all(name, count):
                signs["leads all"] = LEADS_ALL
        if self._is_cued(_words(_joined(name))):
            signs["cued"] = CUED
        if all(word.casefold() in self._small for word in name if word != "&"):
            signs["small"] = IN_SMALL_LETTERS
        return sum(signs.values())

    def _leads_all(self, name: tuple[str, ...], count: int) -> bool:
        """Whether a name leads every item of the paper, each time before another word."""
        following = {item.tokens[start + len(name) :][:1] for item, start in self._places[name]}
        is_all = count == len(self._items) >= FEWEST_LED and self._leads(name)
        return is_all and len(following) == count and not any(is_noun(word) for word in name)

    def _is_cued(self, name: str) -> bool:
        """Whether a line speaks of the name as a brand, within a few words of it."""
        near = rf"(?:\w+\W+){{0,{CUE_WORDS}}}\b{re.escape(name)}\b(?:\W+\w+){{0,{CUE_WORDS}}}"
        hits = (re.search(near, line) for line in self._cued if name in line)
        return any(hit is not None and has_trademark_cue(hit.group()) for hit in hits)

    def _signs(self, item: Item, start: int, end: int) -> dict[str, float]:
        """Return what speaks for a name by where it stands in one item."""
        following = item.tokens[end] if end < len(item.tokens) else ""
        leads = is_lead(item, start)
        is_latin = item.tokens[start][0].isascii() or not CJK.match(item.tokens[start])
        told = self._capitals_tell and not item.is_shouted
        signs: dict[str, float] = {}
        if following in ("®", "™"):
            signs["marked"] = MARKED
        if leads and is_joined(item.tokens[start:end]):
            signs["joined"] = JOINED
        if is_model_code(following):
            signs["before code"] = BEFORE_CODE
            if leads and any(is_word(token) for token in item.tokens[end + 1 :]):
                signs["leads code"] = LEADS_CODE
        is_followed = end < len(item.tokens) and item.has_noun[end]
        is_followed = is_followed and not is_preposition(following)
        if leads and is_latin and not item.is_cjk and is_followed:
            signs["beside noun"] = BESIDE_NOUN
        if item.is_cjk and (is_model_code(following) or (is_latin and item.latin_words <= 2)):
            signs["foreign"] = FOREIGN
        elif item.is_cjk:
            pass
        elif told and not leads and _is_amid_words(item.tokens[start - 1]):
            signs["inside"] = INSIDE
        elif told and leads:
            signs |= _signs_of_lead(item, end)
        longest = max(len(word) for word in item.tokens[start:end])
        if is_latin and not item.is_shouted and item.tokens[start].isupper() and longest > 4:
            signs["capitals"] = IN_CAPITALS
        return signs


def _is_amid_words(before: str) -> bool:
    """Whether a word goes on as running text does: small letters, or a unit ("2200 W")."""
    return before[-1].islower() or is_unit(before)


def _signs_of_lead(item: Item, end: int) -> dict[str, float]:
    """Return what speaks for a name that leads an item, by the words behind it."""
    following = item.tokens[end] if end < len(item.tokens) else ""
    if is_name(following):
        return {"before name": BEFORE_NAME}
    if not following.islower() or len(following) < LONG_WORD:
        return {}
    signs = {"before small": BEFORE_SMALL}
    if is_model_code(item.tokens[-1]) and not any(map(is_name, item.tokens[end:])):
        signs["code behind"] = CODE_BEHIND
    return signs


def _share_of_capitals(items: Sequence[Item]) -> float:
    """Return the share of capitalised words within texts that are not all in capitals.

    A word that comes back counts once.
    """
    inner = {
        word
        for item in items
        if not item.is_shouted
        for before, word in pairwise(item.tokens)
        if len(word) > 3 and word.isalpha() and not word.isupper() and before != "&"
    }
    return sum(word[0].isupper() for word in inner) / len(inner) if inner else 0.0


def _contains(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    n = len(shorter)
    return len(longer) > n and any(
        tuple(longer[i : i + n]) == tuple(shorter) for i in range(len(longer) - n + 1)
    )


def _rest(item: Item, start: int) -> tuple[str, ...]:
    return item.tokens[start + 1 :]


def _joined(name: Sequence[str]) -> str:
    return " ".join(name)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold_letters(text)))
