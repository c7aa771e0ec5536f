"""`proofcheck registry import`: files of many formats into a store."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proofcheck.cli.registry.options import (
    Format,
    FormatOption,
    StoreOption,
    say,
    write_json,
    write_line,
)

if TYPE_CHECKING:
    from proofcheck.registry.importing import Imported

FilesArgument = Annotated[
    list[Path],
    typer.Argument(metavar="FILE…", help="Files; `starter` is the list that proofcheck ships."),
]
AsOption = Annotated[
    str | None,
    typer.Option("--as", metavar="FORMAT", help="The files' format; told by the file otherwise."),
]
MappingOption = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="Which column of a table holds what, YAML."),
]
SourceOption = Annotated[
    str | None,
    typer.Option("--source", metavar="TEXT", help="Noted for records that name no source."),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be done, and keep nothing.")
]


def import_files(
    files: FilesArgument,
    registry: StoreOption,
    form: AsOption = None,
    mapping: MappingOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> int:
    """Import files into a store, which is made where it is missing; each file whole or not at all.

    Rows that can't be records are refused, and kept for review: `registry problems`.
    """
    from proofcheck.registry import Registry
    from proofcheck.registry.database import is_server

    for file in files:
        is_new = not is_server(registry) and not Path(registry).exists()
        done = Registry.import_file(
            registry,
            file,
            form=form,
            mapping=mapping,
            source=source,
            is_dry_run=dry_run,
            on_progress=partial(_progress, file),
        )
        if sys.stderr.isatty():
            say("")
        if is_new:
            say(f"{registry} is not there yet." if dry_run else f"Made the store {registry}.")
        if output is Format.JSON:
            write_json(done)
        else:
            _write(done)
    return 0


def _progress(file: Path, count: int) -> None:
    """Progress on a terminal alone: one line that is written over."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{file}: {count:,} records")
        sys.stderr.flush()


def _write(done: Imported) -> None:
    report = done.report
    kept = f"import {report.id}" if done.is_kept else "dry run, nothing was kept"
    write_line(f"{done.file} ({done.format}): {kept}")
    write_line(
        f"  {report.added:,} new, {report.changed:,} changed, {report.same:,} as before, "
        f"{report.refused:,} refused, {report.left_out:,} left out"
    )
    for problem in done.problems:
        write_line(f"  line {problem.line}: {problem.message}")
    more = report.refused - len(done.problems)
    if more > 0:
        write_line(f"  and {more:,} more refused")
    if report.refused and done.is_kept:
        write_line(f"  See `registry problems {report.id}`; mend the file and import it again.")
