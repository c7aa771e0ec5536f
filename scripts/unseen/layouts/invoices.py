"""The drawing of one invoice in a layout of its edition."""

from __future__ import annotations

import random
from dataclasses import replace
from types import ModuleType

from scripts.unseen.data.numbers import paper_number
from scripts.unseen.data.sales import Sale, sale
from scripts.unseen.layouts import fifth, first, fourth, second, third
from scripts.unseen.layouts.page import A4, US_LETTER, look
from scripts.unseen.ledger import Ledger
from scripts.unseen.plan import Order

INVOICES: dict[str, dict[str, ModuleType]] = {
    "first": first.INVOICES,
    "second": second.INVOICES,
    "third": third.INVOICES,
    "fourth": fourth.INVOICES,
    "fifth": fifth.INVOICES,
}


def draw_invoice(order: Order, draw: random.Random) -> tuple[str, Ledger, Sale]:
    """Draw a sale in the order's layout and country: HTML, what it prints, and the sale."""
    module = INVOICES[order.edition][order.layout]
    country, _, language = order.where.partition("+")
    paper = sale(country, module.WISHES, draw, order.kind, order.edition, language or None)
    if order.edition in ("fourth", "fifth"):
        paper = replace(paper, number=paper_number(country, order.kind, paper.issued, draw))
    if hasattr(module, "adapt"):
        paper = module.adapt(paper)
    size = getattr(module, "SIZE", US_LETTER if country == "US" else A4)
    ink = Ledger()
    html = module.draw(ink, paper, look(draw, paper.style.language, module.MANNER, size))
    _settle(ink, paper)
    return html, ink, paper


def _settle(ink: Ledger, paper: Sale) -> None:
    """Add lines and currency, and allow sums that one printed figure answers as well."""
    if paper.kind != "packing_slip":
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
