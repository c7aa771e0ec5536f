"""Texts that hold the place of a value in an empty form: ____, 00/00/0000, [Company], Your name.

In: a text as printed. Out: whether it is one. The words are data (`placeholders.yaml`).
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.comparing.data_files import load_data
from proofcheck.comparing.texts import digits_of

_BRACKETED = re.compile(r"\s*(?:\[.*\]|<.*>|\{.*\}|«.*»|【.*】)\s*", re.DOTALL)
_BLANK = re.compile(r"_{3}|\.{5}|…{2}|(?<!\w)[X×#]{3,}(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
FEWEST_NOUGHTS = 4
"""0.00 is a value, as a tax of nothing; 00/00/0000 is none."""


class _Words(Struct, frozen=True):
    words: frozenset[str]


def is_placeholder(text: str) -> bool:
    """Tell whether a text holds the place of a value: rules, noughts, a prompt.

    A number of four noughts or more is one; a text without digits is one where all of its words
    are those of prompts.
    """
    if _BRACKETED.fullmatch(text) or _BLANK.search(text):
        return True
    if digits := digits_of(text):
        return len(digits) >= FEWEST_NOUGHTS and not digits.strip("0")
    return _are_prompts(_WORD.findall(text.casefold()))


def _are_prompts(pieces: list[str]) -> bool:
    """Whether pieces are words of prompts, each in one piece or in two (kerning parts words)."""
    reached = [True, *(False for _ in pieces)]
    for end in range(1, len(pieces) + 1):
        reached[end] = any(
            reached[end - count] and "".join(pieces[end - count : end]) in _words()
            for count in (1, 2)
            if count <= end
        )
    return reached[-1]


@cache
def _words() -> frozenset[str]:
    return load_data("placeholders", _Words).words
