"""Amounts, quantities and dates as a country prints them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
}


@dataclass(frozen=True, kw_only=True)
class Style:
    """One paper's manner of figures; `places` are decimals of the currency."""

    language: str
    currency: str
    group: str
    point: str
    places: int
    money_pattern: str
    date_pattern: str

    def number(self, amount: Decimal) -> str:
        """Amount without currency."""
        whole, _, cents = f"{abs(amount):.{self.places}f}".partition(".")
        text = _grouped(whole, self.group) + (self.point + cents if cents else "")
        return f"-{text}" if amount < 0 else text

    def money(self, amount: Decimal) -> str:
        """Amount with the currency's sign or code."""
        sign = "-" if amount < 0 else ""
        return sign + self.money_pattern.format(n=self.number(abs(amount)))

    def rate(self, percent: Decimal) -> str:
        """Percentage without its sign."""
        return f"{percent.normalize():f}".replace(".", self.point)

    def day(self, day: date) -> str:
        """Date in the paper's own order."""
        return write_date(day, self.date_pattern, self.language)


def style_of(country: dict[str, Any], draw: random.Random, language: str | None = None) -> Style:
    """Pick one of the country's manners."""
    return Style(
        language=language or country["language"],
        currency=country["currency"],
        group=country["group"],
        point=country["point"],
        places=country.get("places", 2),
        money_pattern=draw.choice(country["money"]),
        date_pattern=draw.choice(country["dates"]),
    )


def write_date(day: date, pattern: str, language: str) -> str:
    """Fill a date pattern: d, dd, m, mm, mon, month, yy, yyyy; ord, reiwa, roc and han.

    `ord` is an English ordinal (3rd), `reiwa` and `roc` are the years of Japan's and Taiwan's
    calendars, `han` is the whole day in Chinese numerals.
    """
    months = MONTHS.get(language, MONTHS["en"]).split()
    month = months[day.month - 1]
    return pattern.format(
        d=day.day, dd=f"{day.day:02d}", m=day.month, mm=f"{day.month:02d}", month=month,
        mon=month[:3], yy=f"{day.year % 100:02d}", yyyy=day.year, ord=_ordinal(day.day),
        reiwa=day.year - 2018, roc=day.year - 1911, han=_in_han(day),
    )  # fmt: skip


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _in_han(day: date) -> str:
    """Day such as 二〇二六年三月十四日."""
    numerals = "〇一二三四五六七八九"
    year = "".join(numerals[int(digit)] for digit in str(day.year))
    return f"{year}年{_small_han(day.month)}月{_small_han(day.day)}日"


def _small_han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else "一二三"[tens - 1]) + "十" if tens else ""
    return head + ("一二三四五六七八九"[ones - 1] if ones else "")


def _grouped(whole: str, group: str) -> str:
    if group == "in":
        return re.sub(r"(?<=\d)(?=(\d\d)+\d{3}$)|(?<=\d)(?=\d{3}$)", ",", whole)
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", group, whole)
