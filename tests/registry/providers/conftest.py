"""A register on this machine for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from registry.providers.server import Told, register_server


@pytest.fixture
def told() -> Iterator[Told]:
    """The running register, to be told what to answer."""
    with register_server() as running:
        yield running
