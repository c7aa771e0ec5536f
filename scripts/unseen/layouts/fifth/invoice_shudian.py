"""Papers from China and Hong Kong: the digital VAT invoice, a delivery note, trade invoices."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import shudian_note, shudian_tax, shudian_trade
from scripts.unseen.layouts.page import A4, Look, document
from scripts.unseen.ledger import Ledger

MANNER = "sans"
SIZE = (210.0, 140.0)
WISHES = Wishes(lines=(2, 5), kinds=("cams", "wearables", "robots", "gaming", "oral"))

_PLACES = {"广州": "44", "深圳": "44", "苏州": "32", "宁波": "33", "厦门": "35", "成都": "51"}
"""Digits (GB/T 2260) of the provinces of the sellers' towns."""


def adapt(sale: Sale) -> Sale:
    """Return the sale as its form has it: taxed from gross prices, or for export."""
    draw, day = sale.draw, sale.issued
    if sale.style.language == "en":
        found = dress.for_export(sale, ("US", "GB", "AU"))
        number = draw.choice((f"{letters(draw, 2)}{day:%Y%m%d}{digits(draw, 2)}",
                              f"CI-{day:%y}{digits(draw, 4)}"))  # fmt: skip
        return dress.dressed("shudian", replace(found, number=number))
    if sale.kind == "packing_slip":
        number = draw.choice((f"XSCKD{digits(draw, 6)}", f"XOUT{day:%Y%m%d}{digits(draw, 3)}"))
        return dress.dressed("shudian", dress.with_serials(replace(sale, number=number)))
    place = _PLACES[sale.seller.town[:2]]
    number = f"{day:%y}{place}2000000{digits(draw, 9)}"
    return shudian_tax.from_gross_prices(dress.priced(replace(sale, number=number)))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; all but the tax office's form are A4."""
    if sale.style.language == "en":
        page, css, size = shudian_trade.page(ink, sale, look), shudian_trade.CSS, A4
    elif sale.kind == "packing_slip":
        page, css, size = shudian_note.page(ink, sale), shudian_note.CSS, A4
    else:
        page, css, size = shudian_tax.page(ink, sale), shudian_tax.CSS, SIZE
    return document([page], css, replace(look, size=size))
