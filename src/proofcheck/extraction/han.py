"""Traditional Chinese characters and Japanese forms as simplified ones, sign by sign.

In: any text. Out: a text of the same length, so that phrases written once in simplified
characters are found in all three, and spans stay valid. What is shown to people stays as printed.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data


class TraditionalCharacters(Struct, frozen=True, kw_only=True):
    """The data file `traditional.yaml`: two rows of signs, each above its counterpart."""

    traditional: str
    simplified: str


def simplified(text: str) -> str:
    """Return `text` with traditional and Japanese forms of Han characters simplified."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    data = load_data("traditional", TraditionalCharacters)
    pairs = zip(data.traditional.split(), data.simplified.split(), strict=True)
    return {ord(a): b for one, other in pairs for a, b in zip(one, other, strict=True)}
