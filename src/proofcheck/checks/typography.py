"""PC-PDF-003: key values are set in the fonts of their page.

Asserts: no amount, date or number stands in a family of fonts that its page uses nowhere or
hardly elsewhere, and is painted after the text below it. Honest papers that trip it: forms that are
filled by another program than the one that drew them. A forger slips past by using the page's
own font.
"""

from __future__ import annotations

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import FieldClass, field_class, spoken
from proofcheck.checks.papers import pdfs
from proofcheck.checks.thresholds import thresholds
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import Oddity, OddSetting, PdfFacts
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-PDF-003",
    title="Key values are set in the fonts of their page",
    question=Question.INTEGRITY,
    severity=Severity.MEDIUM,
    decisive=False,
    family="later_edits",
    needs=("pdf",),
    since="0.2.0",
    sources=("forensics P3: 0 of 162 genuine invoices", "red flag 17"),
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge how the values of every PDF are set."""
    opinions: list[Opinion] = []
    for examined, facts in pdfs(dossier):
        opinions.extend(_document(examined, facts))
    return conclude(META, opinions)


CHECK = Check(META, judge)


def _document(examined: Examined, facts: PdfFacts | None) -> list[Opinion]:
    if facts is None or facts.odd_settings is None:
        return [Unsure("How the values are set could not be examined.")]
    if not any(page.source is Source.TEXT_LAYER for page in examined.pages):
        return [Skipped("The pages have no text layer: nothing is set in a font.")]
    odd = [one for one in facts.odd_settings if field_class(one.field) is not FieldClass.OTHER]
    # Where many values share a foreign font, a program filled a form with its own.
    if len({one.place for one in odd}) > thresholds().fonts.most_foreign_values:
        return [Unsure("Many values are set in fonts of their own, as in a form that was filled.")]
    late: list[Opinion] = [_finding(one) for one in odd if one.is_late]
    if late or not odd:
        return late or [Passed()]
    # Page makers without a glyph take another font as well: in its turn, a value is no edit.
    return [Unsure(f"The {spoken(odd[0].field)} is set in a font of its own, painted in its turn.")]


def _finding(odd: OddSetting) -> Finding:
    name = spoken(odd.field)
    where = "nowhere else" if odd.oddity is Oddity.FOREIGN_FONT else "hardly elsewhere"
    return Finding(
        places=(odd.place,),
        observed=f"{odd.text} in {odd.font}",
        expected=f"a font of the page, as {odd.usual_font}",
        note=f"The {name} {odd.text} is set in {odd.font}, which the page uses {where}, "
        "and painted after the text that stands below it.",
        innocent_causes=("A form or template that another program filled.",),
        next_step="Compare the value with the order or the payment, or ask the issuer.",
        fields=(odd.field,),
    )
