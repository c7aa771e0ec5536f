"""Parses the XML of an e-invoice safely, and reads texts, dates and amounts from its elements.

The bytes are hostile: no entities, no network, no DTD, bounded size, and whatever breaks gives
None. lxml is used in this module alone; the elements it hands out stay within `einvoice`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from lxml import etree

from proofcheck.model.measures import Money

MAX_XML_BYTES = 5_000_000
"""A larger XML is not read; e-invoices with a thousand lines have about 2 MB."""

MAX_DIGITS = 24
"""A number with more digits is no amount."""

HAS_DTD = "The XML declares a document type (DTD) or entities, which no e-invoice does."

_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
"""The lexical space of xs:decimal: no exponent, no infinity."""

Element: TypeAlias = "etree._Element"


def looks_xml(data: bytes) -> bool:
    """Whether bytes begin like XML (UTF-8 or UTF-16) and are few enough to be read."""
    head = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<") and len(data) <= MAX_XML_BYTES


def parse_xml(xml: bytes) -> Element | None:
    """Return the root element; None for what is too large, not well-formed, or has a DTD."""
    try:
        return _parsed(xml)
    except _RefusedError:
        return None


def refusal_of(xml: bytes) -> str | None:
    """Say in a sentence why `parse_xml` gives None; None where it gives an element."""
    try:
        _parsed(xml)
    except _RefusedError as error:
        return str(error)
    return None


class _RefusedError(Exception):
    """The XML is not read; the message is a sentence that says why."""


def _parsed(xml: bytes) -> Element:
    if len(xml) > MAX_XML_BYTES:
        reason = f"The XML has {len(xml):,} bytes; e-invoices up to {MAX_XML_BYTES:,} are read."
        raise _RefusedError(reason)
    if not looks_xml(xml):
        raise _RefusedError("The file does not begin like XML.")
    if b"<!DOCTYPE" in xml[:4096].replace(b"\0", b""):
        raise _RefusedError(HAS_DTD)  # before a single entity is declared
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        words = str(error).split(" (<")[0].replace(", use XML_PARSE_HUGE option", "")
        raise _RefusedError(f"The XML is not well-formed: {words}.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _RefusedError(HAS_DTD)
    return root


def walk(start: Element, path: str) -> Iterator[Element]:
    """Yield the elements under `start` that `path` leads to (local names, `a|b` alternatives)."""
    names, _, rest = path.partition("/")
    wanted = names.split("|")
    for child in start:
        if local_name(child) in wanted:
            if rest:
                yield from walk(child, rest)
            else:
                yield child


def local_name(element: Element) -> str:
    """Return the element's name without its namespace ("" for what is no element)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def path_of(element: Element) -> str:
    """Return the path of local names from the root, with [n] where siblings share a name."""
    steps: list[str] = []
    current: Element | None = element
    while current is not None:
        parent, step = current.getparent(), local_name(current)
        if parent is not None:
            same = [child for child in parent if child.tag == current.tag]
            if len(same) > 1:
                step += f"[{same.index(current) + 1}]"
        steps.append(step)
        current = parent
    return "/" + "/".join(reversed(steps))


def text_of(element: Element) -> str:
    """Return the element's own text with single blanks."""
    return " ".join((element.text or "").split())


def all_text(element: Element) -> str:
    """Return the text of the element and all below it, with single blanks."""
    return " ".join(" ".join(str(text) for text in element.itertext()).split())


def read_text(element: Element, *, is_code: bool = False) -> str | None:
    """Return the text; a code in capitals without blanks."""
    text = text_of(element)
    return ("".join(text.split()).upper() if is_code else text) or None


def read_date(element: Element, _: str | None = None) -> date | None:
    """Read an ISO date, or one in the format 102 of UNTDID 2379 (CCYYMMDD)."""
    text = text_of(element)
    try:
        return date.fromisoformat(text[:10] if "-" in text else text[:8])
    except ValueError:
        return None


def read_number(element: Element) -> Decimal | None:
    """Read a decimal number; None where the text is none."""
    text = text_of(element)
    if len(text) > MAX_DIGITS or not _DECIMAL.fullmatch(text):
        return None
    return Decimal(text)


def read_money(element: Element, currency: str | None = None) -> Money | None:
    """Read an amount in the currency of its element, else in `currency`."""
    number = read_number(element)
    return None if number is None else Money(number, element.get("currencyID") or currency)
