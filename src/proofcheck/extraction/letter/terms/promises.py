"""Promises in Chinese letters to authorise nobody else, and what the grantor is itself.

In: the prose. Out: matches of "authorises no other", and whether the grantor promises it (the right
is exclusive) or the grantee must not (no sub-licence); where the grantor's own role is told.
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.terms.term_words import term_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign

PROMISE = re.compile(
    r"不(?:会|(?P<must>得|可|能|准|应))?(?:再|另行|再行|另外|同时)?(?:自行)?(?:次)?"
    r"(?:授权|许可|委托|指定|授予|准许|授与)(?:给|予|与)?(?:任何|任一)?"
    r"(?:其他|其它|他人|第三|别的|除[^，。]{1,20}以外)[\u4e00-\u9fff]{0,8}"
)
KEPT_OPEN = framed(
    r"(?<![被受]){wide_grantors}[”」』\"）)]{0,2}(?:[在于][^，。；;]{1,8})?{still_and_also}{0,2}"
    r"(?:可以?|有权|得|能|会|将|保留)(?!不)[^，。；;不]{0,12}?{wide_appointing}[^，。；;]{0,6}?{wide_others}"
)
"""The grantor may still supply or authorise others (本厂仍可委托他人销售)."""

_SPEAKER = framed(r"\b(?:we|wir|nous|wij)\b|{wide_grantors}|当社|弊社")
_SUBJECT = framed(r"(?P<grantee>{wide_grantees})|(?P<grantor>{wide_grantors})")
_CONSENT = re.compile(
    r"(?:未经|非经|未得|未获|未取得|未征得|不经)[^，,。;；]{0,24}(?:同意|许可|认可|批准|允许|核准|准许|授权)"
)
"""Who has to consent is no subject: 未经本公司书面同意不得再授权第三人 binds the grantee."""

_GRANTOR_ROLE = framed(
    r"\s*(?:(?:§\s?)?\d{1,2}(?:[.)]|\s)\s?)?(?:{role_articles}\s|l\W)?{grantor_roles}(?:in)?\s"
)
_CALLED_GRANTOR = framed(r"\b{role_articles}\s{grantor_roles}(?:in)?\s(?=\w)")
_FIRM = (
    r"(?:[^，。,;；授许委托指任聘同准由]{1,30}"
    r"(?:公司|商行|企业社|工作室|厂|店|中心|会社|[(（][^()（）]{1,30}[)）]))"
)
OF_GRANTOR = framed(
    r"(?<![被受])(?:{wide_grantors}|当社|弊社)[”」』\"）)]{0,3}"
    rf"(?:[，、(（]?{_FIRM}[，、)）]?)?(?:系|是|为|作为|乃|即|は)[^，。,;；を]{{0,40}}$"
)
"""What the grantor itself is (我司作为总代理) is no right of the grantee's."""


def is_grantors(prose: Prose, match: re.Match[str]) -> bool:
    """Whether the grantor promises to authorise nobody else, or the grantee may not.

    Whoever is named last before the promise is its subject; "must not" without a subject binds
    the grantee.
    """
    subject = subject_before(prose, match.start())
    return match["must"] is None if subject is None else subject == "grantor"


def is_not_hindered(prose: Prose, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the letter does not keep the speaker from appointing others (当社が…妨げない)."""
    if term_pattern("not_hindered").search(prose.folded, match.end(), end) is None:
        return False
    return _SPEAKER.search(prose.folded, start, match.start()) is not None


def subject_before(prose: Prose, position: int) -> str | None:
    """Return the party that a Chinese sentence names last before a position, as its role."""
    return party_before(prose, prose.sentence(position)[0], position)


def party_before(prose: Prose, start: int, end: int) -> str | None:
    """Return the party that a stretch of Chinese names last, as its role."""
    consents = [m.span() for m in _CONSENT.finditer(prose.folded, start, end)]
    parties = [
        match.lastgroup
        for match in _SUBJECT.finditer(prose.folded, start, end)
        if not any(a <= match.start() < b for a, b in consents)
    ]
    return parties[-1] if parties else None


def is_of_grantor(prose: Prose, position: int) -> bool:
    """Whether the subject of a sentence is the grantor by its role (Der Hersteller wird …).

    Behind a heading in the same sentence the last party that is named by its role counts.
    """
    start, _ = prose.sentence(position)
    if _GRANTOR_ROLE.match(prose.folded, start) is not None:
        return True
    named = [role.end() for role in _CALLED_GRANTOR.finditer(prose.folded, start, position)]
    return bool(named) and not has_sign("roles", prose.folded, named[-1], position)
