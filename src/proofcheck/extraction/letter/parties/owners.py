"""Names that are only told to own the mark or to make the goods.

In: the prose and a name. Out: whether the words right before it say so: "marchio di proprietà
della società X", "owned by X", 商标权人为X. Such a name has no part in the verbs of its sentence.
"""

from __future__ import annotations

from proofcheck.extraction.frames import frame_pattern, framed
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

_OWNER = frame_pattern(r"{wide_owners}{wide_copulas}$")
_OWNED_BY = framed(r"{owned_by} (?:\w+ ){0,2}(?:{firm_kinds} (?:\w+ )?)?$")
OWNED_LEAD = 60
"""Whose the mark is stands within so many characters behind these words."""


def is_owner(prose: Prose, span: Span) -> bool:
    """Whether a name is only told to own the mark or to make the goods (商标权人为X)."""
    first = max(prose.sentence(span[0])[0], span[0] - OWNED_LEAD)
    is_owned = _OWNED_BY.search(prose.folded, first, span[0]) is not None
    return is_owned or _OWNER.search(prose.folded, max(0, span[0] - 10), span[0]) is not None
