"""What stands right before a name and tells its part, whatever the verbs of the sentence say.

In: the prose and a name. Out: whether the right is given in its favour ("confiere poder a favor de
X"), whether somebody acts for it ("en nombre y representación de X"), whether it stands in a
relative clause ("points de vente que X reconnaît"), whether it is the speaker's ("Wij, X B.V.").
"""

from __future__ import annotations

from itertools import islice

from proofcheck.extraction.frames import frame_pattern, frame_words
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import letter_words

Span = tuple[int, int]

LEAD, FAVOUR, BEHALF, RELATIVE = 90, 44, 80, 40
"""Characters before a name in which a lead is looked for, and how far each kind stands from it."""

MOST = 20
"""Leads of one kind that are looked at."""

SPEAKER_REACH = 16
"""Who speaks is named within so many characters behind "we," or "I,"."""

_SPEAKER_COMMA = frame_pattern(r",\s(?:{before_speakers}\s)?$")
_WIDE_SPEAKER = frame_pattern(r"(?:^|[，。、；,;（(\s:：]){wide_we}$")
_RELATIVE = frame_pattern(r"\b{relatives}\s+(?:{relative_articles}\s)?$")
_ARTICLES = frame_words("role_articles")


def is_favoured(prose: Prose, span: Span) -> bool:
    """Whether a power or right is given "in favour of" the name."""
    first = max(0, span[0] - FAVOUR)
    ends = [m.end() for m in clause_pattern("favour_leads").finditer(prose.spoken, first, span[0])]
    end = ends[-1] if ends else None
    return end is not None and _is_filled(prose.spoken[end : span[0]])


def is_represented(prose: Prose, span: Span) -> bool:
    """Whether a person acts for the name; of several whom persons act for, none is told."""
    end = _last_lead(prose, "behalf_leads", span, BEHALF)
    if end is None or _is_joined(prose.spoken[end : span[0]]) is False:
        return False
    leads = islice(clause_pattern("behalf_leads").finditer(prose.spoken), MOST)
    return sum(1 for _ in leads) == 1


def is_speaker(prose: Prose, span: Span) -> bool:
    """Whether a name stands in apposition to the speaker: Ich, Anna Roth, Wij, X B.V., 本公司X."""
    lead = prose.folded[max(0, span[0] - SPEAKER_REACH) : span[0]]
    if _WIDE_SPEAKER.search(lead) and not prose.text[span[0]].isascii():
        return True
    comma = _SPEAKER_COMMA.search(lead)
    words = lead[: comma.start()].split() if comma else []
    return bool(words) and clause_pattern("first_person").fullmatch(words[-1]) is not None


def is_in_relative(prose: Prose, span: Span) -> bool:
    """Whether a name is the subject of a relative clause about dealers or points of sale."""
    first = max(0, span[0] - RELATIVE)
    relative = _RELATIVE.search(prose.folded, first, span[0])
    if relative is None:
        return False
    before = prose.folded[first : relative.start()]
    return has_sign("roles", before) or has_sign("trades", before)


def _last_lead(prose: Prose, words: str, span: Span, reach: int) -> int | None:
    """Return where the last lead before a name ends, within its sentence."""
    first = max(prose.sentence(span[0])[0], span[0] - LEAD)
    ends = [m.end() for m in clause_pattern(words).finditer(prose.spoken, first, span[0])]
    return ends[-1] if ends and span[0] - ends[-1] <= reach else None


def _is_filled(between: str) -> bool:
    """Whether nothing but articles and nouns such as "the company" stands between."""
    words = between.split()
    known = _ARTICLES | clause_set("of_words") | clause_set("joining_words") | _fillers()
    return all(word in known for word in words)


def _is_joined(between: str) -> bool:
    """Whether the words between end in "of" or a noun for a firm, or are none at all."""
    words = between.split()
    return not words or words[-1] in clause_set("joining_words") | _ARTICLES | _fillers()


def _fillers() -> frozenset[str]:
    return frozenset(word for phrase in letter_words().fillers for word in phrase.split())
