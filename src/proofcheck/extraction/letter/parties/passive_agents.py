"""Names behind "by", "under" or "of": who gave leave, or on whose right the leave rests.

In: the prose, a name and the acts of permission beside it. Out: whether the name is the agent of a
passive ("authorised by X"), sells by our leave ("sold with our consent by X"), is the ground of the
right ("under a licence of X"), or is whose dealer somebody is ("dealer of X").
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign, sign_pattern
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

GROUND_REACH = 90
"""The phrase on which a right rests is so long at most."""

OURS_BEFORE = 12
"""The word for "our" stands within so many characters before the noun of leave."""

COPULA_REACH = 40
"""The auxiliary of a passive stands within so many characters before its participle."""

SALE_LEAD = 24
"""A verb of selling begins within so many characters before what is sold."""

AGENT_REACH = 60
"""An act stands within so many characters before its agent."""

_SHORT_WIDE = re.compile(r"[\u4e00-\u9fff]{1,6}")
_WIDE_RIGHT = re.compile(
    r"(?:[(（][^()（）\n]{1,40}[)）])?[^，,。\n]{0,24}?(?:授权|许可|委托|协议|合同|代理权|契约|许诺|委任)"
)
"""Behind a name in Chinese or Japanese: the right that it gave (根据X的授权, X于…出具的授权书)."""

_NEW_CLAUSE = frame_pattern(r",\s(?!{dated_words})")


def is_agent(prose: Prose, span: Span, behind: list[Span], ahead: list[Span]) -> bool:
    """Whether "by" stands before the name and its act near it on either side."""
    start = max(0, span[0] - 30)
    leads = [m.end() for m in clause_pattern("agent_leads").finditer(prose.folded, start, span[0])]
    rest = prose.folded[leads[-1] : span[0]].strip() if leads else "-"
    is_filler = pattern_of("fillers").fullmatch(rest) or _SHORT_WIDE.fullmatch(rest)
    articles = all(clause_pattern("name_leads").fullmatch(word) for word in rest.split())
    if rest and not (is_filler or articles):
        return False
    is_behind = bool(behind) and span[0] - behind[-1][1] <= AGENT_REACH
    licence = clause_pattern("licence_words").search(
        prose.spoken, max(0, span[0] - AGENT_REACH), span[0]
    )
    is_behind = is_behind or licence is not None or (bool(ahead) and _is_passive(prose, span))
    return is_behind or (bool(ahead) and ahead[0][0] - span[1] <= 24)


def _is_passive(prose: Prose, span: Span) -> bool:
    """Whether an auxiliary of the passive stands before the agent (wurde von X … ermächtigt)."""
    before = prose.spoken[max(0, span[0] - COPULA_REACH) : span[0]]
    return clause_pattern("passives").search(before) is not None


def sells_by_leave(prose: Prose, span: Span, behind: list[Span]) -> bool:
    """Whether a name is by whom something is sold with our leave (with our consent sold by X)."""
    lead = max(0, span[0] - AGENT_REACH)
    leads = list(clause_pattern("agent_leads").finditer(prose.folded, lead, span[0]))
    if not leads or prose.folded[leads[-1].end() : span[0]].strip():
        return False
    if not has_sign("sales", prose.folded, lead, leads[-1].start()) and not has_sign(
        "trades", prose.folded, lead, leads[-1].start()
    ):
        return False
    return any(
        clause_pattern("ours").search(prose.folded, max(0, act[0] - OURS_BEFORE), act[0])
        for act in behind
    )


def is_ground(prose: Prose, sentence: Span, span: Span) -> bool:
    """Whether a name stands in the phrase on which the right rests (pursuant to a licence of X)."""
    leads = clause_pattern("above_leads").finditer(prose.spoken, sentence[0], span[0])
    lead = max((m.end() for m in leads), default=None)
    if lead is None or span[0] - lead > GROUND_REACH:
        return False
    if prose.text[span[0]] > "\u3040":
        between = prose.text[lead : span[0]]
        return "，" not in between and _WIDE_RIGHT.match(prose.folded, span[1]) is not None
    licence = clause_pattern("licence_words").search(prose.spoken, max(0, lead - 2), span[0])
    stop = _NEW_CLAUSE.search(prose.text, lead, span[0])
    words = prose.spoken[lead : span[0]].split()
    is_joined = bool(words) and (
        words[-1] in clause_set("joining_words") or not words[-1].isascii()
    )
    return licence is not None and stop is None and is_joined


def is_principal(prose: Prose, span: Span, first: int) -> bool:
    """Whether a name is whose dealer, agent or licensee somebody is."""
    start = max(first, span[0] - 44)
    found = list(clause_pattern("consent_of").finditer(prose.folded, start, span[0]))
    rest = prose.text[found[-1].end() : span[0]].strip(" .:,") if found else ""
    words = [word for word in rest.split() if not word.islower()]
    return bool(found) and all(clause_pattern("firm_nouns").fullmatch(w.casefold()) for w in words)


def is_sold(prose: Prose, position: int) -> bool:
    """Whether a verb of selling stands right before a name: what is sold (list Nordal soaps)."""
    sales = sign_pattern("sales").finditer(prose.folded, max(0, position - SALE_LEAD), position)
    return any(not prose.folded[sale.end() : position].strip() for sale in sales)
