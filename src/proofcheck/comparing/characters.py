"""Characters of names: which are invisible, which script they belong to, what they look like.

In: characters and words. Out: their folded forms. The tables are in
`data/confusables.yaml` and `data/traditional.yaml`.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from msgspec import Struct

from proofcheck.comparing.data_files import load_data

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that make a text look other than it is stored (Unicode UAX 9)."""

_FOLDED_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


class _Confusables(Struct, frozen=True, kw_only=True):
    cyrillic: dict[str, str]
    greek: dict[str, str]
    armenian: dict[str, str]
    cherokee: dict[str, str]
    weak: str
    latin: dict[str, str]
    undecomposed: dict[str, str]
    ocr: dict[str, str]
    ocr_runs: dict[str, str]


class _Traditional(Struct, frozen=True, kw_only=True):
    traditional: str
    simplified: str


def is_invisible(character: str) -> bool:
    """Tell whether a character leaves no mark: zero-width, bidi control, variation selector.

    Line breaks and tabs are blanks, not invisible.
    """
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return True
    return unicodedata.category(character) in ("Cf", "Cc") and not character.isspace()


def without_invisible(text: str) -> str:
    """Return the text without its invisible characters."""
    return "".join(ch for ch in text if not is_invisible(ch))


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """Return the script of a letter by its Unicode name (`LATIN`, `CYRILLIC`, `CJK` …), else ""."""
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").split(" ")[0].split("-")[0]


def is_mixed_script(word: str) -> bool:
    """Tell whether letters of Latin stand beside those of Cyrillic, Greek, Armenian, Cherokee."""
    if word.isascii():
        return False
    scripts = {script_of(ch) for ch in unicodedata.normalize("NFC", word)}
    return len(scripts.intersection(_FOLDED_SCRIPTS)) > 1


def fold_case_and_marks(text: str) -> str:
    """Case-fold, and strip combining marks of Latin, Greek and Cyrillic letters only.

    Marks of other scripts carry meaning (ディ is not テイ). Letters with a stroke (ø, ł, đ)
    count as their plain letters; traditional Chinese characters become simplified ones.
    """
    folded = text.casefold()
    if folded.isascii():
        return folded
    kept: list[str] = []
    base = ""
    for ch in unicodedata.normalize("NFD", folded):
        if unicodedata.combining(ch):
            if script_of(base) not in ("LATIN", "GREEK", "CYRILLIC"):
                kept.append(ch)
            continue
        base = ch
        kept.append(_tables().undecomposed.get(ch, ch))
    return unicodedata.normalize("NFC", "".join(kept)).translate(_simplified())


def fold_confusables(word: str) -> str:
    """Return the word with look-alike letters as the Latin ones they pass for.

    Letters of other scripts are folded only where the word mixes scripts, or where every
    letter of it has a strong look-alike: Яндекс stays Cyrillic, РОССО becomes POCCO.
    """
    if word.isascii():
        return word
    latin = word.translate(_latin())
    if not (is_mixed_script(latin) or _is_wholly_foldable(latin)):
        return latin
    return unicodedata.normalize("NFD", latin).translate(_foreign())


def fold_ocr(text: str) -> str:
    """Return a case-folded text with one character for each class that OCR confuses."""
    folded = text.translate(_ocr())
    for run, letter in _tables().ocr_runs.items():
        while run in folded:
            folded = folded.replace(run, letter)
    return folded


def _is_wholly_foldable(word: str) -> bool:
    letters = [ch for ch in unicodedata.normalize("NFD", word) if ch.isalpha()]
    weak = _tables().weak
    return bool(letters) and all(ord(ch) in _foreign() and ch not in weak for ch in letters)


@cache
def _tables() -> _Confusables:
    return load_data("confusables", _Confusables)


@cache
def _latin() -> dict[int, str]:
    return _by_ordinal(_tables().latin)


@cache
def _foreign() -> dict[int, str]:
    tables = _tables()
    return _by_ordinal(tables.cyrillic | tables.greek | tables.armenian | tables.cherokee)


@cache
def _ocr() -> dict[int, str]:
    return _by_ordinal(_tables().ocr)


@cache
def _simplified() -> dict[int, int]:
    pairs = load_data("traditional", _Traditional)
    return dict(zip(map(ord, pairs.traditional), map(ord, pairs.simplified), strict=True))


def _by_ordinal(table: dict[str, str]) -> dict[int, str]:
    return {ord(character): folded for character, folded in table.items()}
