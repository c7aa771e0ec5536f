"""Branded goods, described in the paper's language."""

from __future__ import annotations

import random
from dataclasses import dataclass

from scripts.unseen.data.naming import brand_name, model_name
from scripts.unseen.data.numbers import article_number, digits, letters
from scripts.unseen.words import goods_rows, table


@dataclass(frozen=True, kw_only=True)
class Good:
    """An article; `name` is what it is, without brand and model."""

    brand: str
    model: str
    name: str
    sku: str
    gtin: str


def kinds_of_goods(edition: str) -> tuple[str, ...]:
    """Kinds of goods that papers of an edition trade in."""
    return tuple(kind[1:] for kind, _ in goods_rows(edition) if kind.startswith("*"))


def assortment(
    draw: random.Random, language: str, count: int, edition: str, among: tuple[str, ...] = ()
) -> tuple[Good, ...]:
    """Draw articles of one or two brands and kinds."""
    kinds = draw.sample(among or kinds_of_goods(edition), 2)
    if edition == "third":
        return _third(draw, language, count, kinds)
    if edition in ("fourth", "fifth"):
        return _later(draw, language, count, kinds, edition)
    brands = {kind: brand_name(draw) for kind in kinds}
    prefix = letters(draw, draw.choice((1, 2, 3)))
    names = [(kind, row[language]) for kind, row in goods_rows(edition) if kind in kinds]
    picked = [draw.choice(names) for _ in range(count)] if count > len(names) else draw.sample(
        names, count)  # fmt: skip
    return tuple(
        Good(
            brand=brands[kind],
            model=model_name(draw),
            name=name,
            sku=f"{prefix}{draw.choice(('-', '.', ''))}{digits(draw, draw.choice((4, 5, 6)))}",
            gtin=article_number(draw),
        )
        for kind, name in picked
    )


def _third(draw: random.Random, language: str, count: int, kinds: list[str]) -> tuple[Good, ...]:
    """Articles of the third edition, each once as long as there are enough."""
    known = draw.sample(table("third/brands")["latin"], 2)
    brands = dict(zip(kinds, known, strict=True))
    names = [(kind, row[language]) for kind, row in goods_rows("third") if kind in kinds]
    picked = draw.sample(names, min(count, len(names)))
    manner = draw.randrange(4)
    return tuple(
        Good(
            brand=brands[kind],
            model=third_model(draw),
            name=name,
            sku=third_sku(draw, manner),
            gtin=article_number(draw),
        )
        for kind, name in picked
    )


def _later(
    draw: random.Random, language: str, count: int, kinds: list[str], edition: str
) -> tuple[Good, ...]:
    """Articles of the fourth or fifth edition, each once as long as there are enough."""
    wares = table(f"{edition}/wares")
    brands = dict(zip(kinds, draw.sample(wares["brands"], 2), strict=True))
    names = [(kind, row[language]) for kind, row in goods_rows(edition) if kind in kinds]
    manner, word = draw.randrange(4), draw.choice(wares["models"])
    return tuple(
        Good(
            brand=brands[kind],
            model=draw.choice((f"{word} {digits(draw, 2)}", f"{letters(draw, 3)}-{digits(draw, 3)}",
                               f"{digits(draw, 2)}{letters(draw, 2)}{digits(draw, 1)}")),
            name=name,
            sku=(f"{letters(draw, 1)}{digits(draw, 5)}", f"{digits(draw, 4)}-{digits(draw, 3)}",
                 f"{digits(draw, 2)}/{digits(draw, 4)}", digits(draw, 6))[manner],
            gtin=article_number(draw),
        )
        for kind, name in draw.sample(names, min(count, len(names)))
    )  # fmt: skip


def third_model(draw: random.Random) -> str:
    """Model by name and number, such as Alto 2 or 7310-S."""
    word = draw.choice(("Alto", "Nimbus", "Fjell", "Orion", "Cadence", "Tamar", "Lissé", "Brio"))
    return draw.choice((
        f"{word} {draw.randint(2, 9)}", f"{word} XL{draw.randint(1, 9)}",
        f"{digits(draw, 4)}-{draw.choice('SLMT')}", f"{letters(draw, 2)}{digits(draw, 3)}",
        f"{letters(draw, 1)}{digits(draw, 2)}/{digits(draw, 1)}",
    ))  # fmt: skip


def third_sku(draw: random.Random, manner: int) -> str:
    """Article number in one of the manners that sellers keep to."""
    return (
        f"{digits(draw, 3)}.{digits(draw, 3)}.{digits(draw, 2)}",
        digits(draw, 7),
        f"{letters(draw, 2)}-{digits(draw, 3)}-{letters(draw, 1)}",
        f"{letters(draw, 3)}{digits(draw, 4)}",
    )[manner]


def group_name(kind: str, language: str, edition: str) -> str:
    """Name of a kind of goods, as letters call it."""
    rows = goods_rows(edition)
    return next(row[language] for found, row in rows if found == f"*{kind}")


def kind_of(name: str, language: str, edition: str) -> str:
    """Kind of an article, by its name in a language."""
    return next(kind for kind, row in goods_rows(edition) if row[language] == name)
