"""Where a PDF page may hold a code that was drawn with lines and squares.

A bar code is a row of thin bars of one height; a QR code is a heap of small squares, or one
shape of very many pieces. In: the boxes of the page's paths. Out: regions worth a look.
"""

from __future__ import annotations

from collections.abc import Iterable

from proofcheck.model.measures import Box, box_around

THIN_PT, LONGEST_BAR_PT = 5.0, 110.0
FEWEST_BARS = 15
"""The shortest bar codes in use have 20 bars or more; a table row has fewer rules."""

MODULE_PT, FEWEST_MODULES = 6.0, 60
"""Largest square of a QR code, and the fewest of them: version 1 has about 200."""

SHAPE_SEGMENTS, LARGEST_SHAPE_PT = 150, 250.0


class DrawnCodes:
    """Collects the paths of a page."""

    def __init__(self) -> None:
        self._rows: dict[tuple[bool, int, int], list[Box]] = {}
        self._modules: list[Box] = []
        self._shapes: list[Box] = []

    def add(self, box: Box, segments: int) -> None:
        """Note a path by its displayed box and the number of its pieces."""
        width, height = box.width_pt, box.height_pt
        if segments >= SHAPE_SEGMENTS and max(width, height) <= LARGEST_SHAPE_PT:
            self._shapes.append(box)
        elif width <= MODULE_PT and height <= MODULE_PT:
            self._modules.append(box)
        elif width <= THIN_PT and height <= LONGEST_BAR_PT:
            self._rows.setdefault((True, round(box.y0), round(box.y1)), []).append(box)
        elif height <= THIN_PT and width <= LONGEST_BAR_PT:
            self._rows.setdefault((False, round(box.x0), round(box.x1)), []).append(box)

    def regions(self) -> tuple[Box, ...]:
        """Return the regions that may hold a code."""
        groups: Iterable[list[Box]] = self._rows.values()
        found = [box_around(bars) for bars in groups if len(bars) >= FEWEST_BARS]
        if len(self._modules) >= FEWEST_MODULES:
            found.append(box_around(self._modules))
        return (*found, *self._shapes)
