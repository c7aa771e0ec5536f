"""Harmless versions that were signed, once or by two people after one another."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from proofcheck.forging.genuine import Genuine
from proofcheck.forging.traces import later
from proofcheck.forging.way import Layer, Made, Way, Workshop

SECOND_AFTER = timedelta(hours=26, minutes=7)


def _once(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    return _signed(genuine, rng, times=1)


def _twice(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    return _signed(genuine, rng, times=2)


def _signed(genuine: Genuine, rng: Random, times: int) -> Made:
    from proofcheck.forging.signing import signed

    moment, data = later(genuine, rng), genuine.data
    for number in range(1, times + 1):
        signer = f"Forge Test Signer {number}"
        data = signed(data, signer, f"ForgeSignature{number}", moment)
        moment += SECOND_AFTER
    return Made(data=data, layer=Layer.OLD)


SIGNING = (
    Way(name="signed-once", title="signed with a self-made certificate", make=_once),
    Way(name="signed-twice", title="signed by two signers after one another", make=_twice),
)
