"""An e-invoice that was uploaded as XML itself: the arrow of a paper without pages.

In: the bytes of the upload. Out: an `Extraction` whose fields all come from the XML. What is no
e-invoice gives a `Fault` that says what it is instead.
"""

from __future__ import annotations

from proofcheck.extraction.einvoice import (
    country_of_einvoice,
    kind_of_einvoice,
    read_einvoice,
    why_no_einvoice,
)
from proofcheck.extraction.extract import Extraction
from proofcheck.model.document import Fault
from proofcheck.model.fields import Kind, OtherPaper

STATED = 1.0
"""How sure the kind is that an e-invoice states itself (BT-3)."""

REMEDY = "Upload the invoice as PDF, or its e-invoice in the syntax CII or UBL."


def extract_bare_einvoice(name: str, xml: bytes, *, document: int) -> Extraction:
    """Read the e-invoice `xml`, document `document` of its dossier; `name` is for the places."""
    invoice, kind = read_einvoice(name, xml, document), kind_of_einvoice(xml)
    if invoice is None or kind is None:
        reason = why_no_einvoice(xml) or "The XML can't be read."
        fault = Fault(stage="extraction", code="unknown_format", reason=reason, remedy=REMEDY)
        paper = OtherPaper(reason=reason)
        return Extraction(kind=Kind.OTHER, kind_confidence=0.0, paper=paper, faults=(fault,))
    return Extraction(
        kind=kind,
        kind_confidence=STATED,
        paper=invoice,
        country=country_of_einvoice(xml),
    )
