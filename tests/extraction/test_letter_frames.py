"""Patterns whose words are data: a word stands alone unless a `*` opens it; no list is idle."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import proofcheck.extraction.letter
from proofcheck.extraction.frames import framed, word_lists


@pytest.mark.parametrize(
    ("frame", "text", "is_found"),
    [
        (r"{owners}\s$", "the owner ", True),
        (r"{owners}\s$", "the coowner ", False),
        (r"{represents}", "she represented us", True),
        (r"{whose_platform}", "eine handelsplattform", True),
        (r"{bracket_shops}:", "店铺名称:", True),
    ],
)
def test_words_stand_alone_unless_a_star_opens_them(frame: str, text: str, is_found: bool) -> None:
    """Whole words, stems and compounds; Chinese words have no edges."""
    assert (framed(frame).search(text) is not None) is is_found


def test_counts_of_signs_are_no_lists() -> None:
    """Braces with figures stay what they are in a regular expression."""
    assert framed(r"a{2,3}").fullmatch("aaa")


def test_each_list_is_named_in_a_frame_and_each_name_has_its_list() -> None:
    """A list that nothing names is dead; a name without a list would fail at import."""
    root = Path(proofcheck.extraction.letter.__path__[0])
    sources = (path.read_text() for path in root.rglob("*.py"))
    named = {
        name
        for source in sources
        if "framed(" in source
        for name in re.findall(r"(?<!\$)\{([a-z_]+)\}", source)
    }
    assert set(word_lists()) <= named
