"""Persons and their titles: is a text somebody's name, or what somebody is."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.letter.label_stems import is_label_words
from proofcheck.extraction.letter.labels import is_blank
from proofcheck.extraction.letter.names import has_legal_form, is_place, name_at
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import label_fields, letter_words, pattern_of
from proofcheck.extraction.phrases import fold_plain, stem_pattern

PARTICLES = (
    "de da dal dalla del della di du des la le van von der den zu y e bin al el ter do dos das ten"
)
"""Words in lower case that stand within names."""

PREFIX = re.compile(
    r"^(?:i\. ?v\.|i\. ?a\.|ppa\.?|gez\.|fdo\.:?|f\.to:?|firmato:?|signed:?|/s/|sig\.(?:ra)?"
    r"|dott\.(?:ssa)?|mme|mlle|mr\.?"
    r"|mrs\.?|ms\.?|m\.|d\.(?:/dña\.)?|dña\.|sr\.|sra\.|getekend:?|w\.g\.) ?",
    re.IGNORECASE,
)
"""What may stand before the name of somebody who signs: on behalf, signed, Mr."""

COMPANY_WITHIN = 60
"""The company of somebody who signs is named so many characters behind the title at most."""

Span = tuple[int, int]

_UNDERSIGNED = re.compile(
    r"[\s,:(se)]{0,6}"
    r"(?:(?:M\.|Mme|Mr\.?|Mrs\.?|Herr|Frau|Monsieur|Madame|Sig\.(?:ra)?|D\.|Dña\.) )?"
    r"(?P<name>[^\W\d_][^,;:\n]{4,48}?),\s"
    r"(?:(?:agissant )?en (?:ma )?qualité de |in qualità di |in my capacity as |als |en calidad de "
    r"|na qualidade de |in de hoedanigheid van )?"
    r"(?P<title>[^,;:\n(（]{3,60})"
)
_WIDE_NAME = re.compile(r"[\u4e00-\u9fff·]{2,8}")


def is_person(text: str) -> bool:
    """Whether a text may be a person's name: two to five capitalised words, or Han characters."""
    text = PREFIX.sub("", text.strip(" .,:：_"))
    if _WIDE_NAME.fullmatch(text.replace(" ", "")):
        is_label = text.replace(" ", "") in label_fields()
        return len(text.replace(" ", "")) <= 4 and not is_label and not is_title(text)
    words = text.split()
    if (
        not 2 <= len(words) <= 5
        or len(text) > 50
        or any(ch.isdigit() or ch in "@:,，;" for ch in text)
    ):
        return False
    folded = fold_plain(text)
    if is_blank(text) or is_label_words(folded) or title_pattern().search(folded):
        return False
    if pattern_of("no_person", "signatory_titles", "closings").search(folded):
        return False
    if has_legal_form(text) or is_place(text):
        return False
    return all(
        word[0].isupper() or word.casefold().strip(".'") in PARTICLES.split() or word[0] in "'("
        for word in words
    )


def is_title(text: str) -> bool:
    """Whether a known title makes up a good part of a short text."""
    words = fold_plain(text).strip(" .,:()").split()
    if not 1 <= len(words) <= 8 or any(ch.isdigit() for ch in text) or has_legal_form(text):
        return False
    joined = " ".join(words)
    if title_pattern().search(joined) and len(words) <= 6:
        return True
    found = pattern_of("signatory_titles").search(joined)
    return found is not None and (found.start() == 0 or found.end() >= len(" ".join(words)) - 1)


class Undersigned(Struct, frozen=True, kw_only=True):
    """Who "the undersigned" is: spans of the person, the title, and the company, if named."""

    name: Span
    title: Span
    company: Span | None


def undersigned(prose: Prose, position: int) -> Undersigned | None:
    """Read "Je soussignée, Anne Morel, gérante de la société X" behind its opener."""
    match = _UNDERSIGNED.match(prose.text, position)
    if match is None or not is_person(match["name"]):
        return None
    start, end = match.span("title")
    lead = None
    for lead in pattern_of("company_leads").finditer(prose.spoken, start, end + COMPANY_WITHIN):
        if lead.start() > start + 3 and is_title(prose.text[start : lead.start()]):
            return Undersigned(
                name=match.span("name"),
                title=(start, lead.start()),
                company=name_at(prose, lead.end()),
            )
    if not is_title(match["title"]) or pattern_of("mark_words").search(prose.plain, start, end):
        return None
    return Undersigned(name=match.span("name"), title=match.span("title"), company=None)


@cache
def title_pattern() -> re.Pattern[str]:
    """Return the pattern of words that only titles are made of (Exportleiter, sales manager)."""
    return stem_pattern(letter_words().title_stems)
