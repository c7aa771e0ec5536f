"""Patterns of a shape in code whose words are data (`letter_frames.yaml`).

In: a regular expression that names lists of words in braces: `{owners}\\s$`. Out: its pattern. The
words stand in the table as they do in the text that is searched: folded, or as printed.
"""

from __future__ import annotations

import re
from functools import cache

from proofcheck.extraction.data_files import load_data

_LIST = re.compile(r"\{([a-z_]+)\}")
_WIDE = re.compile(r"[\u3000-\u9fff]")
"""Words in these scripts have no blanks between them: they may stand anywhere."""


def framed(frame: str) -> re.Pattern[str]:
    """Return the pattern of a frame, with any word of a list where the list is named.

    A word stands alone unless a `*` lets it go on, or lets other letters stand before it.
    """
    return re.compile(_LIST.sub(lambda match: _any_of(match[1]), frame))


def frame_words() -> dict[str, list[str]]:
    """Return all lists by their names."""
    return load_data("letter_frames", dict[str, list[str]])


@cache
def _any_of(name: str) -> str:
    """Return the alternatives of one list, the longest first."""
    words = sorted(frame_words()[name], key=len, reverse=True)
    return f"(?:{'|'.join(map(_word, words))})"


def _word(word: str) -> str:
    """Return the expression of one word, with an edge wherever no `*` opens it."""
    stem = word.strip("*")
    before = "" if word.startswith("*") else _edge(stem[0])
    behind = r"\w*" if word.endswith("*") else _edge(stem[-1])
    return before + re.escape(stem) + behind


def _edge(sign: str) -> str:
    """Return the edge of a word that begins or ends with a sign: none in Chinese, none at a dot."""
    return r"\b" if sign.isalnum() and not _WIDE.match(sign) else ""
