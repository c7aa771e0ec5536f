"""Whether a name imitates a registered one: levels A to F, honest variants against attacks.

In: a name as observed, a registered name, and whether the observed text came from OCR. Out: a
`LookAlike` with its level, its reason and the characters that differ. It says how a name is made,
not who made it: a company may really be called so (knowledge: registry 1, look-alikes).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from msgspec import Struct

from proofcheck.comparing.characters import (
    BIDI_CONTROLS,
    fold_case_and_marks,
    is_invisible,
    script_of,
)
from proofcheck.comparing.data_files import load_data
from proofcheck.comparing.name_keys import name_keys, name_words
from proofcheck.comparing.names import compare_names
from proofcheck.model.registry_answers import CharacterDifference, Likeness

MAX_WORDS = 12
"""Words of a longer name among which the registered one is looked for."""

LEAST_LETTERS = 4
"""Letters of a registered name below which one edit makes another honest name."""

LEAST_OTHER_LETTERS = 5
"""The same for names in scripts in which a letter is a syllable, or vowels are not written."""

_SPELT = frozenset({"LATIN", "CYRILLIC", "GREEK"})
_IDEOGRAPHS = "CJK"

BENIGN = frozenset({Likeness.IDENTICAL, Likeness.SAME, Likeness.REORDERED})

ATTACKING = (Likeness.CONFUSABLE, Likeness.OCR_CLASS, Likeness.TYPO)

_LEVELS = {
    Likeness.IDENTICAL: "A",
    Likeness.SAME: "A",
    Likeness.CONFUSABLE: "B",
    Likeness.OCR_CLASS: "C",
    Likeness.TYPO: "D",
    Likeness.REORDERED: "E",
    Likeness.SUBSET: "F",
}

_SOFT = frozenset("\u00ad\u200c\u200d\ufeff")
"""Invisible characters with an honest use: hyphenation, joining of letters, a leading mark."""


class Imitation(StrEnum):
    """How a name imitates another, if it does."""

    NONE = "none"  # an honest variant, or another name
    HIDDEN = "hidden_characters"
    HOMOGLYPH = "homoglyph"
    TYPED_MISREADING = "typed_misreading"  # GUCCl, V0LT: what OCR confuses, typed in a text
    TYPOSQUAT = "typosquat"
    IMPERSONATION = "impersonation"  # the name and `Official Store`


class LookAlike(Struct, frozen=True, kw_only=True):
    """How an observed name relates to a registered one.

    `level` is A (equal but for case, diacritics, legal form, script), B (equal after look-alike
    characters are folded), C (after what OCR confuses), D (one or two edits), E (other order), F
    (one within the other) or None; `part` is the part of the observed name that was compared.
    """

    level: str | None
    likeness: Likeness
    imitation: Imitation
    part: str
    differences: tuple[CharacterDifference, ...] = ()


class _Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    endings: tuple[str, ...]


def look_alike(observed: str, expected: str, *, is_ocr: bool = False) -> LookAlike:
    """Tell how a name relates to a registered one, and whether it imitates it.

    Text from OCR never imitates by single characters: there they are misread.
    """
    whole = _judged(observed, expected, is_ocr=is_ocr)
    if whole.imitation is not Imitation.NONE or whole.likeness in BENIGN:
        return whole
    for part, rest in _parts(observed, expected):
        found = _judged(part, expected, is_ocr=is_ocr)
        if found.imitation is not Imitation.NONE:
            return found
        if found.likeness in BENIGN and rest and all(map(_pretends, rest)):
            return _as(whole, Imitation.IMPERSONATION, part)
    return whole


def _judged(observed: str, expected: str, *, is_ocr: bool) -> LookAlike:
    """Judge a name as a whole."""
    comparison = compare_names(observed, expected)
    likeness = comparison.likeness
    found = LookAlike(
        level=_LEVELS.get(likeness),
        likeness=likeness,
        imitation=Imitation.NONE,
        part=observed,
        differences=comparison.differences,
    )
    if is_ocr:
        return found
    if likeness in (*BENIGN, *ATTACKING) and _hides_something(observed):
        return _as(found, Imitation.HIDDEN, observed)
    match likeness:
        case Likeness.CONFUSABLE:
            return _as(found, Imitation.HOMOGLYPH, observed)
        case Likeness.OCR_CLASS:
            return _as(found, Imitation.TYPED_MISREADING, observed)
        case Likeness.TYPO if _is_squat(observed, expected, found.differences):
            return _as(found, Imitation.TYPOSQUAT, observed)
        case _:
            return found


def _as(found: LookAlike, imitation: Imitation, part: str) -> LookAlike:
    return LookAlike(
        level=found.level,
        likeness=found.likeness,
        imitation=imitation,
        part=part,
        differences=found.differences,
    )


def _hides_something(text: str) -> bool:
    """Tell whether an invisible character without honest use stands within the text."""
    inner = text.strip()
    return any(is_invisible(ch) and ch not in _SOFT for ch in inner) or bool(
        BIDI_CONTROLS.intersection(inner)
    )


def _is_squat(observed: str, expected: str, differences: tuple[CharacterDifference, ...]) -> bool:
    """Tell whether edits are those of a typosquat: not a plural, an ending or another number.

    An ideograph more or other makes another honest name (中国银行, 中信银行): only letters count.
    """
    a, b = name_keys(observed).glued, name_keys(expected).glued
    scripts = {script_of(ch) for ch in b} - {""}
    if len(b) < (LEAST_LETTERS if scripts <= _SPELT else LEAST_OTHER_LETTERS):
        return False
    changed = "".join(difference.observed + difference.expected for difference in differences)
    if any(script_of(ch) == _IDEOGRAPHS for ch in changed):
        return False
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and long.removeprefix(short) in ("s", "es", "e", "n"):
        return False
    return [c for c in a if c.isdigit()] == [c for c in b if c.isdigit()]


def _parts(observed: str, expected: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield parts of a longer name that may be the registered one, with the words left over."""
    words = [word.printed for word in name_words(observed)][:MAX_WORDS]
    size = len(name_words(expected))
    if 0 < size < len(words):
        for start in range(len(words) - size + 1):
            rest = (*words[:start], *words[start + size :])
            yield " ".join(words[start : start + size]), rest
    for ending in _endings():
        if observed.strip().endswith(ending) and observed.strip() != ending:
            yield observed.strip().removesuffix(ending), (ending,)


def _pretends(word: str) -> bool:
    folded = fold_case_and_marks(word)
    return folded in _pretending() or word in _endings()


@cache
def _pretending() -> frozenset[str]:
    return frozenset(load_data("impersonation", _Words).words)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(load_data("impersonation", _Words).endings, key=len, reverse=True))
