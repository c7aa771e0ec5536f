"""Firms of one group: who writes as a subsidiary grants, the parent stands above it.

In: the prose, its companies, and the firms at its head and foot. Out: the parents. Both names
begin with the same word, and a sentence in the first person calls the writer a part of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.parties.spellings import core_of
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose

PARENT = 4.0
"""What it weighs against a name to be the parent of who writes."""

LEAST_LETTERS = 4
"""The word that both names begin with has so many letters at least; in Han characters two."""

_KIN = framed(r"{parts_of_group}")


def parents(prose: Prose, mentions: Mentions, ends: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the companies of whose group who writes is a part."""
    texts = {prose.text[c.start : c.end] for c in ends}
    writers = {core_of(text) for text in texts if has_legal_form(text)}
    for span in mentions.companies:
        core = core_of(prose.text[slice(*span)])
        kin = any(_is_kin(prose.text[slice(*span)], text) for text in texts)
        if core not in writers and kin and _says_part(prose, span[0]):
            yield Candidate(start=span[0], end=span[1], weight=PARENT)


def _is_kin(name: str, other: str) -> bool:
    """Whether two names of firms begin alike."""
    if not has_legal_form(other):
        return False
    if not name[0].isascii():
        return name[:2] == other[:2]
    first, second = (name_key(text.split()[0]) for text in (name, other))
    return first == second and len(first) >= LEAST_LETTERS


def _says_part(prose: Prose, position: int) -> bool:
    """Whether the sentence around a name speaks of "us" as a part of a group."""
    span = prose.sentence(position)
    is_ours = clause_pattern("first_person").search(prose.folded, *span) is not None
    return is_ours and _KIN.search(prose.folded, *span) is not None
