"""The run: documents to workers, reports to a file in the order of the inputs as they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from proofcheck.batch.resume import FinishedLine, forget_earlier, set_aside, sha256_of
from proofcheck.errors import InputError
from proofcheck.model.claim import Claim
from proofcheck.model.result import Outcome, QuestionSet, Report
from proofcheck.report.json import report_to_json
from proofcheck.verifier import Underway, Verifier

AHEAD_PER_JOB = 4
"""Documents handed out before the first of them is written, for each worker."""


class Job(Struct, frozen=True, kw_only=True):
    """One document of the batch with its claim."""

    document: str
    claim: Claim | None = None


class Progress(Struct, frozen=True, kw_only=True):
    """How far the run is: `kept` were finished by an earlier run."""

    done: int
    total: int
    kept: int
    document: str
    outcome: Outcome


def jobs_of(documents: Sequence[str], claims: Mapping[int, Claim]) -> list[Job]:
    """Put documents and their claims (by index) together."""
    return [Job(document=name, claim=claims.get(i)) for i, name in enumerate(documents)]


def run_batch(
    jobs: Sequence[Job],
    *,
    output: Path,
    verifier: Verifier,
    question_set: QuestionSet | None = None,
    workers: int = 1,
    resume: bool = False,
    on_report: Callable[[Progress, Report | None], None] = lambda _progress, _report: None,
) -> list[Outcome]:
    """Verify each document by itself and write its report as it comes; return the outcomes.

    Reports stand in the order of the inputs. With `resume` the reports of an earlier run
    that still hold are kept and not made again (`on_report` then gets no report). Raises
    `InputError` where the output can't be written.
    """
    outcomes: list[Outcome] = []
    kept = 0
    try:
        finished = set_aside(output) if resume else {}
        with output.open("wb") as lines:
            for job, report, line in _in_order(jobs, finished, verifier, question_set, workers):
                kept += report is None
                outcomes.append(_write(lines, report, line))
                on_report(
                    Progress(
                        done=len(outcomes),
                        total=len(jobs),
                        kept=kept,
                        document=job.document,
                        outcome=outcomes[-1],
                    ),
                    report,
                )
        forget_earlier(output)
    except OSError as error:
        message = f"{output} can't be written: {error.strerror}."
        raise InputError(message, remedy="Check the folder, its permissions and space.") from error
    return outcomes


def _in_order(
    jobs: Sequence[Job],
    finished: Mapping[str, FinishedLine],
    verifier: Verifier,
    question_set: QuestionSet | None,
    workers: int,
) -> Iterator[tuple[Job, Report | None, FinishedLine | None]]:
    """Yield every job with its report or kept line, a few of them under way at any time."""
    waiting: deque[tuple[Job, Underway | FinishedLine]] = deque()
    coming = iter(jobs)
    while True:
        while len(waiting) < workers * AHEAD_PER_JOB and (job := next(coming, None)) is not None:
            line = _still_holds(job, finished, verifier, question_set)
            waiting.append((job, line or verifier.submit(job.document)))
        if not waiting:
            return
        job, begun = waiting.popleft()
        if isinstance(begun, FinishedLine):
            yield job, None, begun
        else:
            done = [begun.result()]
            yield job, verifier.conclude(done, claim=job.claim, question_set=question_set), None


def _still_holds(
    job: Job,
    finished: Mapping[str, FinishedLine],
    verifier: Verifier,
    question_set: QuestionSet | None,
) -> FinishedLine | None:
    line = finished.get(job.document)
    if line is None or line.config_digest != verifier.config_digest(job.claim, question_set):
        return None
    if verifier.images is not None and not line.has_pictures_in(verifier.images):
        return None
    return line if line.sha256 == sha256_of(Path(job.document)) else None


def _write(lines: BinaryIO, report: Report | None, line: FinishedLine | None) -> Outcome:
    if line is not None:
        lines.write(line.line)
        outcome = line.outcome
    else:
        assert report is not None
        lines.write(report_to_json(report) + b"\n")
        outcome = report.outcome
    lines.flush()
    return outcome
