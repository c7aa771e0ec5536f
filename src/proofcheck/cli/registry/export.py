"""`proofcheck registry export`: the store as a registry file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from proofcheck.cli.registry.options import AnyRegistryOption, OnOption, day_of, say
from proofcheck.errors import InputError

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it there.")
]


def export(registry: AnyRegistryOption, output: OutputOption = None, on: OnOption = None) -> int:
    """Write all records as a registry file (JSON); with --on those that were known on that day."""
    from proofcheck.registry.exporting import export as write_all
    from proofcheck.registry.opening import open_to_read

    day = day_of(on) if on else None
    database = open_to_read(registry)
    try:
        if output is None:
            count = write_all(database, sys.stdout.write, on=day)
        else:
            # Beside the file first: what was there stays until all is written.
            part = output.with_name(f".{output.name}.{os.getpid()}.part")
            try:
                with part.open("w", encoding="utf-8") as stream:
                    count = write_all(database, stream.write, on=day)
                part.replace(output)
            except OSError as error:
                message = f"{output} can't be written: {error.strerror}."
                raise InputError(message, remedy="Check the folder, space and rights.") from error
            finally:
                part.unlink(missing_ok=True)
    finally:
        database.close()
    say(f"{count:,} records{f' as known on {day}' if day else ''}.")
    return 0
