"""PC-PDF-004: form fields show the value that they hold.

Asserts: where a form field has a value and an appearance, people see what programs read. Honest
papers that trip it: forms filled by programs that leave the old appearance in place (not
decisive where the file asks viewers to draw it anew). A forger slips past by setting both.
"""

from __future__ import annotations

from proofcheck.checks.check import Check, Opinion, Passed, Unsure, conclude
from proofcheck.checks.key_fields import FieldClass, field_class
from proofcheck.checks.papers import each_pdf
from proofcheck.comparing.texts import digits_of
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import FormDifference, PdfFacts
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-PDF-004",
    title="Form fields show the value that they hold",
    question=Question.INTEGRITY,
    severity=Severity.HIGH,
    decisive=True,
    family="later_edits",
    needs=("pdf",),
    since="0.2.0",
    sources=("ISO 32000-2 12.7.4.3 (variable text)", "red flags 5, 14"),
)

UNEXAMINED = "The form fields of the file could not be examined."


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the form fields of every PDF."""
    return conclude(META, each_pdf(dossier, _document, unexamined=UNEXAMINED))


CHECK = Check(META, judge)


def _document(examined: Examined, facts: PdfFacts) -> list[Opinion]:
    if facts.form_differences is None:
        return [Unsure(UNEXAMINED)]
    return [Passed(), *(_finding(one) for one in facts.form_differences)]


def _finding(found: FormDifference) -> Finding:
    return Finding(
        places=(found.place,),
        observed=found.shown,
        expected=found.value,
        note=f"The form field {found.name} holds {found.value}, and the page shows {found.shown}.",
        innocent_causes=("A program that filled the form without drawing its fields anew.",),
        next_step="Ask the issuer which of the two values is right, and for the original file.",
        fields=found.fields,
        decisive=None if _is_exact(found) else False,
    )


def _is_exact(found: FormDifference) -> bool:
    """Whether a figure or key field differs, in a file that does not ask to be drawn anew."""
    is_key = any(field_class(field) is not FieldClass.OTHER for field in found.fields)
    has_figures = bool(digits_of(found.value) and digits_of(found.shown))
    return not found.is_redrawn and (is_key or has_figures)
