"""Reads the tables in `extraction/data/`: one YAML file a topic, each names its source."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def load_data(name: str, kind: type[T]) -> T:
    """Return the table `<name>.yaml` as `kind`, read once; raises if it does not fit."""
    return cast(T, _load(name, cast(Hashable, kind)))


@cache
def _load(name: str, kind: Any) -> Any:
    raw = (files("proofcheck.extraction.data") / f"{name}.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=kind)
