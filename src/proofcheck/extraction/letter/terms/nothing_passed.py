"""Words for passing on that pass nothing: the grantor stays free, or something else is spoken of.

In: the prose, where a word for passing on stands, its clause. Out: whether it says nothing of
whether the grantee may pass the right on.
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.terms.term_words import term_pattern
from proofcheck.extraction.letter.text.prose import Prose

NEXT_WORD = 8
"""The word for others begins within so many characters behind the verb: authorise any other."""

PLATFORM = 22
"""A word for a platform stands within so many characters of whose it is."""

_PLATFORM = framed(r"{whose_platform}")
_OTHERS = framed(r"{third_parties}")

_OTHER = framed(r"\b{other_firms}\b|\b(?:anyone|nobody|nadie|nessuno|personne)\b|其他|他人|别")
_SPEAKER = re.compile(r"\b(?:we|wir|nous|wij)\b|我司|我公司|本公司|我方|当社|弊社")
_ALLOWS = framed(r"\b{allowing_verbs}\b")
_CLAUSE_CUT = re.compile(r"[,;:，；：。]")
_OWN_RIGHT = framed(r"{wide_grantors}[^，。,;；]{0,8}(?:仍|保留|自行|另行)[^，。,;；]{0,10}$")
_COPYING = framed(r"{copying}")
_RECEIVED = framed(r"\b{the_same}\s\w+\s(?:\w+\s){0,2}{receives}|\b{receives}\s{the_same}")
"""Others get the same right: nothing is passed on."""


def is_of_else(prose: Prose, match: re.Match[str], start: int, end: int) -> bool:
    """Whether nothing is passed on: the grantor stays free, copies are barred, all get the same."""
    text = prose.folded
    is_free = term_pattern("not_hindered").search(text, start, end) is not None
    is_free = is_free or _OWN_RIGHT.search(text, start, match.start()) is not None
    is_copy = _OTHERS.search(match[0]) and _COPYING.search(text, start, end)
    is_same = _RECEIVED.search(text, match.end(), prose.sentence(match.start())[1])
    return is_free or bool(is_copy) or is_same is not None


def is_promise(prose: Prose, match: re.Match[str], start: int) -> bool:
    """Whether the speaker itself denies something to others: we will not authorise any other."""
    is_others = _OTHER.search(prose.folded, match.start(), match.end() + NEXT_WORD) is not None
    spoken = list(_SPEAKER.finditer(prose.folded, start, match.start()))
    if not is_others or not spoken:
        return False
    between = prose.folded[spoken[-1].end() : match.start()]
    return _CLAUSE_CUT.search(between) is None and _ALLOWS.search(between) is None


def is_platform_of_others(prose: Prose, match: re.Match[str]) -> bool:
    """Whether "third party" tells whose a platform is (third-party marketplaces)."""
    near = prose.folded[max(0, match.start() - PLATFORM) : match.end() + PLATFORM]
    return _PLATFORM.search(near) is not None and _OTHERS.match(match[0]) is not None
