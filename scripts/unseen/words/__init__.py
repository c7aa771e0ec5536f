"""Wordings by edition and language, read from the data files beside this module."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """Return a TOML table such as `first/letters`; of a folder each file is a language."""
    path = _FOLDER / name
    if path.is_dir():
        return {file.stem: _read(file) for file in sorted(path.glob("*.toml"))}
    return _read(path.with_suffix(".toml"))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def wordings(name: str, language: str, draw: random.Random) -> dict[str, str]:
    """Pick one wording of every key of a language."""
    return {key: draw.choice(values) for key, values in table(name)[language].items()}


@cache
def goods_rows(edition: str) -> tuple[tuple[str, dict[str, str]], ...]:
    """Return (kind, words by language) of every product; a `*` marks the group's own name."""
    rows = (_FOLDER / edition / "goods.tsv").read_text(encoding="utf-8").splitlines()
    head = rows[0].split("\t")[1:]
    parts = (row.split("\t") for row in rows[1:])
    return tuple((kind, dict(zip(head, names, strict=True))) for kind, *names in parts)
