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
from proofcheck.extraction.letter.names.persons import (
    HONORIFIC,
    is_person,
    is_title,
    undersigned,
)
from proofcheck.extraction.letter.signing.foot_signers import foot_signers
from proofcheck.extraction.letter.signing.form_contacts import form_contacts
from proofcheck.extraction.letter.signing.labelled_signers import labelled_signers
from proofcheck.extraction.letter.signing.signer import (
    LABELLED,
    OPENED,
    REPRESENTS,
    SENT,
    Signer,
    shows_person,
    title_span,
    trim,
)
from proofcheck.extraction.letter.signing.wide_foot import FOOT
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.mail_header import find_mail
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

Span = tuple[int, int]

MOST = 40
"""Phrases that are looked at."""

UNDER_HEADING = 1.4
"""What it weighs to stand at the foot under the grantor's heading."""

MAX_FIRM = 90
"""The name of the firm for which somebody signs is so long at most."""


_BLANK = re.compile(r"\s*")
_OFFICE = frame_pattern(r"\s?(?:{before_offices}\s){0,3}(?P<title>[^\W\d_][^,;:\n()]{3,60}),\s")
_PARTED = re.compile(
    r"(?P<name>[^\W\d_][^,;:\n()（）]{3,44}?)(?:,\s(?P<title>[^,;:\n()（）]{2,50}))?(?=[,;:()（）\n]|(?<=[^\W\d_]{3})\.|$)"
)


def find_signers(
    prose: Prose, labelled: tuple[Labelled, ...], grantor: str | None
) -> Iterator[Signer]:
    """Yield all persons that something shows as signers."""
    yield from labelled_signers(prose, labelled, grantor)
    yield from _opened(prose)
    yield from _representing(prose)
    yield from _sent(prose)
    yield from _under_heading(prose)
    yield from _inline_form(prose)
    yield from form_contacts(prose)
    yield from foot_signers(prose, labelled, grantor)


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
