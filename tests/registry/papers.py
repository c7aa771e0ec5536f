"""Builds the papers and registries that the tests of this folder ask about."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from proofcheck.model.document import Document, File, Line, MediaType, PageText, Source, Word
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, InvoiceLine, Kind, Reading
from proofcheck.model.measures import Box, OnPage
from proofcheck.model.registry import RegistryFile

BOX = Box(10, 10, 100, 20)
TODAY = date(2026, 5, 4)

PARTIES = [
    {
        "id": "owner",
        "name": "Valdoro Maison SAS",
        "country": "FR",
        "tax_ids": ["FR40303265045"],
        "domains": ["valdoro.example"],
    },
    {
        "id": "asia",
        "name": "Meridian Brands Asia Limited",
        "ibans": ["GB82WEST12345698765432"],
        "phones": ["+852 5550 1234"],
        "addresses": ["Unit 5, 88 Queens Road, Hong Kong"],
    },
    {"id": "shop", "name": "杭州锦程电子商务有限公司", "tax_ids": ["91110000600037341L"]},
    {"id": "tools", "name": "Padana Distribuzione S.r.l.", "aliases": ["Padana"]},
]
BRANDS = [
    {
        "id": "valdoro",
        "name": "Valdoro",
        "aliases": ["瓦尔多罗"],
        "owner": "owner",
        "trademarks": [
            {"office": "CNIPA", "number": "13057215", "territories": ["CN"]},
            {"office": "EUIPO", "number": "018792109", "territories": ["EU"]},
        ],
    },
    {"id": "kobay", "name": "Kobay", "owner": "tools"},
]
GRANT = {
    "id": "A1",
    "brand": "valdoro",
    "grantor": "owner",
    "grantee": "asia",
    "territories": ["HK", "CN"],
    "channels": ["Tmall", "Taobao", "offline"],
    "valid_from": "2025-07-01",
    "valid_to": "2027-02-28",
    "may_sublicense": True,
    "letter_number": "VAL-2025-947",
}


def registry_rows(**changes: Any) -> dict[str, Any]:
    """Return a small registry as its file has it; `changes` replace whole sections."""
    rows: dict[str, Any] = {
        "version": 1,
        "parties": PARTIES,
        "brands": BRANDS,
        "authorisations": [GRANT],
        "signatories": [{"party": "owner", "name": "Claire Dumont", "title": "Directrice"}],
    }
    return rows | changes


def registry_file(**changes: Any) -> RegistryFile:
    """Return `registry_rows` as records."""
    return msgspec.convert(registry_rows(**changes), RegistryFile)


def grant(**changes: Any) -> dict[str, Any]:
    """Return the owner's authorisation of `asia` with some terms changed."""
    return GRANT | changes


def field(value: Any, *, document: int = 1, source: Source = Source.TEXT_LAYER) -> Field[Any]:
    place = OnPage(document=document, page=1, box=BOX)
    reading = Reading(
        value=value, as_printed=str(value), place=place, source=source, confidence=1.0
    )
    return Field(chosen=reading)


def letter(number: int = 1, *, text: str = "", **values: Any) -> Examined:
    """Return a letter from `asia` to `shop`; a value of None leaves its field out."""
    stated: dict[str, Any] = {
        "letter_number": "SUB-1",
        "grantor": "Meridian Brands Asia Limited",
        "grantee": "杭州锦程电子商务有限公司",
        "brands": ("Valdoro",),
        "valid_from": date(2025, 9, 1),
        "valid_to": date(2026, 12, 31),
        "territories": ("CN",),
        "channels": ("Tmall",),
        "trademark_numbers": ("13057215",),
    }
    fields = {
        name: field(value, document=number)
        for name, value in (stated | values).items()
        if value is not None
    }
    return _examined(number, Kind.AUTHORISATION_LETTER, AuthorisationLetter(**fields), text)


def invoice(
    number: int = 1, *, text: str = "", brands: tuple[str, ...] = ("Valdoro",), **values: Any
) -> Examined:
    """Return an invoice from `asia` to `shop` with one line a brand."""
    stated: dict[str, Any] = {
        "invoice_number": "INV-1",
        "issue_date": date(2026, 3, 1),
        "seller_name": "Meridian Brands Asia Limited",
        "buyer_name": "杭州锦程电子商务有限公司",
    }
    fields = {
        name: field(value, document=number)
        for name, value in (stated | values).items()
        if value is not None
    }
    place = OnPage(document=number, page=1, box=BOX)
    lines = tuple(InvoiceLine(place=place, brand=field(b, document=number)) for b in brands)
    return _examined(number, Kind.INVOICE, Invoice(lines=lines, **fields), text)


def _examined(number: int, kind: Kind, paper: Any, text: str) -> Examined:
    lines = tuple(
        Line(words=tuple(Word(text=word, box=BOX) for word in line.split()), box=BOX)
        for line in text.splitlines()
    )
    page = PageText(
        document=number,
        page=1,
        width_pt=595.0,
        height_pt=842.0,
        source=Source.TEXT_LAYER,
        engine="test",
        lines=lines,
    )
    file = File(
        path=f"{number}.pdf", sha256=f"{number:064x}", media_type=MediaType.PDF, size_bytes=1
    )
    return Examined(
        document=Document(number=number, file=file),
        kind=kind,
        kind_confidence=1.0,
        paper=paper,
        pages=(page,),
    )
