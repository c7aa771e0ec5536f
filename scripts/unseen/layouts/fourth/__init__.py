"""Fourth edition: nine layouts of invoices, and ten kinds of letters, each text by itself."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.fourth import (
    invoice_batch,
    invoice_boutique,
    invoice_commission,
    invoice_components,
    invoice_dual,
    invoice_eanrows,
    invoice_final,
    invoice_peer,
    invoice_topsum,
    letter_leaf,
    letter_note,
    letter_protection,
    letter_questions,
    letter_renewal,
    letter_sidebar,
    letter_stacked,
    letter_subsidiary,
    letter_thread,
    letter_ticks,
)

INVOICES: dict[str, ModuleType] = {
    "boutique": invoice_boutique,
    "eanrows": invoice_eanrows,
    "components": invoice_components,
    "commission": invoice_commission,
    "peer": invoice_peer,
    "topsum": invoice_topsum,
    "batch": invoice_batch,
    "final": invoice_final,
    "dual": invoice_dual,
}

LETTERS: dict[str, ModuleType] = {
    "protection": letter_protection,
    "sidebar": letter_sidebar,
    "thread": letter_thread,
    "leaf": letter_leaf,
    "ticks": letter_ticks,
    "stacked": letter_stacked,
    "note": letter_note,
    "renewal": letter_renewal,
    "subsidiary": letter_subsidiary,
    "questions": letter_questions,
}
