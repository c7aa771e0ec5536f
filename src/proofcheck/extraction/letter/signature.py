"""Who signed, and as what.

In: the prose, its labelled values and the grantor's name. Out: name and title of the signatory.
A label decides; else a line that is a title with a person's name beside it, else the lines at
the grantor's name in the lower part of the letter.
"""

from __future__ import annotations

import re

from msgspec import Struct

from proofcheck.extraction.letter.absent import absent
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.names import has_legal_form, name_key
from proofcheck.extraction.letter.persons import PREFIX, is_person, is_title, undersigned
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import pattern_of
from proofcheck.extraction.phrases import find_phrases, fold_plain
from proofcheck.model.fields import Maybe

Span = tuple[int, int]

LOWER_PART = 0.4
"""The signature stands behind this share (0..1) of the text."""

MOST = 40
"""Phrases that are looked at."""

MAX_TITLE = 70
"""A title has at most so many characters."""

MAX_DISTANCE = 3
"""The name stands at most so many lines from the title."""


_BEFORE_NAME = re.compile(r"[\s\u3000]{0,3}(?=[\u4e00-\u9fff]{2,4}$)")
_TITLED = re.compile(r"\s{0,2}(?:[(（][^()（）\n]{0,16}[)）])?\s{0,2}[:：]\s{0,2}")
_LEAD = re.compile(r"[^\W\d]{2,12}(?: [^\W\d]{2,10})?\.?\s?[:：]\s{0,2}(?=\S+ \S)")
_COMMA = re.compile(r"\s?[,，;–—|/(（]\s?|\s-\s")


class Signatory(Struct, frozen=True, kw_only=True):
    """Name and title of the one who signed."""

    name: Maybe[str]
    title: Maybe[str]


def read_signatory(prose: Prose, labelled: tuple[Labelled, ...], grantor: str | None) -> Signatory:
    """Read who signed; each part may be missing by itself."""
    name, title = (
        _labelled_part(prose, labelled, "signatory_name", grantor),
        _labelled_part(prose, labelled, "signatory_title"),
    )
    confidence = 0.93
    if name is None or title is None:
        title = title or _beside_name(prose, labelled) or _by_capacity(prose)
        opened = _by_opener(prose)
        if opened is not None and name is None:
            name, title = opened[0], title or opened[1]
        found = (
            _by_titled_name(prose) or _by_title_line(prose) or _by_company(prose, grantor, labelled)
        )
        if found is not None and (name is None or _same(prose, name, found[0])):
            name, title = name or found[0], title or found[1]
            confidence = found[2]
    return Signatory(
        name=_field(prose, name, confidence, "name of a signatory"),
        title=_field(prose, title, confidence, "title of a signatory"),
    )


def _labelled_part(
    prose: Prose, labelled: tuple[Labelled, ...], field: str, grantor: str | None = None
) -> Span | None:
    for value in labelled:
        is_asked = value.field == field or (
            field == "signatory_name"
            and value.field == "grantor"
            and _is_whole_person(prose, value)
            and name_key(prose.text[value.start : value.end]) != name_key(grantor or "")
        )
        if is_asked and value.start > len(prose.text) * LOWER_PART:
            end = min(value.end, prose.line_end(value.start))
            text = prose.text[value.start : end].strip()
            is_fit = is_person(text) if field == "signatory_name" else 1 < len(text) < 60
            if is_fit:
                return _trim(prose, value.start, end)
            split = _split_name_and_title(prose, value.start, end)
            if split is not None and field == "signatory_name":
                return split[0]
    return None


def _is_whole_person(prose: Prose, value: Labelled) -> bool:
    """Whether all of a labelled grantor is a person's name: who signs for it."""
    text = "".join(prose.text[value.start : value.end].split("\n"))
    return is_person(text)


def _by_titled_name(prose: Prose) -> tuple[Span, Span, float] | None:
    """Find "Director: Jane Doe" and 法定代表人：黄德茂."""
    best = None
    for start, end in _lower_lines(prose):
        for _, first, last in find_phrases(pattern_of("signatory_titles"), prose.folded[start:end]):
            colon = _TITLED.match(prose.text, start + last) or (
                _BEFORE_NAME.match(prose.text[:end], start + last)
                if first == 0 and not prose.text[start].isascii()
                else None
            )
            if colon is None or colon.end() >= end:
                continue
            name_end = _until_gap(prose, colon.end(), end)
            if is_person(prose.text[colon.end() : name_end]):
                title_start = _title_start(prose, start, start + first)
                best = (_trim(prose, colon.end(), name_end), (title_start, start + last), 0.9)
    return best


def _beside_name(prose: Prose, labelled: tuple[Labelled, ...]) -> Span | None:
    """Find the title in a labelled name: "Signed by: Jane Doe (General Counsel)"."""
    for value in labelled:
        if value.field == "signatory_name":
            split = _split_name_and_title(prose, value.start, value.end)
            if split is not None:
                return split[1]
    return None


def _by_opener(prose: Prose) -> tuple[Span, Span] | None:
    """Find who speaks: "Ondergetekende, Piet Jansen, directeur van X"."""
    for _, _, end in find_phrases(pattern_of("openers"), prose.spoken, most=MOST):
        person = undersigned(prose, end)
        if person is not None:
            return _trim(prose, *person.name), _trim(prose, *person.title)
    return None


def _by_capacity(prose: Prose) -> Span | None:
    """Find the title in "in my capacity as Managing Director of X"."""
    for _, _, end in find_phrases(pattern_of("capacities"), prose.spoken, most=MOST):
        reach = prose.spoken[end : end + MAX_TITLE]
        lead = next(find_phrases(pattern_of("company_leads"), reach), None)
        if lead is not None and lead[1] > 3 and is_title(prose.text[end : end + lead[1]]):
            return _trim(prose, end, end + lead[1])
    return None


def _until_gap(prose: Prose, start: int, end: int) -> int:
    """End a value at the next label of the same line (日期：)."""
    colon = re.compile(r"\S{1,6}[:：]").search(prose.text, start, end)
    return colon.start() if colon and colon.start() > start else end


def _title_start(prose: Prose, line_start: int, start: int) -> int:
    """Take words before a known title into it (Senior Sales Director), if they begin the line."""
    before = prose.text[line_start:start]
    is_part = before.strip() and len(before.split()) <= 3 and not re.search(r"[:：,;]", before)
    return line_start if is_part else start


def _by_title_line(prose: Prose) -> tuple[Span, Span, float] | None:
    """Find a line that is a title, with the name above or below it or before a comma."""
    lines = _lower_lines(prose)
    for index in range(len(lines) - 1, -1, -1):
        start, end = lines[index]
        split = _split_name_and_title(prose, start, end)
        if split is not None:
            return (*split, 0.88)
        end = _title_end(prose, start, end)
        if not is_title(prose.text[start:end]):
            continue
        around = [*range(index - 1, index - 1 - MAX_DISTANCE, -1), index + 1]
        for other in around:
            if 0 <= other < len(lines) and is_person(prose.text[slice(*lines[other])]):
                return _trim(prose, *lines[other]), _trim(prose, start, end), 0.9
    return None


def _title_end(prose: Prose, start: int, end: int) -> int:
    """Cut the company off a line such as "Sales Director, Orbis Audio plc"."""
    comma = _COMMA.search(prose.text, start, end)
    is_company = comma is not None and has_legal_form(prose.text[comma.end() : end])
    return comma.start() if comma is not None and is_company else end


def _split_name_and_title(prose: Prose, start: int, end: int) -> tuple[Span, Span] | None:
    for comma in _COMMA.finditer(prose.text, start, end):
        one, other = prose.text[start : comma.start()], prose.text[comma.end() : end]
        if is_person(one) and is_title(other):
            return _trim(prose, start, comma.start()), _trim(prose, comma.end(), end)
    return None


def _by_company(
    prose: Prose, grantor: str | None, labelled: tuple[Labelled, ...]
) -> tuple[Span, Span | None, float] | None:
    """Find a name by the grantor's line: above it name and title, or below it the name."""
    lines = _lower_lines(prose)
    key = name_key(grantor) if grantor else None
    for index in range(len(lines) - 1, -1, -1):
        if not key or name_key(prose.text[slice(*lines[index])]) != key:
            continue
        for near in (index - 2, index - 1, index + 1, index + 2):
            if 0 <= near < len(lines) and is_person(prose.text[slice(*lines[near])]):
                between = near + 1
                has_title = between != index and _may_be_title(prose, lines, between)
                title = _trim(prose, *lines[between]) if has_title else None
                return _trim(prose, *lines[near]), title, 0.7
    last = [
        span
        for span in lines
        if is_person(prose.text[slice(*span)])
        and not any(v.start < span[1] and span[0] < v.end for v in labelled)
    ]
    return (_trim(prose, *last[-1]), None, 0.5) if last else None


def _may_be_title(prose: Prose, lines: tuple[Span, ...], index: int) -> bool:
    if not 0 <= index < len(lines):
        return False
    text = prose.text[slice(*lines[index])]
    return len(text.split()) <= 6 and not any(ch.isdigit() for ch in text) and ":" not in text


def _lower_lines(prose: Prose) -> tuple[Span, ...]:
    """Return the lines behind the letter's middle, without "By:" or "Signed:" before a name."""
    limit = len(prose.text) * LOWER_PART
    lines = []
    for start, end in prose.lines:
        if start >= limit and end - start <= 120:
            lead = _LEAD.match(prose.text, start, end)
            titles = pattern_of("signatory_titles", "definitions.grantor")
            is_label = lead is not None and titles.search(fold_plain(lead[0])) is None
            lines.append((lead.end() if lead and is_label else start, end))
    return tuple(lines)


def _same(prose: Prose, one: Span, other: Span) -> bool:
    return name_key(prose.text[slice(*one)]) == name_key(prose.text[slice(*other)])


def _trim(prose: Prose, start: int, end: int) -> Span:
    prefix = PREFIX.match(prose.text[start:end])
    start += prefix.end() if prefix else 0
    while start < end and prose.text[start] in " \n:：,，._":
        start += 1
    while end > start and prose.text[end - 1] in " \n:：,，_;)）":
        end -= 1
    return start, end


def _field(prose: Prose, span: Span | None, confidence: float, what: str) -> Maybe[str]:
    if span is None or span[0] >= span[1]:
        return absent(prose, what)
    value = " ".join(prose.text[slice(*span)].split())
    return prose.field(value, *span, confidence)
