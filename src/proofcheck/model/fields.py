"""What a document says: fields with all their witnesses, in the terms of EN 16931-1.

A field is attested by witnesses (text layer, OCR, XML, QR code, earlier revision). One value
a witness is kept with its place; the chosen one comes first. A value that is not there is
`Missing` with its reason, never None.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

from msgspec import Struct, structs

from proofcheck.model.document import Source
from proofcheck.model.measures import Money, Place

T = TypeVar("T")


class Reading(Struct, Generic[T], frozen=True, kw_only=True):
    """One witness's word on one fact.

    `as_printed` is the text as the witness has it, `value` what it means. `confidence` is
    0..1: how sure the reader and the extractor are together. `engine` names the program.
    """

    value: T
    as_printed: str
    place: Place
    source: Source
    confidence: float
    engine: str | None = None


class Absence(StrEnum):
    """Why a value is missing."""

    NOT_PRINTED = "not_printed"  # the pages were read well, and it is not there
    UNREADABLE = "unreadable"  # something may stand there, but it could not be read
    NOT_LOOKED = "not_looked"  # the step that would have looked was not made


class Missing(Struct, frozen=True, kw_only=True, tag="missing"):
    """A value that is not there, why, and where it was searched."""

    absence: Absence
    reason: str
    places: tuple[Place, ...] = ()


class Field(Struct, Generic[T], frozen=True, kw_only=True, tag="field"):
    """A fact with the chosen reading and the other witnesses (they may disagree)."""

    chosen: Reading[T]
    others: tuple[Reading[T], ...] = ()

    @property
    def value(self) -> T:
        """The chosen reading's value."""
        return self.chosen.value

    @property
    def place(self) -> Place:
        """Where the chosen reading stands."""
        return self.chosen.place

    @property
    def confidence(self) -> float:
        """The chosen reading's confidence, 0..1."""
        return self.chosen.confidence

    @property
    def witnesses(self) -> tuple[Reading[T], ...]:
        """All readings, the chosen one first."""
        return (self.chosen, *self.others)

    def witness(self, source: Source) -> Reading[T] | None:
        """Return the first reading of that source, or None."""
        return next((r for r in self.witnesses if r.source is source), None)


Maybe: TypeAlias = Field[T] | Missing

NOT_SEARCHED = Missing(absence=Absence.NOT_LOOKED, reason="This field was not searched.")


class Kind(StrEnum):
    """Kind of paper, by what it says of itself."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    PRO_FORMA = "pro_forma"
    QUOTE = "quote"
    ORDER_CONFIRMATION = "order_confirmation"
    PACKING_SLIP = "packing_slip"
    AUTHORISATION_LETTER = "authorisation_letter"
    OTHER = "other"


class TaxSubtotal(Struct, frozen=True, kw_only=True):
    """One row of the VAT breakdown (BG-23): rate in percent (BT-119), base, tax amount."""

    rate_percent: Decimal | None
    taxable: Decimal | None
    tax: Decimal | None
    as_printed: str
    place: Place


class InvoiceLine(Struct, frozen=True, kw_only=True):
    """One invoice line (BG-25). Amounts are net of tax unless the paper prints gross prices.

    `quantity` BT-129, `unit` BT-130 as printed, `unit_price` BT-146, `net_amount` BT-131,
    `tax_rate` BT-152 in percent, `seller_item_id` BT-155, `gtin` BT-157. `allowance` is what a
    row of its own below the item takes off its amount (BT-136, negative) or adds (BT-141), where
    `net_amount` is printed without it.
    """

    place: Place
    description: Maybe[str] = NOT_SEARCHED
    quantity: Maybe[Decimal] = NOT_SEARCHED
    unit: Maybe[str] = NOT_SEARCHED
    unit_price: Maybe[Money] = NOT_SEARCHED
    net_amount: Maybe[Money] = NOT_SEARCHED
    tax_rate: Maybe[Decimal] = NOT_SEARCHED
    discount: Maybe[Decimal] = NOT_SEARCHED  # percent off the unit price, where printed so
    allowance: Maybe[Money] = NOT_SEARCHED
    brand: Maybe[str] = NOT_SEARCHED
    model: Maybe[str] = NOT_SEARCHED
    seller_item_id: Maybe[str] = NOT_SEARCHED
    gtin: Maybe[str] = NOT_SEARCHED
    serial_numbers: Maybe[tuple[str, ...]] = NOT_SEARCHED


class CarriedTotal(Struct, frozen=True, kw_only=True):
    """A running total at a page break: brought from the page before, or carried to the next."""

    page: int
    is_brought: bool
    amount: Field[Money]


class FapiaoDetails(Struct, frozen=True, kw_only=True):
    """What only a Chinese VAT invoice has; the fully digital one prints remarks alone.

    `invoice_code` 发票代码 (10 or 12 digits), `check_code` 校验码 (20 digits), `machine_number`
    机器编号 (12 digits), `remarks` 备注.
    """

    invoice_code: Maybe[str] = NOT_SEARCHED
    check_code: Maybe[str] = NOT_SEARCHED
    machine_number: Maybe[str] = NOT_SEARCHED
    remarks: Maybe[str] = NOT_SEARCHED


class Invoice(Struct, frozen=True, kw_only=True, tag="invoice"):
    """An invoice, credit note, receipt, quote or pro forma, in EN 16931 terms.

    `seller` (BT-27) is the supplier; `buyer` (BT-44) is the one who shows us the paper.
    `net_total` BT-109, `tax_total` BT-110, `gross_total` BT-112, `payable_total` BT-115,
    `allowance_total` BT-107 and `charge_total` BT-108 (document level), `prepaid_total`
    BT-113, `lines_total` BT-106. Tax ids are upper case without separators; dates are days.
    `tax_breakdown` is empty where none was found, `fapiao` is None for any other paper;
    `carried_totals` are those of page breaks.
    """

    invoice_number: Maybe[str] = NOT_SEARCHED
    issue_date: Maybe[date] = NOT_SEARCHED
    due_date: Maybe[date] = NOT_SEARCHED
    currency: Maybe[str] = NOT_SEARCHED
    seller_name: Maybe[str] = NOT_SEARCHED
    seller_tax_id: Maybe[str] = NOT_SEARCHED
    seller_address: Maybe[str] = NOT_SEARCHED
    seller_email: Maybe[str] = NOT_SEARCHED
    buyer_name: Maybe[str] = NOT_SEARCHED
    buyer_tax_id: Maybe[str] = NOT_SEARCHED
    buyer_address: Maybe[str] = NOT_SEARCHED
    lines_total: Maybe[Money] = NOT_SEARCHED
    allowance_total: Maybe[Money] = NOT_SEARCHED
    charge_total: Maybe[Money] = NOT_SEARCHED
    net_total: Maybe[Money] = NOT_SEARCHED
    tax_total: Maybe[Money] = NOT_SEARCHED
    gross_total: Maybe[Money] = NOT_SEARCHED
    prepaid_total: Maybe[Money] = NOT_SEARCHED
    payable_total: Maybe[Money] = NOT_SEARCHED
    iban: Maybe[str] = NOT_SEARCHED
    bic: Maybe[str] = NOT_SEARCHED
    tax_breakdown: tuple[TaxSubtotal, ...] = ()
    fapiao: FapiaoDetails | None = None
    lines: tuple[InvoiceLine, ...] = ()
    carried_totals: tuple[CarriedTotal, ...] = ()


class ContactKind(StrEnum):
    """How somebody can be reached."""

    EMAIL = "email"
    PHONE = "phone"
    DOMAIN = "domain"


class Contact(Struct, frozen=True, kw_only=True):
    """Contact data that a letter prints; whose it is, is not told.

    The value is a mail address or a domain in lower case, or a telephone number of `+` and digits.
    """

    kind: ContactKind
    reading: Reading[str]


class RegisteredMark(Struct, frozen=True, kw_only=True):
    """A trade mark's number with the office that gave it (`EUIPO`), None where it can't be told.

    Offices bear the names of `comparing/data/trademark_offices.yaml`.
    """

    number: str
    office: str | None = None


class AuthorisationLetter(Struct, frozen=True, kw_only=True, tag="authorisation_letter"):
    """A letter by which a grantor lets a grantee sell a brand.

    `territories` are ISO 3166 alpha-2, `EU` or `worldwide`; `channels` are `offline`,
    `online`, a platform's name as printed, or `store:<name>`; `trademark_numbers` are digits
    (and letters) as the office writes them, without the office's name; `marks` are the same
    numbers with their offices. `except_territories` are countries that the territories leave out
    ("worldwide except Japan"), as codes. `contacts` is empty where none are printed. `above` are
    the letters above this one in the same file, from the owner's down: each one's grantee is the
    next one's grantor. `is_mentioned`: it is not in the file; the letter below names its grantor
    ("by virtue of the licence granted by X").
    """

    letter_number: Maybe[str] = NOT_SEARCHED
    issue_date: Maybe[date] = NOT_SEARCHED
    valid_from: Maybe[date] = NOT_SEARCHED
    valid_to: Maybe[date] = NOT_SEARCHED
    grantor: Maybe[str] = NOT_SEARCHED
    grantee: Maybe[str] = NOT_SEARCHED
    brands: Maybe[tuple[str, ...]] = NOT_SEARCHED
    trademark_numbers: Maybe[tuple[str, ...]] = NOT_SEARCHED
    territories: Maybe[tuple[str, ...]] = NOT_SEARCHED
    channels: Maybe[tuple[str, ...]] = NOT_SEARCHED
    products: Maybe[tuple[str, ...]] = NOT_SEARCHED
    signatory_name: Maybe[str] = NOT_SEARCHED
    signatory_title: Maybe[str] = NOT_SEARCHED
    may_sublicense: Maybe[bool] = NOT_SEARCHED
    exclusive: Maybe[bool] = NOT_SEARCHED
    marks: tuple[RegisteredMark, ...] = ()
    except_territories: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    above: tuple[AuthorisationLetter, ...] = ()
    is_mentioned: bool = False


class OtherPaper(Struct, frozen=True, kw_only=True, tag="other"):
    """A paper of which no fields are read: not an invoice, not a letter, or not readable."""

    reason: str


Paper = Invoice | AuthorisationLetter | OtherPaper


def letters_in(paper: Paper) -> tuple[AuthorisationLetter, ...]:
    """Return the letters of a file, from the owner's down; none for another kind of paper."""
    if not isinstance(paper, AuthorisationLetter):
        return ()
    return (*(letter for letter in paper.above if not letter.is_mentioned), paper)


def named_fields(paper: Paper | InvoiceLine | FapiaoDetails) -> Iterator[tuple[str, Maybe[Any]]]:
    """Yield (name, field or Missing) of every field with witnesses, in declared order."""
    for info in structs.fields(paper):
        value = getattr(paper, info.name)
        if isinstance(value, Field | Missing):
            yield info.name, value
