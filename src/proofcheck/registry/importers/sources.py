"""Opens a file to be imported, packed or not (`.gz`, or `.zip` with one file), as a stream."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from proofcheck.errors import RegistryError

HEAD_BYTES = 8192
"""Bytes by which a format is told."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open the file, unpacked; raises `RegistryError` where it can't be read."""
    try:
        with ExitStack() as stack:
            yield _stream(path, stack)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error) or "it ends too early"
        message = f"{path} can't be read: {reason}."
        raise RegistryError(message, remedy="Check the path, or fetch the file again.") from error


@contextmanager
def opened_text(path: Path) -> Iterator[IO[str]]:
    """Open the file as UTF-8 text; raises `RegistryError` where it is something else."""
    with opened(path) as stream:
        try:
            yield io.TextIOWrapper(stream, encoding="utf-8-sig", newline=None)
        except UnicodeDecodeError as error:
            message = f"{path} is not UTF-8 text: {error.reason} at byte {error.start}."
            raise RegistryError(message, remedy="Save it as UTF-8.") from error


def head_of(path: Path) -> bytes:
    """Return the first bytes of the unpacked file."""
    with opened(path) as stream:
        return stream.read(HEAD_BYTES)


def bare_suffix(path: Path) -> str:
    """Return the ending in lower case, that of the packed file where it is packed."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in (".gz", ".zip") else suffix


def _stream(path: Path, stack: ExitStack) -> IO[bytes]:
    match path.suffix.lower():
        case ".gz":
            return cast("IO[bytes]", stack.enter_context(gzip.open(path, "rb")))
        case ".zip":
            archive = stack.enter_context(zipfile.ZipFile(path))
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) != 1:
                message = f"{path} holds {len(members)} files."
                raise RegistryError(message, remedy="Unpack it and give the files themselves.")
            return stack.enter_context(archive.open(members[0]))
        case _:
            return stack.enter_context(path.open("rb"))
