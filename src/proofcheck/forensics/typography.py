"""How key values are set, against the rest of their page: fonts, and when they are painted.

A value that was typed in later stands in a font that the page uses nowhere else, or hardly, and
is painted after all else though text stands below it. Bold totals and a second script are
honest: only the family of a font counts, and only values of digits and Latin letters.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from proofcheck.forensics.key_fields import KeyReading
from proofcheck.forensics.painted_characters import PaintedCharacter, PaintedPage
from proofcheck.model.facts import Oddity, OddSetting
from proofcheck.model.measures import Box

FEWEST_CHARACTERS = 60
"""Characters of a page from which its usual fonts can be told."""

RARE_SHARE = 0.03
LATE_SHARE = 0.10
BELOW_SHARE = 0.05
"""Knowledge, forensics P3: 0 of 162 genuine invoices have an amount in a font of less than 3 %
of the characters, among the last 10 % of the painted runs, with 5 % of the text below it."""

SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
STYLE = re.compile(
    r"(bold|italic|oblique|regular|roman|medium|semi|demi|light|black|heavy|thin|book|cond(ensed)?"
    r"|narrow|ext|extra|wgl4|identity|psmt|mt|ps|[^a-z])+",
    re.IGNORECASE,
)
"""What may follow the family in a PostScript font name."""

LONGEST_FAMILY = 5
"""Letters that are compared of a family: makers of subsets rename the rest."""


class _Page(Struct, frozen=True, kw_only=True):
    """What a page's seen characters are set in."""

    page: PaintedPage
    seen: tuple[PaintedCharacter, ...]
    late_from: int

    def font(self, character: PaintedCharacter) -> str:
        return self.page.runs[character.run].font

    def order(self, character: PaintedCharacter) -> int:
        return self.page.runs[character.run].order


def find_odd_settings(
    painted: dict[int, PaintedPage], fields: list[KeyReading]
) -> tuple[OddSetting, ...]:
    """Return the values among `fields` that are set unlike the rest of their page."""
    pages = {number: page for number, one in painted.items() if (page := _page(one)) is not None}
    found = [
        odd
        for field in fields
        if field.place.page in pages and _is_plain(field.reading.as_printed)
        if (odd := _odd(pages[field.place.page], field)) is not None
    ]
    return tuple(found)


def family(font: str) -> str:
    """Return the family of a PostScript font name, without subset tag and style."""
    bare = SUBSET_TAG.sub("", font)
    words = [part for part in re.split(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])", bare) if part]
    kept = [word for word in words if not STYLE.fullmatch(word)]
    return "".join(kept).casefold()[:LONGEST_FAMILY]


def _page(page: PaintedPage) -> _Page | None:
    seen = tuple(c for c in page.characters if c.concealed is None)
    if len(seen) < FEWEST_CHARACTERS:
        return None
    orders = sorted(page.runs[c.run].order for c in seen)
    return _Page(page=page, seen=seen, late_from=orders[int(len(orders) * (1 - LATE_SHARE))])


def _is_plain(text: str) -> bool:
    """Whether a value has a digit, and no letters of scripts that have fonts of their own."""
    letters = [ch for ch in text if ch.isalpha()]
    return any(ch.isdigit() for ch in text) and all(ch < "\u0250" for ch in letters)


def _odd(page: _Page, field: KeyReading) -> OddSetting | None:
    box = field.place.box.grown(1.0)
    inside = [c for c in page.seen if _is_inside(c.box, box)]
    digits = [c for c in inside if c.text.isdigit()]
    if not digits:
        return None
    font = Counter(page.font(c) for c in digits).most_common(1)[0][0]
    others = Counter(page.font(c) for c in page.seen if not _is_inside(c.box, box))
    total = len(page.seen)
    oddity: Oddity | None = None
    if font and family(font) and family(font) not in {family(other) for other in others}:
        oddity = Oddity.FOREIGN_FONT
    elif others[font] + len(inside) < RARE_SHARE * total and _is_late(page, digits, box):
        oddity = Oddity.RARE_AND_LATE
    if oddity is None:
        return None
    usual = others.most_common(1)[0][0] if others else ""
    return OddSetting(
        field=field.name,
        text=field.reading.as_printed,
        place=field.place,
        font=SUBSET_TAG.sub("", font),
        usual_font=SUBSET_TAG.sub("", usual),
        oddity=oddity,
        is_late=_is_late(page, digits, box),
    )


def _is_late(page: _Page, value: list[PaintedCharacter], box: Box) -> bool:
    """Whether a value is painted among the last though text stands below it."""
    below = sum(c.box.y0 > box.y1 for c in page.seen)
    is_last = min(page.order(c) for c in value) >= page.late_from
    return is_last and below > BELOW_SHARE * len(page.seen)


def _is_inside(box: Box, place: Box) -> bool:
    x, y = box.centre
    return place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1
