"""The layouts of invoices by name, and the drawing of one."""

from __future__ import annotations

import random
from types import ModuleType

from scripts.unseen.data.sales import Sale, sale
from scripts.unseen.layouts import (
    invoice_boxed,
    invoice_cards,
    invoice_ledger,
    invoice_sidebar,
    invoice_till,
    invoice_trade,
    invoice_upfront,
    invoice_wide,
    invoice_window,
)
from scripts.unseen.layouts.page import A4, US_LETTER, look
from scripts.unseen.ledger import Ledger

INVOICES: dict[str, ModuleType] = {
    "window": invoice_window,
    "boxed": invoice_boxed,
    "sidebar": invoice_sidebar,
    "trade": invoice_trade,
    "ledger": invoice_ledger,
    "cards": invoice_cards,
    "wide": invoice_wide,
    "upfront": invoice_upfront,
    "till": invoice_till,
}


def draw_invoice(layout: str, country: str, draw: random.Random) -> tuple[str, Ledger, Sale]:
    """Draw a sale of the country in a layout: HTML, what it prints, and the sale."""
    module = INVOICES[layout]
    kind = "receipt" if layout == "till" else "invoice"
    paper = sale(country, module.WISHES, draw, kind)
    size = getattr(module, "SIZE", US_LETTER if country == "US" else A4)
    ink = Ledger()
    html = module.draw(ink, paper, look(draw, paper.style.language, module.MANNER, size))
    _settle(ink, paper)
    return html, ink, paper


def _settle(ink: Ledger, paper: Sale) -> None:
    """Add lines and currency, and allow sums that one printed figure answers as well."""
    ink.means("currency", paper.style.currency)
    ink.means("lines", [ink.lines[index] for index in sorted(ink.lines)])
    sums = {
        "lines_total": paper.lines_total,
        "net_total": paper.net_total,
        "tax_total": paper.tax_total,
        "gross_total": paper.gross_total,
        "payable_total": paper.payable,
    }
    shown = {f"{sums[name]:f}" for name in sums if name in ink.fields}
    for name, amount in sums.items():
        if name not in ink.fields and f"{amount:f}" in shown:
            ink.allow(name, f"{amount:f}")
    if "tax_total" not in ink.fields and paper.untaxed_note:
        ink.allow("tax_total", "0.00")
    if "due_date" not in ink.fields and paper.kind == "invoice":
        ink.allow("due_date", paper.due.isoformat())
