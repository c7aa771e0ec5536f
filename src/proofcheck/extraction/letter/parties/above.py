"""Who stands above the grantor: the firm that authorised it, where the letter's prose says so.

In: the prose, what the verbs say of its names, and both parties. Out: the span of the name with
its confidence (0..1), or None.
"""

from __future__ import annotations

from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.parties.choice import Chosen
from proofcheck.extraction.letter.parties.spellings import core_of
from proofcheck.extraction.letter.parties.voice import Part, Voiced
from proofcheck.extraction.letter.text.prose import Prose


def who_is_above(
    prose: Prose,
    voiced: tuple[Voiced, ...],
    grantor: Chosen | None,
    grantee: Chosen | None,
) -> Chosen | None:
    """Return who authorised the grantor: the agent of a clause about the grantor or "us"."""
    names = {core_of(prose.text[p[0] : p[1]]) for p in (grantor, grantee) if p is not None}
    giver = core_of(prose.text[grantor[0] : grantor[1]]) if grantor else ""
    for found in voiced:
        if found.part is not Part.AGENT or core_of(prose.text[slice(*found.span)]) in names:
            continue
        of = core_of(prose.text[slice(*found.of)]) if found.of else ""
        if found.is_above or (of and of == giver):
            return *found.span, 0.85
    return None


def is_told_above(voiced: Voiced, told: dict[str, list[Candidate]]) -> bool:
    """Whether verbs put a name above the grantor that a label or a bracket gives a part."""
    names = (*told["grantor"], *told["grantee"])
    return voiced.is_above and any(
        voiced.span[0] < name.end and name.start < voiced.span[1] for name in names
    )
