"""The number of a paper that is no invoice: an offer's, an order confirmation's, a packing slip's.

In go sheets and the kind of paper, out come labels of its own number. The same labels on an
invoice name other papers, which is why the kind decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.joined_labels import Label
from proofcheck.extraction.kind import subject_end, titles_of
from proofcheck.extraction.lexicon import squeeze, tokens_of
from proofcheck.extraction.sheets import Hit, Sheet
from proofcheck.model.fields import Kind

LABELLED, TITLED = 0.95, 0.6
"""How surely a number belongs to the paper (0..1): beside its label, and behind its title."""


class OwnReferences(Struct, frozen=True, kw_only=True):
    """Parts of the label keys of one kind of paper."""

    numbers: str
    others: str
    dates: str = ""


def own_number_hits(sheet: Sheet, kind: Kind) -> Iterator[Hit]:
    """Yield the labels and titles beside which a paper of that kind has its own number."""
    if kind.value not in _table():
        return
    for hit in sheet.hits("other_number"):
        if _is_own(kind, hit.label.key):
            yield hit.meaning({"invoice_number": LABELLED})
    for cell in sheet.cells:
        title = _title(cell.text, kind)
        if title is not None:
            yield Hit(sheet=sheet, cell=cell, label=title)


def _is_own(kind: Kind, key: str) -> bool:
    """Whether a label's key names the paper's own number, and says nothing of the customer's.

    The name itself says nothing of them: "potwierdzenie" has no "PO" in it.
    """
    words = _table()[kind.value]
    own = [part for part in words.numbers.split("|") if part in key]
    if not own:
        return False
    rest = key.replace(max(own, key=len), " ")
    return not any(part in rest for part in words.others.split("|"))


def is_own_date(kind: Kind, key: str) -> bool:
    """Whether the label of a date means the paper's own day (a packing slip's despatch)."""
    words = _table().get(kind.value)
    return words is not None and any(part in key for part in words.dates.split("|") if part)


def is_shop_number(key: str) -> bool:
    """Whether a label is that of a shop's order, by whose number its paper may go."""
    return key in _table()["shop"].numbers.split("|")


def is_shop_date(key: str) -> bool:
    """Whether a label is that of the day of a shop's order."""
    return key in _table()["shop"].dates.split("|")


def _title(text: str, kind: Kind) -> Label | None:
    """Return the title of the kind that a text is, or begins with where a number follows it."""
    key, begin = "", subject_end(text)
    best: tuple[str, int] | None = None
    for token in [token for token in tokens_of(text) if token.start >= begin][:8]:
        key += token.key
        if key in _titles(kind):
            best = (key, token.end)
    if best is None:
        return None
    rest = text[best[1] :].strip(" .:")
    is_numbered, is_whole = rest == "#", rest in ("", "#")
    if not is_whole and not _NUMBER_FOLLOWS.match(text[best[1] :]):
        return None
    return Label(
        key=best[0],
        fields={"invoice_number": LABELLED if is_numbered else TITLED},
        start=0,
        end=len(text) if is_numbered else best[1],
        has_colon=False,
        at_start=True,
        is_whole=is_whole,
        words=1,
    )


_NUMBER_FOLLOWS = re.compile(r"\W*(?:n[or°º]?\W{1,3})?[A-Z]{0,6}[-/.]?\d", re.I)


@cache
def _titles(kind: Kind) -> frozenset[str]:
    return frozenset(squeeze(title) for title in titles_of(kind))


def _table() -> dict[str, OwnReferences]:
    return load_data("own_references", dict[str, OwnReferences])
