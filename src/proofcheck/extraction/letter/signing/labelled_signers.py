"""Signers behind labels of their own: Name: X, Title: Y; the label itself may be the title.

In: the prose and its labelled values. Out: signers with their titles, each from the label that
stands nearest to its name, in its column where the labels stand in cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.persons import NO_TITLE_LEADS, is_person, is_title
from proofcheck.extraction.letter.names.wide_persons import is_wide_person
from proofcheck.extraction.letter.signing.imprints import IMPRINTED, in_imprint
from proofcheck.extraction.letter.signing.signer import (
    LABELLED,
    TITLED,
    Signer,
    shows_person,
    split_name_and_title,
    title_span,
    trim,
)
from proofcheck.extraction.letter.signing.wide_foot import FOOT
from proofcheck.extraction.letter.signing.wide_signers import split_wide
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MAX_TITLE = 70
"""A title has at most so many characters."""

TITLE_NEAR = 160
"""A labelled title begins within so many characters behind its labelled name."""

SAME_COLUMN_PT = 12.0
"""The name and the title of one signature begin within so many points of one edge."""

LONGEST_WIDE = 4
"""A name in Han characters before another label has at most so many signs."""

_WIDE_FIRST = re.compile(r"[\u4e00-\u9fff]{2,4}(?=\s?[(（]?[A-Za-z])")
_ONE_SCRIPT = re.compile(r"[A-Za-z][A-Za-z .-]*[A-Za-z]|[\u3041-\u9fff]+")
_BLANK = re.compile(r"\s*")
_COLON = re.compile(r"\s?[:：]\s?")


def labelled_signers(
    prose: Prose, labelled: tuple[Labelled, ...], grantor: str | None
) -> Iterator[Signer]:
    """Yield labelled names; the label itself may be the title (法定代表人：黄德茂)."""
    titles = [v for v in labelled if v.field == "signatory_title"]
    for value in labelled:
        is_giver = value.field == "grantor" and value.start > len(prose.text) * FOOT
        if value.field == "signatory_title":
            split = split_wide(prose, value.start, min(value.end, prose.line_end(value.start)))
            if split is not None:
                yield Signer(name=split[0], title=split[1], weight=TITLED)
        if value.field != "signatory_name" and not is_giver:
            continue
        end = _value_end(prose, value)
        weight = LABELLED if value.start > len(prose.text) * FOOT else TITLED
        is_office = pattern_of("signatory_titles").search(prose.folded, *value.label)
        weight = IMPRINTED if is_office and in_imprint(prose, value.start) else weight
        text = prose.text[value.start : end].strip()
        is_party = is_giver and name_key(text) == name_key(grantor or "")
        if is_party and not is_person(text):
            continue
        split = split_name_and_title(prose, value.start, end)
        if split is not None:
            yield Signer(name=split[0], title=split[1], weight=weight)
        elif (wide := _WIDE_FIRST.match(text)) and is_person(wide[0]) and wide.end() < len(text):
            first = prose.text.index(text, value.start)
            near = next((t for t in titles if 0 < t.start - value.start < 160), None)
            title = _title_of(prose, near) if near else _label_title(prose, value.label)
            yield Signer(name=(first, first + wide.end()), title=title, weight=weight)
        elif shows_person(prose, value.start, end) or is_person(text[:1].upper() + text[1:]):
            near = _title_near(prose, value, titles)
            near = near or next((t for t in titles if 0 < value.start - t.start < 160), None)
            title = _title_of(prose, near) if near else _label_title(prose, value.label)
            title = _line_below(prose, value, end) or _labelled_behind(prose, end) or title
            name = trim(prose, value.start, end)
            yield Signer(name=name, title=title, weight=weight - (0.6 if is_giver else 0.0))


def _title_near(prose: Prose, value: Labelled, titles: list[Labelled]) -> Labelled | None:
    """Return the labelled title behind a labelled name: in its column, else the next."""
    near = [t for t in titles if 0 < t.start - value.start < TITLE_NEAR]
    cell = _cell_at(prose, value.start)
    for title in near if cell is not None else ():
        other = _cell_at(prose, title.start)
        if cell and other and abs(cell.box.x0 - other.box.x0) <= SAME_COLUMN_PT:
            return title
    return near[0] if near else None


def _cell_at(prose: Prose, position: int) -> Cell | None:
    return next((c for c in prose.cells if c.start <= position < c.end), None)


def _value_end(prose: Prose, value: Labelled) -> int:
    """Return where a labelled name ends: with its line, or before the next label (X 电话：…)."""
    end = min(value.end, prose.line_end(value.start))
    for colon in _COLON.finditer(prose.text, value.start, end):
        for stop in range(value.start + 2, min(colon.start(), value.start + LONGEST_WIDE + 1)):
            is_label = is_label_words(prose.plain[stop : colon.start()])
            if is_label and is_wide_person(prose.text[value.start : stop].strip()):
                return stop
    return end


def _labelled_behind(prose: Prose, end: int) -> Span | None:
    """Return the title behind a label of its own in the name's line (Name: X  Title: Y)."""
    last = prose.line_end(max(0, end - 1))
    blank = _BLANK.match(prose.text, end)
    label = clause_pattern("position_words").match(prose.plain, blank.end() if blank else end)
    colon = _COLON.match(prose.text, label.end(), last) if label else None
    if colon is None:
        return None
    following = clause_pattern("date_words").search(prose.plain, colon.end(), last)
    return title_span(prose, colon.end(), following.start() if following else last)


def _title_of(prose: Prose, value: Labelled) -> Span | None:
    end = min(value.end, prose.line_end(value.start))
    span = title_span(prose, value.start, end)
    return span if 1 < span[1] - span[0] < MAX_TITLE else None


def _line_below(prose: Prose, value: Labelled, end: int) -> Span | None:
    """Return the title on the second line of a value whose first is the name."""
    start, last = title_span(prose, end, value.end) if value.end > end + 1 else (end, end)
    last = min(last, prose.line_end(start))
    return (start, last) if start < last and is_title(prose.text[start:last]) else None


def _label_title(prose: Prose, label: Span) -> Span | None:
    """Return a label that is a title itself: Director, 法定代表人, 代表者."""
    start, end = title_span(prose, *label)
    words = prose.folded[start:end].split()
    if words and words[0] in NO_TITLE_LEADS:
        return None  # Signed for the owner
    for first, last in (
        (start, end),
        *((m.span()) for m in _ONE_SCRIPT.finditer(prose.text, start, end)),
    ):
        if pattern_of("signatory_titles").fullmatch(prose.folded, first, last):
            return first, last
    return None
