"""Boxes to tick: of the answers that a form prints, only the ticked ones are said.

In: the text of a line. Out: the spans of answers whose box is empty, where another box of the
line is ticked. A line of empty boxes alone says nothing of what was meant and is left as it is.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

EMPTY, TICKED = "☐□▢❏❑◻⬜○◯", "☒☑✓✔✗✘■▣◼●◉⊠🗹🗷"
"""Signs of an empty box and of a ticked one (Unicode: Miscellaneous Symbols, Dingbats)."""

_BOX = re.compile(rf"(?P<empty>[{EMPTY}]|\[ ?\]|\( \))|(?P<ticked>[{TICKED}]|\[[xX✓✔]\]|\([xX]\))")


def unticked(text: str) -> tuple[Span, ...]:
    """Return the spans of the answers beside empty boxes, each with its box.

    Whether a box stands before its answer or behind it is told by how the line begins.
    """
    boxes = list(_BOX.finditer(text))
    if not any(box["empty"] for box in boxes) or not any(box["ticked"] for box in boxes):
        return ()
    is_behind = text[boxes[-1].end() :].strip() == "" and text[: boxes[0].start()].strip() != ""
    spans: list[Span] = []
    for index, box in enumerate(boxes):
        if not box["empty"]:
            continue
        if is_behind:
            spans.append((boxes[index - 1].end() if index else box.start(), box.end()))
        else:
            following = boxes[index + 1].start() if index + 1 < len(boxes) else len(text)
            spans.append((box.start(), following))
    return tuple(spans)
