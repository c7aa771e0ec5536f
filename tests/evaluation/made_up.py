"""Reports as evaluation reads them, made up so that every figure can be computed by hand."""

from __future__ import annotations

import msgspec

from proofcheck.evaluation.reports import Case
from proofcheck.evaluation.truth import Truth
from proofcheck.model.measures import Box
from proofcheck.model.result import (
    Answer,
    Contribution,
    Outcome,
    Question,
    QuestionSet,
    QuestionStatus,
    Verdict,
)
from proofcheck.report.schema import (
    DocumentView,
    EvidenceView,
    FieldView,
    FileView,
    FindingView,
    Flat,
    PageView,
    ReportView,
)


def field(value: Flat | None, confidence: float = 0.9, absence: str | None = None) -> FieldView:
    if value is None:
        return FieldView(value=None, absence=absence or "not_printed", reason="made up")
    return FieldView(value=value, as_printed=str(value), confidence=confidence)


def fields(**values: Flat | None) -> dict[str, FieldView]:
    return {name: field(value) for name, value in values.items()}


def finding(check: str, box: tuple[float, ...] | None = None, names: tuple[str, ...] = (), page=1):
    evidence = EvidenceView(
        type="page",
        observed="x",
        expected="y",
        document=1,
        page=page if box else None,
        box=Box(*box) if box else None,
    )
    return FindingView(
        id=check,
        family="made-up",
        question="integrity",
        severity="high",
        decisive=True,
        weight_bits=5.0,
        title=check,
        note="",
        fields=names,
        evidence=[evidence],
        innocent_causes=(),
        next_step="",
    )


def report(
    outcome: str = "accept",
    *,
    kind: str = "invoice",
    read: dict[str, FieldView | list[dict[str, FieldView]]] | None = None,
    findings: tuple[FindingView, ...] = (),
    probability: float = 0.02,
    bits: float = 0.0,
    integrity: str = "clear",
    barred_by: tuple[str, ...] = (),
    path: str = "set/a.pdf",
    sha256: str = "0" * 64,
    pixels: tuple[int, int] | None = None,
) -> ReportView:
    page = PageView(
        width_pt=600.0,
        height_pt=800.0,
        width_px=pixels[0] if pixels else None,
        height_px=pixels[1] if pixels else None,
        rotation=0,
    )
    document = DocumentView(
        file=FileView(path=path, sha256=sha256, media_type="application/pdf", size_bytes=1),
        kind=kind,
        kind_confidence=0.9,
        languages=["en"],
        country=None,
        pages=[] if outcome == "unreadable" else [page],
        fields=read or {},
        faults=[],
    )
    status = QuestionStatus(integrity)
    verdict = Verdict(
        outcome=Outcome(outcome),
        reason="made up",
        questions={Question.INTEGRITY: Answer(status=status, sentence="made up")},
        question_set=QuestionSet.AUTHENTICITY,
        policy=None,
        forgery_probability=probability,
        prior_bits=-5.0,
        coverage=1.0,
        contributions=(
            Contribution(family="made-up", check="PC-1", weight_bits=bits, counted=True),
            Contribution(family="made-up", check="PC-2", weight_bits=99.0, counted=False),
        ),
        barred_by=barred_by,
    )
    return ReportView(
        schema="proofcheck/1",
        verdict=verdict,
        documents=[document],
        findings=list(findings),
        not_checked=[],
        policy_rules=[],
        registry=[],
        related=[],
        tools={},
        config_digest="d",
        timing_ms={},
    )


def truth(document: str = "a.pdf", **values: object) -> Truth:
    return msgspec.convert({"document": document, **values}, Truth)


def case(row: Truth, view: ReportView, set_name: str = "set") -> Case:
    return Case(set_name=set_name, truth=row, report=view)
