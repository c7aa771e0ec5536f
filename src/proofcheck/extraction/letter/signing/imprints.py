"""A firm's imprint: its register and bank data, among which its director is named.

In: the prose and a place. Out: yes or no. Whom an imprint names need not have signed.
"""

from __future__ import annotations

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.text.prose import Prose

IMPRINTED = 0.9
"""What it weighs that a firm's imprint names its director."""

LINES = 2
"""Register and bank data stand within so many lines."""

_REGISTER = framed(r"{register_words}")


def in_imprint(prose: Prose, position: int) -> bool:
    """Whether register or bank data of a firm stand in a place's line or beside it."""
    index = next((i for i, (a, b) in enumerate(prose.lines) if a <= position < b), None)
    near = prose.lines[max(0, index - LINES) : index + LINES + 1] if index is not None else ()
    return any(_REGISTER.search(prose.folded, *line) for line in near)
