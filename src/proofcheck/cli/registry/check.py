"""`proofcheck registry check`: what is wrong or doubtful in a store as a whole."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Annotated

import typer

from proofcheck.cli.exits import Exit
from proofcheck.cli.registry.options import (
    AnyRegistryOption,
    Format,
    FormatOption,
    OnOption,
    day_of,
    say,
    write_json,
    write_line,
)


def check(
    registry: AnyRegistryOption,
    on: OnOption = None,
    typos: Annotated[
        bool, typer.Option("--typos", help="List names that one typing error parts, too.")
    ] = False,
    output: FormatOption = Format.TEXT,
) -> int:
    """List dangling references, expired or contradictory grants, look-alike names, refused rows.

    The exit code is 10 where anything is found.
    """
    from proofcheck.registry.contradictions import problems_in
    from proofcheck.registry.opening import open_to_read

    day = day_of(on) if on else datetime.now(UTC).date()
    counts: Counter[str] = Counter()
    database = open_to_read(registry)
    try:
        for problem in problems_in(database, day, with_typos=typos):
            counts[problem.kind] += 1
            if output is Format.JSON:
                write_json(problem)
            else:
                write_line(f"{problem.kind}: {problem.message}")
                write_line(f"  {problem.remedy}")
    finally:
        database.close()
    if not counts:
        say("Nothing was found.")
        return Exit.FINE
    say(", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items())))
    return Exit.REVIEW
