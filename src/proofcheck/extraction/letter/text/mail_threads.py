"""Prints of several mails: the one that gives leave.

In: pages. Out: the pages with the lines of that mail only, where two mails or more are printed one
behind the other, each below its sender's address. The question before it, the name of the folder
and the day of the print are not what anybody agreed to.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.text.page_parts import with_lines
from proofcheck.extraction.letter.text.signs import sign_pattern
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import PageText

SENDER = re.compile(r"[^\W\d_].*[<＜〈]\s?[^\s<>@]+@[^\s<>@]+[>＞〉]")
"""The sender of a mail: a name, and an address in angle brackets."""

HEADER_LINES = 3
"""A second address within so many line heights belongs to the same header (To, Cc)."""

SAME_ROW = 0.5
"""Lines of one row share so much (0..1) of their height."""

_LABEL = re.compile(r"[^\W\d_]{1,16}(?: [^\W\d_]{1,16})?\s?[:：]")
_QUESTION = re.compile(r"[^.!?。！？;；]*[?？]")


class _Mail(Struct, frozen=True, kw_only=True):
    """Where a mail begins and ends: (page, height in points)."""

    start: tuple[int, float]
    end: tuple[int, float]


def granting_mail(pages: tuple[PageText, ...]) -> tuple[PageText, ...]:
    """Return the pages with the one mail that gives leave; as they are without such a thread."""
    mails = _mails(pages)
    if len(mails) < 2:
        return pages
    told = [(_acts(pages, mail), mail) for mail in mails]
    most = max(acts for acts, _ in told)
    if most == 0:
        return pages
    mail = next(mail for acts, mail in reversed(told) if acts == most)
    parted = (_part(page, number, mail) for number, page in enumerate(pages))
    return tuple(page for page in parted if page.lines)


def _mails(pages: tuple[PageText, ...]) -> list[_Mail]:
    starts: list[tuple[int, float]] = []
    for number, page in enumerate(pages):
        last_pt = float("-inf")
        for line in sorted(page.lines, key=lambda line: line.box.y0):
            text = line.text
            if "@" not in text or not SENDER.search(text):
                continue
            is_near = line.box.y0 - last_pt <= HEADER_LINES * line.box.height_pt
            if not is_near and not _is_one_header(page, last_pt, line.box.y0):
                starts.append((number, line.box.y0 - line.box.height_pt))
            last_pt = line.box.y0
    return [_Mail(start=a, end=b) for a, b in pairwise([*starts, (len(pages), 0.0)])]


def _is_one_header(page: PageText, first_pt: float, last_pt: float) -> bool:
    """Whether every row between two addresses begins with a label of a header (Sent, Subject)."""
    rows = [line for line in page.lines if first_pt + 2 < line.box.y0 < last_pt - 2]
    labels = [line for line in rows if _LABEL.match(line.text)]
    return bool(labels) and all(
        any(line.box.vertical_overlap(label.box) >= SAME_ROW for label in labels) for line in rows
    )


def _part(page: PageText, number: int, mail: _Mail) -> PageText:
    """Return the part of a page that belongs to a mail."""
    return with_lines(
        page, lambda line: line if mail.start <= (number, line.box.y0) < mail.end else None
    )


def _acts(pages: tuple[PageText, ...], mail: _Mail) -> int:
    """Count the words of giving leave in a mail, but for its questions."""
    parts = (_part(page, number, mail).text for number, page in enumerate(pages))
    text = _QUESTION.sub(" ", simplified(fold_plain(" ".join(parts))))
    return sum(1 for _ in sign_pattern("acts").finditer(text))
