"""Invented companies with everything that papers print of them."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from anyascii import anyascii
from scripts.unseen.data.naming import stem
from scripts.unseen.data.numbers import Number, account, bank_code, digits, tax_number

_FOLDER = Path(__file__).parent


@cache
def countries(edition: str = "first") -> dict[str, dict[str, Any]]:
    """Return what is known of every country, by ISO 3166 alpha-2 code.

    Later editions have other towns, streets, firms and people.
    """
    known = tomllib.loads((_FOLDER / "countries.toml").read_text(encoding="utf-8"))
    if edition == "first":
        return known
    others = tomllib.loads((_FOLDER / f"countries_{edition}.toml").read_text(encoding="utf-8"))
    codes = dict.fromkeys((*known, *others))
    return {code: {**known.get(code, {}), **others.get(code, {})} for code in codes}


@dataclass(frozen=True, kw_only=True)
class Party:
    """A company; `address` are its lines, without the country."""

    name: str
    stem: str
    country: str
    country_name: str
    town: str
    address: tuple[str, ...]
    phone: str
    domain: str
    email: str
    register: str
    tax: Number | None
    iban: Number | None
    bic: str
    person: str

    @property
    def one_line(self) -> str:
        """Address in one line, as sender lines have it."""
        return self.glue.join(self.address)

    @property
    def glue(self) -> str:
        """What stands between the parts of an address in one line."""
        is_chinese = self.country in ("CN", "TW") and not self.name.isascii()
        return "" if is_chinese else ", "


def party(country: str, draw: random.Random, edition: str = "first") -> Party:
    """Draw a company of a country."""
    facts = countries(edition)[country]
    language = facts["language"]
    if "stems" in facts:
        first, second = draw.sample(facts["stems"], 2)
    else:
        first, second = stem(draw, language), stem(draw, language)
    town, post, *state = draw.choice(facts["towns"]).split("|")
    given = {
        "no": draw.randint(2, 148), "street": draw.choice(facts["streets"]), "town": town,
        "post": post, "state": state[0] if state else "", "place": town[:2],
        "stem": first, "stem2": second,
    }  # fmt: skip
    name = draw.choice(facts["firms"]).format(**given)
    register = facts["register"].replace("{town}", town).replace("{state}", str(given["state"]))
    domain = re.sub(r"[^a-z]+", "-", anyascii(first).lower()).strip("-") + ".example"
    mailbox = draw.choice(("info", "sales", "office", "accounts"))
    return Party(
        name=name,
        stem=first,
        country=country,
        country_name=facts["name"][0],
        town=town,
        address=tuple(line.format(**given) for line in facts["address"]),
        phone=_spread(facts["phone"], draw),
        domain=domain,
        email=f"{mailbox}@{domain}",
        register=_spread(register, draw),
        tax=tax_number(country, draw),
        iban=account(country, draw),
        bic=bank_code(country, draw),
        person=person(country, draw, edition),
    )


def another(known: Party, country: str, draw: random.Random, edition: str) -> Party:
    """Draw a second company of a paper.

    From the third edition on it shares neither first word, legal dress, town nor street with the
    first.
    """
    found = party(country, draw, edition)
    for _ in range(0 if edition in ("first", "second") else 60):
        if _traits(found).isdisjoint(_traits(known)):
            break
        found = party(country, draw, edition)
    return found


def _traits(company: Party) -> set[str]:
    """What two companies on one paper should not have in common."""
    dress = company.name.replace(company.stem, "").replace(company.town[:2], "")
    street = re.sub(r"\d", "", max(company.address, key=len)).replace(company.town, "")
    return {company.stem, company.town, f"dress {dress}", f"street {street}"}


def person(country: str, draw: random.Random, edition: str = "first") -> str:
    """Draw a name of a person of that country."""
    facts = countries(edition)[country]
    given, family = draw.choice(facts["given"]), draw.choice(facts["family"])
    if country in ("CN", "TW"):
        return family + given
    return f"{family} {given}" if country in ("JP", "HK") else f"{given} {family}"


def _spread(pattern: str, draw: random.Random) -> str:
    return re.sub(r"\{(\d+)\}", lambda found: digits(draw, int(found[1])), pattern)
