"""E-invoices: CII (Factur-X, ZUGFeRD 1 and 2, XRechnung) and UBL 2.x, to `Invoice`.

In: the bytes of an attachment, or of an XML that was uploaded by itself. Out: an invoice whose
readings come from the XML, each with the path of its element as its place. Told by content, not
by name. Relies on `einvoice_xml` to parse hostile bytes safely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import structs

from proofcheck.extraction.einvoice_syntax import Syntax, einvoice_paths, open_einvoice
from proofcheck.extraction.einvoice_xml import (
    Element,
    all_text,
    local_name,
    looks_xml,
    parse_xml,
    path_of,
    read_date,
    read_money,
    read_number,
    read_text,
    refusal_of,
    text_of,
    walk,
)
from proofcheck.model.document import Source
from proofcheck.model.fields import (
    Absence,
    Field,
    Invoice,
    InvoiceLine,
    Kind,
    Maybe,
    Missing,
    Reading,
    TaxSubtotal,
)
from proofcheck.model.measures import InObject, Money

T = TypeVar("T")

MAX_LINES = 2000
"""Invoice lines that are read from one XML."""


def read_einvoice(name: str, xml: bytes, document: int) -> Invoice | None:
    """Read the invoice in `xml`, or None where it is no well-formed CII or UBL invoice.

    `name` is that of the attachment, for the places. Amounts carry the currency of their
    element, else that of the invoice; unit prices are per one unit (BT-146 over BT-149).
    """
    found = open_einvoice(xml)
    if found is None:
        return None
    root, syntax = found
    return _Reader(root, syntax, name, document).invoice()


def kind_of_einvoice(xml: bytes) -> Kind | None:
    """Return the kind that the XML's type code (BT-3) names, None where it is no e-invoice."""
    found = open_einvoice(xml)
    if found is None:
        return None
    root, syntax = found
    code = next((text_of(e) for path in syntax.type_code for e in walk(root, path)), "")
    is_credit = code in einvoice_paths().credit_note_codes or local_name(root) == "CreditNote"
    return Kind.CREDIT_NOTE if is_credit else Kind.INVOICE


def country_of_einvoice(xml: bytes) -> str | None:
    """Return the seller's country (BT-40, ISO 3166 alpha-2), None where it is not stated."""
    found = open_einvoice(xml)
    if found is None:
        return None
    root, syntax = found
    path = syntax.seller_country.format_map(syntax.short)
    code = next((text_of(e).upper() for e in walk(root, path)), "")
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def why_no_einvoice(xml: bytes) -> str | None:
    """Say in a sentence why the XML is not read as an e-invoice; None where it is."""
    refusal = refusal_of(xml)
    if refusal is not None:
        return refusal
    if open_einvoice(xml) is not None:
        return None
    root = parse_xml(xml)
    name = local_name(root)[:80] if root is not None else ""
    return f"The XML is no e-invoice in the syntax CII or UBL: its root element is <{name}>."


def find_einvoice(embedded: tuple[tuple[str, bytes], ...]) -> tuple[str, bytes] | None:
    """Return the first attachment that is an e-invoice, those with the usual names first."""
    usual = einvoice_paths().usual_names
    ranked = sorted(embedded, key=lambda e: (e[0].lower() not in usual, not looks_xml(e[1])))
    return next((e for e in ranked if looks_xml(e[1]) and kind_of_einvoice(e[1])), None)


class _Reader:
    """Reads one parsed XML; knows the currency, so that amounts without their own get it."""

    def __init__(self, root: Element, syntax: Syntax, name: str, document: int) -> None:
        self.root, self.syntax, self.name, self.document = root, syntax, name, document
        self.currency = next((text_of(e) for e in self._all(root, syntax.header["currency"])), None)

    def invoice(self) -> Invoice:
        """Read header, tax breakdown and lines."""
        fields: dict[str, Any] = {
            name: self._field(self.root, paths, _reader_of(name), name)
            for name, paths in self.syntax.header.items()
        }
        fields["tax_total"] = self._tax_total()
        for name, paths in self.syntax.tax_ids.items():
            fields[name] = self._tax_id(paths, name)
        for name, paths in self.syntax.addresses.items():
            fields[name] = self._field(self.root, paths, self._address, name)
        return Invoice(**fields, tax_breakdown=self._tax_breakdown(), lines=self._lines())

    def _all(self, start: Element, paths: Sequence[str]) -> Iterator[Element]:
        for path in paths:
            yield from walk(start, path.format_map(self.syntax.short))

    def _place(self, element: Element) -> InObject:
        return InObject(document=self.document, name=f"{self.name}: {path_of(element)}")

    def _reading(self, value: T, element: Element) -> Field[T]:
        printed = all_text(element)
        reading = Reading(
            value=value,
            as_printed=printed,
            place=self._place(element),
            source=Source.XML,
            confidence=1.0,
            engine="lxml",
        )
        return Field(chosen=reading)

    def _missing(self, what: str) -> Missing:
        place = InObject(document=self.document, name=self.name)
        reason = f"The XML states no {what.replace('_', ' ')}."
        return Missing(absence=Absence.NOT_PRINTED, reason=reason, places=(place,))

    def _field(
        self,
        start: Element,
        paths: Sequence[str],
        read: Callable[[Element, str | None], T | None],
        what: str,
    ) -> Maybe[T]:
        for element in self._all(start, paths):
            value = read(element, self.currency)
            if value is not None and value != "":
                return self._reading(value, element)
        return self._missing(what)

    def _tax_total(self) -> Maybe[Money]:
        """Choose the total in the invoice's currency (BT-110), not that for the books (BT-111)."""
        elements = list(self._all(self.root, self.syntax.header["tax_total"]))
        elements.sort(key=lambda e: e.get("currencyID", self.currency) != self.currency)
        for element in elements:
            if (value := read_money(element, self.currency)) is not None:
                return self._reading(value, element)
        return self._missing("tax_total")

    def _tax_id(self, paths: Sequence[str], what: str) -> Maybe[str]:
        """Prefer the VAT id (scheme VA or VAT) to a tax number (scheme FC)."""
        elements = list(self._all(self.root, paths))
        elements.sort(key=lambda e: not _is_vat(e))
        for element in elements:
            value = "".join(ch for ch in text_of(element).upper() if ch.isalnum() or ch == "/")
            if value:
                return self._reading(value, element)
        return self._missing(what)

    def _address(self, element: Element, _: str | None) -> str | None:
        syntax = self.syntax
        parts = [text_of(e) for path in syntax.address_lines for e in walk(element, path)]
        town = [text_of(e) for path in (syntax.postcode, syntax.city) for e in walk(element, path)]
        return ", ".join(part for part in (*parts, " ".join(t for t in town if t)) if part) or None

    def _tax_breakdown(self) -> tuple[TaxSubtotal, ...]:
        subtotals = []
        for element in list(self._all(self.root, [self.syntax.tax_subtotals]))[:MAX_LINES]:
            rate, taxable, tax = (
                next((read_number(e) for e in self._all(element, paths)), None)
                for paths in (self.syntax.tax_rate, self.syntax.taxable, self.syntax.tax)
            )
            subtotal = TaxSubtotal(
                rate_percent=rate,
                taxable=taxable,
                tax=tax,
                as_printed=" ".join(str(n) for n in (rate, taxable, tax) if n is not None),
                place=self._place(element),
            )
            if taxable is not None or tax is not None:
                subtotals.append(subtotal)
        return tuple(subtotals)

    def _lines(self) -> tuple[InvoiceLine, ...]:
        elements = list(self._all(self.root, [self.syntax.lines]))[:MAX_LINES]
        lines = (self._line(element) for element in elements if self._counts(element))
        return tuple(line for line in lines if not _is_empty(line))

    def _counts(self, element: Element) -> bool:
        kinds = {text_of(e) for e in self._all(element, self.syntax.line_kind)}
        return not kinds & set(einvoice_paths().skipped_line_kinds)

    def _line(self, element: Element) -> InvoiceLine:
        fields: dict[str, Any] = {
            name: self._field(element, paths, _reader_of(name), name)
            for name, paths in self.syntax.line.items()
        }
        fields["unit_price"] = self._unit_price(element, fields["unit_price"])
        quantity = next(self._all(element, self.syntax.line["quantity"]), None)
        if quantity is not None and quantity.get("unitCode"):
            fields["unit"] = self._reading(str(quantity.get("unitCode")), quantity)
        serials = list(self._all(element, [self.syntax.serial_numbers]))
        if serials:
            values = tuple(text_of(e) for e in serials)
            fields["serial_numbers"] = self._reading(values, serials[0])
        for name in ("unit", "serial_numbers", "discount", "allowance"):
            fields.setdefault(name, self._missing(name))
        return InvoiceLine(place=self._place(element), **fields)

    def _unit_price(self, element: Element, price: Maybe[Money]) -> Maybe[Money]:
        """Divide a price that is stated per 100 pieces by its base quantity (BT-149)."""
        base = next((read_number(e) for e in self._all(element, self.syntax.base_quantity)), None)
        if isinstance(price, Missing) or not base or base <= 0 or base == 1:
            return price
        reading = price.chosen
        amount = Money(reading.value.amount / base, reading.value.currency)
        return Field(chosen=structs.replace(reading, value=amount))


def _is_empty(line: InvoiceLine) -> bool:
    """A line that only carries a note has neither description nor amount."""
    return isinstance(line.description, Missing) and isinstance(line.net_amount, Missing)


def _is_vat(element: Element) -> bool:
    parent = element.getparent()
    schemes = [element.get("schemeID", "")]
    if parent is not None:
        schemes += [text_of(e) for e in walk(parent, "TaxScheme/ID")]
    return any(scheme.upper() in ("VA", "VAT") for scheme in schemes)


def _reader_of(field: str) -> Callable[[Element, str | None], Any]:
    """Return how the text of a field's element becomes its value."""
    if field.endswith("_date"):
        return read_date
    if field.endswith("_total") or field in ("unit_price", "net_amount"):
        return read_money
    if field in ("quantity", "tax_rate"):
        return lambda element, _: read_number(element)
    return lambda element, _: read_text(element, is_code=field in ("iban", "bic", "gtin"))
