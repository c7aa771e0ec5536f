"""Weights of the checks, from `weights.yaml` in this folder: hand-set, each with its reason."""

from __future__ import annotations

import hashlib
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

    def bits_of(self, check_id: str, *, is_weaker: bool) -> float:
        """Return the bits of a failed check, clipped to its strength."""
        weight = self.checks[check_id]
        bits = weight.weaker_bits if is_weaker else weight.failed_bits
        cap = self.strengths[weight.strength]
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
