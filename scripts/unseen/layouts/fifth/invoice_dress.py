"""How a program dresses its papers: labels of its own, logos, banks, serial numbers, codes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import zxingcpp
from scripts.unseen.data.goods import kind_of
from scripts.unseen.data.latin import in_english
from scripts.unseen.data.numbers import digits, letters, paper_number
from scripts.unseen.data.parties import another, countries, party
from scripts.unseen.data.sales import ZERO, Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words import goods_rows, table

_PARITIES = {"JPY": "160", "CNY": "7.8", "PLN": "4.3", "USD": "1.1", "AUD": "1.7", "GBP": "0.85",
             "MXN": "20"}  # fmt: skip
"""Rough worth of a euro; others are near enough to one."""

_TAXES = {"US": "Sales Tax", "AU": "GST", "CH": "MWST"}
_MARKS = (
    "<circle cx='20' cy='20' r='17'/><path d='M12 26 20 9l8 17z' fill='#fff'/>",
    "<rect x='3' y='3' width='34' height='34' rx='8'/><circle cx='20' cy='20' r='8' fill='#fff'/>",
    "<path d='M20 2 37 20 20 38 3 20z'/><path d='M13 20h14' stroke='#fff' stroke-width='4'/>",
    "<path d='M3 33C3 12 16 5 37 5c0 20-12 30-34 28z'/>",
)
"""Marks beside a seller's name."""


def dressed(name: str, sale: Sale) -> Sale:
    """Return the sale, sensibly priced, with the labels of a layout.

    Those of the country go before those of the language.
    """
    forms = table(f"fifth/forms/{name}")
    country = sale.seller.country
    told = {**forms.get(sale.style.language, {}), **forms.get(country.lower(), {})}
    found = {
        key: text if isinstance(text, str) else sale.draw.choice(text) for key, text in told.items()
    }
    if f"k_{sale.kind}" in found:
        title, number, day = found[f"k_{sale.kind}"].split("|")
        found.update(title=title, number=number, date=day)
    for key in ("opening", "headline"):
        if f"{key}_{sale.kind}" in found:
            found[key] = found[f"{key}_{sale.kind}"]
    tax = _TAXES.get(country, "VAT")
    local = {key: text.replace("VAT", tax) for key, text in found.items()}
    return priced(replace(sale, words={**sale.words, **local}))


def priced(sale: Sale) -> Sale:
    """Return the sale at prices that such articles have in the trade."""
    known, draw = table("fifth/wares")["prices"], sale.draw
    english = {row[sale.style.language]: row["en"] for _, row in goods_rows("fifth")}
    scale = Decimal(_PARITIES.get(sale.style.currency, "1"))
    lines = []
    for line in sale.lines:
        usual = Decimal(str(known[english[line.good.name]])) * scale
        price = pieces.rounded(sale, usual * draw.randint(820, 1240) / 1000)
        lines.append(pieces.priced(sale, line, price=price))
    return pieces.with_lines(sale, tuple(lines))


def for_export(sale: Sale, overseas: tuple[str, ...]) -> Sale:
    """Return the sale to a company overseas, in dollars, without tax and in English."""
    draw = sale.draw
    buyer = another(sale.seller, draw.choice(overseas), draw, "fifth")
    pattern = draw.choice(("US${n}", "USD {n}", "US$ {n}"))
    style = replace(sale.style, currency="USD", money_pattern=pattern)
    lines = tuple(replace(line, rate=ZERO) for line in sale.lines)
    found = replace(sale, seller=in_english(sale.seller), buyer=buyer, style=style)
    return pieces.with_lines(found, lines)


def with_lower_rate(sale: Sale, rate: Decimal) -> Sale:
    """Return the sale with another rate on what is eaten."""
    language = sale.style.language
    lines = tuple(
        replace(line, rate=rate)
        if kind_of(line.good.name, language, "fifth") == "vitamins"
        else line
        for line in sale.lines
    )
    return pieces.with_lines(sale, lines)


def numbered(sale: Sale, pattern: str) -> Sale:
    """Return the sale with a number such as `INV-{5}`; yy, yyyy and mm are of its day."""
    draw, day = sale.draw, sale.issued
    filled = pattern.format(*("",) * 3, digits(draw, 3), digits(draw, 4), digits(draw, 5),
                            digits(draw, 6), digits(draw, 7), digits(draw, 8), yyyy=day.year,
                            yy=f"{day.year % 100:02d}", mm=f"{day.month:02d}")  # fmt: skip
    return replace(sale, number=filled)


def with_serials(sale: Sale) -> Sale:
    """Return the sale with serial numbers, as one maker forms them, of lines of few pieces."""
    draw = sale.draw
    head, length = draw.choice(((letters(draw, 1), 10), ("SN" + digits(draw, 2), 7),
                                (digits(draw, 4) + letters(draw, 2), 6)))  # fmt: skip
    lines = tuple(
        replace(line, serials=tuple(head + digits(draw, length) for _ in range(int(line.quantity))))
        if line.quantity <= 5
        else line
        for line in sale.lines
    )
    return replace(sale, lines=lines)


def delivered(sale: Sale) -> Sale:
    """Return the sale with goods that go to the buyer or, more rarely, to a third company."""
    there = sale.buyer
    if sale.draw.random() < 0.4:
        while there.stem in (sale.buyer.stem, sale.seller.stem):
            there = party(sale.buyer.country, sale.draw, "fifth")
    return replace(sale, delivery=there)


def mark(sale: Sale, colour: str, size_mm: float = 11) -> str:
    """A seller's mark, as a drawing; the same for the same seller."""
    shape = _MARKS[len(sale.seller.name) % len(_MARKS)]
    return (
        f"<svg style='width:{size_mm}mm;height:{size_mm}mm;vertical-align:middle' "
        f"viewBox='0 0 40 40' fill='{colour}'>{shape}</svg>"
    )


def bank_name(sale: Sale) -> str:
    """An invented bank of the seller's country."""
    return plain(sale.draw.choice(countries("fifth")[sale.seller.country]["banks"]))


def account(ink: Ledger, sale: Sale, glue: str = "<br>") -> str:
    """Bank, IBAN and BIC of the seller, or the account as countries without IBAN write it."""
    seller, draw = sale.seller, sale.draw
    found = [f"{plain(sale.words['bank'])}: {bank_name(sale)}"]
    if seller.country == "GB":
        code = "-".join(digits(draw, 2) for _ in range(3))
        found.append(f"Sort code {code} &nbsp; Account no. {digits(draw, 8)}")
    elif seller.iban:
        found.append(f"IBAN: {ink.put('iban', seller.iban.printed, seller.iban.plain)}")
        found.append(f"BIC: {ink.put('bic', seller.bic)}")
    elif seller.country == "AU":
        found.append(f"BSB {digits(draw, 3)}-{digits(draw, 3)} &nbsp; Acc. {digits(draw, 8)}")
    elif seller.country == "JP":
        found.append(f"普通 {digits(draw, 7)} {plain(seller.name)}")
    else:
        found.append(f"Account no. {digits(draw, 10)}")
    return glue.join(found)


def corrected(sale: Sale) -> str:
    """Number and day of the invoice that a credit note corrects."""
    day = sale.issued - timedelta(days=sale.draw.randint(6, 48))
    number = paper_number(sale.seller.country, "invoice", day, sale.draw)
    return plain(sale.words["corrects"].format(number=number, date=sale.style.day(day)))


def square_code(payload: str, size_mm: float = 24) -> str:
    """A QR code that says `payload`."""
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode)
    drawn = str(code.to_svg())
    drawn = drawn[drawn.index("<svg") :]
    style = f"width:{size_mm}mm;height:{size_mm}mm"
    return re.sub(r'<svg width="(\d+)" height="(\d+)"',
                  rf"<svg style='{style}' viewBox='0 0 \1 \2'", drawn)  # fmt: skip


def amount(ink: Ledger, sale: Sale, field: str, bare: bool = False) -> str:
    """A sum of the paper by its field."""
    value = sale.payable if field == "payable_total" else getattr(sale, field)
    return pieces.amount(ink, sale, field, value, bare)


def coded(ink: Ledger, sale: Sale, index: int, keys: tuple[str, ...], glue: str = " ") -> str:
    """Labelled codes of a line (`sku`, `gtin`, `serials`, …), those that it has."""
    found = []
    for key in keys:
        if key == "serials":
            found.append(parts.serials(ink, sale, index))
        else:
            label = plain(sale.words[key])
            found.append(f"<span class='n'>{label}: {parts.cell(ink, sale, index, key)}</span>")
    return glue.join(code for code in found if code)
