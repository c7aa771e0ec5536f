"""Persons and their titles: is a text somebody's name, or what somebody is."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.frames import frame_pattern, frame_words
from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.names.ends import is_place, name_at, name_key
from proofcheck.extraction.letter.names.wide_persons import is_wide_person, is_wide_text
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form, strong_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import letter_words, pattern_of
from proofcheck.extraction.phrases import fold_plain, stem_pattern

_PARTICLES = frame_words("name_particles")
"""Words in lower case that stand within names."""

NO_TITLE_LEADS = frame_words("no_title_leads")
"""Words with which no title begins: "for the proprietor"."""

PREFIX = frame_pattern(
    r"^{signing_prefixes}(?:\s?/\s?{signing_prefixes})?(?:(?<![^\W\d_])|(?=\s|$)) ?", re.IGNORECASE
)
"""What may stand before the name of somebody who signs: on behalf, signed, Mr, Sr./Sra."""

SUFFIX = frame_pattern(
    r",? {signed_in_person}\.?$| [(（]{honorifics_behind}\.?[)）]$"
    r"|, (?!C[A-Z]O|VP|MD|GM)[A-Z]{2,4}$"
)
"""Behind the name of somebody who signs: eigenhändig, manu propria, własnoręcznie, was getekend."""

COMPANY_BEHIND = 60
"""The company is named at most so many characters behind the title."""

LEAST_WORD = 3
"""One word of a name has at least so many letters."""

TITLE_WITHIN = 200
"""Title and company of somebody who speaks stand within so many characters behind the name."""

JOINT_WITHIN = 60
"""Words such as "in my capacity as" stand within so many characters behind a name's beginning."""

Span = tuple[int, int]

HONORIFIC = frame_pattern(r"(?:{honorifics}(?:\s?/\s?{honorifics})?\s){1,3}")
_ORDINAL = re.compile(r"^\s*[12]\.\s(?=[A-Z])")
"""1. Vorsitzender"""

ABBREVIATED = re.compile(r"^(?:[a-zà-ž]{1,5}\.){1,2} (?=[A-ZÀ-Ž])")
"""Offices before a name, in small letters with a dot: adw., r.pr."""

_CALLED = re.compile(r"((?:[A-Z]\.){1,4}) ?\([A-Z][^\W\d_]{1,14}\) ")
"""The first name in brackets behind the initials, as the Dutch sign: M.J. (Marleen) Haverkate."""

_SKIP = frame_pattern(
    r"[\s,:]{0,4}(?i:(?:{undersigned_articles}\s)?{undersigned}(?=[\s,]))?[\s,:]{0,4}"
    r"(?:\((?:se|a|e)\)|/[ae]{1,2}|\(in\))?[\s,:]{0,4}"
)
"""Between "I" and the name: the undersigned, with the ending of the other gender in brackets."""

_NAME = re.compile(r"[^\W\d_][^,;:\n()（）]{3,48}?(?=\s?[,;:(（\n]|(?<=[^\W\d_]{3})\.(?:\s|$))")
_AND_AM = frame_pattern(r"\s{and_am}\b")
"""Behind a name its office may follow so: I, Anna Roth, and I am managing director of X."""

_MISREAD = re.compile(r"l[a-z]{3,}$")
"""A capital I at the head of a name is read as a small l: llaria, lngrid."""

_APPOSED = re.compile(r",\s")
_VALUE = re.compile(r"[:：]\s?[^\s)）]")
_SEGMENT = re.compile(r"[^,;:()（）·•|\n]+")


def is_person(text: str) -> bool:
    """Whether a text may be a person's name: two to five capitalised words, or Han characters."""
    text = SUFFIX.sub("", text.strip())
    text = SUFFIX.sub("", PREFIX.sub("", text.strip(" .,:：_()（）–—-")))
    text = ABBREVIATED.sub("", _CALLED.sub(r"\1 ", text))
    if is_wide_text(text):
        return is_wide_person(text) and not is_title(text)
    words = text.split()
    if words and words[0][0].islower() and words[0].casefold() in _PARTICLES:
        return False  # da Dott.
    if words and words[0].casefold() in frame_words("for_names"):
        return False  # Pour la société X
    if not any(len(word.strip(".")) >= LEAST_WORD for word in words):
        return False  # letters around a seal
    if sum(len(word) == 1 for word in words) > 1:
        return False  # the same, of which some stand close together
    if (
        not 2 <= len(words) <= 5
        or len(text) > 50
        or any(ch.isdigit() or ch in "@:,，;()（）/" for ch in text)
    ):
        return False
    folded = fold_plain(text)
    if is_blank(text) or is_label_words(folded) or title_pattern().search(folded):
        return False
    if pattern_of("no_person", "signatory_titles", "closings", "firm_words").search(folded):
        return False
    if has_legal_form(text) or is_place(text):
        return False
    return all(
        word[0].isupper()
        or word.casefold().strip(".'") in _PARTICLES
        or word[0] == "'"
        or _MISREAD.match(word)
        for word in words
    )


def is_title(text: str) -> bool:
    """Whether a known title makes up a good part of a short text."""
    text = _ORDINAL.sub("", text)
    words = simplified(fold_plain(text)).strip(" .,:()").split()
    if _VALUE.search(text):
        return False  # a label with its value: 授权代表签字：X
    if words and words[0] in NO_TITLE_LEADS:
        return False
    if not 1 <= len(words) <= 8 or any(ch.isdigit() for ch in text) or has_legal_form(text):
        return False
    joined = " ".join(words)
    if title_pattern().search(joined) and len(words) <= 6:
        return True
    found = pattern_of("signatory_titles").search(joined)
    return found is not None and (found.start() == 0 or found.end() >= len(" ".join(words)) - 1)


class Undersigned(Struct, frozen=True, kw_only=True):
    """Who "the undersigned" is: spans of the person, the title and the company, as far as named."""

    name: Span
    title: Span | None
    company: Span | None


def undersigned(prose: Prose, position: int) -> Undersigned | None:
    """Read "Je soussignée, Anne Morel, gérante de la société X" behind its opener."""
    skip = _SKIP.match(prose.text, position)
    start = skip.end() if skip else position
    honorific = HONORIFIC.match(prose.text, start)
    name = _name_from(prose, honorific.end() if honorific else start)
    if name is None:
        return None
    limit = min(prose.sentence(position)[1], name[1] + TITLE_WITHIN)
    title: Span | None = None
    for segment in _SEGMENT.finditer(prose.text, name[1], limit):
        found, company = _title_and_company(prose, *segment.span())
        title = title or found
        if company is not None:
            return Undersigned(name=name, title=title, company=company)
        if title is not None and segment.start() > title[1] + COMPANY_BEHIND:
            break
    return Undersigned(name=name, title=title, company=None) if title else None


def title_behind(prose: Prose, name: Span) -> Span | None:
    """Return the title in apposition to a name: Anna Roth, Company Secretary of X Ltd, …"""
    comma = _APPOSED.match(prose.text, name[1])
    if comma is None:
        return None
    limit = min(prose.sentence(name[0])[1], comma.end() + TITLE_WITHIN)
    segment = _SEGMENT.match(prose.text, comma.end(), limit)
    return _title_and_company(prose, *segment.span())[0] if segment else None


def _name_from(prose: Prose, start: int) -> Span | None:
    """Return who is named at a position: up to a comma, "and I am" or "in my capacity as"."""
    match = _NAME.match(prose.text, start)
    if match is not None and is_person(match[0]):
        return match.span()
    joints = _AND_AM, pattern_of("capacities")
    for joint in (pattern.search(prose.spoken, start, start + JOINT_WITHIN) for pattern in joints):
        if joint is not None and is_person(prose.text[start : joint.start()].strip()):
            return start, joint.start()
    return None


def _title_and_company(prose: Prose, start: int, end: int) -> tuple[Span | None, Span | None]:
    """Part "gérante de la société X" into the title and the company."""
    lead = pattern_of("capacities").match(prose.spoken, *_bare(prose, start, end))
    start = lead.end() if lead else start
    start, end = _bare(prose, start, end)
    best: tuple[Span | None, Span | None] = (None, None)
    for cut in pattern_of("company_leads").finditer(prose.spoken, start, end):
        is_office = cut.start() > start + 2 and is_title(prose.text[start : cut.start()])
        if not (is_office or (lead is not None and cut.start() <= start + 2)):
            continue
        company = name_at(prose, cut.end())
        is_firm = company is not None and has_legal_form(prose.text[slice(*company)])
        if not is_firm and _part_title().fullmatch(prose.folded[start : cut.start()].strip()):
            continue  # Head of Sales
        title = _bare(prose, start, cut.start()) if is_office else None
        if company is not None and (best[0] is None or is_firm):
            if best[1] is not None and _is_again(prose, best[1][0], company[1]):
                break  # of Herrametal del Bajío, S.A., which the head names, too
            best = title, company
    if best[0] is None and best[1] is None and is_title(prose.text[start:end]):
        return (start, _office_end(prose, start, end)), None
    return _office_of(prose, start, end) if best == (None, None) else best


def _is_again(prose: Prose, start: int, end: int) -> bool:
    """Whether a name without its legal form is printed elsewhere, too."""
    key = name_key(strong_form().sub(" ", prose.folded[start:end]))
    return len(key) > LEAST_WORD and name_key(prose.folded).count(key) > 1


def _office_of(prose: Prose, start: int, end: int) -> tuple[Span | None, Span | None]:
    """Part a title and the company right behind it: Prezes Zarządu X Sp. z o.o."""
    office = pattern_of("signatory_titles").match(prose.folded, start, end)
    if office is None or prose.text[office.end() : office.end() + 1] != " ":
        return None, None
    company = name_at(prose, office.end())
    if company is None or not has_legal_form(prose.text[slice(*company)]):
        return None, None
    return office.span(), company


def _office_end(prose: Prose, start: int, end: int) -> int:
    """Cut "of the owner" off a title that names its company by its part in the letter."""
    for cut in pattern_of("company_leads").finditer(prose.spoken, start, end):
        is_part = _part_title().fullmatch(prose.folded[start : cut.start()].strip()) is not None
        is_role = is_label_words(prose.plain[cut.end() : end])
        if is_role and not is_part and is_title(prose.text[start : cut.start()]):
            return cut.start()
    return end


def _bare(prose: Prose, start: int, end: int) -> Span:
    while start < end and prose.text[start] in " \n,":
        start += 1
    while end > start and prose.text[end - 1] in " \n,":
        end -= 1
    return start, end


@cache
def title_pattern() -> re.Pattern[str]:
    """Return the pattern of words that only titles are made of (Exportleiter, sales manager)."""
    return stem_pattern(letter_words().title_stems)


@cache
def _part_title() -> re.Pattern[str]:
    """Return the pattern of words that make a title only with what somebody heads."""
    return stem_pattern(letter_words().part_titles)
