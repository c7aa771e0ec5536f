"""PC-ORG-005: all pages belong to one paper.

Asserts: no page is made otherwise than the others and contradicts them at once: another page
number than its own, another invoice number. Files with a chain of letters are left out. Honest
papers that trip it: two invoices merged into one file. A forger slips past with a page from the
same program, or one without numbers.
"""

from __future__ import annotations

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import each_pdf
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import letters_in
from proofcheck.model.origin import OddPage
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ORG-005",
    title="All pages belong to one paper",
    question=Question.INTEGRITY,
    severity=Severity.MEDIUM,
    decisive=False,
    family="page_sources",
    needs=("pdf",),
    since="0.2.0",
    sources=("forensics P11", "red flag 20"),
)

UNCOMPARED = "The pages could not be held against each other."


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the pages of every PDF."""
    return conclude(META, each_pdf(dossier, _document, unexamined=UNCOMPARED))


CHECK = Check(META, judge)


def _document(examined: Examined, facts: PdfFacts) -> list[Opinion]:
    if facts.origin is None:
        return [Unsure(UNCOMPARED)]
    if len(examined.document.pages) < 2:
        return [Skipped("The file has one page only.")]
    if len(letters_in(examined.paper)) > 1:
        return [Skipped("The file holds a chain of letters, each of another paper.")]
    odd = [page for page in facts.origin.odd_pages if page.contradictions]
    return [_finding(page) for page in odd] or [Passed()]


def _finding(odd: OddPage) -> Finding:
    return Finding(
        places=(odd.place,),
        observed=f"page {odd.page}: {'; '.join(odd.contradictions)}",
        expected="one paper on all pages",
        note=f"Page {odd.page} is not made like the others ({odd.differences[0]}), and "
        f"{odd.contradictions[0]}.",
        innocent_causes=("Two papers merged into one file.",),
        next_step="Ask for each paper by itself, as its issuer sent it.",
    )
