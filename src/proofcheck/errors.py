"""The error tree, by cause. Every error says what went wrong, where, and what to do next.

A document's own faults are findings, not errors (DESIGN: "a document's faults are findings").
These errors are for what stops proofcheck itself: a path that does not exist, a registry file
with a bad row, a program that is not installed. Inside a verification the stage that meets one
turns it into a `Fault` of the dossier, so that the report is complete all the same.
"""

from __future__ import annotations

import errno
from typing import Any


class ProofcheckError(Exception):
    """Root of all errors that proofcheck raises on purpose.

    `message` says what and where, `remedy` what the user can do; both are full sentences.
    """

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel between processes with all it says."""
        return _remade, (type(self), self.__dict__)


class InputError(ProofcheckError):
    """The upload can't be opened: missing, empty, encrypted, damaged, or no known format."""


class LimitError(ProofcheckError):
    """A limit of the configuration was hit; `limit` is its name in `config.Limits`."""

    def __init__(self, message: str, *, remedy: str, limit: str) -> None:
        super().__init__(message, remedy=remedy)
        self.limit = limit


class ToolError(ProofcheckError):
    """A program or library that a step needs is missing or broke; `tool` is its name.

    `is_missing`: it has to be installed first.
    """

    def __init__(self, message: str, *, remedy: str, tool: str, is_missing: bool = False) -> None:
        super().__init__(message, remedy=remedy)
        self.tool = tool
        self.is_missing = is_missing


class RegistryError(ProofcheckError):
    """The brand registry can't be opened, or a record in it breaks the format."""


class ConfigError(ProofcheckError):
    """A setting, a claim, a rule or a command-line option is not one we know."""


MEMORY_WORDS = (
    "bad_alloc",
    "bad allocation",
    "failed to allocate",
    "insufficient memory",
    "cannot allocate memory",
    "out of memory",
    "not enough memory",
    "failed to map segment",
)
"""What ONNX Runtime, OpenCV, qpdf, pdfium, Leptonica and the loader of libraries say of memory."""


LIMIT_OF_ERRNO = {
    errno.ENOMEM: "memory_bytes",
    errno.EMFILE: "open_files",
    errno.EFBIG: "written_bytes",
}


def is_out_of_memory(error: BaseException | None) -> bool:
    """Whether an error, or one that led to it, means that memory ran out, in C code or ours."""
    return limit_that_was_hit(error) == "memory_bytes"


def limit_that_was_hit(error: BaseException | None) -> str | None:
    """Return which limit of `config.Limits` an error, or one that led to it, speaks of."""
    while error is not None:
        words = str(error).lower()
        if isinstance(error, MemoryError) or any(word in words for word in MEMORY_WORDS):
            return "memory_bytes"
        if isinstance(error, OSError) and error.errno in LIMIT_OF_ERRNO:
            return LIMIT_OF_ERRNO[error.errno]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return None


def _remade(kind: type[ProofcheckError], said: dict[str, Any]) -> ProofcheckError:
    return kind(**said)
