"""First edition: nine layouts of invoices and nine of letters; the rules have met them since."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.first import (
    invoice_boxed,
    invoice_cards,
    invoice_ledger,
    invoice_sidebar,
    invoice_till,
    invoice_trade,
    invoice_upfront,
    invoice_wide,
    invoice_window,
    letter_annex,
    letter_blanks,
    letter_clauses,
    letter_columns,
    letter_form,
    letter_memo,
    letter_oath,
    letter_plaque,
    letter_post,
)

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
LETTERS: dict[str, ModuleType] = {
    "clauses": letter_clauses,
    "memo": letter_memo,
    "columns": letter_columns,
    "post": letter_post,
    "form": letter_form,
    "plaque": letter_plaque,
    "annex": letter_annex,
    "oath": letter_oath,
    "blanks": letter_blanks,
}
