"""Firms of which somebody is an officer: "apoderada en Colombia de la sociedad panameña X".

In: the prose and its names. Out: candidates for the grantor: the first company behind an office, in
the sentence that names it. Who speaks for a firm in a letter gives in its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.candidates import MOST, Candidate
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.text.clauses import clause_set
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

OFFICER = 1.4
"""What it weighs that an officer of the firm is named."""

INTRODUCED = 2.2
"""What it weighs that a speaker names itself so."""

REACH = 64
"""The firm stands within so many characters behind the office."""


_INTRODUCES = frame_pattern(
    r"(?:{chinese_speakers}(?:是|系|,|，|\(|（)"
    r"|{japanese_speakers}(?:は|こと|\(|（)[\u3041-\u9fff]{0,10}?の?"
    r"|\b{introducing_words})\s?$"
)
"""Right before the name as which a speaker introduces itself."""


def introduced(prose: Prose, mentions: Mentions) -> Iterator[tuple[str, Candidate]]:
    """Yield the company as which a speaker introduces itself: 我是X的, 弊社はXと申します."""
    for start, end in mentions.companies:
        if _INTRODUCES.search(prose.folded, max(0, start - 16), start):
            yield "grantor", Candidate(start=start, end=end, weight=INTRODUCED)
            return


def officers_firm(prose: Prose, mentions: Mentions) -> Iterator[tuple[str, Candidate]]:
    """Yield the first such company."""
    for office in islice(pattern_of("signatory_titles").finditer(prose.folded), MOST):
        end = prose.sentence(office.start())[1]
        behind = [
            s for s in mentions.companies if office.end() <= s[0] < min(end, office.end() + REACH)
        ]
        if not behind:
            continue
        between = prose.text[office.end() : behind[0][0]]
        words = between.casefold().split()
        if "," not in between and any(word in clause_set("of_words") for word in words):
            yield "grantor", Candidate(start=behind[0][0], end=behind[0][1], weight=OFFICER)
            return
