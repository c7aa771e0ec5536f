"""What an examination gives, and how it says that it could not be finished.

Kept apart from `steps`, so that a process that only judges need not load what examines.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from proofcheck.model.document import Fault
from proofcheck.model.dossier import Examined

Input = Path | str | bytes


def shown_path(path: Path | str) -> str:
    """Return a path as text that can be written anywhere: bytes that are no UTF-8 as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class Examination(Struct, frozen=True, kw_only=True):
    """What the examination of one document gave: the facts, the tools, the time by stage."""

    examined: Examined
    tools: dict[str, str]
    timing_ms: dict[str, float]


class Stopwatch:
    """Adds up wall time by stage, in milliseconds."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what runs inside the block to the stage of that name."""
        start = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - start) * 1000
            self.milliseconds[name] = round(self.milliseconds.get(name, 0.0) + spent, 1)


OVER_LIMIT = {
    "memory_bytes": "needs more memory",
    "open_files": "needs more open files",
    "written_bytes": "makes a larger temporary file",
}
"""What a document does that hits a limit, by the limit's name in `config.Limits`."""


def over_limit(stage: str, limit: str) -> Fault:
    """The fault of a document that needs more of something than a worker may take."""
    return Fault(
        stage=stage,
        code="limit",
        limit=limit,
        reason=f"The document {OVER_LIMIT[limit]} for {stage} than the limit allows.",
        remedy="Upload fewer pages at a time, or at a lower resolution.",
    )


def failed(stage: str, error: BaseException) -> Fault:
    """The fault of a document on which a stage broke down."""
    return Fault(
        stage=stage,
        code="failed",
        reason=f"The step {stage} failed: {type(error).__name__}: {error}.",
        remedy="Upload the document in another form, such as a new scan.",
    )
