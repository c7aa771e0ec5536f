"""Reads a registry file, format version 1, strictly: every wrong row is named with its remedy.

In: a JSON or YAML file. Out: `RegistryFile`, with all references resolved. Raises
`RegistryError` that lists the wrong rows, each with its section and index from 0.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from proofcheck.errors import RegistryError
from proofcheck.model.habits import Making
from proofcheck.model.registry import (
    Attestation,
    Authorisation,
    Brand,
    Certificate,
    Observation,
    Party,
    PriceBand,
    RegistryFile,
    Signatory,
    Trademark,
)
from proofcheck.registry.row_checks import wrong_rows

R = TypeVar("R", bound=Struct)

FORMAT_VERSION = 1
MAX_ERRORS_NAMED = 20
"""How many wrong rows one message lists; the rest is counted."""

SECTIONS: dict[str, type[Struct]] = {
    "parties": Party,
    "brands": Brand,
    "authorisations": Authorisation,
    "signatories": Signatory,
    "certificates": Certificate,
    "attestations": Attestation,
    "observations": Observation,
}
_INNER: dict[str, type[Struct]] = {
    "trademarks": Trademark,
    "price_bands": PriceBand,
    "making": Making,
}
_SEE = "See docs/registry.md for the format."


def read_registry_file(path: Path) -> RegistryFile:
    """Read and check a registry file (`.json`, `.yaml`, `.yml`)."""
    raw = _decoded(path)
    if not isinstance(raw, dict):
        raise RegistryError(f"{path}: this is not a registry: no sections.", remedy=_SEE)
    if raw.get("version") != FORMAT_VERSION:
        raise RegistryError(
            f"{path}: version is {raw.get('version')!r}, expected {FORMAT_VERSION}.",
            remedy=f'Write "version": {FORMAT_VERSION} if the file follows it. {_SEE}',
        )
    unknown = sorted(str(key) for key in raw if key not in SECTIONS and key != "version")
    wrong = [f"{key}: no such section." for key in unknown]
    sections: dict[str, Any] = {}
    for section, kind in SECTIONS.items():
        sections[section], bad = _rows(section, kind, raw.get(section))
        wrong.extend(bad)
    if not wrong:
        registry = RegistryFile(version=FORMAT_VERSION, **sections)
        wrong.extend(wrong_rows(registry))
    if wrong:
        raise _error(path, wrong)
    return registry


def _decoded(path: Path) -> Any:
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"The registry {path} can't be read: {error.strerror}."
        raise RegistryError(message, remedy="Check the path.") from error
    try:
        if path.suffix.lower() == ".json":
            return msgspec.json.decode(data)
        return msgspec.yaml.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        message = f"The registry {path} is damaged: {error}."
        raise RegistryError(message, remedy="Check the file's syntax at that place.") from error


def _rows(section: str, kind: type[Struct], raw: Any) -> tuple[tuple[Any, ...], list[str]]:
    """Return the rows of a section and what is wrong with the others."""
    if raw is None:
        return (), []
    if not isinstance(raw, list):
        return (), [f"{section}: expected a list."]
    rows: list[Any] = []
    wrong: list[str] = []
    for index, row in enumerate(raw):
        made = row_of(kind, row)
        if isinstance(made, str):
            wrong.append(f"{section}[{index}]{_name(row)}: {made}")
        else:
            rows.append(made)
    return tuple(rows), wrong


def row_of(kind: type[R], row: Any) -> R | str:
    """Return one row as a record of a kind, or what is wrong with it, with a remedy."""
    stray = _stray_fields(row, kind)
    if stray:
        return f"no such field: {', '.join(stray)}. {_known(kind)}"
    try:
        return msgspec.convert(_without_nulls(row), kind)
    except msgspec.ValidationError as error:
        return f"{error}.{_hint(str(error))}"


def _name(row: Any) -> str:
    """Return ` (its id)`, so that a row is found in a long file."""
    return f" ({row['id']})" if isinstance(row, dict) and isinstance(row.get("id"), str) else ""


def _stray_fields(row: Any, kind: type[Struct]) -> list[str]:
    if not isinstance(row, dict):
        return []
    stray = [str(key) for key in row if key not in kind.__struct_fields__]
    for name, inner in _INNER.items():
        members = row.get(name)
        if isinstance(members, dict):
            stray.extend(f"{name}.{key}" for key in _stray_fields(members, inner))
        for index, member in enumerate(members if isinstance(members, list) else ()):
            stray.extend(f"{name}[{index}].{key}" for key in _stray_fields(member, inner))
    return stray


def _known(kind: type[Struct]) -> str:
    return f"Known are {', '.join(kind.__struct_fields__)}."


def _without_nulls(value: Any) -> Any:
    """Drop fields that are null: they are absent, which means unknown."""
    if isinstance(value, dict):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_nulls(inner) for inner in value]
    return value


def _hint(error: str) -> str:
    if "Expected `str`" in error:
        return " Put numbers and words such as NO in quotes."
    if "date" in error:
        return " Write dates as 2026-05-31."
    return ""


def _error(path: Path, wrong: list[str]) -> RegistryError:
    named = wrong[:MAX_ERRORS_NAMED]
    rest = len(wrong) - len(named)
    lines = "\n".join(f"  {line}" for line in named)
    more = f"\n  and {rest} more" if rest else ""
    count = "1 row is" if len(wrong) == 1 else f"{len(wrong)} rows are"
    return RegistryError(
        f"{path}: {count} wrong (rows count from 0):\n{lines}{more}\n",
        remedy=f"Mend these rows. {_SEE}",
    )
