"""Fifth edition: papers as sellers really upload them, each text of a letter by itself."""

from __future__ import annotations

from types import ModuleType

INVOICES: dict[str, ModuleType] = {}

LETTERS: dict[str, ModuleType] = {}
