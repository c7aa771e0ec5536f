"""Parties, days and numbers of a letter whose every sentence stands in a text of its own.

The texts of the third edition (`words/third/letters`) say what is granted; what may differ from
seed to seed is drawn here.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from scripts.unseen.data.grants import HOMES
from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.parties import Party, another, countries, party, person
from scripts.unseen.words import table

EDITION = "third"
_HOMES = {**HOMES, "zht": ("TW",)}


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What a letter fills into its text; `start` to `end` is a printed span."""

    number: str
    issued: date
    start: date
    end: date
    earlier: date
    grantor: Party
    grantee: Party
    owner: Party
    brands: tuple[str, str]
    signatory: str
    others: tuple[str, str]
    store: str
    date_pattern: str
    draw: random.Random


def deed(language: str, text: dict[str, Any], draw: random.Random) -> Deed:
    """Draw what a text leaves open; its `home` is a country where its language allows several."""
    home = text.get("home") or draw.choice(_HOMES[language])
    grantor = party(home, draw, EDITION)
    grantee = another(grantor, text.get("home_of_grantee", home), draw, EDITION)
    issued = date(2025, 3, 4) + timedelta(days=draw.randint(0, 540))
    start = issued + timedelta(days=draw.choice((0, 3, 9, 21)))
    end = _end(start, draw.choice((1, 2, 3, 5)), draw)
    people: list[str] = []
    while len(people) < 3:
        name = person(home, draw, EDITION)
        people += [name] if name not in people else []
    return Deed(
        number=_number(issued, draw),
        issued=issued,
        start=start,
        end=end,
        earlier=issued - timedelta(days=draw.randint(120, 900)),
        grantor=grantor,
        grantee=grantee,
        owner=party(text.get("home_of_owner", "DE"), draw, EDITION),
        brands=_brands(language, draw),
        signatory=people[0],
        others=(people[1], people[2]),
        store=_store(language, grantee, draw),
        date_pattern=text.get("day") or draw.choice(countries(EDITION)[home]["dates"]),
        draw=draw,
    )


def _number(issued: date, draw: random.Random) -> str:
    return draw.choice((
        f"{letters(draw, 2)}/{digits(draw, 4)}/{issued.year}", f"{issued:%Y%m}-{digits(draw, 2)}",
        f"{letters(draw, 4)}.{digits(draw, 3)}", f"{digits(draw, 2)}-{digits(draw, 5)}",
    ))  # fmt: skip


def _end(start: date, years: int, draw: random.Random) -> date:
    """Last day some years on: the eve of the same day, or the end of a calendar year."""
    if draw.random() < 0.4:
        return date(start.year + years, 12, 31)
    return date(start.year + years, start.month, min(start.day, 28)) - timedelta(days=1)


def _brands(language: str, draw: random.Random) -> tuple[str, str]:
    known = table(f"{EDITION}/brands")
    first, second = draw.sample(known["latin"], 2)
    if language in known and draw.random() < 0.6:
        return draw.choice(known[language]), first
    return first, second


def _store(language: str, grantee: Party, draw: random.Random) -> str:
    known = table(f"{EDITION}/brands")
    if f"shops_{language}" in known:
        return f"{grantee.stem}{draw.choice(known[f'shops_{language}'])}"
    return f"{grantee.stem} {draw.choice(known['shops_latin'])}"
