"""Names in answers to questions: "Who runs the shop?", "¿Quién fabrica?", 這是誰寫的?

In: the prose and its names. Out: candidates by role. A question that asks who sells is answered by
the grantee's name, one that asks who makes, writes or allows by the grantor's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.letter.names.candidates import MOST, Candidate
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose

ANSWERS = 2.4
"""What it weighs to be the answer to such a question."""

ANSWER_WITHIN = 60
"""The name stands within so many characters behind the question."""

_QUESTION = re.compile(r"(?:^|(?<=[\n.!?？。:：¿])|(?<=\d ))[^.!?？。¿\n]{3,70}[?？]")


def answered(prose: Prose, mentions: Mentions) -> Iterator[tuple[str, Candidate]]:
    """Yield the first name behind each question about a party."""
    for match in islice(_QUESTION.finditer(prose.text), MOST):
        role = _asked(prose, *match.span())
        behind = [s for s in mentions.all if match.end() <= s[0] <= match.end() + ANSWER_WITHIN]
        for start, end in behind[:1] if role else ():
            yield role, Candidate(start=start, end=end, weight=ANSWERS)


def _asked(prose: Prose, start: int, end: int) -> str:
    """Return whom a question asks for, "" where it asks for something else."""
    if clause_pattern("who_words").search(prose.folded, start, end) is None:
        return ""
    if clause_pattern("maker_verbs").search(prose.folded, start, end):
        return "grantor"
    return "grantee" if clause_pattern("seller_verbs").search(prose.folded, start, end) else ""
