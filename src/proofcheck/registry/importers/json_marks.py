"""Trademarks in the JSON of offices and their vendors: EUIPO, TMview, CNIPA.

Sources: EUIPO Trademark Search API (`trademarks[]` with `applicationNumber`, `niceClasses`,
`wordMarkSpecification.verbalElement`, `applicants[{office, identifier, name}]`, `status`,
dates); TMview's search answers (`tradeMarks[]` with `ST13`, `tmName`, `tmOffice`,
`niceClass`, `applicantName`, `tradeMarkStatus`; numbers after WIPO ST.13); the fields in which
vendors pass on CNIPA's register (`RegNo`, `IntCls`, `Name`, `AppDate`, `ApplicantCn`,
`ApplicantEn`, `Status`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from proofcheck.registry.importers.json_stream import elements
from proofcheck.registry.importers.marks import MarkOwner, OfficeMark, day_of, items_of
from proofcheck.registry.importers.rows import Bad, Format, Item, Mapping

PREFIXES: Final = {"US": "uspto", "EM": "euipo", "CN": "cnipa"}
_TERRITORIES = {"EM": ("EU",), "WO": ()}
_OFFICES = {"US": "USPTO", "EM": "EUIPO", "CN": "CNIPA", "WO": "WIPO"}

_ARRAYS = frozenset({"trademarks", "tradeMarks", "data", "results", "list", "records"})
"""Names under which the records stand; other arrays of an answer are facets and links."""

_WITHIN = frozenset({"data", "result", "Result", "page", "response"})
"""Objects around those arrays."""

Reader = Callable[[dict[str, Any]], OfficeMark]


def read_euipo(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield brand and applicants of every mark of an answer of EUIPO's API."""
    yield from _read(path, "EUIPO", "applicationNumber", _euipo)


def read_tmview(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield brand and applicants of every mark of an answer of TMview."""
    yield from _read(path, "TMview", "ST13", _tmview)


def read_cnipa(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield brand and applicant of every mark of a vendor's extract of CNIPA's register."""
    yield from _read(path, "CNIPA", "RegNo", _cnipa)


def _read(path: Path, source: str, number: str, made: Reader) -> Iterator[Item]:
    for element in elements(path, inside=_WITHIN):
        if element.key not in _ARRAYS and element.key != "":
            continue
        row = json.dumps(element.value, ensure_ascii=False)
        if not isinstance(element.value, dict) or not element.value.get(number):
            message = f"The record has no {number}. Name the right format with --as."
            yield Bad(element.line, message, row)
            continue
        yield from items_of(element.line, made(element.value), f"{source}, {path.name}", row)


def _euipo(row: dict[str, Any]) -> OfficeMark:
    words = row.get("wordMarkSpecification")
    status = _text(row, "status")
    return OfficeMark(
        prefix="euipo",
        key=_text(row, "applicationNumber"),
        office="EUIPO",
        number=_text(row, "applicationNumber"),
        words=_text(words, "verbalElement") if isinstance(words, dict) else None,
        nice_classes=_classes(row.get("niceClasses")),
        status=status or None,
        registered_on=day_of(row.get("registrationDate")),
        expires_on=day_of(row.get("expiryDate")),
        territories=("EU",),
        owners=tuple(
            MarkOwner(
                name=_text(one, "name"),
                number=_text(one, "identifier") or None,
                country=_text(one, "country") or None,
            )
            for one in _list(row.get("applicants"))
            if isinstance(one, dict)
        ),
    )


def _tmview(row: dict[str, Any]) -> OfficeMark:
    office = _text(row, "tmOffice").upper() or _text(row, "ST13")[:2].upper()
    application, registration = _text(row, "applicationNumber"), _text(row, "registrationNumber")
    return OfficeMark(
        prefix="tmview",
        key=_text(row, "ST13"),
        office=_OFFICES.get(office, office),
        number=registration or application or _text(row, "ST13")[4:],
        words=_text(row, "tmName"),
        nice_classes=_classes(row.get("niceClass")),
        status=_text(row, "tradeMarkStatus") or None,
        registered_on=day_of(row.get("registrationDate")),
        expires_on=day_of(row.get("expiryDate")),
        territories=_TERRITORIES.get(office, (office,)),
        owners=tuple(MarkOwner(name=str(name)) for name in _list(row.get("applicantName")) if name),
    )


def _cnipa(row: dict[str, Any]) -> OfficeMark:
    status = _text(row, "Status") or _text(row, "FlowStatusDesc")
    name = _text(row, "ApplicantCn") or _text(row, "ApplicantEn")
    key = _text(row, "RegNo")
    classes = _classes(row.get("IntCls"))
    return OfficeMark(
        prefix="cnipa",
        # One number may stand for several classes, one record each.
        key=f"{key}-{classes[0]}" if classes else key,
        office="CNIPA",
        number=key,
        words=_text(row, "Name"),
        nice_classes=classes,
        status=status or None,
        registered_on=day_of(row.get("RegDate")),
        expires_on=day_of(row.get("PrivateDateEnd") or row.get("ExpiryDate")),
        territories=("CN",),
        owners=(MarkOwner(name=name, country="CN" if _text(row, "ApplicantCn") else None),)
        if name
        else (),
    )


def _text(row: Any, key: str) -> str:
    value = row.get(key) if isinstance(row, dict) else None
    return str(value).strip() if isinstance(value, str | int) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _classes(value: Any) -> tuple[int, ...]:
    """Class numbers from a list of numbers or texts, or a text such as `9, 35`."""
    found = [int(part) for one in _list(value) for part in re.findall(r"\d+", str(one))]
    return tuple(one for one in found if 1 <= one <= 45)


EUIPO = Format(
    name="euipo",
    title="EUIPO Trademark Search API, JSON",
    reads=read_euipo,
    looks_like=lambda _path, head: (
        b'"wordMarkSpecification"' in head
        or (b'"niceClasses"' in head and b'"applicationNumber"' in head)
    ),
)
TMVIEW = Format(
    name="tmview",
    title="TMview search answer, JSON",
    reads=read_tmview,
    looks_like=lambda _path, head: b'"ST13"' in head and b'"tmName"' in head,
)
CNIPA = Format(
    name="cnipa",
    title="extract of CNIPA's register, JSON of a vendor",
    reads=read_cnipa,
    looks_like=lambda _path, head: b'"RegNo"' in head and b'"IntCls"' in head,
)
