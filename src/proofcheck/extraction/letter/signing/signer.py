"""A person who may have signed: name, title, and how a line parts into both.

In: spans of the prose. Out: spans without marks, forms of address and words for the signature.
"""

from __future__ import annotations

import re

from msgspec import Struct

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.persons import (
    ABBREVIATED,
    NO_TITLE_LEADS,
    PREFIX,
    SUFFIX,
    is_person,
    is_title,
)
from proofcheck.extraction.letter.names.wide_persons import may_be_wide_person
from proofcheck.extraction.letter.signing.wide_signers import split_wide
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

LABELLED, TITLED, OPENED, BESIDE, REPRESENTS, AT_COMPANY, SENT, LAST = (
    3.0, 2.6, 2.6, 2.4, 2.2, 1.6, 1.2, 0.8,
)  # fmt: skip
"""How much each kind of witness counts."""

COMMA = re.compile(r"\s?[,，;–—|/(（·]\s?|\s-\s")

SIGN = frame_pattern(r"\s{0,2}[(（]?{wide_sign_words}[)）]?$")

_ARTICLE = frame_pattern(r"{title_articles}(?:(?<=['’])|\s)(?=\w{4})", re.IGNORECASE)

_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日\s?")
_OF_FIRM = frame_pattern(r" {of_the_words} {company_nouns}\b| spolki\b")
"""Behind an office: of the company X."""

_OPEN_BRACKET = re.compile(r"\s?[(（][^()（）]*$")

LAST_PART = 0.7
"""Behind this share (0..1) of the text words beside a name may be a title nobody listed."""


class Signer(Struct, frozen=True, kw_only=True):
    """A person who may have signed, the title if one stands there, and the weight of it."""

    name: Span
    title: Span | None
    weight: float


def trim(prose: Prose, start: int, end: int) -> Span:
    """Cut marks and forms of address off both ends of a span."""
    prefix = PREFIX.match(prose.text[start:end]) or ABBREVIATED.match(prose.text[start:end])
    start += prefix.end() if prefix else 0
    while start < end and prose.text[start] in ' \n:：,，._/"“”(（':
        start += 1
    while end > start and prose.text[end - 1] in ' \n:：,，_/;)）"“”–—-':
        end -= 1
    suffix = SUFFIX.search(prose.text[start:end])
    return start, start + suffix.start() if suffix else end


def title_span(prose: Prose, start: int, end: int) -> Span:
    """Return the span of a title without the word for the signature behind it."""
    start, end = trim(prose, start, end)
    article = _ARTICLE.match(prose.text, start, end)
    start = article.end() if article else start
    day = _DAY.match(prose.text, start, end)
    start = day.end() if day else start
    cut = _OF_FIRM.search(prose.folded, start + 2, end) or _OPEN_BRACKET.search(
        prose.text, start + 2, end
    )
    end = cut.start() if cut else end
    sign = SIGN.search(prose.folded, start, end)
    return start, sign.start() if sign else end


def shows_person(prose: Prose, start: int, end: int) -> bool:
    """Whether a span is a person's name, by its blank too where it is in Han characters.

    Signs around a seal stand apart, too; they are part of a company's name.
    """
    if is_person(prose.text[start:end]):
        return True
    return is_person(prose.printed(start, end)) and not _is_of_company(prose, start, end)


def _is_of_company(prose: Prose, start: int, end: int) -> bool:
    """Whether the signs of a span stand within a company's name somewhere on the page."""
    bare = re.escape("".join(prose.text[start:end].split()))
    of_company = re.compile(rf"{bare}[\u4e00-\u9fff（）()]{{0,16}}(?:公司|会社|会|行|厂|店|社)")
    return bool(of_company.search(prose.folded) or of_company.search(prose.text))


def may_be_person(prose: Prose, start: int, end: int) -> bool:
    """Whether a span beside a title may be a name."""
    if shows_person(prose, start, end):
        return True
    return may_be_wide_person(prose.text[start:end]) and not _is_of_company(prose, start, end)


def split_name_and_title(prose: Prose, start: int, end: int) -> tuple[Span, Span] | None:
    """Part "Jane Doe, Director" (also "Jane Doe | Director | X Ltd") into its two parts."""
    wide = None if prose.text[start:end].isascii() else split_wide(prose, start, end)
    if wide is not None:
        return trim(prose, *wide[0]), title_span(prose, *wide[1])
    for comma in COMMA.finditer(prose.text, start, end):
        last = title_end(prose, comma.end(), end)
        one, other = prose.text[start : comma.start()], prose.text[comma.end() : last]
        if is_person(one) and is_title(other):
            return trim(prose, start, comma.start()), title_span(prose, comma.end(), last)
        if is_title(one) and is_person(other):
            return trim(prose, comma.end(), last), title_span(prose, start, comma.start())
        if is_person(one) and comma[0].strip() in (",", "|") and _may_be_title(prose, other, start):
            return trim(prose, start, comma.start()), title_span(prose, comma.end(), last)
    return None


def _may_be_title(prose: Prose, text: str, start: int) -> bool:
    """Whether a few words in small letters behind a name at the very foot may be its title."""
    words = text.split()
    is_plain = text.replace(" ", "").replace("-", "").isalpha() and text[:1].islower()
    is_short = 1 <= len(words) <= 3 and len(text) > 3 and words[0] not in NO_TITLE_LEADS
    return is_short and is_plain and start > len(prose.text) * LAST_PART


def title_end(prose: Prose, start: int, end: int) -> int:
    """Cut the company off a line such as "Sales Director, Orbis Audio plc"."""
    for comma in COMMA.finditer(prose.text, start, end):
        rest = name_key(prose.text[comma.end() : end])
        is_again = len(rest) > 4 and any(name_key(prose.text[a:b]) == rest for a, b in prose.lines)
        is_company = is_again or _is_before_company(prose, start, comma.end(), end)
        if is_company or (comma[0].strip() == "|" and is_title(prose.text[start : comma.start()])):
            return comma.start()
    return end


def _is_before_company(prose: Prose, start: int, behind: int, end: int) -> bool:
    """Whether a company stands right behind a comma that is neither its own nor the title's."""
    if not has_legal_form(prose.text[behind:end]):
        return False
    name = next((a for a, _ in companies(prose, start, end)), behind)
    return name >= behind and COMMA.search(prose.text, behind, name) is None
