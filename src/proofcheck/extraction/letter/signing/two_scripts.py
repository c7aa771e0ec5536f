"""Names and titles that are given in two scripts or languages: 山根由美 / Yumi Yamane.

In: the prose and a line of a signature. Out: the span of the first form alone.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.names.persons import is_person, is_title
from proofcheck.extraction.letter.signing.signer import may_be_person
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

_SLASH = re.compile(r"\s?/\s?")

_TWO_SCRIPTS = re.compile(
    r"(?P<wide>[\u3041-\u30ff\u3005\u4e00-\u9fff· ]{2,16}?)\s?[(（/]?\s?"
    r"(?P<latin>[A-Z][A-Za-z.'’& -]{2,40})[)）]?"
)

_TRANSLATED = re.compile(
    r"(?P<latin>[A-Z][A-Za-zÀ-ÿ.'’-]+(?: [A-Z][A-Za-zÀ-ÿ.'’-]+){1,3})"
    r"\s?[(（][\u3041-\u30ff\u4e00-\u9fff·]{2,16}[)）]"
)
"""A name with its Chinese or Japanese form behind it: Fiona MacAllan（菲奥娜·麦卡伦）."""


def first_half(prose: Prose, start: int, end: int) -> Span:
    """Cut the second language off a name or a title that is given in both: X / Y."""
    translated = _TRANSLATED.fullmatch(prose.text, start, end)
    if translated is not None and is_person(translated["latin"]):
        return translated.span("latin")
    both = _TWO_SCRIPTS.fullmatch(prose.text, start, end)
    if both is not None:
        is_name = may_be_person(prose, *both.span("wide")) and is_person(both["latin"])
        if is_name or (is_title(both["wide"]) and is_title(both["latin"])):
            return both.span("wide")
    for slash in _SLASH.finditer(prose.text, start + 2, end - 2):
        one, other = prose.text[start : slash.start()], prose.text[slash.end() : end]
        is_wide = one[0] >= "\u3041" and other[0].isascii()
        if not (is_wide or slash[0].startswith(" ")):
            continue
        if is_title(one) and is_title(other):
            return start, slash.start()
        if may_be_person(prose, start, slash.start()) and is_person(other):
            return start, slash.start()
    return start, end
