"""Companies with their LEI from GLEIF: Golden Copy CSV and JSON, and answers of its API.

Sources: GLEIF, Level 1 data, LEI-CDF 3.1 (CSV headings are the dotted paths of the XML; JSON
writes each text as `{"$": text}`); GLEIF API v1 (`data[].attributes.entity.legalName.name`).
A record whose LEI has wrong check digits (ISO 17442) is refused.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier
from proofcheck.model.registry import Party
from proofcheck.registry.importers.json_stream import elements
from proofcheck.registry.importers.marks import country_of, day_of
from proofcheck.registry.importers.rows import Bad, Format, Item, Mapping, judged
from proofcheck.registry.importers.sources import bare_suffix, opened_text

PREFIX: Final = "gleif"
_OTHER = ("Entity.OtherEntityNames.", "Entity.TransliteratedOtherEntityNames.")
_ADDRESS = ("FirstAddressLine", "City", "PostalCode", "Country")


def read_csv(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield a party for every row of a Golden Copy CSV."""
    with opened_text(path) as stream:
        reader = csv.DictReader(stream)
        for row in reader:
            # A heading that is there has a value; csv puts cells too many under None.
            texts = {key: value or "" for key, value in row.items() if key is not None}
            yield _item(reader.line_num, _from_csv(texts), path, json.dumps(texts))


def read_json(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield a party for every record of a Golden Copy JSON or of an answer of the API."""
    for element in elements(path):
        if element.key not in ("records", "data", ""):
            continue
        row = json.dumps(element.value, ensure_ascii=False)
        yield _item(element.line, _from_json(element.value), path, row)


def _item(line: int, party: Party | str, path: Path, row: str) -> Item:
    if isinstance(party, str):
        return Bad(line, party, row)
    if check_identifier(IdentifierKind.LEI, party.lei or "") is not True:
        return Bad(line, f"The LEI {party.lei!r} has wrong check digits. Fetch it again.", row)
    return judged(line, party, row)


def _from_csv(row: dict[str, str]) -> Party | str:
    if "Entity.LegalName" not in row:
        return "The column Entity.LegalName is missing. Give a Golden Copy CSV (Level 1)."
    others = [
        value
        for key, value in row.items()
        if key.startswith(_OTHER) and not key.endswith("lang") and not key.endswith("type")
    ]
    address = [row.get(f"Entity.LegalAddress.{part}", "") for part in _ADDRESS]
    return _party(
        lei=row.get("LEI", ""),
        name=row["Entity.LegalName"],
        others=others,
        country=row.get("Entity.LegalAddress.Country", ""),
        address=address,
        updated=row.get("Registration.LastUpdateDate", ""),
    )


def _from_json(record: Any) -> Party | str:
    if not isinstance(record, dict):
        return "This is no record. Give a Golden Copy JSON or an answer of the API."
    attributes = record.get("attributes", record)
    entity = _of(attributes, "entity", "Entity")
    registration = _of(attributes, "registration", "Registration")
    address = _of(entity, "legalAddress", "LegalAddress")
    lines = _of(address, "addressLines")
    first = str(lines[0]) if isinstance(lines, list) and lines else ""
    others = _of(entity, "otherNames", "OtherEntityNames")
    inner = _of(others, "OtherEntityName") or others
    return _party(
        lei=_text(_of(attributes, "lei", "LEI")),
        name=_text(_of(entity, "legalName", "LegalName")),
        others=[_text(one) for one in (inner if isinstance(inner, list) else [inner])],
        country=_text(_of(address, "country", "Country")),
        address=[
            first or _text(_of(address, "FirstAddressLine")),
            _text(_of(address, "city", "City")),
            _text(_of(address, "postalCode", "PostalCode")),
            _text(_of(address, "country", "Country")),
        ],
        updated=_text(_of(registration, "lastUpdateDate", "LastUpdateDate")),
    )


def _party(
    *, lei: str, name: str, others: list[str], country: str, address: list[str], updated: str
) -> Party | str:
    lei = lei.strip().upper()
    if not lei:
        return "The record has no LEI. Fetch it again."
    whole = ", ".join(part.strip() for part in address if part.strip())
    return Party(
        id=f"{PREFIX}:{lei}",
        name=name.strip(),
        aliases=tuple(
            dict.fromkeys(one.strip() for one in others if one.strip() and one.strip() != name)
        ),
        country=country_of(country),
        lei=lei,
        addresses=(whole,) if whole and whole != country else (),
        source="GLEIF, Level 1 data",
        as_of=day_of(updated),
    )


def _of(value: Any, *keys: str) -> Any:
    if isinstance(value, dict):
        for key in keys:
            if key in value:
                return value[key]
    return None


def _text(value: Any) -> str:
    """A text, or one wrapped as `{"$": text}` (Golden Copy) or `{"name": text}` (API)."""
    if isinstance(value, dict):
        value = value.get("$", value.get("name", ""))
    return str(value).strip() if isinstance(value, str) else ""


GLEIF_CSV = Format(
    name="gleif-csv",
    title="GLEIF Golden Copy, CSV",
    reads=read_csv,
    looks_like=lambda path, head: b"Entity.LegalName" in head and bare_suffix(path) == ".csv",
)
GLEIF_JSON = Format(
    name="gleif-json",
    title="GLEIF Golden Copy or API answer, JSON",
    reads=read_json,
    looks_like=lambda _path, head: (
        b'"legalName"' in head or (b'"LegalName"' in head and b'"LEI"' in head)
    ),
)
