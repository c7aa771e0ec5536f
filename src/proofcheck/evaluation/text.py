"""Scores as text: shares of outcomes first, then fields, then every miss by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofcheck.evaluation.rates import Rate
from proofcheck.evaluation.scores import FieldScore, SetScore
from proofcheck.model.result import Outcome


def scores_to_text(scores: Sequence[SetScore], *, with_misses: bool = True) -> str:
    """Render the scores of several sets."""
    return "\n".join(line for score in scores for line in _lines(score, with_misses))


def _lines(score: SetScore, with_misses: bool) -> Iterator[str]:
    yield f"{score.name}: {score.documents} documents"
    for label, counts in score.outcomes.items():
        total = sum(counts.values())
        if total:
            shares = ", ".join(
                f"{outcome.value} {counts[outcome.value]} ({counts[outcome.value] / total:.0%})"
                for outcome in Outcome
            )
            yield f"  {label:<11} {total:>4}: {shares}"
    for label in ("genuine", "forged"):
        if score.flagged[label].total:
            yield f"  {label} flagged {_rate(score.flagged[label])}"
            yield f"  {label} rejected {_rate(score.rejected[label])}"
    if score.area is not None:
        area = score.area
        yield f"  area under the ROC curve {area.area:.3f} [{area.low:.3f}, {area.high:.3f}]"
    yield from _hits(score)
    yield from _fields(score)
    if with_misses:
        for miss in score.misses:
            yield (
                f"  miss {miss.document} {miss.what} {miss.cause}: "
                f"expected {miss.expected!r}, found {miss.found!r}"
            )
    yield ""


def _hits(score: SetScore) -> Iterator[str]:
    for name, found in (
        ("kind right", score.kinds),
        ("fair verdict", score.fair),
        ("expected findings", score.expected_findings),
        ("forged place found", score.located),
        ("forged field named", score.field_named),
    ):
        if found.total:
            yield f"  {name} {_rate(found)}"


def _fields(score: SetScore) -> Iterator[str]:
    if score.header.right + score.header.wrong + score.header.missed:
        yield f"  {'header fields':<28} {_score(score.header)}"
    if score.lines.right + score.lines.wrong + score.lines.missed:
        yield f"  {'line items':<28} {_score(score.lines)}"
    for field, found_field in score.fields.items():
        yield f"    {field:<26} {_score(found_field)}"


def _rate(found: Rate) -> str:
    interval = f"[{found.low:.1%}, {found.high:.1%}]"
    return f"{found.hits} of {found.total}, {found.share:.1%} {interval}"


def _score(found: FieldScore) -> str:
    return (
        f"P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}  "
        f"(right {found.right}, wrong {found.wrong}, missed {found.missed}, "
        f"invented {found.invented})"
    )
