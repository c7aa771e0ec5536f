"""What an earlier run left behind, and which of its lines still hold.

A line holds for a document if path, bytes (SHA-256) and digest of all settings are the same.
A last line that was cut off in the middle of writing does not count.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec
from msgspec import Struct

from proofcheck.errors import InputError
from proofcheck.model.result import Outcome


class FinishedLine(Struct, frozen=True, kw_only=True):
    """One report of an earlier run, as its bytes, with what tells whether it still holds.

    `images` are the pictures of its pages that it names; `has_pages` says if it could have any.
    """

    line: bytes
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


def set_aside(output: Path) -> dict[str, FinishedLine]:
    """Return the finished reports of earlier runs by path, and keep them in a file beside.

    The output is written anew in the order of the inputs; until that is done, whatever
    earlier runs finished stays in `<output>.earlier`, so that a second kill loses nothing.
    """
    earlier = _earlier(output)
    finished = load_finished(earlier) | load_finished(output)
    if finished:
        whole = earlier.with_name(earlier.name + ".new")
        with whole.open("wb") as file:
            file.writelines(line.line for line in finished.values())
            file.flush()
            os.fsync(file.fileno())
        whole.replace(earlier)
    return finished


def forget_earlier(output: Path) -> None:
    """Remove what `set_aside` kept: the output now holds all of it."""
    _earlier(output).unlink(missing_ok=True)


def _earlier(output: Path) -> Path:
    return output.with_name(output.name + ".earlier")


def load_finished(output: Path) -> dict[str, FinishedLine]:
    """Return the reports of a file by path; none where there is no file.

    Raises `InputError` for a file that holds something else, so that no one's data is lost.
    """
    if not output.exists():
        return {}
    finished: dict[str, FinishedLine] = {}
    lines = output.read_bytes().splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        try:
            known = msgspec.json.decode(line, type=_Line)
            file = known.documents[0].file
        except (msgspec.DecodeError, IndexError) as error:
            if number == len(lines) and not line.endswith(b"\n"):
                break
            message = f"{output}, line {number} is not a report of proofcheck."
            raise InputError(message, remedy="Choose another --output.") from error
        finished[file.path] = FinishedLine(
            line=line.rstrip(b"\n") + b"\n",
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
    return finished


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in lower-case hex, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
