"""The formats that can be imported, and which of them a file has."""

from __future__ import annotations

from pathlib import Path

from proofcheck.errors import ConfigError, RegistryError
from proofcheck.registry.importers.brand_names import BRAND_LINES, NAME_SUGGESTION_INDEX
from proofcheck.registry.importers.csv_file import CSV
from proofcheck.registry.importers.follow_the_money import FOLLOW_THE_MONEY
from proofcheck.registry.importers.gleif import GLEIF_CSV, GLEIF_JSON
from proofcheck.registry.importers.json_marks import CNIPA, EUIPO, TMVIEW
from proofcheck.registry.importers.registry_file import REGISTRY, STARTER
from proofcheck.registry.importers.rows import Format
from proofcheck.registry.importers.sources import head_of
from proofcheck.registry.importers.uspto_bulk import USPTO
from proofcheck.registry.importers.wikidata import WIKIDATA
from proofcheck.registry.importers.wipo_xml import ST66, ST96
from proofcheck.registry.importers.xlsx_file import XLSX

FORMATS: tuple[Format, ...] = (
    REGISTRY,
    USPTO,
    ST66,
    ST96,
    EUIPO,
    TMVIEW,
    CNIPA,
    GLEIF_CSV,
    GLEIF_JSON,
    FOLLOW_THE_MONEY,
    WIKIDATA,
    NAME_SUGGESTION_INDEX,
    BRAND_LINES,
    XLSX,
    CSV,
    STARTER,
)
"""In the order in which a file is looked at: what is told by its content before plain tables."""

STARTER_LIST = Path("starter")
"""Stands for the list that proofcheck ships, where a file is asked for."""


def format_of(path: Path, asked: str | None) -> Format:
    """Return the format that is asked for by name, or that the file looks like.

    Raises `ConfigError` for an unknown name, `RegistryError` where the file is like none.
    """
    if asked is not None:
        for known in FORMATS:
            if known.name == asked:
                return known
        names = ", ".join(known.name for known in FORMATS)
        raise ConfigError(f"No format is called {asked!r}.", remedy=f"Known are {names}.")
    if path == STARTER_LIST and not path.exists():
        return STARTER
    head = head_of(path)
    for known in FORMATS:
        if known.looks_like(path, head):
            return known
    message = f"{path} looks like none of the formats that can be imported."
    names = ", ".join(known.name for known in FORMATS)
    raise RegistryError(message, remedy=f"Name its format with --as: {names}.")
