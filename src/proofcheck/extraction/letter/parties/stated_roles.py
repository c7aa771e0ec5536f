"""Sentences that say outright who sells or who owns: "The seller is X", 运営会社は X, 由X经营.

In: the prose and its names. Out: candidates by role. The word right before the copula tells the
part, or what stands right behind a name: a verb for running a shop, or the leave that it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import classes_of, wide_classes_in
from proofcheck.extraction.letter.text.prose import Prose

STATED = 2.6
"""What it weighs to be said outright."""

LEAD = 44
"""The word that tells the part begins within so many characters before the name."""

_COPULA = frame_pattern(
    r"(?P<word>[a-z]{4,}),? {stating_copulas} (?:{before_stated_names} ){0,3}[\"“«„]?$"
)
"""The word for a part, its copula, and small words before the name."""

_WIDE_TOPIC = re.compile(r"(?P<word>[\u30a1-\u30ff\u3400-\u9fff]{2,8})(?:は|[为是系])$")
_RUN_BY = re.compile(r"由$")
_RUNS = frame_pattern(r"[^。，,;；\n]{0,4}?{wide_runs}")

_GETS_LEAVE = frame_pattern(r",?\s(?:{before_leave}\s){1,2}{leave_nouns}\b")
"""Leave right behind whom it is given to: geben wir der X die Erlaubnis."""


def stated(prose: Prose, mentions: Mentions) -> Iterator[tuple[str, Candidate]]:
    """Yield the companies whose part is said outright."""
    for start, end in mentions.companies:
        lead = prose.folded[max(prose.sentence(start)[0], start - LEAD) : start]
        role = _role_of(lead)
        is_run = _RUN_BY.search(lead) is not None and _RUNS.match(prose.folded, end) is not None
        if role is None and (is_run or _GETS_LEAVE.match(prose.folded, end)):
            role = "grantee"
        if role is not None and not clause_pattern("negations").search(lead):
            yield role, Candidate(start=start, end=end, weight=STATED)


def is_said_owner(found: Candidate) -> bool:
    """Whether such a sentence makes a name the grantor: it is told to own the mark."""
    return found.weight == STATED


def _role_of(lead: str) -> str | None:
    """Return the part that the word before the copula tells, of the words before a name."""
    copula, topic = _COPULA.search(lead), _WIDE_TOPIC.search(lead)
    if copula is not None:
        classes = classes_of(copula["word"])
    elif topic is not None:
        classes = wide_classes_in(topic["word"])
    else:
        return None
    told = classes & {"granting", "receiving"}
    if len(told) != 1:
        return None
    return "grantor" if "granting" in told else "grantee"
