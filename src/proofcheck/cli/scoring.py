"""What `proofcheck evaluate` does: run the sets, or take reports made earlier, and score them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from msgspec import Struct

from proofcheck.batch.meter import Meter
from proofcheck.config import Config
from proofcheck.errors import InputError
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


class Asked(Struct, frozen=True, kw_only=True):
    """The options of `proofcheck evaluate`, as its help has them."""

    truths: tuple[Path, ...]
    reports: Path | None
    resume: bool
    from_reports: Path | None
    only: Path | None
    skip_missing: bool
    registry: str | None
    questions: QuestionSet | None
    config: Config
    workers: int
    by_group: bool
    fail_under: tuple[str, ...]
    as_json: bool


def run_and_score(asked: Asked) -> tuple[bytes, Sequence[str]]:
    """Return the scores, rendered, and the thresholds that do not hold, in words."""
    thresholds = parse_thresholds(list(asked.fail_under))
    sets = load_sets(list(asked.truths), only=read_only(asked.only) if asked.only else None)
    check_sets(thresholds, score_names(sets, by_group=asked.by_group))
    if asked.from_reports is None:
        whole, sets = sets, require_documents(sets, skip=asked.skip_missing)
        _say_left_out("document", sorted(_names(whole) - _names(sets)))
    with TemporaryDirectory(prefix="proofcheck-") as scratch:
        place = asked.from_reports or asked.reports or Path(scratch)
        if asked.from_reports is None:
            _run(sets, place, asked)
        documents = [
            (one.name, _scored(one, _file_of(one, place), asked.skip_missing)) for one in sets
        ]
    scores = score_sets(documents, by_group=asked.by_group)
    below = broken(thresholds, scores)
    data = scores_to_json(scores, below) if asked.as_json else scores_to_text(scores).encode()
    return data, below


def _run(sets: Sequence[LabelledSet], folder: Path, asked: Asked) -> None:
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
            config=asked.config,
            registry=asked.registry,
            question_set=asked.questions,
            workers=asked.workers,
            resume=asked.resume,
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
