"""The result of an evaluation as JSON, schema `proofcheck-evaluation/1`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from proofcheck.evaluation.rates import RESAMPLES, SEED
from proofcheck.evaluation.scores import SetScore


class Evaluation(Struct, frozen=True, kw_only=True):
    """All scores of one run of `evaluate`, with what makes them repeatable.

    `scores` holds the sets in the order they were named, groups after their set, and `all
    sets` last where there are several; `below` says which thresholds did not hold.
    """

    schema: str = "proofcheck-evaluation/1"
    bootstrap_resamples: int = RESAMPLES
    bootstrap_seed: int = SEED
    scores: tuple[SetScore, ...]
    below: tuple[str, ...] = ()


def scores_to_json(scores: Sequence[SetScore], below: Sequence[str]) -> bytes:
    """Return the evaluation as indented UTF-8 JSON; `evaluation_schema` describes it."""
    data = msgspec.json.encode(Evaluation(scores=tuple(scores), below=tuple(below)))
    return msgspec.json.format(data, indent=2) + b"\n"


def evaluation_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of an evaluation."""
    return msgspec.json.schema(Evaluation)
