"""Signers by the parts of a line: "2023-04-24 Leszek Warmiński, dyrektor", "X Ltd · Jo Roe, Head".

In: the prose and spans of lines. Out: signers. Day, firm, person and office are told apart by what
they are; what stands behind a person and is none of the others is the office, though nobody listed
it. "Signed by Jane Doe, buyer" within a sentence counts as such a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from proofcheck.extraction.frames import frame_pattern, frame_words
from proofcheck.extraction.letter.names.ends import is_place, name_key
from proofcheck.extraction.letter.names.persons import NO_TITLE_LEADS, PREFIX, is_person, is_title
from proofcheck.extraction.letter.signing.signer import Signer, title_span, trim
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

PARTED, BY = 1.8, 1.4
"""What it weighs to stand before an office, and behind "by" before one."""

LEAD, LONG_LINE = 24, 100
"""Before the person stand so many characters at most; a longer line is prose."""

MOST = 30
"""Phrases that are looked at."""

LEAST_WORD = 4
"""A word of a name that is sought again has more letters than this."""

MOST_WORDS = 6
"""An office has at most so many words."""

FOOT = 0.45
"""Behind this share (0..1) of the text "by" tells who signs."""

_PREPOSITIONS = frame_words("before_towns")
_PARTS = re.compile(r"(?:[^,;·•|–—/()（）\n.]|(?<![^\W\d_]{4})(?<!\d)\.|\.(?!\s))+")
"""A dot parts behind a longer word or a figure: 18/10/2025. Ass. C. Lopes."""

_DAY = re.compile(
    r"^\s*(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})[.,]?\s+(?=[A-ZÀ-Ż])"
)
_LABEL = re.compile(r"[^\d:：]{2,24}[:：]\s(?=[A-ZÀ-Ż])")
_PERSON = re.compile(r"[A-ZÀ-Ż][^\s,;:()]*(?: [^\s,;:()]+){1,3}")
_OF_FIRM = frame_pattern(r"\s{of_before_firms}\s(?=[A-ZÀ-Ż])")
_ADDRESS = re.compile(r"\s*(?:\d{1,5}[A-Za-z]?|\d{4,6} [^\W\d_].*|[^\W\d_].* \d{5,6}\D{0,3})\s*")
"""A number of a house or a place with its postcode, which fill a part of an address."""

_OFFICE = re.compile(r"\s?(?:,\s|[(（]|[–—-]\s)(?P<office>[^,;:()\n.]{3,60})")


def parted_signers(prose: Prose, lines: tuple[Span, ...]) -> Iterator[Signer]:
    """Yield the persons of lines with the offices behind them."""
    for start, end in lines:
        found = _PARTS.finditer(prose.text, start, end)
        pieces = [part.span() for part in found]
        parts = [_without_day(prose, *piece) for piece in pieces]
        street = [bool(_ADDRESS.fullmatch(prose.text, *part)) for part in parts]
        is_high = start < len(prose.text) * FOOT
        for index, (one, other) in enumerate(pairwise(parts)):
            name = trim(prose, *one)
            if any(street if is_high else street[max(0, index - 1) : index + 3]):
                continue
            if not prose.text[slice(*other)].strip()[:1].isalpha():
                continue
            before = prose.text[max(start, pieces[index][0] - 1)]
            is_led = name[0] - start > LEAD and before not in "·|–—•"
            if is_led or end - start > LONG_LINE or _is_bystander(prose, start, end):
                continue
            if is_person(prose.text[slice(*name)]) and may_be_office(prose, *other):
                yield Signer(name=name, title=title_span(prose, *other), weight=PARTED)
    yield from _signed_by(prose)


def _signed_by(prose: Prose) -> Iterator[Signer]:
    """Yield persons behind "by", with their office behind a comma or in brackets."""
    first = int(len(prose.text) * FOOT)
    for lead in islice(clause_pattern("agent_leads").finditer(prose.folded, first), MOST):
        person = _PERSON.match(prose.text, lead.end() + 1)
        if person is None:
            continue
        office = _OFFICE.match(prose.text, person.end())
        if office is None or not is_person(person[0]) or _is_bystander(prose, *office.span()):
            continue
        end = _firm_lead(prose, *office.span("office"))
        if may_be_office(prose, office.start("office"), end):
            title = title_span(prose, office.start("office"), end)
            yield Signer(name=trim(prose, *person.span()), title=title, weight=BY)


def _firm_lead(prose: Prose, start: int, end: int) -> int:
    """Cut "di X" off an office in small letters; "Head of Sales" keeps its own."""
    of = _OF_FIRM.search(prose.text, start + 3, end)
    return of.start() if of and prose.text[start : of.start()].strip(" ,(").islower() else end


def _is_bystander(prose: Prose, start: int, end: int) -> bool:
    return clause_pattern("bystanders").search(prose.plain, max(0, start), end) is not None


def _without_day(prose: Prose, start: int, end: int) -> Span:
    day = _DAY.match(prose.text[start:end])
    start += day.end() if day else 0
    label = _LABEL.match(prose.text[start:end])
    start += label.end() if label else 0
    prefix = PREFIX.match(prose.text[start:end].lstrip())
    blank = len(prose.text[start:end]) - len(prose.text[start:end].lstrip())
    return start + blank + (prefix.end() if prefix else 0), end


def may_be_office(prose: Prose, start: int, end: int) -> bool:
    """Whether a few words are no day, firm, place, person or label: perhaps an office.

    A single capitalised word that no list knows is a town as likely, but in German.
    """
    text = prose.text[start:end].strip(" .,:")
    words = text.split()
    if is_title(text):
        return True
    if not 1 <= len(words) <= MOST_WORDS or any(ch.isdigit() or ch in "@_:" for ch in text):
        return False
    if has_legal_form(text) or is_place(text) or is_label_words(prose.plain[start:end].strip()):
        return False
    if words[0].casefold() in NO_TITLE_LEADS | _PREPOSITIONS or pattern_of("closings").match(
        text.casefold()
    ):
        return False
    key = name_key(text)
    if any(
        word[0].isupper() and prose.text.count(word) > 1 for word in words if len(word) > LEAST_WORD
    ):
        return False  # a word of the firm or the mark
    again = sum(name_key(prose.text[a:b]).startswith(key) for a, b in prose.lines)
    is_plain = re.sub(r"[ .&-]", "", text).isalpha() and len(key) > 3
    is_lower = words[0][0].islower() or (prose.language == "de" and len(words) < MOST_WORDS)
    return is_plain and again <= 1 and (is_lower or (len(words) > 1 and not is_person(text)))
