"""What the documents of a set come to: fields, kinds, outcomes, fairness, places, calibration.

A paper is *flagged* when integrity, agreement or novelty is suspect or contradicted, and
*rejected* when the outcome is reject (DESIGN, "Outcome"). Documents without a label are run,
and what their truth says of fields and verdicts counts, but they are in no figure of genuine
or forged papers. docs/evaluate.md says what each figure means.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

import numpy as np
from msgspec import Struct

from proofcheck.evaluation.calibration import (
    Calibration,
    Reliability,
    calibration_of,
    reliability_of,
)
from proofcheck.evaluation.documents import DocumentScore, group_of
from proofcheck.evaluation.matching import FieldMark, Mark
from proofcheck.evaluation.rates import (
    Area,
    FieldScore,
    Rate,
    f1_intervals,
    field_score,
    rate,
    roc_area,
)
from proofcheck.evaluation.sets import LabelledSet
from proofcheck.model.result import Outcome

LABELS = ("genuine", "forged", "unlabelled")
ALL_SETS = "all sets"
HEADER, LINES = "all header fields", "all line items"


class Miss(Struct, frozen=True, kw_only=True):
    """One thing that came out wrong: the document (`set/document`), what of it, and the cause.

    `what` is a field (`lines.` before a column), `kind`, `verdict`, `finding`, `forged place`
    or `forged field`; `cause` is wrong, missed, invented or unreadable. For all but fields
    `barred_by` says what stood in the way of accept, and `findings` which checks had some.
    """

    document: str
    what: str
    cause: Mark
    expected: str
    found: str
    barred_by: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


class SetScore(Struct, frozen=True, kw_only=True):
    """All figures of one set, of a group of it, or of all sets together."""

    name: str
    documents: int
    question_sets: dict[str, int]
    outcomes: dict[str, dict[Outcome, Rate]]
    flagged: dict[str, Rate]
    fair: Rate
    expected_findings: Rate
    located: Rate
    mean_coverage: float | None
    mean_iou: float | None
    field_named: Rate
    area: Area | None
    kinds: Rate
    confusion: dict[str, dict[str, int]]
    header: FieldScore
    lines: FieldScore
    fields: dict[str, FieldScore]
    whole_papers: Rate
    confidence: Calibration | None
    probability: Reliability | None
    misses: tuple[Miss, ...]


def score_sets(
    sets: Sequence[tuple[str, Sequence[DocumentScore]]], *, by_group: bool = False
) -> list[SetScore]:
    """Score every set, with `by_group` every group of it, and all together if they are several."""
    scores: list[SetScore] = []
    for name, documents in sets:
        scores.append(score_set(name, documents))
        if by_group:
            groups: dict[str, list[DocumentScore]] = defaultdict(list)
            for document in documents:
                groups[document.group].append(document)
            scores.extend(score_set(group, groups[group]) for group in sorted(groups))
    if len(sets) > 1:
        every = [document for _, documents in sets for document in documents]
        scores.append(score_set(ALL_SETS, every))
    return scores


def score_names(sets: Sequence[LabelledSet], *, by_group: bool = False) -> list[str]:
    """Return the names that the scores of these sets will have, in no order."""
    names = {one.name for one in sets} | ({ALL_SETS} if len(sets) > 1 else set())
    if by_group:
        names |= {group_of(one.name, truth) for one in sets for truth in one.truths}
    return sorted(names)


def score_set(name: str, documents: Sequence[DocumentScore]) -> SetScore:
    """Score some documents together."""
    forged = [d for d in documents if d.label == "forged"]
    genuine = [d for d in documents if d.label == "genuine"]
    overlaps = [d.overlap for d in forged if d.overlap is not None]
    fields = _field_scores(documents)
    kinds = [d.is_kind_right for d in documents if d.is_kind_right is not None]
    return SetScore(
        name=name,
        documents=len(documents),
        question_sets=dict(sorted(Counter(d.question_set for d in documents).items())),
        outcomes={label: _outcomes(documents, label) for label in LABELS},
        flagged={
            "genuine": _share(d.is_flagged for d in genuine),
            "forged": _share(d.is_flagged for d in forged),
        },
        fair=_share(_is_fair(d) for d in documents if d.verdicts_expected),
        expected_findings=_share(
            not d.findings_missing for d in documents if d.findings_missing is not None
        ),
        located=_share(overlap.is_found for overlap in overlaps),
        mean_coverage=_mean([overlap.coverage for overlap in overlaps]),
        mean_iou=_mean([overlap.iou for overlap in overlaps]),
        field_named=_share(d.is_field_named for d in forged if d.is_field_named is not None),
        area=roc_area([d.evidence_bits for d in forged], [d.evidence_bits for d in genuine]),
        kinds=_share(kinds),
        confusion=_confusion(documents),
        header=fields.pop(HEADER),
        lines=fields.pop(LINES),
        fields=fields,
        whole_papers=_share(
            all(m.mark is Mark.RIGHT for m in header) for d in documents if (header := _header(d))
        ),
        confidence=calibration_of(
            [
                (mark.confidence, mark.mark is Mark.RIGHT)
                for document in documents
                for mark in document.marks
                if mark.confidence is not None
            ]
        ),
        probability=reliability_of(
            [(d.forgery_probability, d.label == "forged") for d in (*genuine, *forged)]
        ),
        misses=tuple(miss for document in documents for miss in _misses(document)),
    )


def _field_scores(documents: Sequence[DocumentScore]) -> dict[str, FieldScore]:
    """Count the marks of every field, of the whole header and of all lines, with intervals."""
    names = sorted({mark.field for document in documents for mark in document.marks})
    columns = {name: index for index, name in enumerate((HEADER, LINES, *names))}
    counted = [document for document in documents if document.marks]
    table = np.zeros((len(counted), len(columns), 2), dtype=np.int64)
    tallies: dict[str, Counter[Mark]] = {name: Counter() for name in columns}
    for row, document in enumerate(counted):
        for mark in document.marks:
            for name in (mark.field, LINES if _is_line(mark) else HEADER):
                tallies[name][mark.mark] += 1
                table[row, columns[name]] += _read_and_printed(mark)
    intervals = f1_intervals(table)
    return {
        name: field_score(
            right=tallies[name][Mark.RIGHT],
            wrong=tallies[name][Mark.WRONG],
            missed=tallies[name][Mark.MISSED],
            unreadable=tallies[name][Mark.UNREADABLE],
            invented=tallies[name][Mark.INVENTED],
            interval=intervals[index],
        )
        for name, index in columns.items()
    }


def _read_and_printed(mark: FieldMark) -> tuple[int, int]:
    """Return what a mark adds to the right values, and to those read and those printed."""
    match mark.mark:
        case Mark.RIGHT:
            return 1, 2
        case Mark.WRONG:
            return 0, 2
        case Mark.MISSED | Mark.UNREADABLE | Mark.INVENTED:
            return 0, 1
        case _:
            assert_never(mark.mark)


def _is_line(mark: FieldMark) -> bool:
    return mark.field == "lines" or mark.field.startswith("lines.")


def _header(document: DocumentScore) -> list[FieldMark]:
    return [mark for mark in document.marks if not _is_line(mark)]


def _is_fair(document: DocumentScore) -> bool:
    return document.outcome in document.verdicts_expected


def _outcomes(documents: Sequence[DocumentScore], label: str) -> dict[Outcome, Rate]:
    """Return the shares of all outcomes, also of those that did not occur."""
    counts = Counter(d.outcome for d in documents if d.label == label)
    return {outcome: rate(counts[outcome], counts.total()) for outcome in Outcome}


def _confusion(documents: Sequence[DocumentScore]) -> dict[str, dict[str, int]]:
    """Count the kinds found for every true kind, as the reports have them."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        if document.kind_expected is not None:
            table[document.kind_expected][document.kind_found] += 1
    return {kind: dict(table[kind].most_common()) for kind in sorted(table)}


def _share(hits: Iterable[bool | None]) -> Rate:
    values = list(hits)
    return rate(sum(map(bool, values)), len(values))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _misses(document: DocumentScore) -> Iterator[Miss]:
    for mark in document.marks:
        if mark.mark is not Mark.RIGHT:
            yield Miss(
                document=document.name,
                what=mark.field,
                cause=mark.mark,
                expected=mark.expected,
                found=mark.read,
            )
    if document.is_kind_right is False:
        yield _missed(document, "kind", document.kind_expected or "", document.kind_found)
    if document.verdicts_expected and not _is_fair(document):
        expected = " or ".join(document.verdicts_expected)
        yield _missed(document, "verdict", expected, document.outcome)
    for finding in document.findings_missing or ():
        yield _missed(document, "finding", finding, "")
    if document.label == "forged":
        if document.overlap is not None and not document.overlap.is_found:
            yield _missed(document, "forged place", "a box on it", "")
        if document.is_field_named is False:
            yield _missed(document, "forged field", "its name", "")


def _missed(document: DocumentScore, what: str, expected: str, found: str) -> Miss:
    return Miss(
        document=document.name,
        what=what,
        cause=_cause(document, found),
        expected=expected,
        found=found,
        barred_by=document.barred_by,
        findings=document.findings,
    )


def _cause(document: DocumentScore, found: str) -> Mark:
    if document.outcome is Outcome.UNREADABLE:
        return Mark.UNREADABLE
    return Mark.WRONG if found else Mark.MISSED
