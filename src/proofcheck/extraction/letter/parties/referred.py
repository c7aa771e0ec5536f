"""Whom a sentence of leave means where it names nobody: "It is entitled to sell our goods."

In: the prose, its companies, and who speaks in the letter. Out: candidates for the grantee. A
sentence that gives leave to sell and names no other firm speaks of the one named before it: "the
company", "the retailer", a pronoun, or nothing but an ending of the verb stands for the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.names.permission import acts_in, gives_leave, has_sale
from proofcheck.extraction.letter.parties.given import passing_only
from proofcheck.extraction.letter.parties.grant import is_denied
from proofcheck.extraction.letter.parties.owners import is_owner
from proofcheck.extraction.letter.parties.seated import is_seated
from proofcheck.extraction.letter.parties.spellings import core_of
from proofcheck.extraction.letter.text.clauses import announces, clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

Span = tuple[int, int]

NEXT, FARTHER = 1.8, 1.2
"""What it weighs to be named in the sentence before, or farther above."""

NEAR, MOST_BETWEEN = 2, 6
"""A name is near within so many sentences; behind so many more nothing speaks of it."""

_WIDE = re.compile(r"[\u3041-\u9fff]")

LEAST_LATIN = 4
"""A short form of a name has at least so many letters."""

OWNER_LEAD = 48
"""The word that makes a name the owner of the mark stands so many characters before it."""


def referred(
    prose: Prose, mentions: Mentions, speaks: Callable[[Span], bool]
) -> Iterator[Candidate]:
    """Yield the company that the first sentence of leave without a name refers to."""
    firms = [s for s in mentions.companies if not speaks(s) and _is_topic(prose, s)]
    seen: set[bool] = set()
    for index, (start, end) in enumerate(prose.sentences):
        is_wide = _WIDE.search(prose.text, start, end) is not None
        alike = [firm for firm in firms if prose.text[firm[0]].isascii() is not is_wide] or firms
        if is_wide in seen or any(start <= firm[0] < end for firm in firms):
            continue
        if not _gives(prose, start, end):
            continue
        seen.add(is_wide)
        for back, span in enumerate(_wholes_above(prose, index)):
            named = [firm for firm in alike if span[0] <= firm[0] < span[1]]
            if named and back < MOST_BETWEEN:
                seats = [firm for firm in named if is_seated(prose, firm, mentions.companies)]
                topic = (seats or named)[0]
                weight = NEXT if back <= NEAR else FARTHER
                yield Candidate(start=topic[0], end=topic[1], weight=weight)
            if named:
                break


def _wholes_above(prose: Prose, index: int) -> Iterator[Span]:
    """Yield the sentences above one, the nearest first; what a semicolon parts is one of them."""
    end: int | None = None
    for start, stop in reversed(prose.sentences[:index]):
        end = stop if end is None else end
        if prose.text[:start].rstrip()[-1:] not in (";", "；"):
            yield start, end
            end = None


def speaking(prose: Prose, grantors: Iterable[Candidate]) -> Callable[[Span], bool]:
    """Return whether a name is one that stands at the head, at the foot or behind "we"."""
    cores = {core_of(prose.text[c.start : c.end]) for c in grantors}
    cores = {core for core in cores if len(core) >= (LEAST_LATIN if core.isascii() else 2)}

    def speaks(span: Span) -> bool:
        core = core_of(prose.text[slice(*span)])
        return any(core.startswith(other) or core.endswith(other) for other in cores)

    return speaks


def _is_topic(prose: Prose, span: Span) -> bool:
    """Whether a name stands in running text, and neither as a bystander nor as the owner."""
    if prose.is_aside(span[0]):
        return False
    first = max(prose.sentence(span[0])[0], span[0] - OWNER_LEAD)
    lead = (first, span[0])
    is_other = any(
        clause_pattern(words).search(prose.folded, *lead)
        for words in ("strangers", "watchers", "behalf_leads")
    )
    owns = pattern_of("owns").search(prose.spoken, span[1], span[1] + OWNER_LEAD)
    return not is_other and owns is None and not is_owner(prose, span)


def _gives(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence gives leave to sell to somebody who is neither "you" nor named below."""
    text = prose.folded[start:end]
    if not has_sale(text) or not gives_leave(text) or not any(acts_in(text)):
        return False
    if passing_only(prose, start, end) or is_denied(prose, start, end):
        return False
    is_you = next(find_phrases(pattern_of("addressed"), prose.spoken[start:end]), None) is not None
    return not is_you and not announces(prose.folded, start, end)
