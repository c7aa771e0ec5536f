"""PC-LET-001: an authorisation letter bears a seal or a signature.

Asserts: on the pages of a letter stands a ring seal or something signed by hand, or the file is
signed digitally. Honest papers that trip it: letters that are valid as typed, square seals and
rubber stamps without a ring, faint ink. A forger slips past by pasting either; so does a copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import all_pages
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import Absence, AuthorisationLetter, Missing
from proofcheck.model.letter_marks import MarkKind
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-LET-001",
    title="The letter bears a seal or a signature",
    question=Question.ENTITLEMENT,
    severity=Severity.LOW,
    decisive=False,
    family="letter_form",
    needs=("authorisation_letter",),
    since="0.2.0",
    sources=("marketplace rules ALI-04, TM-03, AMZ-L07",),
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every file with a letter."""
    return conclude(META, _opinions(dossier))


CHECK = Check(META, judge)


def _opinions(dossier: Dossier) -> Iterator[Opinion]:
    for examined in dossier.documents:
        if isinstance(examined.paper, AuthorisationLetter):
            yield _opinion(examined)
    yield Skipped("No authorisation letter was handed in.")


def _opinion(examined: Examined) -> Opinion:
    if isinstance(examined.facts, PdfFacts) and examined.facts.signatures:
        return Passed()
    if examined.marks is None:
        return Unsure("Nobody could look for a seal or a signature on the letter.")
    if examined.marks.of(MarkKind.SEAL) or examined.marks.of(MarkKind.SIGNATURE):
        return Passed()
    return Finding(
        places=(all_pages(examined),),
        observed=Missing(
            absence=Absence.NOT_PRINTED, reason="No seal and no signature was found on its pages."
        ),
        expected="a seal or a handwritten signature",
        note="The letter bears neither a seal nor a handwritten signature that can be seen.",
        innocent_causes=(
            "It is valid as typed.",
            "The seal has no ring, or the ink is faint.",
        ),
        next_step="Ask for the letter as it was signed and sealed.",
        fields=("signatory_name",),
    )
