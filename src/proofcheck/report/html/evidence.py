"""What pages and tables need to know of a finding: its number, its boxes, how to link them."""

from __future__ import annotations

from msgspec import Struct

from proofcheck.model.measures import Box


class Link(Struct, frozen=True, kw_only=True):
    """A place in words, with where it is drawn ("" where it is not).

    `whole` is the full name of a place whose name was shortened.
    """

    text: str
    href: str = ""
    whole: str = ""


LONGEST_NAME = 44
"""Characters of a path into an embedded file that are shown: its file and its last part."""


def named_place(name: str) -> Link:
    """Return a part of a file by its name; a long path keeps its beginning and its end."""
    if len(name) <= LONGEST_NAME:
        return Link(text=name)
    file, _, path = name.partition(" /")
    if not path:
        return Link(text=f"{name[:LONGEST_NAME]}…", whole=name)
    end = path.rpartition("/")[2]
    return Link(text=f"{file[:LONGEST_NAME]} …/{end[:LONGEST_NAME]}", whole=name)


class Evidence(Struct, frozen=True, kw_only=True):
    """One box of a finding on a page, with the ids that link it."""

    finding: int
    id: str
    document: int
    page: int
    box: Box
    label: str
    tone: str
