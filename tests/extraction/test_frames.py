"""Frames and the word lists that fill them."""

import re
from pathlib import Path

import pytest

import proofcheck.extraction
from proofcheck.extraction.frames import frame_pattern, frame_words, name_lists

LISTS = name_lists()
SOURCES = Path(proofcheck.extraction.__file__).parent


def test_a_frame_takes_any_word_of_its_list() -> None:
    pattern = frame_pattern(r"^{articles}\s\w{4}$")
    assert pattern.match("the firm")
    assert pattern.match("der laden") is None
    assert pattern.match("firm firm") is None


def test_quantifiers_are_no_slots() -> None:
    assert frame_pattern(r"\d{2,3}x{4}").pattern == r"\d{2,3}x{4}"


def test_the_words_of_a_list_make_a_set() -> None:
    assert "von" in frame_words("name_particles")


def test_a_missing_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        frame_pattern(r"{nobody_wrote_this_list}")


def test_each_list_is_used_and_holds_each_word_once() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCES.rglob("letter/**/*.py"))
    slots = set(re.findall(r"\{([a-z_]{2,})\}", code))
    sets = set(re.findall(r'frame_words\("([a-z_]+)"\)', code))
    assert set(LISTS) <= slots | sets
    for name, words in LISTS.items():
        assert len(words) == len(set(words)) > 0, name
