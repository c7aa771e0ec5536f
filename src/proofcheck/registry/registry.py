"""The brand registry: opened once, asked once for each dossier.

In: a registry file or store, then documents and a claim. Out: `RegistryAnswers`. SQLAlchemy is
imported only when a registry is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from proofcheck.errors import RegistryError
from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Examined
from proofcheck.model.registry import Authorisation, RegistryFile
from proofcheck.model.registry_answers import RegistryAnswers

if TYPE_CHECKING:
    from proofcheck.registry.importing import Imported
    from proofcheck.registry.learning import Learned
    from proofcheck.registry.record_keys import RecordKind
    from proofcheck.registry.store import Store

MAX_BRAND_NAMES = 50_000
"""Brand names that are handed to extraction, which looks for them in lines and letters."""


class Registry:
    """Brands, their owners, who may sell them, and what rights holders said; thread-safe."""

    def __init__(self, store: Store) -> None:
        from proofcheck.registry.name_search import NameSearch
        from proofcheck.registry.record_keys import RecordKind

        self._store = store
        kinds = (RecordKind.PARTY, RecordKind.BRAND)
        self._searches = (NameSearch(store, kinds[0]), NameSearch(store, kinds[1]))
        self._kind = RecordKind.BRAND
        self._brand_names: tuple[str, tuple[str, ...]] = ("", ())
        self.brand_names()

    @classmethod
    def open(cls, location: str | Path) -> Registry:
        """Open a registry file (`.json`, `.yaml`), a store (`.sqlite`, `.db`) or a server.

        A server is given as `postgresql://user@host/name`. A file is read into SQLite in memory:
        about 1.5 CPU seconds for 20,000 names, where a store opens at once. Raises
        `RegistryError` that names every wrong row with its remedy.
        """
        from proofcheck.registry.opening import open_to_read
        from proofcheck.registry.store import Store

        return cls(Store(open_to_read(location)))

    @classmethod
    def of(cls, registry: RegistryFile, *, source: str = "memory") -> Registry:
        """Hold the rows of a registry file that is already read and checked."""
        from proofcheck.registry.filling import store_in_memory

        return cls(store_in_memory(registry, source=source))

    @property
    def digest(self) -> str:
        """SHA-256 sum of the content: two registries with the same digest answer alike."""
        return self._store.facts().digest

    def brand_names(self) -> tuple[str, ...]:
        """Return the names and aliases of the brands, each once; 50,000 at most.

        They are read anew where somebody has changed the store.
        """
        seen, names = self._brand_names
        _, changes = self._store.name_state(self._kind)
        if seen != changes:
            names = self._store.raw_names(self._kind, MAX_BRAND_NAMES)
            self._brand_names = (changes, names)
        return names

    def answer(
        self, documents: tuple[Examined, ...], claim: Claim | None, judged_on: date
    ) -> RegistryAnswers:
        """Answer everything that the documents and the claim ask, for checks to judge."""
        from proofcheck.registry.answering import gather

        return gather(self._store, self._searches, documents, claim, judged_on)

    @staticmethod
    def import_file(
        location: str | Path,
        file: str | Path,
        *,
        form: str | None = None,
        mapping: str | Path | None = None,
        source: str | None = None,
        is_dry_run: bool = False,
        on_progress: Callable[[int], None] = lambda _count: None,
    ) -> Imported:
        """Import a file into a store (SQLite file or `postgresql://…`), made where it is missing.

        `form` is a format's name, told by the file where it is None; `mapping` a mapping file
        for tables; `source` is noted for records that name none. Registries that are open on
        the store see the records from then on. Raises `RegistryError`; the store is then as
        before.
        """
        from proofcheck.registry.importers.tables import read_mapping
        from proofcheck.registry.importing import import_file

        return import_file(
            location,
            Path(file),
            form=form,
            mapping=read_mapping(Path(mapping)) if mapping is not None else None,
            source=source,
            is_dry_run=is_dry_run,
            on_progress=on_progress,
        )

    @staticmethod
    def revoke(location: str | Path, authorisation: str, *, on: date, source: str) -> Authorisation:
        """Revoke an authorisation in a store from a day on; return the record as it is now.

        Raises `RegistryError` where there is none with this id, or it was revoked earlier.
        """
        from proofcheck.registry.revoking import revoke

        record, _ = revoke(location, authorisation, on=on, source=source)
        return record

    @staticmethod
    def remove(
        location: str | Path,
        *ids: str,
        source: str,
        kind: RecordKind | None = None,
        cascade: bool = False,
    ) -> tuple[tuple[RecordKind, str], ...]:
        """Remove records from a store, and with `cascade` what refers to them; return what went.

        Raises `RegistryError` where one is not there, or others refer to it; the store is then
        as before.
        """
        from proofcheck.registry.removing import remove

        return remove(location, ids, source=source, kind=kind, cascade=cascade).removed

    @staticmethod
    def learn(
        location: str | Path, papers: Sequence[Examined], *, issuer: str, source: str
    ) -> Learned:
        """Learn from genuine, examined papers how the party `issuer` makes papers.

        `location` is a store, or a registry file in JSON, which is written anew. Raises
        `RegistryError` where there is no such party.
        """
        from proofcheck.registry.learning import learn

        return learn(location, papers, issuer=issuer, source=source)

    def close(self) -> None:
        """Close the store; no question can be answered after that."""
        self._store.close()

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, *unused: Any) -> None:
        self.close()


def build_store(source: str | Path, target: str | Path) -> None:
    """Write a registry file into a new SQLite file, which opens faster and is shared.

    Raises `RegistryError` where the file has wrong rows or the target exists.
    """
    from proofcheck.registry.file_format import read_registry_file
    from proofcheck.registry.filling import store_in_file

    path, target = Path(source), Path(target)
    rows = read_registry_file(path)
    if target.exists():
        message = f"The registry {target} is there already."
        raise RegistryError(message, remedy="Give another name, or delete the file first.")
    store_in_file(rows, target, source=path.name)
