"""Reads XML of trademark offices: big files element by element, entities and network off.

In: a file. Out: lxml elements, looked at by local name, whatever the namespace. The only module
of the importers that touches lxml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from proofcheck.errors import RegistryError
from proofcheck.registry.importers.sources import opened

MOST_ROW = 2000
"""Characters of an element that are shown for a bad row."""


def each(path: Path, names: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the elements with one of these local names as they end; each is freed after its turn.

    Raises `RegistryError` with the line where the file is damaged.
    """
    with opened(path) as stream:
        try:
            yield from _elements(stream, names)
        except etree.XMLSyntaxError as error:
            message = f"{path} is damaged: {error.msg}."
            remedy = "Fetch the file again; nothing was kept."
            raise RegistryError(message, remedy=remedy) from error


def _elements(stream: IO[bytes], names: frozenset[str]) -> Iterator[etree._Element]:
    tags = [f"{{*}}{name}" for name in sorted(names)]
    parser = etree.iterparse(
        stream,
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
    )
    for _, element in parser:
        yield element
        element.clear(keep_tail=False)
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def line_of(element: etree._Element) -> int:
    """Return the line at which an element starts."""
    return int(str(element.sourceline))


def shown(element: etree._Element) -> str:
    """Return an element as text, cut."""
    return etree.tostring(element, encoding="unicode", with_tail=False)[:MOST_ROW]


def all_of(element: etree._Element, *path: str) -> list[etree._Element]:
    """Return the elements that a path of local names leads to; each step goes one level down."""
    found = [element]
    for step in path:
        found = [
            child
            for parent in found
            for child in parent
            if isinstance(child.tag, str) and etree.QName(child).localname == step
        ]
    return found


def below(element: etree._Element, name: str) -> list[etree._Element]:
    """Return the elements with a local name at any depth, in their order."""
    return list(element.iter(f"{{*}}{name}"))


def text_of(element: etree._Element, *path: str) -> str:
    """Return the text at the end of a path of local names, "" where there is none."""
    found = all_of(element, *path)
    return " ".join("".join(str(part) for part in found[0].itertext()).split()) if found else ""


def first_below(element: etree._Element, *names: str) -> str:
    """Return the text of the first element with one of the names, the first name first."""
    for name in names:
        for found in below(element, name):
            text = " ".join("".join(str(part) for part in found.itertext()).split())
            if text:
                return text
    return ""
