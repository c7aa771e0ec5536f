"""Who gets leave among the names that only running text shows.

In: the prose. Out: candidates for the grantee: shops and persons named in a sentence about selling
or about leave, who neither sign nor speak. They count less than a company beside a verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.extraction.letter.names.bare_names import bare_names
from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.loose_names import LooseName, Shown, loose_names
from proofcheck.extraction.letter.names.permission import has_act, has_sale
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign

WEIGHTS = {
    Shown.SUBJECT: 1.8,
    Shown.OURS: 0.0,
    Shown.OWNER: 3.0,
    Shown.YOU: 2.6,
    Shown.FIRM: 1.6,
    Shown.PERSON: 1.2,
    Shown.SHOP: 1.0,
}
"""What each kind of name weighs in a sentence about selling or about leave."""

SPEAKER = 2.0
"""What it weighs to be named as the speaker's own firm."""

ABOUT = 0.3
"""Share (0..1) of that weight in another sentence."""

SPEAKS_BEFORE = 24
"""Who speaks stands within so many characters behind "I" or "the undersigned"."""

FOOT = 0.6
"""A letter is signed behind this share (0..1) of the text."""


def loose_grantees(prose: Prose) -> Iterator[Candidate]:
    """Yield the names with their weights."""
    signed = {
        name_key(prose.text[slice(*span)])
        for span in bare_names(prose)
        if span[0] > FOOT * len(prose.text)
    }
    for name in loose_names(prose):
        start, end = name.span
        if name_key(prose.text[start:end]) in signed or _speaks(prose, name):
            continue
        weight = WEIGHTS[name.shown]
        if weight <= 0 or has_sign("denials", prose.folded, *prose.sentence(start)):
            continue
        if not _is_of_sale(prose, *prose.sentence(start)):
            weight *= ABOUT
        yield Candidate(start=start, end=end, weight=weight)


def loose_grantors(prose: Prose) -> Iterator[Candidate]:
    """Yield the names behind "our firm", "my shop": who speaks."""
    for name in loose_names(prose):
        if name.shown is Shown.OURS:
            yield Candidate(start=name.span[0], end=name.span[1], weight=SPEAKER)


def _speaks(prose: Prose, name: LooseName) -> bool:
    """Whether a person stands behind "I": who signs."""
    first = max(prose.sentence(name.span[0])[0], name.span[0] - SPEAKS_BEFORE)
    return name.shown is Shown.PERSON and (
        clause_pattern("first_person").search(prose.folded, first, name.span[0]) is not None
    )


def _is_of_sale(prose: Prose, start: int, end: int) -> bool:
    is_sale = has_sale(prose.folded, start, end) or has_sign("roles", prose.folded, start, end)
    return is_sale or has_act(prose.folded, start, end)
