"""The lines of invoices that name a registered brand, with the brand's record."""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.brand import line_is_of_brand
from proofcheck.checks.papers import invoices
from proofcheck.checks.records import known_brands
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import InvoiceLine
from proofcheck.model.registry import Brand


def brand_lines(dossier: Dossier) -> Iterator[tuple[InvoiceLine, Brand]]:
    """Yield each line with the one registered brand that it names.

    Records of the starter list tell nothing, nor does a line that names several brands.
    """
    brands = [brand for brand in known_brands(dossier) if brand.status is None]
    for _, invoice in invoices(dossier):
        for line in invoice.lines:
            named = [brand for brand in brands if line_is_of_brand(dossier, line, brand.name)]
            if len(named) == 1:
                yield line, named[0]
