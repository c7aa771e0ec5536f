"""USPTO bulk data: `trademark-applications-daily`, files TRTDXFAP (daily) and TRTYRAP (annual).

Source: USPTO, "Trademark Applications Documentation", version 2.0: `case-file` with
`serial-number`, `registration-number` (0000000 for none), `case-file-header`,
`classifications/classification/international-code`, `case-file-owners/case-file-owner`;
dates as YYYYMMDD. Owners are listed once for each stage (`party-type` 10 applicant, 20 owner at
publication, 30 registrant, 40 and above assignees): those of the latest stage own the mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from lxml.etree import _Element

from proofcheck.registry.importers.marks import (
    MarkOwner,
    OfficeMark,
    day_of,
    items_of,
    ten_years_on,
)
from proofcheck.registry.importers.rows import Bad, Format, Item, Mapping
from proofcheck.registry.importers.xml_stream import all_of, each, line_of, shown, text_of

PREFIX: Final = "uspto"
_HEADER = "case-file-header"


def read(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield brand and owners of every case file."""
    for element in each(path, frozenset({"case-file"})):
        line = line_of(element)
        serial = text_of(element, "serial-number")
        if not serial.isdigit():
            message = "The case file has no serial number. Fetch the file again."
            yield Bad(line, message, shown(element))
            continue
        yield from items_of(
            line, _mark(element, serial), f"USPTO bulk data, {path.name}", shown(element)
        )


def _mark(case: _Element, serial: str) -> OfficeMark:
    number = text_of(case, "registration-number").lstrip("0")
    registered = day_of(text_of(case, _HEADER, "registration-date"))
    cancelled = day_of(text_of(case, _HEADER, "cancellation-date"))
    abandoned = day_of(text_of(case, _HEADER, "abandonment-date"))
    return OfficeMark(
        prefix=PREFIX,
        key=serial,
        office="USPTO",
        number=number or serial,
        words=text_of(case, _HEADER, "mark-identification"),
        nice_classes=tuple(
            int(code.text)
            for code in all_of(case, "classifications", "classification", "international-code")
            if code.text and code.text.isdigit() and 1 <= int(code.text) <= 45
        ),
        status=_status(number, cancelled, abandoned),
        registered_on=registered,
        expires_on=cancelled or abandoned or _expiry(case, registered),
        territories=("US",),
        owners=_owners(case),
        as_of=day_of(text_of(case, "transaction-date")),
    )


def _status(number: str, cancelled: date | None, abandoned: date | None) -> str:
    if cancelled:
        return "cancelled"
    if abandoned:
        return "abandoned"
    return "registered" if number else "pending"


def _expiry(case: _Element, registered: date | None) -> date | None:
    """Ten years after registration or the last renewal (15 U.S.C. 1058, 1059)."""
    last = day_of(text_of(case, _HEADER, "renewal-date")) or registered
    return ten_years_on(last) if last else None


def _owners(case: _Element) -> tuple[MarkOwner, ...]:
    listed = all_of(case, "case-file-owners", "case-file-owner")
    stages = [text_of(owner, "party-type") for owner in listed]
    latest = max((int(stage) for stage in stages if stage.isdigit()), default=None)
    return tuple(
        MarkOwner(
            name=text_of(owner, "party-name"),
            country=text_of(owner, "country") or ("US" if text_of(owner, "state") else None),
            address=", ".join(
                part
                for name in ("address-1", "address-2", "city", "state", "postcode")
                if (part := text_of(owner, name))
            )
            or None,
        )
        for owner, stage in zip(listed, stages, strict=True)
        if latest is None or (stage.isdigit() and int(stage) == latest)
    )


USPTO = Format(
    name="uspto",
    title="USPTO bulk XML (trademark-applications-daily)",
    reads=read,
    looks_like=lambda _path, head: (
        b"trademark-applications-daily" in head or b"<case-file>" in head
    ),
)
