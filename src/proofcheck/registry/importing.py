"""Importing a file into a store: one transaction, rows as they come, bad ones kept for review.

In: a file in one of the formats of `importers`, an open database. Out: an `ImportReport`. The
good rows are kept and the bad ones are noted with their lines; where too many are bad nothing
is kept. Memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import structs

from proofcheck.errors import RegistryError
from proofcheck.registry.database import Database
from proofcheck.registry.filling import MOST_PENDING
from proofcheck.registry.importers.rows import Bad, Good, Item
from proofcheck.registry.name_index import pack_if_many
from proofcheck.registry.writing import ImportReport, Writing

MOST_BAD_SHARE = 0.5
"""Share of bad rows from which a file is taken for another format, and nothing of it is kept."""

FEWEST_FOR_SHARE = 20
"""Rows below which the share says nothing."""

SAID_EVERY = 10_000


def import_items(
    database: Database,
    items: Iterator[Item],
    *,
    source: str,
    form: str,
    on_progress: Callable[[int], None] = lambda _count: None,
) -> ImportReport:
    """Write the items in one transaction and pack the names where many have come.

    `source` is noted for every record that names none. Raises `RegistryError` where so many
    rows are bad that the file is of another format; nothing is kept then.
    """
    with database.writing() as connection:
        writing = Writing(connection, source=source, form=form)
        count = bad = 0
        for count, item in enumerate(items, start=1):
            match item:
                case Good(record=record):
                    writing.put(record if record.source else structs.replace(record, source=source))
                case Bad(line=line, message=message, row=row):
                    bad += 1
                    writing.refuse(line, message, row)
            if count % SAID_EVERY == 0:
                on_progress(count)
        if count >= FEWEST_FOR_SHARE and bad > MOST_BAD_SHARE * count:
            message = f"{bad} of {count} rows of {source} can't be read as {form}."
            raise RegistryError(message, remedy="Name the right format with --as, or a --mapping.")
        report = writing.finish()
        on_progress(count)
    with database.writing() as connection:
        pack_if_many(connection, MOST_PENDING)
    return report


def source_of(path: Path) -> str:
    """The source that is noted where the caller names none: the file's name."""
    return path.name
