"""What a heading of an invoice table means, by its words (`headings.yaml`).

Headings are compared letter by letter without blanks, case and accents, so that glued words of
OCR match; a slip in one letter of seven is forgiven in longer ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

import msgspec
from msgspec import Struct
from rapidfuzz import fuzz, process

from proofcheck.extraction.han import simplified
from proofcheck.extraction.lexicon import LabelGroups, squeeze

LONGEST_UNIT = 14
"""Signs of the longest unit that is believed."""

_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"\s?[,;/|·•–—()（）、，]\s?")
_DIGIT = re.compile(r"\d")

FUZZY_FROM_LETTERS = 6
FUZZY_RATIO = 86.0
"""Least likeness (rapidfuzz ratio, 0..100) of a heading with slips, from six letters on."""

FUZZY_WEIGHT = 0.85
"""What is left of a heading's weight when it matched with a slip."""


class Role(StrEnum):
    """What a column of an invoice table says."""

    POSITION = "position"
    DESCRIPTION = "description"
    QUANTITY = "quantity"
    UNIT = "unit"
    UNIT_PRICE = "unit_price"
    PRICE_BASIS = "price_basis"
    NET_AMOUNT = "net_amount"
    GROSS_AMOUNT = "gross_amount"
    TAX_RATE = "tax_rate"
    TAX_AMOUNT = "tax_amount"
    DISCOUNT = "discount"
    BRAND = "brand"
    MODEL = "model"
    SELLER_ITEM_ID = "seller_item_id"
    GTIN = "gtin"
    SERIAL_NUMBERS = "serial_numbers"
    OTHER = "other"


AMOUNTS = frozenset({Role.NET_AMOUNT, Role.GROSS_AMOUNT})
MONEY = AMOUNTS | {Role.UNIT_PRICE, Role.TAX_AMOUNT}
NUMERIC = MONEY | {Role.QUANTITY, Role.TAX_RATE, Role.DISCOUNT, Role.PRICE_BASIS}
WORDED = frozenset({Role.DESCRIPTION, Role.BRAND, Role.MODEL})
RATES = frozenset({Role.TAX_RATE, Role.DISCOUNT})
PERCENT = "%"
CODED = frozenset({Role.SELLER_ITEM_ID, Role.GTIN, Role.SERIAL_NUMBERS})

Roles = dict[Role, float]
"""What a heading can mean, and how surely (0..1)."""


def best_role(roles: Roles) -> Role:
    """Return what a heading most surely means."""
    return max(roles, key=lambda role: roles[role], default=Role.OTHER)


class LineWords(Struct, frozen=True, kw_only=True):
    """The data file `line_words.yaml`."""

    carried_over: str
    item_sums: str
    blank_rest: str
    pages: str
    surcharges: str
    allowances: str
    charges: str
    included: str
    with_tax: str
    without_tax: str
    currencies: str
    units: str
    references: str
    conditions: str
    condition_labels: str


@lru_cache(maxsize=8192)
def roles_of(key: str, *, with_slips: bool = False) -> Roles | None:
    """Return what a squeezed heading (`labels.squeeze`) can mean, or None if it is unknown."""
    lexicon = _lexicon()
    found = lexicon.get(key)
    if found is None:
        found = _roles_with_currency(key, lexicon)
    if found is None:
        found = _roles_in_percent(key, lexicon)
    if found is None:
        found = roles_with_tax(key, lexicon)
    if found is not None or not with_slips:
        return found
    if len(key) < FUZZY_FROM_LETTERS or not key.isascii():
        return None
    match = process.extractOne(key, _long_keys(), scorer=fuzz.ratio, score_cutoff=FUZZY_RATIO)
    if match is None:
        return None
    return {role: weight * FUZZY_WEIGHT for role, weight in _lexicon()[match[0]].items()}


def can_begin(key: str) -> bool:
    """Whether a heading begins with these letters."""
    lexicon = _lexicon()
    return key in _beginnings() or any(
        key[:end] in lexicon
        and (key[end:] in _tax_beginnings() or key[end:] in _currency_beginnings() | {PERCENT})
        for end in range(2, len(key))
    )


def roles_with_tax(key: str, lexicon: Mapping[str, Roles]) -> Roles | None:
    """Return what a heading of money means that says "with tax" or "without" at its end."""
    for kind, amount in (("with_tax", Role.GROSS_AMOUNT), ("without_tax", Role.NET_AMOUNT)):
        for words in _words(kind):
            if key.endswith(words) and (roles := lexicon.get(key[: -len(words)])) is not None:
                paid = {r: w for r, w in roles.items() if r in AMOUNTS or r is Role.UNIT_PRICE}
                told = {role if role is Role.UNIT_PRICE else amount: w for role, w in paid.items()}
                if told:
                    return told
    return None


def _roles_in_percent(key: str, lexicon: Mapping[str, Roles]) -> Roles | None:
    """Return what a heading of rates means that has the sign beside it ("Rab. %")."""
    roles = lexicon.get(key.removesuffix(PERCENT)) if key.endswith(PERCENT) else None
    return {role: weight for role, weight in (roles or {}).items() if role in RATES} or None


def split_glued(key: str) -> tuple[int, Roles] | None:
    """Part glued headings ("qtyunitprice"): how many letters the first has, and its meaning.

    None unless both the first part and all that follows are headings.
    """
    least = 3 if key.isascii() else 2
    for end in range(len(key) - least, least - 1, -1):
        first = _lexicon().get(key[:end])
        if first is None:
            continue
        rest = key[end:]
        if rest in _lexicon() or (len(rest) >= 2 * least and split_glued(rest) is not None):
            return end, first
    return None


def is_word(kind: str, text: str) -> bool:
    """Whether a text is one of the words of that kind in `line_words.yaml`."""
    return squeeze(text) in _words(kind)


def begins_with_word(kind: str, text: str) -> bool:
    """Whether a text's first word or two are of that kind in `line_words.yaml`."""
    parts = text.split()[:2]
    return any(squeeze(" ".join(parts[:n])) in _words(kind) for n in range(1, len(parts) + 1))


def holds_word(kind: str, text: str) -> bool:
    """Whether one of a text's words is of that kind in `line_words.yaml`."""
    return any(squeeze(word) in _words(kind) for word in _WORD.findall(text))


def is_condition(text: str) -> bool:
    """Whether a text only says in what state goods are ("Condition: new", "Neu, OVP")."""
    label, colon, _ = text.replace("：", ":").partition(":")
    if colon:
        return squeeze(label) in _words("condition_labels")
    return all(squeeze(part) in _words("conditions") for part in _PARTS.split(text))


def is_unit(text: str) -> bool:
    """Whether a text is a unit of measure."""
    bare = text.strip(" .")
    return len(bare) <= LONGEST_UNIT and not _DIGIT.search(bare[:1]) and _unit_key(bare) in _units()


@cache
def _lexicon() -> dict[str, Roles]:
    raw = resources.files("proofcheck.extraction.lines").joinpath("headings.yaml").read_bytes()
    lexicon: dict[str, Roles] = {}
    for group in msgspec.yaml.decode(raw, type=LabelGroups).groups:
        role = Role(group.field)
        for forms in group.words.values():
            for form in forms.split("|"):
                roles = lexicon.setdefault(squeeze(form), {})
                roles[role] = max(roles.get(role, 0.0), group.weight)
    lexicon.pop("", None)
    return lexicon


@cache
def _beginnings() -> frozenset[str]:
    return _all_beginnings(_lexicon())


@cache
def _tax_beginnings() -> frozenset[str]:
    return _all_beginnings(_words("with_tax") | _words("without_tax"))


@cache
def _currency_beginnings() -> frozenset[str]:
    return _all_beginnings(_words("currencies"))


def _all_beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:end] for word in words for end in range(1, len(word) + 1))


@cache
def _long_keys() -> list[str]:
    return [key for key in _lexicon() if len(key) >= FUZZY_FROM_LETTERS and key.isascii()]


def _roles_with_currency(key: str, lexicon: Mapping[str, Roles]) -> Roles | None:
    """Return what a heading means that adds a currency ("Price EUR"), which says nothing of it."""
    for currency in _words("currencies"):
        if key.endswith(currency) and len(key) > len(currency) + 1:
            roles = lexicon.get(key[: -len(currency)])
            if roles is not None:
                return roles
    return None


@cache
def _line_words() -> LineWords:
    raw = resources.files("proofcheck.extraction.lines").joinpath("line_words.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=LineWords)


@cache
def _words(kind: str) -> frozenset[str]:
    forms = str(getattr(_line_words(), kind)).split("|")
    return frozenset(squeeze(form) for form in forms) - {""}


@cache
def _units() -> frozenset[str]:
    return frozenset(_unit_key(unit) for unit in _line_words().units.split("|")) - {""}


def _unit_key(unit: str) -> str:
    """Return a unit's letters and digits without case and accents (m², M2)."""
    plain = unicodedata.normalize("NFKD", simplified(unit.casefold()))
    return "".join(ch for ch in plain if ch.isalnum())
