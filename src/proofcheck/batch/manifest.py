"""Manifests: one document a line, as a path or as a JSON object with its claim.

A line that begins with `{` is an object: `document`, and any key of a claim (docs/claims.md).
Paths are relative to the manifest. Lines are read one at a time, whatever there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from proofcheck.batch.claims import claim_from
from proofcheck.batch.jobs import Job
from proofcheck.errors import ConfigError, InputError

REMEDY = 'Give a path, or an object such as {"document": "a.pdf", "brand": "…"}, a line.'


def read_manifest(path: Path) -> Iterator[Job]:
    """Yield the documents of a manifest with their claims.

    Raises `InputError` where the file can't be read and `ConfigError` with the number of a line
    that is wrong. Whether the documents are there is not looked at.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _job(line.strip(), path, number)
    except (OSError, UnicodeDecodeError) as error:
        message = f"The manifest {path} can't be read: {error}."
        raise InputError(message, remedy="Check the path; the file must be UTF-8.") from error


def _job(line: str, path: Path, number: int) -> Job:
    if not line.startswith("{"):
        return Job(document=str(path.parent / line))
    where = f"{path}, line {number}"
    try:
        entries = msgspec.json.decode(line, type=dict[str, object])
    except msgspec.DecodeError as error:
        raise ConfigError(f"{where} is not JSON: {error}.", remedy=REMEDY) from error
    claim = claim_from(entries, where)
    if not claim.document:
        raise ConfigError(f"{where} names no document.", remedy=REMEDY)
    claims_something = bool(entries.keys() - {"document"})
    return Job(
        document=str(path.parent / claim.document), claim=claim if claims_something else None
    )
