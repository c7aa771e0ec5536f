"""Exclusive roles that are not the grantee's: the speaker's own, and a third firm's elsewhere.

In: the prose and where a word for exclusivity stands. Out: whether it tells what the speaker is
("we are the exclusive importer of X", "as sole distributor of X, we …"), or who has another
country ("except Japan, where Y K.K. is our sole agent").
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose

REACH = 70
"""What says whose role it is stands within so many characters before the word."""

ASIDE = 200
"""Who speaks is named within so many characters behind the words "as exclusive distributor"."""

_WORD = r"(?:(?!{and_that}\s|{ours_and_yours}\s)[\w’'&.-]+\s)"
_WE_ARE = framed(
    rf"\b{{we_are}}\s(?:{{since_and_also}}\s(?:\d{{4}}\s)?)?"
    rf"(?:(?:{{role_articles}}\s|l\W)?{_WORD}{{0,4}})?$"
)
_AS = framed(rf"(?:^|[\n.!?:;,]\s{{0,2}}){{in_the_role_of}}\s{_WORD}{{0,4}}$")
_WE_ARE_JA = re.compile(r"(?:当社|弊社|小社)(?:、[^、。を]{2,30})?(?:は|が)[^。を]{0,90}$")
_IS_JA = re.compile(r"[^。、をが]{0,6}(?:てす|てあり|てこさいます|として[、，])")
"""当社は…の輸入総代理店です, in folded kana."""

_BY_JA = re.compile(r"[^。、をが\n]{0,5}(?:による|より|から)")
"""総代理店による販売承諾: who gives it."""

_YOU = framed(r"\b{you_words}\b")
_ELSEWHERE = framed(r"[,;(]\s?{where_words}\s(?!{you_words}\b)(?P<name>\w)[^;]{2,60}$")
"""The name of a firm follows, and no pronoun: a capital begins it."""


def is_own_role(prose: Prose, position: int) -> bool:
    """Whether an exclusive role is what the speaker is, or what a third firm is elsewhere."""
    first = max(prose.sentence(position)[0], position - REACH)
    if _WE_ARE.search(prose.folded, first, position):
        return True
    elsewhere = _ELSEWHERE.search(prose.folded, max(0, position - REACH), position)
    if elsewhere is not None and prose.text[elsewhere.start("name")].isupper():
        return True
    if _BY_JA.match(prose.folded, position + 1):
        return True
    is_state = _IS_JA.match(prose.folded, position + 1) is not None
    if is_state and _WE_ARE_JA.search(prose.folded, max(0, position - ASIDE), position):
        return True
    is_said = _AS.search(prose.folded, max(0, first - 2), position) is not None
    return is_said and _speaker_follows(prose, position)


def _speaker_follows(prose: Prose, position: int) -> bool:
    """Whether the sentence goes on with "we", and names no "you" before."""
    end = min(prose.sentence(position)[1], position + ASIDE)
    speaker = clause_pattern("first_person").search(prose.folded, position, end)
    return speaker is not None and _YOU.search(prose.folded, position, speaker.start()) is None
