"""From pages to an invoice's fields: the header, the totals, the parties and the lines.

In go the pages of an invoice, credit note, receipt, quote or order, out comes an `Invoice` in
EN 16931 terms. Nothing is known of any issuer's layout: labels, places and sums decide.
"""

from __future__ import annotations

from proofcheck.extraction.amounts import guess_decimal_mark
from proofcheck.extraction.arithmetic import choose_totals
from proofcheck.extraction.bank import read_bic, read_iban
from proofcheck.extraction.carried_totals import read_carried_totals
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.choices import Choice
from proofcheck.extraction.country import tell_country
from proofcheck.extraction.currency import read_currency
from proofcheck.extraction.fapiao_details import read_fapiao_details
from proofcheck.extraction.invoice_dates import read_due_date, read_issue_date
from proofcheck.extraction.lines import read_lines
from proofcheck.extraction.parties import read_parties
from proofcheck.extraction.priced_sums import with_summed_prices
from proofcheck.extraction.references import read_invoice_number
from proofcheck.extraction.sheets import Sheet, read_sheets
from proofcheck.extraction.spoken import with_spoken_amounts
from proofcheck.extraction.summed_rates import with_summed_rates
from proofcheck.extraction.summed_rows import with_summed_rows
from proofcheck.extraction.tax_breakdown import read_tax_breakdown
from proofcheck.extraction.totals import ROLES, AmountCandidate, amount_candidates
from proofcheck.extraction.unnamed_charges import with_led_lines
from proofcheck.extraction.words import make_reading, not_printed
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, Invoice, InvoiceLine, Kind, Maybe, Reading
from proofcheck.model.measures import Money, OnPage

UNSIGNED = ("allowance_total", "prepaid_total")
"""Amounts that EN 16931 takes away, and so has without the minus that papers print."""


def read_invoice(
    pages: tuple[PageText, ...],
    *,
    kind: Kind,
    known_brands: tuple[str, ...] = (),
    day_first: bool | None = None,
) -> Invoice:
    """Read the fields of an invoice-like paper; `day_first` settles dates such as 03/04/2025."""
    sheets = read_sheets(pages)
    decimal_mark = guess_decimal_mark(line.text for page in pages for line in page.lines)
    candidates = amount_candidates(sheets, decimal_mark)
    candidates = with_summed_rates(candidates, sheets, decimal_mark)
    candidates = with_summed_rows(candidates, sheets, decimal_mark)
    choices = with_led_lines(choose_totals(candidates), candidates, sheets, decimal_mark)
    cells = tuple(choice.candidate.cell for choice in choices.values())
    currency = read_currency(sheets, cells, tell_country(pages))
    code = currency.value if isinstance(currency, Field) else None
    lines = read_lines([s.grid for s in sheets], known_brands=known_brands, currency=code)
    lines = with_summed_prices(lines, candidates)
    _leave_to_lines(choices, lines)
    if kind is Kind.PACKING_SLIP and not _is_priced(choices, lines):
        choices = {}
    tax, net = choices.get("tax_total"), choices.get("net_total")
    number = read_invoice_number(sheets, kind)
    parties = read_parties(sheets, kind)
    return Invoice(
        invoice_number=number,
        issue_date=read_issue_date(sheets, day_first, number, kind),
        due_date=read_due_date(sheets, day_first),
        currency=currency,
        seller_name=parties.seller_name,
        seller_tax_id=parties.seller_tax_id,
        seller_address=parties.seller_address,
        seller_email=parties.seller_email,
        buyer_name=parties.buyer_name,
        buyer_tax_id=parties.buyer_tax_id,
        buyer_address=parties.buyer_address,
        iban=read_iban(sheets),
        bic=read_bic(sheets),
        tax_breakdown=read_tax_breakdown(
            sheets,
            tax_total=tax.candidate.value if tax else None,
            net_total=net.candidate.value if net else None,
            decimal_mark=decimal_mark,
        ),
        fapiao=read_fapiao_details(sheets),
        lines=lines,
        carried_totals=read_carried_totals(sheets, lines, decimal_mark, code),
        **with_spoken_amounts(sheets, _totals(sheets, choices, currency), code),
    )


def _is_priced(choices: dict[str, Choice], lines: tuple[InvoiceLine, ...]) -> bool:
    """Whether a packing slip names money at all, and not only pieces and weights."""
    if any(choice.candidate.mention.symbol for choice in choices.values()):
        return True
    amounts = [amount for line in lines for amount in (line.unit_price, line.net_amount)]
    return any(isinstance(amount, Field) for amount in amounts)


def _leave_to_lines(choices: dict[str, Choice], lines: tuple[InvoiceLine, ...]) -> None:
    """Drop a charge or allowance that is a line of its own or a line's, not the document's."""
    for role in ("charge_total", "allowance_total"):
        choice = choices.get(role)
        if choice is None or (choice.is_proven and "lines_total" in choices):
            continue
        cell = choice.candidate.cell
        if any(_holds(line, cell) for line in lines):
            del choices[role]


def _holds(line: InvoiceLine, cell: Cell) -> bool:
    places = [line.place]
    if isinstance(line.allowance, Field):
        places.append(line.allowance.place)
    return any(
        isinstance(place, OnPage)
        and place.page == cell.page.page
        and place.box.y0 - 1 <= cell.box.centre[1] <= place.box.y1 + 1
        for place in places
    )


PROVEN = 0.9
"""Least confidence (0..1) in totals that their sum bears out."""


def is_invoice_by_sums(pages: tuple[PageText, ...], day_first: bool | None) -> bool:
    """Whether net, tax and gross total add up on a paper with a date and a seller.

    For papers that call themselves nothing; a statement or a reminder does not add up so.
    """
    if not any(page.words for page in pages):
        return False
    read = read_invoice(pages, kind=Kind.INVOICE, day_first=day_first)
    totals = (read.net_total, read.tax_total, read.gross_total)
    proven = [t.value.amount for t in totals if isinstance(t, Field) and t.confidence >= PROVEN]
    if len(proven) < len(totals) or not proven[1] or proven[0] + proven[1] != proven[2]:
        return False
    return isinstance(read.issue_date, Field) and isinstance(read.seller_name, Field)


def _totals(
    sheets: tuple[Sheet, ...], choices: dict[str, Choice], currency: Maybe[str]
) -> dict[str, Maybe[Money]]:
    """Return the totals as fields; cash rounding only helps to choose them."""
    gross = choices.get("gross_total")
    is_credit = gross is not None and gross.candidate.value < 0
    return {
        role: _total(sheets, role, choices.get(role), currency, is_credit=is_credit)
        for role in ROLES
        if role != "rounding"
    }


def _total(
    sheets: tuple[Sheet, ...],
    role: str,
    choice: Choice | None,
    currency: Maybe[str],
    *,
    is_credit: bool,
) -> Maybe[Money]:
    if choice is None:
        pages = tuple(sheet.page for sheet in sheets)
        return not_printed(pages, role.replace("_", " "))
    is_unsigned = role in UNSIGNED and not is_credit
    chosen = _reading(choice.candidate, choice.confidence, currency, is_unsigned=is_unsigned)
    if choice.contrary is None:
        return Field(chosen=chosen)
    confidence = min(choice.confidence, choice.contrary.score)
    contrary = _reading(choice.contrary, confidence, currency, is_unsigned=is_unsigned)
    return Field(chosen=chosen, others=(contrary,))


def _reading(
    candidate: AmountCandidate, confidence: float, currency: Maybe[str], *, is_unsigned: bool
) -> Reading[Money]:
    code = candidate.mention.currency
    if code is None and isinstance(currency, Field):
        code = currency.value
    value = abs(candidate.value) if is_unsigned else candidate.value
    return make_reading(
        Money(value, code),
        candidate.cell.line,
        candidate.start,
        candidate.end,
        candidate.cell.page,
        confidence,
    )
