"""Sixth edition: letters alone, as marketplaces receive them from day to day."""

from __future__ import annotations

from types import ModuleType

LETTERS: dict[str, ModuleType] = {}
