"""What an earlier run left behind, and which of its lines still hold.

A line holds for a document if path, bytes (SHA-256) and digest of all settings are the same.
A last line that was cut off in the middle of writing does not count. Lines stay in their file:
of each one only its place is kept in memory, some 150 bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import msgspec
from msgspec import Struct

from proofcheck.errors import InputError
from proofcheck.model.result import Outcome


class FinishedLine(Struct, frozen=True, kw_only=True):
    """One report of an earlier run, as its bytes, with what tells whether it still holds.

    `images` are the pictures of its pages that it names; `has_pages` says if it could have any.
    """

    line: bytes
    path: str
    sha256: str
    config_digest: str
    outcome: Outcome
    has_pages: bool = False
    images: tuple[str, ...] = ()

    def has_pictures_in(self, folder: Path) -> bool:
        """Whether its pictures were written to that folder and are there, if it has pages."""
        paths = [Path(image) for image in self.images]
        are_there = all(path.parent == folder and path.is_file() for path in paths)
        return not self.has_pages or bool(paths and are_there)


class _File(Struct):
    path: str
    sha256: str


class _Page(Struct):
    image: str | None = None


class _Document(Struct):
    file: _File
    pages: list[_Page] = []


class _Verdict(Struct):
    outcome: Outcome


class _Line(Struct):
    verdict: _Verdict
    documents: list[_Document]
    config_digest: str


class Finished:
    """The reports of one file by path and settings; use as a context manager."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._places: dict[bytes, int] = {}
        for place, known in _lines_of(path):
            self._places[_key(known.path, known.config_digest)] = place

    def __enter__(self) -> Finished:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def find(self, path: str, config_digest: str) -> FinishedLine | None:
        """Return the report on a path that was made with these settings; the last of several."""
        place = self._places.get(_key(path, config_digest))
        if place is None:
            return None
        self._file.seek(place)
        return _parse(self._file.readline())


def set_aside(output: Path) -> Finished | None:
    """Put what earlier runs finished into a file beside, and return it.

    The output is written anew in the order of the inputs; until that is done, whatever
    earlier runs finished stays in `<output>.earlier`, so that a second kill loses nothing.
    """
    earlier = _earlier(output)
    if output.exists():
        _check(output)
        if earlier.exists():
            _merge(earlier, output)
        else:
            output.replace(earlier)
    return Finished(earlier) if earlier.exists() else None


def forget_earlier(output: Path) -> None:
    """Remove what `set_aside` kept: the output now holds all of it."""
    _earlier(output).unlink(missing_ok=True)


def files_beside(output: Path) -> tuple[Path, ...]:
    """The output and the files that a run may keep beside it: none of them is a document."""
    earlier = _earlier(output)
    return output, earlier, _new(earlier)


def finished_paths(output: Path) -> frozenset[str]:
    """Return the paths of the documents that earlier runs into this output finished."""
    kept = (path for path in (output, _earlier(output)) if path.exists())
    return frozenset(known.path for path in kept for _, known in _lines_of(path))


def _merge(earlier: Path, output: Path) -> None:
    """Write the lines of both into one file, whole, before either is given up.

    A report that stands in both is kept once, as the later run made it.
    """
    later = {_key(known.path, known.config_digest) for _, known in _lines_of(output)}
    whole = _new(earlier)
    with whole.open("wb") as file:
        for _, known in _lines_of(earlier):
            if _key(known.path, known.config_digest) not in later:
                file.write(known.line)
        for _, known in _lines_of(output):
            file.write(known.line)
        file.flush()
        os.fsync(file.fileno())
    whole.replace(earlier)


def _check(output: Path) -> None:
    """Raise `InputError` for a file that holds something else, so that nobody's data is lost."""
    for _ in _lines_of(output):
        pass


def _lines_of(path: Path) -> Iterator[tuple[int, FinishedLine]]:
    """Yield the reports of a file with their places, leaving out a last line that was cut off."""
    with path.open("rb") as lines:
        place = 0
        for number, line in enumerate(lines, start=1):
            try:
                known = _parse(line)
            except (msgspec.DecodeError, IndexError) as error:
                if not line.endswith(b"\n"):
                    return
                message = f"{path}, line {number} is not a report of proofcheck."
                raise InputError(message, remedy="Choose another --output.") from error
            yield place, known
            place += len(line)


def _parse(line: bytes) -> FinishedLine:
    known = msgspec.json.decode(line, type=_Line)
    file = known.documents[0].file
    return FinishedLine(
        line=line.rstrip(b"\n") + b"\n",
        path=file.path,
        sha256=file.sha256,
        config_digest=known.config_digest,
        outcome=known.verdict.outcome,
        has_pages=any(document.pages for document in known.documents),
        images=tuple(
            page.image
            for document in known.documents
            for page in document.pages
            if page.image is not None
        ),
    )


def _earlier(output: Path) -> Path:
    return output.with_name(output.name + ".earlier")


def _new(earlier: Path) -> Path:
    return earlier.with_name(earlier.name + ".new")


def _key(path: str, config_digest: str) -> bytes:
    return hashlib.sha256(f"{config_digest}\n{path}".encode(errors="surrogateescape")).digest()[:16]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in lower-case hex, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
