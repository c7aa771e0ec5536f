"""PC-COD-001: a QR code on the invoice says what the page says.

Asserts: amount, IBAN, number, date and tax id of a payment or tax code agree with the page.
Honest papers that trip it: a code for a part payment or for a factoring company. A forger
slips past by making a new code, or by cutting it off.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from proofcheck.checks.certainty import may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import spoken
from proofcheck.checks.misreading import other_identifiers, other_numbers
from proofcheck.checks.money import plain
from proofcheck.checks.papers import invoices
from proofcheck.checks.payloads import Payload, parse_payload
from proofcheck.checks.printed import is_amount_printed, is_date_printed, is_text_printed
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.config import Config
from proofcheck.model.document import Code
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice, Maybe
from proofcheck.model.measures import OnPage
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-COD-001",
    title="The QR code agrees with the page",
    question=Question.AGREEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="witnesses",
    needs=("invoice",),
    since="0.1.0",
    sources=(
        "EPC069-12",
        "Swiss Implementation Guidelines QR-bill 2.3",
        "ZATCA e-invoice QR code",
        "red flags 29 to 31",
    ),
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every code on every invoice."""
    return conclude(META, (o for e, invoice in invoices(dossier) for o in _codes(e, invoice)))


CHECK = Check(META, judge)


def _codes(examined: Examined, invoice: Invoice) -> Iterator[Opinion]:
    for page in examined.pages:
        for code in page.codes:
            payload = parse_payload(code.payload)
            if payload is not None:
                yield from _judge_code(examined, invoice, code, payload)
    yield Skipped("No code with the invoice's data was found.")


def _judge_code(
    examined: Examined, invoice: Invoice, code: Code, payload: Payload
) -> Iterator[Opinion]:
    place = OnPage(document=examined.number, page=code.page, box=code.box)
    yield _amount(examined, invoice, payload, place)
    yield _text(examined, invoice, "iban", payload.iban, payload, place)
    yield _text(examined, invoice, "invoice_number", payload.number, payload, place)
    yield _text(examined, invoice, "seller_tax_id", payload.tax_id, payload, place)
    yield _date(examined, invoice, payload, place)
    if invoice.fapiao is not None:
        details = (
            ("invoice_code", payload.code, invoice.fapiao.invoice_code),
            ("check_code", payload.check_code, invoice.fapiao.check_code),
        )
        for name, value, read in details:
            yield _printed(examined, name, value, read, payload, place)
    if payload.has_right_checksum is False:
        yield Finding(
            places=(place,),
            observed=code.payload[:200],
            expected="a code whose checksum fits",
            note=f"The checksum of the {payload.kind.value} does not fit its content.",
            innocent_causes=("A kind of invoice whose checksum rule is not published.",),
            next_step="Scan the code with the tax administration's own tool.",
            fields=(),
            decisive=False,
        )


def _amount(examined: Examined, invoice: Invoice, payload: Payload, place: OnPage) -> Opinion:
    if payload.amount is None:
        return Skipped("The code carries no amount.")
    name = "net_total" if payload.is_net else "gross_total"
    totals = (invoice.gross_total, invoice.payable_total, invoice.net_total)
    read = [field for field in totals if isinstance(field, Field)]
    if any(abs(field.value.amount) == abs(payload.amount) for field in read):
        return Passed()
    if is_amount_printed(payload.amount, examined.pages):
        return Passed()
    expected = settled(getattr(invoice, name), name)
    if not isinstance(expected, Field):
        return Unsure(f"The code says {plain(payload.amount)}; the {spoken(name)} was not read.")
    if not may_fail(expected) or payload.amount in set(other_numbers(expected.chosen)):
        return Unsure(f"The {spoken(name)} differs from the code, but may be misread.")
    return _finding(payload, place, name, expected, plain(payload.amount))


def _text(
    examined: Examined,
    invoice: Invoice,
    name: str,
    value: str | None,
    payload: Payload,
    place: OnPage,
) -> Opinion:
    return _printed(examined, name, value, getattr(invoice, name), payload, place)


def _printed(
    examined: Examined,
    name: str,
    value: str | None,
    read: Maybe[str],
    payload: Payload,
    place: OnPage,
) -> Opinion:
    """Hold a text of the code against the field, unless it is printed anywhere."""
    if value is None:
        return Skipped(f"The code carries no {spoken(name)}.")
    if is_text_printed(value, examined.pages):
        return Passed()
    field = settled(read, name)
    if not isinstance(field, Field):
        return Skipped(f"The page prints no {spoken(name)}.")
    wanted = normalise_identifier(value)
    if normalise_identifier(field.value) == wanted:
        return Passed()
    misread = (normalise_identifier(other) == wanted for other in other_identifiers(field.chosen))
    if not may_fail(field) or any(misread):
        return Unsure(f"The {spoken(name)} differs from the code, but may be misread.")
    return _finding(payload, place, name, field, value)


def _date(examined: Examined, invoice: Invoice, payload: Payload, place: OnPage) -> Opinion:
    if payload.issue_date is None:
        return Skipped("The code carries no date.")
    if is_date_printed(payload.issue_date, examined.pages):
        return Passed()
    field = settled(invoice.issue_date, "issue_date")
    if not isinstance(field, Field):
        return Skipped("The page prints no issue date.")
    if field.value == payload.issue_date:
        return Passed()
    if not may_fail(field):
        return Unsure("The issue date differs from the code, but may be misread.")
    return _finding(payload, place, "issue_date", field, payload.issue_date.isoformat())


def _finding(payload: Payload, place: OnPage, name: str, field: Field[Any], says: str) -> Finding:
    return Finding(
        places=(field.place, place),
        observed=field.chosen.as_printed,
        expected=says,
        note=f"The page says {field.chosen.as_printed} for the {spoken(name)}, but the "
        f"{payload.kind.value} on it says {says}.",
        innocent_causes=("A code for a part payment, or for another invoice of the same letter.",),
        next_step="Scan the code with a phone, and ask the supplier for the original.",
        fields=(name,),
    )
