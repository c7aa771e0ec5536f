"""One document held against its truth: everything that is counted of it, and nothing else.

In: a `Case`. Out: a `DocumentScore`, small enough that a set of many thousands fits in memory
while the reports themselves do not.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from proofcheck.evaluation.localisation import Overlap, names_field, overlap_with_forgery
from proofcheck.evaluation.matching import FieldMark, Mark, ReadLine, mark_fields, mark_lines
from proofcheck.evaluation.reports import Case
from proofcheck.evaluation.truth import Truth
from proofcheck.model.result import Outcome, Question, QuestionStatus
from proofcheck.report.schema import FieldView

FLAGGING = (Question.INTEGRITY, Question.AGREEMENT, Question.NOVELTY)
SUSPICIOUS = (QuestionStatus.SUSPECT, QuestionStatus.CONTRADICTED)


class DocumentScore(Struct, frozen=True, kw_only=True):
    """What is counted of one document; None where its truth does not say.

    `evidence_bits` is the counted evidence of forgery without the prior. What led to the outcome
    is told by `barred_by` (what stood in the way of accept) and `findings` (checks with some).
    """

    name: str
    group: str
    label: str
    question_set: str
    outcome: Outcome
    forgery_probability: float
    evidence_bits: float
    is_flagged: bool
    barred_by: tuple[str, ...]
    findings: tuple[str, ...]
    kind_expected: str | None
    kind_found: str
    is_kind_right: bool | None
    marks: tuple[FieldMark, ...]
    verdicts_expected: tuple[str, ...]
    findings_missing: tuple[str, ...] | None
    overlap: Overlap | None
    is_field_named: bool | None


def score_document(case: Case) -> DocumentScore:
    """Hold the report on one document against its truth."""
    truth, report = case.truth, case.report
    verdict, paper = report.verdict, report.documents[0]
    found = tuple(dict.fromkeys(finding.id for finding in report.findings))
    expect, forgery = truth.expect, truth.forgery
    answers = verdict.questions
    return DocumentScore(
        name=f"{case.set_name}/{truth.document}",
        group=group_of(case.set_name, truth),
        label=truth.label or "unlabelled",
        question_set=verdict.question_set.value,
        outcome=verdict.outcome,
        forgery_probability=verdict.forgery_probability,
        evidence_bits=sum(c.weight_bits for c in verdict.contributions if c.counted),
        is_flagged=any(answers[q].status in SUSPICIOUS for q in FLAGGING if q in answers),
        barred_by=verdict.barred_by,
        findings=found,
        kind_expected=truth.kind,
        kind_found=paper.kind,
        is_kind_right=_is_kind_right(truth, paper.kind),
        marks=tuple(_marks(case)),
        verdicts_expected=tuple(expect.verdict) if expect else (),
        findings_missing=(
            tuple(one for one in expect.finding if one not in found)
            if expect and expect.finding
            else None
        ),
        overlap=overlap_with_forgery(case) if forgery and forgery.boxes else None,
        is_field_named=names_field(case) if forgery and forgery.fields else None,
    )


def group_of(set_name: str, truth: Truth) -> str:
    """Return the name of a row's group, `set/group`."""
    return f"{set_name}/{truth.group or 'without group'}"


def _is_kind_right(truth: Truth, kind: str) -> bool | None:
    return None if truth.kind is None else kind in (truth.kind, *truth.also.get("kind", ()))


def _marks(case: Case) -> list[FieldMark]:
    """Mark header and lines; what an unreadable document lacks is unreadable, not overlooked."""
    truth = case.truth
    header: dict[str, FieldView] = {}
    read_lines: list[ReadLine] = []
    for name, view in case.report.documents[0].fields.items():
        if isinstance(view, FieldView):
            header[name] = view
        else:
            read_lines.extend(view)
    marks = mark_fields(truth, header)
    true_lines = truth.fields.get("lines")
    if isinstance(true_lines, list) or truth.complete:
        items = true_lines if isinstance(true_lines, list) else []
        wanted = [line for line in items if isinstance(line, dict)]
        marks += mark_lines(wanted, read_lines, is_complete=truth.complete)
    if case.report.verdict.outcome is not Outcome.UNREADABLE:
        return marks
    return [
        msgspec.structs.replace(mark, mark=Mark.UNREADABLE) if mark.mark is Mark.MISSED else mark
        for mark in marks
    ]
