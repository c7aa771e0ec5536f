"""Keys of a name: the spellings under which it is found.

In: a name as printed or recorded. Out: `NameKeys`, of which equal ones mean that names are
equal at that level (knowledge: registry, name matching; order of the steps as there).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from anyascii import anyascii
from msgspec import Struct

from proofcheck.comparing.characters import (
    fold_case_and_marks,
    fold_confusables,
    fold_ocr,
    without_invisible,
)
from proofcheck.comparing.data_files import load_data

MAX_CHARACTERS = 300
"""Longer names are cut: no company is named so, but a hostile page may be."""

_DROPPED = frozenset("'’‘ʼ`´.·・")
_KEPT_SIGNS = frozenset("|")
_LEAST_MISREAD = 3


class NameKeys(Struct, frozen=True, kw_only=True):
    """Keys of one name, from strict to coarse.

    `core`: words without case, diacritics, punctuation and legal form. `visual`: the same
    after folding look-alike characters, without blanks. `skeleton`: `visual` with one
    character for each class that OCR confuses. `translit`: `core` in ASCII (anyascii),
    without blanks. A name of signs only has empty keys.
    """

    core: str
    visual: str
    skeleton: str
    translit: str

    @property
    def glued(self) -> str:
        """The core without blanks."""
        return self.core.replace(" ", "")


class NameWord(Struct, frozen=True, kw_only=True):
    """One word of a name: as printed (NFKC), folded, and folded after look-alikes."""

    printed: str
    plain: str
    visual: str


class _LegalForms(Struct, frozen=True, kw_only=True):
    end: tuple[str, ...]
    start: tuple[str, ...]
    glued: tuple[str, ...]


@lru_cache(maxsize=8192)
def name_keys(text: str) -> NameKeys:
    """Return the keys of a name; the keys of a core are that core again."""
    words = name_words(text)
    core = " ".join(word.plain for word in words)
    visual = "".join(word.visual for word in words)
    translit = core if core.isascii() else anyascii(core).casefold()
    return NameKeys(
        core=core,
        visual=visual,
        skeleton=fold_ocr(visual),
        translit="".join(ch for ch in translit if ch.isalnum()),
    )


@lru_cache(maxsize=8192)
def name_words(text: str) -> tuple[NameWord, ...]:
    """Return the words of a name without its legal form (unless nothing else would be left)."""
    words = [_word(printed) for printed in _split(text)]
    words = [word for word in words if word.plain]
    while True:
        shorter = _without_form(_without_glued_form(words))
        if len(shorter) == len(words) and shorter == words:
            return tuple(words)
        words = shorter


def _split(text: str) -> list[str]:
    visible = without_invisible(unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]))
    kept: list[str] = []
    for ch in unicodedata.normalize("NFKC", visible):
        if ch in _DROPPED:
            continue
        if ch == "&":
            kept.append(" and ")
        else:
            is_part = ch.isalnum() or ch in _KEPT_SIGNS or unicodedata.combining(ch)
            kept.append(ch if is_part or unicodedata.category(ch) in ("Mc", "Mn") else " ")
    return "".join(kept).split()


def _word(printed: str) -> NameWord:
    return NameWord(
        printed=printed,
        plain=fold_case_and_marks(printed).strip("|"),
        visual=fold_case_and_marks(fold_confusables(printed)).strip("|"),
    )


def _without_form(words: list[NameWord]) -> list[NameWord]:
    """Take the longest legal form off the end or the start, if something else stays."""
    ends, starts, longest = _forms()
    for length in range(min(longest, len(words) - 1), 0, -1):
        if _is_form(words[-length:], ends) or _is_misread_form(words[-length:]):
            return words[:-length]
        if _is_form(words[:length], starts):
            return words[length:]
    return words


def _is_form(words: Sequence[NameWord], forms: frozenset[str]) -> bool:
    plain = " ".join(word.plain for word in words)
    return plain in forms or " ".join(word.visual for word in words) in forms


def _is_misread_form(words: Sequence[NameWord]) -> bool:
    """Tell whether words are a legal form but for what OCR confuses (`S.r.I.`, `lnc`)."""
    skeleton = fold_ocr(" ".join(word.visual for word in words))
    return len(skeleton) >= _LEAST_MISREAD and skeleton in _form_skeletons()


def _without_glued_form(words: list[NameWord]) -> list[NameWord]:
    """Take a form such as 有限公司 off the words that carry it, or drop the word itself."""
    kept: list[NameWord] = []
    for word in words:
        stem = word.plain if word.plain.isascii() else _stem(word.plain)
        if stem == word.plain:
            kept.append(word)
        elif stem:
            kept.append(_word(_printed_stem(word.printed, word.plain, stem)))
        elif len(words) == 1:
            return words
    return kept or words


def _stem(plain: str) -> str:
    for form in _glued():
        if plain.endswith(form):
            return plain.removesuffix(form)
        if plain.startswith(form):
            return plain.removeprefix(form)
    return plain


def _printed_stem(printed: str, plain: str, stem: str) -> str:
    """Cut the printed word like its folded form; where folding changed its length, use that."""
    if len(printed) != len(plain):
        return stem
    start = plain.find(stem)
    return printed[start : start + len(stem)]


@cache
def _forms() -> tuple[frozenset[str], frozenset[str], int]:
    forms = load_data("legal_forms", _LegalForms)
    longest = max(len(form.split()) for form in (*forms.end, *forms.start))
    return frozenset(forms.end), frozenset(forms.start), longest


@cache
def _form_skeletons() -> frozenset[str]:
    return frozenset(fold_ocr(form) for form in _forms()[0])


@cache
def _glued() -> tuple[str, ...]:
    folded = {fold_case_and_marks(form) for form in load_data("legal_forms", _LegalForms).glued}
    return tuple(sorted(folded, key=len, reverse=True))
