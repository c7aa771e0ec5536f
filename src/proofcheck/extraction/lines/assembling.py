"""The parts of an item made an `InvoiceLine`: every value with its place, or why it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from proofcheck.extraction.lines.brands import Brands, FoundBrand, find_brand
from proofcheck.extraction.lines.figures import (
    is_gross_product,
    is_product,
)
from proofcheck.extraction.lines.goods import Goods, Snippet, find_goods, find_marks
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.item_names import (
    WORDS,
    read_column,
    read_description,
    read_gtin,
    read_item_id,
    read_serials,
)
from proofcheck.extraction.lines.item_numbers import (
    UNPROVEN,
    confidence_of,
    missing_number,
    place_of,
    read_discount,
    read_number,
    read_percent,
)
from proofcheck.extraction.lines.models import (
    CODE_ALONE,
    MODEL_AFTER_BRAND,
    model_after,
    model_code,
)
from proofcheck.extraction.lines.named_models import is_measured, named_at_end
from proofcheck.extraction.lines.parts import Parts
from proofcheck.extraction.lines.running_text import running_text
from proofcheck.extraction.words import join_readings, make_reading, not_printed
from proofcheck.model.document import PageText
from proofcheck.model.fields import Absence, Field, InvoiceLine, Maybe, Missing, Reading
from proofcheck.model.measures import Money, OnPage, box_around

T = TypeVar("T")

MODEL_AFTER_TOLD = 0.55
"""Confidence in a model that follows a brand which only the paper itself tells."""


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
            description=_or_missing(read_description(parts, goods), page, "description"),
            quantity=read_number(parts, Role.QUANTITY, parts.figures.quantity, "quantity"),
            unit=_or_missing(_text(parts.unit, page), page, "unit"),
            unit_price=self._money(parts, Role.UNIT_PRICE, parts.figures.unit_price, "unit price"),
            net_amount=self._net_amount(parts),
            tax_rate=read_percent(parts, Role.TAX_RATE, "tax rate"),
            discount=read_discount(parts),
            allowance=self._allowance(parts),
            brand=_or_missing(brand, page, "brand"),
            model=_or_missing(model, page, "model"),
            seller_item_id=_or_missing(read_item_id(parts, goods), page, "item number"),
            gtin=_or_missing(read_gtin(parts, goods), page, "GTIN"),
            serial_numbers=_or_missing(read_serials(parts, goods), page, "serial number"),
        )

    def _money(self, parts: Parts, role: Role, value: Decimal | None, what: str) -> Maybe[Money]:
        piece = parts.numbers.get(role)
        if piece is None or value is None or piece.mention is None:
            return missing_number(parts, role, what)
        money = Money(value, piece.mention.currency or self._currency)
        reading = make_reading(
            money, piece.cell.line, piece.start, piece.end, parts.page, confidence_of(parts.figures)
        )
        return Field(chosen=reading)

    def _net_amount(self, parts: Parts) -> Maybe[Money]:
        """Read the amount; one that holds tax which the price does not is no net amount."""
        role = Role.NET_AMOUNT if Role.NET_AMOUNT in parts.numbers else Role.GROSS_AMOUNT
        if is_gross_product(parts.figures) and not is_product(parts.figures):
            return Missing(
                absence=Absence.NOT_PRINTED,
                reason="Only the amount with tax is printed.",
                places=(place_of(parts.numbers[role].box, parts.page),),
            )
        is_single = parts.figures.quantity is None and (
            parts.figures.unit_price == parts.figures.amount
        )
        if role is Role.GROSS_AMOUNT and not is_product(parts.figures) and not is_single:
            return missing_number(parts, Role.NET_AMOUNT, "net amount")
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
        brand = read_column(parts, Role.BRAND) or goods.found.get("brand")
        model = read_column(parts, Role.MODEL) or goods.found.get("model")
        if brand and model:
            return brand, model
        is_told = brand is not None
        running = running_text(parts.lines)
        known, sure = self._known_brand(texts, page)
        if running is not None and (known is None or _is_cut_off(known)):
            whole, whole_sure = self._known_brand([running], page)
            known, sure = (whole, whole_sure) if whole is not None else (known, sure)
        if known is not None:
            brand = brand or known[0]
            model = model or self._model_behind(known, sure, page)
        if known is not None and running is not None and not _has_number(model):
            whole, whole_sure = self._known_brand([running], page)
            further = self._model_behind(whole, whole_sure, page) if whole is not None else None
            model = further if model is None or _has_number(further) else model
        codes = self._codes(parts, goods)
        model = None if model is not None and model.value in codes else model
        texts = [running, *texts] if running is not None else texts
        if (is_told or known is not None) and (model is None or is_measured(model.value)):
            model = self._model_at_end(texts, page) or model
        return brand, model or model_code(texts, page, codes)

    def _model_at_end(self, texts: list[Snippet], page: PageText) -> Reading[str] | None:
        """Read the name with its mark that ends a description without a brand in it."""
        for text in texts:
            marks = find_marks(text.text)
            name = text.text[: marks[0].label_start if marks else None].rstrip(" ,;")
            span = named_at_end(name, capital_nouns=self._capital_nouns)
            if span is not None:
                return text.reading(*span, page, CODE_ALONE)
        return None

    def _model_behind(self, known: FoundBrand, sure: float, page: PageText) -> Reading[str] | None:
        """Read the model behind a brand, the less sure the less the brand is."""
        return model_after(
            known[1],
            known[2],
            page,
            sure,
            capital_nouns=self._capital_nouns,
            is_sure=sure == MODEL_AFTER_BRAND,
        )

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


def _has_number(model: Reading[str] | None) -> bool:
    return model is not None and any(ch.isdigit() for ch in model.value)


def _text(snippet: Snippet | None, page: PageText) -> Reading[str] | None:
    return snippet.reading(0, len(snippet.text), page, WORDS) if snippet else None


def _or_missing(reading: Reading[T] | None, page: PageText, what: str) -> Maybe[T]:
    return not_printed((page,), what) if reading is None else Field(chosen=reading)
