"""Capitalised words that are no brand: platforms, countries, titles, words of labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.addresses import has_street
from proofcheck.extraction.frames import frame_pattern, framed
from proofcheck.extraction.letter.labels.goods_tables import goods_heads
from proofcheck.extraction.letter.labels.mark_tables import heads_of_tables
from proofcheck.extraction.letter.names.ends import is_place, name_key
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.names.quoted_brands import BRACKET, IS_NUMBERED
from proofcheck.extraction.letter.names.titles import title_verdict
from proofcheck.extraction.letter.subject.brand_stems import is_legal_form
from proofcheck.extraction.letter.subject.registrations import is_office_word
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import field_of_label, is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.questions import is_asked
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import letter_words, pattern_of
from proofcheck.extraction.phrases import fold_plain

Span = tuple[int, int]

SIGNED_PART = 0.5
"""A letter is signed behind this share (0..1) of the text."""

SHOP_BEFORE = 16
"""A word for a shop stands within so many characters before its name."""

FIRM_BEFORE = 40
"""A word for a firm stands within so many characters before its name."""

_OPENING_QUOTES = ('"', "“", "«", "„", "« ")
_AND_CO = re.compile(r" & co\.?$", re.IGNORECASE)
_WIDE_SHOP = frame_pattern(
    r"{wide_shop_before_name}(?:名称|名稱|名)?\s?(?:[:：为為是]\s?)?[“「『\"]$"
)
_ITEM_CODE = re.compile(r"(?=(?:[A-Z-]*\d){2})[A-Z\d-]{8,}")
_PART_OF_CODE = re.compile(r"[-/]\d")
_ARTICLE = framed(r"{brand_articles}")
_YEAR = re.compile(r"(?:19|20)\d{2}\b(?!\w)")
_CODE = re.compile(r"\d{5,}|\d[./ -]\d{3,}")
_WIDE_MARK = frame_pattern(r"[”」』\"]?(?:品牌|牌(?!子)|银柄|[ブプフ]ラン[ドト]|商标)")
"""A word for a mark right behind a name in Chinese or Japanese."""

_POST_CODE = re.compile(r"(?:^|[\s,–-])(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3})?$")
_MONTHS = framed(r"{month_names}")
_OF_TWO = re.compile(r"(?<=[a-z]) no (?=[a-z])")
"""の in Latin letters between two words is no "No.": kohaku no mori."""

_OF_HEAD = frozenset(["letter_number", "issue_date", "brands"])
"""Fields whose labels may stand right behind a title (AUTHORISATION Ref: …)."""


def is_no_brand(
    prose: Prose, span: Span, parties: tuple[str, ...], *, is_told: bool = False
) -> bool:
    """Whether a name can't be a brand; a party's own name is none where `parties` holds it.

    One that is told to be a mark may begin with an article, and end like a firm (Marlow & Co.).
    """
    text = prose.text[slice(*span)]
    folded = fold_plain(text)
    letters = [ch for ch in text if ch.isalpha()]
    if not letters or (len(letters) < 2 and text.isascii()) or is_blank(text):
        return True
    if is_platform(text) or is_place(text) or _is_firm_name(prose, span, is_told):
        return True
    if (text[0].isdigit() and has_street(text)) or _is_behind_post_code(prose, text):
        return True
    if (
        is_label_words(folded.lstrip("0123456789. "))
        or _MONTHS.search(_OF_TWO.sub(" ", folded))
        or _is_formula(prose, span, is_told=is_told)
    ):
        return True
    if is_asked(prose, span[0]) or pattern_of("offline_words", "online_words").fullmatch(folded):
        return True
    heads = heads_of_tables(prose) | goods_heads(prose)
    if any(cell.start in heads for cell in _cells_of(prose, span)):
        return True
    definitions = pattern_of("definitions.grantor", "definitions.grantee")
    if definitions.fullmatch(folded) or has_sign("acts", folded) or _is_in_title(prose, span):
        return True
    words = folded.split()
    is_label = len(words) > 1 and prose.text[span[1] : span[1] + 1] == ":"
    if is_label and field_of_label(words[-1]) in _OF_HEAD:
        return True
    is_noun = len(words) == 1 and not text.isupper() and nouns_in(prose, *span) > 0
    is_marked = _WIDE_MARK.match(prose.folded, span[1]) is not None
    if is_noun and not is_marked and prose.text[span[0] - 1 : span[0]] not in tuple('“"«„「『'):
        return True  # Vélos de ville
    if (
        _ITEM_CODE.fullmatch(text)
        or _PART_OF_CODE.match(prose.text, span[1])
        or _YEAR.match(text)
        or _CODE.search(text)
        or is_office_word(folded)
    ):
        return True
    if _is_shop(prose, span):
        return True
    key = name_key(text)
    names = (*parties, *map(_without_form, parties[1:]))
    return any(key == name_key(name) for name in names)


def _is_behind_post_code(prose: Prose, text: str) -> bool:
    """Whether a name stands behind a post code somewhere, as a town does (35400 Saint-Malo)."""
    position = prose.text.find(f" {text}")
    while position > 0:
        if _POST_CODE.search(prose.text, max(0, position - 9), position):
            return True
        position = prose.text.find(f" {text}", position + 1)
    return False


def _is_shop(prose: Prose, span: Span) -> bool:
    """Whether a word for a shop stands right before a name (sklep Szkatułka)."""
    before = prose.folded[max(0, span[0] - SHOP_BEFORE) : span[0]].rstrip(" '\"“„«")
    return any(
        match.end() == len(before) and not has_sign("trades", match[0])
        for match in pattern_of("shop_words").finditer(before)
    ) or _is_firm(prose, span)


def _is_firm_name(prose: Prose, span: Span, is_told: bool) -> bool:
    """Whether a name ends in a legal form; "& Co" of a told mark, or before a number, is none."""
    text = prose.text[slice(*span)]
    if is_told and _AND_CO.search(text):
        return False
    bracket = BRACKET.match(prose.text, span[1]) if _AND_CO.search(text) else None
    return has_legal_form(text) and not (bracket and IS_NUMBERED.search(bracket[1]))


def _is_firm(prose: Prose, span: Span) -> bool:
    """Whether a word for a firm stands before a name in quotes (la société « X »)."""
    if _WIDE_SHOP.search(prose.text, max(0, span[0] - SHOP_BEFORE), span[0]):
        return True
    lead = prose.folded[max(0, span[0] - FIRM_BEFORE) : span[0]]
    if not lead.endswith(_OPENING_QUOTES):
        return False
    before = lead.rstrip("".join(_OPENING_QUOTES))
    last = max((m.end() for m in clause_pattern("firm_nouns").finditer(before)), default=None)
    return last is not None and before[last:].strip().count(" ") == 0


def _without_form(party: str) -> str:
    """Return a company's name without its legal form (Palmier Bio of Palmier Bio GmbH)."""
    words = party.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        if is_legal_form(" ".join(words[-count:])):
            return " ".join(words[:-count])
    return party


def _cells_of(prose: Prose, span: Span) -> Iterator[Cell]:
    return (cell for cell in prose.cells if cell.start < span[1] and span[0] < cell.end)


def _is_formula(prose: Prose, span: Span, *, is_told: bool) -> bool:
    """Whether the name is a word that begins every sentence of the kind (We, This, Dear)."""
    text = _AND_CO.sub("", prose.text[slice(*span)])
    words = [fold_plain(word) for word in text.split()]
    if is_told and len(words) > 1 and _ARTICLE.fullmatch(words[0]):
        words = words[1:]  # LOS POMPONES, certificate no. 548 291
    return not words or words[0] in _no_brands() or words[-1] in _no_brands()


@cache
def _no_brands() -> frozenset[str]:
    return frozenset(
        word
        for phrase in (*letter_words().no_goods, *letter_words().no_brands)
        for word in [phrase]
    )


def _is_capital_title(prose: Prose, line: Span) -> bool:
    """Whether a line is in capitals throughout and speaks of trade (POWER TO SELL)."""
    text = prose.text[slice(*line)]
    is_said = has_sign("trades", prose.folded, *line) or has_sign("acts", prose.folded, *line)
    return text.isupper() and text.isascii() and len(text.split()) >= 3 and is_said


def _is_in_title(prose: Prose, span: Span) -> bool:
    """Whether the name stands in the letter's title, or beside that of a signatory."""
    title = next((line for line in prose.lines if line[0] <= span[0] < line[1]), None)
    if title is not None and _is_capital_title(prose, title):
        return True
    if (
        title is not None
        and title_verdict(prose.text[slice(*title)], is_large=False) == 1
        and not _is_named_in_title(prose, span, title)
    ):
        return True
    return any(
        end - start < 60 and bool(pattern_of("signatory_titles").search(prose.folded, start, end))
        for start, end in prose.lines
        if start < span[1] and span[0] < end and start > len(prose.text) * SIGNED_PART
    )


def _is_named_in_title(prose: Prose, span: Span, title: Span) -> bool:
    """Whether a line that titles a letter names a mark: in quotes, or behind its word.

    Without the name the line is a title still (Authorisation of sale, brand X).
    """
    if title_verdict(prose.text[slice(*span)], is_large=False) == 1:
        return False
    if has_sign("acts", prose.folded, *span) or has_sign("papers", prose.folded, *span):
        return False
    lead = prose.folded[title[0] : span[0]].rstrip()
    is_quoted = lead.endswith(tuple('“"«„「『'))
    if is_quoted and _WIDE_MARK.match(prose.folded, span[1]):
        return True
    lead = lead[:-1].rstrip() if is_quoted else lead
    is_behind = any(m.end() == len(lead) for m in pattern_of("mark_words").finditer(lead))
    return is_behind and (is_quoted or title_verdict(lead, is_large=False) == 1)
