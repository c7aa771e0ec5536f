"""How right fields and verdicts are on labelled sets: shares, rates with intervals, misses.

`python benchmarks/accuracy.py [--authenticity] [--only FILE] TRUTH…` runs each set as `proofcheck
evaluate` does and writes its table to benchmarks/RESULTS.md; `--part NAME` says in its title
which part the list is. With `--reports DIR` an earlier run is gone on with. Sets of other people's
documents stay outside the project: their misses are listed by document id only.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from proofcheck import Config, QuestionSet
from proofcheck.evaluation.documents import score_document
from proofcheck.evaluation.rates import FieldScore, Rate
from proofcheck.evaluation.reports import read_cases, run_set
from proofcheck.evaluation.scores import SetScore, score_set
from proofcheck.evaluation.sets import load_sets, read_only, require_documents
from proofcheck.model.result import Outcome
from record import record, table


def main() -> None:
    """Measure every set that is named; `--authenticity` asks for nothing but the paper."""
    asked = _arguments()
    only = read_only(asked.only) if asked.only else None
    question_set = QuestionSet.AUTHENTICITY if asked.authenticity else None
    words = [*(["authenticity"] if asked.authenticity else []), *([asked.part] if only else [])]
    flags = " --authenticity" * asked.authenticity + f" --only {asked.part}" * bool(only)
    with TemporaryDirectory(prefix="proofcheck-") as scratch:
        folder = asked.reports or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for one in require_documents(load_sets(asked.truths, only=only), skip=False):
            reports = folder / f"{one.name}.jsonl"
            run_set(
                one,
                reports,
                config=Config(),
                question_set=question_set,
                workers=2,
                resume=asked.reports is not None,
            )
            body = describe(
                score_set(one.name, list(map(score_document, read_cases(one, reports))))
            )
            print(body)
            title = ", ".join((f"Accuracy: {one.name}", *words))
            record(title, f"python benchmarks/accuracy.py {one.name}/truth.jsonl{flags}", body)


def describe(score: SetScore) -> str:
    """One set as Markdown: outcomes by label, rates, fields, calibration, misses by document."""
    outcomes = [
        (label, *(str(shares[outcome].hits) for outcome in Outcome))
        for label, shares in score.outcomes.items()
        if shares[Outcome.ACCEPT].total
    ]
    rates = {
        "genuine flagged": score.flagged["genuine"],
        "genuine rejected": score.outcomes["genuine"][Outcome.REJECT],
        "forged flagged": score.flagged["forged"],
        "forged rejected": score.outcomes["forged"][Outcome.REJECT],
        "kind right": score.kinds,
        "fair verdict": score.fair,
        "expected findings": score.expected_findings,
        "forged place found": score.located,
        "forged field named": score.field_named,
        "papers with every field right": score.whole_papers,
    }
    counted = [_rate_row(name, one) for name, one in rates.items() if one.total]
    fields = {"all header fields": score.header, "all line items": score.lines}
    bins = score.confidence.bins if score.confidence else ()
    stated = [
        (f"{b.low:.2f} to {b.high:.2f}", f"{b.mean_stated:.3f}", f"{b.held.share:.1%}")
        for b in bins
    ]
    misses = sorted({f"- {m.document.split('/', 1)[1]}: {m.what} {m.cause}" for m in score.misses})
    return "\n\n".join(
        (
            f"{score.documents} documents.",
            table(("label", *(outcome.value for outcome in Outcome)), outcomes),
            table(("rate", "share", "interval of 95 %"), counted),
            table(
                ("fields", "precision", "recall", "F1", "interval of 95 %"),
                [_field_row(name, one) for name, one in fields.items() if one.f1 is not None],
            ),
            table(("stated confidence", "mean", "right"), stated),
            *_single_figures(score),
            "Misses:\n\n" + ("\n".join(misses) or "none"),
        )
    )


def _single_figures(score: SetScore) -> list[str]:
    area, told = score.area, score.probability
    words = []
    if area is not None:
        words.append(
            f"Area under the ROC curve {area.area:.3f} ({area.low:.3f} to {area.high:.3f})."
        )
    if told is not None:
        words.append(
            f"Brier score of the forgery probability {told.brier:.3f} "
            f"(base rate alone {told.brier_of_base_rate:.3f})."
        )
    return words


def _rate_row(name: str, found: Rate) -> tuple[str, ...]:
    return name, f"{found.hits} of {found.total}", f"{found.low:.1%} to {found.high:.1%}"


def _field_row(name: str, found: FieldScore) -> tuple[str, ...]:
    shares = (found.precision, found.recall, found.f1)
    ends = (found.f1_low, found.f1_high)
    interval = " to ".join(f"{end:.3f}" for end in ends if end is not None)
    return name, *("–" if s is None else f"{s:.3f}" for s in shares), interval


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("truths", nargs="+", type=Path)
    parser.add_argument("--authenticity", action="store_true")
    parser.add_argument("--only", type=Path)
    parser.add_argument("--part", default="part")
    parser.add_argument("--reports", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
