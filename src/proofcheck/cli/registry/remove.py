"""`proofcheck registry remove`: takes records away, by somebody's word; the past stays."""

from __future__ import annotations

from typing import Annotated

import typer

from proofcheck.cli.registry.options import (
    Format,
    FormatOption,
    StoreOption,
    say,
    write_json,
    write_line,
)
from proofcheck.registry.record_keys import RecordKind

IdsArgument = Annotated[
    list[str],
    typer.Argument(metavar="ID…", help="Ids; with --kind also PARTY:NAME, PARTY:NUMBER."),
]


def remove(
    ids: IdsArgument,
    registry: StoreOption,
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="Who said so, and why.")],
    kind: Annotated[
        RecordKind | None, typer.Option("--kind", help="Which kind of record the ids are.")
    ] = None,
    cascade: Annotated[
        bool, typer.Option("--cascade", help="Remove what refers to these records too.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go, and remove nothing.")
    ] = False,
    output: FormatOption = Format.TEXT,
) -> int:
    """Remove records; what they said stays in the history (`export --on`, `show --history`)."""
    from proofcheck.registry.removing import remove as remove_records

    done = remove_records(
        registry, tuple(ids), source=source, kind=kind, cascade=cascade, is_dry_run=dry_run
    )
    if output is Format.JSON:
        write_json(
            {
                "import": done.report.id if done.is_kept else None,
                "removed": [
                    {"kind": known, "id": identifier} for known, identifier in done.removed
                ],
            }
        )
        return 0
    for known, identifier in done.removed:
        write_line(f"{'removed' if done.is_kept else 'would remove'} {known.value} {identifier}")
    say(f"import {done.report.id}" if done.is_kept else "Nothing was removed (--dry-run).")
    return 0
