"""Whether text leaves ink, by trial: it is taken out of the page, and the page is drawn again.

What makes no difference to the drawn page was not seen. Form XObjects, clips, transparency,
optional content, colours and rotation are thereby as the renderer has them, not guessed.
Relies on the caller to hold `PDFIUM_LOCK`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.forensics.overlaps import overlapping_pairs

TRIED_DPI = 100.0
SEEN_LEVELS = 24
"""Levels (0..255) by which a pixel must change for people to see it."""

Flags: TypeAlias = NDArray[np.bool_]
Pixels: TypeAlias = NDArray[np.uint8]


class Characters(Struct, frozen=True, kw_only=True):
    """Boxes (n, 4: x0, y0, x1, y1 in points of the displayed page) and the run of each.

    `handles` are the runs' text objects, `orders` when each of them is painted.
    """

    boxes: NDArray[Any]
    of_run: NDArray[Any]
    handles: list[Any]
    orders: NDArray[Any]


class Ink(Struct, frozen=True, kw_only=True):
    """What the trials told of each character.

    `seen`: it leaves ink. `doubled`: it makes no difference, for the same ink is painted there
    once more; pdfium gives two equal characters in one place as one.
    """

    seen: Flags
    doubled: Flags


class InkTrials:
    """Trials on one open page."""

    def __init__(self, page: pypdfium2.PdfPage, characters: Characters) -> None:
        self._page = page
        self._characters = characters
        self._groups = _groups(characters)
        self._is_paired = np.zeros(len(characters.of_run), dtype=np.bool_)
        for _, members in self._groups:
            self._is_paired[members] = True

    def ink(self, *, with_notes: bool) -> Ink:
        """Tell which characters leave ink, on the page with or without its annotations.

        All text is taken out at once; then, where different characters lie on top of each
        other, the runs of the earlier and of the later ones apart.
        """
        boxes, handles = self._characters.boxes, self._characters.handles
        whole = self._drawn(with_notes)
        with _without(handles):
            seen = _differ(whole, self._drawn(with_notes), boxes)
        doubled = np.zeros(len(boxes), dtype=np.bool_)
        for runs, members in self._groups:
            with _without([handles[run] for run in runs]):
                differ = _differ(whole, self._drawn(with_notes), boxes)
            doubled |= seen & ~differ & np.isin(self._characters.of_run, runs) & ~self._is_paired
            seen[members] &= differ[members]
        return Ink(seen=seen & ~doubled, doubled=doubled)

    def seen_without(self, others: Iterable[Any]) -> Flags:
        """Which characters would leave ink if other objects were not painted."""
        with _without(list(others)):
            return self.ink(with_notes=False).seen

    def _drawn(self, with_notes: bool) -> Pixels:
        bitmap = self._page.render(
            scale=TRIED_DPI / 72,
            draw_annots=with_notes,
            may_draw_forms=with_notes,
            prefer_bgrx=True,
        )
        try:
            return np.array(bitmap.to_numpy(), dtype=np.uint8, copy=True)
        finally:
            bitmap.close()


def _groups(characters: Characters) -> list[tuple[NDArray[Any], NDArray[Any]]]:
    """Runs to take out together, each with the characters that lie under or over others."""
    of_run, orders = characters.of_run, characters.orders
    first, second = overlapping_pairs(characters.boxes, of_run)
    is_earlier = orders[of_run[first]] <= orders[of_run[second]]
    earlier = np.unique(np.where(is_earlier, first, second))
    later = np.unique(np.where(is_earlier, second, first))
    return [(np.unique(of_run[part]), part) for part in (earlier, later) if part.size]


@contextmanager
def _without(handles: list[Any]) -> Iterator[None]:
    """Take objects out of the page for a while."""
    try:
        for handle in handles:
            pdfium_c.FPDFPageObj_SetIsActive(handle, False)
        yield
    finally:
        for handle in handles:
            pdfium_c.FPDFPageObj_SetIsActive(handle, True)


def _differ(whole: Pixels, without: Pixels, boxes: NDArray[Any]) -> Flags:
    """Whether any pixel differs within each box; a box off the page holds none."""
    apart = cv2.absdiff(whole, without)
    most = np.zeros(apart.shape[:2], dtype=np.uint8)
    for channel in cv2.split(apart)[:3]:
        most = np.asarray(cv2.max(most, channel), dtype=np.uint8)
    sums = cv2.integral(cv2.threshold(most, SEEN_LEVELS, 1, cv2.THRESH_BINARY)[1])
    height, width = most.shape
    scaled = boxes * (TRIED_DPI / 72)
    x0 = np.clip(np.floor(scaled[:, 0]), 0, width).astype(int)
    y0 = np.clip(np.floor(scaled[:, 1]), 0, height).astype(int)
    x1 = np.clip(np.ceil(scaled[:, 2]), x0, width).astype(int)
    y1 = np.clip(np.ceil(scaled[:, 3]), y0, height).astype(int)
    found: Flags = (sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]) > 0
    return found
