"""Cases of the checks that rest on public registers."""

from __future__ import annotations

from checks.cases import Cases
from checks.register_words import knows, knows_nothing, says_nothing
from checks.registries import answers
from checks.sheets import of_invoice, of_letter
from proofcheck.model.identities import ProviderName

KNOWN = answers()
DOWN = "VIES is out of order (HTTP 503)."
INVOICE, LETTER = of_invoice(registry=KNOWN), of_letter(registry=KNOWN)
ALIVE = {"mark": "VELTRO", "state": "Registered", "nice_classes": (11, 22)}

CASES = {
    "PC-ENT-018": Cases(
        passing=knows(INVOICE, ProviderName.VIES, "NORDHAFEN HANDEL GMBH"),
        failing=knows_nothing(INVOICE, ProviderName.VIES),
        unreadable=says_nothing(INVOICE, ProviderName.VIES, DOWN),
    ),
    "PC-ENT-019": Cases(
        passing=knows(INVOICE, ProviderName.GLEIF, "Nordhafen Handel GmbH", state="ACTIVE, ISSUED"),
        failing=knows(INVOICE, ProviderName.GLEIF, "Quickmart Trading Ltd", state="ACTIVE, ISSUED"),
        unreadable=says_nothing(INVOICE, ProviderName.GLEIF, "GLEIF is out of order (HTTP 503)."),
    ),
    "PC-ENT-020": Cases(
        passing=knows(LETTER, ProviderName.EUIPO, "Veltro Outdoor SAS", **ALIVE),
        failing=knows(LETTER, ProviderName.EUIPO, "Veltro Outdoor SAS", mark="KESSORA"),
        unreadable=says_nothing(LETTER, ProviderName.EUIPO, "EUIPO needs a key."),
    ),
}
