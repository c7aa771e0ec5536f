"""Fifth edition: papers as sellers really upload them, each text of a letter by itself."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.fifth import (
    invoice_bureau,
    invoice_cart,
    invoice_checkout,
    invoice_chohyo,
    invoice_cloud,
    invoice_din,
    invoice_material,
    invoice_modular,
    invoice_posted,
    invoice_recap,
    invoice_shudian,
    invoice_soldby,
    invoice_wholesale,
    letter_accord,
    letter_addressed,
    letter_bordered,
    letter_brandteam,
    letter_certify,
    letter_concern,
    letter_itemised,
    letter_labels,
    letter_letterhead,
    letter_longform,
    letter_marklist,
    letter_numberbox,
    letter_shoplist,
    letter_sidebyside,
    letter_template,
    letter_twoblocks,
    letter_webform,
)

INVOICES: dict[str, ModuleType] = {
    "cloud": invoice_cloud,
    "din": invoice_din,
    "material": invoice_material,
    "modular": invoice_modular,
    "cart": invoice_cart,
    "soldby": invoice_soldby,
    "recap": invoice_recap,
    "chohyo": invoice_chohyo,
    "shudian": invoice_shudian,
    "wholesale": invoice_wholesale,
    "posted": invoice_posted,
    "checkout": invoice_checkout,
    "bureau": invoice_bureau,
}

LETTERS: dict[str, ModuleType] = {
    "concern": letter_concern,
    "template": letter_template,
    "certify": letter_certify,
    "addressed": letter_addressed,
    "brandteam": letter_brandteam,
    "bordered": letter_bordered,
    "labels": letter_labels,
    "marklist": letter_marklist,
    "twoblocks": letter_twoblocks,
    "letterhead": letter_letterhead,
    "shoplist": letter_shoplist,
    "numberbox": letter_numberbox,
    "sidebyside": letter_sidebyside,
    "accord": letter_accord,
    "webform": letter_webform,
    "itemised": letter_itemised,
    "longform": letter_longform,
}
