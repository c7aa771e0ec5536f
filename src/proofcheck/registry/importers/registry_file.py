"""The registry file, version 1, row by row: a wrong row is refused, the others are kept.

In: `{"version": 1, "parties": [...], …}` as JSON or YAML (docs/registry.md). References are not
looked at, since what they name may be in the store: `registry check` finds those that dangle.
JSON is read as a stream; YAML, which people write by hand, is held whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec

from proofcheck.errors import RegistryError
from proofcheck.registry.file_format import FORMAT_VERSION, SECTIONS, row_of
from proofcheck.registry.importers.json_stream import Element, elements
from proofcheck.registry.importers.rows import Bad, Format, Item, Mapping, judged
from proofcheck.registry.importers.sources import bare_suffix, opened
from proofcheck.registry.record_keys import Record, records_of
from proofcheck.registry.starter import starter_list

_YAML = frozenset({".yaml", ".yml"})


def read(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield the records of all sections, in the order of the file."""
    version: Any = None
    count = 0
    for element in _from_yaml(path) if bare_suffix(path) in _YAML else elements(path):
        if element.key == "version":
            version = element.value
            _check_version(path, version)
            continue
        count += 1
        yield _item(element)
    if version is None:
        _check_version(path, version)


def read_starter(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield the records of the list that proofcheck ships; they confirm nothing."""
    for number, record in enumerate(records_of(starter_list()), start=1):
        yield judged(number, record, "")


def _check_version(path: Path, version: object) -> None:
    if version != FORMAT_VERSION:
        raise RegistryError(
            f"{path}: version is {version!r}, expected {FORMAT_VERSION}.",
            remedy=f'Write "version": {FORMAT_VERSION} if the file follows docs/registry.md.',
        )


def _item(element: Element) -> Item:
    row = json.dumps(element.value, ensure_ascii=False)
    kind = SECTIONS.get(element.key)
    if kind is None:
        known = ", ".join(SECTIONS)
        return Bad(element.line, f"No such section: {element.key!r}. Known are {known}.", row)
    record = row_of(kind, element.value)
    if isinstance(record, str):
        return Bad(element.line, record, row)
    return judged(element.line, cast("Record", record), row)


def _from_yaml(path: Path) -> Iterator[Element]:
    """Rows of a YAML file; their line is their number within their section, from 1."""
    with opened(path) as stream:
        data = stream.read()
    try:
        raw = msgspec.yaml.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        message = f"The registry {path} is damaged: {error}."
        raise RegistryError(message, remedy="Check the file's syntax at that place.") from error
    if not isinstance(raw, dict):
        raise RegistryError(f"{path} has no sections.", remedy="See docs/registry.md.")
    for key, rows in raw.items():
        if not isinstance(rows, list):
            yield Element(1, str(key), rows)
            continue
        for number, row in enumerate(rows, start=1):
            yield Element(number, str(key), row)


def _looks_like(path: Path, head: bytes) -> bool:
    if bare_suffix(path) in _YAML:
        return b"version" in head
    return (
        bare_suffix(path) == ".json"
        and b'"version"' in head
        and any(f'"{section}"'.encode() in head for section in SECTIONS)
    )


REGISTRY = Format(
    name="registry",
    title="registry file, version 1 (JSON or YAML)",
    reads=read,
    looks_like=_looks_like,
)
STARTER = Format(
    name="starter",
    title="the list of well-known brands that proofcheck ships",
    reads=read_starter,
    looks_like=lambda path, _head: str(path) == "starter",
)
