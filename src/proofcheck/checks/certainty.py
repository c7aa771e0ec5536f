"""When a value is sure enough to be used, and when to carry a finding.

A value that is not printed is skipped, one that could not be read is unsure; a value below the
floor of `thresholds.yaml` counts as unread. What OCR read needs more confidence than a text
layer, since there a wrong character is common and honest.
"""

from __future__ import annotations

from typing import Any, TypeVar

from proofcheck.checks.check import Skipped, Unsure
from proofcheck.checks.thresholds import thresholds
from proofcheck.model.document import Source
from proofcheck.model.fields import Absence, Field, Maybe, Reading

T = TypeVar("T")


def settled(field: Maybe[T], name: str) -> Field[T] | Unsure | Skipped:
    """Return the field where it may be used, else why not; `name` is for the sentence."""
    if isinstance(field, Field):
        if field.confidence >= _floor(field.chosen, failing=False):
            return field
        return Unsure(f"{_shown(name)} was read with too little confidence.")
    match field.absence:
        case Absence.NOT_PRINTED:
            return Skipped(f"{_shown(name)} is not printed.")
        case Absence.UNREADABLE:
            return Unsure(f"{_shown(name)} can't be read.")
        case Absence.NOT_LOOKED:
            return Unsure(f"{_shown(name)} was not looked for.")


def may_fail(*fields: Field[Any]) -> bool:
    """Whether a finding may rest on all of these values."""
    return all(field.confidence >= _floor(field.chosen, failing=True) for field in fields)


def may_fail_as_name(field: Field[str]) -> bool:
    """Whether a finding may rest on a name that is clearly another one.

    A misread character makes a name alike, not another; so less confidence will do than for
    a number, as long as the caller makes sure that the right name is not printed elsewhere.
    """
    return field.confidence >= thresholds().confidence.name_fail


def is_ocr(reading: Reading[Any]) -> bool:
    """Whether the reading comes from pixels, where a wrong character is common."""
    return reading.source is Source.OCR


def _floor(reading: Reading[Any], *, failing: bool) -> float:
    limits = thresholds().confidence
    if is_ocr(reading):
        return limits.ocr_fail if failing else limits.ocr_use
    return limits.text_layer_fail if failing else limits.text_layer_use


def _shown(name: str) -> str:
    return "The " + name.replace("_", " ")
