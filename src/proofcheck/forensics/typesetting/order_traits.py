"""When a value is painted: apart from what stands around it, after what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.forensics.typesetting.set_page import Chosen
from proofcheck.forensics.typesetting.value import Value
from proofcheck.model.facts import Deviation, Trait

LATE_SHARE = 0.10
"""Among the last tenth of what the page paints (knowledge, forensics P3)."""

APART_RUNS = 4
BELOW_SHARE = 0.05
"""Runs between a value and the nearest of its line or column, where nothing stands after it
there, but a twentieth of the page's text stands below."""


def order_deviations(value: Value, group: Chosen) -> Iterator[Deviation]:
    """Yield whether `group` is painted out of its turn.

    Whether a page is written row by row or column by column, a value is painted before what
    stands right of it on its line, or before what stands below it in its column; and next to
    one of its neighbours.
    """
    page = value.page
    mine = int(page.rank[group].min())
    if mine < (1 - LATE_SHARE) * page.runs:
        return
    right = value.line & (page.start >= page.end[group].max() - 1.0)
    below = value.column & (page.top > page.bottom[group].max())
    after, near = page.rank[right | below], page.rank[value.line | value.column]
    turn = mine
    if after.size and after.max() < mine:
        turn = int(after.min())
    elif not after.size and near.size and mine - near.max() >= APART_RUNS:
        has_text_below = (page.top > page.bottom[group].max()).mean() > BELOW_SHARE
        turn = int(near.max()) if has_text_below else mine
    if turn < mine:
        yield Deviation(
            trait=Trait.ORDER,
            observed=f"as {mine + 1} of {page.runs} runs",
            usual=f"near run {turn + 1}",
            amount=float(mine - turn),
        )
