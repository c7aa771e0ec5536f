"""The characters of one page that people see, as arrays: what each is set in, and where."""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from proofcheck.forensics.painted_characters import PaintedPage
from proofcheck.forensics.typesetting.families import family, without_tag
from proofcheck.model.measures import Box

FEWEST_CHARACTERS = 60
"""Characters of a page from which its usual setting can be told."""

Chosen = NDArray[np.bool_]
"""One flag for each character of the page."""


SAME_LINE_PT = 0.06
"""Baselines of one line differ by rounding alone."""

LARGEST_GAP_EM = 0.2
"""A wider gap parts words or columns."""


class Pairs(Struct, frozen=True, kw_only=True):
    """Neighbours on one line, in one font: the first ones, and the gaps (em) beyond its width."""

    first: NDArray[Any]
    second: NDArray[Any]
    gap_em: NDArray[Any]


class SetPage(Struct, frozen=True, kw_only=True):
    """Arrays of one length, a character each; lengths in points of the page set upright.

    `font` numbers the font objects, `base` their names without subset tag, `family` their
    families: indices of `fonts`, `bases` and `families`. `colour` is (n, 4), 0..255; `rank`
    says as which one of the page's `runs` it is painted. `start` is the origin, `end` where the
    font's width ends it, `left`, `top`, `right`, `bottom` hold its ink.
    """

    text: tuple[str, ...]
    font: NDArray[Any]
    base: NDArray[Any]
    family: NDArray[Any]
    is_embedded: Chosen
    is_digit: Chosen
    is_letter: Chosen
    size: NDArray[Any]
    colour: NDArray[Any]
    start: NDArray[Any]
    end: NDArray[Any]
    baseline: NDArray[Any]
    left: NDArray[Any]
    top: NDArray[Any]
    right: NDArray[Any]
    bottom: NDArray[Any]
    rank: NDArray[Any]
    pairs: Pairs
    runs: int
    fonts: tuple[str, ...]
    bases: tuple[str, ...]
    families: tuple[str, ...]

    def inside(self, box: Box) -> Chosen:
        """Say which characters have the middle of their ink in a box."""
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        chosen: Chosen = (x >= box.x0) & (x <= box.x1) & (y >= box.y0) & (y <= box.y1)
        return chosen


def middle(values: NDArray[Any]) -> float:
    """Return the middle one of values; faster than a median, and always one of them."""
    return float(np.sort(values)[values.size // 2])


def set_page(page: PaintedPage) -> SetPage | None:
    """Return what a page's seen characters are set in, None where they are too few to tell."""
    seen = [c for c in page.characters if c.concealed is None]
    if len(seen) < FEWEST_CHARACTERS:
        return None
    runs = [page.runs[c.run] for c in seen]
    ids = list(dict.fromkeys(run.font_id for run in runs))
    names = {run.font_id: run.font for run in runs}
    fonts = tuple(names[one] for one in ids)
    bases = tuple(dict.fromkeys(map(without_tag, fonts)))
    families = tuple(dict.fromkeys(map(family, fonts)))
    cells = np.array([structs.astuple(c.cell) for c in seen])
    boxes = np.array([structs.astuple(c.box) for c in seen])
    number = {one: at for at, one in enumerate(ids)}
    font = np.array([number[run.font_id] for run in runs])
    size = np.array([run.size_pt for run in runs])
    order = np.array([run.order for run in runs])
    return SetPage(
        text=tuple(c.text for c in seen),
        font=font,
        base=np.array([bases.index(without_tag(name)) for name in fonts])[font],
        family=np.array([families.index(family(name)) for name in fonts])[font],
        is_embedded=np.array([run.is_embedded for run in runs]),
        is_digit=np.array([c.text.isdigit() for c in seen]),
        is_letter=np.array([c.text.isalpha() for c in seen]),
        size=size,
        colour=np.array([run.colour for run in runs], dtype=np.int64),
        rank=np.unique(order, return_inverse=True)[1],
        runs=len(np.unique(order)),
        pairs=_pairs(font, cells, size),
        start=cells[:, 0],
        end=cells[:, 2],
        baseline=cells[:, 3],
        left=boxes[:, 0],
        top=boxes[:, 1],
        right=boxes[:, 2],
        bottom=boxes[:, 3],
        fonts=fonts,
        bases=bases,
        families=families,
    )


def _pairs(font: NDArray[Any], cells: NDArray[Any], size: NDArray[Any]) -> Pairs:
    start, end, baseline = cells[:, 0], cells[:, 2], cells[:, 3]
    at = np.lexsort((start, np.round(baseline, 1)))
    one, two = at[:-1], at[1:]
    gap = (start[two] - end[one]) / np.maximum(size[one], 1e-3)
    kept = (
        (np.abs(baseline[one] - baseline[two]) < SAME_LINE_PT)
        & (np.abs(gap) < LARGEST_GAP_EM)
        & (font[one] == font[two])
    )
    return Pairs(first=one[kept], second=two[kept], gap_em=gap[kept])
