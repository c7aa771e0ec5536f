"""The run: documents to workers, reports to a file in the order of the inputs as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from proofcheck.batch.ahead import in_order
from proofcheck.batch.jobs import Job, jobs_of
from proofcheck.batch.resume import Finished, FinishedLine, forget_earlier, set_aside, sha256_of
from proofcheck.checks import CHECKS
from proofcheck.errors import InputError
from proofcheck.examination.blaming import unopened
from proofcheck.examination.outcome import shown_path
from proofcheck.model.result import Outcome, QuestionSet, Report
from proofcheck.report.json import report_to_json
from proofcheck.report.junit import JUnitFile
from proofcheck.verifier import Underway, Verifier

__all__ = ["Job", "Progress", "jobs_of", "run_batch"]

Begun = Underway | FinishedLine | InputError


class Progress(Struct, frozen=True, kw_only=True):
    """How far the run is: `kept` were finished by an earlier run, `total` may be unknown."""

    done: int
    total: int | None
    kept: int
    document: str
    outcome: Outcome


def run_batch(
    jobs: Iterable[Job],
    *,
    output: Path,
    verifier: Verifier,
    question_set: QuestionSet | None = None,
    workers: int = 1,
    resume: bool = False,
    on_report: Callable[[Progress, Report | None], None] = lambda _progress, _report: None,
    total: int | None = None,
    junit: Path | None = None,
) -> list[Outcome]:
    """Verify each document by itself and write its report as it comes; return the outcomes.

    Reports stand in the order of the inputs, which may be an iterator of any length: only the
    outcomes are kept. With `resume` the reports of an earlier run that still hold are kept and
    not made again (`on_report` then gets no report). `junit` is written beside. A file that is
    gone, or can't be opened, has a report too (`unreadable`). Raises `InputError` where the
    output can't be written; what was finished by then is kept.
    """
    count = len(jobs) if total is None and isinstance(jobs, Sized) else total
    outcomes: list[Outcome] = []
    kept = 0
    try:
        with ExitStack() as files:
            aside = set_aside(output) if resume else None
            finished = files.enter_context(aside) if aside is not None else None
            lines = files.enter_context(output.open("wb"))
            cases = (
                files.enter_context(JUnitFile(junit, [check.meta for check in CHECKS]))
                if junit
                else None
            )
            made = _reports(jobs, finished, verifier, question_set, workers)
            for job, report, line in made:
                kept += report is None
                outcomes.append(_write(lines, cases, report, line))
                progress = Progress(
                    done=len(outcomes),
                    total=count,
                    kept=kept,
                    document=shown_path(job.document),
                    outcome=outcomes[-1],
                )
                on_report(progress, report)
        forget_earlier(output)
    except OSError as error:
        message = f"{error.filename or output} can't be written: {error.strerror}."
        remedy = "Check the folder, its permissions and space; --resume then goes on."
        raise InputError(message, remedy=remedy) from error
    return outcomes


def _open_junit(path: Path) -> JUnitFile:
    return JUnitFile(path, [check.meta for check in CHECKS])


def _reports(
    jobs: Iterable[Job],
    finished: Finished | None,
    verifier: Verifier,
    question_set: QuestionSet | None,
    workers: int,
) -> Iterator[tuple[Job, Report | None, FinishedLine | None]]:
    """Yield every job with its report, or with the line of an earlier run that still holds."""

    def begin(job: Job) -> Begun:
        digest = verifier.config_digest(job.claim, question_set)
        line = finished.find(shown_path(job.document), digest) if finished is not None else None
        if line is not None and _still_holds(line, job, verifier.images):
            return line
        try:
            return verifier.submit(job.document)
        except InputError as error:
            return error

    for job, begun in in_order(jobs, begin, workers=workers):
        if isinstance(begun, FinishedLine):
            yield job, None, begun
            continue
        try:
            done = begun.result() if not isinstance(begun, InputError) else None
        except InputError as error:
            begun, done = error, None
        if done is None:
            assert isinstance(begun, InputError)
            done = unopened(job.document, begun)
        yield job, verifier.conclude([done], claim=job.claim, question_set=question_set), None


def _still_holds(line: FinishedLine, job: Job, images: Path | None) -> bool:
    """Whether the file's bytes are those that the line speaks of, and its pictures are there."""
    if images is not None and not line.has_pictures_in(images):
        return False
    try:
        return line.sha256 == sha256_of(Path(job.document))
    except OSError:
        return False


def _write(
    lines: BinaryIO, cases: JUnitFile | None, report: Report | None, line: FinishedLine | None
) -> Outcome:
    if line is not None:
        lines.write(line.line)
        outcome = line.outcome
        if cases is not None:
            cases.add_earlier(line.line)
    else:
        assert report is not None
        lines.write(report_to_json(report) + b"\n")
        outcome = report.outcome
        if cases is not None:
            cases.add(report)
    lines.flush()
    return outcome
