"""Brand names with their Wikidata ids: the name-suggestion-index, and a plain lines form of it.

Source: osmlab/name-suggestion-index (BSD-3-Clause): files of `data/brands/…` with `properties`
and `items[]` of `displayName`, `id`, `tags{brand, brand:wikidata, name, …}`, or the built
`nsi.json`, the same under `nsi` by path. The lines form is one `{"id", "name", "aliases"}` a
line. A brand stands under several kinds of shops; its names are put together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from proofcheck.model.registry import Brand
from proofcheck.registry.importers.json_stream import Broken, Element, elements, lines
from proofcheck.registry.importers.rows import Bad, Format, Item, LeftOut, Mapping, judged

PREFIX: Final = "nsi"

_SOURCE = "name-suggestion-index"
_NAME_TAGS = ("brand", "name", "official_name", "short_name", "alt_name")


def read_index(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield a brand for every Wikidata id (or item, where it has none).

    The brands are held until the file ends, since one stands in several places; the whole index
    has some 25,000.
    """
    brands: dict[str, tuple[int, dict[str, None]]] = {}
    for element in _items(path):
        row = json.dumps(element.value, ensure_ascii=False)
        tags = element.value.get("tags") if isinstance(element.value, dict) else None
        if not isinstance(tags, dict):
            yield Bad(element.line, "The item has no tags. Fetch the file again.", row)
            continue
        names = _names(element.value, tags)
        identifier = tags.get("brand:wikidata") or element.value.get("id")
        if "brand" not in tags and "brand:wikidata" not in tags:
            yield LeftOut(element.line, "The item is no brand (an operator, a flag, a network).")
        elif not names or not identifier:
            yield Bad(element.line, "The item has no name or no id. Fetch the file again.", row)
        else:
            _, known = brands.setdefault(str(identifier), (element.line, {}))
            known.update(names)
    for identifier, (line, known) in brands.items():
        first, *others = known
        brand = Brand(
            id=f"{PREFIX}:{identifier}", name=first, aliases=tuple(others), source=_SOURCE
        )
        yield judged(line, brand, identifier)


def read_lines(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield a brand for every line."""
    for element in lines(path):
        if isinstance(element, Broken):
            yield Bad(element.line, f"{element.message} Check the line.", element.text)
            continue
        row = json.dumps(element.value, ensure_ascii=False)
        value = element.value if isinstance(element.value, dict) else {}
        identifier, name, aliases = value.get("id"), value.get("name"), value.get("aliases", [])
        if not isinstance(identifier, str) or not isinstance(name, str):
            yield Bad(element.line, 'Write {"id": "…", "name": "…", "aliases": ["…"]}.', row)
            continue
        texts = (
            [one for one in aliases if isinstance(one, str)] if isinstance(aliases, list) else []
        )
        brand = Brand(
            id=f"{PREFIX}:{identifier}",
            name=name,
            aliases=tuple(dict.fromkeys(one for one in texts if one != name)),
        )
        yield judged(element.line, brand, row)


def _items(path: Path) -> Iterator[Element]:
    """The items of a data file, or of all files in the built index."""
    for element in elements(path, inside=frozenset({"nsi"})):
        if element.key == "items":
            yield element
        elif "/" in element.key and isinstance(element.value, dict):
            for item in element.value.get("items", ()):
                yield Element(element.line, "items", item)


def _names(item: dict[str, Any], tags: dict[str, Any]) -> dict[str, None]:
    """The brand's name, then what else it is called, in every language that the tags give."""
    first = [tags.get("brand"), item.get("displayName")]
    more = [
        value
        for key, value in tags.items()
        if key.split(":")[0] in _NAME_TAGS and not key.endswith((":wikidata", ":wikipedia"))
    ]
    listed = item.get("matchNames")
    texts = [*first, *more, *(listed if isinstance(listed, list) else [])]
    return dict.fromkeys(
        part.strip()
        for text in texts
        if isinstance(text, str)
        for part in text.split(";")
        if part.strip()
    )


def _looks_like_lines(_path: Path, head: bytes) -> bool:
    first = head.splitlines()[0] if head else b""
    return first.startswith(b"{") and all(
        key in first for key in (b'"id"', b'"name"', b'"aliases"')
    )


NAME_SUGGESTION_INDEX = Format(
    name="nsi",
    title="name-suggestion-index, JSON",
    reads=read_index,
    looks_like=lambda _path, head: (
        b'"brand:wikidata"' in head or (b'"nsi"' in head and b'"_meta"' in head)
    ),
)
BRAND_LINES = Format(
    name="brand-lines",
    title='brands, one {"id", "name", "aliases"} a line',
    reads=read_lines,
    looks_like=_looks_like_lines,
)
