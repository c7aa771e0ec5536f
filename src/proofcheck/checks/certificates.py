"""PC-ENT-012: a paper signed with a pinned certificate was signed by its issuer.

Asserts: where the registry pins the certificate of a PDF's signature to a party, that party is
the paper's issuer or another party of the paper; where it pins certificates to the issuer, one
of them was used. Honest papers that trip it: a signing service or a group company that signs for
the issuer, a renewed certificate. A forger slips past without any signature, or with the name of
an issuer to whom nothing is pinned: that is indeterminate, never passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proofcheck.checks.certainty import settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import each_pdf
from proofcheck.checks.records import party_ids, party_name
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts, Signature
from proofcheck.model.fields import (
    Absence,
    AuthorisationLetter,
    Field,
    Invoice,
    Maybe,
    Missing,
    OtherPaper,
)
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-012",
    title="A pinned certificate is the issuer's",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=False,
    family="issuer",
    needs=("pdf", "registry"),
    since="0.2.0",
    sources=("ETSI EN 319 102-1", "red flag 13"),
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every signature of every PDF."""
    if dossier.registry is None:
        return conclude(META, [Skipped("No registry was given.")])
    why = "The file could not be examined for signatures."
    return conclude(META, each_pdf(dossier, partial(_signatures, dossier), unexamined=why))


CHECK = Check(META, judge)


def _signatures(dossier: Dossier, examined: Examined, facts: PdfFacts) -> Iterator[Opinion]:
    if not facts.signatures:
        yield Skipped("The file has no digital signature.")
    opinions = [_signature(dossier, examined, one) for one in facts.signatures]
    passed = [opinion for opinion in opinions if isinstance(opinion, Passed)]
    yield from passed or opinions  # beside the issuer's own signature others may stand


def _signature(dossier: Dossier, examined: Examined, signature: Signature) -> Opinion:
    assert dossier.registry is not None
    if signature.is_intact is False or signature.is_valid is False:
        return Skipped("The signature is broken, so that its certificate says nothing.")
    if signature.certificate_sha256 is None or not signature.is_valid:
        return Unsure(signature.unread or "The certificate of the signature could not be read.")
    digest = signature.certificate_sha256.lower()
    pins = [row.party for row in dossier.registry.certificates if row.sha256.lower() == digest]
    issuer = settled(_issuer(examined), "issuer")
    if not pins:
        return _unpinned(dossier, examined, signature, issuer)
    if not isinstance(issuer, Field):
        return Unsure("Whose signature to expect can't be read.")
    issuers = party_ids(dossier, issuer.value)
    if issuers & set(pins):
        return Passed()
    if set(pins) & _others(dossier, examined):
        return Skipped("The certificate is pinned to the party who received the paper.")
    if not issuers:
        return Unsure(f"The registry does not know {issuer.value} for certain.")
    signers = ", ".join(party_name(dossier, party) for party in pins)
    return Finding(
        places=(signature.place, issuer.place),
        observed=f"certificate {digest} of {signature.signer or signers}",
        expected=f"a certificate of {issuer.value}",
        note=f"The paper of {issuer.value} is signed with the certificate of {signers}.",
        innocent_causes=("A company of the same group, or a signing service, signed for it.",),
        next_step="Ask the issuer, by an address that it publishes itself, who signs for it.",
        fields=("grantor" if _is_letter(examined) else "seller_name",),
    )


def _unpinned(
    dossier: Dossier,
    examined: Examined,
    signature: Signature,
    issuer: Field[str] | Unsure | Skipped,
) -> Opinion:
    """Judge a certificate that is pinned to nobody, by those that are pinned to the issuer."""
    assert dossier.registry is not None
    issuers = party_ids(dossier, issuer.value) if isinstance(issuer, Field) else frozenset()
    pinned = [row for row in dossier.registry.certificates if row.party in issuers]
    if not pinned or not isinstance(issuer, Field):
        return Unsure("The registry pins the certificate of the signature to nobody.")
    return Finding(
        places=(signature.place, issuer.place),
        observed=f"certificate {signature.certificate_sha256} of {signature.signer or 'nobody'}",
        expected=f"certificate {' or '.join(row.sha256.lower() for row in pinned)}",
        note=f"The paper of {issuer.value} is signed with another certificate than "
        f"{'those' if len(pinned) > 1 else 'the one'} that the registry pins to it.",
        innocent_causes=(
            "A renewed certificate that the registry does not hold yet.",
            "An officer signed with a certificate of their own.",
        ),
        next_step="Ask the issuer, by an address that it publishes itself, for its certificate.",
        fields=("grantor" if _is_letter(examined) else "seller_name",),
    )


def _is_letter(examined: Examined) -> bool:
    return isinstance(examined.paper, AuthorisationLetter)


def _issuer(examined: Examined) -> Maybe[str]:
    match examined.paper:
        case AuthorisationLetter() as letter:
            return letter.grantor
        case Invoice() as invoice:
            return invoice.seller_name
        case OtherPaper() as other:
            return Missing(absence=Absence.UNREADABLE, reason=other.reason)


def _others(dossier: Dossier, examined: Examined) -> frozenset[str]:
    """Return the parties to whom the paper is made out: they may countersign it."""
    match examined.paper:
        case AuthorisationLetter() as letter:
            field = letter.grantee
        case Invoice() as invoice:
            field = invoice.buyer_name
        case _:
            return frozenset()
    return party_ids(dossier, field.value) if isinstance(field, Field) else frozenset()
