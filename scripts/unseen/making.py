"""Makes one paper of an order: drawn, printed, and captured where asked."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from scripts.unseen.capture.devices import photographed, scanned
from scripts.unseen.capture.printing import PageOverflowError, Press
from scripts.unseen.layouts.invoices import draw_invoice
from scripts.unseen.layouts.letters import draw_letter
from scripts.unseen.layouts.ornaments import rubber_stamp
from scripts.unseen.ledger import Ledger
from scripts.unseen.plan import Order
from scripts.unseen.words import table

_STAMP_SPOTS = {
    "window": "left:88mm;top:13mm", "sidebar": "right:22mm;bottom:24mm",
    "trade": "left:22mm;bottom:16mm", "ledger": "right:28mm;bottom:12mm",
    "wide": "left:118mm;bottom:6mm", "upfront": "left:24mm;bottom:14mm",
    "till": "left:14mm;bottom:8mm", "post": "right:18mm;top:50mm",
    "bureau": "left:76mm;bottom:52mm",
    "roll": "left:14mm;bottom:6mm", "fapiao": "left:62mm;bottom:8mm",
    "dealer": "left:30mm;bottom:22mm", "certify": "left:36mm;bottom:46mm",
    "webform": "left:26mm;bottom:17mm",
}  # fmt: skip
"""Where the paper has room, as CSS."""

_STAMPS = {
    ("third", "invoice"): "third/brands", ("third", "letter"): "third/brands",
    ("fourth", "invoice"): "fourth/wares", ("fourth", "letter"): "fourth/marques",
    ("fifth", "invoice"): "fifth/wares", ("fifth", "letter"): "fifth/marques",
    ("sixth", "letter"): "sixth/marques",
}  # fmt: skip
"""The tables in which words of receivers' stamps stand."""

_ATTEMPTS = 6

SOURCE = "made for this project (invented brands and companies)"


@dataclass(frozen=True, kw_only=True)
class Made:
    """A finished paper: its file, what it prints, and the PDF that it was captured from."""

    path: str
    data: bytes
    pdf: bytes
    printed: tuple[tuple[str, str], ...]
    row: dict[str, Any]


def make(order: Order, seed: int, press: Press) -> Made:
    """Make the paper; the same order and seed give the same bytes.

    Values that do not fit the page are drawn again; raises `PageOverflowError` when none do.
    """
    for attempt in range(_ATTEMPTS - 1):
        try:
            return _made(order, random.Random(f"{seed}/{order.name}{'+' * attempt}"), press)
        except PageOverflowError:
            continue
    return _made(order, random.Random(f"{seed}/{order.name}/last"), press)


def _made(order: Order, draw: random.Random, press: Press) -> Made:
    html, ink, issued, language = _drawn(order, draw)
    if order.capture != "digital" and draw.random() < 0.45:
        html = _stamped(html, order, language.split("+")[0], issued, draw)
    pdf = press.print_pdf(html, f"{order.layout} {issued:%Y%m%d}", issued)
    data, ending = _captured(order, pdf, draw, issued)
    path = f"{order.paper}s/{order.name}.{ending}"
    row = {
        "document": path,
        "kind": order.kind,
        "label": "genuine",
        "fields": ink.fields,
        "also": {name: values for name, values in ink.also.items() if values},
        "complete": True,
        "group": f"{order.layout}-{language}-{order.capture}",
        "source": SOURCE,
        "licence": "Apache-2.0",
    }
    return Made(path=path, data=data, pdf=pdf, printed=tuple(ink.printed), row=row)


def _drawn(order: Order, draw: random.Random) -> tuple[str, Ledger, date, str]:
    if order.paper == "invoice":
        html, ink, sale = draw_invoice(order, draw)
        return html, ink, sale.issued, sale.style.language
    html, ink, issued = draw_letter(order, draw)
    return html, ink, issued, order.where


def _stamped(html: str, order: Order, language: str, issued: date, draw: random.Random) -> str:
    """Put the receiver's stamp, often with a day of its own, on the first page."""
    spot = _STAMP_SPOTS.get(order.layout, "right:24mm;bottom:26mm")
    day = issued + timedelta(days=draw.randint(2, 9))
    pattern = draw.choice(("%d.%m.%Y", "%Y-%m-%d", "")) if order.paper == "invoice" else ""
    said = day.strftime(pattern)
    if order.edition in ("third", "fourth", "fifth", "sixth"):
        words = table(_STAMPS[order.edition, order.paper])["stamps"][language]
    else:
        words = table(f"{order.edition}/invoices")[language]["stamp"]
    word = draw.choice(words if order.paper == "invoice" else words[1:])
    return html.replace("</section>", rubber_stamp(word, said, spot, draw) + "</section>", 1)


def _captured(order: Order, pdf: bytes, draw: random.Random, issued: date) -> tuple[bytes, str]:
    seed = int.from_bytes(hashlib.sha256(repr(draw.random()).encode()).digest()[:4], "big")
    if order.capture == "scan":
        return scanned(pdf, seed, issued)
    if order.capture == "photo":
        return photographed(pdf, seed, issued)
    return pdf, "pdf"
