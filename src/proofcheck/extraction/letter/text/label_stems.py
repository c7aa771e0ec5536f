"""Labels that no list holds, understood by the words they are made of.

In: the text of a label, folded. Out: the field that it announces, or None. Every word must be
known: a label with one foreign word is no label, so that prose before a colon is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import structs

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.text.legal_forms import PREFIX_FORMS
from proofcheck.extraction.letter.text.words import LabelStems
from proofcheck.extraction.phrases import squeezed

MAX_WORDS = 7
"""A label has at most so many words."""

MAX_CHARACTERS = 60
"""A label has at most so many characters."""

LONGEST_WORD = 8
"""Words of labels in Han characters have at most so many signs."""

_WHOLE_FORMS = (*PREFIX_FORMS, "有限公司")
_LATIN = re.compile(r"[a-z]+")
_WIDE_RUN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]+")
_HALVES = re.compile(r"\s{0,2}/\s{0,2}")
_OTHER = re.compile(r"[^\W_a-z\u3041-\u30ff\u3400-\u9fff]")


def field_of_label(text: str) -> str | None:
    """Return the field that a label announces; halves in two scripts or parted by a slash agree.

    `text` is folded (`Prose.plain`), without its colon.
    """
    text = text.replace("ß", "ss")
    if (halves := label_halves(text)) is not None:
        return _of_halves(halves)
    if len(text) > MAX_CHARACTERS or _OTHER.search(text):
        return None
    latin = _LATIN.findall(text)
    wide = "".join(_WIDE_RUN.findall(text))
    if len(latin) > 2 * MAX_WORDS or not (latin or wide):
        return None
    fields = {_of_latin(tuple(latin)) if latin else None, _of_wide(wide) if wide else None}
    if latin and wide:
        if any(form in wide for form in _WHOLE_FORMS):
            return None  # LINEヤフー株式会社
        found = fields - {None}
        return found.pop() if len(found) == 1 else None
    return fields.pop() if len(fields) == 1 else (fields - {None}).pop()


def label_halves(text: str) -> tuple[str, str] | None:
    """Part a label in two languages (Marka / Brand) into both; None for one."""
    halves = [half.strip(" :") for half in _HALVES.split(text.strip())]
    return (halves[0], halves[1]) if len(halves) == 2 and all(halves) else None


def _of_halves(halves: tuple[str, str]) -> str | None:
    """Return the field of a label in two languages, of which one may be unknown."""
    if any(ch.isdigit() for half in halves for ch in half):
        return None
    whole = field_of_label(" ".join(halves))
    fields = {field_of_label(half) for half in halves} - {None}
    return whole or (fields.pop() if len(fields) == 1 else None)


def label_classes(text: str) -> frozenset[str] | None:
    """Return the classes of all words of a label in either script; None where one is unknown."""
    latin, wide = _LATIN.findall(text), "".join(_WIDE_RUN.findall(text))
    if len(latin) > MAX_WORDS or not (latin or wide):
        return None
    one = _latin_classes(tuple(latin)) if latin else frozenset()
    other = _turned(wide, _wide_words(wide)) if wide else frozenset()
    return None if one is None or other is None else one | other


def field_of_first_word(text: str) -> str | None:
    """Return the field of the first word of a label that tells one, whatever stands behind it."""
    for word in _LATIN.findall(text)[:MAX_WORDS]:
        classes = classes_of(word) & _TELLING
        if len(classes) == 1:
            return decide(classes)
        if classes:
            return None
    return None


def is_label_words(text: str) -> bool:
    """Whether a text is made of words of labels only, so that it can't be anybody's name."""
    latin, wide = _LATIN.findall(text), "".join(_WIDE_RUN.findall(text))
    if _OTHER.search(text) or not (latin or wide):
        return False
    return _latin_classes(tuple(latin[: 2 * MAX_WORDS])) is not None and (
        not wide or _wide_words(wide) is not None
    )


def _of_latin(words: tuple[str, ...]) -> str | None:
    """Classify Latin words, as a whole or as two equal halves (Marque / Brand)."""
    classes = _latin_classes(words)
    if len(words) <= MAX_WORDS and (field := decide(classes)):
        is_mixed = len((classes or frozenset()) & _PLACES) > 1
        return (field_of_first_word(" ".join(words)) if is_mixed else None) or field
    for cut in range(1, len(words)):
        one, other = decide(_latin_classes(words[:cut])), decide(_latin_classes(words[cut:]))
        if one is not None and one == other:
            return one
    return None


@cache
def _latin_classes(words: tuple[str, ...]) -> frozenset[str] | None:
    """Return the classes of all words; None where one is unknown."""
    found: set[str] = set()
    for word in words:
        classes = classes_of(word)
        if not classes:
            return None
        found |= classes
    return frozenset(found)


@cache
def classes_of(word: str) -> frozenset[str]:
    """Return the classes of a word: whole (or its plural), by its beginning or by its end."""
    whole, heads, tails = _stem_tables()
    found = set(whole.get(word, ()))
    if word.endswith("s"):
        found |= whole.get(word[:-1], frozenset())
    for cut in range(1, len(word) + 1):
        found |= heads.get(word[:cut], frozenset())
        if cut < len(word):
            found |= tails.get(word[cut:], frozenset())
    return frozenset(found)


def _of_wide(text: str) -> str | None:
    text = text.replace("・", "")
    return decide(_turned(text, _wide_words(text)))


def _turned(text: str, classes: frozenset[str] | None) -> frozenset[str] | None:
    """Turn the part of a label in the passive (被許諾者): it is the one who gets."""
    if classes is not None and text.startswith("被") and "granting" in classes:
        return classes - {"granting"} | {"receiving"}
    return classes


def _wide_words(text: str) -> frozenset[str] | None:
    """Return the classes of a run of Han characters or kana, cut into the fewest known words."""
    cuts: list[tuple[int, frozenset[str]] | None] = [(0, frozenset())]
    for end in range(1, len(text) + 1):
        best: tuple[int, frozenset[str]] | None = None
        for length in range(1, min(LONGEST_WORD, end) + 1):
            before, classes = cuts[end - length], _wide_classes().get(text[end - length : end])
            if before is not None and classes and (best is None or before[0] + 1 <= best[0]):
                best = (before[0] + 1, before[1] | classes)
        cuts.append(best)
    whole = cuts[-1]
    return whole[1] if whole is not None else None


def decide(classes: frozenset[str] | None) -> str | None:
    """Return the field that the classes of a label's words speak of together."""
    speaking = (classes or frozenset()) - {"free", "allowing"}
    if {"channels", "contact"} <= speaking and "allowing" in (classes or ()):
        speaking -= {"contact"}
    if "contact" in speaking:
        return None
    for needed, barred, field in _CASES:
        if needed <= speaking and not speaking & barred:
            return field
    return None


def wide_classes_in(text: str) -> frozenset[str]:
    """Return the classes of the known words within a run of Han characters or kana."""
    found: set[str] = set()
    start = 0
    while start < len(text):
        lengths = range(min(LONGEST_WORD, len(text) - start), 1, -1)
        known = next((n for n in lengths if text[start : start + n] in _wide_classes()), 0)
        found |= _wide_classes()[text[start : start + known]] if known else set()
        start += known or 1
    return frozenset(found)


def _case(needed: str, barred: str, field: str) -> tuple[frozenset[str], frozenset[str], str]:
    groups = {"CONTENT": _CONTENT, "DAYS": _DAYS}
    parts = (groups.get(word, frozenset((word,))) for word in barred.split())
    return frozenset(needed.split()), frozenset().union(*parts), field


_CONTENT = frozenset(
    [
        "granting",
        "receiving",
        "brands",
        "territories",
        "channels",
        "products",
        "exclusive",
        "signatory",
        "title",
    ]
)
_DAYS = frozenset(["date", "begin", "end", "period"])

_PLACES = frozenset(["territories", "channels"])

_TELLING = frozenset(["brands", "territories", "channels", "products", "sublicense"])

_CASES = (
    _case("giving by", "CONTENT identifier mark begin period", "grantor"),
    _case("giving towards", "CONTENT identifier mark begin period", "grantee"),
    _case("holding document", "brands mark identifier DAYS receiving", "grantee"),
    _case("sublicense receiving document", "identifier DAYS", "may_sublicense"),
    _case("sublicense receiving", "identifier DAYS granting", "grantee"),
    _case("sublicense", "identifier DAYS granting territories channels", "may_sublicense"),
    _case(
        "identifier mark",
        "granting receiving territories channels products date signatory title",
        "trademark_numbers",
    ),
    _case("office", "CONTENT DAYS", "trademark_numbers"),
    _case("office brands", "DAYS granting receiving products territories", "trademark_numbers"),
    _case("identifier", "CONTENT DAYS mark sublicense", "letter_number"),
    _case("begin end", "CONTENT", "period"),
    _case("begin", "CONTENT identifier mark", "valid_from"),
    _case("end", "CONTENT identifier mark issue", "valid_to"),
    _case("date", "granting receiving brands territories channels products period", "issue_date"),
    _case("period", "CONTENT identifier mark issue", "period"),
    _case("title", "granting receiving territories channels products DAYS", "signatory_title"),
    _case("granting", "territories channels products identifier DAYS", "grantor"),
    _case("channels", "identifier DAYS products granting", "channels"),
    _case("territories", "identifier DAYS products granting", "territories"),
    _case("products", "identifier DAYS granting", "products"),
    _case("receiving", "identifier DAYS brands document", "grantee"),
    _case("signatory", "identifier DAYS brands document", "signatory_name"),
    _case("exclusive", "identifier DAYS", "exclusive"),
    _case("brands", "identifier DAYS document", "brands"),
    _case("mark", "identifier DAYS document issue", "brands"),
    _case("issue", "CONTENT identifier mark document by towards", "issue_date"),
)
"""What the words of a label speak of, what they must not speak of besides, and the field."""


@cache
def _stems() -> dict[str, list[str]]:
    return structs.asdict(load_data("letter_label_stems", LabelStems))


@cache
def _stem_tables() -> tuple[dict[str, frozenset[str]], ...]:
    """Return the Latin stems with their classes: whole words, beginnings, and ends."""
    tables: tuple[dict[str, set[str]], ...] = ({}, {}, {})
    for name, stems in _stems().items():
        for stem in filter(str.isascii, stems):
            sort = 1 if stem.endswith("*") else 2 if stem.startswith("*") else 0
            tables[sort].setdefault(stem.strip("*"), set()).add(name)
    return tuple({stem: frozenset(names) for stem, names in table.items()} for table in tables)


@cache
def _wide_classes() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name, stems in _stems().items():
        for stem in stems:
            if not stem.strip("*").isascii():
                classes.setdefault(fold_word(squeezed(stem)), set()).add(name)
    return {stem: frozenset(names) for stem, names in classes.items()}
