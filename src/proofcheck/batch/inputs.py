"""Which files a batch verifies: named ones as they come, folders in the order of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from proofcheck.errors import InputError


def collect(
    paths: Iterable[Path], *, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()
) -> list[Path]:
    """Return every regular file, folders opened down to the last; a file is listed once.

    `include` and `exclude` are shell patterns on the file name; they apply to the files of
    folders, not to those named. Raises `InputError` for a path that is not there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for file in _files_below(path):
                if _wanted(file.name, include, exclude):
                    found.setdefault(file)
        elif path.exists():
            found.setdefault(path)
        else:
            raise InputError(f"{path} does not exist.", remedy="Check the path.")
    return list(found)


def _files_below(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def _wanted(name: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> bool:
    kept = not include or any(fnmatch(name, pattern) for pattern in include)
    return kept and not any(fnmatch(name, pattern) for pattern in exclude)
