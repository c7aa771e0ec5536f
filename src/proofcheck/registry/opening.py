"""Opens a registry to be read, whatever it is kept in: a registry file, a store, a server.

In: its place. Out: an open `Database`. A registry file is read, checked and held in memory.
"""

from __future__ import annotations

from pathlib import Path

from proofcheck.errors import RegistryError
from proofcheck.registry import database
from proofcheck.registry.database import Database, in_memory, open_database
from proofcheck.registry.file_format import read_registry_file
from proofcheck.registry.filling import fill

FILES = frozenset({".json", ".yaml", ".yml"})


def open_to_read(location: str | Path) -> Database:
    """Open a registry file (`.json`, `.yaml`), a store (`.sqlite`, `.db`) or `postgresql://…`.

    Raises `RegistryError` where it is missing, is something else, or has wrong rows.
    """
    if not database.is_server(str(location)):
        database.refuse_other_scheme(str(location))
    path, suffix = Path(location), Path(location).suffix.lower()
    if database.is_server(str(location)) or suffix in database.FILES:
        return open_database(location)
    if suffix not in FILES:
        endings = ", ".join(sorted(FILES | database.FILES))
        remedy = f"Give a file that ends in one of {endings}, or postgresql://…"
        message = f"The registry {path} has an ending that is not known."
        raise RegistryError(message, remedy=remedy)
    rows = read_registry_file(path)
    held = in_memory()
    fill(held, rows, source=path.name)
    return held
