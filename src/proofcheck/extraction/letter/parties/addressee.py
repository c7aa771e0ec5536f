"""Letters that authorise whom they speak to: "you are authorised", 贵公司, Ihnen.

In: the prose. Out: candidates for the grantee among the names before the salutation. Without
a word for "you" near the act nobody is taken: many letters are addressed to a marketplace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.bare_names import bare_name
from proofcheck.extraction.letter.names.candidates import ADDRESSEE, MOST, Candidate, candidate
from proofcheck.extraction.letter.names.ends import name_at, name_in_line
from proofcheck.extraction.letter.names.permission import acts_in, has_sale
from proofcheck.extraction.letter.names.persons import HONORIFIC, is_person
from proofcheck.extraction.letter.text.clauses import announces, clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

LEAST_CALLED = 3
"""Before the title of somebody who is called stand more signs than that of the firm's name."""

OTHER = 1.0
"""What it weighs to be whom the letter is addressed to."""

ADDRESS_REST = 24
"""Behind whom a letter is merely addressed to the line has so many characters more at most."""

CALLED_REST = 6
"""Behind the name of somebody who is called at most so many signs stand before the colon."""

LEADING = 2.2
"""The lines of an address stand at most so many line heights apart."""

UPPER_PART = 0.6
"""The addressee stands before this share (0..1) of the text."""

PERSON_LINES = 2
"""The firm stands at most so many lines above the person in its address."""

_GREETED_OF = frame_pattern(r"\s(?:{greeted_friends} )?{of_before_greeted}\s")
_LEAD_END = re.compile(r"[.:：\s]{0,4}")
_CALLED = frame_pattern(
    r"^(?P<name>[^:：\n]{3,60}?)\s?(?:[:：]|{wide_addressing}|(?<![签簽验驗回吸征徵])收)\s*$"
)
_CALLS = frame_pattern(r"(?:{wide_addressing_forms}|(?<![签簽验驗回吸征徵])收)\s*$")
_HANDED_TO = re.compile(r"\s*此致\s*[:：]?\s*")
"""Whom a Chinese letter is handed to stands in the line below, at its foot."""

_TELLS = frame_pattern(r"{japanese_allows}(?:いた|致)?(?:し|)ます")
_NAMES_PLATFORM = frame_pattern(r"(?i:{japanese_platforms})|{kana_platforms}")
_CALLS_PERSON = re.compile(r"(?:[様殿]|さま)\s*$")
_SHOP_OF_PERSON = frame_pattern(
    r"(?P<shop>[\u3041-\u30ff\u4e00-\u9fffA-Za-z ]{2,16}?{wide_called_shops})(?![长员主])"
    r"\s?[\u3041-\u30ff\u4e00-\u9fff]{1,4}\s?样$"
)
"""A shop and somebody of it: ひなたストア 大林様."""

_CALLS_OFFICE = frame_pattern(r"{wide_called_offices}\s?(?:御中|(?<![签簽验驗回吸征徵])收)\s*$")
_ATTENTION = frame_pattern(r"{attention_words}")
"""Behind these stands a person or an office; the firm is in the line above."""

_POSTCODE = re.compile(r"(?<!\w)\d")


def addressed_names(prose: Prose, start: int | None) -> Iterator[Candidate]:
    """Yield whom the letter is addressed to, where it says "you" beside the act."""
    act = addressed_act(prose) or _told_act(prose)
    if act is None:
        return
    limit = min(act[1], int(len(prose.text) * UPPER_PART)) if start is None else max(act[1], start)
    found = [*_behind_lead(prose, limit), *_called(prose, limit)]
    if not found:
        found = [*_above_salutation(prose, limit)]
    yield from found[:2]


def addressees(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the names to which the letter is addressed, whatever it says of them."""
    limit = int(len(prose.text) * UPPER_PART)
    for above, line in zip(prose.lines, prose.lines[1:], strict=False):
        if _HANDED_TO.fullmatch(prose.text, *above):
            span = name_in_line(prose, *line)
            if span is not None:
                yield span
    for found in islice((*_behind_lead(prose, limit), *_called(prose, limit)), 2):
        if prose.line_end(found.start) - found.end <= ADDRESS_REST:
            yield found.start, found.end


def other_names(prose: Prose) -> Iterator[Candidate]:
    """Yield whom a letter is addressed to or greets: the other party where nobody else is named.

    Marketplaces and offices of the state are none.
    """
    for start, end in (*addressees(prose), *_greeted(prose)):
        text = prose.folded[start:end]
        if not _NAMES_PLATFORM.search(text) and not clause_pattern("offices").search(text):
            yield Candidate(start=start, end=end, weight=OTHER)


def _greeted(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the shop that a salutation names: Carissimi di Bottega Salentina (Zürich),"""
    for start, end in prose.lines[:MOST]:
        greeting = pattern_of("salutations").match(prose.plain[start:end])
        if greeting is not None and prose.text[end - 1] in ",:!，：":
            of = _GREETED_OF.match(prose.text, start + greeting.end())
            span = name_in_line(prose, of.end() if of else start + greeting.end(), end)
            if span is not None and (of or not is_person(prose.text[slice(*span)])):
                yield span


def addressed_act(prose: Prose) -> tuple[int, int] | None:
    """Return where the sentence begins that authorises "you" to sell, and where its act stands."""
    for start, end in prose.sentences:
        act = min(acts_in(prose.folded, start, end), default=None)
        if act is None or has_sign("denials", prose.folded, start, end):
            continue
        called = [hit[1:] for hit in find_phrases(pattern_of("addressed"), prose.spoken[start:end])]
        is_firm = any(" " in prose.spoken[start + a : start + b] for a, b in called)
        if announces(prose.folded, start, end) and not is_firm:
            continue  # it speaks of somebody else, and not of "your firm"
        is_sale = has_sale(prose.folded, start, end) or has_sign("roles", prose.folded, start, end)
        if is_sale and called:
            return start, act[0]
    return None


def _told_act(prose: Prose) -> tuple[int, int] | None:
    """Return the sentence that tells the reader politely that leave is given (許諾しますので).

    Who is called with 御中 or 殿 then gets it, where no marketplace is called.
    """
    called = [line for line in prose.lines if _CALLS.search(prose.text[slice(*line)])]
    if not called or any(_NAMES_PLATFORM.search(prose.text, *line) for line in called):
        return None
    for start, end in prose.sentences:
        told = _TELLS.search(prose.folded, start, end)
        if told is not None and not announces(prose.folded, start, end):
            return start, told.start()
    return None


def _behind_lead(prose: Prose, limit: int) -> Iterator[Candidate]:
    """Yield names behind "To:", "An die Firma", "Spett.le", 致."""
    for start, end in prose.lines:
        if start >= limit:
            return
        match = pattern_of("addressees").match(prose.plain[start:end])
        if match is None:
            continue
        is_attention = _ATTENTION.fullmatch(" ".join(match[0].split())) is not None
        above = _firm_above(prose, start) if is_attention else None
        if above is not None:
            yield from candidate(prose, name_at(prose, above), ADDRESSEE)
            continue
        behind = _LEAD_END.match(prose.text, start + match.end())
        span = name_at(prose, behind.end() if behind else start + match.end())
        if span is not None and span[0] < max(end, start + match.end()) + 80:
            yield from candidate(prose, span, ADDRESSEE)


def _called(prose: Prose, limit: int) -> Iterator[Candidate]:
    """Yield names that fill a line before a colon or a form of address (X：, X 御中)."""
    for start, end in prose.lines:
        match = _CALLED.match(prose.text[start:end])
        if match is None or start >= limit:
            continue
        is_within = any(p.search(prose.text, start, end) for p in (_CALLS_PERSON, _CALLS_OFFICE))
        above = _firm_above(prose, start) if is_within else None
        if above is not None:
            yield from candidate(prose, name_at(prose, above), ADDRESSEE)
            continue
        span = name_at(prose, start)
        name_end = start + match.end("name")
        office = pattern_of("signatory_titles").search(prose.folded, start + 2, name_end)
        is_person = _CALLS_PERSON.search(prose.text[start:end]) is not None
        if is_person and office is not None and office.start() - start > LEAST_CALLED:
            yield from candidate(prose, (start, office.start()), ADDRESSEE)
            continue
        shop = _SHOP_OF_PERSON.match(prose.folded, start, end)
        if shop is not None:
            yield from candidate(prose, shop.span("shop"), ADDRESSEE)
            continue
        if (
            span is None
            and _CALLS.search(prose.text[start:end])
            and not prose.text[start].isascii()
        ):
            span = start, name_end
        if span is not None and not prose.text[span[0]].isascii():
            span = span[0], min(span[1], name_end)
        is_whole = span is not None and name_end - span[1] <= CALLED_REST
        if span is not None and is_whole and span[0] < span[1] <= name_end:
            yield from candidate(prose, span, ADDRESSEE)


def _firm_above(prose: Prose, start: int) -> int | None:
    """Return where the line right above in an address begins, if it names a firm."""
    cell = next((c for c in prose.cells if c.start == start), None)
    above = [
        other
        for other in prose.cells
        if cell is not None
        and other.page == cell.page
        and abs(other.box.x0 - cell.box.x0) <= cell.box.height_pt
        and 0 < cell.box.centre[1] - other.box.centre[1] <= LEADING * cell.box.height_pt
    ]
    firm = max(above, key=lambda other: other.box.y0, default=None)
    is_firm = firm is not None and has_legal_form(prose.text[firm.start : firm.end])
    return firm.start if firm is not None and is_firm else None


def _above_salutation(prose: Prose, limit: int) -> Iterator[Candidate]:
    """Yield the name above the address that stands before "Dear …"."""
    lines = prose.lines[:MOST]
    greeting = next(
        (i for i, (a, b) in enumerate(lines) if pattern_of("salutations").match(prose.plain[a:b])),
        None,
    )
    stop = (
        greeting
        if greeting is not None
        else next((i for i, (a, _) in enumerate(lines) if a >= limit), len(lines))
    )
    bare: tuple[int, int] | None = None
    last = stop
    for index in range(stop - 1, 0, -1):
        start, end = lines[index]
        span = name_in_line(prose, start, end)
        if span is None or span[1] < end - 1 or _POSTCODE.search(prose.text[start:end]):
            continue
        if pattern_of("no_person").match(prose.folded, start, end):
            continue  # Postfach 11 20
        if bare is not None and last - index > PERSON_LINES:
            break
        following = prose.text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        if has_legal_form(prose.text[slice(*span)]):
            yield from candidate(prose, span, ADDRESSEE - 0.4)
            return
        if bare is None and _POSTCODE.search(following):
            bare, last = span, index
        elif bare is not None and index == last - 1 and HONORIFIC.match(prose.text, lines[last][0]):
            bare = bare_name(prose, start, end) or bare  # the shop above "Frau Olga Reimer"
    if bare is not None:
        yield from candidate(prose, bare, ADDRESSEE - 0.4)
