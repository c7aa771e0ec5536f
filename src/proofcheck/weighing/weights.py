"""Weights of the checks, from `weights.yaml` in this folder: hand-set, each with its reason."""

from __future__ import annotations

import hashlib
import math
from functools import lru_cache
from importlib import resources

import msgspec
from msgspec import Struct


class CheckWeight(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bits that a failed check adds; `weaker_bits` where it calls all its findings weaker."""

    strength: str
    failed_bits: float
    weaker_bits: float
    reason: str


class Weights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole table: `strengths` are the caps in bits, `families` say what is counted once."""

    source: str
    strengths: dict[str, float]
    families: dict[str, str]
    checks: dict[str, CheckWeight]

    def bits_of(self, check_id: str, *, is_weaker: bool, papers: int | None = None) -> float:
        """Return the bits of a failed check, clipped to its strength.

        Where the finding rests on so many genuine `papers`, it can't say more than these: by the
        rule of three what none of n shows may still occur in 3 of n (knowledge: honest fusion).
        """
        weight = self.checks[check_id]
        bits = weight.weaker_bits if is_weaker else weight.failed_bits
        cap = self.strengths[weight.strength]
        if papers is not None:
            cap = min(cap, round(max(0.0, math.log2(papers / 3)), 1)) if papers else 0.0
        return max(-cap, min(cap, bits))


def load_weights() -> Weights:
    """Return the weights of this version."""
    return _load()


def weights_digest() -> str:
    """SHA-256 of the weights and the rules of the outcome: verdicts with one digest agree."""
    return hashlib.sha256(_read("weights.yaml") + _read("outcome.yaml")).hexdigest()


@lru_cache(maxsize=1)
def _load() -> Weights:
    return msgspec.yaml.decode(_read("weights.yaml"), type=Weights)


def _read(name: str) -> bytes:
    return resources.files("proofcheck.weighing").joinpath(name).read_bytes()
