"""Registration numbers of trade marks, each with the office that gave it.

In: the prose, its labelled values. Out: numbers as the office writes them (letters and digits),
and marks with their office, told by the number's own form (UK00003…, G1234567, 018…) or by the
words beside it. Numbers of companies, tax payers and telephones are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.subject.registration_forms import TELLING, has_code, shaped
from proofcheck.extraction.letter.text.absent import absent
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.phrases import stem_pattern
from proofcheck.model.fields import Field, Maybe, RegisteredMark

Span = tuple[int, int]
Hit = tuple[str | None, re.Match[str]]
"""What has the form of a number, with the office that the form tells."""

MOST = 120
"""Numbers that are looked at."""

NEAR_BEFORE, NEAR_BEHIND = 48, 26
"""The words that name an office stand within so many characters before its number, or behind it."""

LEAD_WITHIN = 30
"""The word that announces a number stands within so many characters before it."""

OTHER_WITHIN = 48
"""The word that makes a number a company's stands so many characters before it, with a town."""

LEAST_DIGITS = 5
"""A registration number has at least so many digits."""

LEAST_LONG = 6
"""With so many digits or more behind its class, a number is of a mark."""

FORMED, LED = 0.94, 0.92
"""Confidence of a number whose form tells its office, and of another."""

_LIST_LEAD = re.compile(
    r"[\s,;；、，/&和及–-]{1,4}(?:(?:and|et|und|e|y|i|en|ed|resp\.?|bzw\.?)\s)?\s{0,2}(?:n[°ro.]{0,3}\s?|第)?$"
)
_CLASS = re.compile(r"(?:class(?:es|e|i)?|klassen?|clases?|kl|cl|第)\.?\s?[\d\s,、]{0,12}$")
_IN_CLASS = re.compile(
    r"第\s?\d[\d\s,、]*[类類]|\b(?:class(?:es|e|i)?|klassen?|clases?|kl|cl|klasa|klasy)\.?\s?\d[\d\s,]*"
)
"""The classes beside the number of a mark."""
_BRACKET = re.compile(r"\s?[(（]([^()（）\n]{2,60})[)）]")
_PARTING = re.compile(r"[,;；，、。)）]\s?|\s[·•|]\s")
_POINTS = re.compile(r"[.°º]|-(?=\s)")
_OPENING = re.compile(r"[”\"»’」』®™]{0,3}\s?[(（\[]\s?\Z")
_BARE_LEAD = re.compile(r"\W*(?:no?|nr|num(?:er|ero|ber)?|nummer|numéro)?\W{0,3}[or]?\W*")
_LETTERS = re.compile(r"[^\W\d_]")
_NO_BEHIND = re.compile(r"\s{0,2}号")
_COPULA = re.compile(r"(?:分别)?(?:为|是)[:：]?$")


class MarkWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_marks.yaml`."""

    offices: dict[str, list[str]]
    not_marks: list[str]
    mark_words: list[str]
    leads: list[str]


class _Number(Struct, frozen=True, kw_only=True):
    text: str
    span: Span
    office: str | None
    confidence: float


def read_registrations(
    prose: Prose, labelled: tuple[Labelled, ...], brands: tuple[str, ...] = ()
) -> tuple[Maybe[tuple[str, ...]], tuple[RegisteredMark, ...]]:
    """Read the numbers, and the marks with their offices, in the printed order.

    A block in which a brand stands speaks of a mark, too.
    """
    found: dict[str, _Number] = {}
    for value in labelled:
        if value.field in ("trademark_numbers", "brands"):
            bare = _IN_CLASS.sub("", prose.folded[value.start : value.end])
            is_bare = not any(map(str.isalpha, bare))
            is_own = value.field == "trademark_numbers" or is_bare
            label = prose.folded[value.label[0] : value.label[1]]
            for number in _numbers(prose, value.start, value.end, is_own=is_own, label=label):
                found.setdefault(number.text, number)
    for start, end in _passages(prose, brands):
        for number in _numbers(prose, start, end, is_own=False, label="", brands=brands):
            found.setdefault(number.text, number)
    if not found:
        return absent(prose, "trademark number"), ()
    numbers = sorted(found.values(), key=lambda number: number.span)
    field: Field[tuple[str, ...]] = prose.field(
        tuple(number.text for number in numbers),
        numbers[0].span[0],
        _reach(numbers),
        min(number.confidence for number in numbers),
    )
    marks = tuple(RegisteredMark(number=n.text, office=n.office) for n in numbers)
    return field, marks


def _passages(prose: Prose, brands: tuple[str, ...]) -> Iterator[Span]:
    """Yield the blocks that speak of a mark, as a whole: their lists run over sentences."""
    position = 0
    for block in prose.text.split("\n"):
        start, end = position, position + len(block)
        position = end + 1
        is_told = _pattern("mark_words").search(prose.plain, start, end) is not None
        is_told = is_told or any(brand in block for brand in brands)
        if is_told or any(pattern.search(prose.text, start, end) for pattern in TELLING):
            yield start, end


def _numbers(
    prose: Prose,
    start: int,
    end: int,
    *,
    is_own: bool,
    label: str,
    brands: tuple[str, ...] = (),
) -> Iterator[_Number]:
    """Yield the numbers of a span; `is_own`: it stands behind a label for them."""
    hits = tuple(islice(shaped(prose.text, start, end), MOST))
    for form, match in _of_marks(prose, start, hits, brands, is_own=is_own):
        text = "".join(ch for ch in match[0] if ch.isalnum())
        text = re.sub(r"^(?:IR(?:No)?|EU|CTM|EUTM|WO|BX|FR|IT|ES|CH|PT)(?=\d)", "", text)
        if sum(ch.isdigit() for ch in text) >= LEAST_DIGITS:
            yield _Number(
                text=text,
                span=match.span(),
                office=form or _office_of(prose, match, start, end, label),
                confidence=FORMED if form else LED,
            )


def _of_marks(
    prose: Prose, start: int, hits: tuple[Hit, ...], brands: tuple[str, ...], *, is_own: bool
) -> list[Hit]:
    """Return the numbers that are of marks: told by form or words, or in a list with such a one."""
    kept: list[Hit] = []
    before_kept: Hit | None = None
    for hit in hits:
        form, match = hit
        before = prose.folded[max(start, match.start() - LEAD_WITHIN) : match.start()]
        is_of_class = _CLASS.search(before) is not None
        if is_of_class and not (_is_long(match) or _NO_BEHIND.match(prose.folded, match.end())):
            before_kept = None
            continue
        is_chained = bool(kept) and _is_listed(prose, kept[-1][1], match)
        is_led = _is_led(prose, match, before) or _names_brand(prose, match, brands)
        is_told = bool(is_own or form or is_of_class or is_led)
        is_told = is_told or _is_behind(prose, match.start(), brands)
        farther = prose.folded[max(start, match.start() - OTHER_WITHIN) : match.start()]
        is_other = is_other_number(farther)
        if not is_chained and (is_other or not is_told):
            before_kept = None if is_other or not _is_long(match) else hit
            continue
        if before_kept is not None and _is_listed(prose, before_kept[1], match):
            kept.append(before_kept)
        before_kept = None
        kept.append(hit)
    return kept


def _is_listed(prose: Prose, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a number follows another one in a list."""
    return _LIST_LEAD.fullmatch(prose.folded[one.end() : other.start()]) is not None


def _is_behind(prose: Prose, position: int, brands: tuple[str, ...]) -> bool:
    """Whether a bracket opens before a number, right behind a brand: KESTREL (5,270,118, …)."""
    opening = _OPENING.search(prose.text, max(0, position - 6), position)
    return opening is not None and any(
        prose.text.endswith(brand, max(0, opening.start() - len(brand)), opening.start())
        for brand in brands
    )


def _is_led(prose: Prose, match: re.Match[str], before: str) -> bool:
    """Whether a word announces the number, or its brackets stand behind a name in capitals."""
    if has_code(prose.text, match):
        return True
    before = _COPULA.sub("", before)
    bare = re.sub(r"[\s.:：°º#(（）)ro]{0,6}$", "", before)
    bare = before.rstrip(" .:：°º#(（") if len(bare) < len(before) - 6 else bare
    tail = before.rstrip(" .:：°º#(（")
    return any(
        lead.end() >= len(text)
        for text in (tail, bare)
        for lead in _pattern("leads").finditer(text)
    )


def _names_brand(prose: Prose, match: re.Match[str], brands: tuple[str, ...]) -> bool:
    """Whether brackets behind a number name a brand (5,270,118 (KESTREL)) or the office."""
    bracket = _BRACKET.match(prose.text, match.end())
    if bracket is None:
        return False
    is_of_office = _is_long(match) and is_office_word(prose.plain[slice(*bracket.span(1))].strip())
    return is_of_office or any(brand in bracket[1] for brand in brands)


def _is_long(match: re.Match[str]) -> bool:
    return sum(map(str.isdigit, match[0])) >= LEAST_LONG


def is_other_number(before: str) -> bool:
    """Whether a word for a company's number, a tax id or a telephone stands before."""
    tail = _PARTING.split(before)[-1]
    bare = " ".join(_POINTS.sub(" ", tail).split())
    return any(_pattern("not_marks").search(text) is not None for text in (tail, bare))


def is_other_label(before: str) -> bool:
    """Whether a label right before a number is that of a company's, a seller's or a telephone."""
    tail = " ".join(_POINTS.sub(" ", _PARTING.split(before)[-1]).strip(" :：#").split())
    return any(match.end() == len(tail) for match in _pattern("not_marks").finditer(tail))


def is_register_lead(text: str) -> bool:
    """Whether a folded text before a number is made of words of a register alone."""
    if is_other_number(text) or _BARE_LEAD.fullmatch(text):
        return False
    rest = text
    for pattern in (*(p for _, p in _offices()), _pattern("leads"), _pattern("mark_words")):
        rest = pattern.sub(" ", rest)
    return rest != text and len(_LETTERS.findall(rest)) <= 2


def _office_of(prose: Prose, match: re.Match[str], start: int, end: int, label: str) -> str | None:
    """Return the office named nearest to a number, before it rather than behind it."""
    first = max(start, prose.sentence(match.start())[0], match.start() - NEAR_BEFORE)
    before = prose.folded[first : match.start()]
    found: list[tuple[int, str]] = []
    for office, pattern in _offices():
        ends = [hit.end() for hit in pattern.finditer(before)]
        if ends:
            found.append((len(before) - ends[-1], office))
    if found:
        return min(found)[1]
    behind = prose.folded[match.end() : min(end, match.end() + NEAR_BEHIND)]
    for text in (behind, label):
        hits = [(hit.start(), o) for o, p in _offices() if (hit := p.search(text)) is not None]
        if hits:
            return min(hits)[1]
    return None


def speaks_of_mark(prose: Prose, start: int, end: int) -> bool:
    """Whether a word for a mark or its register stands in a span."""
    return _pattern("mark_words").search(prose.folded, start, end) is not None


def is_office_word(folded: str) -> bool:
    """Whether a folded text only names an office or its country (Australian, EU)."""
    folded = fold_word(folded)
    return any(pattern.fullmatch(folded) for _, pattern in _offices())


@cache
def _offices() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load_data("letter_marks", MarkWords).offices
    return tuple((name, stem_pattern(map(fold_word, words))) for name, words in table.items())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words: list[str] = getattr(load_data("letter_marks", MarkWords), name)
    return stem_pattern(map(fold_word, words))


def _reach(numbers: list[_Number]) -> int:
    """Return where the reading ends: numbers that stand far from the first are not boxed."""
    end = numbers[0].span[1]
    for number in numbers:
        if number.span[0] - end <= 60:
            end = max(end, number.span[1])
    return end
