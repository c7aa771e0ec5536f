"""Who sells with the speaker's consent: "wyrażam zgodę na sprzedaż kubków przez firmę X".

In: the prose. Out: where such a phrase ends, right before the name of who sells. The agent of the
sale gets leave; the agent of a permission ("authorised by X") gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import frame_pattern, framed
from proofcheck.extraction.letter.names.candidates import GRANT, Candidate, candidate
from proofcheck.extraction.letter.names.ends import name_at
from proofcheck.extraction.letter.text.prose import Prose

MOST = 12
"""Phrases that are looked at."""

_CONSENT = frame_pattern(
    r"(?:{consent_pl} na {sale_pl}\b[^.;]{0,120}?\bprzez"
    r"|{consent_de}\w{2,6}\b[^.;]{0,30}{sale_de}s?\b[^.;]{0,120}?\bdurch"
    r"|{consent_nl}\b[^.;]{0,30}{sale_nl}\b[^.;]{0,120}?\bdoor"
    r"|{consent_en}\b[^.;]{0,12}\b(?:re)?sale\b[^.;]{0,120}?\bby)"
    r"\s(?:{before_consented}\s){0,2}[“”„\"«]?"
)
"""Consent, then the sale, then "by"; articles and forms of address lead to the name."""

_OUR_LEAVE = framed(r"{with_leave} {our_forms} \w|(?:经|在|得|获){our_wide}的?")
"""Before a noun for leave, or the beginning of it: X sells the goods with our consent."""

OUR_LEAVE_LEAD = 40
"""These words stand within so many characters before that noun."""


def has_consent(prose: Prose, start: int, end: int) -> bool:
    """Whether such a phrase ends at the end of a span."""
    return any(match.end() == end for match in _CONSENT.finditer(prose.folded, start, end))


def consented_names(prose: Prose) -> Iterator[Candidate]:
    """Yield the names right behind such phrases."""
    for match in islice(_CONSENT.finditer(prose.folded), MOST):
        yield from candidate(prose, name_at(prose, match.end()), GRANT)


def is_our_leave(prose: Prose, first: int, leave: tuple[int, int]) -> bool:
    """Whether a noun for leave, behind a name, is the speaker's own: sells it with our consent."""
    lead = max(first, leave[0] - OUR_LEAVE_LEAD)
    return _OUR_LEAVE.search(prose.folded, lead, leave[1]) is not None
