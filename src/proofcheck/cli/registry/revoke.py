"""`proofcheck registry revoke`: ends an authorisation on a day, by somebody's word."""

from __future__ import annotations

from typing import Annotated

import typer

from proofcheck.cli.registry.options import (
    Format,
    FormatOption,
    StoreOption,
    day_of,
    write_json,
    write_line,
)

AuthorisationArgument = Annotated[str, typer.Argument(metavar="AUTHORISATION", help="Its id.")]
DayOption = Annotated[str, typer.Option("--on", metavar="DATE", help="From this day on.")]
SourceOption = Annotated[
    str, typer.Option("--source", metavar="TEXT", help="Who said so, and where.")
]


def revoke(
    authorisation: AuthorisationArgument,
    registry: StoreOption,
    on: DayOption,
    source: SourceOption,
    output: FormatOption = Format.TEXT,
) -> int:
    """Revoke an authorisation; what it said before stays in the history."""
    from proofcheck.registry.revoking import revoke as write_revocation

    record, report = write_revocation(registry, authorisation, on=day_of(on), source=source)
    if output is Format.JSON:
        write_json({"import": report.id, "authorisation": record})
    else:
        write_line(
            f"import {report.id}: {record.id} ({record.brand}, {record.grantor} to "
            f"{record.grantee}) is revoked from {record.revoked_on} on"
        )
    return 0
