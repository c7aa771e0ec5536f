"""Boxes on the picture of a page: where they lie once the page stands upright.

In: boxes in points of the page as displayed. Out: marks in points of the upright page, with
the place of their number or label. A page that has to be turned by 90 degrees clockwise takes
its boxes along: (x, y) becomes (height - y, x).
"""

from __future__ import annotations

from msgspec import Struct

from proofcheck.model.measures import Box

UNITS_ACROSS = 600.0
"""Numbers and labels are drawn in 600ths of the page's width, whatever its size in points."""
BADGE = 10.0
"""Radius of a number's disc in these units."""
SAID_BESIDE, SAID_BELOW = 150.0, 60.0
"""Within these distances a finding's number is not drawn twice."""
PADDING, RING = 2.5, 4.5
LABEL_HEIGHT = 16.0


class Sheet(Struct, frozen=True, kw_only=True):
    """A page to be drawn upright: its size, what turns the picture, the unit of marks."""

    width_pt: float
    height_pt: float
    own_width_pt: float
    own_height_pt: float
    turned_deg: int

    @property
    def unit_pt(self) -> float:
        """Points in one unit of numbers and labels."""
        return max(self.width_pt, 1.0) / UNITS_ACROSS

    @property
    def transform(self) -> str:
        """The SVG transform that brings the picture upright ("" if it stands so already)."""
        width, height = number(self.own_width_pt), number(self.own_height_pt)
        return {
            90: f"translate({height} 0) rotate(90)",
            180: f"translate({width} {height}) rotate(180)",
            270: f"translate(0 {width}) rotate(270)",
        }.get(self.turned_deg, "")

    def upright(self, box: Box) -> Box:
        """Turn a box with the page, and keep it within the page."""
        width, height = self.own_width_pt, self.own_height_pt
        match self.turned_deg:
            case 90:
                box = Box(height - box.y1, box.x0, height - box.y0, box.x1)
            case 180:
                box = Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
            case 270:
                box = Box(box.y0, width - box.x1, box.y1, width - box.x0)
        return Box(
            min(max(box.x0, 0.0), self.width_pt),
            min(max(box.y0, 0.0), self.height_pt),
            max(min(box.x1, self.width_pt), 0.0),
            max(min(box.y1, self.height_pt), 0.0),
        )


class Mark(Struct, frozen=True, kw_only=True):
    """One box to draw: all lengths in points of the upright page, as SVG writes them.

    `label_x`, `label_y` place its number or label, `anchor` is SVG's `text-anchor`.
    """

    id: str
    href: str
    label: str
    tone: str
    x: str
    y: str
    width: str
    height: str
    label_x: str
    label_y: str
    anchor: str = "start"
    badge: str = ""


def sheet_of(width_pt: float, height_pt: float, turned_deg: int) -> Sheet:
    """Measure a displayed page that must be turned clockwise by `turned_deg` to be upright."""
    turned = turned_deg % 360
    lies = turned in (90, 270)
    return Sheet(
        width_pt=height_pt if lies else width_pt,
        height_pt=width_pt if lies else height_pt,
        own_width_pt=width_pt,
        own_height_pt=height_pt,
        turned_deg=turned if turned in (90, 180, 270) else 0,
    )


def field_mark(sheet: Sheet, box: Box, *, id: str, href: str, label: str, tone: str) -> Mark:
    """Place a field's box; its label stands above it, or below at the head of the page."""
    around = sheet.upright(box)
    unit = sheet.unit_pt
    is_right = around.x0 > 0.55 * sheet.width_pt
    above = around.y0 - 5 * unit
    below = around.y1 + LABEL_HEIGHT * unit
    return Mark(
        id=id,
        href=href,
        label=label,
        tone=tone,
        **_rectangle(around.grown(unit)),
        label_x=number(around.x1 if is_right else around.x0),
        label_y=number(above if above > LABEL_HEIGHT * unit else below),
        anchor="end" if is_right else "start",
    )


class Badges:
    """Places the numbers of findings so that none covers another."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._boxes: list[Box] = []
        self._taken: list[tuple[float, float, str]] = []

    def place(self, box: Box, *, id: str, href: str, label: str, tone: str, badge: str) -> Mark:
        """Place a finding's box with its number at the upper left, moved on where taken.

        A box that another finding marks already is drawn around that one's. A number that
        stands close by is not said again.
        """
        around = self._sheet.upright(box)
        unit = self._sheet.unit_pt
        rings = sum(is_near(around, other) for other in self._boxes)
        self._boxes.append(around)
        x, y = self._free(around)
        is_said = any(
            said == badge and abs(x - a) < SAID_BESIDE * unit and abs(y - b) < SAID_BELOW * unit
            for a, b, said in self._taken
        )
        if not is_said:
            self._taken.append((x, y, badge))
        return Mark(
            id=id,
            href=href,
            label=label,
            tone=tone,
            badge="" if is_said else badge,
            **_rectangle(around.grown((PADDING + RING * rings) * unit)),
            label_x=number(x),
            label_y=number(y),
        )

    def _free(self, around: Box) -> tuple[float, float]:
        radius = BADGE * self._sheet.unit_pt
        step = 2.3 * radius
        x = around.x0 - 1.1 * radius
        y = min(max(around.y0 - 0.6 * radius, radius), max(self._sheet.height_pt - radius, radius))
        # To the left of the box there is room as long as the page goes on.
        while x >= radius and self._is_taken(x, y, step):
            x -= step
        if x < radius:
            x = max(around.x0, radius)
            while self._is_taken(x, y, step) and x < self._sheet.width_pt - step:
                x += step
        return x, y

    def _is_taken(self, x: float, y: float, step: float) -> bool:
        return any(abs(x - a) < 0.95 * step and abs(y - b) < 0.95 * step for a, b, _ in self._taken)


def is_near(box: Box, other: Box) -> bool:
    """Whether two boxes are one for the eye: no corner is half a point off."""
    return all(abs(a - b) <= 0.5 for a, b in zip(_corners(box), _corners(other), strict=True))


def number(length: float) -> str:
    """Write a length for SVG: two decimals at most."""
    return f"{length:.2f}".rstrip("0").rstrip(".") or "0"


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1


def _rectangle(box: Box) -> dict[str, str]:
    return {
        "x": number(box.x0),
        "y": number(box.y0),
        "width": number(max(box.width_pt, 0.1)),
        "height": number(max(box.height_pt, 0.1)),
    }
