r"""Patterns made of a frame, which is code, and of word lists, which are data.

In: a regular expression in which `{name}` stands for any word of that list (`\b{by_words}\s`).
Out: the compiled pattern. The frame holds the shape: edges, blanks, digits, scripts, brackets.
`framed` takes whole words (`letter_frames.yaml`) and sets their edges itself; `frame_pattern`
takes pieces of names (`letter_name_frames.yaml`), which may end in marks of a regular expression.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from proofcheck.extraction.data_files import load_data

_SLOT = re.compile(r"\{([a-z_]{2,})\}")
"""No quantifier: those hold figures."""

_WIDE = re.compile(r"[\u3000-\u9fff]")
"""Words in these scripts have no blanks between them: they may stand anywhere."""


def framed(frame: str) -> re.Pattern[str]:
    """Compile a frame with its lists of whole words; raises KeyError where a list is missing.

    A word stands alone unless a `*` lets it go on, or lets other letters stand before it.
    """
    return re.compile(_SLOT.sub(lambda slot: _any_whole(slot[1]), frame))


def frame_pattern(frame: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a frame with its lists of pieces; raises KeyError where a list is missing."""
    return re.compile(_SLOT.sub(_any_piece, frame), flags)


@cache
def frame_words(name: str) -> frozenset[str]:
    """Return the pieces of a list that is no part of a pattern."""
    return frozenset(name_lists()[name])


def word_lists() -> dict[str, list[str]]:
    """Return the lists of whole words by their names."""
    return load_data("letter_frames", dict[str, list[str]])


def name_lists() -> dict[str, list[str]]:
    """Return the lists of pieces by their names."""
    return load_data("letter_name_frames", dict[str, list[str]])


def _any_piece(slot: re.Match[str]) -> str:
    """Return the alternation of a list, in the order of the list: its first match counts."""
    return f"(?:{'|'.join(name_lists()[slot[1]])})"


@cache
def _any_whole(name: str) -> str:
    """Return the alternation of a list, the longest word first."""
    words = sorted(word_lists()[name], key=len, reverse=True)
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word.strip("*")[0]].append(word)
    return f"(?:{'|'.join(map(_group, groups.values()))})"


def _group(words: list[str]) -> str:
    """Return the expression of words with one first sign, which is asked for once."""
    first = words[0].strip("*")[0]
    return f"{re.escape(first)}(?:{'|'.join(map(_whole, words))})"


def _whole(word: str) -> str:
    """Return the expression of one word behind its first sign, with an edge where no `*` opens."""
    stem = word.strip("*")
    is_open = word.startswith("*") or not _edge(stem[0])
    before = "" if is_open else rf"(?<=\b{re.escape(stem[0])})"
    behind = r"\w*" if word.endswith("*") else _edge(stem[-1])
    return before + re.escape(stem[1:]) + behind


def _edge(sign: str) -> str:
    """Return the edge of a word that begins or ends with a sign: none in Chinese, none at a dot."""
    return r"\b" if sign.isalnum() and not _WIDE.match(sign) else ""
