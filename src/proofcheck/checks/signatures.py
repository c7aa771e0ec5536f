"""PC-SIG-001: no digital signature is broken, and nothing was added that it forbids.

Asserts: the signed bytes are unchanged, the signature fits its key, and later updates are no
more than validation data, form filling or annotations. Honest papers that trip it: a signed
file that a viewer saved anew. A forger slips past by removing the signature; no trust in the
signer follows from a signature that is intact.
"""

from __future__ import annotations

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import each_pdf
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import ModificationLevel, PdfFacts, Signature
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-SIG-001",
    title="No signature is broken by a later edit",
    question=Question.INTEGRITY,
    severity=Severity.HIGH,
    decisive=True,
    family="later_edits",
    needs=("pdf",),
    since="0.1.0",
    sources=("ISO 32000-2 12.8", "ETSI EN 319 102-1", "red flags 13, 14"),
    required=True,
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the signatures of every PDF."""
    why = "The PDF's signatures could not be examined."
    return conclude(META, each_pdf(dossier, _document, unexamined=why))


CHECK = Check(META, judge)


def _document(examined: Examined, facts: PdfFacts) -> list[Opinion]:
    if not facts.signatures:
        return [Skipped("The PDF has no digital signature.")]
    return [_signature(signature) for signature in facts.signatures]


def _signature(signature: Signature) -> Opinion:
    if signature.is_remains:
        return _finding(signature, "a signature was taken out of the file", is_weak=True)
    if signature.is_intact is False and signature.unread is not None:
        return _finding(signature, _clause(signature.unread), is_weak=True)
    if signature.is_intact is False:
        return _finding(signature, "the signed bytes were changed after signing")
    if signature.is_valid is False:
        return _finding(signature, "the signature does not fit its key")
    if signature.modification is ModificationLevel.OTHER:
        return _finding(signature, "the file was changed after signing in a way it does not allow")
    if signature.covers_whole_file is False and signature.modification is None:
        what = "something was added after signing, and what it is can't be told"
        return _finding(signature, what, is_weak=True)
    if signature.overwritten:
        names = ", ".join(signature.overwritten)
        return _finding(
            signature, f"after signing other values were put into {names}", is_weak=True
        )
    if signature.unread is not None:
        return Unsure(f"The signature {signature.field_name} can't be read: {signature.unread}")
    if signature.is_intact is None or signature.is_valid is None:
        return Unsure(f"The signature {signature.field_name} could not be validated.")
    return Passed()


def _clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _finding(signature: Signature, what: str, *, is_weak: bool = False) -> Finding:
    signer = f" of {signature.signer}" if signature.signer else ""
    return Finding(
        places=(signature.place,),
        observed=what,
        expected="a signature that covers the file as it is",
        note=f"The digital signature{signer} does not hold: {what}.",
        innocent_causes=("A viewer or mail gateway that saved the signed file anew.",),
        next_step="Ask for the file as the signer sent it.",
        fields=(),
        decisive=False if is_weak else None,
    )
