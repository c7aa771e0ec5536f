"""The data behind the outcome, from `outcome.yaml` in this folder."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec
from msgspec import Struct

from proofcheck.model.fields import Kind


class ReadingRules(Struct, frozen=True, forbid_unknown_fields=True):
    """When nothing could be read: words on all pages, mean confidence (0..1) of OCR."""

    least_words: int
    least_mean_confidence: float


class OutcomeRules(Struct, frozen=True, forbid_unknown_fields=True):
    """What accept needs besides the checks, and what to do next (by the start of a bar's name)."""

    required_fields: dict[str, tuple[str, ...]]
    alternatives: dict[str, str]
    least_confidence: float
    reading: ReadingRules
    entitling_kinds: frozenset[Kind]
    known_kinds: frozenset[Kind]
    kinds_with_totals: frozenset[Kind]
    next_steps: dict[str, str]

    def next_step(self, bar: str) -> str:
        """Return what to do about what bars accept; the longest fitting name counts."""
        fitting = [name for name in self.next_steps if bar.startswith(name)]
        return self.next_steps[max(fitting, key=len)] if fitting else ""


@lru_cache(maxsize=1)
def outcome_rules() -> OutcomeRules:
    """Return the rules of this version."""
    data = resources.files("proofcheck.weighing").joinpath("outcome.yaml").read_bytes()
    return msgspec.yaml.decode(data, type=OutcomeRules)
