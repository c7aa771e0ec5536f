"""PC-IDN-001: identifiers of a known kind have the right check digits.

Asserts: tax ids with a country's form, IBANs, BICs and GTINs fit their check digits. Honest
papers that trip it: a character that OCR misread, a specimen number in a sample, a number of
another kind. A forger slips past with numbers copied from a real company.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from proofcheck.checks.certainty import may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.misreading import other_identifiers
from proofcheck.checks.papers import invoices
from proofcheck.checks.thresholds import thresholds
from proofcheck.comparing.identifiers import IdentifierKind, check_identifier, normalise_identifier
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Field, Invoice, Maybe
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-IDN-001",
    title="Identifiers have the right check digits",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="identifiers",
    needs=("invoice",),
    since="0.1.0",
    sources=("ISO 13616 (IBAN)", "ISO 9362 (BIC)", "GS1 General Specifications", "GB 32100-2015"),
)

VAT_FORM = re.compile(
    r"(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)"
    r"[0-9A-Z]{8,12}"
)
USCC_FORM = re.compile(r"[0-9ANY][0-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the identifiers of every invoice."""
    return conclude(META, (o for _, invoice in invoices(dossier) for o in _identifiers(invoice)))


CHECK = Check(META, judge)


def _identifiers(invoice: Invoice) -> Iterator[Opinion]:
    for name in ("seller_tax_id", "buyer_tax_id", "iban", "bic"):
        yield _identifier(getattr(invoice, name), name)
    for number, line in enumerate(invoice.lines, start=1):
        yield _identifier(line.gtin, "lines.gtin", f"GTIN of line {number}")


def _identifier(maybe: Maybe[str], name: str, spoken: str | None = None) -> Opinion:
    called = spoken or _spoken(name)
    field = settled(maybe, called)
    if not isinstance(field, Field):
        return Skipped("No identifier of a known kind was read.")
    value = normalise_identifier(field.value)
    kind = _kind(name, value)
    if kind is None or (is_right := check_identifier(kind, value)) is None:
        return Skipped("No identifier of a kind with check digits was read.")
    if is_right:
        return Passed()
    if _is_placeholder(value):
        return Unsure(f"The {called} {value} is a specimen number, as samples carry it.")
    if not _has_right_form(kind, value):
        return Unsure(f"The {called} {value} has not the form of one, and may be cut off.")
    if _is_in_xml(field, value):
        return Unsure(
            f"The {called} {value} has wrong check digits on the page and in the e-invoice alike: "
            "it is in the issuer's system as it is printed."
        )
    if not may_fail(field) or any(
        check_identifier(kind, normalise_identifier(other))
        for other in other_identifiers(field.chosen)
    ):
        return Unsure(f"The {called} has wrong check digits, but a character may be misread.")
    return _finding(field, name, called, value)


def _kind(name: str, value: str) -> IdentifierKind | None:
    """Return the kind of identifier where its form leaves no doubt."""
    match name:
        case "iban":
            return IdentifierKind.IBAN
        case "bic":
            return IdentifierKind.BIC
        case "lines.gtin":
            is_gtin = value.isdecimal() and len(value) in (8, 12, 13, 14)
            return IdentifierKind.GTIN if is_gtin else None
        case _ if USCC_FORM.fullmatch(value):
            return IdentifierKind.USCC
        case _ if VAT_FORM.fullmatch(value):
            return IdentifierKind.VAT
        case _:
            return None


def _has_right_form(kind: IdentifierKind, value: str) -> bool:
    """Whether some other digit in one place makes it right: then its length and form are right."""
    return any(
        check_identifier(kind, value[:at] + digit + value[at + 1 :])
        for at in range(len(value))
        for digit in "0123456789"
    )


def _is_in_xml(field: Field[str], value: str) -> bool:
    """Whether page and embedded e-invoice, two witnesses, state the same number."""
    xml = field.witness(Source.XML)
    has_page = field.chosen.source is not Source.XML
    return has_page and xml is not None and normalise_identifier(xml.value) == value


def _is_placeholder(value: str) -> bool:
    """Whether the digits run in sequence (up, down, or all the same), as in a specimen."""
    digits = [int(ch) for ch in value if ch.isdecimal()]
    steps = [(b - a) % 10 for a, b in itertools.pairwise(digits)]
    need = thresholds().identifiers.placeholder_run - 1
    return any(
        steps[at : at + need] == [step] * need
        for step in (0, 1, 9)
        for at in range(len(steps) - need + 1)
    )


def _spoken(name: str) -> str:
    words = {"iban": "IBAN", "bic": "BIC", "tax": "tax", "id": "number"}
    return " ".join(words.get(part, part) for part in name.split("_"))


def _finding(field: Field[str], name: str, called: str, value: str) -> Finding:
    return Finding(
        places=(field.place,),
        observed=field.chosen.as_printed,
        expected="a number whose check digits fit",
        note=f"The check digits of the {called} {value} are wrong.",
        innocent_causes=(
            "A typing error in the seller's own software.",
            "A number of another kind that looks alike.",
        ),
        next_step="Look the number up in the public register (VIES, GS1, GSXT).",
        fields=(name,),
    )
