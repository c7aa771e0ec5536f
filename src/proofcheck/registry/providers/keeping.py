"""Keeps what registers answered: a cache that forgets, and recordings that do not.

In: responses as they came, with their moment. Out: the same. Keys and tokens are never in them.
"""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from proofcheck.errors import ConfigError
from proofcheck.model.identities import ProviderName
from proofcheck.registry.providers.register import Kept, Response

WAIT_S = 10.0
"""How long one process waits for another that writes to the cache."""


class Cache:
    """A file of answers (SQLite) that many processes may share; each is good until its end."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        with self._open() as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS answer (provider TEXT NOT NULL, number TEXT NOT NULL,"
                " at TEXT NOT NULL, until TEXT NOT NULL, status INTEGER NOT NULL,"
                " body BLOB NOT NULL, PRIMARY KEY (provider, number))"
            )

    def get(self, provider: ProviderName, number: str, now: datetime) -> Kept | None:
        """Return what was answered, unless its time is over."""
        query = (
            "SELECT at, status, body FROM answer WHERE provider = ? AND number = ? AND until > ?"
        )
        with self._open() as connection:
            row = connection.execute(query, (provider.value, number, now.isoformat())).fetchone()
        if row is None:
            return None
        response = Response(status=int(row[1]), body=bytes(row[2]))
        return Kept(at=datetime.fromisoformat(row[0]), response=response)

    def put(self, provider: ProviderName, number: str, kept: Kept, until: datetime) -> None:
        """Keep an answer in the place of an older one."""
        row = (
            provider.value,
            number,
            kept.at.isoformat(),
            until.isoformat(),
            kept.response.status,
            kept.response.body,
        )
        with self._open() as connection:
            connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", row)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=WAIT_S)) as connection, connection:
                yield connection
        except sqlite3.Error as error:
            message = f"The cache of answers {self._path} can't be used: {error}."
            raise ConfigError(message, remedy="Name another file in providers.cache.") from error


class _File(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A recording as it stands in its file: text where the body is UTF-8, base64 otherwise."""

    provider: ProviderName
    number: str
    at: datetime
    status: int
    text: str | None = None
    base64: str | None = None


class Recordings:
    """A folder with one file an answer, `vies-DE136695976.json`, to be read and kept in git."""

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)

    def get(self, provider: ProviderName, number: str) -> Kept | None:
        """Return a recording, None where there is none; raises `ConfigError` for a broken one."""
        path = self._path(provider, number)
        if not path.is_file():
            return None
        try:
            file = msgspec.json.decode(path.read_bytes(), type=_File)
        except (OSError, msgspec.DecodeError) as error:
            message = f"The recording {path} can't be read: {error}."
            raise ConfigError(message, remedy="Delete it, or record it again.") from error
        body = base64.b64decode(file.base64) if file.base64 else (file.text or "").encode()
        return Kept(at=file.at, response=Response(status=file.status, body=body))

    def put(self, provider: ProviderName, number: str, kept: Kept) -> None:
        """Write a recording."""
        body = kept.response.body
        try:
            text, coded = body.decode(), None
        except UnicodeDecodeError:
            text, coded = None, base64.b64encode(body).decode()
        file = _File(
            provider=provider,
            number=number,
            at=kept.at,
            status=kept.response.status,
            text=text,
            base64=coded,
        )
        data = msgspec.json.format(msgspec.json.encode(file), indent=2)
        path = self._path(provider, number)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data + b"\n")
        except OSError as error:
            message = f"The recording {path} can't be written: {error.strerror}."
            raise ConfigError(message, remedy="Check the folder providers.recordings.") from error

    def _path(self, provider: ProviderName, number: str) -> Path:
        bare = "".join(ch for ch in number if ch.isascii() and ch.isalnum())
        return self._folder / f"{provider.value}-{bare}.json"
