"""Wordings by language, read from the data files beside this module."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the TOML tables of this folder, by its name without ending."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def wordings(name: str, language: str, draw: random.Random) -> dict[str, str]:
    """Pick one wording of every key of a language."""
    return {key: draw.choice(values) for key, values in table(name)[language].items()}


@cache
def goods_rows() -> tuple[tuple[str, dict[str, str]], ...]:
    """Return (kind, words by language) of every product; a `*` marks the group's own name."""
    rows = (_FOLDER / "goods.tsv").read_text(encoding="utf-8").splitlines()
    head = rows[0].split("\t")[1:]
    parts = (row.split("\t") for row in rows[1:])
    return tuple((kind, dict(zip(head, names, strict=True))) for kind, *names in parts)
