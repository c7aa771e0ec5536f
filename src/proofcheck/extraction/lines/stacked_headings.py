"""Words of headings that stand below one another: which belong together, what they mean so.

In go `Found`s of neighbouring rows, out come stacks of them, and the meaning of a stack's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.heading_rows import Found
from proofcheck.extraction.lines.heading_words import (
    CODED,
    WORDED,
    Roles,
    best_role,
    roles_of,
)
from proofcheck.model.measures import box_around

SURE = 0.8
"""How surely (0..1) a word by itself must be a heading to speak against a joined one."""

_TRANSLATION = re.compile(r"\s?/\s?|[(（)）]")
"""What parts a heading from itself in another language."""

_HAN = re.compile(r"[\u4e00-\u9fff]")


def joined_roles(texts: Sequence[str]) -> Roles | None:
    """Return what stacked texts mean together, or None; in two languages both must mean it."""
    text = " ".join(texts)
    whole = roles_of(squeeze(text), with_slips=True)
    if whole is not None and roles_of(squeeze(text)) is None and _say_else(text, whole):
        whole = None
    parts = [part for part in _TRANSLATION.split(text) if squeeze(part)]
    if len(parts) != 2:
        scripts = (_HAN.sub(" ", text), "".join(_HAN.findall(text)))
        parts = [part for part in scripts if squeeze(part)]
    if whole is not None or len(parts) != 2:
        return whole
    one, other = (roles_of(squeeze(part), with_slips=True) for part in parts)
    shared = {r: max(w, (other or {})[r]) for r, w in (one or {}).items() if r in (other or {})}
    return shared or None


def _say_else(text: str, roles: Roles) -> bool:
    """Whether one of the words of a heading with slips is a heading of its own, of other kind."""
    kinds = [roles_of(squeeze(word)) for word in text.split()]
    return any(
        kind and best_role(kind) not in roles and max(kind.values()) >= SURE for kind in kinds
    )


def name_rows(texts: Sequence[str]) -> bool:
    """Whether stacked headings each name a code or name of their own: the rows of an item."""
    kinds = [roles_of(squeeze(text)) for text in texts]
    best = [best_role(kind) for kind in kinds if kind and max(kind.values()) >= SURE]
    return len(best) == len(texts) == len(set(best)) and all(r in CODED | WORDED for r in best)


def is_stacked(stack: Sequence[Found], part: Found) -> bool:
    """Whether words stand above or below others."""
    box = box_around(p.box for p in stack)
    return box.horizontal_overlap(part.box) > 0.3 and all(p.row != part.row for p in stack)


def stacks_of(found: Sequence[Found]) -> list[list[Found]]:
    """Group words that stand below one another, each to the nearest above it."""
    stacks: list[list[Found]] = []
    for part in sorted(found, key=lambda p: p.row):
        fitting = [stack for stack in stacks if is_stacked(stack, part)]
        if fitting:
            middle = part.box.centre[0]
            nearest = min(
                fitting, key=lambda s: abs(box_around(p.box for p in s).centre[0] - middle)
            )
            nearest.append(part)
        else:
            stacks.append([part])
    return stacks
