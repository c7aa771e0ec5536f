"""Models in an item's text: the words that follow its brand, or a code that stands alone.

In go words and where the brand ends, out comes where the model stands. Capitals say little where
every word has one; numbers and codes count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from proofcheck.extraction.lines.goods import Snippet, find_marks
from proofcheck.extraction.lines.goods_words import is_counted, is_link, is_noun, is_plain
from proofcheck.extraction.lines.heading_words import is_unit
from proofcheck.extraction.lines.item_words import is_model_code
from proofcheck.model.document import PageText
from proofcheck.model.fields import Reading

MODEL_AFTER_BRAND = 0.65
"""Confidence (0..1) in the words after a brand as its model."""

_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7af]")

CODE_ALONE = 0.5
"""Confidence in a model's number without a brand before it."""


SERIES = frozenset({"pro", "plus", "max", "mini", "ultra", "lite", "evo", "neo", "air"})
"""Words behind a model's number that belong to it."""


MODEL_WORDS = 6
"""Words after a brand that can be its model."""


WORDS_TO_NUMBER = 3
"""From so many words on before a number or a letter that stands alone, it is not the model's."""


_COUNTED = re.compile(r"\d{1,3}-[A-Za-z]{3,}")
"""How many parts a thing has ("3-fold", "5-piece")."""


_PLAIN_CODE = re.compile(r"(?=.{4})[A-Z]{1,4}-?\d{2,5}[A-Z]{0,3}")


_CHUNK = re.compile(r"\S+")


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
    if not any(ch.islower() or _CJK.match(ch) for s in snippets for ch in s.text):
        return None
    for snippet in snippets:
        words = list(_CHUNK.finditer(snippet.text))
        for before, word in pairwise([None, *words]):
            code = word.group().strip("(),;") if word else ""
            if not word or not _PLAIN_CODE.fullmatch(code) or not is_model_code(code):
                continue
            if code in codes:
                continue
            if before is None or not is_link(before.group()):
                start = snippet.text.index(code, word.start())
                return snippet.reading(start, start + len(code), page, CODE_ALONE)
            return None
    return None


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
    foreign = _CJK.search(text, end)
    label = next((mark.label_start for mark in find_marks(text) if mark.label_start >= end), None)
    stop = min(foreign.start() if foreign else len(text), len(text) if label is None else label)
    code = _code_behind_nouns(text, end, stop, capital_nouns=capital_nouns)
    if code is not None:
        return code
    words: list[re.Match[str]] = []
    ends_in_noun = stop < len(text)
    for match in _CHUNK.finditer(text, end, stop):
        word = match.group()
        if not words and not any(ch.isalnum() for ch in word):
            continue
        is_sized = bool(words) and _is_size_behind(words[-1].group(), word)
        if word in ("-", "–", "·", "|", "(", ",") or len(words) == MODEL_WORDS or is_sized:
            ends_in_noun = True
            break
        is_small = word[0].islower() and not any(ch.isdigit() for ch in word)
        is_small = is_small or _COUNTED.fullmatch(word) is not None
        after_number = bool(words) and words[-1].group()[-1].isdigit() and is_unit(word)
        is_elided = re.search("['’]", word) is not None and any(map(str.isupper, word))
        if is_small and not after_number and not is_elided:
            ends_in_noun = True
            break
        words.append(match)
        if word.endswith((",", ";", ")")):
            ends_in_noun = True
            break
    if _is_titled(words, text):
        return None
    if not _small_words(text):
        at = next((i for i, word in enumerate(words) if _is_code(word)), 0)
        words = words[at:]
    words = _behind_nouns(words)
    words = _cut_at_number(words, ends_in_noun=ends_in_noun, keeps_unit=is_sure)
    if capital_nouns and not _may_be_model(words, text, is_sure=is_sure):
        return None
    texts = [word.group().strip(",;()") for word in words]
    is_measure = len(texts) == 2 and texts[0].isdigit() and is_unit(texts[1])
    if (
        not words
        or is_measure
        or (len(texts) == 1 and _PAPER_SIZE.fullmatch(texts[0]) is not None)
        or all(text.isupper() and text.isalpha() and is_plain(text) for text in texts)
    ):
        return None
    last = words[-1].end()
    if texts[-1].isdigit() and _CJK.match(text, last):
        return None  # a size: 14吋
    return words[0].start(), last - (len(text[:last]) - len(text[:last].rstrip(" ,;")))


def _is_titled(words: Sequence[re.Match[str]], text: str) -> bool:
    """Whether capitals say nothing: every word has one, or several nouns lead to a size.

    "VELDORA LUNCH BOX", "Rudhra Leather Ball Red 156 g"; a model's number right behind counts.
    """
    texts = [word.group().strip(",;()") for word in words]
    if any(is_model_code(word) for word in texts[:WORDS_TO_NUMBER]):
        return False
    mark = next((i for i, word in enumerate(texts) if _is_mark(word)), None)
    if mark is not None and mark >= WORDS_TO_NUMBER:
        return True
    is_measure = mark is not None and mark + 1 < len(texts) and is_unit(texts[mark + 1])
    is_said = mark is not None and mark < WORDS_TO_NUMBER - 1 and not is_measure
    is_said = is_said and (not mark or len(texts[mark]) == 1 or any(map(str.isdigit, texts[mark])))
    if mark is None and not text.isupper() and len(texts) < WORDS_TO_NUMBER + 1:
        return any(is_noun(word) for word in texts[:-1]) and not _small_words(text)
    return len(texts) > 1 and not _small_words(text) and not is_said


def _small_words(text: str) -> list[str]:
    """Return the words of a text that are written small, but for units."""
    words = (word for word in text.split() if word[:1].islower() and word.isalpha())
    return [word for word in words if not is_unit(word)]


def _is_code(word: re.Match[str]) -> bool:
    return is_model_code(word.group().strip(",;()"))


def _behind_nouns(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out the words that say what the thing is before its model; nothing is left of nouns.

    A noun with a mere number ("Serviette 40") stays: it is as likely a name.
    """
    first = next(
        (i for i, word in enumerate(words) if not is_noun(word.group().strip(",;()"))), len(words)
    )
    rest = words[first:]
    if any(_is_mark(word.group()) for word in words):
        is_named = any(ch.isalpha() for word in rest for ch in word.group())
        return rest if is_named and _is_marked(rest) else words
    return rest


def _is_marked(words: Sequence[re.Match[str]]) -> bool:
    return any(_is_mark(word.group()) for word in words)


def _may_be_model(words: Sequence[re.Match[str]], text: str, *, is_sure: bool) -> bool:
    """Whether words are no noun, and their number counts nothing."""
    marked = [word.group() for word in words[:2] if _is_mark(word.group())]
    if not words or (is_noun(words[0].group()) and not (is_sure and marked)):
        return False
    if not marked:
        return is_sure
    following = None if is_sure else _CHUNK.search(text, words[-1].end())
    return not (words[-1].group().isdigit() and following and is_counted(following.group()))


def _code_behind_nouns(
    text: str, start: int, stop: int, *, capital_nouns: bool
) -> tuple[int, int] | None:
    """Return where a model's number stands behind words that say what the thing is, or None."""
    named, last = False, ""
    for match in _CHUNK.finditer(text, start, stop):
        word = match.group().strip("(),;")
        if is_model_code(word) and named and not is_link(last):
            begin = text.index(word, match.start())
            return begin, begin + len(word)
        if named and _is_of_two(word) and not is_link(last):
            return _with_marks(text, match, stop)
        is_word = word.isalpha() and len(word) > 2
        named = named or is_noun(word) or (is_word and (capital_nouns or word[0].islower()))
        last = word
    return None


def _is_of_two(word: str) -> bool:
    """Whether a capital stands within a word of small letters ("AirBud")."""
    inner = any(left.islower() and right.isupper() for left, right in pairwise(word))
    return inner and word.isalpha() and word[-1].islower()


def _with_marks(text: str, first: re.Match[str], stop: int) -> tuple[int, int]:
    """Return a name written in one word of two ("AirBud") with the marks behind it ("Pro 3")."""
    end = first.end()
    for match in _CHUNK.finditer(text, first.end(), stop):
        word = match.group().strip("(),;")
        if text[end - 1] in ",;)" or not (_is_mark(word) or word.casefold() in SERIES):
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
    first = next((i for i, match in enumerate(words) if _is_mark(match.group())), None)
    if first is None:
        return words if ends_in_noun or len(words) < 2 else words[:-1]
    last = first + 1
    has_code = is_model_code(words[first].group().strip(",;()"))
    while last < len(words):
        word = words[last].group().strip(",;()")
        if word.casefold() in SERIES:
            last += 1
            continue
        is_next = _is_mark(word) and not (has_code and word.isdigit())
        counted = words[last - 1].group().strip(",;()").isdigit()
        is_measure = is_unit(word) and counted and (keeps_unit or not has_code)
        if not is_next and not is_measure:
            break
        last += 1
    return words[:last]


def _is_mark(word: str) -> bool:
    """Whether a word is a mark of a model: with a digit, or one or two capitals."""
    bare = word.strip(",;()")
    if _COUNTED.fullmatch(bare):
        return False
    return any(ch.isdigit() for ch in bare) or (len(bare) <= 2 and bare.isupper())
