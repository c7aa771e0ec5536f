"""PC-ENT-013: account and tax number of an invoice are those of its supplier.

Asserts: the IBAN and the tax id that stand for the supplier belong to it, where the registry
holds its accounts and tax ids. Honest papers that trip it: a new account, a factoring company's
account, a fiscal representative. A forger slips past by copying the true numbers, which then
pays the true supplier.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import invoices
from proofcheck.checks.records import STRONG, party, party_ids, party_name
from proofcheck.comparing.identifiers import IdentifierKind, check_identifier, normalise_identifier
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-013",
    title="Account and tax number are the supplier's",
    question=Question.ENTITLEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="issuer",
    needs=("invoice", "registry"),
    since="0.2.0",
    sources=("EN 16931-1 BT-31, BT-84", "red flags 41, 42"),
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the numbers of every invoice's supplier."""
    return conclude(META, _invoices(dossier))


CHECK = Check(META, judge)


def _invoices(dossier: Dossier) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    for examined, invoice in invoices(dossier):
        seller = settled(invoice.seller_name, "seller_name")
        if not isinstance(seller, Field):
            yield Unsure(seller.reason)
            continue
        ids = party_ids(dossier, seller.value)
        if not ids:
            yield Skipped(f"The registry does not know {seller.value} for certain.")
            continue
        yield _account(dossier, examined, invoice, seller, ids)
        yield _tax_id(dossier, examined, invoice, seller, ids)


def _account(
    dossier: Dossier, examined: Examined, invoice: Invoice, seller: Field[str], ids: frozenset[str]
) -> Opinion:
    iban = settled(invoice.iban, "iban")
    if not isinstance(iban, Field):
        return iban
    known = _recorded(dossier, ids, "ibans")
    bearers = _bearers(dossier, examined, "iban", iban.value)
    if bearers & ids or normalise_identifier(iban.value) in known:
        return Passed()
    if not known and not bearers:
        return Skipped(f"The registry holds no account of {seller.value}.")
    fits = check_identifier(IdentifierKind.IBAN, iban.value)
    if not fits or is_ocr(iban.chosen) or not may_fail(iban, seller):
        return Unsure("The IBAN is not one of the supplier's as read, but it may be misread.")
    return _finding(dossier, iban, seller, "IBAN", "iban", bearers, known)


def _tax_id(
    dossier: Dossier, examined: Examined, invoice: Invoice, seller: Field[str], ids: frozenset[str]
) -> Opinion:
    number = settled(invoice.seller_tax_id, "seller_tax_id")
    if not isinstance(number, Field):
        return number
    bearers = _bearers(dossier, examined, "seller_tax_id", number.value)
    known = _recorded(dossier, ids, "tax_ids")
    if bearers & ids or normalise_identifier(number.value) in known:
        return Passed()
    contrary = _contrary_facts(dossier, examined, seller.value)
    if not bearers and not contrary:
        return Skipped(f"The registry holds no tax number of this kind of {seller.value}.")
    if is_ocr(number.chosen) or not may_fail(number, seller):
        return Unsure("The tax number is not the supplier's as read, but it may be misread.")
    return _finding(dossier, number, seller, "tax number", "seller_tax_id", bearers, known)


def _contrary_facts(dossier: Dossier, examined: Examined, name: str) -> list[str]:
    """Return in what the paper differs from the record of the party that its name means."""
    assert dossier.registry is not None
    return [
        match.contrary_fact
        for answer in dossier.registry.parties
        if answer.document == examined.number and answer.asked == name
        for match in answer.matches
        if match.contrary_fact and match.likeness in STRONG
    ]


def _bearers(dossier: Dossier, examined: Examined, field: str, number: str) -> frozenset[str]:
    assert dossier.registry is not None
    return frozenset(
        bearer
        for answer in dossier.registry.identifiers
        if (answer.document, answer.asked_as, answer.asked) == (examined.number, field, number)
        for bearer in answer.parties
    )


def _recorded(dossier: Dossier, ids: frozenset[str], numbers: str) -> frozenset[str]:
    """Return all accounts or tax ids that the registry holds of these parties."""
    records = [found for party_id in ids if (found := party(dossier, party_id)) is not None]
    held = [n for record in records for n in getattr(record, numbers)]
    return frozenset(normalise_identifier(number) for number in held)


def _finding(
    dossier: Dossier,
    number: Field[str],
    seller: Field[str],
    called: str,
    field: str,
    bearers: frozenset[str],
    known: frozenset[str],
) -> Finding:
    whose = ", ".join(sorted(party_name(dossier, bearer) for bearer in bearers))
    said = f"belongs to {whose}" if whose else "is not among those that the registry holds of it"
    return Finding(
        places=(number.place, seller.place),
        observed=number.chosen.as_printed,
        expected=" or ".join(sorted(known)) or f"a {called} of {seller.value}",
        note=f"The {called} {number.value} on the invoice of {seller.value} {said}.",
        innocent_causes=(
            "A new account or number that the registry does not hold yet.",
            "A factoring company or a fiscal representative of the supplier.",
        ),
        next_step="Ask the supplier, by an address that it publishes itself.",
        fields=(field,),
    )
