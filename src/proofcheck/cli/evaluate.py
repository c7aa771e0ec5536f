"""`proofcheck evaluate TRUTH…`: run labelled sets, and say how right the verdicts are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from proofcheck.cli.options import (
    ConfigOption,
    Format,
    FormatOption,
    OcrOption,
    OutputOption,
    QuestionsOption,
    RegistryOption,
    refuse_html,
    refuse_junit,
    settings,
    write_output,
)
from proofcheck.evaluation.cases import Case, load_set, run_set
from proofcheck.evaluation.scores import score_cases
from proofcheck.evaluation.text import scores_to_text
from proofcheck.report.text import printable


def evaluate(
    truths: Annotated[
        list[Path], typer.Argument(metavar="TRUTH…", help="Truth files (JSON lines).")
    ],
    registry: RegistryOption = None,
    questions: QuestionsOption = None,
    ocr: OcrOption = None,
    config: ConfigOption = None,
    workers: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes.")] = 2,
    by_group: Annotated[
        bool, typer.Option("--by-group", help="Score every group of a set by itself, too.")
    ] = False,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
) -> int:
    """Run labelled sets and score them: fields, outcomes, fairness, places found."""
    refuse_junit(form)
    refuse_html(form)
    scores = []
    for path in truths:
        cases = run_set(
            load_set(path),
            config=settings(config, ocr),
            registry=registry,
            question_set=questions,
            workers=workers,
            on_case=_say,
        )
        scores.append(score_cases(path.parent.name, cases))
        if by_group:
            groups = sorted({case.truth.group or "" for case in cases})
            scores.extend(
                score_cases(
                    f"{path.parent.name}/{group}",
                    [case for case in cases if (case.truth.group or "") == group],
                )
                for group in groups
            )
    if form is Format.JSON:
        data = msgspec.json.format(msgspec.json.encode(scores), indent=2) + b"\n"
    else:
        data = scores_to_text(scores).encode()
    write_output(data, output)
    return 0


def _say(case: Case) -> None:
    name = printable(f"{case.set_name}/{case.truth.document}")
    sys.stderr.write(f"{name}: {case.report.outcome}\n")
    sys.stderr.flush()
