"""What several invoice layouts of the fourth edition share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from scripts.unseen.data.parties import person
from scripts.unseen.data.sales import ZERO, Line, Sale, TaxRow
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words import table


def form(name: str, sale: Sale) -> dict[str, str]:
    """Labels and sentences of a layout in the paper's language; of a list one is picked."""
    found = table(f"fourth/forms/{name}")[sale.style.language]
    return {
        key: text if isinstance(text, str) else sale.draw.choice(text)
        for key, text in found.items()
    }


def rounded(sale: Sale, amount: Decimal) -> Decimal:
    """Amount to the places of the currency."""
    return amount.quantize(Decimal(1).scaleb(-sale.style.places), ROUND_HALF_UP)


def with_lines(sale: Sale, lines: tuple[Line, ...], inclusive: bool | None = None) -> Sale:
    """Return the sale with other lines and the taxes that follow from them."""
    within = sale.inclusive if inclusive is None else inclusive
    bases: dict[Decimal, Decimal] = {lines[0].rate: sale.charge - sale.allowance}
    for line in lines:
        bases[line.rate] = bases.get(line.rate, ZERO) + line.net
    rows = []
    for rate, amount in sorted(bases.items(), reverse=True):
        tax = rounded(sale, amount * rate / ((100 + rate) if within else 100))
        rows.append(TaxRow(rate=rate, base=amount - tax if within else amount, tax=tax))
    return replace(sale, lines=lines, taxes=tuple(rows), inclusive=within)


def priced(sale: Sale, line: Line, **changes: Decimal) -> Line:
    """Return the line with changed quantity, price or discount and the amount of these."""
    found = replace(line, **changes)  # type: ignore[arg-type]
    net = rounded(sale, found.quantity * found.price * (100 - found.discount) / 100)
    return replace(found, net=net)


def of_private_buyer(sale: Sale) -> Sale:
    """Return the sale to a person in place of a company; American prices hold no tax."""
    name = sale.buyer.person
    while name == sale.seller.person:
        name = person(sale.buyer.country, sale.draw, "fourth")
    buyer = replace(sale.buyer, name=name, tax=None)
    found = replace(sale, buyer=buyer)
    return with_lines(found, found.lines, False) if sale.seller.country == "US" else found


def title(sale: Sale) -> str:
    """What the paper calls itself."""
    return plain(sale.words["title"])


def amount(ink: Ledger, sale: Sale, field: str, value: Decimal, bare: bool = False) -> str:
    """A noted sum, with its currency or `bare`."""
    shown = sale.style.number(value) if bare else sale.style.money(value)
    return ink.put(field, shown, f"{value:f}")


def facts(ink: Ledger, sale: Sale, *keys: str) -> list[tuple[str, str]]:
    """Label and value of what was asked for; only invoices tell when to pay."""
    found: list[tuple[str, str]] = []
    for key in keys:
        if key == "due" and sale.kind != "invoice":
            continue
        if key == "contact":
            found.append((sale.words[key], plain(sale.seller.person)))
        else:
            found += parts.meta(ink, sale, key)
    return found


def stacked(rows: list[tuple[str, str]]) -> str:
    """Each label in small type over its value."""
    return "".join(f"<div><small>{plain(label)}</small>{value}</div>" for label, value in rows)


def sender(ink: Ledger, sale: Sale, glue: str = ", ") -> str:
    """Seller's name and address in one run."""
    seller = sale.seller
    place = ink.put("seller_address", seller.one_line)
    ink.allow("seller_address", f"{seller.one_line}{seller.glue or '，'}{seller.country_name}")
    return f"{ink.put('seller_name', seller.name)}{glue}{place}"


def rates(ink: Ledger, sale: Sale, cls: str = "rates") -> str:
    """Base and tax by rate; with one rate these are the paper's own sums."""
    words, style = sale.words, sale.style
    heads = (words["tax_rate"], words["base"], words["tax_total"])
    html = "".join(f"<th class='r'>{plain(text)}</th>" for text in heads)
    html = f"<tr>{html}</tr>"
    for row in sale.taxes:
        base, tax = plain(style.number(row.base)), plain(style.number(row.tax))
        if len(sale.taxes) == 1:
            base = amount(ink, sale, "net_total", row.base, True)
            tax = amount(ink, sale, "tax_total", row.tax, True)
        html += (
            f"<tr><td class='r n'>{plain(style.rate(row.rate))} %</td><td class='r n'>{base}</td>"
            f"<td class='r n'>{tax}</td></tr>"
        )
    return f"<table class='{cls}'>{html}</table>"


def rate_rows(
    sale: Sale, heads: tuple[str, str, str], show: Callable[[Decimal], str], sign: str = " %"
) -> str:
    """Rate, base and tax of every rate below their heads."""
    html = "".join(f"<th class='r'>{plain(text)}</th>" for text in heads)
    html = f"<tr>{html}</tr>"
    for row in sale.taxes:
        cells = (f"{sale.style.rate(row.rate)}{sign}", show(row.base), show(row.tax))
        html += "<tr>" + "".join(f"<td class='r n'>{plain(text)}</td>" for text in cells) + "</tr>"
    return html


def head(sale: Sale, columns: tuple[str, ...], named: dict[str, str] | None = None) -> str:
    """Head row of a table of lines; `named` are labels that the layout has of its own."""
    told = {**sale.words, **(named or {})}
    cells = "".join(
        f"<th class='{parts.column_class(column)}'>{plain(told[column])}</th>" for column in columns
    )
    return f"<tr>{cells}</tr>"


def contact_line(ink: Ledger, sale: Sale, glue: str = " · ") -> str:
    """Telephone, e-mail and tax id of the seller."""
    words, seller = sale.words, sale.seller
    found = [f"{plain(words['phone'])} {plain(seller.phone)}",
             ink.put("seller_email", seller.email)]  # fmt: skip
    if seller.tax:
        found.append(parts.tax_id(ink, "seller", seller, words["tax_id"]))
    return glue.join(found)
