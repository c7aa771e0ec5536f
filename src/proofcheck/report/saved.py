"""Saved JSON reports, read again: one indented object, or one report a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from proofcheck.errors import InputError
from proofcheck.report.schema import ReportView

NOT_ONE = "Give a file that `proofcheck verify --format json` or `proofcheck batch` wrote."


def read_reports(path: Path) -> Iterator[ReportView]:
    """Yield the reports of a file in their order, one in memory at a time.

    Raises `InputError` for a file that can't be read, holds something else or ends midway.
    """
    try:
        with path.open("rb") as file:
            first = file.readline()
            if not first.strip():
                raise InputError(f"{path} holds no report.", remedy=NOT_ONE)
            if not first.strip().endswith(b"}"):
                yield _decoded(first + file.read(), path, 1)
                return
            yield _decoded(first, path, 1)
            for number, line in enumerate(file, start=2):
                if line.strip():
                    yield _decoded(line, path, number)
    except OSError as error:
        message = f"The report {path} can't be read: {error.strerror}."
        raise InputError(message, remedy="Check the path.") from error


def _decoded(data: bytes, path: Path, line: int) -> ReportView:
    try:
        return msgspec.json.decode(data, type=ReportView)
    except msgspec.DecodeError as error:
        message = f"{path}, line {line} is not a report of this version: {error}."
        raise InputError(message, remedy=NOT_ONE) from error
