"""What the place of a name on the page says of its part.

In: the prose and its names. Out: candidates by role: the name under or beside a heading, the sender
and the addressee of an e-mail or memo, a name in the subject, a name at the foot. Whom a letter is
merely addressed to (a marketplace) speaks against a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.headings import role_by_heading, role_headings
from proofcheck.extraction.letter.names.bare_names import bare_name
from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.names.permission import has_act
from proofcheck.extraction.letter.names.persons import is_person
from proofcheck.extraction.letter.parties.addressee import addressees
from proofcheck.extraction.letter.parties.domains import spelt_names
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.mail_header import find_mail, header_end
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.signs import has_sign

Span = tuple[int, int]
Placed = tuple[str, Candidate]

SUBJECT_LINES = 24
"""The subject stands within so many lines from the top."""

FOOT = 0.55
"""Behind this share (0..1) of the text a letter is signed."""

SIGNED, BEGUN, SUBJECT, SENDER, RECEIVER, BASE = 1.5, 1.5, 1.2, 1.6, 0.8, 0.95
"""What each place weighs; `BASE` is what any company has before anything is known of it."""

ADDRESSED = 3.0
"""What it weighs against a name that the letter is addressed to it without a word to it."""

ROW, LABEL_LENGTH = 1.6, 48
"""What it weighs to stand right of such a cell, and how long that is at most."""

STRANGER, STRANGER_LEAD = 1.2, 30
"""What it weighs against a name, and how far before it such a word stands."""

SERVANT = 2.4
"""What it weighs against a name that it is a bank's, an auditor's or a carrier's by its words."""

WATCHER = 5.0
"""What it weighs against a name that it watches marks or lodged a complaint for somebody."""

LONG_REST = 30
"""A line that goes on for more characters behind a name is a sentence, where it gives leave."""

LEAST_DOMAIN = 4
"""So many letters of a domain and of a name agree at least."""

_SERVES = framed(r"{service_firms}")
"""In its name: a bank, an auditor, a carrier."""

_PARTS = re.compile(r"[^,;|·()<>\[\]]+")
_DOMAIN = re.compile(r"@(?:[a-z0-9-]{1,40}\.)*?([a-z0-9-]{2,40})\.[a-z]{2,10}\b")


def by_heading(prose: Prose, mentions: Mentions) -> Iterator[Placed]:
    """Yield for each heading the name nearest to it: a company, else another name."""
    headings = role_headings(prose)
    if not headings:
        return
    spans = {heading.cell.start for heading in headings}
    found: dict[str, list[tuple[float, Candidate]]] = {"grantor": [], "grantee": []}
    for names, factor in ((mentions.companies, 1.0), (mentions.bare, 0.6)):
        for span in names:
            cell = _cell_of(prose, span)
            if cell is None or cell.start in spans or span[0] - cell.start > 40:
                continue
            if cell.end - span[1] > LONG_REST and has_act(prose.folded, *prose.sentence(span[0])):
                continue  # the sentence below the heading's data
            told = role_by_heading(headings, cell)
            if told is not None:
                is_weak = factor < 1 and is_person(prose.text[slice(*span)])
                weight = told[1] * (0.4 if is_weak else factor)
                found[told[0]].append(
                    (weight, Candidate(start=span[0], end=span[1], weight=weight))
                )
    for role, hits in found.items():
        best = max((weight for weight, _ in hits), default=0.0)
        yield from [(role, one) for weight, one in hits if weight == best][:1]


def by_place(prose: Prose, mentions: Mentions) -> Iterator[Placed]:
    """Yield what the foot, the subject and an e-mail's header say of the companies."""
    may_grant = has_act(prose.folded) or not has_sign("denials", prose.folded)
    yield from _in_subject(prose, mentions)
    for span in mentions.companies:
        if may_grant:
            yield "grantor", Candidate(start=span[0], end=span[1], weight=BASE)
            yield "grantee", Candidate(start=span[0], end=span[1], weight=BASE)
        if span[0] <= 4:
            yield "grantor", Candidate(start=span[0], end=span[1], weight=BEGUN)
        line = next(((a, b) for a, b in prose.lines if a <= span[0] < b), None)
        if line is None:
            continue
        sentence = prose.sentence(span[0])
        if clause_pattern("mail_subject").match(prose.plain, *line):
            continue
        is_low = span[0] > len(prose.text) * FOOT and not prose.is_aside(span[0])
        if is_low and span[0] - line[0] <= 2 and not has_act(prose.folded, *sentence):
            yield "grantor", Candidate(start=span[0], end=span[1], weight=SIGNED)
    yield from _by_mail(prose, mentions)


def _in_subject(prose: Prose, mentions: Mentions) -> Iterator[Placed]:
    """Yield the names in the subject line, or what fills it and is shaped like a name."""
    for start, end in prose.lines[:SUBJECT_LINES]:
        label = clause_pattern("mail_subject").match(prose.plain, start, end)
        colon = re.compile(r"\s?[:：]\s?").match(prose.text, label.end(), end) if label else None
        if colon is None:
            continue
        span = bare_name(prose, colon.end(), end)
        named = [name for name in mentions.all if start <= name[0] < end]
        for name in named or ([span] if span is not None else []):
            yield "grantee", Candidate(start=name[0], end=name[1], weight=SUBJECT)


def _by_mail(prose: Prose, mentions: Mentions) -> Iterator[Placed]:
    """Yield whose domain sends an e-mail and whose gets it, and a name behind From or To."""
    header = find_mail(prose)
    for part, role, weight in (("from", "grantor", SENDER), ("to", "grantee", RECEIVER)):
        span = header.get(part)
        if span is None:
            continue
        for start, end in _header_names(prose, span):
            yield role, Candidate(start=start, end=end, weight=weight)
        text = prose.text[slice(*span)].lower()
        domains = [name_key(d) for d in _DOMAIN.findall(text)]
        for name in (*mentions.companies, *mentions.bare):
            inside = span[0] <= name[0] < span[1]
            key = name_key(prose.text[slice(*name)])
            if (inside and name in mentions.companies) or any(_is_like(d, key) for d in domains):
                yield role, Candidate(start=name[0], end=name[1], weight=weight)
        for domain in _DOMAIN.findall(text):
            for start, end in spelt_names(prose, domain):
                yield role, Candidate(start=start, end=end, weight=SENDER)


def _header_names(prose: Prose, span: Span) -> Iterator[Span]:
    """Yield the parts of a sender or a receiver that are no person, office or address."""
    for part in _PARTS.finditer(prose.text, *span):
        name = bare_name(prose, *part.span())
        if name is not None and not is_person(prose.text[slice(*name)]):
            yield name


def _is_like(domain: str, key: str) -> bool:
    """Whether a domain and a name begin alike, or one holds the other."""
    least = max(LEAST_DOMAIN, int(0.6 * min(len(domain), len(key))))
    common = next((i for i, (a, b) in enumerate(zip(domain, key, strict=False)) if a != b), None)
    return (common if common is not None else min(len(domain), len(key))) >= least


def others_named(
    prose: Prose, mentions: Mentions, addressed: tuple[Candidate, ...]
) -> Iterator[Candidate]:
    """Yield names to which the letter is merely addressed: no part is theirs."""
    if addressed:
        return
    header = header_end(prose)
    for span in addressees(prose):
        if span[0] < header:
            continue  # who gets an e-mail often is the grantee
        yield Candidate(start=span[0], end=span[1], weight=ADDRESSED)


def by_row(prose: Prose, mentions: Mentions) -> Iterator[Placed]:
    """Yield names in the right cell of a row whose left cell names who speaks, or a dealer."""
    for start, end in (*mentions.companies, *mentions.bare):
        cell = _cell_of(prose, (start, end))
        left = _left_of(prose, cell) if cell is not None and cell.start == start else None
        if left is None or left.end - left.start > LABEL_LENGTH:
            continue
        if clause_pattern("first_person").search(prose.folded, left.start, left.end):
            yield "grantor", Candidate(start=start, end=end, weight=ROW)
        elif has_sign("roles", prose.folded, left.start, left.end):
            yield "grantee", Candidate(start=start, end=end, weight=ROW)


def _left_of(prose: Prose, cell: Cell) -> Cell | None:
    """Return the nearest cell left of another in its row."""
    row = [
        c
        for c in prose.cells
        if c.page == cell.page
        and c.box.x1 < cell.box.x0
        and c.box.vertical_overlap(cell.box) >= 0.5
    ]
    return max(row, key=lambda c: c.box.x1, default=None)


def strangers(prose: Prose, mentions: Mentions) -> Iterator[Candidate]:
    """Yield companies whose part words before them tell: bank, auditor, carrier, former dealer.

    Who is named in the margin alone is none of the parties either.
    """
    letter = {
        name_key(prose.text[slice(*s)]) for s in mentions.companies if not prose.is_aside(s[0])
    }
    for start, end in mentions.companies:
        first = max(prose.sentence(start)[0], start - STRANGER_LEAD)
        is_aside = prose.is_aside(start) and name_key(prose.text[start:end]) not in letter
        is_known = clause_pattern("strangers").search(prose.folded, first, start) is not None
        if clause_pattern("watchers").search(prose.folded, first, start):
            yield Candidate(start=start, end=end, weight=WATCHER)
        elif _SERVES.search(prose.folded, start, end):
            yield Candidate(start=start, end=end, weight=SERVANT)
        elif is_aside or is_known:
            yield Candidate(start=start, end=end, weight=STRANGER)


def _cell_of(prose: Prose, span: Span) -> Cell | None:
    return next((cell for cell in prose.cells if cell.start <= span[0] < cell.end), None)
