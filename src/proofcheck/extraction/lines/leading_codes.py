"""Item numbers that lead the words of every item, in a column for both ("Item / Description").

In go the parts of all items of a paper; where each begins with a code and no column has numbers,
the codes are moved to the items' numbers. Words that stand behind a code in the numbers' column,
where the column of words is empty, are moved to the words: a scan has joined the two. A code in
square brackets ("[TX-20] drill") needs no company.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofcheck.extraction.lines.goods import Snippet, shape_of
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.parts import CODE, Parts
from proofcheck.extraction.lines.pieces import has_letters

FEWEST_ITEMS, FEWEST_LETTERS, FEWEST_DIGITS = 2, 3, 4
"""Items that must begin so, letters of the words behind a code, and digits of codes without a
hyphen, at least."""


def part_leading_codes(parts: Sequence[Parts]) -> None:
    """Move the codes at the beginning of all descriptions to the item numbers, in place."""
    if len(parts) < FEWEST_ITEMS or any(Role.SELLER_ITEM_ID in part.columns for part in parts):
        return
    codes = [_leading_code(part) for part in parts]
    hyphened = all("-" in code for code in codes)
    if not all(codes) or not (hyphened or _are_of_one_form(codes)):
        return
    for part, code in zip(parts, codes, strict=True):
        first = part.lines[0][0]
        end = first.start + len(code)
        part.columns[Role.SELLER_ITEM_ID] = [Snippet(cell=first.cell, start=first.start, end=end)]
        rest = [Snippet(cell=first.cell, start=end + 1, end=first.end)] if end < first.end else []
        part.lines[0] = [*rest, *part.lines[0][1:]]


_BRACKETED = re.compile(r"\[([\w./+-]{2,24})\]\s+(?=\S)")
"""A code in square brackets before an item's words."""


def part_bracketed_codes(parts: Sequence[Parts]) -> None:
    """Move codes in square brackets before the words to the item numbers, in place.

    One without a digit is a code where most items have one.
    """
    if any(Role.SELLER_ITEM_ID in part.columns for part in parts):
        return
    found = [
        (part, match)
        for part in parts
        if part.lines and part.lines[0] and (match := _BRACKETED.match(part.lines[0][0].text))
    ]
    for part, match in found:
        if 2 * len(found) <= len(parts) and not any(map(str.isdigit, match[1])):
            continue
        first = part.lines[0][0]
        start, end = (first.start + at for at in match.span(1))
        part.columns[Role.SELLER_ITEM_ID] = [Snippet(cell=first.cell, start=start, end=end)]
        rest = Snippet(cell=first.cell, start=first.start + match.end(), end=first.end)
        part.lines[0] = [rest, *part.lines[0][1:]]


def leave_out_counters(parts: Sequence[Parts]) -> None:
    """Take the items' counters off their numbers where one column has both, in place."""
    columns = [part.columns.get(Role.SELLER_ITEM_ID, []) for part in parts]
    counters = [column[0].text.strip(" .") for column in columns if column]
    if not any(len(column) > 1 for column in columns):
        return
    if counters != [str(number) for number in range(1, len(columns) + 1)]:
        return
    for part, column in zip(parts, columns, strict=True):
        part.columns[Role.SELLER_ITEM_ID] = column[1:]
        if not column[1:]:
            del part.columns[Role.SELLER_ITEM_ID]


def part_joined_codes(parts: Sequence[Parts]) -> None:
    """Move words behind the code in the column of item numbers to the empty words, in place."""
    for part in parts:
        snippets = part.columns.get(Role.SELLER_ITEM_ID, [])
        if len(snippets) != 1 or any(part.lines):
            continue
        whole = snippets[0]
        code, _, rest = whole.text.partition(" ")
        if any(map(str.isdigit, code)) and has_letters(rest, FEWEST_LETTERS):
            end = whole.start + len(code)
            part.columns[Role.SELLER_ITEM_ID] = [
                Snippet(cell=whole.cell, start=whole.start, end=end)
            ]
            part.lines = [[Snippet(cell=whole.cell, start=end + 1, end=whole.end)]]


def _leading_code(part: Parts) -> str:
    """Return the code at the beginning of an item's words, or ""."""
    if not part.lines or not part.lines[0]:
        return ""
    code, _, rest = " ".join(snippet.text for snippet in part.lines[0]).partition(" ")
    return code if CODE.match(code) and has_letters(rest, FEWEST_LETTERS) else ""


def _are_of_one_form(codes: Sequence[str]) -> bool:
    """Whether codes of some length have letters, digits and signs at the same places."""
    forms = {shape_of(code) for code in codes}
    return len(forms) == 1 and forms.pop().count("9") >= FEWEST_DIGITS
