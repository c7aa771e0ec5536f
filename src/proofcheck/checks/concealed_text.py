"""PC-PDF-002: no value was put over another one.

Asserts: nowhere does a page show a value where its text holds another one that nobody sees:
covered by a shape or picture, under an annotation or form field, on a layer that is switched
off, invisible or in the colour of the paper; nor where the page's picture does, under an
annotation or form field. Honest papers that trip it: a picture or stamp laid over a value (not
decisive); a template made of an old paper, its values covered by fields. A forger slips past by
taking the old text out.
"""

from __future__ import annotations

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import FieldClass, field_class, spoken
from proofcheck.checks.papers import each_pdf
from proofcheck.comparing.texts import digits_of
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import ConcealedText, Concealment, PdfFacts
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-PDF-002",
    title="No value was put over another one",
    question=Question.INTEGRITY,
    severity=Severity.HIGH,
    decisive=True,
    family="later_edits",
    needs=("pdf",),
    since="0.2.0",
    sources=(
        "forensics P2: 0 of 162 genuine invoices have white-out over live text",
        "red flags 3, 4, 6, 14",
        "ISO 32000-2 8.11 (optional content), 9.3.6 (text rendering mode)",
    ),
    required=True,
)

HOW = {
    Concealment.COVERED: "was covered",
    Concealment.UNDER_NOTE: "lies under an annotation or form field",
    Concealment.UNPAINTED: "is invisible text",
    Concealment.LAYER_OFF: "is on a layer that is switched off",
    Concealment.BLENDED: "is in the colour of its background",
    Concealment.TINY: "is too small to be read",
    Concealment.OFF_PAGE: "stands outside of the page",
}

UNSEARCHED = "The page could not be searched for concealed text."


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the concealed text of every PDF."""
    return conclude(META, each_pdf(dossier, _document, unexamined=UNSEARCHED))


CHECK = Check(META, judge)


def _document(examined: Examined, facts: PdfFacts) -> list[Opinion]:
    if facts.concealed is None:
        return [Unsure(f"{UNSEARCHED} {' '.join(facts.not_looked)}".strip())]
    if facts.concealed:
        return [_finding(text) for text in facts.concealed]
    if any(page.source is Source.TEXT_LAYER for page in examined.pages):
        return [Passed()]
    return [Skipped("The pages have no text layer in which something could be concealed.")]


def _finding(text: ConcealedText) -> Finding:
    name = next((spoken(field) for field in text.fields), "text")
    shows = f"{text.shown} shows" if text.shown else "its place shows none of it"
    return Finding(
        places=(text.place,),
        observed=text.shown or "nothing of it",
        expected=text.text,
        note=f"The {name} was put over another: {text.text} {HOW[text.concealment]}, {shows}.",
        innocent_causes=(
            "A stamp, sticker or picture that was laid over the value.",
            "The issuer corrected the paper in a PDF editor instead of issuing it anew.",
            "A template that was made of an old paper, its values covered by form fields.",
        ),
        next_step="Ask the issuer which of the two values is right, and for the original file.",
        fields=text.fields,
        decisive=None if _is_exact(text) else False,
    )


def _is_exact(text: ConcealedText) -> bool:
    """Whether one value is seen and another stands in the text: of a key field, or of digits."""
    if not text.shown:
        return False
    is_key = any(field_class(field) is not FieldClass.OTHER for field in text.fields)
    return is_key or bool(digits_of(text.text) and digits_of(text.shown))
