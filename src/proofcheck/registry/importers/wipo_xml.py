"""Trademarks in WIPO's XML: ST.66 and ST.96, as USPTO's TSDR gives them.

Sources: WIPO Standard ST.66 (`Transaction/…/TradeMark`), WIPO Standard ST.96 (`tmk:Trademark`),
USPTO TSDR (`https://tsdrapi.uspto.gov/ts/cd/casestatus/sn…/info.xml`); the elements were held
against the sample files of Plumage-py (codingatty/Plumage-py, Apache-2.0). Elements are told by
local name, since the versions differ in namespaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml.etree import _Element

from proofcheck.registry.importers.marks import MarkOwner, OfficeMark, day_of, items_of
from proofcheck.registry.importers.rows import Bad, Format, Item, Mapping
from proofcheck.registry.importers.xml_stream import below, each, first_below, line_of, shown

PREFIXES: Final = {"US": "uspto", "EM": "euipo", "CN": "cnipa"}
"""Prefixes of ids by WIPO ST.3 code, so that one mark has one id from every source."""

_OFFICES = {"US": "USPTO", "EM": "EUIPO", "CN": "CNIPA", "WO": "WIPO"}
_TERRITORIES = {"EM": "EU"}
_STAGES = ("PartyTypeCode",)
_COUNTRIES = ("FormattedAddressCountryCode", "CountryCode", "IncorporationCountryCode")


def read_st66(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield brand and owners of every transaction of an ST.66 file: a mark, and its applicants."""
    for element in each(path, frozenset({"TransactionData"})):
        yield from _items(path, element, "TSDR ST.66")


def read_st96(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield brand and owners of every `Trademark` of an ST.96 file."""
    for element in each(path, frozenset({"Trademark"})):
        yield from _items(path, element, "TSDR ST.96")


def _items(path: Path, element: _Element, source: str) -> Iterator[Item]:
    line = line_of(element)
    application = first_below(element, "ApplicationNumberText", "ApplicationNumber")
    registration = first_below(element, "RegistrationNumber").lstrip("0")
    office = first_below(element, "RegistrationOfficeCode", "IPOfficeCode") or "US"
    key = application or registration
    if not key:
        yield Bad(line, "The mark has neither application nor registration number.", shown(element))
        return
    mark = OfficeMark(
        prefix=PREFIXES.get(office, f"office-{office.lower()}"),
        key=key,
        office=_OFFICES.get(office, office),
        number=registration or application,
        words=first_below(element, "MarkVerbalElementText", "MarkSignificantVerbalElementText"),
        nice_classes=_classes(element),
        status=first_below(
            element,
            "MarkCurrentStatusExternalDescriptionText",
            "MarkCurrentStatusCode",
        )
        or None,
        registered_on=day_of(first_below(element, "RegistrationDate")),
        expires_on=day_of(
            first_below(element, "TerminationDate", "ExpiryDate", "NextRenewalDate", "RenewalDate")
        ),
        territories=(_TERRITORIES.get(office, office),) if office != "WO" else (),
        owners=_owners(element),
        as_of=day_of(first_below(element, "MarkCurrentStatusDate")),
    )
    yield from items_of(line, mark, f"{source}, {path.name}", shown(element))


def _classes(element: _Element) -> tuple[int, ...]:
    """Nice classes: those whose kind is Nice (or is not said); national ones are left out."""
    found: list[int] = []
    for number in below(element, "ClassNumber"):
        parent = number.getparent()
        kind = first_below(parent, "ClassificationKindCode") if parent is not None else ""
        text = (number.text or "").strip()
        if kind in ("", "Nice", "Primary", "International") and text.isdigit():
            found.append(int(text))
    return tuple(one for one in found if 1 <= one <= 45)


def _owners(element: _Element) -> tuple[MarkOwner, ...]:
    """The owners of the latest stage: TSDR numbers them 10 applicant, 20 owner at publication,
    30 registrant, 40 and above assignees, and lists the latest first."""
    listed = below(element, "Holder") or below(element, "Applicant")
    latest = max((_stage(one) for one in listed), default=0)
    return tuple(
        MarkOwner(
            name=first_below(
                one,
                "OrganizationStandardName",
                "OrganizationName",
                "EntityName",
                "FreeFormatNameLine",
                "PersonFullName",
                "LastName",
            ),
            country=first_below(one, *_COUNTRIES) or None,
        )
        for one in listed
        if _stage(one) == latest
    )


def _stage(owner: _Element) -> int:
    """ST.96 numbers a stage in an attribute, ST.66 in an element."""
    said = [value for name, value in owner.attrib.items() if str(name).endswith("sequenceNumber")]
    text = str(said[0]) if said else first_below(owner, *_STAGES)
    return int(text) if text.isdigit() else 0


ST66 = Format(
    name="st66",
    title="TSDR XML, WIPO ST.66",
    reads=read_st66,
    looks_like=lambda _path, head: (
        b"<Transaction" in head and (b"ST66" in head or b"trademark" in head.lower())
    ),
)
ST96 = Format(
    name="st96",
    title="TSDR XML, WIPO ST.96",
    reads=read_st96,
    looks_like=lambda _path, head: b"ST96" in head and b"rademark" in head,
)
