"""Second edition: twelve layouts of invoices and nine of letters, in other words."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.second import (
    invoice_courtesy,
    invoice_craft,
    invoice_customs,
    invoice_fapiao,
    invoice_market,
    invoice_mentions,
    invoice_packing,
    invoice_qualified,
    invoice_roll,
    invoice_sap,
    invoice_standard,
    invoice_webshop,
    letter_certificate,
    letter_chain,
    letter_corporate,
    letter_mail,
    letter_notary,
    letter_platform,
    letter_register,
    letter_stores,
    letter_twin,
)

INVOICES: dict[str, ModuleType] = {
    "sap": invoice_sap,
    "webshop": invoice_webshop,
    "market": invoice_market,
    "customs": invoice_customs,
    "craft": invoice_craft,
    "courtesy": invoice_courtesy,
    "mentions": invoice_mentions,
    "standard": invoice_standard,
    "qualified": invoice_qualified,
    "roll": invoice_roll,
    "packing": invoice_packing,
    "fapiao": invoice_fapiao,
}
LETTERS: dict[str, ModuleType] = {
    "corporate": letter_corporate,
    "platform": letter_platform,
    "certificate": letter_certificate,
    "register": letter_register,
    "twin": letter_twin,
    "mail": letter_mail,
    "notary": letter_notary,
    "chain": letter_chain,
    "stores": letter_stores,
}
