"""Which files a batch verifies: named ones as they come, folders in the order of names.

Nothing is held in memory but one folder's names at a time, so that a run over millions of files
begins at once; the same walk, made before, counts them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from msgspec import Struct

from proofcheck.errors import InputError


class Chosen(Struct, frozen=True, kw_only=True):
    """Which files of folders are taken: shell patterns, and files that are no documents.

    A pattern with a slash is held against the path below the folder that was named, any other
    against the file's name.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    without: frozenset[Path] = frozenset()

    def takes(self, file: Path, folder: Path) -> bool:
        """Whether a file somewhere below `folder` is taken."""
        below = file.relative_to(folder).as_posix()
        kept = not self.include or any(_fits(below, pattern) for pattern in self.include)
        if not kept or any(_fits(below, pattern) for pattern in self.exclude):
            return False
        return not self.without or file.resolve() not in self.without


def walk(paths: Iterable[Path], chosen: Chosen) -> Iterator[Path]:
    """Yield every regular file, folders opened down to the last; a file is given once.

    Patterns apply to the files of folders, not to those named. Raises `InputError` for a path
    that is not there, before the first file is given.
    """
    named = list(paths)
    for path in named:
        if not path.exists():
            raise InputError(f"{path} does not exist.", remedy="Check the path.")
    seen: set[Path] | None = set() if len(named) > 1 else None
    for path in named:
        for file in _files_of(path, chosen):
            if seen is not None:
                if file in seen:
                    continue
                seen.add(file)
            yield file


def collect(
    paths: Iterable[Path], *, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()
) -> list[Path]:
    """Return what `walk` gives, as a list."""
    return list(walk(paths, Chosen(include=include, exclude=exclude)))


def _files_of(path: Path, chosen: Chosen) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in _files_below(path) if chosen.takes(file, path))
    else:
        yield path


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in the order of their names; links to folders stay shut."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except FileNotFoundError:
        return
    except OSError as error:
        message = f"The folder {folder} can't be opened: {error.strerror}."
        raise InputError(message, remedy="Check its permissions.") from error
    for name, is_folder in found:
        path = folder / name
        if is_folder:
            yield from _files_below(path)
        elif path.is_file():
            yield path


def _fits(below: str, pattern: str) -> bool:
    return fnmatch(below if "/" in pattern else below.rpartition("/")[2], pattern)
