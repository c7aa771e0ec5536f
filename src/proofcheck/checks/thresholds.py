"""Thresholds of the checks, from `thresholds.yaml` in this folder (read once)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from importlib import resources

import msgspec
from msgspec import Struct


class Confidence(Struct, frozen=True, forbid_unknown_fields=True):
    """Least confidence (0..1) for using a value, and for a finding that rests on it."""

    text_layer_use: float
    text_layer_fail: float
    ocr_use: float
    ocr_fail: float
    name_fail: float
    pixel_certain: float
    pixel_fail: float
    pixel_least: float


class MoneyThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Decimals by currency where not 2, and the coin to which totals may be rounded."""

    minor_units: dict[str, int]
    cash_rounding: dict[str, Decimal]
    default_rounding: Decimal


class LineThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Geometry of amount columns (points) and the share of lines that must be consistent."""

    column_tolerance_pt: float
    least_consistent_share: float


class ItemThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Shares (0..1) of an item's words found in one line."""

    covered_share: float
    absent_share: float


class IdentifierThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a run of digits in sequence marks a specimen number."""

    placeholder_run: int


class DateThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Days by which dates may be off."""

    clock_tolerance_days: int
    most_days_before_issue: int


class HabitThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Genuine papers of an issuer from which its habits are told."""

    fewest_papers: int


class TextThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Lengths of text below which it is not compared."""

    least_letters: int
    least_brand_letters: int


class PriceThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """How far outside a brand's price band a unit price is no longer plausible, as factors."""

    least_share_of_min: Decimal
    most_share_of_max: Decimal


class TypographyThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """How many odd values an edit has at most, and what shares of all values are odd.

    Above `most_edited_share` nothing decides: a program may have filled a template; from
    `filled_share` on nothing is concluded.
    `most_colour_levels` (0..255): colours further apart are told apart by the eye. `kinds` says
    of each trait which kind it is: traits of one kind come together.
    """

    most_edited_values: int
    most_edited_share: float
    filled_share: float
    most_colour_levels: float
    kinds: dict[str, str]


class RegisterThresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """For how long after its issue a paper can be held against a public register (days), and
    from which score (0..1) on two names are too near to be told to be another's."""

    most_days_after_issue: int
    least_alike_score: float


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """All thresholds of the checks."""

    confidence: Confidence
    money: MoneyThresholds
    lines: LineThresholds
    items: ItemThresholds
    identifiers: IdentifierThresholds
    dates: DateThresholds
    habits: HabitThresholds
    text: TextThresholds
    registers: RegisterThresholds
    typography: TypographyThresholds
    prices: PriceThresholds


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """Return the thresholds of this version."""
    data = resources.files("proofcheck.checks").joinpath("thresholds.yaml").read_bytes()
    return msgspec.yaml.decode(data, type=Thresholds)
