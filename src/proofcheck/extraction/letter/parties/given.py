"""To whom a clause gives the right, by the roles of the companies that it names.

In: the prose. Out: candidates for the grantee, and whether the speaker itself grants. Address and
registration data may stand behind the name; who is only let appoint others is no grantee.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.ends import name_at
from proofcheck.extraction.letter.names.permission import acts_in, has_sale, is_adjective
from proofcheck.extraction.letter.parties.grant import is_denied
from proofcheck.extraction.letter.parties.inversion import inverted_parties
from proofcheck.extraction.letter.parties.passing import is_link_above
from proofcheck.extraction.letter.parties.role_leads import (
    is_favoured,
    is_in_relative,
    is_represented,
)
from proofcheck.extraction.letter.text.clauses import (
    announces,
    clause_pattern,
    is_source,
    permit_pattern,
)
from proofcheck.extraction.letter.text.mail_header import header_end
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.signs import has_sign, sign_pattern
from proofcheck.extraction.letter.text.words import pattern_of

OBJECT, SUBJECT, SPEAKER = 2.6, 2.2, 0.8
"""What it weighs that a company stands behind the act or before it, and that the speaker grants."""

BEHIND, BEFORE = 70, 220
"""An act stands within so many characters before a company, or behind it (with its address)."""

OBJECT_LEAD = 30
"""A name begins within so many characters behind the act whose object it is."""

MOST = 12
"""Acts of one sentence whose objects are looked at."""

_OUR_PARTNER = frame_pattern(r"\b{our_words}\s(?:[a-z]{4,16}\s)?{partners}\s")
"""Whom the speaker calls its own dealer, right before the name."""

_GETS = frame_pattern(r"{wide_gets}")
_BY = frame_pattern(r"\b{by_words}\s(?:[a-z]{1,8}\s){0,2}$|由$")


def given_names(prose: Prose) -> Iterator[Candidate]:
    """Yield the companies beside an act of permission in a sentence that speaks of selling."""
    header = header_end(prose)
    for start, end in prose.sentences:
        if start < header or not _is_grant(prose, start, end):
            continue
        inverted = inverted_parties(prose, start, end)
        if inverted is not None:
            yield Candidate(start=inverted[1][0], end=inverted[1][1], weight=OBJECT)
            continue
        speaks = _speaks(prose, start, end)
        named = companies(prose, start, end)
        found = tuple(span for span in named if not is_source(prose, start, span))
        hits: list[Candidate] = []
        passes_on = clause_pattern("passing_on").search(prose.folded, start, end)
        for index, span in enumerate(found):
            following = found[index + 1][0] if index + 1 < len(found) else end
            if passes_on and span[0] < passes_on.start() and index + 1 < len(found):
                continue
            behind = _act(prose, max(start, span[0] - BEHIND), span[0])
            behind = behind and not _BY.search(prose.folded, max(start, span[0] - 16), span[0])
            before = _act(prose, span[1], min(following, span[1] + BEFORE))
            before = before and not _names_other(prose, span[1], min(following, span[1] + BEFORE))
            if is_favoured(prose, span):
                hits.append(Candidate(start=span[0], end=span[1], weight=OBJECT + SPEAKER))
                continue
            if is_represented(prose, span) or is_in_relative(prose, span):
                continue
            if _owns(prose, span, following) or not (behind or before):
                continue
            weight = (OBJECT if behind else SUBJECT) + (SPEAKER if speaks else 0.0)
            hits.append(Candidate(start=span[0], end=span[1], weight=weight))
        yield from sorted(hits, key=lambda hit: (-hit.weight, hit.start))[:1]


def _names_other(prose: Prose, start: int, end: int) -> bool:
    """Whether "the following retailer" stands between a name and the act: it is about that one."""
    return announces(prose.folded, start, end)


def _is_grant(prose: Prose, start: int, end: int) -> bool:
    if passing_only(prose, start, end) or is_denied(prose, start, end):
        return False
    is_sale = has_sale(prose.folded, start, end) or has_sign("roles", prose.folded, start, end)
    return is_sale and _act(prose, start, end)


def passing_only(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence speaks of nothing but letting somebody appoint others."""
    passing = clause_pattern("passing_on").search(prose.folded, start, end)
    return passing is not None and not any(True for _ in companies(prose, passing.end(), end))


def _act(prose: Prose, start: int, end: int) -> bool:
    return (
        permit_pattern().search(prose.folded, start, end) is not None
        or sign_pattern("acts").search(prose.folded, start, end) is not None
    )


def _speaks(prose: Prose, start: int, end: int) -> bool:
    return clause_pattern("first_person").search(prose.folded, start, end) is not None


def _owns(prose: Prose, span: tuple[int, int], following: int) -> bool:
    """Whether a company is said to own the mark."""
    near = min(following, span[1] + 40)
    return pattern_of("owns").search(prose.spoken, span[1], near) is not None


def speaker_grants(prose: Prose) -> bool:
    """Whether some sentence says that the speaker itself (we, 我司) gives the right."""
    return any(
        _is_grant(prose, start, end) and _speaks(prose, start, end)
        for start, end in prose.sentences
    )


def gets_below(prose: Prose) -> Iterator[Candidate]:
    """Yield a company that fills a line above the sentence that says what it may (X / 获准在…)."""
    for span in companies(prose):
        cell = next((c for c in prose.cells if c.start <= span[0] and span[1] <= c.end), None)
        if cell is None or span[1] - span[0] < cell.end - cell.start - 1:
            continue
        under = [c for c in prose.cells if _is_under(c, cell)]
        below = min(under, key=lambda c: c.box.y0, default=None)
        if below is not None and _GETS.match(prose.folded, below.start):
            yield Candidate(start=span[0], end=span[1], weight=OBJECT)


def _is_under(cell: Cell, upper: Cell) -> bool:
    """Whether a cell stands below another in the same column of the page."""
    is_aligned = min(cell.box.x1, upper.box.x1) > max(cell.box.x0, upper.box.x0)
    return cell.page == upper.page and cell.box.y0 > upper.box.y1 - 2 and is_aligned


def shown_name(prose: Prose) -> Iterator[Candidate]:
    """Yield a company that fills a line right behind an act without its object (presented to)."""
    for before, line in zip(prose.lines, prose.lines[1:], strict=False):
        act = permit_pattern().search(prose.folded, *before)
        act = act or pattern_of("grants").fullmatch(prose.folded, *before)
        firm = next(companies(prose, *line), None)
        span = (firm or name_at(prose, line[0])) if act and act.end() >= before[1] - 4 else None
        if span is not None and span[1] <= line[1]:
            yield Candidate(start=span[0], end=span[1], weight=OBJECT)


def our_partners(prose: Prose) -> Iterator[Candidate]:
    """Yield names behind "our dealer" in sentences of selling: Unser Partner X verkauft …"""
    for start, end in prose.sentences:
        if not (has_sale(prose.folded, start, end) and _act(prose, start, end)):
            continue
        for match in _OUR_PARTNER.finditer(prose.folded, start, end):
            span = name_at(prose, match.end())
            if span is not None and span[0] - match.end() <= 2 and span[1] <= end:
                yield Candidate(start=span[0], end=span[1], weight=SUBJECT)


def objects(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield names without a legal form right behind an active act, in sentences of selling."""
    for start, end in prose.sentences:
        if not has_sale(prose.folded, start, end) or is_link_above(prose, start):
            continue
        if inverted_parties(prose, start, end) is not None:
            continue
        for act in sorted(set(acts_in(prose.folded, start, end)))[:MOST]:
            if is_adjective(prose.folded, *act) or not prose.text[act[1] : act[1] + 1].isspace():
                continue
            span = name_at(prose, _object_start(prose, act[1]))
            if span is not None and span[0] - act[1] <= OBJECT_LEAD and span[0] < end:
                yield span


def _object_start(prose: Prose, position: int) -> int:
    """Skip "hereby", "wir", "to" behind an act."""
    for _ in range(2):
        word = clause_pattern("before_objects").match(prose.folded, position + 1)
        position = word.end() if word else position
    return position
