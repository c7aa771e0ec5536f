"""What the tests of all importers do: write a file, tell its format, read it."""

from __future__ import annotations

from pathlib import Path

from proofcheck.registry.importers.formats import format_of
from proofcheck.registry.importers.rows import Bad, Good, LeftOut, Mapping
from proofcheck.registry.record_keys import Record


def read(
    path: Path, *, expected: str, mapping: Mapping | None = None
) -> tuple[list[Record], list[Bad], list[LeftOut]]:
    """Records, refused rows and rows left out of a file that has to be told as `expected`."""
    known = format_of(path, None)
    assert known.name == expected
    items = list(known.reads(path, mapping))
    return (
        [item.record for item in items if isinstance(item, Good)],
        [item for item in items if isinstance(item, Bad)],
        [item for item in items if isinstance(item, LeftOut)],
    )
