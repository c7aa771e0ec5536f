"""The pixels of one page: rendered once, when first asked for, and cut into regions."""

from __future__ import annotations

from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from proofcheck.config import ReadingSettings
from proofcheck.intake import Upload
from proofcheck.model.document import Page
from proofcheck.model.measures import Box
from proofcheck.model.turning import turned_page
from proofcheck.reading.lying import turned

Pixels = NDArray[np.uint8]

INKED = 0.0004
"""Share of dark pixels below which a page is blank."""

DARK, EVEN = 160, 12
"""Grey level below which a pixel is ink, and the spread of grey levels of plain paper."""


class PagePixels:
    """A page as displayed, or set upright; no side is longer than the settings allow."""

    def __init__(
        self,
        upload: Upload,
        page: Page,
        settings: ReadingSettings,
        before: PagePixels | None = None,
    ) -> None:
        self._upload = upload
        self._page = page
        self._settings = settings
        self._before = before

    @cached_property
    def all(self) -> Pixels:
        """RGB `(height, width, 3)` uint8, row 0 on top; raises `InputError`."""
        if self._before is not None:
            return turned(self._before.all, self._page.turned_deg - self._before._page.turned_deg)
        most = self._settings.max_ocr_side_px
        if self._upload.is_pdf:
            longest_pt = max(self._page.width_pt, self._page.height_pt)
            dpi = min(self._settings.ocr_dpi, most / longest_pt * 72)
            return self._upload.render(self._page.number, dpi)
        image = self._upload.render(self._page.number)
        factor = most / max(image.shape[:2])
        if factor >= 1:
            return image
        smaller = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        return np.asarray(smaller, dtype=np.uint8)

    def turned(self, deg: int) -> PagePixels:
        """Return the page turned clockwise, in steps of 90 degrees; it is not rendered again."""
        page = turned_page(self._page, deg)
        return PagePixels(self._upload, page, self._settings, self) if deg % 360 else self

    @property
    def points_per_px(self) -> float:
        """Points of the displayed page that one pixel spans."""
        return self._page.width_pt / int(self.all.shape[1])

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on the page but paper."""
        grey = cv2.cvtColor(self.all, cv2.COLOR_RGB2GRAY)
        return bool((grey < DARK).mean() < INKED and grey.std() < EVEN)

    @property
    def paper(self) -> Box:
        """The whole page, in points."""
        return Box(0.0, 0.0, self._page.width_pt, self._page.height_pt)

    def part(self, box: Box) -> tuple[Pixels, float, float]:
        """Cut a region out of the page: its pixels, and where it starts in points."""
        scale = self.points_per_px
        x0, y0 = max(int(box.x0 / scale), 0), max(int(box.y0 / scale), 0)
        x1, y1 = max(int(box.x1 / scale) + 1, x0 + 1), max(int(box.y1 / scale) + 1, y0 + 1)
        part = np.ascontiguousarray(self.all[y0:y1, x0:x1])
        return part, x0 * scale, y0 * scale
