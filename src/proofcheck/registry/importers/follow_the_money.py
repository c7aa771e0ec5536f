"""Companies and people from FollowTheMoney JSON lines (OpenSanctions, Aleph, company registers).

Source: FollowTheMoney's entity format (followthemoney.tech, "Entity data model"): one JSON object
a line with `id`, `caption`, `schema`, `properties` (lists of texts), `datasets`,
`last_change`. Schemata that are no party (ownerships, addresses, payments) are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from proofcheck.model.registry import Party
from proofcheck.registry.importers.json_stream import Broken, lines
from proofcheck.registry.importers.marks import country_of, day_of
from proofcheck.registry.importers.rows import Bad, Format, Item, LeftOut, Mapping, judged

PREFIX: Final = "ftm"

PARTIES = frozenset({"Company", "Organization", "LegalEntity", "Person", "PublicBody"})

MOST_ALIASES = 100
"""Names of an entity that are kept: sanctioned ones list hundreds of spellings."""


def read(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield a party for every entity that is one."""
    for element in lines(path):
        if isinstance(element, Broken):
            yield Bad(element.line, f"{element.message} Check the line.", element.text)
            continue
        row = json.dumps(element.value, ensure_ascii=False)
        entity = element.value
        if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
            message = "The line has no properties. Give FollowTheMoney entities, one a line."
            yield Bad(element.line, message, row)
        elif entity.get("schema") not in PARTIES:
            yield LeftOut(element.line, f"{entity.get('schema')} is no party.")
        elif not entity.get("id"):
            yield Bad(element.line, "The entity has no id. Export it again.", row)
        else:
            yield judged(element.line, _party(entity), row)


def _party(entity: dict[str, Any]) -> Party:
    properties = entity["properties"]
    names = [
        name
        for key in ("name", "alias", "previousName", "weakAlias")
        for name in _texts(properties, key)
    ]
    caption = entity.get("caption")
    name = caption if isinstance(caption, str) and caption.strip() else (names or [""])[0]
    leis = _texts(properties, "leiCode")
    countries = [country_of(text) for text in _texts(properties, "jurisdiction", "country")]
    return Party(
        id=f"{PREFIX}:{entity['id']}",
        name=name,
        aliases=tuple(dict.fromkeys(one for one in names if one != name))[:MOST_ALIASES],
        country=next((code for code in countries if code), None),
        tax_ids=_texts(properties, "taxNumber", "vatCode", "innCode", "uscCode"),
        lei=leis[0] if leis else None,
        domains=tuple(
            dict.fromkeys(host for url in _texts(properties, "website") if (host := domain_of(url)))
        ),
        emails=_texts(properties, "email"),
        phones=_texts(properties, "phone"),
        addresses=_texts(properties, "address"),
        source=f"FollowTheMoney: {', '.join(_texts(entity, 'datasets')) or 'no dataset named'}",
        as_of=day_of(entity.get("last_change")),
    )


def domain_of(url: str) -> str:
    """Return the host of a web address without `www.`, "" where there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def _texts(entity: dict[str, Any], *keys: str) -> tuple[str, ...]:
    found = [value for key in keys for value in _list(entity.get(key))]
    return tuple(
        dict.fromkeys(one.strip() for one in found if isinstance(one, str) and one.strip())
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


FOLLOW_THE_MONEY = Format(
    name="ftm",
    title="FollowTheMoney entities, JSON lines",
    reads=read,
    looks_like=lambda _path, head: (
        b'"schema"' in head and b'"properties"' in head and b'"caption"' in head
    ),
)
