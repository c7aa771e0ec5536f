"""Where a page is blank: room for a stamp, a note or a field."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np

from proofcheck.forging.way import NotMadeError
from proofcheck.intake import Upload
from proofcheck.model.measures import Box

SEARCHED_DPI = 36.0
INK_LEVELS = 14
"""Grey levels by which a pixel differs from the paper's colour where there is ink."""

EDGE_PT = 24.0
GAP_PT = 4.0


def blank_box(upload: Upload, page: int, width: float, height: float, rng: Random) -> Box:
    """Return a blank box of that size in points on a page, drawn from all there are.

    Raises `NotMadeError` where there is none.
    """
    grey = cv2.cvtColor(upload.render(page, SEARCHED_DPI), cv2.COLOR_RGB2GRAY).astype(np.int16)
    ink = (np.abs(grey - int(np.median(grey))) > INK_LEVELS).astype(np.uint8)
    scale = SEARCHED_DPI / 72
    edge = int(EDGE_PT * scale)
    across, down = (int((side + 2 * GAP_PT) * scale) + 2 for side in (width, height))
    sums = cv2.integral(ink)
    rows, columns = ink.shape[0] - down - edge, ink.shape[1] - across - edge
    if rows <= edge or columns <= edge:
        raise NotMadeError("The page is too small for it.")
    inked = (
        sums[down:, across:]
        - sums[:-down, across:]
        - sums[down:, :-across]
        + sums[:-down, :-across]
    )
    spots = np.argwhere(inked[edge:rows, edge:columns] == 0)
    if not len(spots):
        raise NotMadeError("The page has no blank space for it.")
    row, column = (int(part) + edge for part in spots[rng.randrange(len(spots))])
    x0, y0 = column / scale + GAP_PT, row / scale + GAP_PT
    return Box(x0, y0, x0 + width, y0 + height)
