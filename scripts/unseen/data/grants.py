"""Grants: who lets whom sell which brand, where, how and how long."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from anyascii import anyascii
from scripts.unseen.data.goods import kinds_of_goods
from scripts.unseen.data.naming import brand_name, chinese_brand_name
from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.parties import Party, countries, party, person
from scripts.unseen.words import table

HOMES = {
    "en": ("GB", "US", "AU", "HK", "IN"), "de": ("DE", "AT", "CH"), "fr": ("FR", "BE"),
    "it": ("IT",), "es": ("ES", "MX"), "zh": ("CN",), "nl": ("NL",), "pt": ("PT",), "ja": ("JP",),
    "pl": ("PL",),
}  # fmt: skip
_OFFICES = {
    "en": ("EUIPO", "USPTO", "UKIPO", "WIPO"), "de": ("EUIPO", "DPMA", "WIPO"),
    "fr": ("INPI", "EUIPO"), "it": ("UIBM", "EUIPO"), "es": ("EUIPO", "WIPO"),
    "zh": ("国家知识产权局",), "nl": ("BOIP", "EUIPO"), "pt": ("INPI", "EUIPO"), "ja": ("特許庁",),
    "pl": ("UPRP", "EUIPO"),
}  # fmt: skip
_CLASSES = {"kitchen": 8, "audio": 9, "bags": 18, "tools": 7, "skincare": 3, "toys": 28,
            "shoes": 25, "watches": 14, "coffee": 11, "lighting": 11, "cycling": 12,
            "writing": 16, "pets": 20, "outdoor": 22, "sewing": 7, "haircare": 3}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A registered trademark: number as printed and without separators."""

    office: str
    printed: str
    plain: str
    classes: str


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A way of selling: kind is store, own, offline, online; `store` and `where` its names."""

    kind: str
    where: str = ""
    store: str = ""


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Everything that a letter may print; `period` is span, years or open."""

    number: str
    issued: date
    start: date
    end: date
    period: str
    years: int
    grantor: Party
    grantee: Party
    owner: Party | None
    brands: tuple[str, ...]
    kinds: tuple[str, ...]
    marks: tuple[Mark, ...]
    territories: tuple[str, ...]
    channels: tuple[Channel, ...]
    signatory: str
    may_sublicense: bool | None
    exclusive: bool | None
    date_pattern: str
    edition: str = "first"
    draw: random.Random


def grant(language: str, draw: random.Random, marks: int = 2, edition: str = "first") -> Grant:
    """Draw a grant that is written in that language, with up to `marks` trademarks."""
    homes = HOMES[language]
    grantor = party(draw.choice(homes), draw, edition)
    grantee = party(draw.choice(homes), draw, edition)
    owner = party(draw.choice(("DE", "US", "IT", "GB", "FR")), draw, edition)
    kinds = tuple(draw.sample(kinds_of_goods(edition), draw.choice((1, 1, 2))))
    issued = date(2025, 2, 3) + timedelta(days=draw.randint(0, 560))
    start = issued + timedelta(days=draw.choice((0, 0, 5, 12, 28)))
    years = draw.choice((2, 3, 5))
    period = draw.choice(("span", "span", "span", "years", "open"))
    return Grant(
        number=draw.choice((f"{letters(draw, 3)}-{issued.year}-{digits(draw, 3)}",
                            f"{digits(draw, 4)}/{issued:%y}", f"LA{digits(draw, 6)}")),
        issued=issued,
        start=issued if period == "years" else start,
        end=_end(issued if period == "years" else start, years, period),
        period=period,
        years=years,
        grantor=grantor,
        grantee=grantee,
        owner=owner if draw.random() < 0.3 else None,
        brands=_brands(language, draw),
        kinds=kinds,
        marks=tuple(_mark(language, kinds, draw) for _ in range(draw.randint(1, marks))),
        territories=tuple(draw.choice(table(f"{edition}/places")["sets"][language]).split()),
        channels=_channels(language, grantee, draw, edition),
        signatory=person(grantor.country, draw, edition),
        may_sublicense=draw.choice((True, False, False, None)),
        exclusive=draw.choice((True, False, False, None)),
        date_pattern=draw.choice(countries()[homes[0]]["dates"]),
        edition=edition,
        draw=draw,
    )  # fmt: skip


def english_name(company: Party) -> str:
    """Name that a Chinese or Japanese company bears on English papers."""
    trades = {"贸易": "Trading", "电子商务": "E-Commerce", "实业": "Industrial",
              "供应链": "Supply Chain", "商事": "Shoji", "物産": "Bussan", "商贸": "Trade",
              "科技": "Technology", "进出口": "Import and Export", "販売": "Hanbai",
              "ジャパン": "Japan", "工艺品": "Arts and Crafts", "日用品": "Houseware",
              "製作所": "Manufacturing", "通商": "Tsusho", "商店": "Shoten",
              "百货": "General Merchandise", "国际商务": "International Business",
              "工業": "Kogyo", "本舗": "Hompo",
              "化妆品": "Cosmetics", "电子": "Electronics", "户外用品": "Outdoor Products",
              "汽车用品": "Auto Accessories", "服饰": "Apparel", "車輌": "Sharyo",
              "トレーディング": "Trading", "品牌管理": "Brand Management"}  # fmt: skip
    if company.country not in ("CN", "JP"):
        return company.name
    trade = next((word for key, word in trades.items() if key in company.name), "Holdings")
    known: dict[str, str] = {
        **countries("third")["JP"]["latin"],
        **countries("fourth_letters")["JP"]["latin"],
        **countries("fifth_letters")["JP"].get("latin", {}),
        **countries("sixth_letters")["JP"].get("latin", {}),
    }
    stem = known.get(company.stem) or anyascii(company.stem).capitalize()
    place = anyascii(company.town[:2]).capitalize() + " " if company.country == "CN" else ""
    return f"{place}{stem} {trade} Co., Ltd."


def _end(start: date, years: int, period: str) -> date:
    """Last day of a span that is printed, or the same day of the month some years on."""
    if period == "years" and (start.month, start.day) != (2, 29):
        return start.replace(year=start.year + years)
    same = date(start.year + years, start.month, min(start.day, 28))
    return same if period == "years" else same - timedelta(days=1)


def _brands(language: str, draw: random.Random) -> tuple[str, ...]:
    first = brand_name(draw)
    if language == "zh" and draw.random() < 0.6:
        return (f"{first} {chinese_brand_name(draw)}",)
    return (first, brand_name(draw)) if draw.random() < 0.2 else (first,)


def _mark(language: str, kinds: tuple[str, ...], draw: random.Random) -> Mark:
    office = draw.choice(_OFFICES[language])
    body = digits(draw, 7)
    printed = {
        "EUIPO": draw.choice((f"01{body}", f"01{body[0]} {body[1:4]} {body[4:]}")),
        "USPTO": draw.choice((body, f"{body[0]},{body[1:4]},{body[4:]}")),
        "UKIPO": f"UK0000{body}",
        "WIPO": f"1 {body[1:4]} {body[4:]}",
        "DPMA": draw.choice((f"30202{body}", f"30 202{body[0]} {body[1:4]} {body[4:]}")),
        "UIBM": f"30201800{body}",
        "BOIP": f"0{body[:6]}",
        "国家知识产权局": digits(draw, 8),
    }.get(office, body)
    plain = "".join(c for c in printed if c.isalnum())
    classes = ", ".join(str(_CLASSES[kind]) for kind in sorted(kinds, key=_CLASSES.__getitem__))
    return Mark(office=office, printed=printed, plain=plain, classes=classes)


def _channels(
    language: str, grantee: Party, draw: random.Random, edition: str
) -> tuple[Channel, ...]:
    platforms = draw.sample(table(f"{edition}/places")["platforms"][language], 2)
    shops = table(f"{edition}/places")["shops"]
    trade = draw.choice(shops[language] if language in shops else shops["latin"])
    store = Channel(kind="store", where=platforms[0], store=grantee.stem + trade)
    own = Channel(kind="own", where=f"www.{grantee.domain}")
    return draw.choice((
        (store,), (store, own), (Channel(kind="offline"), own), (Channel(kind="offline"),),
        (Channel(kind="online"),), (Channel(kind="online"), Channel(kind="offline")),
        (store, Channel(kind="store", where=platforms[1], store=grantee.stem + trade)),
    ))  # fmt: skip
