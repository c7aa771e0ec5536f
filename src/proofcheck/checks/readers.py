"""PC-TXT-002: every reader of the file shows the same page.

Asserts: pdfium, qpdf and pypdf find the same text on each page. Honest papers that trip it:
damaged files that each reader mends in its own way. A forger slips past with a difference in
pictures, or one between readers that are not asked.
"""

from __future__ import annotations

from proofcheck.checks.check import Check, Opinion, Passed, Unsure, conclude
from proofcheck.checks.papers import each_pdf
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts, ReaderDifference
from proofcheck.model.measures import Searched
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-TXT-002",
    title="Every reader of the file shows the same page",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="witnesses",
    needs=("pdf",),
    since="0.2.0",
    sources=(
        "Engel et al., PDF101: content masking",
        "Measured: no difference in 160 genuine files and 24 damaged ones",
    ),
)

UNREAD = "The file could not be read with a second parser."


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge what other readers see of every PDF."""
    return conclude(META, each_pdf(dossier, _document, unexamined=UNREAD))


CHECK = Check(META, judge)


def _document(examined: Examined, facts: PdfFacts) -> list[Opinion]:
    if facts.reader_differences is None:
        return [Unsure(UNREAD)]
    return [Passed(), *(_finding(examined.number, one) for one in facts.reader_differences)]


def _finding(document: int, found: ReaderDifference) -> Finding:
    shown = " ".join(found.only_shown) or "no other words"
    other = " ".join(found.only_other) or "less"
    return Finding(
        places=(Searched(document=document, pages=(found.page,)),),
        observed=f"{found.reader}: {other}",
        expected=f"pdfium: {shown}",
        note=f"Page {found.page} says other things in other readers: "
        f"{found.reader} has {other}, where pdfium has {shown}.",
        innocent_causes=("A damaged file that each reader mends in its own way.",),
        next_step="Ask for the file as its issuer sent it, and print it from two viewers.",
    )
