"""Patterns that users write (article numbers), on RE2: linear in the text, whatever the pattern.

In: a pattern and a text. Out: whether the whole text fits. Python's own `re` can take years for
a hostile pattern; RE2 can't.
"""

from __future__ import annotations

from functools import lru_cache

import re2

MAX_TEXT = 200
"""Longer texts are no article number."""

MAX_PATTERN = 500


def fits_pattern(pattern: str, text: str) -> bool | None:
    """Tell whether all of `text` fits, whatever its case; None where RE2 refuses the pattern."""
    compiled = _compiled(pattern)
    if compiled is None:
        return None
    return len(text) <= MAX_TEXT and compiled.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re2._Regexp | None:
    if len(pattern) > MAX_PATTERN:
        return None
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    try:
        return re2.compile(pattern, options=options)
    except re2.error:
        return None
