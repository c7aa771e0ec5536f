"""`proofcheck evaluate TRUTH…`: run labelled sets, and say how right the verdicts are."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from proofcheck.batch.meter import Meter
from proofcheck.cli.exits import Exit
from proofcheck.cli.options import (
    ConfigOption,
    Format,
    FormatOption,
    OcrOption,
    OutputOption,
    QuestionsOption,
    RegistryOption,
    refuse_junit,
    settings,
    write_output,
)
from proofcheck.config import Config
from proofcheck.errors import ConfigError, InputError
from proofcheck.evaluation.documents import DocumentScore, score_document
from proofcheck.evaluation.reports import read_cases, run_set
from proofcheck.evaluation.result import scores_to_json
from proofcheck.evaluation.scores import score_names, score_sets
from proofcheck.evaluation.sets import (
    LabelledSet,
    load_sets,
    name_some,
    read_only,
    require_documents,
)
from proofcheck.evaluation.text import scores_to_text
from proofcheck.evaluation.thresholds import broken, check_sets, parse_thresholds
from proofcheck.model.result import QuestionSet
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
    _refuse_contradictions(reports, resume, from_reports)
    thresholds = parse_thresholds(fail_under or [])
    sets = load_sets(truths, only=read_only(only) if only else None)
    check_sets(thresholds, score_names(sets, by_group=by_group))
    if from_reports is None:
        whole, sets = sets, require_documents(sets, skip=skip_missing)
        _say_left_out("document", sorted(_names(whole) - _names(sets)))
    with TemporaryDirectory(prefix="proofcheck-") as scratch:
        place = from_reports or reports or Path(scratch)
        if from_reports is None:
            _run(sets, place, settings(config, ocr), registry, questions, workers, resume)
        documents = [(one.name, _scored(one, _file_of(one, place), skip_missing)) for one in sets]
    scores = score_sets(documents, by_group=by_group)
    below = broken(thresholds, scores)
    is_json = form is Format.JSON
    data = scores_to_json(scores, below) if is_json else scores_to_text(scores).encode()
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


def _run(
    sets: Sequence[LabelledSet],
    folder: Path,
    config: Config,
    registry: str | None,
    questions: QuestionSet | None,
    workers: int,
    resume: bool,
) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {folder} can't be made: {error.strerror}."
        raise InputError(message, remedy="Choose another --reports.") from error
    for one in sets:
        typer.echo(f"{printable(one.name)}: {len(one.truths)} documents", err=True)
        run_set(
            one,
            _file_of(one, folder),
            config=config,
            registry=registry,
            question_set=questions,
            workers=workers,
            resume=resume,
            on_report=Meter(sys.stderr).show,
        )


def _scored(labelled: LabelledSet, reports: Path, skip: bool) -> list[DocumentScore]:
    cases = read_cases(labelled, reports, skip_missing=skip)
    documents = [score_document(case) for case in cases]
    _say_left_out("report", sorted(_names([labelled]) - {one.name for one in documents}))
    return documents


def _names(sets: Sequence[LabelledSet]) -> set[str]:
    return {f"{one.name}/{truth.document}" for one in sets for truth in one.truths}


def _say_left_out(what: str, names: Sequence[str]) -> None:
    if names:
        words = f"Left out without {what} ({len(names)}): {name_some(names)}."
        typer.echo(printable(words), err=True)


def _file_of(labelled: LabelledSet, place: Path) -> Path:
    return place if place.is_file() else place / f"{labelled.name}.jsonl"
