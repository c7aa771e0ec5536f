"""What the cases of a set come to: fields, lines, kinds, outcomes, fairness, localisation.

A paper is *flagged* when integrity, agreement or novelty is suspect or contradicted, and
*rejected* when the outcome is reject (DESIGN, "Outcome"). Rows without a label are run, not
counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from proofcheck.evaluation.cases import Case
from proofcheck.evaluation.localisation import finds_place, names_field
from proofcheck.evaluation.matching import FieldMark, Mark, mark_fields, mark_lines
from proofcheck.evaluation.rates import Area, Rate, rate, roc_area
from proofcheck.model.result import Outcome, Question, QuestionStatus, Verdict
from proofcheck.report.schema import FieldView
from proofcheck.report.view import view_fields

FLAGGING = (Question.INTEGRITY, Question.AGREEMENT, Question.NOVELTY)


class FieldScore(Struct, frozen=True, kw_only=True):
    """Counts of one field over a set; precision, recall and F1 follow from them."""

    right: int
    wrong: int
    missed: int
    invented: int

    @property
    def precision(self) -> float:
        """Right values among those read."""
        return _share(self.right, self.right + self.wrong + self.invented)

    @property
    def recall(self) -> float:
        """Right values among those printed."""
        return _share(self.right, self.right + self.wrong + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + 2 * self.wrong + self.missed + self.invented)


class Miss(Struct, frozen=True, kw_only=True):
    """One thing that came out wrong: document, field (or `kind`, `verdict`), cause."""

    document: str
    what: str
    cause: str
    expected: str
    found: str


class SetScore(Struct, frozen=True, kw_only=True):
    """All figures of one set (or group of it)."""

    name: str
    documents: int
    header: FieldScore
    lines: FieldScore
    fields: dict[str, FieldScore]
    kinds: Rate
    outcomes: dict[str, dict[str, int]]
    flagged: dict[str, Rate]
    rejected: dict[str, Rate]
    fair: Rate
    expected_findings: Rate
    located: Rate
    field_named: Rate
    area: Area | None
    misses: tuple[Miss, ...]


def score_cases(name: str, cases: Sequence[Case]) -> SetScore:
    """Score the cases of a set."""
    marks = [(case.truth.document, mark) for case in cases for mark in _marks(case)]
    header = [m for _, m in marks if not m.field.startswith("lines")]
    lines = [m for _, m in marks if m.field.startswith("lines")]
    forged = [case for case in cases if case.truth.label == "forged"]
    genuine = [case for case in cases if case.truth.label == "genuine"]
    asked = [case for case in cases if case.truth.expect and case.truth.expect.verdict]
    wanted = [case for case in cases if case.truth.expect and case.truth.expect.finding]
    placed = [c for c in forged if c.truth.forgery and c.truth.forgery.boxes]
    named = [c for c in forged if c.truth.forgery and c.truth.forgery.fields]
    return SetScore(
        name=name,
        documents=len(cases),
        header=_count(header),
        lines=_count(lines),
        fields={field: _count(found) for field, found in sorted(_by_field(marks).items())},
        kinds=_rate(cases, lambda c: c.truth.kind is not None, _is_kind_right),
        outcomes=_outcomes(cases),
        flagged={"genuine": _hits(genuine, is_flagged), "forged": _hits(forged, is_flagged)},
        rejected={"genuine": _hits(genuine, is_rejected), "forged": _hits(forged, is_rejected)},
        fair=_hits(asked, _is_fair),
        expected_findings=_hits(wanted, _has_expected_finding),
        located=_hits(placed, finds_place),
        field_named=_hits(named, names_field),
        area=roc_area([evidence_bits(c) for c in forged], [evidence_bits(c) for c in genuine]),
        misses=tuple(_misses(cases, marks)),
    )


def is_flagged(case: Case) -> bool:
    """Whether integrity, agreement or novelty is suspect or contradicted."""
    suspicious = (QuestionStatus.SUSPECT, QuestionStatus.CONTRADICTED)
    answers = case.report.verdict.questions
    return any(answers[q].status in suspicious for q in FLAGGING if q in answers)


def is_rejected(case: Case) -> bool:
    """Whether the outcome is reject."""
    return case.report.outcome is Outcome.REJECT


def evidence_bits(case: Case) -> float:
    """The counted evidence of forgery in bits, prior apart."""
    verdict: Verdict = case.report.verdict
    return sum(c.weight_bits for c in verdict.contributions if c.counted)


def _marks(case: Case) -> list[FieldMark]:
    read = view_fields(case.report.dossier.documents[0].paper)
    lines = read.pop("lines", [])
    header = {name: view.value for name, view in read.items() if isinstance(view, FieldView)}
    marks = mark_fields(case.truth, header)
    true_lines = case.truth.fields.get("lines")
    if isinstance(true_lines, list) and isinstance(lines, list):
        wanted = [line for line in true_lines if isinstance(line, dict)]
        marks += mark_lines(wanted, [{k: v.value for k, v in line.items()} for line in lines])
    return marks


def _by_field(marks: Iterable[tuple[str, FieldMark]]) -> dict[str, list[FieldMark]]:
    found: dict[str, list[FieldMark]] = defaultdict(list)
    for _, mark in marks:
        found[mark.field].append(mark)
    return found


def _count(marks: Iterable[FieldMark]) -> FieldScore:
    counts = Counter(mark.mark for mark in marks)
    return FieldScore(
        right=counts[Mark.RIGHT],
        wrong=counts[Mark.WRONG],
        missed=counts[Mark.MISSED],
        invented=counts[Mark.INVENTED],
    )


def _is_kind_right(case: Case) -> bool:
    kind = case.report.dossier.documents[0].kind.value
    return kind == case.truth.kind or kind in case.truth.also.get("kind", [])


def _is_fair(case: Case) -> bool:
    expect = case.truth.expect
    return expect is not None and case.report.outcome.value in expect.verdict


def _has_expected_finding(case: Case) -> bool:
    failed = {result.check.id for result in case.report.results if result.findings}
    expect = case.truth.expect
    return expect is not None and set(expect.finding) <= failed


def _outcomes(cases: Sequence[Case]) -> dict[str, dict[str, int]]:
    """Counts of outcomes by label; every outcome is listed, also with none."""
    table = {
        label: {outcome.value: 0 for outcome in Outcome}
        for label in ("genuine", "forged", "unlabelled")
    }
    for case in cases:
        table[case.truth.label or "unlabelled"][case.report.outcome.value] += 1
    return table


def _hits(cases: Sequence[Case], test: Any) -> Rate:
    return rate(sum(bool(test(case)) for case in cases), len(cases))


def _rate(cases: Sequence[Case], counts: Any, test: Any) -> Rate:
    return _hits([case for case in cases if counts(case)], test)


def _misses(cases: Sequence[Case], marks: Sequence[tuple[str, FieldMark]]) -> Iterable[Miss]:
    for document, mark in marks:
        if mark.mark is not Mark.RIGHT:
            yield Miss(
                document=document,
                what=mark.field,
                cause=mark.mark.value,
                expected=mark.expected,
                found=mark.read,
            )
    for case in cases:
        truth = case.truth
        if truth.kind is not None and not _is_kind_right(case):
            found = case.report.dossier.documents[0].kind.value
            yield Miss(
                document=truth.document,
                what="kind",
                cause="wrong",
                expected=truth.kind,
                found=found,
            )
        if truth.expect and truth.expect.verdict and not _is_fair(case):
            yield Miss(
                document=truth.document,
                what="verdict",
                cause=case.report.verdict.reason,
                expected=" or ".join(truth.expect.verdict),
                found=case.report.outcome.value,
            )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
