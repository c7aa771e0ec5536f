"""What quotes, credit notes and the like say beside an invoice, and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.ledger import Ledger, plain


def facts(ink: Ledger, sale: Sale, *keys: str) -> list[tuple[str, str]]:
    """Label and value of what was asked for; only an invoice falls due."""
    asked = [key for key in keys if key != "due" or sale.kind == "invoice"]
    found = []
    for key in asked:
        if key == "contact":
            found.append((sale.words[key], plain(sale.seller.person)))
        elif key == "order_date":
            day = sale.issued - timedelta(days=sale.draw.randint(3, 12))
            found.append((sale.words[key], plain(sale.style.day(day))))
        else:
            found += parts.meta(ink, sale, key)
    return found


def remark(sale: Sale) -> str:
    """The invoice that a credit note corrects, or until when a quote holds; else nothing."""
    if sale.kind == "credit_note":
        day = sale.issued - timedelta(days=sale.draw.randint(9, 40))
        number = sale.number[:-1] + digits(sale.draw, 1)
        said = sale.words["original"].format(number=number, date=sale.style.day(day))
    elif sale.kind == "quote":
        day = sale.issued + timedelta(days=30)
        said = sale.words["valid_until"].format(date=sale.style.day(day))
    else:
        return ""
    return plain(said)


def opening(sale: Sale) -> str:
    """Sentence before the table; a quote's thanks for the enquiry, a credit note has none."""
    if sale.kind == "credit_note":
        return ""
    said = sale.words["intro" if sale.kind == "invoice" else "intro_quote"]
    return plain(said[:1].upper() + said[1:])


def told_gross(sale: Sale) -> Sale:
    """The sale with columns that are headed as prices which hold the tax."""
    words = sale.words
    heads = {"unit_price": words["price_gross"], "amount": words["amount_gross"]}
    return replace(sale, words={**words, **heads})


def settlement(ink: Ledger, sale: Sale, glue: str = "<br>") -> str:
    """Terms of payment and bank account, for papers that ask for money."""
    if sale.kind not in ("invoice", "pro_forma"):
        return ""
    terms = [parts.terms(sale)] if sale.kind == "invoice" else []
    return glue.join([*terms, parts.bank(ink, sale, glue)])


def gross_rows(ink: Ledger, sale: Sale) -> list[parts.Row]:
    """Totals where prices hold the tax: the tax is told, never added."""
    words, style = sale.words, sale.style
    rows: list[parts.Row] = []
    if sale.charge or sale.allowance:
        rows.append(
            (
                words["lines_total"],
                ink.put("lines_total", style.money(sale.lines_total), f"{sale.lines_total:f}"),
                False,
            )
        )
    if sale.allowance:
        rows.append(
            (
                words["allowance"],
                ink.put("allowance_total", style.money(-sale.allowance), f"{sale.allowance:f}"),
                False,
            )
        )
    if sale.charge:
        rows.append(
            (
                words["charge"],
                ink.put("charge_total", style.money(sale.charge), f"{sale.charge:f}"),
                False,
            )
        )
    gross = ink.put("gross_total", style.money(sale.gross_total), f"{sale.gross_total:f}")
    rows.append((words["gross_total"], gross, True))
    for row in sale.taxes:
        label = words["included"].format(rate=style.rate(row.rate))
        rows.append((label, plain(style.money(row.tax)), False))
    if len(sale.taxes) == 1:
        label = rows[-1][0]
        tax = ink.put("tax_total", style.money(sale.tax_total), f"{sale.tax_total:f}")
        rows[-1] = (label, tax, False)
    else:
        ink.allow("tax_total", f"{sale.tax_total:f}")
    ink.allow("net_total", f"{sale.net_total:f}")
    return rows


def tax_table(ink: Ledger, sale: Sale, cls: str = "taxes") -> str:
    """Base, tax and sum of every rate, with a row of totals where there are several."""
    words, number = sale.words, sale.style.number
    head = "".join(
        f"<th class='r'>{plain(words[key])}</th>"
        for key in ("tax_rate", "base", "tax_amount", "amount_gross")
    )
    rows = "".join(
        f"<tr><td class='r'>{plain(sale.style.rate(row.rate))} %</td>"
        f"<td class='r n'>{plain(number(row.base))}</td><td class='r n'>{plain(number(row.tax))}"
        f"</td><td class='r n'>{plain(number(row.base + row.tax))}</td></tr>"
        for row in sale.taxes
    )
    return f"<table class='{cls}'><tr>{head}</tr>{rows}</table>"
