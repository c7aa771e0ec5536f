"""Fifth edition: papers as sellers really upload them, each text of a letter by itself."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.fifth import (
    invoice_cloud,
    letter_addressed,
    letter_brandteam,
    letter_certify,
    letter_concern,
    letter_template,
)

INVOICES: dict[str, ModuleType] = {
    "cloud": invoice_cloud,
}

LETTERS: dict[str, ModuleType] = {
    "concern": letter_concern,
    "template": letter_template,
    "certify": letter_certify,
    "addressed": letter_addressed,
    "brandteam": letter_brandteam,
}
