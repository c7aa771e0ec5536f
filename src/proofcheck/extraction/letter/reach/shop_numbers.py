"""Numbers under which a platform keeps a shop: 101287634, Seller ID A2K9LQ7XW3, and no names.

In: a printed text. Out: whether it is such a number, with or without its label, and the text
without a number in brackets behind a name ("Hill Goods (Merchant token A1X9QPL27)").
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.phrases import fold_plain

_NUMBER = (
    r"(?:[\d\s./#+-]{4,}|(?=[A-Z\d-]*\d[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d-]{8,}|[A-Z\d]{10,})"
)
_ALONE = re.compile(_NUMBER)
_LABELLED = re.compile(rf"(?P<label>[^\d:：#]{{2,28}}?)\s?[:：#]?\s?{_NUMBER}")
_BRACKET = re.compile(r"\s?[(（](?P<inside>[^()（）]{4,60})[)）]?\s*$")


def is_shop_number(text: str) -> bool:
    """Whether a text is a shop's number, alone or behind the label for one."""
    if _ALONE.fullmatch(text):
        return True
    match = _LABELLED.fullmatch(text)
    if match is None:
        return False
    label = fold_plain(match["label"]).strip(" .")
    return clause_pattern("store_ids").fullmatch(label) is not None


def without_number(text: str) -> str:
    """Return a text without the shop's number that ends it in brackets."""
    match = _BRACKET.search(text)
    return text[: match.start()] if match and is_shop_number(match["inside"].strip()) else text
