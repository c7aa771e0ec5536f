"""Text from documents can't write to the reader's terminal."""

from __future__ import annotations

from proofcheck.model.measures import Box, InBytes, InObject, OnPage, Searched
from proofcheck.report.text import describe_place, printable


def test_control_and_direction_characters_are_made_visible():
    assert printable("a\x1b[31mred") == "a\\u001b[31mred"
    assert printable("gpj.\u202efdp") == "gpj.\\u202efdp"
    assert printable("two\nlines\tand  blanks") == "two lines and blanks"


def test_letters_of_every_script_are_kept():
    assert printable("瓦尔莫林 Été Ω") == "瓦尔莫林 Été Ω"


def test_every_kind_of_place_is_said_in_words():
    page = OnPage(document=2, page=3, box=Box(1.2, 2.6, 30, 40))
    assert describe_place(page) == "page 3 at (1, 3)–(30, 40) pt"
    assert describe_place(page, several=True).startswith("document 2, page 3")
    assert describe_place(InObject(document=1, name="factur-x.xml")) == "factur-x.xml"
    assert "1,000" in describe_place(InBytes(document=1, start=1000, end=2000))
    assert describe_place(Searched(document=1, pages=(1, 2))) == "searched on page 1, 2"
