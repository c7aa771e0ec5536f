"""Traditional Chinese characters and Japanese forms as simplified ones, sign by sign.

In: any text. Out: a text of the same length, so that phrases written once in simplified
characters are found in all three, and spans stay valid. What is shown to people stays as printed.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.phrases import fold_plain

WIDE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
"""A kana or a Han character (Unicode: Hiragana, Katakana, CJK Unified Ideographs)."""


class TraditionalCharacters(Struct, frozen=True, kw_only=True):
    """The data file `traditional.yaml`: two rows of signs, each above its counterpart."""

    traditional: str
    simplified: str


def simplified(text: str) -> str:
    """Return `text` with traditional and Japanese forms of Han characters simplified."""
    return text if text.isascii() else text.translate(_table())


def fold_word(word: str) -> str:
    """Fold a word of a lexicon as the text is folded in which it is looked for."""
    has_kana = any("\u3041" <= ch <= "\u30ff" for ch in word)
    return simplified(fold_plain(word) if has_kana else word)


@cache
def _table() -> dict[int, str]:
    data = load_data("traditional", TraditionalCharacters)
    pairs = zip(data.traditional.split(), data.simplified.split(), strict=True)
    return {ord(a): b for one, other in pairs for a, b in zip(one, other, strict=True)}
