"""Who sells with the speaker's consent: "wyrażam zgodę na sprzedaż kubków przez firmę X".

In: the prose. Out: where such a phrase ends, right before the name of who sells. The agent of the
sale gets leave; the agent of a permission ("authorised by X") gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.letter.names.candidates import GRANT, Candidate, candidate
from proofcheck.extraction.letter.names.ends import name_at
from proofcheck.extraction.letter.text.prose import Prose

MOST = 12
"""Phrases that are looked at."""

_CONSENT = re.compile(
    r"(?:(?:zgod[aey]|zezwoleni\w{1,3}) na (?:(?:od)?sprzedaz|oferowanie|dystrybucje"
    r"|poslugiwanie|uzywanie|korzystanie)"
    r"\b[^.;]{0,120}?\bprzez"
    r"|(?:zustimm|einverstand|genehmig|erlaub)\w{2,6}\b[^.;]{0,30}(?:verkauf"
    r"|vertrieb)s?\b[^.;]{0,120}?\bdurch"
    r"|(?:toestemming|toelating|akkoord)\b[^.;]{0,30}(?:verkoop|distributie"
    r"|gebruik)\b[^.;]{0,120}?\bdoor"
    r"|(?:consent|permission|approval|agree\w{0,4})\b[^.;]{0,12}\b(?:re)?sale\b[^.;]{0,120}?\bby)"
    r"\s(?:(?:die|den|de|the|firme|spolke|firma|panstwa|pania?|pana)\s){0,2}[“”„\"«]?"
)


def has_consent(prose: Prose, start: int, end: int) -> bool:
    """Whether such a phrase ends at the end of a span."""
    return any(match.end() == end for match in _CONSENT.finditer(prose.folded, start, end))


def consented_names(prose: Prose) -> Iterator[Candidate]:
    """Yield the names right behind such phrases."""
    for match in islice(_CONSENT.finditer(prose.folded), MOST):
        yield from candidate(prose, name_at(prose, match.end()), GRANT)
