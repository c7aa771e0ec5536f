"""Poisoned documents, and workers that obey them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from proofcheck.config import Config
from proofcheck.examination.workers import Workers

from .processes import OBEDIENT


@pytest.fixture
def poisoned(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a document that has its way with the worker, and return its path."""

    def write(name: str, words: str) -> Path:
        path = tmp_path / f"{name}.poison"
        path.write_text(words, encoding="utf-8")
        return path

    return write


@pytest.fixture
def hiring() -> Iterator[Callable[..., Workers]]:
    """Begin obedient workers, and close them whatever happens."""
    begun: list[Workers] = []

    def hire(config: Config, *, jobs: int = 1) -> Workers:
        begun.append(Workers(config, jobs=jobs, command=OBEDIENT))
        return begun[-1]

    yield hire
    for workers in begun:
        workers.close()
