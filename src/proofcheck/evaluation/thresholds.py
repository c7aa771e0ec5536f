"""Thresholds on figures, as `--fail-under` states them: `header_f1=0.95`, `genuine_rejected<=0`.

`=` and `>=` ask for at least so much, `<=` for at most; `SET:` before the name asks for one set
(or group), else the threshold is for all sets together. A figure for which there was nothing
to count does not hold: it could not be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from proofcheck.errors import ConfigError
from proofcheck.evaluation.rates import FieldScore, Rate
from proofcheck.evaluation.scores import ALL_SETS, SetScore, score_set
from proofcheck.evaluation.values import HEADER_FIELDS, LINE_FIELDS
from proofcheck.model.result import Outcome

OUTCOME_WORDS = {
    Outcome.ACCEPT: "accepted",
    Outcome.REVIEW: "reviewed",
    Outcome.REJECT: "rejected",
    Outcome.UNREADABLE: "unreadable",
}
_FORM = re.compile(r"(?:(?P<set>.+):)?(?P<name>[a-z0-9_.]+)(?P<sign><=|>=|=)(?P<value>[0-9.]+)")


class Threshold(Struct, frozen=True, kw_only=True):
    """One figure and its bound; `set_name` None: all sets together."""

    text: str
    set_name: str | None
    figure: str
    at_least: bool
    bound: float


def figures(score: SetScore) -> dict[str, float | None]:
    """Return the figures of a set by the names that thresholds use; None: nothing to count."""
    found: dict[str, float | None] = {"documents": float(score.documents)}
    for label, shares in score.outcomes.items():
        for outcome, share in shares.items():
            found[f"{label}_{OUTCOME_WORDS[outcome]}"] = share.share
    rates: dict[str, Rate] = {
        "genuine_flagged": score.flagged["genuine"],
        "forged_flagged": score.flagged["forged"],
        "fair_verdict": score.fair,
        "expected_findings": score.expected_findings,
        "forged_place_found": score.located,
        "forged_field_named": score.field_named,
        "kind_right": score.kinds,
        "whole_papers": score.whole_papers,
    }
    found |= {name: one.share for name, one in rates.items()}
    found |= {
        "forged_place_coverage": score.mean_coverage,
        "forged_place_iou": score.mean_iou,
        "auc": score.area.area if score.area else None,
        "confidence_error": score.confidence.expected_error if score.confidence else None,
        "brier": score.probability.brier if score.probability else None,
    }
    every: dict[str, FieldScore] = {**score.fields, "header": score.header, "lines": score.lines}
    for name, one in every.items():
        found |= {f"{name}_precision": one.precision, f"{name}_recall": one.recall}
        found[f"{name}_f1"] = one.f1
    return found


def figure_names() -> list[str]:
    """Return all names that `figures` can have, those of single fields last."""
    fields = (*HEADER_FIELDS, *(f"lines.{name}" for name in LINE_FIELDS))
    of_fields = [f"{name}_{what}" for name in fields for what in ("precision", "recall", "f1")]
    return [*figures(score_set("none", [])), *of_fields]


def parse_thresholds(texts: Sequence[str]) -> list[Threshold]:
    """Read thresholds; raises `ConfigError` for one that has no known form or figure."""
    return [_parsed(text) for text in texts]


def check_sets(thresholds: Sequence[Threshold], names: Sequence[str]) -> None:
    """Raise `ConfigError` for a threshold on a set that is not evaluated."""
    for threshold in thresholds:
        if threshold.set_name is not None and threshold.set_name not in names:
            message = f"--fail-under {threshold.text}: there is no set {threshold.set_name}."
            raise ConfigError(message, remedy=f"The sets are {', '.join(names)}.")


def broken(thresholds: Sequence[Threshold], scores: Sequence[SetScore]) -> list[str]:
    """Say in words which thresholds do not hold."""
    by_name = {score.name: score for score in scores}
    whole = by_name.get(ALL_SETS, scores[0])
    words = []
    for threshold in thresholds:
        score = by_name.get(threshold.set_name) if threshold.set_name else whole
        value = figures(score).get(threshold.figure) if score else None
        name = score.name if score else threshold.set_name
        bound = f"at {'least' if threshold.at_least else 'most'} {threshold.bound:g}"
        if value is None:
            words.append(f"{name}: {threshold.figure} has nothing to count, not {bound}.")
        elif value < threshold.bound if threshold.at_least else value > threshold.bound:
            words.append(f"{name}: {threshold.figure} is {value:.4g}, not {bound}.")
    return words


def _parsed(text: str) -> Threshold:
    match = _FORM.fullmatch(text.replace(" ", ""))
    number = _number(match["value"]) if match else None
    if match is None or number is None:
        message = f"--fail-under {text}: this is no threshold."
        remedy = "Write name=value or name<=value, as header_f1=0.95 or genuine_rejected<=0."
        raise ConfigError(message, remedy=remedy)
    if match["name"] not in figure_names():
        message = f"--fail-under {text}: there is no figure {match['name']}."
        raise ConfigError(message, remedy="docs/evaluate.md lists the names of all figures.")
    return Threshold(
        text=text,
        set_name=match["set"],
        figure=match["name"],
        at_least=match["sign"] != "<=",
        bound=number,
    )


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
