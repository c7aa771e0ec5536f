"""Letterheads: the grantor's name at the head of the page, above the letter itself."""

from __future__ import annotations

from proofcheck.comparing.names import name_keys
from proofcheck.model.document import Line, PageText
from proofcheck.model.measures import Box

HEAD_SHARE = 0.2
"""The share of a page's height in which a letterhead stands."""

MOST_BESIDE = 60
"""Letters that follow the name in its line: an address may, a sentence is longer."""


def find_letterhead(page: PageText, grantor: str | None) -> Box | None:
    """Return the line at the head of a page that bears the grantor's name, if there is one."""
    if grantor is None:
        return None
    name = name_keys(grantor).glued
    for line in page.lines:
        if name and line.box.y1 < HEAD_SHARE * page.height_pt and _begins_with(line, name):
            return line.box
    return None


def _begins_with(line: Line, name: str) -> bool:
    read = name_keys(line.text).glued
    return read.startswith(name) and len(read) - len(name) < MOST_BESIDE
