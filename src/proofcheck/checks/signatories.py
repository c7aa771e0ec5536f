"""PC-ENT-011: whoever signed may sign for the grantor.

Asserts: where the registry lists signatories of the grantor, the letter's is one of them.
Honest papers that trip it: a new officer whom the registry does not list yet. A forger slips
past by naming a real officer.
"""

from __future__ import annotations

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import letters
from proofcheck.checks.records import STRONG, party_ids
from proofcheck.checks.sameness import scripts
from proofcheck.comparing.names import compare_names
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import AuthorisationLetter, Field
from proofcheck.model.registry_answers import Likeness
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-011",
    title="The signatory may sign for the grantor",
    question=Question.ENTITLEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="claimant",
    needs=("letter", "registry"),
    since="0.1.0",
    sources=("red flag 61",),
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the signatory of every letter."""
    return conclude(META, (_letter(dossier, letter) for _, letter in letters(dossier)))


CHECK = Check(META, judge)


def _letter(dossier: Dossier, letter: AuthorisationLetter) -> Opinion:
    if dossier.registry is None:
        return Skipped("No registry was given.")
    grantor = settled(letter.grantor, "grantor")
    signatory = settled(letter.signatory_name, "signatory_name")
    if not isinstance(grantor, Field):
        return Unsure(grantor.reason)
    if not isinstance(signatory, Field):
        return Unsure(signatory.reason)
    ids = party_ids(dossier, grantor.value)
    known = [s.name for s in dossier.registry.signatories if s.party in ids]
    if not known:
        return Unsure(f"The registry lists nobody who may sign for {grantor.value}.")
    likenesses = {compare_names(signatory.value, name).likeness for name in known}
    if likenesses & STRONG:
        return Passed()
    is_near = bool(likenesses - {Likeness.DIFFERENT, Likeness.SIMILAR})
    if is_near and is_ocr(signatory.chosen):
        return Passed()
    if is_near or not may_fail(signatory, grantor):
        return Unsure(f"Whether {signatory.value} is a listed signatory can't be told.")
    if all(scripts(name) != scripts(signatory.value) for name in known):
        return Unsure("The registry lists the signatories in another script.")
    return Finding(
        places=(signatory.place,),
        observed=signatory.chosen.as_printed,
        expected=", ".join(known),
        note=f"{signatory.value} signed for {grantor.value}, whose listed signatories are "
        f"{', '.join(known)}.",
        innocent_causes=("A new officer whom the registry does not list yet.",),
        next_step="Ask the grantor, by an address it publishes itself, who signed.",
        fields=("signatory_name",),
    )
