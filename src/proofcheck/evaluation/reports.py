"""JSON reports of labelled documents: made by a batch run, or by somebody else earlier.

In: a set, and a file of JSON lines. Out: `Case`s, each a row of truth with the report on its
document as `report.schema` has it. Nothing is scored here, and a report that is missing,
doubled, cut off or about other bytes is an error and not a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

import msgspec
from msgspec import Struct

from proofcheck.batch.resume import load_finished, sha256_of
from proofcheck.batch.run import Job, Progress, run_batch
from proofcheck.config import Config
from proofcheck.errors import InputError
from proofcheck.evaluation.sets import LabelledSet, name_some
from proofcheck.evaluation.truth import Truth
from proofcheck.model.result import QuestionSet
from proofcheck.report.schema import ReportView
from proofcheck.verifier import Verifier

SCHEMA = "proofcheck/1"


class Case(Struct, frozen=True, kw_only=True):
    """One labelled document, the set that it is of, and the report on it."""

    set_name: str
    truth: Truth
    report: ReportView


class _File(Struct):
    path: str
    sha256: str


class _Document(Struct):
    file: _File


class _Head(Struct):
    """What tells whose report a line is."""

    schema: str
    documents: list[_Document]


class _Line(Struct, frozen=True, kw_only=True):
    number: int
    offset: int
    path: str
    sha256: str


def run_set(
    labelled: LabelledSet,
    output: Path,
    *,
    config: Config,
    registry: str | None = None,
    question_set: QuestionSet | None = None,
    workers: int = 1,
    resume: bool = False,
    on_report: Callable[[Progress, object], None] = lambda _progress, _report: None,
) -> None:
    """Verify every document of a set with its claim, one JSON report a line of `output`.

    Under `authenticity` neither registry nor claim is used: nothing but the paper is judged.
    Raises `InputError` where resuming would throw away reports on other documents.
    """
    asks_all = question_set is not QuestionSet.AUTHENTICITY
    location = (registry or labelled.registry) if asks_all else None
    jobs = [
        Job(document=labelled.path_of(truth), claim=truth.claim if asks_all else None)
        for truth in labelled.truths
    ]
    if resume:
        _require_none_lost(output, frozenset(job.document for job in jobs))
    with Verifier(config=config, registry=location, isolation="process", jobs=workers) as verifier:
        run_batch(
            jobs,
            output=output,
            verifier=verifier,
            question_set=question_set,
            workers=workers,
            resume=resume,
            on_report=on_report,
        )


def _require_none_lost(output: Path, wanted: frozenset[str]) -> None:
    """Refuse to resume a run of more documents than are wanted now: the rest would be dropped."""
    earlier = output.with_name(f"{output.name}.earlier")
    lost = sorted({*load_finished(output), *load_finished(earlier)} - wanted)
    if lost:
        message = f"{output} holds reports that this run would drop: {name_some(lost)}."
        remedy = "Score a part of it with --from-reports, or choose another --reports."
        raise InputError(message, remedy=remedy)


def read_cases(
    labelled: LabelledSet, reports: Path, *, skip_missing: bool = False
) -> Iterator[Case]:
    """Yield each row of truth with its report, in the order of the truth.

    A report belongs to a row if it has the row's path, or else if it is the only one whose
    path ends with `set/document`, or with `document`. Raises `InputError` where a row has no
    report (unless `skip_missing`), and where the document at hand has other bytes than the
    one that was reported on.
    """
    try:
        with reports.open("rb") as file:
            found, missing = _match(labelled, _index(file, reports))
            if missing and not skip_missing:
                message = f"{reports} has no report on {name_some(missing)} ({len(missing)})."
                remedy = "Run them (`--reports DIR --resume`), or use --skip-missing."
                raise InputError(message, remedy=remedy)
            for truth, line in found:
                _require_same_bytes(labelled.folder / truth.document, line, reports)
                file.seek(line.offset)
                report = _decoded(file.readline(), line, reports)
                yield Case(set_name=labelled.name, truth=truth, report=report)
    except OSError as error:
        message = f"The reports {reports} can't be read: {error.strerror}."
        raise InputError(message, remedy="Check the path; one file a set, SET.jsonl.") from error


def _index(file: BinaryIO, reports: Path) -> list[_Line]:
    """Find whose report each line is; refuses what is no report, and two on one path."""
    lines: dict[str, _Line] = {}
    offset = 0
    for number, line in enumerate(file, start=1):
        try:
            head = msgspec.json.decode(line, type=_Head)
        except msgspec.DecodeError as error:
            message = f"{reports}, line {number} is not a whole JSON report."
            remedy = "If its run was cut off, finish that with --resume."
            raise InputError(message, remedy=remedy) from error
        if head.schema != SCHEMA or len(head.documents) != 1:
            message = (
                f"{reports}, line {number} is a report on {len(head.documents)} documents "
                f"in schema {head.schema}; only reports on one, in {SCHEMA}, can be scored."
            )
            raise InputError(message, remedy="Make them with `proofcheck batch` or `evaluate`.")
        known = head.documents[0].file
        if known.path in lines:
            first = lines[known.path].number
            message = f"{reports} has two reports on {known.path}, in lines {first} and {number}."
            raise InputError(message, remedy="Keep the one that holds.")
        lines[known.path] = _Line(
            number=number, offset=offset, path=known.path, sha256=known.sha256
        )
        offset += len(line)
    return list(lines.values())


def _match(
    labelled: LabelledSet, lines: list[_Line]
) -> tuple[list[tuple[Truth, _Line]], list[str]]:
    by_path = {line.path: line for line in lines}
    by_name: dict[str, list[_Line]] = defaultdict(list)
    for one in lines:
        by_name[PurePath(one.path).name].append(one)
    found: list[tuple[Truth, _Line]] = []
    missing: list[str] = []
    for truth in labelled.truths:
        candidates = by_name.get(PurePath(truth.document).name, [])
        same = by_path.get(labelled.path_of(truth))
        line = same if same is not None else _only_one(labelled, truth, candidates)
        if line is None:
            missing.append(truth.document)
        else:
            found.append((truth, line))
    return found, missing


def _only_one(labelled: LabelledSet, truth: Truth, lines: list[_Line]) -> _Line | None:
    """Return the one report whose path ends as the document's does, in another folder."""
    document = PurePath(truth.document).parts
    for tail in ((labelled.folder.resolve().name, *document), document):
        ends_so = [line for line in lines if PurePath(line.path).parts[-len(tail) :] == tail]
        if len(ends_so) == 1:
            return ends_so[0]
        if ends_so:
            return None
    return None


def _require_same_bytes(document: Path, line: _Line, reports: Path) -> None:
    if document.is_file() and sha256_of(document) != line.sha256:
        message = f"{document} is not the file that {reports}, line {line.number} reports on."
        remedy = "Run it again (`--reports DIR --resume` does no more than that)."
        raise InputError(message, remedy=remedy)


def _decoded(data: bytes, line: _Line, reports: Path) -> ReportView:
    try:
        return msgspec.json.decode(data, type=ReportView)
    except msgspec.DecodeError as error:
        message = f"{reports}, line {line.number} is not a report of this release: {error}."
        raise InputError(message, remedy="Make it again with this release.") from error
