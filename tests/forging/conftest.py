"""Sets made once for all tests of this folder: every way from a few fixtures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from forging.made_set import SOURCES, MadeSet, make_set
from proofcheck.forging import Order
from proofcheck.forging.genuine import Genuine, genuine_from
from proofcheck.verifier import Verifier


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, fixtures: Path) -> MadeSet:
    """Every way and every harmless version of the sources."""
    folder = tmp_path_factory.mktemp("forged") / "set"
    files = [fixtures / name for name in SOURCES]
    return make_set(folder, files, Order(seed=3), fixtures / "truth.jsonl")


@pytest.fixture(scope="session")
def genuine(fixtures: Path) -> Callable[[str], Genuine]:
    """Open and read a fixture as the ways get it."""
    known: dict[str, Genuine] = {}

    def opened(name: str) -> Genuine:
        if name not in known:
            with Verifier() as verifier:
                examined = verifier.gather(fixtures / name).documents[0]
            known[name] = genuine_from(name, (fixtures / name).read_bytes(), examined)
        return known[name]

    return opened
