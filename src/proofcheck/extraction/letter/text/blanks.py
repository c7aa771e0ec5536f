"""Values that a form leaves open: ____, [Company], N/A, TBD.

In: a text that stands where a value is expected. Out: whether it stands for one that nobody filled
in. The words for it are data (`placeholders` of `letter_words.yaml`).
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.text.words import letter_words
from proofcheck.extraction.phrases import fold_plain, squeezed

_PLACEHOLDER = re.compile(
    r"^\s{0,3}[\[<{【《][^\]>}】》]{0,60}[\]>}】》]\s{0,3}$|_{3}|\.{5}|…{2}|X{4}|×{3}"
)


def is_blank(text: str) -> bool:
    """Whether a text stands for a value that was not filled in: ____, [Company], N/A, TBD."""
    folded = fold_plain(text).strip()
    if not any(ch.isalnum() for ch in folded) or _PLACEHOLDER.search(text):
        return True
    return squeezed(folded.strip(" .:;,()")) in letter_words().placeholders
