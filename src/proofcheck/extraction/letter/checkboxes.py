"""Answers that are ticked: ☐ 独家 ☑ 非独家, □可 ■不可, [ ] yes [x] no.

In: a span of a labelled value. Out: the spans of the ticked options, or the whole span where the
value has no boxes. Where no box is ticked nothing is answered.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.prose import Prose

Span = tuple[int, int]

_EMPTY = r"[☐□◻○]|\[\s?\]|［\s?］|\(\s\)|（\s）"
_TICKED = r"[☑☒■◼✓✔√✗●◉]|\[[xX✓√]\]|［[xX✓√]］|[(（]√[)）]"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")


def ticked(prose: Prose, start: int, end: int) -> tuple[Span, ...]:
    """Return the options of a value that are ticked; the whole value where it has no empty box."""
    boxes = list(_BOX.finditer(prose.text, start, end))
    if not any(box["empty"] for box in boxes):
        return ((start, end),)
    stops = [*(box.start() for box in boxes[1:]), end]
    return tuple((box.end(), stop) for box, stop in zip(boxes, stops, strict=True) if box["ticked"])
