"""What pages and tables need to know of a finding: its number, its boxes, how to link them."""

from __future__ import annotations

from msgspec import Struct

from proofcheck.model.measures import Box


class Link(Struct, frozen=True, kw_only=True):
    """A place in words, with where it is drawn ("" where it is not)."""

    text: str
    href: str = ""


class Evidence(Struct, frozen=True, kw_only=True):
    """One box of a finding on a page, with the ids that link it."""

    finding: int
    id: str
    document: int
    page: int
    box: Box
    label: str
    tone: str
