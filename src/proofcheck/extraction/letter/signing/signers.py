"""Persons of a letter who may have signed it, each with the title beside it.

In: the prose and its labelled values. Out: signers with the weight of what shows them: a label, a
title on their line or next to it, an opener ("I, Jane Doe, director of …"), a phrase of
representation, the sender of an e-mail, or the mere place at the foot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.labels.headings import role_by_heading, role_headings
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.persons import (
    HONORIFIC,
    NO_TITLE_LEADS,
    is_person,
    is_title,
    undersigned,
)
from proofcheck.extraction.letter.names.wide_persons import is_wide_person
from proofcheck.extraction.letter.signing.foot_signers import foot_signers
from proofcheck.extraction.letter.signing.form_contacts import form_contacts
from proofcheck.extraction.letter.signing.signer import (
    LABELLED,
    OPENED,
    REPRESENTS,
    SENT,
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
from proofcheck.extraction.letter.text.mail_header import find_mail
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

Span = tuple[int, int]

MOST = 40
"""Phrases that are looked at."""

UNDER_HEADING = 1.4
"""What it weighs to stand at the foot under the grantor's heading."""

MAX_TITLE = 70
"""A title has at most so many characters."""

MAX_FIRM = 90
"""The name of the firm for which somebody signs is so long at most."""

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
_OFFICE = frame_pattern(r"\s?(?:{before_offices}\s){0,3}(?P<title>[^\W\d_][^,;:\n()]{3,60}),\s")
_PARTED = re.compile(
    r"(?P<name>[^\W\d_][^,;:\n()（）]{3,44}?)(?:,\s(?P<title>[^,;:\n()（）]{2,50}))?(?=[,;:()（）\n]|(?<=[^\W\d_]{3})\.|$)"
)


def find_signers(
    prose: Prose, labelled: tuple[Labelled, ...], grantor: str | None
) -> Iterator[Signer]:
    """Yield all persons that something shows as signers."""
    yield from _labelled(prose, labelled, grantor)
    yield from _opened(prose)
    yield from _representing(prose)
    yield from _sent(prose)
    yield from _under_heading(prose)
    yield from _inline_form(prose)
    yield from form_contacts(prose)
    yield from foot_signers(prose, labelled, grantor)


def _labelled(
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


def _opened(prose: Prose) -> Iterator[Signer]:
    """Yield who speaks: "Ondergetekende, Piet Jansen, directeur van X"."""
    for _, _, end in find_phrases(pattern_of("openers"), prose.spoken, most=MOST):
        person = undersigned(prose, end)
        if person is not None:
            title = title_span(prose, *person.title) if person.title is not None else None
            yield Signer(name=trim(prose, *person.name), title=title, weight=OPENED)
    for start in sorted({s for s, _ in (*prose.sentences[:MOST], *prose.lines[:MOST])}):
        skip = _BLANK.match(prose.text, start)
        begin = skip.end() if skip else start
        if HONORIFIC.match(prose.text, begin) is None:
            continue
        person = undersigned(prose, begin)
        if person is not None and person.title is not None and person.company is not None:
            name, title = trim(prose, *person.name), trim(prose, *person.title)
            yield Signer(name=name, title=title, weight=REPRESENTS)


def _representing(prose: Prose) -> Iterator[Signer]:
    """Yield who represents: "vertreten durch den Vorstand Heino Lüders", "acting through its"."""
    for end in (*_represented(prose), *_signed_for(prose)):
        told = undersigned(prose, end)
        if told is not None:
            yield Signer(name=told.name, title=told.title, weight=REPRESENTS)
            continue
        office = _office_before(prose, end)
        if office is not None:
            yield office
            continue
        start, limit = end, min(prose.sentence(max(0, end - 2))[1], end + 110)
        lead = re.compile(r"[\s:,]{0,4}").match(prose.text, start)
        start = lead.end() if lead else start
        title_start = start
        words = pattern_of("signatory_titles")
        found = words.search(prose.folded, start, min(limit, start + 50))
        title: Span | None = None
        if found is not None and len(prose.text[start : found.start()].split()) <= 3:
            title_start = found.start()
            title, start = (title_start, found.end()), found.end()
        skip = re.compile(r"[\s,:]{0,3}").match(prose.text, start)
        start = skip.end() if skip else start
        honorific = HONORIFIC.match(prose.text, start)
        start = honorific.end() if honorific else start
        person = _PARTED.match(prose.text, start, limit)
        if person is None:
            continue
        name = _person_in(prose, person.span("name"))
        if name is None:
            continue
        if title is None and person["title"] and is_title(person["title"]):
            title = trim(prose, *person.span("title"))
        yield Signer(name=name, title=title, weight=REPRESENTS)


def _office_before(prose: Prose, position: int) -> Signer | None:
    """Read the office before the name: "por sua Diretora de Vendas, Sra. Ana Lima"."""
    match = _OFFICE.match(prose.text, position)
    if match is None or not is_title(match["title"]):
        return None
    honorific = HONORIFIC.match(prose.text, match.end())
    person = _PARTED.match(prose.text, honorific.end() if honorific else match.end())
    name = _person_in(prose, person.span("name")) if person else None
    if name is None:
        return None
    return Signer(name=name, title=trim(prose, *match.span("title")), weight=REPRESENTS)


def _represented(prose: Prose) -> Iterator[int]:
    for match in clause_pattern("represented_by").finditer(prose.spoken):
        yield match.end()


def _signed_for(prose: Prose) -> Iterator[int]:
    """Yield where the person begins in "signed for and on behalf of X by Jane Doe"."""
    for match in clause_pattern("signing_for").finditer(prose.spoken):
        reach = min(prose.line_end(match.end()) + 40, match.end() + MAX_FIRM)
        agent = clause_pattern("agent_leads").search(prose.spoken, match.end(), reach)
        if agent is not None and "\n" not in prose.text[match.end() : agent.start()]:
            yield agent.end()


def _person_in(prose: Prose, span: Span) -> Span | None:
    """Return the longest person's name that begins a span."""
    ends = [m.end() + span[0] for m in re.finditer(r"\S+", prose.text[slice(*span)])]
    for end in reversed(ends[:5]):
        if is_person(prose.text[span[0] : end]):
            return trim(prose, span[0], end)
    return None


def _under_heading(prose: Prose) -> Iterator[Signer]:
    """Yield the persons at the foot under a heading of the grantor's (La Licenciante)."""
    headings = [h for h in role_headings(prose) if h.cell.start > len(prose.text) * FOOT]
    for cell in prose.cells if headings else ():
        told = role_by_heading(tuple(headings), cell)
        if told is not None and told[0] == "grantor" and shows_person(prose, cell.start, cell.end):
            yield Signer(name=trim(prose, cell.start, cell.end), title=None, weight=UNDER_HEADING)


def _sent(prose: Prose) -> Iterator[Signer]:
    """Yield the sender of an e-mail."""
    span = find_mail(prose).get("from")
    if span is not None:
        end = re.compile(r"[<(\[,@\n]|$").search(prose.text, *span)
        stop = end.start() if end else span[1]
        if is_person(prose.text[span[0] : stop].strip(' "“”')):
            yield Signer(name=trim(prose, span[0], stop), title=None, weight=SENT)


def _inline_form(prose: Prose) -> Iterator[Signer]:
    """Yield a filled-in line without colons: Name Jane Doe Position Director Date …"""
    for start, end in prose.lines:
        lead = clause_pattern("name_words").match(prose.plain, start, end)
        if lead is None or prose.text[lead.end() : lead.end() + 1] != " ":
            continue
        title = clause_pattern("position_words").search(prose.plain, lead.end(), end)
        stop = title.start() if title else end
        if not is_person(prose.text[lead.end() : stop].strip()):
            continue
        span: Span | None = None
        if title is not None:
            last = clause_pattern("date_words").search(prose.plain, title.end(), end)
            span = trim(prose, title.end(), last.start() if last else end)
        yield Signer(name=trim(prose, lead.end(), stop), title=span, weight=LABELLED)
