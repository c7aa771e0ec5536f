"""Han characters folded to one form, so that one lexicon serves 发票, 發票 and 発票.

In goes a text, out comes a text of the same length. Which form stands for which is data
(`han_variants.yaml`); characters that are not listed stay as they are.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data


class HanVariants(Struct, frozen=True, kw_only=True):
    """The data file `han_variants.yaml`: pairs of a variant and the form it is folded to."""

    variants: str


def fold_han(text: str) -> str:
    """Return the text with traditional and Japanese forms as simplified ones; same length."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    pairs = load_data("han_variants", HanVariants).variants.split()
    return {ord(pair[0]): pair[1] for pair in pairs}
