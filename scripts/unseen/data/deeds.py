"""Parties, days and numbers of a letter whose every sentence stands in a text of its own.

The texts of the third edition and later ones (such as `words/third/letters`) say what is
granted; what may differ from seed to seed is drawn here.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from scripts.unseen.data.grants import HOMES
from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.parties import Party, another, countries, party, person
from scripts.unseen.words import table

_HOMES = {**HOMES, "zht": ("TW",)}
_HOUSES = {"third": "third", "fourth": "fourth_letters", "fifth": "fifth_letters",
           "sixth": "sixth_letters"}  # fmt: skip
"""The edition of countries from which the companies come."""
_MARQUES = {"third": "third/brands", "fourth": "fourth/marques", "fifth": "fifth/marques",
            "sixth": "sixth/marques"}  # fmt: skip


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
    parent: str
    draw: random.Random

    @property
    def later(self) -> date:
        """A day after the letter that has nothing to do with what is granted."""
        return self.issued + timedelta(days=30 + self.issued.day)


def deed(language: str, text: dict[str, Any], draw: random.Random, edition: str = "third") -> Deed:
    """Draw what a text leaves open; its `home` is a country where its language allows several.

    `grantor_firm`, `grantee_firm` and `parent` are names that a text gives to its companies.
    """
    houses = _HOUSES[edition]
    home = text.get("home") or draw.choice(_HOMES[language])
    grantor = party(home, draw, houses)
    grantee = another(grantor, text.get("home_of_grantee", home), draw, houses)
    issued = date(2025, 3, 4) + timedelta(days=draw.randint(0, 540))
    start = issued + timedelta(days=draw.choice((0, 3, 9, 21)))
    end = _end(start, draw.choice((1, 2, 3, 5)), draw)
    people: list[str] = []
    while len(people) < 3:
        name = person(home, draw, houses)
        people += [name] if name not in people else []
    return Deed(
        number=_number(issued, draw) if edition == "third" else _file_number(issued, draw),
        issued=issued,
        start=start,
        end=end,
        earlier=issued - timedelta(days=draw.randint(120, 900)),
        grantor=_dressed(grantor, text.get("grantor_firm")),
        grantee=_dressed(grantee, text.get("grantee_firm")),
        owner=party(text.get("home_of_owner", "DE"), draw, houses),
        brands=_brands(language, draw, edition),
        signatory=people[0],
        others=(people[1], people[2]),
        store=_store(language, grantee, draw, edition),
        date_pattern=text.get("day") or draw.choice(countries(houses)[home]["dates"]),
        parent=text.get("parent", "").format(stem=grantor.stem),
        draw=draw,
    )


def _dressed(company: Party, pattern: str | None) -> Party:
    """The company under the name that the text gives it."""
    if pattern is None:
        return company
    name = pattern.format(stem=company.stem, town=company.town, person=company.person,
                          place=company.town[:2])  # fmt: skip
    return replace(company, name=name)


def _number(issued: date, draw: random.Random) -> str:
    return draw.choice((
        f"{letters(draw, 2)}/{digits(draw, 4)}/{issued.year}", f"{issued:%Y%m}-{digits(draw, 2)}",
        f"{letters(draw, 4)}.{digits(draw, 3)}", f"{digits(draw, 2)}-{digits(draw, 5)}",
    ))  # fmt: skip


def _file_number(issued: date, draw: random.Random) -> str:
    return draw.choice((
        f"{letters(draw, 3)} {digits(draw, 3)}/{issued:%y}", f"{digits(draw, 3)}.{digits(draw, 4)}",
        f"{issued:%y}{letters(draw, 1)}{digits(draw, 5)}",
        f"{letters(draw, 2)}-{issued:%Y-%m}-{digits(draw, 3)}",
        f"{digits(draw, 4)}-{letters(draw, 2)}",
    ))  # fmt: skip


def _end(start: date, years: int, draw: random.Random) -> date:
    """Last day some years on: the eve of the same day, or the end of a calendar year."""
    if draw.random() < 0.4:
        return date(start.year + years, 12, 31)
    return date(start.year + years, start.month, min(start.day, 28)) - timedelta(days=1)


def _brands(language: str, draw: random.Random, edition: str) -> tuple[str, str]:
    known = table(_MARQUES[edition])
    first, second = draw.sample(known["latin"], 2)
    if language in known and draw.random() < 0.6:
        return draw.choice(known[language]), first
    return first, second


def _store(language: str, grantee: Party, draw: random.Random, edition: str) -> str:
    known = table(_MARQUES[edition])
    if f"shops_{language}" in known:
        return f"{grantee.stem}{draw.choice(known[f'shops_{language}'])}"
    return f"{grantee.stem} {draw.choice(known['shops_latin'])}"
