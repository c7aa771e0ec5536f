r"""Patterns made of a frame, which is code, and of word lists, which are data.

In: a regular expression in which `{name}` stands for any word of that list in `letter_frames.yaml`
(`\b{by_words}\s`), and the lists. Out: the compiled pattern, or the words of a list as a set. The
frame holds the shape: edges, blanks, digits, scripts, brackets; the lists hold the words of
natural languages.
"""

from __future__ import annotations

import re
from functools import cache

from proofcheck.extraction.data_files import load_data

_SLOT = re.compile(r"\{([a-z_]{2,})\}")
"""No quantifier: those hold figures."""


def frame_pattern(frame: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a frame with its lists filled in; raises KeyError where a list is missing."""
    return re.compile(_SLOT.sub(_any_word, frame), flags)


@cache
def frame_words(name: str) -> frozenset[str]:
    """Return the words of a list that is no part of a pattern."""
    return frozenset(_word_lists()[name])


def _word_lists() -> dict[str, list[str]]:
    return load_data("letter_frames", dict[str, list[str]])


def _any_word(slot: re.Match[str]) -> str:
    """Return the alternation of a list, in the order of the list: its first match counts."""
    return f"(?:{'|'.join(_word_lists()[slot[1]])})"
