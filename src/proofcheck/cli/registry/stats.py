"""`proofcheck registry stats`: what a store holds."""

from __future__ import annotations

from proofcheck.cli.registry.options import (
    AnyRegistryOption,
    Format,
    FormatOption,
    write_json,
    write_line,
)
from proofcheck.cli.registry.show import import_line


def stats(registry: AnyRegistryOption, output: FormatOption = Format.TEXT) -> int:
    """Count records, names and imports."""
    from proofcheck.registry.opening import open_to_read
    from proofcheck.registry.statistics import statistics_of

    database = open_to_read(registry)
    try:
        found = statistics_of(database)
    finally:
        database.close()
    if output is Format.JSON:
        write_json(found)
        return 0
    write_line(f"{found.location}, schema {found.schema_version}, {found.size_bytes / 1e6:.1f} MB")
    write_line(f"digest {found.digest}, newest record {found.as_of or 'without a day'}")
    for kind, count in found.records.items():
        names = f", {found.names[kind]:,} names" if kind in found.names else ""
        pending = found.pending_names.get(kind, 0)
        outside = f", {pending:,} not in the index yet" if pending else ""
        write_line(f"{kind:<14} {count:>10,}{names}{outside}")
    write_line(f"{found.past_versions:,} earlier versions, {found.refused_rows:,} refused rows")
    for facts in found.newest_imports:
        write_line(import_line(facts))
    return 0
