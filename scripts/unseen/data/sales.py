"""Sales: lines, taxes and totals that add up, with the wordings and manner of their paper."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from scripts.unseen.data.goods import Good, assortment
from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.parties import Party, another, countries, party
from scripts.unseen.words import wordings
from scripts.unseen.words.figures import Style, style_of

ZERO = Decimal(0)
_QUANTITIES = (1, 2, 4, 5, 8, 10, 12, 20, 24, 36, 60, 120)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line; `discount` and `rate` in percent, amounts net of tax."""

    good: Good
    quantity: Decimal
    unit: str
    price: Decimal
    discount: Decimal
    rate: Decimal
    net: Decimal
    serials: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TaxRow:
    """Tax of one rate."""

    rate: Decimal
    base: Decimal
    tax: Decimal


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a layout wants of its sale."""

    lines: tuple[int, int] = (3, 6)
    discounts: bool = False
    serials: bool = False
    allowance: bool = False
    charge: bool = False
    two_rates: bool = False
    prepaid: bool = False
    abroad: bool = False
    inclusive: bool = False
    """Prices hold the tax: amounts of lines are gross."""
    delivery: bool = False
    retail: bool = False
    kinds: tuple[str, ...] = ()
    """Kinds of goods that the layout's trade deals in; empty for all."""
    labour: int = 0
    """Lines of working hours before the goods."""
    margin: bool = False
    """Second-hand goods on which no tax is told."""
    cents: tuple[int, int] = (390, 24_900)
    """Unit prices in hundredths of a euro."""


@dataclass(frozen=True, kw_only=True)
class Sale:
    """Everything that an invoice may print."""

    kind: str
    words: dict[str, str]
    style: Style
    seller: Party
    buyer: Party
    delivery: Party | None
    number: str
    order: str
    customer: str
    issued: date
    delivered: date
    due: date
    days: int
    lines: tuple[Line, ...]
    taxes: tuple[TaxRow, ...]
    allowance_percent: Decimal
    allowance: Decimal
    charge: Decimal
    prepaid: Decimal
    untaxed_note: str = ""
    inclusive: bool = False
    draw: random.Random = field(repr=False)

    @property
    def lines_total(self) -> Decimal:
        """BT-106."""
        return sum((line.net for line in self.lines), ZERO)

    @property
    def net_total(self) -> Decimal:
        """BT-109."""
        if self.inclusive:
            return sum((row.base for row in self.taxes), ZERO)
        return self.lines_total - self.allowance + self.charge

    @property
    def tax_total(self) -> Decimal:
        """BT-110."""
        return sum((row.tax for row in self.taxes), ZERO)

    @property
    def gross_total(self) -> Decimal:
        """BT-112."""
        return self.net_total + self.tax_total

    @property
    def payable(self) -> Decimal:
        """BT-115."""
        return self.gross_total - self.prepaid


def sale(
    country: str, wishes: Wishes, draw: random.Random, kind: str = "invoice",
    edition: str = "first", language: str | None = None,
) -> Sale:  # fmt: skip
    """Draw a sale by a company of that country, told in its language or the one given."""
    style = style_of(countries(edition)[country], draw, language)
    words = wordings(f"{edition}/invoices", style.language, draw)
    seller = party(country, draw, edition)
    there = _abroad(country) if wishes.abroad else country
    buyer = another(seller, there, draw, edition)
    untaxed = wishes.abroad or wishes.margin or country == "HK"
    lines = _lines(draw, style, words, wishes, _rates(country, edition), untaxed, edition)
    total = sum((line.net for line in lines), ZERO)
    percent = Decimal(draw.choice((2, 3, 5, 10))) if wishes.allowance else ZERO
    allowance = _round(total * percent / 100, style)
    charge = _round(Decimal(draw.randint(1200, 9900)) / 100 * _scale(style), style)
    charge = charge if wishes.charge else ZERO
    taxes = _taxes(lines, charge - allowance, style, wishes.inclusive)
    added = ZERO if wishes.inclusive else sum((row.tax for row in taxes), ZERO)
    gross = total - allowance + charge + added
    issued = date(2025, 1, 7) + timedelta(days=draw.randint(0, 600))
    days = draw.choice((14, 21, 30, 45, 60))
    return Sale(
        kind=kind,
        words=_local(_of_kind(words, kind), country),
        style=style,
        seller=seller,
        buyer=buyer,
        delivery=party(buyer.country, draw, edition) if wishes.delivery else None,
        number=_named(_number(draw, issued), kind, edition),
        order=draw.choice(("PO-", "B", "", "4500")) + digits(draw, 6),
        customer=digits(draw, 5),
        issued=issued,
        delivered=issued - timedelta(days=draw.randint(1, 6)),
        due=issued + timedelta(days=days),
        days=days,
        lines=lines,
        taxes=taxes,
        allowance_percent=percent,
        allowance=allowance,
        charge=charge,
        prepaid=_round(gross * 30 / 100, style) if wishes.prepaid and kind == "invoice" else ZERO,
        untaxed_note=words["margin"]
        if wishes.margin
        else (_note(words, country, buyer.country) if untaxed else ""),
        inclusive=wishes.inclusive,
        draw=draw,
    )


def _of_kind(words: dict[str, str], kind: str) -> dict[str, str]:
    """Words with title, number and date as a quote, a receipt … calls them (second edition)."""
    if f"k_{kind}" not in words:
        return words
    title, number, day = words[f"k_{kind}"].split("|")
    return {**words, "title": title, "number": number, "date": day}


def _rates(country: str, edition: str) -> list[Decimal]:
    return [Decimal(str(rate)) for rate in countries(edition)[country]["rates"]]


def _abroad(country: str) -> str:
    pairs = {"DE": "FR", "FR": "DE", "IT": "ES", "ES": "IT", "NL": "BE", "PT": "ES", "PL": "DE",
             "AT": "IT", "CN": "US", "HK": "GB", "JP": "US", "BE": "NL"}  # fmt: skip
    return pairs.get(country, country)


def _note(words: dict[str, str], seller: str, buyer: str) -> str:
    union = {"DE", "FR", "IT", "ES", "NL", "PT", "PL", "AT", "BE"}
    if seller == "HK":
        return ""
    return words["reverse"] if {seller, buyer} <= union else words["export"]


_TAX_NAMES = {
    "US": ("Sales tax", "Federal Tax ID"), "AU": ("GST", "ABN"), "IN": ("IGST", "GSTIN"),
    "MX": ("IVA", "RFC"), "CH": ("MWST", "MWST-Nr."), "AT": ("USt.", "UID-Nr."),
}  # fmt: skip


def _local(words: dict[str, str], country: str) -> dict[str, str]:
    """Name taxes as the country does where its language is spoken elsewhere too."""
    if country not in _TAX_NAMES:
        return words
    tax, tax_id = _TAX_NAMES[country]
    told = {key: text.replace("VAT", tax) for key, text in words.items()}
    return {**told, "tax_id": tax_id}


def _lines(
    draw: random.Random, style: Style, words: dict[str, str], wishes: Wishes,
    rates: list[Decimal], untaxed: bool, edition: str,
) -> tuple[Line, ...]:  # fmt: skip
    found = [_labour(draw, style, words, number, ZERO if untaxed else rates[0])
             for number in range(1, wishes.labour + 1)]  # fmt: skip
    goods = assortment(draw, style.language, draw.randint(*wishes.lines), edition,
                       wishes.kinds)  # fmt: skip
    for index, good in enumerate(goods):
        quantity = Decimal(draw.choice((1, 1, 2, 3) if wishes.retail else _QUANTITIES))
        lowest, highest = wishes.cents
        cents = draw.randint(lowest, min(highest, 8_900) if wishes.retail else highest)
        price = _round(Decimal(cents) / 100 * _scale(style), style)
        choices = (0, 0, 5, 10, 15) if wishes.discounts else (0,)
        discount = Decimal(draw.choice(choices))
        rate = rates[1] if wishes.two_rates and index % 3 == 1 else rates[0]
        serials: tuple[str, ...] = ()
        if wishes.serials and index % 2 == 0:
            quantity = Decimal(draw.choice((1, 2, 3)))
            serials = tuple(letters(draw, 2) + digits(draw, 8) for _ in range(int(quantity)))
        net = _round(quantity * price * (100 - discount) / 100, style)
        found.append(Line(good=good, quantity=quantity, unit=words["units"], price=price,
                          discount=discount, rate=ZERO if untaxed else rate, net=net,
                          serials=serials))  # fmt: skip
    return tuple(found)


def _labour(
    draw: random.Random, style: Style, words: dict[str, str], number: int, rate: Decimal
) -> Line:
    """Working hours, by the quarter."""
    good = Good(brand="", model="", name=words[f"labour{number}"], sku="", gtin="")
    hours = Decimal(draw.randint(2, 22)) / 4
    price = _round(Decimal(draw.randint(4200, 9800)) / 100 * _scale(style), style)
    return Line(good=good, quantity=hours, unit=words["hours"], price=price, discount=ZERO,
                rate=rate, net=_round(hours * price, style), serials=())  # fmt: skip


def _taxes(
    lines: tuple[Line, ...], extra: Decimal, style: Style, inclusive: bool
) -> tuple[TaxRow, ...]:
    """Tax by rate; discounts and freight are taxed as the first line is."""
    bases: dict[Decimal, Decimal] = {lines[0].rate: extra}
    for line in lines:
        bases[line.rate] = bases.get(line.rate, ZERO) + line.net
    return tuple(
        _tax_row(rate, base, style, inclusive) for rate, base in sorted(bases.items(), reverse=True)
    )


def _tax_row(rate: Decimal, amount: Decimal, style: Style, inclusive: bool) -> TaxRow:
    """Tax on a net amount, or (`inclusive`) within a gross one."""
    if not inclusive:
        return TaxRow(rate=rate, base=amount, tax=_round(amount * rate / 100, style))
    tax = _round(amount * rate / (100 + rate), style)
    return TaxRow(rate=rate, base=amount - tax, tax=tax)


def _scale(style: Style) -> Decimal:
    return {
        "JPY": Decimal(100),
        "INR": Decimal(30),
        "MXN": Decimal(10),
        "CNY": Decimal(5),
        "TWD": Decimal(30),
    }.get(style.currency, Decimal(1))


def _round(amount: Decimal, style: Style) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-style.places), ROUND_HALF_UP)


def _number(draw: random.Random, day: date) -> str:
    return draw.choice((
        f"{day.year}-{digits(draw, 5)}", f"INV{digits(draw, 6)}", f"{digits(draw, 3)}/{day.year}",
        f"{letters(draw, 2)}-{day:%y%m}-{digits(draw, 4)}", digits(draw, 7),
        f"F{day:%y}/{digits(draw, 5)}", f"{letters(draw, 1)}{digits(draw, 4)}-{digits(draw, 2)}",
    ))  # fmt: skip


def _named(number: str, kind: str, edition: str) -> str:
    """Number of a paper that is no invoice: its letters do not say that it is one."""
    prefix = {"credit_note": "CN", "quote": "QT", "pro_forma": "PF", "receipt": "R",
              "order_confirmation": "SO", "packing_slip": "DN"}.get(kind)  # fmt: skip
    if edition == "first" or prefix is None or not number.startswith(("INV", "F")):
        return number
    return prefix + number.removeprefix("INV").removeprefix("F")
