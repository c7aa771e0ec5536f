"""`proofcheck registry problems`: the rows that an import refused."""

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
from proofcheck.errors import RegistryError

NumberArgument = Annotated[int, typer.Argument(metavar="IMPORT", help="The import's number.")]


def problems(
    number: NumberArgument, registry: StoreOption, output: FormatOption = Format.TEXT
) -> int:
    """List the rows that an import refused: line, what is wrong, and the row as it was."""
    from proofcheck.registry.opening import open_to_read
    from proofcheck.registry.past import import_numbered, problems_of

    database = open_to_read(registry)
    try:
        if import_numbered(database, number) is None:
            message = f"The registry {database.shown} has no import {number}."
            raise RegistryError(message, remedy="`registry stats` lists the imports.")
        has_any = False
        for problem in problems_of(database, number):
            has_any = True
            if output is Format.JSON:
                write_json(problem)
            else:
                write_line(f"line {problem.line}: {problem.message}")
                write_line(f"  {problem.row}")
    finally:
        database.close()
    if not has_any:
        say(f"The import {number} refused no row.")
    return 0
