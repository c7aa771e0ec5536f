"""PC-ENT-001: the claimant is the buyer of the invoice and the grantee of the letter.

Asserts: the seller of the listing is whom the paper was made out to, and did not issue it.
Honest papers that trip it: papers made out to a parent company, a trade name, a name in
another language. A forger slips past by replacing the name without a trace.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.certainty import settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import invoices, letters
from proofcheck.checks.printed import is_text_printed
from proofcheck.checks.records import STRONG, party_ids
from proofcheck.checks.sameness import Sameness, compare_party
from proofcheck.checks.upper_letters import is_upper
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.names import compare_names
from proofcheck.config import Config
from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice, Maybe
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-001",
    title="The claimant is the buyer or the grantee",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="claimant",
    needs=("claim",),
    since="0.1.0",
    sources=("EN 16931-1 BT-44", "red flags 44, 45, 56"),
    required=True,
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge whom each paper was made out to."""
    return conclude(META, _papers(dossier))


CHECK = Check(META, judge)


def _papers(dossier: Dossier) -> Iterator[Opinion]:
    claim = dossier.claim
    if claim is None:
        yield Skipped("No claim was given.")
        return
    if claim.seller is None and claim.seller_tax_id is None:
        yield Unsure("The claim names no seller.")
        return
    own: list[Opinion] = []
    for examined, invoice in invoices(dossier):
        name, tax_id = invoice.buyer_name, invoice.buyer_tax_id
        own.append(_holder(dossier, examined, claim, name, tax_id, "buyer"))
        yield _self_issued(dossier, claim, invoice)
    granted = [
        _holder(dossier, examined, claim, letter.grantee, None, "grantee")
        for examined, letter in letters(dossier)
        if not is_upper(dossier, letter)
    ]
    yield from own
    if any(isinstance(opinion, Passed) for opinion in (*own, *granted)):
        # A paper of the claimant's own is there; what others can't be linked to is the chain's.
        granted = [o for o in granted if isinstance(o, Passed)]
    yield from granted


def _holder(
    dossier: Dossier,
    examined: Examined,
    claim: Claim,
    name: Maybe[str],
    tax_id: Maybe[str] | None,
    role: str,
) -> Opinion:
    """Judge one paper's buyer or grantee."""
    if claim.seller is None:
        return _by_tax_id(claim.seller_tax_id, tax_id, role)
    field = settled(name, role)
    if not isinstance(field, Field):
        return Unsure(field.reason)
    same = compare_party(
        dossier,
        examined,
        field,
        claim.seller,
        printed_tax_id=tax_id,
        wanted_tax_id=claim.seller_tax_id,
    )
    if same is Sameness.SAME:
        return Passed()
    if same is Sameness.UNSURE:
        return Unsure(
            f"Whether the {role} {field.value} is the claimant {claim.seller} can't be told."
        )
    if is_text_printed(claim.seller, examined.pages):
        return Unsure(f"The claimant {claim.seller} is named, but not as the {role}.")
    return _other_party(field, claim.seller, role)


def _other_party(field: Field[str], claimant: str, role: str) -> Finding:
    return Finding(
        places=(field.place,),
        observed=field.chosen.as_printed,
        expected=claimant,
        note=f"The {role} is {field.value}, but the claimant is {claimant}.",
        innocent_causes=(
            "The paper was made out to a parent or sister company.",
            "The claimant trades under another name.",
        ),
        next_step="Ask the claimant for a paper in its own name, or for proof of the relation.",
        fields=("buyer_name" if role == "buyer" else "grantee",),
    )


def _by_tax_id(wanted: str | None, printed: Maybe[str] | None, role: str) -> Opinion:
    if wanted is None or not isinstance(printed, Field):
        return Unsure(f"The claim names no seller to compare with the {role}.")
    if normalise_identifier(printed.value) == normalise_identifier(wanted):
        return Passed()
    return Unsure(f"The {role}'s tax number is not the claimant's; a group may have several.")


def _self_issued(dossier: Dossier, claim: Claim, invoice: Invoice) -> Opinion:
    """Judge that the supplier is not the claimant itself (a weaker finding)."""
    seller = settled(invoice.seller_name, "seller_name")
    if not isinstance(seller, Field) or claim.seller is None:
        return Skipped("The paper names no supplier.")
    is_same = compare_names(seller.value, claim.seller).likeness in STRONG or bool(
        party_ids(dossier, seller.value) & party_ids(dossier, claim.seller)
    )
    if not is_same:
        return Skipped("The supplier is not the claimant.")
    return Finding(
        places=(seller.place,),
        observed=seller.chosen.as_printed,
        expected="a supplier other than the claimant",
        note=f"The claimant {claim.seller} issued this invoice itself.",
        innocent_causes=("The claimant uploaded a sales invoice instead of a purchase invoice.",),
        next_step="Ask the claimant for the invoice of its own supplier.",
        fields=("seller_name",),
        decisive=False,
    )
