"""`proofcheck registry compact`: packs the index, brings the tables up to date, frees space."""

from __future__ import annotations

from proofcheck.cli.registry.options import (
    Format,
    FormatOption,
    StoreOption,
    write_json,
    write_line,
)


def compact(registry: StoreOption, output: FormatOption = Format.TEXT) -> int:
    """Pack all names into the index, bring the tables up to date, give unused space back."""
    from proofcheck.registry.compacting import compact as make_compact

    done = make_compact(registry)
    if output is Format.JSON:
        write_json(done)
    else:
        write_line(f"{done.before_bytes / 1e6:.1f} MB before, {done.after_bytes / 1e6:.1f} MB now")
    return 0
