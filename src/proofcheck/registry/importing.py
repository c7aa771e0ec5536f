"""Importing a file into a store: one transaction, rows as they come, bad ones kept for review.

In: a file in one of the formats of `importers`, a place for the store. Out: what the import did.
The good rows are kept and the bad ones are noted with their lines; where too many are bad
nothing is kept. Memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct, structs

from proofcheck.errors import RegistryError
from proofcheck.registry.database import (
    Database,
    in_memory,
    is_server,
    open_database,
    refuse_other_place,
)
from proofcheck.registry.filling import MOST_PENDING
from proofcheck.registry.importers.formats import STARTER_LIST, format_of
from proofcheck.registry.importers.rows import Bad, Good, Item, LeftOut, Mapping
from proofcheck.registry.name_index import pack_if_many
from proofcheck.registry.writing import ImportReport, Writing

MOST_BAD_SHARE = 0.5
"""Share of bad rows from which a file is taken for another format, and nothing of it is kept."""

FEWEST_FOR_SHARE = 20
"""Rows below which the share says nothing, unless all are bad."""

SAID_EVERY = 10_000

MOST_SHOWN = 20
"""Bad rows that the result of an import lists; all are kept in the store."""


class Imported(Struct, frozen=True, kw_only=True):
    """What the import of one file did; `problems` are the first bad rows.

    `is_kept` is false for a dry run.
    """

    file: str
    format: str
    report: ImportReport
    problems: tuple[Bad, ...]
    is_kept: bool


class _UndoneError(Exception):
    """Leaves the transaction of a dry run."""


def import_file(
    location: str | Path,
    path: Path,
    *,
    form: str | None = None,
    mapping: Mapping | None = None,
    source: str | None = None,
    is_dry_run: bool = False,
    on_progress: Callable[[int], None] = lambda _count: None,
) -> Imported:
    """Import a file into the store at `location`, which is made where it is not there.

    `form` names the format, which is otherwise told by the file. Raises `RegistryError` where
    the file or the store can't be read, or most rows are bad; the store is then as before.
    """
    known = format_of(path, form)
    refuse_other_place(location)
    is_new = not is_server(str(location)) and not Path(location).exists()
    database = (
        in_memory() if is_dry_run and is_new else open_database(location, create=True, write=True)
    )
    try:
        report, problems = import_items(
            database,
            known.reads(path, mapping),
            source=source or source_of(path),
            form=known.name,
            is_dry_run=is_dry_run,
            on_progress=on_progress,
        )
    finally:
        # A store that was just made stays, empty, where the import fails: another process may
        # be waiting to write into it.
        database.close()
    return Imported(
        file=str(path),
        format=known.name,
        report=report,
        problems=problems,
        is_kept=not is_dry_run,
    )


def import_items(
    database: Database,
    items: Iterator[Item],
    *,
    source: str,
    form: str,
    is_dry_run: bool = False,
    on_progress: Callable[[int], None] = lambda _count: None,
) -> tuple[ImportReport, tuple[Bad, ...]]:
    """Write the items in one transaction and pack the names where many have come.

    `source` is noted for every record that names none. Returns the first bad rows too.
    """
    report: ImportReport | None = None
    problems: list[Bad] = []
    try:
        with database.writing() as connection:
            writing = Writing(connection, source=source, form=form)
            _write(writing, items, problems, source, form, on_progress)
            report = writing.finish()
            if is_dry_run:
                raise _UndoneError
    except _UndoneError:
        assert report is not None
        return report, tuple(problems)
    with database.writing() as connection:
        pack_if_many(connection, MOST_PENDING)
    return report, tuple(problems)


def _write(
    writing: Writing,
    items: Iterator[Item],
    problems: list[Bad],
    source: str,
    form: str,
    on_progress: Callable[[int], None],
) -> None:
    count = bad = 0
    for count, item in enumerate(items, start=1):
        match item:
            case Good(record=record):
                writing.put(record if record.source else structs.replace(record, source=source))
            case Bad(line=line, message=message, row=row):
                bad += 1
                writing.refuse(line, message, row)
                if len(problems) < MOST_SHOWN:
                    problems.append(item)
            case LeftOut():
                writing.leave_out()
        if count % SAID_EVERY == 0:
            on_progress(count)
    if count == 0:
        message = f"{source} holds no rows that can be read as {form}."
        raise RegistryError(
            message, remedy="Name the right format with --as, or give another file."
        )
    if bad == count or (count >= FEWEST_FOR_SHARE and bad > MOST_BAD_SHARE * count):
        first = problems[0]
        message = f"{bad} of {count} rows of {source} can't be read as {form}; nothing was kept."
        remedy = f"Line {first.line}: {first.message} Or name the format with --as, or a --mapping."
        raise RegistryError(message, remedy=remedy)
    on_progress(count)


def source_of(path: Path) -> str:
    """The source that is noted where the caller names none: the file's name."""
    return "proofcheck's starter list" if path == STARTER_LIST else path.name
