"""What all invoice layouts share: parties, numbers, line table, totals, payment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from scripts.unseen.data.numbers import PREFIXED
from scripts.unseen.data.parties import Party
from scripts.unseen.data.sales import ZERO, Line, Sale
from scripts.unseen.ledger import Ledger, plain

RIGHT = frozenset(["quantity", "unit_price", "discount", "tax_rate", "amount"])
CENTRED = frozenset(["unit", "pos"])
Row = tuple[str, str, bool]
"""Label (text), value (HTML), whether it is set off."""


def address(ink: Ledger, role: str, party: Party, abroad: bool = False) -> str:
    """Address over its lines, with the country where the other party is elsewhere."""
    glue = party.glue
    named = abroad and party.country_name not in party.address[-1]
    lines = party.address + ((party.country_name,) if named else ())
    html = ink.block(f"{role}_address", lines, glue)
    ink.allow(f"{role}_address", glue.join(party.address),
              glue.join((*party.address, party.country_name)))  # fmt: skip
    return html


def is_abroad(sale: Sale) -> bool:
    """Whether seller and buyer live in different countries."""
    return sale.seller.country != sale.buyer.country


def name(ink: Ledger, role: str, party: Party) -> str:
    """Company name in bold."""
    return f"<b>{ink.put(f'{role}_name', party.name)}</b>"


def tax_id(ink: Ledger, role: str, party: Party, label: str) -> str:
    """Labelled tax id, or nothing where the country has none."""
    if party.tax is None:
        return ""
    bare = party.tax.plain
    if party.country in PREFIXED:
        short = bare.removeprefix(party.country)
        ink.allow(f"{role}_tax_id", short, party.country + short)
    if party.country == "CH":
        ink.allow(f"{role}_tax_id", f"{bare}MWST")
    return f"{plain(label)} {ink.put(f'{role}_tax_id', party.tax.printed, bare)}"


def buyer_block(ink: Ledger, sale: Sale, with_tax: bool = True) -> str:
    """Buyer's name, address and tax id, over lines."""
    parts = [name(ink, "buyer", sale.buyer), address(ink, "buyer", sale.buyer, is_abroad(sale))]
    if with_tax and sale.buyer.tax:
        label = sale.words["tax_id"] if not is_abroad(sale) else "VAT ID"
        parts.append(tax_id(ink, "buyer", sale.buyer, label))
    return "<br>".join(parts)


def seller_block(ink: Ledger, sale: Sale, email: bool = True, tax: bool = True) -> str:
    """Seller's name, address, phone, e-mail and tax id, over lines."""
    seller, words = sale.seller, sale.words
    parts = [name(ink, "seller", seller), address(ink, "seller", seller, is_abroad(sale))]
    parts.append(f"{plain(words['phone'])} {plain(seller.phone)}")
    if email:
        parts.append(f"{plain(words['email'])} {ink.put('seller_email', seller.email)}")
    if tax and seller.tax:
        parts.append(tax_id(ink, "seller", seller, words["tax_id"]))
    return "<br>".join(parts)


def delivery_block(sale: Sale) -> str:
    """Name and address where the goods go; no field of ours."""
    there = sale.delivery
    return "" if there is None else "<br>".join(map(plain, (there.name, *there.address)))


def meta(ink: Ledger, sale: Sale, *keys: str) -> list[tuple[str, str]]:
    """Label and value of number, date, due, delivered, order, customer (those asked for)."""
    style = sale.style
    values = {
        "number": lambda: ink.put("invoice_number", sale.number),
        "date": lambda: ink.put("issue_date", style.day(sale.issued), sale.issued.isoformat()),
        "due": lambda: ink.put("due_date", style.day(sale.due), sale.due.isoformat()),
        "delivered": lambda: plain(style.day(sale.delivered)),
        "order": lambda: plain(sale.order),
        "customer": lambda: plain(sale.customer),
    }
    return [(sale.words[key], values[key]()) for key in keys]


def describe(ink: Ledger, sale: Sale, index: int, columns: Iterable[str], order: str) -> str:
    """Description cell: brand, model and name as far as they have no column of their own."""
    good, shown = sale.lines[index].good, tuple(columns)
    words = {"brand": good.brand, "model": good.model, "name": good.name}
    parts = [words[key] for key in order.split() if key not in shown]
    for key in ("brand", "model"):
        if key not in shown and key in order.split():
            ink.line(index, key, words[key])
    return ink.line(index, "description", " ".join(parts))


def cell(ink: Ledger, sale: Sale, index: int, column: str) -> str:
    """Content of one plain column of a line."""
    line, style = sale.lines[index], sale.style
    good = line.good
    if column == "pos":
        return str(index + 1)
    if column == "discount" and line.discount == ZERO:
        return ""
    printed: dict[str, tuple[str, str, str]] = {
        "sku": ("seller_item_id", good.sku, good.sku),
        "gtin": ("gtin", good.gtin, good.gtin),
        "brand": ("brand", good.brand, good.brand),
        "model": ("model", good.model, good.model),
        "quantity": ("quantity", f"{line.quantity:f}", f"{line.quantity:f}"),
        "unit": ("unit", line.unit, line.unit),
        "unit_price": ("unit_price", style.number(line.price), f"{line.price:f}"),
        "discount": ("discount", style.rate(line.discount), f"{line.discount:f}"),
        "tax_rate": ("tax_rate", style.rate(line.rate), f"{line.rate.normalize():f}"),
        "amount": ("net_amount", style.number(line.net), f"{line.net:f}"),
    }
    field, text, value = printed[column]
    return ink.line(index, field, text, value)


def serials(ink: Ledger, sale: Sale, index: int) -> str:
    """Labelled serial numbers of a line, or nothing."""
    found = sale.lines[index].serials
    if not found:
        return ""
    printed = ", ".join(found)
    html = ink.line(index, "serial_numbers", printed, list(found))
    return f"{plain(sale.words['serial'])}: {html}"


def column_class(column: str) -> str:
    """CSS classes of a column."""
    if column in RIGHT:
        return f"r n k-{column}"
    return f"m k-{column}" if column in CENTRED else f"k-{column}"


def head(sale: Sale, columns: tuple[str, ...]) -> str:
    """Head row of the line table."""
    cells = "".join(f"<th class='{column_class(c)}'>{plain(sale.words[c])}</th>" for c in columns)
    return f"<thead><tr>{cells}</tr></thead>"


def body_rows(
    ink: Ledger,
    sale: Sale,
    columns: tuple[str, ...],
    indexes: Iterable[int],
    order: str = "brand model name",
    details: tuple[str, ...] = (),
) -> str:
    """Rows of the line table; `details` go under the description: sku, gtin, serials, brand."""
    html = ""
    for index in indexes:
        cells = ""
        for column in columns:
            if column == "description":
                inner = describe(ink, sale, index, columns + details, order)
                inner += _details(ink, sale, index, details)
            else:
                inner = cell(ink, sale, index, column)
            cells += f"<td class='{column_class(column)}'>{inner}</td>"
        html += f"<tr>{cells}</tr>"
    return html


def _details(ink: Ledger, sale: Sale, index: int, details: tuple[str, ...]) -> str:
    parts = []
    for key in details:
        if key == "serials":
            parts.append(serials(ink, sale, index))
        else:
            parts.append(f"{plain(sale.words[key])}: {cell(ink, sale, index, key)}")
    shown = [part for part in parts if part]
    return "".join(f"<div class='sub'>{part}</div>" for part in shown)


def with_any_discount(sale: Sale, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Leave the discount column out where no line has one."""
    if any(line.discount for line in sale.lines):
        return columns
    return tuple(column for column in columns if column != "discount")


def total_rows(ink: Ledger, sale: Sale, bare: bool = False) -> list[Row]:
    """Rows from the sum of lines to the sum to pay; with `bare` only the last bears a currency."""
    rows: list[Row] = []
    words, show = sale.words, (sale.style.number if bare else sale.style.money)

    def add(key: str, field: str, amount: Decimal, shown: str = "", strong: bool = False) -> None:
        html = ink.put(field, shown or show(amount), f"{amount:f}")
        rows.append((words[key], html, strong))

    if sale.allowance or sale.charge:
        add("lines_total", "lines_total", sale.lines_total)
    if sale.allowance:
        add("allowance", "allowance_total", sale.allowance, show(-sale.allowance))
        label = f"{words['allowance']} {sale.style.rate(sale.allowance_percent)}%"
        rows[-1] = (label, rows[-1][1], False)
    if sale.charge:
        add("charge", "charge_total", sale.charge)
    if sale.tax_total or not sale.untaxed_note:
        rows += _tax_rows(ink, sale, show) if sale.seller.country != "HK" else []
    rows.append((words["gross_total"], _gross(ink, sale), True))
    if sale.prepaid:
        add("prepaid", "prepaid_total", sale.prepaid, show(-sale.prepaid))
        add("payable", "payable_total", sale.payable, sale.style.money(sale.payable), True)
    return rows


def _gross(ink: Ledger, sale: Sale) -> str:
    return ink.put("gross_total", sale.style.money(sale.gross_total), f"{sale.gross_total:f}")


def _tax_rows(ink: Ledger, sale: Sale, show: Callable[[Decimal], str]) -> list[Row]:
    words, style = sale.words, sale.style
    rows = [(words["net_total"], ink.put("net_total", show(sale.net_total),
                                         f"{sale.net_total:f}"), False)]  # fmt: skip
    if len(sale.taxes) == 1:
        label = words["tax"].format(rate=style.rate(sale.taxes[0].rate))
        html = ink.put("tax_total", show(sale.tax_total), f"{sale.tax_total:f}")
        return [*rows, (label, html, False)]
    for row in sale.taxes:
        label = words["tax"].format(rate=style.rate(row.rate))
        base = f"{label} ({words['base']} {style.number(row.base)})"
        rows.append((base, plain(show(row.tax)), False))
    html = ink.put("tax_total", show(sale.tax_total), f"{sale.tax_total:f}")
    return [*rows, (words["tax_total"], html, False)]


def totals_table(rows: list[Row], cls: str = "totals") -> str:
    """Totals as a table of two columns."""
    html = "".join(
        f"<tr class='{'strong' if strong else ''}'><th>{plain(label)}</th>"
        f"<td class='r n'>{value}</td></tr>"
        for label, value, strong in rows
    )
    return f"<table class='{cls}'>{html}</table>"


def bank(ink: Ledger, sale: Sale, glue: str = "<br>") -> str:
    """Account of the seller: bank, IBAN, BIC; a national account where there is no IBAN."""
    seller, words = sale.seller, sale.words
    house = {"zh": "城市商业银行鄞州支行", "ja": "みなと信用金庫 本店"}.get(
        sale.style.language, f"{seller.stem} Bank")  # fmt: skip
    parts = [f"{plain(words['bank'])}: {plain(house)}"]
    if seller.iban:
        parts.append(f"IBAN {ink.put('iban', seller.iban.printed, seller.iban.plain)}")
        parts.append(f"BIC {ink.put('bic', seller.bic)}")
    elif seller.country == "HK":
        parts.append(f"SWIFT {ink.put('bic', seller.bic)}")
    return glue.join(parts)


def terms(sale: Sale) -> str:
    """Terms of payment in words."""
    return plain(sale.words["terms"].format(days=sale.days))


def notes(sale: Sale) -> str:
    """Tax note of untaxed sales and a line of small print."""
    found = [sale.untaxed_note, sale.words["note"]]
    return "<br>".join(plain(text) for text in found if text)


def split_lines(lines: tuple[Line, ...], first: int, later: int) -> list[range]:
    """Line indexes by page, with room for `first` lines on page 1 and `later` on the others."""
    pages, start = [], 0
    room = first
    while start < len(lines):
        stop = min(start + room, len(lines))
        pages.append(range(start, stop))
        start, room = stop, later
    return pages
