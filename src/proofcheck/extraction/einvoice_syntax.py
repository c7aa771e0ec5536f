"""Which syntax an e-invoice is written in, and where its business terms stand in that syntax.

The paths are data (`einvoice_paths.yaml`); what is no CII and no UBL is no e-invoice.
"""

from __future__ import annotations

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.einvoice_xml import Element, local_name, parse_xml


class Syntax(Struct, frozen=True, kw_only=True):
    """Paths of one syntax, see the head of `einvoice_paths.yaml`."""

    roots: list[str]
    type_code: list[str]
    header: dict[str, list[str]]
    tax_ids: dict[str, list[str]]
    addresses: dict[str, list[str]]
    address_lines: list[str]
    postcode: str
    city: str
    tax_subtotals: str
    tax_rate: list[str]
    taxable: list[str]
    tax: list[str]
    lines: str
    line_kind: list[str]
    line: dict[str, list[str]]
    base_quantity: list[str]
    serial_numbers: str
    seller_country: str
    short: dict[str, str]


class EInvoicePaths(Struct, frozen=True, kw_only=True):
    """The data file `einvoice_paths.yaml`."""

    cii: Syntax
    ubl: Syntax
    envelopes: list[str]
    credit_note_codes: list[str]
    skipped_line_kinds: list[str]
    usual_names: list[str]


def einvoice_paths() -> EInvoicePaths:
    """Return the paths of both syntaxes."""
    return load_data("einvoice_paths", EInvoicePaths)


def open_einvoice(xml: bytes) -> tuple[Element, Syntax] | None:
    """Return the element of the invoice, out of its Peppol envelope, and its syntax."""
    root = parse_xml(xml)
    if root is None:
        return None
    inner = root
    if local_name(root) in einvoice_paths().envelopes:
        inner = next((child for child in root if _syntax(child) is not None), root)
    syntax = _syntax(inner)
    return None if syntax is None else (inner, syntax)


def _syntax(root: Element) -> Syntax | None:
    paths, name, namespace = einvoice_paths(), local_name(root), str(root.tag).lower()
    if name in paths.cii.roots or (name in paths.ubl.roots and "uncefact" in namespace):
        return paths.cii
    is_ubl = "ubl" in namespace or "oasis" in namespace
    return paths.ubl if name in paths.ubl.roots and is_ubl else None
