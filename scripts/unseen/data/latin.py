"""How Chinese and Japanese companies and people write themselves on English papers."""

from __future__ import annotations

import re
from dataclasses import replace

from anyascii import anyascii
from scripts.unseen.data.grants import english_name
from scripts.unseen.data.parties import Party, countries


def _known() -> dict[str, str]:
    """Japanese names and places of all editions with their Latin spelling."""
    editions = ("second", "third", "fourth", "fourth_letters", "fifth", "fifth_letters",
                "sixth_letters")  # fmt: skip
    return {
        word: latin
        for edition in editions
        for word, latin in countries(edition)["JP"].get("latin", {}).items()
    }


def in_english(company: Party) -> Party:
    """Return the company with name, address and town in Latin letters."""
    if company.country not in ("CN", "JP"):
        return company
    lines = _chinese(company) if company.country == "CN" else _japanese(company)
    town = lines[-1].split(",")[0]
    place = {"CN": "China", "JP": "Japan"}[company.country]
    return replace(company, name=english_name(company), address=lines, town=town,
                   country_name=place)  # fmt: skip


def person_in_english(name: str) -> str:
    """Name of a person, family name first as on the original."""
    known = _known()
    if " " in name:
        return " ".join(known.get(part, anyascii(part).capitalize()) for part in name.split())
    family = 2 if name[:2] in ("司徒", "欧阳", "上官", "诸葛") else 1
    parts = (name[:family], name[family:])
    return " ".join(anyascii(part).lower().capitalize() for part in parts)


def _chinese(company: Party) -> tuple[str, ...]:
    """Number and street first, then district and town, as exporters write it."""
    pieces = re.findall(r"\d+号|[^市区镇道路期\d]+[市区镇道路期]?", "".join(company.address))
    said = [
        f"No. {piece[:-1]}" if piece[0].isdigit() else anyascii(piece).lower().capitalize()
        for piece in pieces
    ]
    said.reverse()
    return (", ".join(said[:2]), ", ".join(said[2:]))


def _japanese(company: Party) -> tuple[str, ...]:
    known = _known()
    post, text = company.address[0].lstrip("〒"), company.address[1]
    town = next(name for key, name in known.items() if text.startswith(key))
    street = text[len(next(key for key in known if text.startswith(key))) :]
    for key, name in known.items():
        street = street.replace(key, name)
    return (street.replace("丁目", "-"), f"{town} {post}")
