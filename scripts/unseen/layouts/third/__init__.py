"""Third edition: fifteen layouts of invoices, twelve kinds of letters, each text by itself."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.third import (
    invoice_account,
    invoice_corrective,
    invoice_efapiao,
    invoice_erp,
    invoice_fashion,
    invoice_incoterm,
    invoice_kassa,
    invoice_offer,
    invoice_parcel,
    invoice_pick,
    invoice_seller,
    invoice_serials,
    invoice_triplicate,
    invoice_watch,
    invoice_workshop,
    letter_bilingual,
    letter_brief,
    letter_dealer,
    letter_deed,
    letter_extract,
    letter_forward,
    letter_licence,
    letter_matrix,
    letter_portal,
    letter_power,
    letter_schedule,
    letter_subdealer,
)

INVOICES: dict[str, ModuleType] = {
    "erp": invoice_erp,
    "parcel": invoice_parcel,
    "workshop": invoice_workshop,
    "serials": invoice_serials,
    "seller": invoice_seller,
    "fashion": invoice_fashion,
    "watch": invoice_watch,
    "incoterm": invoice_incoterm,
    "corrective": invoice_corrective,
    "kassa": invoice_kassa,
    "pick": invoice_pick,
    "offer": invoice_offer,
    "account": invoice_account,
    "efapiao": invoice_efapiao,
    "triplicate": invoice_triplicate,
}
LETTERS: dict[str, ModuleType] = {
    "brief": letter_brief,
    "dealer": letter_dealer,
    "extract": letter_extract,
    "portal": letter_portal,
    "deed": letter_deed,
    "matrix": letter_matrix,
    "bilingual": letter_bilingual,
    "forward": letter_forward,
    "schedule": letter_schedule,
    "subdealer": letter_subdealer,
    "power": letter_power,
    "licence": letter_licence,
}
