"""Where the sentences of a letter end.

In: the running text and its folded twin. Out: positions. The dot of an abbreviation or of a day
before its month ends none; a block may go on with the sentence of the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.text.words import pattern_of

LONG_BLOCK = 60
"""A block of so many characters that ends with a comma goes on below; a salutation is shorter."""

_SENTENCE_END = re.compile(r"[.;?!](?=\s{1,2}[^\W\d_])|[。；？！\n]")
_ABBREVIATION = framed(r"(?i)(?:^|[\s(.,])(?:{abbreviations}|[^\W\d_])$")

_LEADS_ON = framed(r"(?:^|\n|\s){leads_on}$")
_REST_OF_NUMBER = re.compile(r"\d{3},? [^\W\d_]")
_CONTACT_LINE = re.compile(r"\S*@|www\.|https?:|\S+\.[a-z]{2,4}\b|(?:tel|fax|e-?mail|p\.|s\.)\b")
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}$")
_MONTH = framed(r"\s?{month_stems}")


def sentence_ends(text: str, folded: str) -> Iterator[int]:
    """Yield where sentences end; the dot of an abbreviation ends none."""
    for match in _SENTENCE_END.finditer(text):
        if match[0] == "\n" and _goes_on(text, folded, match.start()):
            continue
        before = text[max(0, match.start() - 12) : match.start()]
        following = text[match.end() : match.end() + 3].strip()[:1]
        is_dot = match[0] == "."
        if is_dot and _ORDINAL.search(before) and _MONTH.match(folded, match.end()):
            continue
        if not is_dot or (following.isupper() and not _ABBREVIATION.search(before)):
            yield match.end()


def _goes_on(text: str, folded: str, position: int) -> bool:
    """Whether a block goes on with the sentence of the block above it (… attesta che / X)."""
    above = folded[max(0, position - 40) : position].rstrip()
    below = text[position + 1 : position + 40].lstrip()
    if not above or not below or above[-1] in ".:;!?。：；":
        return False
    if _LEADS_ON.search(above) and text[:position].rstrip()[-1:].isascii():
        return True
    if above[-1].isdigit() and _REST_OF_NUMBER.match(below):
        return True
    block = text.rfind("\n", 0, position) + 1
    if above[-1] == "," and position - block > LONG_BLOCK:
        return True
    if text[block:position].isupper() and pattern_of("grants", "grant_words").fullmatch(
        folded[block:position].strip()
    ):
        return True  # CERTIFICA / que la empresa …
    return below[0].islower() and _CONTACT_LINE.match(below) is None
