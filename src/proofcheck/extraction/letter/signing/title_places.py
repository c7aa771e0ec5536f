"""The title of who signed, where the witnesses of the name bear none: beside, above, below it.

In: the prose, the labelled values, the name and who shows it. Out: the span of the title: behind a
label of its own, before or in apposition to the name elsewhere, "in my capacity as", or the line
above or below the name at the foot.
"""

from __future__ import annotations

from itertools import pairwise

from proofcheck.extraction.frames import frame_pattern, framed
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.persons import is_title, title_behind
from proofcheck.extraction.letter.signing.labelled_signers import MAX_TITLE
from proofcheck.extraction.letter.signing.line_parts import may_be_office
from proofcheck.extraction.letter.signing.signer import (
    Signer,
    split_name_and_title,
    title_span,
    trim,
)
from proofcheck.extraction.letter.signing.wide_foot import FOOT
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

Span = tuple[int, int]

TITLE_WITHIN = 90
"""A labelled title begins at most so many characters behind the name that it belongs to."""

_SIGNS = framed(r"\W{0,3}{signing_capacities}\W{0,3}")
"""Who signs is called so whatever the office is, which goes before it."""

_OFFICE_ABOVE = frame_pattern(
    r"(?:{cased_articles}\s|[Ll]['’])(?P<office>[^\W\d_][^\d,.:;]{3,40}),?"
)
"""A line that is an office with its article."""


def title_of(
    prose: Prose,
    labelled: tuple[Labelled, ...],
    group: list[Signer],
    name: Span,
    keys: tuple[str, ...],
) -> Span | None:
    """Return the title of a name, as its witnesses (weightiest first) or its places tell it.

    `keys` are the letters of the parties' names: a line that holds one of them is no title.
    """
    titles = [s.title for s in group if s.title is not None and not _is_label(prose, s.title)]
    title = next((t for t in titles if not _SIGNS.fullmatch(prose.folded, *t)), None)
    title = title or next(iter(titles), None)
    told = _labelled_title(prose, labelled, name)
    if told is not None and title is not None and title[1] <= name[0]:
        title = told  # the word above the name was its label (Responsável)
    title = title or told or _beside_name(prose, name)
    title = title or title_by_capacity(prose) or _above_name(prose, name)
    title = title or _below_name(prose, name, keys) or _below_surname(prose, name)
    parts = split_name_and_title(prose, *title) if title is not None else None
    if parts is not None and _is_same(prose, parts[0], name):
        return parts[1]
    return title


def _is_same(prose: Prose, one: Span, other: Span) -> bool:
    return name_key(prose.text[slice(*one)]) == name_key(prose.text[slice(*other)])


def _is_label(prose: Prose, title: Span) -> bool:
    """Whether what stands beside a name is but the label of it (姓名：)."""
    return field_of_label(prose.plain[slice(*title)].rstrip(" :：")) == "signatory_name" and (
        prose.text[title[1] - 1] in ":："
    )


def title_by_capacity(prose: Prose) -> Span | None:
    """Find the title in "in my capacity as Managing Director of X"."""
    for _, _, end in find_phrases(pattern_of("capacities"), prose.spoken, most=40):
        reach = prose.spoken[end : end + MAX_TITLE]
        lead = next(find_phrases(pattern_of("company_leads"), reach), None)
        if lead is not None and lead[1] > 3 and is_title(prose.text[end : end + lead[1]]):
            return trim(prose, end, end + lead[1])
    return None


def _labelled_title(prose: Prose, labelled: tuple[Labelled, ...], name: Span) -> Span | None:
    """Return the title behind a label of its own, near below a name that bears none."""
    for value in labelled:
        if value.field == "signatory_title" and 0 < value.start - name[1] < TITLE_WITHIN:
            span = title_span(prose, value.start, min(value.end, prose.line_end(value.start)))
            if 1 < span[1] - span[0] < MAX_TITLE:
                return span
    return None


def _beside_name(prose: Prose, name: Span) -> Span | None:
    """Return the title before, or in apposition to, another place of the name (Inh. M. Stoll)."""
    text = prose.text[slice(*name)]
    position = prose.text.find(text)
    while position >= 0:
        line = max((start for start, _ in prose.lines if start <= position), default=0)
        for _, first, last in find_phrases(
            pattern_of("signatory_titles"), prose.folded[line:position]
        ):
            if not prose.text[line + last : position].strip(" .:"):
                return line + first, line + last
        apposed = title_behind(prose, (position, position + len(text)))
        if apposed is not None:
            return apposed
        position = prose.text.find(text, position + 1)
    return None


def _above_name(prose: Prose, name: Span) -> Span | None:
    """Return the office with its article in the line right above a name: Le directeur,"""
    index = next((i for i, (a, b) in enumerate(prose.lines) if a <= name[0] < b), 0)
    if index == 0 or name[0] < len(prose.text) * FOOT:
        return None
    start, end = prose.lines[index - 1]
    office = _OFFICE_ABOVE.fullmatch(prose.text, start, end)
    return trim(prose, *office.span("office")) if office is not None else None


def _below_name(prose: Prose, name: Span, keys: tuple[str, ...]) -> Span | None:
    """Return the line right below a name at the foot that may be an office nobody listed."""
    if name[0] < len(prose.text) * FOOT:
        return None
    index = next((i for i, (a, b) in enumerate(prose.lines) if a <= name[0] < b), None)
    if index is None or index + 1 >= len(prose.lines):
        return None
    line, below = prose.lines[index : index + 2]
    text = name_key(prose.text[slice(*below)])
    is_alone = line[1] - name[1] <= 3 and not any(key in text or text in key for key in keys)
    is_near = prose.text[line[1] : below[0]].count("\n") <= 1
    return below if is_alone and is_near and may_be_office(prose, *below) else None


def _below_surname(prose: Prose, name: Span) -> Span | None:
    """Return the title below a line at the foot that is the last word of a name alone.

    A signature that is written over a name parts it into lines.
    """
    surname = name_key(prose.text[slice(*name)].split()[-1])
    for line, below in pairwise(prose.lines):
        is_foot = line[0] >= len(prose.text) * FOOT
        if is_foot and name_key(prose.text[slice(*line)]) == surname:
            return title_span(prose, *below) if is_title(prose.text[slice(*below)]) else None
    return None
