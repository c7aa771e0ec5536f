"""Third edition: fifteen layouts of invoices, twelve kinds of letters, each text by itself."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.third import (
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

INVOICES: dict[str, ModuleType] = {}
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
