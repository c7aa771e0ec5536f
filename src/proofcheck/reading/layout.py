"""Words to lines, blocks and reading order.

In: `Piece`s of one page in any order. Out: lines (one baseline, one column), blocks (a
paragraph, an address, a table) and their order. Works on the pieces' flat boxes, so that a
skewed scan groups like a straight page; the boxes it reports are those of the displayed page.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from msgspec import Struct

from proofcheck.model.document import Block, Line, Word
from proofcheck.model.measures import Box, box_around
from proofcheck.reading.blocks import Row, group_blocks
from proofcheck.reading.columns import split_at_columns
from proofcheck.reading.pieces import Piece

COLUMN_GAP = 1.5
"""Gap that parts two columns, in heights of the taller neighbour (tight glyph boxes)."""

LEAST_COLUMN_GAP, COLUMN_GAP_IN_BLANKS = 0.85, 2.5
"""Where a line has shown how wide its blanks are, a gap of that many blanks parts columns, but
none narrower than the first number in heights."""

LEAST_OVERLAP = 0.45
"""Share of the lower word's height that neighbours on one baseline have in common."""


class Layout(Struct, frozen=True, kw_only=True):
    """The page in reading order: `words` follow `lines`, which follow `blocks`."""

    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]


def lay_out(pieces: list[Piece]) -> Layout:
    """Group the words of one page."""
    by_turn: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_turn.setdefault(piece.turned_deg, []).append(piece)
    blocks: list[tuple[Line, ...]] = []
    for turned in sorted(by_turn.values(), key=len, reverse=True):
        rows = [_row(chain) for chain in split_at_columns(_chains(turned))]
        blocks += [tuple(row.line for row in block) for block in group_blocks(rows)]
    lines = tuple(line for block in blocks for line in block)
    return Layout(
        words=tuple(word for line in lines for word in line.words),
        lines=lines,
        blocks=tuple(
            Block(lines=block, box=box_around(line.box for line in block)) for block in blocks
        ),
    )


def _row(chain: list[Piece]) -> Row:
    words = tuple(piece.word for piece in chain)
    line = Line(words=words, box=box_around(word.box for word in words))
    return Row(line=line, flat=box_around(piece.flat for piece in chain))


def _chains(pieces: list[Piece]) -> list[list[Piece]]:
    """Link each word to its neighbour on the right; a chain of links is a line."""
    if not pieces:
        return []
    usual = median(piece.flat.height_pt for piece in pieces)
    ordered = sorted(pieces, key=lambda piece: piece.flat.x0)
    shelves: dict[int, list[int]] = {}
    shelf = max(usual * 2, 4.0)
    chains: list[list[Piece]] = []
    for piece in ordered:
        chain = _best_chain(piece, chains, _near(shelves, piece.flat, shelf), usual)
        if chain is None:
            chain = len(chains)
            chains.append([])
        chains[chain].append(piece)
        for level in range(int(piece.flat.y0 // shelf), int(piece.flat.y1 // shelf) + 1):
            known = shelves.setdefault(level, [])
            if chain in known:
                known.remove(chain)
            known.append(chain)
    return chains


def _near(shelves: dict[int, list[int]], box: Box, shelf: float) -> set[int]:
    """Chains that lately grew at the height of a box."""
    levels = range(int(box.y0 // shelf), min(int(box.y1 // shelf), int(box.y0 // shelf) + 50) + 1)
    return {chain for level in levels for chain in shelves.get(level, ())[-200:]}


def _best_chain(
    piece: Piece, chains: list[list[Piece]], candidates: set[int], usual_pt: float
) -> int | None:
    """The chain whose last word stands just left of `piece` on the same baseline."""
    best, best_gap = None, float("inf")
    for index in candidates:
        last = _last_tall(chains[index])
        gap = piece.flat.x0 - chains[index][-1].flat.x1
        taller = max(last.flat.height_pt, piece.flat.height_pt)
        size = min(max(taller, 0.75 * usual_pt), 3 * max(_lower(last, piece), 0.75 * usual_pt))
        if gap > _column_gap(chains[index], size) or gap < -0.7 * size or abs(gap) >= best_gap:
            continue
        if _is_level(last.flat, piece.flat):
            best, best_gap = index, abs(gap)
    return best


def _column_gap(chain: list[Piece], size_pt: float) -> float:
    """The gap that ends a line, in points."""
    widest = COLUMN_GAP * size_pt
    if len(chain) < 3:
        return widest
    blanks = [b.flat.x0 - a.flat.x1 for a, b in pairwise(chain[-6:])]
    return min(max(COLUMN_GAP_IN_BLANKS * median(blanks), LEAST_COLUMN_GAP * size_pt), widest)


def _lower(one: Piece, other: Piece) -> float:
    return min(one.flat.height_pt, other.flat.height_pt)


def _last_tall(chain: list[Piece]) -> Piece:
    """The last word of a chain, or the one before a mark too flat to show the baseline."""
    last = chain[-1]
    if len(chain) > 1 and last.flat.height_pt < 0.4 * chain[-2].flat.height_pt:
        return chain[-2]
    return last


def _is_level(left: Box, right: Box) -> bool:
    """Whether two boxes stand on one baseline: they share height, or one is a small mark."""
    if left.vertical_overlap(right) >= LEAST_OVERLAP:
        return True
    lower, taller = sorted((left, right), key=lambda box: box.height_pt)
    is_mark = lower.height_pt < 0.5 * taller.height_pt
    return is_mark and taller.y0 <= lower.centre[1] <= taller.y1 + 0.15 * taller.height_pt
