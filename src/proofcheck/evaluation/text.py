"""Scores as text: shares of outcomes first, then verdicts, fields, calibration, every miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from proofcheck.evaluation.calibration import Bin
from proofcheck.evaluation.rates import FieldScore, Rate
from proofcheck.evaluation.scores import Miss, SetScore
from proofcheck.model.result import Outcome
from proofcheck.report.text import printable

NAME_WIDTH = 30
NOTHING = "–"


def scores_to_text(scores: Sequence[SetScore]) -> str:
    """Render the scores of several sets; misses are listed once, under the set they are of."""
    told: set[tuple[str, str, str, str, str]] = set()
    lines: list[str] = []
    for score in scores:
        lines.extend(_lines(score))
        for miss in score.misses:
            key = (miss.document, miss.what, miss.cause, miss.expected, miss.found)
            if key not in told:
                told.add(key)
                lines.append(_miss(miss))
        lines.append("")
    return "\n".join(line for i, line in enumerate(lines) if line or (i and lines[i - 1])) + "\n"


def _lines(score: SetScore) -> Iterator[str]:
    asked = ", ".join(f"{count} {name}" for name, count in score.question_sets.items())
    title = f"{printable(score.name)}: {score.documents} documents ({asked or 'none'})"
    yield title
    yield "=" * len(title)
    yield from _outcomes(score)
    yield from _verdicts(score)
    yield from _fields(score)
    if score.confidence is not None:
        stated = score.confidence
        error = f"expected calibration error {stated.expected_error:.3f}"
        yield f"Stated confidence of {stated.count} values, {error}"
        yield from _bins(stated.bins, "right")
    if score.probability is not None:
        told = score.probability
        brier = f"Brier score {told.brier:.3f} (base rate alone {told.brier_of_base_rate:.3f})"
        yield f"Stated probability of forgery of {told.count} labelled papers, {brier}"
        yield from _bins(told.bins, "forged")
    if score.misses:
        yield f"Misses ({len(score.misses)}):"


def _outcomes(score: SetScore) -> Iterator[str]:
    yield f"{'':<12}{'':>6}" + "".join(f"{outcome.value:>25}" for outcome in Outcome)
    for label, shares in score.outcomes.items():
        total = shares[Outcome.ACCEPT].total
        if total:
            cells = (f"{_percent(one.share)} {_interval(one)}" for one in shares.values())
            yield f"{label:<12}{total:>6}" + "".join(f"{cell:>25}" for cell in cells)
    yield ""


def _verdicts(score: SetScore) -> Iterator[str]:
    rates = {
        "genuine flagged": score.flagged["genuine"],
        "forged flagged": score.flagged["forged"],
        "fair verdict": score.fair,
        "expected findings": score.expected_findings,
        "forged place found": score.located,
        "forged field named": score.field_named,
        "kind right": score.kinds,
        "papers with every field right": score.whole_papers,
    }
    for name, one in rates.items():
        if one.total:
            counts = f"{one.hits} of {one.total}"
            yield f"{name:<{NAME_WIDTH}}{counts:>12} {_percent(one.share):>7} {_interval(one)}"
    if score.mean_coverage is not None and score.mean_iou is not None:
        yield f"{'forged area covered, IoU':<{NAME_WIDTH}}{_percent(score.mean_coverage):>20} " + (
            f"{score.mean_iou:.3f}"
        )
    if score.area is not None:
        area = score.area
        interval = f"[{area.low:.3f}, {area.high:.3f}]"
        yield f"{'area under the ROC curve':<{NAME_WIDTH}}{area.area:>20.3f} {interval}"
    for expected, row in score.confusion.items():
        wrong = {found: count for found, count in row.items() if found != expected}
        if wrong:
            others = ", ".join(f"{count} {found}" for found, count in wrong.items())
            yield f"  {expected}: {row.get(expected, 0)} so, {others}"
    yield ""


def _fields(score: SetScore) -> Iterator[str]:
    rows = {"header": score.header, "lines (all columns)": score.lines}
    rows |= {f"  {name}": one for name, one in score.fields.items()}
    shown = {name: one for name, one in rows.items() if one.f1 is not None}
    if not shown:
        return
    heads = ("precision", "recall", "F1")
    counts = ("right", "wrong", "missed", "unread.", "invented")
    yield (
        f"{'':<{NAME_WIDTH}}"
        + "".join(f"{head:>10}" for head in heads)
        + (f"{'':>17}" + "".join(f"{head:>9}" for head in counts))
    )
    for name, one in shown.items():
        yield f"{name:<{NAME_WIDTH}}" + _score(one)
    yield ""


def _score(one: FieldScore) -> str:
    shares = "".join(
        f"{NOTHING if share is None else format(share, '.3f'):>10}"
        for share in (one.precision, one.recall, one.f1)
    )
    has_interval = one.f1_low is not None and one.f1_high is not None
    interval = f"[{one.f1_low:.3f}, {one.f1_high:.3f}]" if has_interval else ""
    counts = (one.right, one.wrong, one.missed, one.unreadable, one.invented)
    return shares + f"{interval:>17}" + "".join(f"{count:>9}" for count in counts)


def _bins(bins: Iterable[Bin], held: str) -> Iterator[str]:
    for one in bins:
        yield (
            f"  {one.low:.2f} to {one.high:.2f}: {one.held.total:>6}, stated "
            f"{one.mean_stated:.3f}, {held} {_percent(one.held.share):>6} {_interval(one.held)}"
        )
    yield ""


def _miss(miss: Miss) -> str:
    texts = (("expected", miss.expected), ("found", miss.found))
    told = ", ".join(f"{word} “{text}”" for word, text in texts if text)
    causes = (("barred by", miss.barred_by), ("findings", miss.findings))
    because = "; ".join(f"{word} {', '.join(ids)}" for word, ids in causes if ids)
    ending = f" ({because})" if because else ""
    return "  " + printable(f"{miss.document}: {miss.what} {miss.cause}: {told}{ending}")


def _percent(share: float | None) -> str:
    return NOTHING if share is None else f"{share:.1%}"


def _interval(one: Rate) -> str:
    return f"[{one.low:.1%}, {one.high:.1%}]"
