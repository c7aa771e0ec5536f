"""Rows of tables (CSV, XLSX) as records, by a mapping file or by obvious headings.

In: rows as cells by heading. Out: items. A row is a party, brand, authorisation, or a dealer: a
party with its authorisation for a brand. Records without an id get one from what identifies
them, so that the same list imported again changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import structs

from proofcheck.comparing.territories import canonical_territory
from proofcheck.errors import ConfigError, RegistryError
from proofcheck.model.registry import Authorisation, Brand, Party
from proofcheck.registry.file_format import row_of
from proofcheck.registry.importers.follow_the_money import domain_of
from proofcheck.registry.importers.rows import Bad, Item, Mapping, judged
from proofcheck.registry.record_keys import Record

Cells = dict[str, Any]

KINDS: dict[str, tuple[type[Record], ...]] = {
    "party": (Party,),
    "brand": (Brand,),
    "authorisation": (Authorisation,),
    "dealer": (Party, Authorisation),
}

LISTS = frozenset(
    {
        "aliases",
        "tax_ids",
        "domains",
        "emails",
        "ibans",
        "phones",
        "gtin_prefixes",
        "sku_patterns",
        "territories",
        "channels",
        "products",
        "nice_classes",
    }
)
_DATES = frozenset({"valid_from", "valid_to", "revoked_on", "as_of"})
_TRUTHS = {
    **dict.fromkeys(("yes", "true", "1", "y", "ja", "oui", "sì", "si", "sí", "是"), True),
    **dict.fromkeys(("no", "false", "0", "n", "nein", "non", "否"), False),
}


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file (YAML); raises `ConfigError` with what is wrong in it."""
    try:
        mapping = msgspec.yaml.decode(path.read_bytes(), type=Mapping)
    except OSError as error:
        message = f"The mapping {path} can't be read: {error.strerror}."
        raise ConfigError(message, remedy="Check the path.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"The mapping {path} is wrong: {error}."
        raise ConfigError(message, remedy="See docs/registry.md, Tables.") from error
    if mapping.record not in KINDS:
        known = ", ".join(KINDS)
        message = f"The mapping {path} names the record {mapping.record!r}."
        raise ConfigError(message, remedy=f"Known are {known}.")
    for field in (*mapping.columns, *mapping.values):
        if field not in _fields(mapping.record):
            message = f"The mapping {path} names the field {field!r}."
            remedy = f"A {mapping.record} has {', '.join(sorted(_fields(mapping.record)))}."
            raise ConfigError(message, remedy=remedy)
    return mapping


def mapping_for(path: Path, headings: list[str], mapping: Mapping | None) -> Mapping:
    """Return the mapping with headings as they stand; without one, by `columns.yaml`.

    Raises `RegistryError` where a heading of the mapping is missing, or none is known.
    """
    if mapping is not None:
        missing = [name for name in mapping.columns.values() if name not in headings]
        if missing:
            message = f"{path} has no column {', '.join(map(repr, missing))}."
            remedy = f"It has {', '.join(map(repr, headings))}; mend the mapping."
            raise RegistryError(message, remedy=remedy)
        return mapping
    known = _synonyms()
    columns: dict[str, str] = {}
    for heading in headings:
        field = known.get(_bare(heading))
        if field is not None and field not in columns:
            columns[field] = heading
    if "name" not in columns:
        message = f"{path}: no heading says which column is the name."
        remedy = f"It has {', '.join(map(repr, headings))}; write a --mapping (docs/registry.md)."
        raise RegistryError(message, remedy=remedy)
    record = "dealer" if {"brand", "grantor"} <= set(columns) else "party"
    return Mapping(
        record=record, columns={f: h for f, h in columns.items() if f in _fields(record)}
    )


def items_of(line: int, cells: Cells, mapping: Mapping) -> Iterator[Item]:
    """Yield the records of one row, or what is wrong with it."""
    row = json.dumps(cells, ensure_ascii=False, default=str)
    fields: dict[str, Any] = dict(mapping.values)
    for field, heading in mapping.columns.items():
        cell = cells.get(heading)
        if cell is not None and str(cell).strip():
            fields[field] = cell
    try:
        values = {field: _value(field, cell, mapping) for field, cell in fields.items()}
    except ValueError as error:
        yield Bad(line, str(error), row)
        return
    made = [_record(kind, values) for kind in KINDS[mapping.record]]
    wrong = [one for one in made if isinstance(one, str)]
    if wrong:
        yield Bad(line, " ".join(wrong), row)
        return
    items = [judged(line, record, row) for record in cast("list[Record]", made)]
    bad = next((item for item in items if isinstance(item, Bad)), None)
    yield from [bad] if bad else items


def _record(kind: type[Record], values: dict[str, Any]) -> Record | str:
    """One record of a row; a dealer's authorisation is granted to the row's party."""
    own = {field: value for field, value in values.items() if field in kind.__struct_fields__}
    if kind is Authorisation and "grantee" not in own:
        party = _record(Party, values)
        if isinstance(party, str):
            return party
        own["grantee"] = cast("Party", party).id
    if kind is Authorisation and "name" in values:
        own.pop("id", None)  # the column is the dealer's
    if kind is Authorisation and "authorisation_id" in values:
        own["id"] = values["authorisation_id"]
    has_id = bool(own.get("id"))
    made = row_of(cast("type[Any]", kind), {"id": "-", **own})
    if isinstance(made, str) or has_id:
        return made
    return cast("Record", structs.replace(made, id=_made_id(made)))


def _made_id(record: Record) -> str:
    """An id from what identifies a record: numbers before names, and never what may change."""
    match record:
        case Party():
            parts = [record.lei or next(iter(record.tax_ids), "") or record.name.casefold()]
            parts.append(record.country or "")
            prefix = "party"
        case Brand():
            parts, prefix = [record.name.casefold(), record.owner or ""], "brand"
        case Authorisation():
            parts = [record.brand, record.grantor, record.grantee, record.letter_number or ""]
            parts.append("" if record.letter_number else str(record.valid_from or ""))
            prefix = "grant"
        case _:
            raise AssertionError(record)
    return f"{prefix}:{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:16]}"


def _value(field: str, cell: Any, mapping: Mapping) -> Any:
    """A cell as the field needs it; raises `ValueError` in words for the report."""
    if field in _DATES:
        return _date(field, cell, mapping.date_format)
    text = _text(cell)
    if field in ("may_sublicense", "exclusive"):
        if text.casefold() not in _TRUTHS:
            raise ValueError(f"{field} is {text!r}. Write yes or no.")
        return _TRUTHS[text.casefold()]
    if field == "addresses":
        return [text]
    if field in LISTS:
        parts = [
            part.strip() for part in text.replace("\n", mapping.separator).split(mapping.separator)
        ]
        return _listed(field, [part for part in parts if part])
    return canonical_territory(text) if field == "country" else text


def _listed(field: str, parts: list[str]) -> list[Any]:
    if field == "domains":
        hosts = [domain_of(part) for part in parts]
        if not all(hosts):
            raise ValueError(f"{'; '.join(parts)!r} is no domain. Write example.com.")
        return hosts
    if field == "nice_classes":
        if not all(part.isdigit() for part in parts):
            raise ValueError(f"nice_classes is {'; '.join(parts)!r}. Write numbers.")
        return [int(part) for part in parts]
    return parts


def _date(field: str, cell: Any, form: str | None) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = _text(cell)
    try:
        day = datetime.strptime(text, form).date() if form else date.fromisoformat(text)
    except ValueError:
        wanted = form or "2026-05-31, or name a date_format in the mapping"
        raise ValueError(f"{field} is {text!r}. Write {wanted}.") from None
    return day.isoformat()


def _text(cell: Any) -> str:
    """A cell as text; a number that a spreadsheet holds without decimals has none."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _fields(record: str) -> frozenset[str]:
    known = {name for kind in KINDS[record] for name in kind.__struct_fields__}
    if record == "dealer":
        known = known - {"grantee"} | {"authorisation_id"}
    return frozenset(known - {"trademarks", "price_bands"})


def _bare(heading: str) -> str:
    return "".join(ch for ch in heading.casefold() if ch.isalnum())


@cache
def _synonyms() -> dict[str, str]:
    data = files("proofcheck.registry.importers").joinpath("columns.yaml").read_bytes()
    table = msgspec.yaml.decode(data, type=dict[str, list[str]])
    return {_bare(word): field for field, words in table.items() for word in words}
