"""Compares two names: how alike they are, at which level, and which characters differ.

In: a name as observed and a name as expected. Out: a `NameComparison`. A likeness finds and
ranks candidates; it does not decide that two names mean one company (knowledge: registry 1).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from proofcheck.comparing.characters import (
    BIDI_CONTROLS,
    fold_case_and_marks,
    is_invisible,
    script_of,
)
from proofcheck.comparing.data_files import load_data
from proofcheck.comparing.name_keys import (
    MAX_CHARACTERS,
    NameKeys,
    NameWord,
    name_keys,
    name_words,
)
from proofcheck.model.registry_answers import CharacterDifference, Likeness

__all__ = [
    "NameComparison",
    "NameKeys",
    "compare_names",
    "has_mixed_script",
    "has_other_word",
    "name_keys",
]


_ALIGNED = (Likeness.CONFUSABLE, Likeness.OCR_CLASS, Likeness.TYPO, Likeness.SIMILAR)
"""Levels at which single characters tell the difference (not whole words or scripts)."""

SAME_BUT_FORM = frozenset({Likeness.IDENTICAL, Likeness.SAME})
WORD = re.compile(r"[^\s-]+")
FEWEST_WORDS = 2
LEAST_ALIKE_WORDS = 60.0
"""Ratio (0..100) below which two words of a name are no two spellings of one."""


class NameComparison(Struct, frozen=True, kw_only=True):
    """How two names compare: level, score 0..1 (ranks, does not decide), evidence.

    `differences` names the characters that differ with their code points; differences of
    case, diacritics, punctuation and legal form are left out.
    """

    likeness: Likeness
    score: float
    differences: tuple[CharacterDifference, ...] = ()


class _Thresholds(Struct, frozen=True, kw_only=True):
    ratio_share: float
    token_set_factor: float
    least_similar: float
    highest_unequal: float
    least_scores: dict[Likeness, float]
    edits: tuple[tuple[int, int], ...]


@lru_cache(maxsize=8192)
def compare_names(observed: str, expected: str) -> NameComparison:
    """Compare a name as a document has it with one as the registry (or the claim) has it.

    The level is the strictest that fits, see `Likeness`. The score is 0.7 of the best of
    ratio, token-sort ratio and 0.93 token-set ratio, and 0.3 of the cosine of the trigrams;
    names equal at a level have at least that level's score. Symmetric but for the direction
    of `differences`.
    """
    keys = name_keys(observed), name_keys(expected)
    likeness = _likeness(observed, expected, *keys)
    score = _score(*keys)
    least = _thresholds().least_scores.get(likeness)
    if least is not None:
        score = least + (1.0 - least) * score
    else:
        score = min(score, _thresholds().highest_unequal)
        if likeness is Likeness.DIFFERENT and score >= _thresholds().least_similar:
            likeness = Likeness.SIMILAR
    if likeness is Likeness.IDENTICAL:
        return NameComparison(likeness=likeness, score=1.0)
    differences = _differences(observed, expected, likeness)
    return NameComparison(likeness=likeness, score=round(score, 4), differences=differences)


def has_other_word(one: str, other: str) -> bool:
    """Tell whether two names of as many words have all in common but one, which is another word.

    A word that is cut short, misspelt or abbreviated is not another one, nor is a legal form
    in the place of another.
    """
    words = [
        ["".join(filter(str.isalnum, word)) for word in WORD.findall(fold_case_and_marks(text))]
        for text in (one, other)
    ]
    if len(words[0]) != len(words[1]) or len(words[0]) < FEWEST_WORDS:
        return False
    apart = [pair for pair in zip(*words, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1 or compare_names(one, other).likeness in SAME_BUT_FORM:
        return False
    short, long = sorted(apart[0], key=len)
    return not _abbreviates(short, long) and fuzz.ratio(short, long) < LEAST_ALIKE_WORDS


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one word stand in the other in their order: Intl, Mfg, St."""
    if short[:1] != long[:1]:
        return not short
    rest = iter(long)
    return all(letter in rest for letter in short)


def has_mixed_script(text: str) -> bool:
    """Tell whether a word of the name mixes Latin with letters that imitate it."""
    return any(_mixes(word) for word in name_words(text))


def _likeness(observed: str, expected: str, a: NameKeys, b: NameKeys) -> Likeness:
    if " ".join(observed.split()) == " ".join(expected.split()):
        return Likeness.IDENTICAL
    if not a.core or not b.core:
        return Likeness.DIFFERENT
    if _is_same(observed, expected, a, b):
        has_bidi = BIDI_CONTROLS.intersection(observed) or BIDI_CONTROLS.intersection(expected)
        return Likeness.CONFUSABLE if has_bidi else Likeness.SAME
    if a.visual == b.visual or _is_mixed_translit(observed, expected, a, b):
        return Likeness.CONFUSABLE
    if a.skeleton == b.skeleton:
        return Likeness.OCR_CLASS
    if OSA.distance(a.visual, b.visual) <= 1 and has_mixed_script(f"{observed} {expected}"):
        return Likeness.CONFUSABLE  # letters of two scripts in one word are no slip of the pen
    return _unequal_likeness(a, b)


def _is_same(observed: str, expected: str, a: NameKeys, b: NameKeys) -> bool:
    if a.glued == b.glued or _umlauts(observed) == b.glued or a.glued == _umlauts(expected):
        return True
    if a.translit != b.translit or not a.translit or a.visual == b.visual:
        return False
    if has_mixed_script(observed) or has_mixed_script(expected):
        return False
    return _scripts(a.core).isdisjoint(_scripts(b.core))


def _is_mixed_translit(observed: str, expected: str, a: NameKeys, b: NameKeys) -> bool:
    """Ноkia folds by sight to `hokia`; only its transliteration betrays whom it imitates."""
    return (
        bool(a.translit) and a.translit == b.translit and has_mixed_script(f"{observed} {expected}")
    )


def _unequal_likeness(a: NameKeys, b: NameKeys) -> Likeness:
    longest = max(len(a.glued), len(b.glued))
    allowed = max((n for length, n in _thresholds().edits if longest >= length), default=0)
    if allowed:
        pairs = ((a.glued, b.glued), (a.visual, b.visual))
        if min(OSA.distance(*pair, score_cutoff=allowed) for pair in pairs) <= allowed:
            return Likeness.TYPO
    words = set(a.core.split()), set(b.core.split())
    if words[0] == words[1]:
        return Likeness.REORDERED
    if words[0] < words[1] or words[1] < words[0] or _is_part(a.core, b.core):
        return Likeness.SUBSET
    return Likeness.DIFFERENT


def _is_part(a: str, b: str) -> bool:
    """Tell whether one name stands inside the other, where words have no blanks between."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 2 and short in long and all(script_of(ch) == "CJK" for ch in short)


def _score(a: NameKeys, b: NameKeys) -> float:
    if not a.core or not b.core:
        return 0.0
    limits = _thresholds()
    best = max(
        fuzz.ratio(a.core, b.core),
        fuzz.ratio(a.visual, b.visual),
        fuzz.token_sort_ratio(a.core, b.core),
        limits.token_set_factor * fuzz.token_set_ratio(a.core, b.core),
    )
    grams = _trigrams(a.core), _trigrams(b.core)
    cosine = len(grams[0] & grams[1]) / (len(grams[0]) * len(grams[1])) ** 0.5
    share = limits.ratio_share
    return float(min(share * best / 100.0 + (1.0 - share) * cosine, 1.0))


def _trigrams(core: str) -> frozenset[str]:
    """Return the set of trigrams, padded so that names of two characters have some."""
    padded = f"  {core} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def _umlauts(name: str) -> str:
    """Return the glued core with umlauts written out (Müller as mueller)."""
    composed = unicodedata.normalize("NFC", name[:MAX_CHARACTERS]).casefold()
    if not any(umlaut in composed for umlaut in "äöüø"):
        return name_keys(name).glued
    spelled = composed.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ø", "oe")
    return name_keys(spelled).glued


def _scripts(core: str) -> set[str]:
    return {script_of(ch) for ch in core} - {""}


def _mixes(word: NameWord) -> bool:
    scripts = _scripts(word.printed)
    return "LATIN" in scripts and not scripts.isdisjoint(
        {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
    )


def _differences(
    observed: str, expected: str, likeness: Likeness
) -> tuple[CharacterDifference, ...]:
    """Align the folded characters of both names and return the printed ones that differ."""
    found: list[CharacterDifference] = []
    if likeness in _ALIGNED:
        left, right = _characters(observed), _characters(expected)
        for op in Levenshtein.opcodes([key for _, key in left], [key for _, key in right]):
            if op.tag != "equal":
                was = "".join(printed for printed, _ in left[op.src_start : op.src_end])
                now = "".join(printed for printed, _ in right[op.dest_start : op.dest_end])
                found.append(_difference(was, now))
    cut = observed[:MAX_CHARACTERS]
    found.extend(_difference(ch, "") for ch in dict.fromkeys(cut) if is_invisible(ch))
    return tuple(found)


def _characters(name: str) -> list[tuple[str, str]]:
    """Return the characters of a name's words, printed and folded."""
    return [
        (ch, folded)
        for word in name_words(name)
        for ch in unicodedata.normalize("NFC", word.printed)
        if (folded := fold_case_and_marks(ch))
    ]


def _difference(observed: str, expected: str) -> CharacterDifference:
    return CharacterDifference(
        observed=observed,
        expected=expected,
        observed_code_points=tuple(f"U+{ord(ch):04X}" for ch in observed),
        expected_code_points=tuple(f"U+{ord(ch):04X}" for ch in expected),
    )


@cache
def _thresholds() -> _Thresholds:
    return load_data("likeness", _Thresholds)
