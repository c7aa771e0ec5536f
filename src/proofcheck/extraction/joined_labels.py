"""A label of a text, and labels that say one thing together.

In go the labels of a text, left to right, out come those that are left: in two languages, a total
with the word of its tax, a party with the word of its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

TOTALS = frozenset({"net_total", "gross_total", "payable_total", "lines_total"})
"""Fields whose label can be followed by a tax word that qualifies it."""

PARTIES = frozenset({"seller", "buyer"})
"""Fields that win where a label means something else as surely."""

DATED_NUMBERS = {"invoice_number": "issue_date", "other_number": "other_date"}
"""Numbers that one cell prints with their date, and what that date is."""

DATES = frozenset({"issue_date", "other_date", "due_date"})
LONGEST_DATE_WORD = 16
"""Fields of dates, and the length of a word for one ("data wystawienia")."""

DATED_WEIGHT = 0.8
"""How surely (0..1) a mere word for a number means the paper's where its date is beside it."""

AMOUNT_BETWEEN = re.compile(r"\d[.,]\d\d(?!\d|\s?%)")
"""An amount between two labels, which parts them."""

_ENUMERATED = re.compile(r"[\W_]*(?:\(?\d{1,2}[a-z]?[.)]\s*)?[\W_]*")
"""What may stand before a label at the start of its text: signs, and the number of a form's box."""

_NUMBER_WORD = re.compile(r"no|nos|nr|n|num|nummer|number|numero|numer|id|code|番号|编号|号码|号")
"""Words for a number, as `lexicon` writes them."""

_TRANSLATED = re.compile(r"[\s.:)]{0,3}[/(|·–-][\s(]{0,2}")


class Label(Struct, frozen=True, kw_only=True):
    """A label found in a text: `fields` maps what it can mean to how surely (0..1).

    `has_colon`: a colon follows. `at_start`: nothing but signs stands before it. `is_whole`:
    nothing but signs follows. `words` counts its words (a Chinese sign counts as one).
    """

    key: str
    fields: dict[str, float]
    start: int
    end: int
    has_colon: bool
    at_start: bool
    is_whole: bool
    words: int

    def weight(self, field: str) -> float:
        """Return how surely the label means `field`, 0 where it does not."""
        return self.fields.get(field, 0.0)

    @property
    def best(self) -> str:
        """The field that the label most surely means; a party rather than a salesman's number."""
        return max(self.fields, key=lambda name: (self.fields[name], name in PARTIES))


def made_label(
    text: str, key: str, start: int, stop: int, words: int, fields: dict[str, float], factor: float
) -> Label:
    """Return the label between two places of a text, its weights times `factor`."""
    rest = text[stop:]
    stripped = rest.lstrip(" .)]")
    return Label(
        key=key,
        fields={name: weight * factor for name, weight in fields.items()},
        start=start,
        end=stop,
        has_colon=stripped[:1] in (":", "：", "="),
        at_start=_ENUMERATED.fullmatch(text[:start]) is not None,
        is_whole=not any(ch.isalnum() for ch in rest),
        words=words,
    )


def joined(text: str, labels: Iterable[Label]) -> Iterator[Label]:
    """Yield the labels of a text, those that go together as one."""
    own = _joined(text, labels, _as_number_of_party)
    dated = _joined(text, own, _with_its_date)
    return _joined(text, _joined(text, dated, _with_qualifier), _in_one_language)


def _joined(
    text: str, labels: Iterable[Label], join: Callable[[str, Label, Label], Label | None]
) -> Iterator[Label]:
    """Yield the labels, each joined to the one before it where they go together."""
    kept: Label | None = None
    for label in labels:
        whole = join(text, kept, label) if kept is not None else None
        if kept is not None and whole is None:
            yield kept
        kept = whole or label
    if kept is not None:
        yield kept


def _whole(text: str, first: Label, last: Label, fields: dict[str, float]) -> Label:
    words = first.words + last.words
    return made_label(text, first.key, first.start, last.end, words, fields, 1.0)


def _as_number_of_party(text: str, party: Label, number: Label) -> Label | None:
    """Join the word of a number to the party before it ("Buyer No."), whose number it is."""
    if party.best not in PARTIES or not _NUMBER_WORD.fullmatch(number.key):
        return None
    if text[party.end : number.start].strip(" .'’"):
        return None
    return _whole(text, party, number, {"other_number": 1.0})


def _with_its_date(text: str, number: Label, day: Label) -> Label | None:
    """Join the word of a date to the label of a number ("Invoice No. / Date"): both stand there.

    The date is the paper's own if the number is.
    """
    is_number = number.best in DATED_NUMBERS and not number.fields.keys() & DATES
    if not is_number or day.best not in DATES or len(day.key) > LONGEST_DATE_WORD:
        return None
    if text[number.end : day.start].strip(" .:°º)") != "/":
        return None
    dated = DATED_NUMBERS[number.best]
    weight = max(number.weight(number.best), DATED_WEIGHT)
    return _whole(text, number, day, {number.best: weight, dated: weight})


def _with_qualifier(text: str, total: Label, tax: Label) -> Label | None:
    """Join a tax word to the total before it ("Total (incl. 6 % GST)"), of which it is a part."""
    between = text[total.end : tax.start]
    if total.best not in TOTALS or ":" in between or AMOUNT_BETWEEN.search(between):
        return None
    is_tax_word = "tax_total" in tax.fields and "tax_id" in tax.fields
    is_part = is_tax_word or ("(" in between and ")" not in between)
    return _whole(text, total, tax, total.fields) if is_part else None


def _in_one_language(text: str, first: Label, second: Label) -> Label | None:
    """Join labels of one meaning in two languages ("Invoice No. / Rechnungsnummer:").

    What both can mean is kept; of two totals without a common meaning, what either can mean.
    """
    if not _is_translation(text, first, second):
        return None
    shared = {name: weight for name, weight in first.fields.items() if name in second.fields}
    return _whole(text, first, second, shared or {**first.fields, **second.fields})


def _is_translation(text: str, first: Label, second: Label) -> bool:
    """Whether a slash or brackets join two labels that can mean the same."""
    between = text[first.end : second.start]
    if not (_TRANSLATED.fullmatch(between) or _is_of_other_script(between, first, second)):
        return False
    shared = first.fields.keys() & second.fields.keys()
    is_reason = shared == {"other_amount"} != first.fields.keys()  # "VAT (zero-rated export)"
    return (bool(shared) and not is_reason) or _are_totals(first, second)


def _is_of_other_script(between: str, first: Label, second: Label) -> bool:
    """Whether a label goes on in Chinese or Japanese after a blank, or the other way round."""
    return between.strip(" .") == "" and first.key.isascii() is not second.key.isascii()


def _are_totals(first: Label, second: Label) -> bool:
    return first.best in TOTALS and second.best in TOTALS
