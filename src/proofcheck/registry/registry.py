"""The brand registry: opened once, asked once for each dossier.

In: a registry file or store, then documents and a claim. Out: `RegistryAnswers`. SQLAlchemy is
imported only when a registry is opened.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from proofcheck.errors import RegistryError
from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Examined
from proofcheck.model.registry import RegistryAnswers, RegistryFile

if TYPE_CHECKING:
    from proofcheck.registry.store import Store

FILES = frozenset({".json", ".yaml", ".yml"})
STORES = frozenset({".sqlite", ".sqlite3", ".db"})


class Registry:
    """Brands, their owners, who may sell them, and what rights holders said; thread-safe."""

    def __init__(self, store: Store) -> None:
        from proofcheck.registry.loading import BRAND, PARTY
        from proofcheck.registry.name_search import NameSearch

        self._store = store
        self._searches = (NameSearch(store, PARTY), NameSearch(store, BRAND))
        self._brand_names = tuple(dict.fromkeys(row.raw for row in store.all_names(BRAND)))

    @classmethod
    def open(cls, location: str | Path) -> Registry:
        """Open a registry file (`.json`, `.yaml`) or a store made from one (`.sqlite`, `.db`).

        A file is read into SQLite in memory: about 1.5 CPU seconds for 20,000 names, where a
        store opens at once. Raises
        `RegistryError` that names every wrong row with its remedy.
        """
        path = Path(location)
        suffix = path.suffix.lower()
        if suffix not in FILES | STORES:
            message = f"The registry {path} has an ending that is not known."
            endings = ", ".join(sorted(FILES | STORES))
            raise RegistryError(message, remedy=f"Give a file that ends in one of {endings}.")
        if suffix in STORES:
            from proofcheck.registry.store import Store

            return cls(Store.open(path))
        from proofcheck.registry.file_format import read_registry_file

        return cls.of(read_registry_file(path), source=path.name)

    @classmethod
    def of(cls, registry: RegistryFile, *, source: str = "memory") -> Registry:
        """Hold the rows of a registry file that is already read and checked."""
        from proofcheck.registry.store import Store

        return cls(Store.in_memory(registry, source=source))

    @property
    def digest(self) -> str:
        """SHA-256 of the content: two registries with the same digest answer alike."""
        return self._store.digest

    def brand_names(self) -> tuple[str, ...]:
        """Return the names and aliases of all brands, each once."""
        return self._brand_names

    def answer(
        self, documents: tuple[Examined, ...], claim: Claim | None, judged_on: date
    ) -> RegistryAnswers:
        """Answer everything that the documents and the claim ask, for checks to judge."""
        from proofcheck.registry.answering import gather

        return gather(self._store, self._searches, documents, claim, judged_on)

    def close(self) -> None:
        """Close the store; no question can be answered after that."""
        self._store.close()

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, *unused: Any) -> None:
        self.close()


def build_store(source: str | Path, target: str | Path) -> None:
    """Write a registry file into a new SQLite file, which opens faster and is shared read-only.

    Raises `RegistryError` where the file has wrong rows or the target exists.
    """
    from proofcheck.registry.file_format import read_registry_file
    from proofcheck.registry.store import Store

    path = Path(source)
    Store.create(Path(target), read_registry_file(path), source=path.name)
