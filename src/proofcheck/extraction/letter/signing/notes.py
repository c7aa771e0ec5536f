"""First names alone, with which notes between people who know each other are signed.

In: the prose. Out: signers without an office: the name that fills the line below a greeting
("Amitiés, / Luc"), or stands right behind it ("Groet Sjaak").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from proofcheck.extraction.letter.signing.signer import (
    LAST,
    Signer,
)
from proofcheck.extraction.letter.signing.wide_foot import (
    FOOT,
)
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

SHORT_GREETING = 30
"""A greeting at the end of a note has at most so many characters."""

_FIRST_NAME = re.compile(r"[A-ZÀ-Ž][a-zà-ž]{2,12}(?:-[A-ZÀ-Ž][a-zà-ž]{2,12})?")


def greeted_off(prose: Prose) -> Iterator[Signer]:
    """Yield a first name alone behind the greeting of a note: "Amitiés, / Luc", "Groet Sjaak"."""
    first = int(len(prose.text) * FOOT)
    for above, line in pairwise(span for span in prose.lines if span[0] >= first):
        closing = pattern_of("closings").match(prose.folded, *above)
        is_closed = prose.text[above[1] - 1] == "," and above[1] - above[0] <= SHORT_GREETING
        name = _FIRST_NAME.fullmatch(prose.text, *line)
        if name is not None and (closing is not None or is_closed):
            yield Signer(name=line, title=None, weight=LAST)
        name = _FIRST_NAME.fullmatch(prose.text, closing.end() + 1, above[1]) if closing else None
        if name is not None:
            yield Signer(name=name.span(), title=None, weight=LAST)
