"""What a document that no worker could finish is told: which limit it hit, and what to do.

The parent hashes such a file, in blocks; it parses nothing of it.
"""

from __future__ import annotations

import hashlib
import signal
from pathlib import Path

from msgspec import Struct

from proofcheck.config import Limits
from proofcheck.errors import InputError
from proofcheck.examination.messages import Broke
from proofcheck.examination.outcome import Examination, Input, over_limit, shown_path
from proofcheck.model.document import Document, Fault, File, MediaType
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import Kind, OtherPaper

SIMPLER = "Upload a simpler copy: fewer pages, a lower resolution, or a new scan."
AGAIN = "Verify it again while the machine has memory to spare, or upload a simpler copy."
STAGE = "examination"


class Ending(Struct, frozen=True, kw_only=True):
    """How a worker ended instead of answering: at its deadline, or with an exit status."""

    is_overdue: bool = False
    exit_status: int = 0


def fault_of(ending: Ending | Broke, limits: Limits) -> Fault:
    """Say in plain words what stopped an examination, and name the limit where it was one."""
    if isinstance(ending, Broke):
        if ending.limit is not None:
            return over_limit(STAGE, ending.limit)
        return Fault(
            stage=STAGE,
            code="failed",
            reason=f"The examination failed: {ending.words}.",
            remedy=SIMPLER,
        )
    if ending.is_overdue:
        return _over("timeout_s", f"took more than {limits.timeout_s} seconds")
    if ending.exit_status == -signal.SIGXCPU:
        return _over("cpu_s", f"took more than {limits.cpu_s} seconds of CPU time")
    if ending.exit_status == -signal.SIGABRT:
        # What libraries in C++ do when memory runs out.
        return _over("memory_bytes", "most likely needs more memory than is allowed")
    killed = ending.exit_status == -signal.SIGKILL
    return Fault(
        stage=STAGE,
        code="failed",
        reason=f"The examination ended without a result: {_described(ending.exit_status)}.",
        remedy=AGAIN if killed else SIMPLER,
    )


def blamed(source: Input, number: int, fault: Fault) -> Examination:
    """The examination of a document that no worker could finish: its digest and the fault."""
    return _unread(_file_of(source), number, fault)


def unopened(path: str, error: InputError, number: int = 1) -> Examination:
    """The examination of a file that is gone or can't be opened; its digest stays empty."""
    fault = Fault(stage="intake", code="missing", reason=error.message, remedy=error.remedy)
    file = File(path=shown_path(path), sha256="", media_type=MediaType.UNKNOWN, size_bytes=0)
    return _unread(file, number, fault)


def _unread(file: File, number: int, fault: Fault) -> Examination:
    document = Document(number=number, file=file, faults=(fault,))
    paper = OtherPaper(reason="The document can't be read.")
    examined = Examined(
        document=document, kind=Kind.OTHER, kind_confidence=0.0, paper=paper, faults=(fault,)
    )
    return Examination(examined=examined, tools={}, timing_ms={})


def _over(limit: str, words: str) -> Fault:
    reason = f"The document {words} to examine, which is the limit."
    return Fault(stage=STAGE, code="limit", limit=limit, reason=reason, remedy=SIMPLER)


def _described(exit_status: int) -> str:
    if exit_status == -signal.SIGKILL:
        return "its process was killed twice, as happens when the machine runs out of memory"
    if exit_status < 0:
        return f"its process crashed ({signal.Signals(-exit_status).name})"
    return f"its process left with exit status {exit_status}"


def _file_of(source: Input) -> File:
    digest, size, path = hashlib.sha256(), 0, "<bytes>"
    if isinstance(source, bytes):
        digest.update(source)
        size = len(source)
    else:
        path = shown_path(source)
        try:
            with Path(source).open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
                    size += len(block)
        except OSError as error:
            message = f"{path} can't be opened: {error.strerror}."
            raise InputError(message, remedy="Check the path and its permissions.") from error
    sha256 = digest.hexdigest()
    return File(path=path, sha256=sha256, media_type=MediaType.UNKNOWN, size_bytes=size)
