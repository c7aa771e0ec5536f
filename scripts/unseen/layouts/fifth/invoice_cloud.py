"""Online bookkeeping of English-speaking countries: three programs, each at home in one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts.fifth import cloud_advice, cloud_balance, cloud_bands, invoice_dress
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger

MANNER = "sans"
WISHES = Wishes(lines=(2, 6), kinds=("oral", "robots", "gaming", "cams", "wearables"))

_PROGRAMS = {"US": cloud_bands, "AU": cloud_advice, "GB": cloud_balance}
_NUMBERS = {
    "US": {"quote": "{3}", "packing_slip": "{4}", "invoice": "{4}"},
    "AU": {"credit_note": "CN-0{3}", "invoice": "INV-0{3}"},
    "GB": {"receipt": "SR-0{4}", "invoice": "INV-00{4}"},
}


def adapt(sale: Sale) -> Sale:
    """Return the sale with the program's number; American resellers buy untaxed."""
    country = sale.seller.country
    found = invoice_dress.numbered(sale, _NUMBERS[country][sale.kind])
    if country == "US":
        lines = tuple(replace(line, rate=Decimal(0)) for line in found.lines)
        found = pieces.with_lines(found, lines)
    if found.kind == "invoice" and found.draw.random() < 0.6:
        found = invoice_dress.with_serials(found)
    found = replace(found, order=found.draw.choice(("PO-", "", "P")) + digits(found.draw, 5))
    return invoice_dress.dressed("cloud", found)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper as the country's program does."""
    program = _PROGRAMS[sale.seller.country]
    return document([program.page(ink, sale, look)], program.CSS, look)
