"""Brands and companies from Wikidata JSON: lines of the entity dump, or Special:EntityData.

Source: Wikibase JSON data model (doc.wikimedia.org, "JSON"): `labels.{lang}.value`,
`aliases.{lang}[].value`, `claims.P…[].mainsnak.datavalue.value`; P31 instance of, P127 owned
by, P856 official website, P1278 LEI, P17 country. Wikidata is CC0. An entity is a company where
it has a LEI or is an instance of one of `COMPANIES`, else a brand, whose owner (P127) is that
company's record: `registry check` names owners that are not imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from proofcheck.model.registry import Brand, Party
from proofcheck.registry.importers.follow_the_money import domain_of
from proofcheck.registry.importers.json_stream import Broken, Element, elements, lines
from proofcheck.registry.importers.marks import day_of
from proofcheck.registry.importers.rows import Bad, Format, Item, LeftOut, Mapping, judged
from proofcheck.registry.importers.sources import head_of

PREFIX: Final = "wikidata"

COMPANIES = frozenset(
    {
        "Q4830453",  # business
        "Q783794",  # company
        "Q6881511",  # enterprise
        "Q891723",  # public company
        "Q43229",  # organisation
        "Q161726",  # multinational corporation
    }
)

MOST_ALIASES = 200
"""Labels and aliases that are kept, those of all languages together."""

_FIRST_LANGUAGES = ("mul", "en")


def read(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield a brand or party for every item."""
    is_entity_data = b'"entities"' in head_of(path)[:200]
    for element in _entities(path) if is_entity_data else lines(path):
        if isinstance(element, Broken):
            yield Bad(element.line, f"{element.message} Check the line.", element.text)
            continue
        entity = element.value
        row = json.dumps(entity, ensure_ascii=False)
        if not isinstance(entity, dict) or not isinstance(entity.get("labels"), dict | list):
            yield Bad(element.line, "This is no Wikidata entity: no labels. Export it again.", row)
        elif not str(entity.get("id", "")).startswith("Q"):
            yield LeftOut(element.line, f"{entity.get('id')} is a property, not an item.")
        elif not _names(entity):
            yield LeftOut(element.line, f"{entity['id']} has no name.")
        else:
            yield judged(element.line, _record(entity), row)


def _entities(path: Path) -> Iterator[Element]:
    """The values of `entities`, an object by id."""
    for element in elements(path, inside=frozenset({"entities"})):
        if element.key.startswith("Q"):
            yield element


def _record(entity: dict[str, Any]) -> Brand | Party:
    names = _names(entity)
    identifier = f"{PREFIX}:{entity['id']}"
    as_of = day_of(entity.get("modified"))
    source = f"Wikidata {entity['id']}"
    leis = [one for one in _values(entity, "P1278") if isinstance(one, str)]
    kinds = {_id(one) for one in _values(entity, "P31")}
    if leis or kinds & COMPANIES:
        hosts = [domain_of(one) for one in _values(entity, "P856") if isinstance(one, str)]
        return Party(
            id=identifier,
            name=names[0],
            aliases=names[1:],
            lei=leis[0] if leis else None,
            domains=tuple(dict.fromkeys(host for host in hosts if host)),
            source=source,
            as_of=as_of,
        )
    owners = [_id(one) for one in _values(entity, "P127")]
    owner = f"{PREFIX}:{owners[0]}" if len(owners) == 1 and owners[0] else None
    return Brand(
        id=identifier, name=names[0], aliases=names[1:], owner=owner, source=source, as_of=as_of
    )


def _names(entity: dict[str, Any]) -> tuple[str, ...]:
    """Label in no language or English first, then all other labels and aliases, each once."""
    labels, aliases = _object(entity.get("labels")), _object(entity.get("aliases"))
    first = [labels[language] for language in _FIRST_LANGUAGES if language in labels]
    others = [label for language, label in sorted(labels.items())]
    more = [
        one for _, listed in sorted(aliases.items()) if isinstance(listed, list) for one in listed
    ]
    texts = [str(_object(one).get("value", "")).strip() for one in (*first, *others, *more)]
    return tuple(dict.fromkeys(text for text in texts if text))[: MOST_ALIASES + 1]


def _values(entity: dict[str, Any], claim: str) -> list[Any]:
    """Values of a property that still hold: no end, not deprecated; preferred ones alone."""
    listed = _object(entity.get("claims")).get(claim)
    statements = [
        one
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict)
        and one.get("rank") != "deprecated"
        and "P582" not in _object(one.get("qualifiers"))
    ]
    preferred = [one for one in statements if one.get("rank") == "preferred"]
    values = [
        _object(_object(one.get("mainsnak")).get("datavalue")).get("value")
        for one in preferred or statements
    ]
    return [value for value in values if value is not None]


def _id(value: Any) -> str:
    return str(_object(value).get("id", ""))


def _object(value: Any) -> dict[str, Any]:
    """An object; Wikibase writes an empty one as an empty list."""
    return value if isinstance(value, dict) else {}


WIKIDATA = Format(
    name="wikidata",
    title="Wikidata entities: dump lines or Special:EntityData, JSON",
    reads=read,
    looks_like=lambda _path, head: (
        b'"labels"' in head
        and (b'"entities"' in head[:200] or b'"type":"item"' in head.replace(b" ", b""))
    ),
)
