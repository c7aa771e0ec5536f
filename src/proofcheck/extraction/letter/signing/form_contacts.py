"""Who a filled-in form names as the owner's contact: below "Brand owner", "Contact: Jane Doe".

In: the prose. Out: signers of little weight, for such a form is signed by whom it names there
unless somebody else's name stands at its foot. The other side's contacts are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.headings import role_by_heading, role_headings
from proofcheck.extraction.letter.names.persons import is_person
from proofcheck.extraction.letter.signing.signer import (
    COMMA,
    Signer,
    split_name_and_title,
    title_span,
    trim,
)
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

IN_FORM = 1.0
"""What it weighs to be the contact in the section of the party that gives."""

MAX_TITLE_WORDS = 6
"""A title behind the name has at most so many words."""

_LABEL = framed(r"\s{0,2}{contact_persons}\s{0,2}(?:[:：]\s{0,2}|$)")


def form_contacts(prose: Prose) -> Iterator[Signer]:
    """Yield the contacts that stand under a heading of the party that gives."""
    headings = role_headings(prose)
    if not headings:
        return
    for index, (start, end) in enumerate(prose.lines):
        label = _LABEL.match(prose.plain, start, end)
        cell = next((c for c in prose.cells if c.start <= start < c.end), None)
        if label is None or cell is None:
            continue
        told = role_by_heading(headings, cell)
        if told is None or told[0] != "grantor":
            continue
        value = (label.end(), end)
        if label.end() >= end and index + 1 < len(prose.lines):
            value = prose.lines[index + 1]
        yield from _signer(prose, *value)


def _signer(prose: Prose, start: int, end: int) -> Iterator[Signer]:
    """Read a name, with the title behind its comma."""
    split = split_name_and_title(prose, start, end)
    comma = COMMA.search(prose.text, start, end)
    stop = comma.start() if comma else end
    if split is not None:
        yield Signer(name=split[0], title=split[1], weight=IN_FORM)
    elif is_person(prose.text[start:stop]):
        title = title_span(prose, comma.end(), end) if comma else None
        is_shown = title is not None and _may_be_title(prose.text[slice(*title)])
        name = trim(prose, start, stop)
        yield Signer(name=name, title=title if is_shown else None, weight=IN_FORM)


def _may_be_title(text: str) -> bool:
    """Whether words behind the name of a contact are no telephone, address or department code."""
    words = re.split(r"[\s/-]+", text)
    return 1 <= len(words) <= MAX_TITLE_WORDS and text.replace(" ", "a").replace("-", "a").isalpha()
