"""How right fields and verdicts are on labelled sets: shares, rates with intervals, misses.

`python benchmarks/accuracy.py TRUTH…` runs each set as `proofcheck evaluate` does and writes
its table to benchmarks/RESULTS.md. Sets of other people's documents stay outside the project:
their misses are listed by document id only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from proofcheck import Config, QuestionSet
from proofcheck.evaluation.cases import load_set, run_set
from proofcheck.evaluation.rates import Rate
from proofcheck.evaluation.scores import SetScore, score_cases
from proofcheck.model.result import Outcome
from record import record, table


def main(arguments: list[str]) -> None:
    """Measure every set that is named; `--authenticity` asks for nothing but the paper."""
    alone = "--authenticity" in arguments
    asked = QuestionSet.AUTHENTICITY if alone else None
    for argument in arguments:
        if argument.startswith("--"):
            continue
        labelled = load_set(Path(argument))
        cases = run_set(labelled, config=Config(), question_set=asked, workers=2)
        body = describe(score_cases(labelled.name, cases))
        print(body)
        flag = " --authenticity" if alone else ""
        name = f"Accuracy: {labelled.name}{', authenticity' if alone else ''}"
        command = f"python benchmarks/accuracy.py {labelled.name}/truth.jsonl{flag}"
        record(name, command, body)


def describe(score: SetScore) -> str:
    """One set as Markdown: outcomes by label, rates, field scores, misses by document."""
    outcomes = [
        (label, *(str(counts[outcome.value]) for outcome in Outcome))
        for label, counts in score.outcomes.items()
        if sum(counts.values())
    ]
    rates = [
        ("genuine flagged", score.flagged["genuine"]),
        ("genuine rejected", score.rejected["genuine"]),
        ("forged flagged", score.flagged["forged"]),
        ("forged rejected", score.rejected["forged"]),
        ("kind right", score.kinds),
        ("fair verdict", score.fair),
        ("expected findings", score.expected_findings),
        ("forged place found", score.located),
        ("forged field named", score.field_named),
    ]
    fields = [
        (name, f"{found.precision:.3f}", f"{found.recall:.3f}", f"{found.f1:.3f}")
        for name, found in (("all header fields", score.header), ("all line items", score.lines))
    ]
    misses = sorted({f"- {m.document}: {m.what} {m.cause}" for m in score.misses})
    return "\n\n".join(
        (
            f"{score.documents} documents.",
            table(("label", *(outcome.value for outcome in Outcome)), outcomes),
            table(("rate", "share", "interval of 95 %"), [_row(*pair) for pair in rates]),
            table(("fields", "precision", "recall", "F1"), fields),
            "Misses:\n\n" + ("\n".join(misses) or "none"),
        )
    )


def _row(name: str, found: Rate) -> tuple[str, str, str]:
    if not found.total:
        return name, "none to count", ""
    return name, f"{found.hits} of {found.total}", f"{found.low:.1%} to {found.high:.1%}"


if __name__ == "__main__":
    main(sys.argv[1:])
