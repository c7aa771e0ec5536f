"""`proofcheck evaluate TRUTH…`: run labelled sets, and say how right the verdicts are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from proofcheck.cli.exits import Exit
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
from proofcheck.errors import ConfigError
from proofcheck.report.text import printable


def evaluate(
    truths: Annotated[
        list[Path], typer.Argument(metavar="TRUTH…", help="Truth files (JSON lines).")
    ],
    reports: Annotated[
        Path | None,
        typer.Option("--reports", metavar="DIR", help="Keep the reports there, SET.jsonl."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep reports in --reports that still hold.")
    ] = False,
    from_reports: Annotated[
        Path | None,
        typer.Option(
            "--from-reports",
            metavar="DIR|FILE",
            help="Score these JSON reports (SET.jsonl, or one file); examine nothing.",
        ),
    ] = None,
    only: Annotated[
        Path | None,
        typer.Option("--only", metavar="FILE", help="Documents to take, one a line."),
    ] = None,
    skip_missing: Annotated[
        bool, typer.Option("--skip-missing", help="Leave out rows without document or report.")
    ] = False,
    registry: RegistryOption = None,
    questions: QuestionsOption = None,
    ocr: OcrOption = None,
    config: ConfigOption = None,
    workers: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes.")] = 2,
    by_group: Annotated[
        bool, typer.Option("--by-group", help="Score every group of a set by itself, too.")
    ] = False,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-under",
            metavar="NAME=VALUE",
            help="End with 1 unless the figure is so high (NAME<=VALUE: so low). Repeatable.",
        ),
    ] = None,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
) -> int:
    """Run labelled sets and score them: outcomes, fields, fairness, places, calibration."""
    refuse_junit(form)
    refuse_html(form)
    _refuse_contradictions(reports, resume, from_reports)
    # What scores needs NumPy: no other command has to load it.
    from proofcheck.cli.scoring import Asked, run_and_score

    asked = Asked(
        truths=tuple(truths),
        reports=reports,
        resume=resume,
        from_reports=from_reports,
        only=only,
        skip_missing=skip_missing,
        registry=registry,
        questions=questions,
        config=settings(config, ocr),
        workers=workers,
        by_group=by_group,
        fail_under=tuple(fail_under or ()),
        as_json=form is Format.JSON,
    )
    data, below = run_and_score(asked)
    write_output(data, output)
    for words in below:
        typer.echo(f"proofcheck: {printable(words)}", err=True)
    return Exit.FAILED if below else Exit.FINE


def _refuse_contradictions(reports: Path | None, resume: bool, from_reports: Path | None) -> None:
    if from_reports is not None and (reports is not None or resume):
        message = "--from-reports examines nothing, so --reports and --resume don't go with it."
        raise ConfigError(message, remedy="Choose one of them.")
    if resume and reports is None:
        message = "--resume needs to know where the reports of the earlier run are."
        raise ConfigError(message, remedy="Add --reports DIR.")
