"""Models of a name and a mark ("Orion XL4"), and codes that only class a thing ("AX3000").

In go words of an item's text, out comes whether a model stands right behind the brand, or ends
the text.
"""

from __future__ import annotations

import re

from proofcheck.extraction.lines.goods_words import is_link, is_noun, is_plain
from proofcheck.extraction.lines.heading_words import is_unit
from proofcheck.extraction.lines.item_words import CJK, is_model_code
from proofcheck.extraction.lines.model_words import COUNTED, SHORTEST_NAME, is_mark

LONGEST_MARK = 4
"""Letters and digits of the mark behind a model's name ("Orion XL4"), at most."""

LONGEST_NAME_WORDS = 2
"""Words of a model's name with its mark."""

FEWEST_WORDS = 3
"""Words of a text that ends in a name with its mark."""

SERIES_MARKS = frozenset({"Mk", "MK", "Mark", "No"})
"""Words between a model's name and its number ("Delta Mk 3")."""

_CLASS = re.compile(r"(?:AC|AX|BE)\d{3,5}|\d{1,3}(?:-\d{1,3})?x\d{1,3}")
_CHUNK = re.compile(r"\S+")
_DASH = re.compile(r"\s[-–—]\s")


def leads(text: str, start: int, stop: int) -> bool:
    """Whether the model is right behind the brand: a code, or a name with its mark ("Orion 4")."""
    words = [match.group().strip("(),;") for match in _CHUNK.finditer(text, start, stop)][:2]
    if len(words) < 2:
        return False
    first, second = words
    if is_model_code(first):
        return True
    return _is_short_mark(second) and is_title(first)


def behind_cjk(text: str, start: int) -> tuple[int, int] | None:
    """Return where a code, or a name with its mark, ends a text behind words in CJK script.

    `start` is where the brand ends: "Venn 醒酒器1.2升 4910-T".
    """
    last = max((match.end() for match in CJK.finditer(text, start)), default=None)
    words = list(_CHUNK.finditer(text, last)) if last is not None else []
    if not words or len(words) > LONGEST_NAME_WORDS or not text[last : words[0].start()]:
        return None
    *names, mark = (word.group() for word in words)
    is_named = len(names) == 1 and is_title(names[0]) and _is_short_mark(mark)
    if is_named or (not names and is_model_code(mark) and not is_class(mark)):
        return words[0].start(), words[-1].end()
    return None


def named_at_end(text: str, *, capital_nouns: bool) -> tuple[int, int] | None:
    """Return where a name with its mark ends a text whose brand is told elsewhere, or None.

    "silicone bib sage Faro 45": small words lead to it, or any where all nouns have a capital.
    """
    words = list(_CHUNK.finditer(text, 0, _end_of_name(text)))
    if len(words) < FEWEST_WORDS or not _is_short_mark(words[-1].group()):
        return None
    *before, name, mark = words
    if name.group().rstrip(".") in SERIES_MARKS and len(before) > 1:
        *before, name = before
    leading = before[-1].group()
    is_small = leading[0].islower() or COUNTED.fullmatch(leading) is not None
    is_led = (capital_nouns or is_small) and not is_link(leading)
    is_one = is_led and _is_named(name.group(), capital_nouns=capital_nouns)
    return (name.start(), mark.end()) if is_one else None


def _end_of_name(text: str) -> int:
    """Return where a dash parts what is said of a thing from its name ("lamp Orion 4 - green")."""
    dash = _DASH.search(text)
    return dash.start() if dash else len(text)


def is_measured(model: str) -> bool:
    """Whether a model ends in a number with its unit ("Stapelbox 28 l"), as any noun can."""
    *names, number, unit = ["", "", *model.split()]
    return any(names) and number.isdigit() and is_unit(unit)


def _is_named(word: str, *, capital_nouns: bool) -> bool:
    """Whether a word is a name; where nouns are written small, one with a capital is."""
    is_noun_of_name = not capital_nouns and len(word) >= SHORTEST_NAME and is_noun(word)
    return is_title(word) or (is_noun_of_name and word.isalpha() and word.istitle())


def is_title(word: str) -> bool:
    """Whether a word can be a model's name before its mark: capitalised, no noun, no quality."""
    is_word = len(word) >= SHORTEST_NAME and word.isalpha() and word.istitle()
    return is_word and not is_plain(word) and not is_noun(word)


def ends_name(text: str, match: re.Match[str], stop: int, *, is_code: bool) -> bool:
    """Whether a short mark behind a name ends the text; `is_code` asks for letters in it."""
    word = match.group()
    is_last = not text[match.end() : stop].strip() and stop == len(text)
    has_letters = any(map(str.isalpha, word)) or not is_code
    return is_last and _is_short_mark(word) and has_letters


def _is_short_mark(word: str) -> bool:
    """Whether a word is a mark with a digit that counts nothing ("XL4", "9")."""
    has_digit = any(map(str.isdigit, word))
    return len(word) <= LONGEST_MARK and has_digit and is_mark(word) and not COUNTED.fullmatch(word)


def is_class(word: str) -> bool:
    """Whether a word is a class of radio or optics ("AX3000", "8x42")."""
    return _CLASS.fullmatch(word) is not None
