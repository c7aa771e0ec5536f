"""Boxes to tick: of the answers that a form prints, only the ticked ones are said.

In: the text of a line. Out: the spans of answers whose box is empty, where another box of the
line or of its page is ticked. A page of empty boxes alone says nothing of what was meant and is
left as it is.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

EMPTY, TICKED = "☐□▢❏❑◻⬜○◯⚪🔲", "☒☑✓✔√✗✘■▣◼●◉⊠⬤⚫⬛✅🔘🗹🗷"
"""Signs of an empty box and of a ticked one (Unicode: Miscellaneous Symbols, Dingbats)."""

_EMPTY = rf"[{EMPTY}]|\[ ?\]|［\s?］|\( {{1,2}}\)|（\s）"
_TICKED = rf"[{TICKED}]|\[\s?[xX✓✔√]\s?\]|［\s?[xX✓√]\s?］|[(（]\s?[xX✓✔√]\s?[)）]"
TICK = rf"(?:{_EMPTY}|{_TICKED}|[xX]\](?=\s))"
"""The pattern of a box, also of one whose bracket was cut off."""

BOX = re.compile(rf"(?P<empty>{_EMPTY})|(?P<ticked>{_TICKED})")
"""A box, empty or ticked."""

_BLANKED = re.compile(r" {4,}(?=\S)")
"""Where an answer that is not ticked was blanked (see `joined_lines`)."""

_ANSWER_END = re.compile(r"[.;] (?=[^\W\d_])")
"""Behind an answer another sentence begins."""

_ANSWER = re.compile(
    rf"[^\n☒☑✓✔⊠.;]{{0,60}}\n?\s*(?:(?:{_TICKED})\s?(?P<word>[^\W\d_]+)"
    rf"|(?P<before>[^\W\d_]+)\s?(?:{_TICKED})\s*(?:\n|$))"
)


def has_tick(text: str) -> bool:
    """Whether a box of a text is ticked."""
    return any(box["ticked"] for box in BOX.finditer(text))


def without_boxes(text: str) -> str:
    """Return an answer without the boxes around it."""
    return BOX.sub(" ", text).strip()


def ends_in_box(text: str) -> bool:
    """Whether the last of the boxes before their answers is empty and its answer is not here."""
    boxes = list(BOX.finditer(text))
    is_before = bool(boxes) and boxes[0].start() == 0 and bool(boxes[-1]["empty"])
    return is_before and not text[boxes[-1].end() :].strip()


def unticked(text: str, *, is_form: bool = False) -> tuple[Span, ...]:
    """Return the spans of the answers beside empty boxes, each with its box.

    `is_form`: a box of the page is ticked. Whether a box stands before its answer or behind it is
    told by how the line begins: behind a colon stand boxes before their answers.
    """
    boxes = list(BOX.finditer(text))
    is_told = is_form or any(box["ticked"] for box in boxes)
    if not is_told or not any(box["empty"] for box in boxes):
        return ()
    before = text[: boxes[0].start()].strip()
    is_behind = not text[boxes[-1].end() :].strip() and before != "" and before[-1] not in ":?：？"
    spans: list[Span] = []
    for index, box in enumerate(boxes):
        if not box["empty"]:
            continue
        if is_behind:
            spans.append((boxes[index - 1].end() if index else box.start(), box.end()))
        else:
            following = boxes[index + 1].start() if index + 1 < len(boxes) else len(text)
            stop = _ANSWER_END.search(text, box.end(), following)
            spans.append((box.start(), stop.start() if stop else following))
    return tuple(spans)


def ticked(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the answers of a span that are ticked; the whole span where it has no empty box."""
    boxes = list(BOX.finditer(text, start, end))
    is_blanked = bool(boxes) and _BLANKED.search(text, boxes[0].end(), end) is not None
    if not is_blanked and not any(box["empty"] for box in boxes):
        return ((start, end),)
    stops = [*(box.start() for box in boxes[1:]), end]
    spans = [(box.end(), stop) for box, stop in zip(boxes, stops, strict=True) if box["ticked"]]
    blanks = [_BLANKED.search(text, first, last) for first, last in spans]
    return tuple(
        (first, blank.start() if blank else last)
        for (first, last), blank in zip(spans, blanks, strict=True)
    )


def ticked_word(text: str, position: int) -> str | None:
    """Return the word of the ticked answer behind a question, in its line or the next."""
    match = _ANSWER.match(text, position)
    return match["word"] or match["before"] if match else None
