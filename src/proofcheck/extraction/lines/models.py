"""The model that follows a brand in an item's text, or a model's number without one.

In go the words behind a brand, out comes the span of what looks like a name: in quotes, with
digits, behind the words that say what the thing is; measures, materials and nouns are no models.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from proofcheck.extraction.lines.goods import Snippet, find_marks
from proofcheck.extraction.lines.goods_words import (
    is_counted,
    is_link,
    is_noun,
    is_plain,
    is_preposition,
)
from proofcheck.extraction.lines.heading_words import is_unit
from proofcheck.extraction.lines.item_words import CJK, is_model_code
from proofcheck.extraction.lines.model_words import (
    COUNTED,
    SHORTEST_NAME,
    apart_from_nouns,
    is_code,
    is_mark,
    is_titled,
    small_words,
)
from proofcheck.extraction.lines.named_models import (
    behind_cjk,
    ends_name,
    is_class,
    is_title,
    leads,
)
from proofcheck.model.document import PageText
from proofcheck.model.fields import Reading

MODEL_AFTER_BRAND = 0.65
"""Confidence (0..1) in the words after a known brand as its model."""

CODE_ALONE = 0.5
"""Confidence in a model's number without a brand before it."""

SERIES = frozenset(
    {
        "pro",
        "plus",
        "max",
        "mini",
        "ultra",
        "lite",
        "evo",
        "neo",
        "air",
        "duo",
        "trio",
        "ti",
        "xl",
        "go",
    }
)
"""Words behind a model's number that belong to it."""


MODEL_WORDS = 6
"""Words after a brand that can be its model."""

_PLAIN_CODE = re.compile(r"(?=.{4})[A-Z]{1,4}-?\d{2,5}[A-Z]{0,3}|\d{2,4}[A-WYZ]{2,3}\d{1,3}")
_CHUNK = re.compile(r"\S+")
_QUOTED = re.compile(
    r"(?<!\w)[\"“„”«»‹‘‚]\s?(?P<name>[A-ZÀ-ÖØ-ÞŁŚŻ][^\"“”»«„‘’]{1,30}?)\s?[\"“”»«›’‘]"
)
"""A name in quotes."""


_PAPER_SIZE = re.compile(r"[AB][3-7]\b,?")


def model_after(
    snippet: Snippet,
    end: int,
    page: PageText,
    confidence: float = MODEL_AFTER_BRAND,
    *,
    capital_nouns: bool = False,
    is_sure: bool = False,
) -> Reading[str] | None:
    """Read the words after a brand as its model: those that look like a name, not a noun.

    They are capitalised or hold digits; where one of them holds digits the last such word (with
    its unit) ends the model. All-capital or German nouns may slip in: the confidence is low.
    """
    span = model_span(snippet.text, end, capital_nouns=capital_nouns, is_sure=is_sure)
    return snippet.reading(*span, page, confidence) if span else None


def model_code(
    snippets: Sequence[Snippet], page: PageText, codes: Sequence[str]
) -> Reading[str] | None:
    """Read a model's number in an item's text where no brand tells it ("drill TX-240").

    `codes` are those that are known to be something else.
    """
    if not any(ch.islower() or CJK.match(ch) for s in snippets for ch in s.text):
        return None
    for snippet in snippets:
        words = list(_CHUNK.finditer(snippet.text))
        for before, word in pairwise([None, *words]):
            code = word.group().strip("(),;") if word else ""
            if not word or not _PLAIN_CODE.fullmatch(code) or not is_model_code(code):
                continue
            if code in codes or (is_class(code) and _has_other_code(words, code)):
                continue
            if before is None or not is_link(before.group()):
                start = snippet.text.index(code, word.start())
                return snippet.reading(start, start + len(code), page, CODE_ALONE)
            return None
    return None


def _has_other_code(words: Sequence[re.Match[str]], code: str) -> bool:
    others = (word.group().strip("(),;") for word in words)
    return any(_PLAIN_CODE.fullmatch(word) and word != code for word in others)


def _is_size_behind(code: str, word: str) -> bool:
    """Whether a paper size follows a model's number ("AR305 A5")."""
    return any(map(str.isdigit, code)) and _PAPER_SIZE.fullmatch(word) is not None


def model_span(
    text: str, end: int, *, capital_nouns: bool = False, is_sure: bool = False
) -> tuple[int, int] | None:
    """Return where the model stands after a brand that ends at `end`, or None.

    With `capital_nouns` (German) a capital says little: nouns that are known don't count, and
    unless the brand `is_sure` only words with a number do.
    """
    if (tail := behind_cjk(text, end)) is not None:
        return tail
    foreign = CJK.search(text, end)
    label = next((mark.label_start for mark in find_marks(text) if mark.label_start >= end), None)
    stop = min(foreign.start() if foreign else len(text), len(text) if label is None else label)
    quoted = (_QUOTED.search(text, end, stop) or _QUOTED.search(text, 0, end)) if is_sure else None
    if quoted is not None and not is_plain(quoted["name"]):
        return quoted.span("name")
    code = _code_behind_nouns(text, end, stop, capital_nouns=capital_nouns, is_sure=is_sure)
    if code is not None:
        return code
    words, ends_in_noun = _run(text, end, stop)
    is_german = capital_nouns and is_sure  # there capitals are the rule, and a known brand leads
    if not is_german and is_titled(words, text):
        return None
    if not is_german and not small_words(text):
        at = next((i for i, word in enumerate(words) if is_code(word)), 0)
        at = 0 if at == 1 and leads(text, end, stop) else at
        words = words[at:]
    following = _CHUNK.search(text, words[-1].end()) if words else None
    last_word = words[-1] if words else None
    words = apart_from_nouns(words, following.group() if following else "")
    ends_in_noun = ends_in_noun or (bool(words) and words[-1] is not last_word)
    words = _cut_at_number(words, ends_in_noun=ends_in_noun, keeps_unit=is_sure)
    if capital_nouns and not _may_be_model(words, text, is_sure=is_sure):
        return None
    texts = [word.group().strip(",;()") for word in words]
    is_measure = len(texts) == 2 and texts[0].isdigit() and is_unit(texts[1])
    is_measure = is_measure or (len(texts) == 1 and texts[0].isdigit() and len(texts[0]) <= 2)
    if (
        not words
        or is_measure
        or (len(texts) == 1 and _PAPER_SIZE.fullmatch(texts[0]) is not None)
        or all(text.isupper() and text.isalpha() and is_plain(text) for text in texts)
    ):
        return None
    last = words[-1].end()
    if texts[-1].isdigit() and CJK.match(text, last):
        return None  # a size: 14吋
    return words[0].start(), last - (len(text[:last]) - len(text[:last].rstrip(" ,;")))


def _run(text: str, end: int, stop: int) -> tuple[list[re.Match[str]], bool]:
    """Return the words behind a brand that can be of its model, and whether others follow them."""
    words: list[re.Match[str]] = []
    ends_in_noun = stop < len(text)
    for match in _CHUNK.finditer(text, end, stop):
        word = match.group()
        if not words and not any(ch.isalnum() for ch in word):
            continue
        is_sized = bool(words) and _is_size_behind(words[-1].group(), word)
        if word in ("-", "–", "·", "|", "(", ",", "Ø") or len(words) == MODEL_WORDS or is_sized:
            ends_in_noun = True
            break
        is_small = word[0].islower() and not any(ch.isdigit() for ch in word)
        is_small = is_small or COUNTED.fullmatch(word) is not None
        after_number = bool(words) and words[-1].group()[-1].isdigit() and is_unit(word)
        is_elided = re.search("['’]", word) is not None and any(map(str.isupper, word))
        if is_small and not after_number and not is_elided:
            ends_in_noun = True
            break
        words.append(match)
        if word.endswith((",", ";", ")")):
            ends_in_noun = True
            break
    return words, ends_in_noun


def _may_be_model(words: Sequence[re.Match[str]], text: str, *, is_sure: bool) -> bool:
    """Whether words are no noun, and their number counts nothing."""
    marked = [word.group() for word in words[:2] if is_mark(word.group())]
    if not words or (is_noun(words[0].group()) and not (is_sure and marked)):
        return False
    if not marked:
        return is_sure
    following = None if is_sure else _CHUNK.search(text, words[-1].end())
    return not (words[-1].group().isdigit() and following and is_counted(following.group()))


def _code_behind_nouns(
    text: str, start: int, stop: int, *, capital_nouns: bool, is_sure: bool
) -> tuple[int, int] | None:
    """Return where a model's number stands behind words that say what the thing is, or None."""
    if leads(text, start, stop):
        return None
    named, last = False, ""
    name: re.Match[str] | None = None
    for match in _CHUNK.finditer(text, start, stop):
        word = match.group().strip("(),;")
        if name is not None and ends_name(text, match, stop, is_code=capital_nouns and not is_sure):
            return name.start(), match.start() + len(word)
        name = match if named and is_title(match.group()) and not is_link(last) else None
        if is_model_code(word) and named and not is_link(last) and not is_class(word):
            begin = text.index(word, match.start())
            return begin, begin + len(word)
        is_told = _is_of_two(word) or (
            is_sure and not capital_nouns and last.islower() and _is_name(word, last)
        )
        if named and is_told and not is_link(last):
            return _with_marks(text, match, stop)
        is_word = word.isalpha() and len(word) > 2
        named = named or is_noun(word) or (is_word and (capital_nouns or word[0].islower()))
        last = word
    return None


def _is_name(word: str, before: str) -> bool:
    """Whether a capitalised word behind a small noun names a model ("fauteuil Sande")."""
    is_word = len(word) >= SHORTEST_NAME and word.isalpha() and word[0].isupper()
    return is_word and word[1:].islower() and not is_plain(word) and not is_preposition(before)


def _is_of_two(word: str) -> bool:
    """Whether a capital stands within a word of small letters ("AirBud")."""
    inner = any(left.islower() and right.isupper() for left, right in pairwise(word))
    return inner and word.isalpha() and word[-1].islower() and not is_unit(word)


def _with_marks(text: str, first: re.Match[str], stop: int) -> tuple[int, int]:
    """Return a name written in one word of two ("AirBud") with the marks behind it ("Pro 3")."""
    end = first.end()
    for match in _CHUNK.finditer(text, first.end(), stop):
        word = match.group().strip("(),;")
        if text[end - 1] in ",;)" or not (is_mark(word) or word.casefold() in SERIES):
            break
        end = match.end()
    return first.start(), end - (len(text[:end]) - len(text[:end].rstrip(" ,;)")))


def _cut_at_number(
    words: list[re.Match[str]], *, ends_in_noun: bool, keeps_unit: bool
) -> list[re.Match[str]]:
    """End the model at its first word with a digit or its first letter that stands alone.

    Its unit and further such words are kept ("65 S", "100 ml"). Without any the noun that the
    text ends in is left out.
    """
    first = next((i for i, match in enumerate(words) if is_mark(match.group())), None)
    if first is None:
        return words if ends_in_noun or len(words) < 2 else words[:-1]
    last = first + 1
    has_code = is_model_code(words[first].group().strip(",;()"))
    while last < len(words):
        word = words[last].group().strip(",;()")
        if word.casefold() in SERIES:
            last += 1
            continue
        is_next = is_mark(word) and not (has_code and word.isdigit())
        counted = words[last - 1].group().strip(",;()").isdigit()
        is_measure = is_unit(word) and counted and (keeps_unit or not has_code)
        if not is_next and not is_measure:
            break
        last += 1
    return words[:last]
