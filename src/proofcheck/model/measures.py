"""Ground measures: where something stands, and how much it is.

Boxes are in points (1/72 inch) of the page as displayed, that is after Rotate, CropBox and
EXIF orientation, with the origin at the top left. An image that states no resolution has
1 px = 1 pt. Only while a document is examined and checked are they on pages set upright
(see `turning`).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct


class Box(Struct, frozen=True, array_like=True):
    """A rectangle on a displayed page, in points, origin top left: x0 <= x1, y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width_pt(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height_pt(self) -> float:
        """Height in points."""
        return self.y1 - self.y0

    @property
    def centre(self) -> tuple[float, float]:
        """Centre (x, y) in points."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @property
    def area_pt2(self) -> float:
        """Area in square points."""
        return max(self.width_pt, 0.0) * max(self.height_pt, 0.0)

    def intersection(self, other: Box) -> Box | None:
        """Return the common part, or None where the boxes do not overlap."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        x1, y1 = min(self.x1, other.x1), min(self.y1, other.y1)
        return Box(x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None

    def overlap(self, other: Box) -> float:
        """Return the share of this box (0..1) that `other` covers; 0 for an empty box."""
        common = self.intersection(other)
        return common.area_pt2 / self.area_pt2 if common and self.area_pt2 else 0.0

    def vertical_overlap(self, other: Box) -> float:
        """Return how much of the lower of the two heights both boxes share, 0..1."""
        shared = min(self.y1, other.y1) - max(self.y0, other.y0)
        lower = min(self.height_pt, other.height_pt)
        return max(shared, 0.0) / lower if lower > 0 else 0.0

    def horizontal_overlap(self, other: Box) -> float:
        """Return how much of the smaller of the two widths both boxes share, 0..1."""
        shared = min(self.x1, other.x1) - max(self.x0, other.x0)
        smaller = min(self.width_pt, other.width_pt)
        return max(shared, 0.0) / smaller if smaller > 0 else 0.0

    def grown(self, margin_pt: float) -> Box:
        """Return the box with `margin_pt` added on every side."""
        return Box(
            self.x0 - margin_pt, self.y0 - margin_pt, self.x1 + margin_pt, self.y1 + margin_pt
        )

    def scaled(self, factor: float) -> Box:
        """Return the box with every coordinate multiplied, for instance points to pixels."""
        return Box(self.x0 * factor, self.y0 * factor, self.x1 * factor, self.y1 * factor)


def box_around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of `boxes`; raises ValueError if there is none."""
    all_boxes = tuple(boxes)
    if not all_boxes:
        raise ValueError("box_around needs at least one box")
    return Box(
        min(b.x0 for b in all_boxes),
        min(b.y0 for b in all_boxes),
        max(b.x1 for b in all_boxes),
        max(b.y1 for b in all_boxes),
    )


class OnPage(Struct, frozen=True, kw_only=True, tag="on_page"):
    """A box on a page. `document` and `page` count from 1."""

    document: int
    page: int
    box: Box


class InObject(Struct, frozen=True, kw_only=True, tag="in_object"):
    """A named part of a file: a PDF object (`12 0 R`), an embedded file and a path in it."""

    document: int
    name: str


class InBytes(Struct, frozen=True, kw_only=True, tag="in_bytes"):
    """A range of the uploaded bytes: `start` included, `end` excluded."""

    document: int
    start: int
    end: int


class Searched(Struct, frozen=True, kw_only=True, tag="searched"):
    """Pages (from 1) that were searched in vain: the place of an absence."""

    document: int
    pages: tuple[int, ...]


Place = OnPage | InObject | InBytes | Searched


class Money(Struct, frozen=True):
    """An amount with its currency (ISO 4217, upper case; None where none is printed)."""

    amount: Decimal
    currency: str | None = None
