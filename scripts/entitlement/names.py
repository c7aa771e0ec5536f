"""Invented names of brands, companies and people, drawn from a seeded generator."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

HEADS = ("Bral", "Cor", "Dun", "Fen", "Gald", "Hesp", "Ilm", "Jor", "Kest", "Lor", "Mav", "Nim",
         "Ost", "Pell", "Quor", "Rusk", "Sil", "Tarn", "Umbr", "Vask", "Wend", "Zel")  # fmt: skip
TAILS = ("adane", "evo", "ickel", "ombra", "urian", "estal", "anthe", "oriq", "ulden", "avire")
TRADES = ("Handel", "Distribution", "Brands", "Import", "Wholesale", "Trading", "Supply")
FORMS = {"DE": "GmbH", "FR": "SAS", "GB": "Ltd", "IT": "S.r.l.", "US": "Inc.", "ES": "S.L."}
FIRST = ("Ada", "Bruno", "Clara", "Diego", "Elin", "Fritz", "Greta", "Hugo", "Ines", "Jonas")
LAST = ("Abendroth", "Brancati", "Castellane", "Dufresne", "Eklund", "Fairweather", "Granados")
GOODS = {14: "wristwatch", 18: "leather handbag", 25: "winter jacket", 9: "wireless headphones",
         11: "headlamp", 3: "perfume"}  # fmt: skip


@dataclass(frozen=True)
class Names:
    """Everybody of one case: brand, owner, two distributors, shop, stranger, and the goods."""

    brand: str
    owner: str
    first: str
    second: str
    shop: str
    stranger: str
    signatory: str
    item: str
    nice_class: int


def draw(random: Random) -> Names:
    """Draw names that differ from each other in more than a letter."""
    heads = random.sample(HEADS, 6)
    words = [head + random.choice(TAILS) for head in heads]
    places = random.sample(sorted(FORMS), 5)
    trades = random.sample(TRADES, 5)
    brand = words[0]
    companies = [
        f"{word} {trade} {FORMS[place]}"
        for word, trade, place in zip(words[1:], trades, places, strict=True)
    ]
    nice_class = random.choice(sorted(GOODS))
    return Names(
        brand=brand,
        owner=f"{brand} Maison {FORMS[places[0]]}",
        first=companies[0],
        second=companies[1],
        shop=companies[2],
        stranger=companies[3],
        signatory=f"{random.choice(FIRST)} {random.choice(LAST)}",
        item=f"{brand} {GOODS[nice_class]}",
        nice_class=nice_class,
    )
