"""Options of a form that are not ticked: "☐ oui ☒ non", "( ) sim (X) não", "Yes [x] No [ ]".

In: a text. Out: the text with blanks for every option that is left open where another one of its line is
ticked; same length. A line with open boxes alone stays as it is: nobody has answered it.
"""

from __future__ import annotations

import re

OPTION = 40
"""An option has at most so many characters."""

_OPEN = r"[☐□◻❏❑]|\[ ?\]|\( {1,2}\)"
_TICKED = r"[☒☑✓✔⊠■◼✗✘]|\[[xX✓✔]\]|\([xX✓✔]\)"
_BOX = re.compile(rf"(?P<open>{_OPEN})|(?P<ticked>{_TICKED})")
_ANSWER = re.compile(
    rf"[^\n☒☑✓✔⊠.;]{{0,60}}\n?\s*(?:(?:{_TICKED})\s?(?P<word>[^\W\d_]+)|(?P<before>[^\W\d_]+)\s?(?:{_TICKED})\s*(?:\n|$))"
)
_WORD_BEFORE = re.compile(r"[^\s:：☐☒]+\s?$")


def without_unticked(text: str) -> str:
    """Return the text with the options blanked out that are not ticked."""
    if _BOX.search(text) is None:
        return text
    return "".join(map(_line_without, text.splitlines(keepends=True)))


def ticked_word(text: str, position: int) -> str | None:
    """Return the word of the ticked option that stands behind a question, in its line or the next."""
    match = _ANSWER.match(text, position)
    return match["word"] or match["before"] if match else None


def _line_without(line: str) -> str:
    boxes = list(_BOX.finditer(line))
    if not any(box["open"] for box in boxes) or not any(box["ticked"] for box in boxes):
        return line
    is_behind = not line[boxes[-1].end() :].strip(" .;,)\n")
    kept = line
    for index, box in enumerate(boxes):
        if not box["open"]:
            continue
        if is_behind:
            first = boxes[index - 1].end() if index else 0
            word = _WORD_BEFORE.search(line, first, box.start())
            start, end = word.start() if word else box.start(), box.end()
        else:
            last = boxes[index + 1].start() if index + 1 < len(boxes) else len(line.rstrip())
            start, end = box.start(), min(last, box.end() + OPTION)
        kept = kept[:start] + " " * (end - start) + kept[end:]
    return kept
