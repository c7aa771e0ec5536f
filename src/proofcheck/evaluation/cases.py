"""Labelled documents run through the verifier: one case a document, one report each.

A set is a truth file with its documents beside it; a `registry.json` beside it is the registry
of its claims, unless another is given.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from proofcheck.config import Config
from proofcheck.evaluation.truth import Truth, load_truth
from proofcheck.model.result import QuestionSet, Report
from proofcheck.verifier import Isolation, Underway, Verifier

AHEAD_PER_WORKER = 4


class Case(Struct, frozen=True, kw_only=True):
    """One labelled document, the set that it is of, and the report on it."""

    set_name: str
    truth: Truth
    report: Report


class LabelledSet(Struct, frozen=True, kw_only=True):
    """A truth file, read: `name` is its folder's, `registry` the file beside it, if any."""

    name: str
    folder: Path
    truths: tuple[Truth, ...]
    registry: Path | None


def load_set(path: Path) -> LabelledSet:
    """Read a truth file and see whether a registry stands beside it."""
    registry = path.parent / "registry.json"
    return LabelledSet(
        name=path.parent.name,
        folder=path.parent,
        truths=load_truth(path),
        registry=registry if registry.is_file() else None,
    )


def run_set(
    labelled: LabelledSet,
    *,
    config: Config,
    registry: str | None = None,
    question_set: QuestionSet | None = None,
    isolation: Isolation = "process",
    workers: int = 1,
    on_case: Callable[[Case], None] = lambda _case: None,
) -> list[Case]:
    """Verify every document of a set with its claim; cases come in the order of the file.

    Under `authenticity` neither registry nor claim is used: nothing but the paper is judged.
    """
    asks_all = question_set is not QuestionSet.AUTHENTICITY
    location = (registry or labelled.registry) if asks_all else None
    cases: list[Case] = []
    with Verifier(config=config, registry=location, isolation=isolation, jobs=workers) as verifier:
        for truth, underway in _underway(labelled, verifier, workers):
            report = verifier.conclude(
                [underway.result()],
                claim=truth.claim if asks_all else None,
                question_set=question_set,
            )
            case = Case(set_name=labelled.name, truth=truth, report=report)
            cases.append(case)
            on_case(case)
    return cases


def _underway(
    labelled: LabelledSet, verifier: Verifier, workers: int
) -> Iterator[tuple[Truth, Underway]]:
    """Hand out documents a few ahead, and yield them in their order."""
    waiting: deque[tuple[Truth, Underway]] = deque()
    coming: Iterator[Truth] = iter(labelled.truths)
    while True:
        while len(waiting) < workers * AHEAD_PER_WORKER:
            truth = next(coming, None)
            if truth is None:
                break
            waiting.append((truth, verifier.submit(str(labelled.folder / truth.document))))
        if not waiting:
            return
        yield waiting.popleft()
