"""The parts of an item made an `InvoiceLine`: every value with its place, or why it is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from proofcheck.extraction.lines.brands import (
    MODEL_AFTER_BRAND,
    Brands,
    FoundBrand,
    find_brand,
    model_after,
    model_code,
)
from proofcheck.extraction.lines.figures import (
    Figures,
    is_gross_product,
    is_near_product,
    is_product,
)
from proofcheck.extraction.lines.goods import Goods, Snippet, find_goods, find_marks, gtin_of
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.parts import Parts
from proofcheck.extraction.lines.pieces import has_letters
from proofcheck.extraction.lines.running_text import running_text
from proofcheck.extraction.words import join_readings, make_reading, not_printed, unreadable
from proofcheck.model.document import PageText
from proofcheck.model.fields import Absence, Field, InvoiceLine, Maybe, Missing, Reading
from proofcheck.model.measures import Money, OnPage, box_around

T = TypeVar("T")

PROVEN = 0.98
NEAR = 0.93
UNPROVEN = 0.85
CONTRADICTED = 0.7
"""Confidence (0..1) in a number: it multiplies, nearly (a rounded price), one of the three is not
printed, it does not multiply."""

WORDS = 0.92
"""Confidence (0..1) in words under their heading, times that of their reading."""

MODEL_AFTER_TOLD = 0.55
"""Confidence in a model that follows a brand which only the paper itself tells."""

MOST_DISCOUNT = 100

_EDGE = " -–·|,;:•"


class Assembler:
    """Makes lines of parts; knows the brands and the currency of one document.

    `told` are the names of brands that the paper itself tells of, with their confidence;
    `capital_nouns` says that all nouns have a capital (German).
    """

    def __init__(
        self,
        brands: Brands,
        currency: str | None,
        told: Mapping[str, float] | None = None,
        *,
        capital_nouns: bool = False,
    ) -> None:
        self._brands = brands
        self._currency = currency
        self._capital_nouns = capital_nouns
        self._told = [(Brands([name]), sure) for name, sure in (told or {}).items()]

    def line(self, parts: Parts) -> InvoiceLine:
        """Assemble one line."""
        page = parts.page
        texts = [snippet for line in parts.lines for snippet in line]
        goods = find_goods([*texts, *parts.remarks], page)
        brand, model = self._brand_and_model(parts, texts, goods)
        return InvoiceLine(
            place=OnPage(document=page.document, page=page.page, box=box_around(parts.boxes)),
            description=_or_missing(_description(parts, goods), page, "description"),
            quantity=_number(parts, Role.QUANTITY, parts.figures.quantity, "quantity"),
            unit=_or_missing(_text(parts.unit, page), page, "unit"),
            unit_price=self._money(parts, Role.UNIT_PRICE, parts.figures.unit_price, "unit price"),
            net_amount=self._net_amount(parts),
            tax_rate=_percent(parts, Role.TAX_RATE, "tax rate"),
            discount=_discount(parts),
            allowance=self._allowance(parts),
            brand=_or_missing(brand, page, "brand"),
            model=_or_missing(model, page, "model"),
            seller_item_id=_or_missing(_item_id(parts, goods), page, "item number"),
            gtin=_or_missing(_gtin(parts, goods), page, "GTIN"),
            serial_numbers=_or_missing(_serials(parts, goods), page, "serial number"),
        )

    def _money(self, parts: Parts, role: Role, value: Decimal | None, what: str) -> Maybe[Money]:
        piece = parts.numbers.get(role)
        if piece is None or value is None or piece.mention is None:
            return _missing(parts, role, what)
        money = Money(value, piece.mention.currency or self._currency)
        reading = make_reading(
            money, piece.cell.line, piece.start, piece.end, parts.page, _confidence(parts.figures)
        )
        return Field(chosen=reading)

    def _net_amount(self, parts: Parts) -> Maybe[Money]:
        """Read the amount; one that holds tax which the price does not is no net amount."""
        role = Role.NET_AMOUNT if Role.NET_AMOUNT in parts.numbers else Role.GROSS_AMOUNT
        if is_gross_product(parts.figures) and not is_product(parts.figures):
            return Missing(
                absence=Absence.NOT_PRINTED,
                reason="Only the amount with tax is printed.",
                places=(_place(parts.numbers[role].box, parts.page),),
            )
        if role is Role.GROSS_AMOUNT and not is_product(parts.figures):
            return _missing(parts, Role.NET_AMOUNT, "net amount")
        return self._money(parts, role, parts.figures.amount, "net amount")

    def _allowance(self, parts: Parts) -> Maybe[Money]:
        """Add what the rows below the item take off its amount."""
        if not parts.allowances:
            return not_printed((parts.page,), "allowance")
        money = Money(sum((value for value, _ in parts.allowances), Decimal(0)), self._currency)
        readings = [
            make_reading(piece.text, piece.cell.line, piece.start, piece.end, parts.page, UNPROVEN)
            for _, piece in parts.allowances
        ]
        return Field(chosen=join_readings(money, tuple(readings)))

    def _brand_and_model(
        self, parts: Parts, texts: list[Snippet], goods: Goods
    ) -> tuple[Reading[str] | None, Reading[str] | None]:
        page = parts.page
        brand = _column(parts, Role.BRAND) or goods.found.get("brand")
        model = _column(parts, Role.MODEL) or goods.found.get("model")
        if brand and model:
            return brand, model
        running = running_text(parts.lines)
        known, sure = self._known_brand(texts, page)
        if running is not None and (known is None or _is_cut_off(known)):
            whole, whole_sure = self._known_brand([running], page)
            known, sure = (whole, whole_sure) if whole is not None else (known, sure)
        if known is not None:
            brand = brand or known[0]
            model = model or model_after(
                known[1],
                known[2],
                page,
                sure,
                capital_nouns=self._capital_nouns,
                is_sure=sure == MODEL_AFTER_BRAND,
            )
        codes = self._codes(parts, goods)
        model = None if model is not None and model.value in codes else model
        texts = [running, *texts] if running is not None else texts
        return brand, model or model_code(texts, page, codes)

    def _known_brand(self, texts: list[Snippet], page: PageText) -> tuple[FoundBrand | None, float]:
        """Return the brand in an item's words, and how surely a model follows it."""
        known = find_brand(texts, self._brands, page)
        if known is not None:
            return known, MODEL_AFTER_BRAND
        told = (find_brand(texts, name, page, sure) for name, sure in self._told)
        return next((found for found in told if found is not None), None), MODEL_AFTER_TOLD

    def _codes(self, parts: Parts, goods: Goods) -> list[str]:
        """Return the codes of an item that are no model."""
        found = [s.text.strip() for s in parts.columns.get(Role.SELLER_ITEM_ID, ())]
        found += [r.value for kind, r in goods.found.items() if kind != "model"]
        return found + list(goods.serial_numbers.value if goods.serial_numbers else ())


def _is_cut_off(known: FoundBrand) -> bool:
    """Whether what follows a brand ends at a hyphen, or nothing follows it in its line."""
    following = known[1].text[known[2] :].strip()
    return not following or following.endswith("-")


def _description(parts: Parts, goods: Goods) -> Reading[str] | None:
    """Join the lines of the description, without codes that a label introduces."""
    readings: list[Reading[str]] = []
    for number, line in enumerate(parts.lines):
        for snippet in line:
            if snippet.key in goods.carried_on:
                continue
            start, end = _named_part(snippet, is_first=number == 0)
            text = snippet.text[start:end]
            begin = start + len(text) - len(text.lstrip(_EDGE if not readings else " "))
            end = begin + len(snippet.text[begin:end].rstrip(_EDGE))
            if end > begin and any(ch.isalnum() for ch in snippet.text[begin:end]):
                readings.append(snippet.reading(begin, end, parts.page, WORDS))
    if not readings:
        return None
    value = " ".join(reading.value for reading in readings)
    return join_readings(value, tuple(readings), " ") if has_letters(value, 1) else None


def _named_part(snippet: Snippet, *, is_first: bool) -> tuple[int, int]:
    """Return the part of a snippet that names the item: up to the first labelled code."""
    text = snippet.text
    marks = find_marks(text)
    if not marks:
        return 0, len(text)
    before = text[: marks[0].label_start]
    if has_letters(before.strip(_EDGE + "(")):
        return 0, len(before.rstrip(_EDGE + "( "))
    if not is_first:
        return len(text), len(text)
    rest = marks[-1].end
    return (rest, len(text)) if has_letters(text[rest:], 3) else (len(text), len(text))


def _number(parts: Parts, role: Role, value: Decimal | None, what: str) -> Maybe[Decimal]:
    piece = parts.numbers.get(role)
    if piece is None or value is None:
        return _missing(parts, role, what)
    confidence = _confidence(parts.figures)
    line, page = piece.cell.line, parts.page
    return Field(chosen=make_reading(value, line, piece.start, piece.end, page, confidence))


def _percent(parts: Parts, role: Role, what: str) -> Maybe[Decimal]:
    piece = parts.numbers.get(role)
    if piece is None or piece.mention is None:
        return _missing(parts, role, what)
    if not 0 <= piece.value < MOST_DISCOUNT or piece.mention.symbol is not None:
        return unreadable(what, piece.text, _place(piece.box, parts.page))
    line, page = piece.cell.line, parts.page
    return Field(chosen=make_reading(piece.value, line, piece.start, piece.end, page, UNPROVEN))


def _discount(parts: Parts) -> Maybe[Decimal]:
    """Read a discount in percent; a discount in money is another thing."""
    piece = parts.numbers.get(Role.DISCOUNT)
    if piece is None or piece.mention is None:
        return _missing(parts, Role.DISCOUNT, "discount")
    is_rate = piece.mention.is_percent or is_product(parts.figures)
    if not is_rate or not piece.value or piece.value == MOST_DISCOUNT:
        return not_printed((parts.page,), "discount in percent")
    value = abs(piece.value)
    line, page = piece.cell.line, parts.page
    return Field(chosen=make_reading(value, line, piece.start, piece.end, page, UNPROVEN))


def _item_id(parts: Parts, goods: Goods) -> Reading[str] | None:
    return _column(parts, Role.SELLER_ITEM_ID) or goods.found.get("seller_item_id")


def _gtin(parts: Parts, goods: Goods) -> Reading[str] | None:
    """Read the GTIN of its column, else the one in the text."""
    for snippet in parts.columns.get(Role.GTIN, ()):
        gtin = gtin_of(snippet.text.strip(" ."))
        if gtin is not None:
            confidence = WORDS if gtin[1] else CONTRADICTED
            line = snippet.cell.line
            return make_reading(gtin[0], line, snippet.start, snippet.end, parts.page, confidence)
    return goods.found.get("gtin")


def _serials(parts: Parts, goods: Goods) -> Reading[tuple[str, ...]] | None:
    snippets = parts.columns.get(Role.SERIAL_NUMBERS, [])
    readings = [s.reading(0, len(s.text), parts.page, WORDS) for s in snippets if s.text.strip()]
    if readings:
        numbers = [n for r in readings for n in re.split(r"[,;\s、，]+", r.value) if len(n) > 3]
        return join_readings(tuple(numbers), tuple(readings)) if numbers else None
    return goods.serial_numbers


def _column(parts: Parts, role: Role) -> Reading[str] | None:
    """Read the words of a column, joined where they run over several places of one row."""
    snippets = parts.columns.get(role, [])
    if role is Role.SELLER_ITEM_ID:
        snippets = _one_code(snippets)
    readings = [
        s.reading(0, len(s.text), parts.page, WORDS)
        for s in snippets
        if any(ch.isalnum() for ch in s.text)
    ]
    if not readings:
        return None
    glue = "" if readings[0].value.endswith("-") else " "
    return join_readings(glue.join(r.value for r in readings), tuple(readings), glue)


def _one_code(snippets: list[Snippet]) -> list[Snippet]:
    """Return the first code, with the rest of it where it was broken at a hyphen."""
    is_torn = bool(snippets) and snippets[0].text.endswith("-")
    return snippets[: 2 if is_torn else 1]


def _text(snippet: Snippet | None, page: PageText) -> Reading[str] | None:
    return snippet.reading(0, len(snippet.text), page, WORDS) if snippet else None


def _confidence(figures: Figures) -> float:
    if is_product(figures) or is_gross_product(figures):
        return PROVEN
    if is_near_product(figures):
        return NEAR
    whole = None not in (figures.quantity, figures.unit_price, figures.amount)
    return CONTRADICTED if whole else UNPROVEN


def _missing(parts: Parts, role: Role, what: str) -> Missing:
    piece = parts.doubtful.get(role)
    if piece is not None:
        return unreadable(what, piece.text, _place(piece.box, parts.page))
    return not_printed((parts.page,), what)


def _place(box: object, page: PageText) -> OnPage:
    return OnPage(document=page.document, page=page.page, box=box)  # type: ignore[arg-type]


def _or_missing(reading: Reading[T] | None, page: PageText, what: str) -> Maybe[T]:
    return not_printed((page,), what) if reading is None else Field(chosen=reading)
