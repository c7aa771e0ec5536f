"""PC-XML-001: the e-invoice says what the page says, embedded in it or handed in beside it.

Asserts: money, dates, numbers, IBAN, seller, buyer and lines of the XML agree with the page.
Honest papers that trip it: some suppliers' software numbers or dates the page and the XML apart,
so these do not decide where the amounts and parties are the same, but for one changed alone.
The page may print a field more than once, so a value that is printed anywhere agrees, but where
it is another field's. A forger slips past by changing both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import structs

from proofcheck.checks.certainty import may_fail
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import FieldClass, field_class, spoken
from proofcheck.checks.misreading import other_identifiers, other_numbers
from proofcheck.checks.money import currency_of, minor_unit
from proofcheck.checks.papers import invoices
from proofcheck.checks.printed import (
    are_words_printed,
    is_date_printed,
    is_text_printed,
    printed_amounts,
)
from proofcheck.checks.strays import touch
from proofcheck.checks.xml_edits import PAGE, is_name_in_place, is_one_value_edited
from proofcheck.checks.xml_lines import line_differences
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.names import compare_names, has_other_word
from proofcheck.comparing.texts import canonical_text
from proofcheck.config import Config
from proofcheck.model.document import MediaType, Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice, Missing, Reading, named_fields
from proofcheck.model.measures import Money, OnPage
from proofcheck.model.registry_answers import Likeness
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-XML-001",
    title="The embedded e-invoice agrees with the page",
    question=Question.AGREEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="witnesses",
    needs=("invoice", "pdf"),
    since="0.1.0",
    sources=("EN 16931-1", "Factur-X 1.0 / ZUGFeRD 2", "red flag 22", "forensics P13"),
    required=True,
)

COMPARED = frozenset(
    {
        "invoice_number",
        "issue_date",
        "due_date",
        "seller_name",
        "buyer_name",
        "seller_tax_id",
        "buyer_tax_id",
        "net_total",
        "tax_total",
        "gross_total",
        "payable_total",
        "lines_total",
        "charge_total",
        "allowance_total",
        "prepaid_total",
        "iban",
    }
)
ALIKE = frozenset(Likeness) - {Likeness.DIFFERENT, Likeness.SIMILAR}
CLERICAL = frozenset({"invoice_number", "issue_date", "due_date"})
"""Fields that a sloppy system makes apart for page and XML: genuine e-invoices show it."""


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every invoice that has both a page and an e-invoice, in one file or in two."""
    opinions: list[Opinion] = []
    for examined, invoice in invoices(dossier):
        if examined.document.file.media_type is MediaType.XML:
            opinions.extend(_bare(invoice, dossier))
        else:
            opinions.extend(_invoice(examined, invoice))
    return conclude(META, opinions)


CHECK = Check(META, judge)


def _invoice(examined: Examined, invoice: Invoice) -> Iterator[Opinion]:
    opinions = dict(_fields(examined, invoice))
    is_clerical = _is_clerical(opinions) and not is_one_value_edited(invoice, opinions)
    for opinion in opinions.values():
        if isinstance(opinion, Finding) and is_clerical:
            yield structs.replace(opinion, decisive=False)
        else:
            yield opinion
    for different in line_differences(examined, invoice):
        name = f"lines[{different.number}].{different.name}"
        finding = _finding(name, different.page, different.xml)
        yield finding if different.is_edit else structs.replace(finding, decisive=False)
    if not opinions:
        has_xml = any(f.name.lower().endswith(".xml") for f in examined.document.embedded_files)
        reason = "The embedded XML could not be compared with the page."
        yield Unsure(reason) if has_xml else Skipped("The file holds no e-invoice XML.")


def _is_clerical(opinions: Mapping[str, Opinion]) -> bool:
    """Whether nothing but a number or date is contradicted, and amounts and a party agree."""
    agreeing = {name for name, opinion in opinions.items() if isinstance(opinion, Passed)}
    contradicted = {name for name, opinion in opinions.items() if isinstance(opinion, Finding)}
    classes = {field_class(name) for name in agreeing}
    return contradicted <= CLERICAL and {FieldClass.MONEY, FieldClass.NAME} <= classes


def _fields(examined: Examined, invoice: Invoice) -> Iterator[tuple[str, Opinion]]:
    for name, field in named_fields(invoice):
        if name not in COMPARED or not isinstance(field, Field):
            continue
        xml = field.witness(Source.XML)
        page = next((r for r in field.witnesses if r.source in PAGE), None)
        if xml is None or page is None:
            continue
        contrary = _contrary(invoice, name, field, xml)
        if contrary is not None:
            yield name, _finding(name, contrary, xml)
        else:
            yield name, _field(examined, invoice, name, page, xml)


def _contrary(
    invoice: Invoice, name: str, field: Field[Any], xml: Reading[Any]
) -> Reading[Any] | None:
    """What a paper that prints a total with two values says besides what the XML says.

    A party may well have two tax numbers: only totals have one value.
    """
    if not isinstance(field.value, Money):
        return None
    pages = [reading for reading in field.witnesses if reading.source in PAGE]
    return next(
        (r for r in pages[1:] if may_fail(Field(chosen=r)) and not _agrees(invoice, name, r, xml)),
        None,
    )


def _bare(xml: Invoice, dossier: Dossier) -> Iterator[Opinion]:
    """Hold an e-invoice that is a file of its own against the page of the same number."""
    compared = 0
    for examined, paged in invoices(dossier):
        if not examined.pages or not _is_same_paper(paged, xml):
            continue
        fields = dict(named_fields(paged))
        for name, field in named_fields(xml):
            other = fields[name]
            if name not in COMPARED or isinstance(field, Missing) or isinstance(other, Missing):
                continue
            page = next((r for r in other.witnesses if r.source in PAGE), None)
            if page is not None:
                compared += 1
                yield _field(examined, paged, name, page, field.chosen)
        yield from _lines(xml, examined)
    if compared == 0:
        yield Unsure("The e-invoice came without its page: there is nothing to hold it against.")


def _lines(xml: Invoice, paged: Examined) -> Iterator[Opinion]:
    """The goods of an e-invoice must be those of the page: entitlement is asked for them."""
    for line in xml.lines:
        for field in (line.description, line.brand):
            if isinstance(field, Field) and not are_words_printed(field.value, paged.pages):
                yield Unsure(f"The page does not show {field.value[:80]}, as the e-invoice does.")


def _is_same_paper(paged: Invoice, xml: Invoice) -> bool:
    one, other = paged.invoice_number, xml.invoice_number
    if isinstance(one, Missing) or isinstance(other, Missing):
        return False
    return normalise_identifier(one.value) == normalise_identifier(other.value)


def _field(
    examined: Examined, invoice: Invoice, name: str, page: Reading[Any], xml: Reading[Any]
) -> Opinion:
    if _agrees(invoice, name, page, xml):
        return Passed()
    is_in_place = field_class(name) is FieldClass.NAME and is_name_in_place(
        invoice, name, page, xml
    )
    if not is_in_place and _is_printed(examined, invoice, name, page, xml):
        return Passed()
    if any(same_value(invoice, other, xml.value) for other in _misreadings(page)):
        return Unsure(f"The {spoken(name)} on the page may be misread by one character.")
    if not may_fail(Field(chosen=page)):
        return Unsure(f"The {spoken(name)} on the page was read with too little confidence.")
    if field_class(name) is FieldClass.NAME and _is_near(page, xml):
        if has_other_word(page.value, xml.value):
            return structs.replace(_finding(name, page, xml), decisive=False)
        return Unsure(f"The {spoken(name)} of page and XML are alike, but not the same.")
    return _finding(name, page, xml)


def _agrees(invoice: Invoice, name: str, page: Reading[Any], xml: Reading[Any]) -> bool:
    if not isinstance(xml.value, str):
        return same_value(invoice, page.value, xml.value)
    if normalise_identifier(page.value) == normalise_identifier(xml.value):
        return True
    # One character more or less makes a name alike, and a number another.
    is_name = field_class(name) is FieldClass.NAME
    if not is_name or has_other_word(page.value, xml.value):
        return False
    return compare_names(page.value, xml.value).likeness in ALIKE


def same_value(invoice: Invoice, one: object, other: object) -> bool:
    """Whether two values of a field are the same; amounts within one minor unit and by size."""
    if isinstance(one, Money):
        one = one.amount
    if isinstance(other, Money):
        unit = minor_unit(currency_of(invoice))
        # Both are readings of one field, so `one` is an amount as well.
        return abs(abs(one) - abs(other.amount)) <= unit  # type: ignore[arg-type]
    return canonical_text(one) == canonical_text(other)


def _is_printed(
    examined: Examined, invoice: Invoice, name: str, page: Reading[Any], xml: Reading[Any]
) -> bool:
    """Whether the XML's value is printed anywhere, but where it is another field's.

    Nor is a name printed where another was read that has its words without the legal form.
    """
    match xml.value:
        case Money():
            wanted, taken = abs(xml.value.amount), tuple(_agreed_places(invoice, name))
            return any(
                amount.value == wanted and not any(touch(amount.place, place) for place in taken)
                for amount in printed_amounts(examined.pages)
            )
        case date():
            taken = tuple(_agreed_places(invoice, name))
            return is_date_printed(xml.value, examined.pages, apart_from=taken)
        case _:
            is_name, place = field_class(name) is FieldClass.NAME, page.place
            here = (place,) if is_name and isinstance(place, OnPage) else ()
            return is_text_printed(str(xml.value), examined.pages, apart_from=here)


def _agreed_places(invoice: Invoice, name: str) -> Iterator[OnPage]:
    """Where the other amounts and dates stand on which page and XML agree, and the taxes' rows."""
    named = [(other, field) for other, field in named_fields(invoice) if other != name]
    for line in invoice.lines:
        named += named_fields(line)
    for _, field in named:
        if not isinstance(field, Field) or not isinstance(field.value, Money | date):
            continue
        xml, place = field.witness(Source.XML), field.place
        agrees = xml is not None and same_value(invoice, field.value, xml.value)
        if agrees and isinstance(place, OnPage):
            yield place
    yield from (row.place for row in invoice.tax_breakdown if isinstance(row.place, OnPage))


def _misreadings(page: Reading[Any]) -> Iterator[object]:
    if isinstance(page.value, Money):
        yield from other_numbers(page)
    elif isinstance(page.value, str):
        yield from other_identifiers(page)


def _is_near(page: Reading[str], xml: Reading[str]) -> bool:
    """Whether two names are hardly others: one may be cut off, or the one that people know."""
    likeness = compare_names(page.value, xml.value).likeness
    return likeness is Likeness.SIMILAR or likeness in ALIKE


def _finding(name: str, page: Reading[Any], xml: Reading[Any]) -> Finding:
    is_embedded = page.place.document == xml.place.document
    where = "embedded in the same file" if is_embedded else "handed in with it"
    return Finding(
        places=(page.place, xml.place),
        observed=page.as_printed,
        expected=xml.as_printed or canonical_text(xml.value),
        note=f"The page says {page.as_printed} for the {spoken(name)}, but the e-invoice {where} "
        f"says {xml.as_printed or canonical_text(xml.value)}.",
        innocent_causes=(
            "An e-invoice made by hand, with an error in the XML or on the page.",
            "Software that numbers or dates the page and the XML apart.",
        ),
        next_step="Ask the supplier for the e-invoice as it left their system.",
        fields=(name,),
    )
