"""The sequential run: one document after the other, one JSON report a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from proofcheck.config import Config
from proofcheck.errors import InputError
from proofcheck.model.claim import Claim
from proofcheck.model.result import Outcome, QuestionSet
from proofcheck.report.json import report_to_json
from proofcheck.verifier import Verifier


def run_batch(
    documents: Sequence[str],
    *,
    output: Path,
    config: Config,
    registry: str | None = None,
    claims: Mapping[int, Claim] | None = None,
    question_set: QuestionSet | None = None,
    on_progress: Callable[[int, str], None] = lambda _done, _name: None,
) -> list[Outcome]:
    """Verify each document by itself and write its report as it comes; return the outcomes.

    `claims` are by index of the document. Reports stand in the order of the inputs, each
    written whole before the next document is opened. Raises `InputError` where the output
    can't be written.
    """
    outcomes: list[Outcome] = []
    try:
        with output.open("wb") as lines, Verifier(config=config, registry=registry) as verifier:
            for index, name in enumerate(documents):
                claim = (claims or {}).get(index)
                report = verifier.verify(name, claim=claim, question_set=question_set)
                lines.write(report_to_json(report) + b"\n")
                lines.flush()
                outcomes.append(report.outcome)
                on_progress(index + 1, name)
    except OSError as error:
        message = f"{output} can't be written: {error.strerror}."
        raise InputError(message, remedy="Check the folder, its permissions and space.") from error
    return outcomes
