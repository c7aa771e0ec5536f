"""A page of which some lines, or words of them, are left out.

In: a page, and what is kept of each of its lines. Out: the page with those lines, and its blocks
with them.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from proofcheck.model.document import Line, PageText


def with_lines(page: PageText, kept: Callable[[Line], Line | None]) -> PageText:
    """Return the page with what `kept` gives for each line; None leaves a line out."""
    blocks = (structs.replace(block, lines=_lines(block.lines, kept)) for block in page.blocks)
    return structs.replace(
        page,
        lines=_lines(page.lines, kept),
        blocks=tuple(block for block in blocks if block.lines),
    )


def _lines(lines: tuple[Line, ...], kept: Callable[[Line], Line | None]) -> tuple[Line, ...]:
    return tuple(new for line in lines if (new := kept(line)) is not None)
