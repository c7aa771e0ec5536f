"""Writes the whole store as a registry file, version 1, as a stream.

In: an open database, perhaps a day. Out: JSON, one record a line. Imported into an empty store
it gives the same content, with the same digest.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from proofcheck.registry.database import Database
from proofcheck.registry.file_format import FORMAT_VERSION, SECTIONS
from proofcheck.registry.past import texts_then
from proofcheck.registry.record_keys import TYPES, RecordKind

SECTION_OF: dict[RecordKind, str] = {
    kind: section
    for kind, of in TYPES.items()
    for section, known in SECTIONS.items()
    if known is of
}


def export(database: Database, write: Callable[[str], object], *, on: date | None = None) -> int:
    """Write all records, or those that were known on a day; return how many.

    It is one state of the store: what others write meanwhile is not in it.
    """
    count = 0
    with database.snapshot() as connection:
        write(f'{{"version": {FORMAT_VERSION}')
        for kind, section in SECTION_OF.items():
            write(f',\n"{section}": [')
            parting = "\n"
            for text in texts_then(connection, kind, on):
                write(f"{parting}{text}")
                parting = ",\n"
                count += 1
            write("\n]")
        write("}\n")
    return count
