"""Fourth edition: nine layouts of invoices."""

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
