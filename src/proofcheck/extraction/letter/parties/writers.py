"""Who writes a letter: the firms whose name stands at its head or at its foot.

In: the prose, its names, who stands at head and foot, and who is a bystander. Out: every place of
such a name. Banks, carriers and other bystanders at the foot write nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.parties.referred import speaking
from proofcheck.extraction.letter.text.prose import Prose


def firms_of_writer(
    prose: Prose,
    mentions: Mentions,
    ends: tuple[Candidate, ...],
    bystanders: tuple[Candidate, ...],
) -> Iterator[Candidate]:
    """Yield the companies that are called like the head or the foot, wherever they are named."""
    is_writer = speaking(prose, ends)
    others = {found.start for found in bystanders}
    for start, end in mentions.companies:
        if start not in others and is_writer((start, end)):
            yield Candidate(start=start, end=end, weight=0.0)
