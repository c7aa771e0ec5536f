"""Lines in Han characters that name a firm, an office and a person: 日光照相材料行 店長 蘇子晴.

In: a span of the prose. Out: the spans of the three, as far as the line names them. The office is
known by the sign that it ends with (長, 理, 主), whatever stands before it; the printed blanks part
a firm from a person who bears no office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.wide_persons import is_wide_person, may_be_wide_person
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

OFFICED = 2
"""So many of the patterns of lines end an office with the sign of one."""

LONGEST = 40
"""Such a line has at most so many signs."""

_SIGN = r"\u3041-\u30ff\u3005\u4e00-\u9fff"
_NAME = rf"(?P<name>[{_SIGN}]{{2,5}}?|[{_SIGN}]{{1,3}}\s[{_SIGN}]{{1,3}}?)"
_END = r"\s?(?:印|㊞|[(（][^()（）]{1,8}[)）]|{regards_behind_seals})?\s*"
_KNOWN = r"{line_offices}"
_OFFICE = (
    rf"(?P<title>{_KNOWN}|(?:(?![我们們与與没沒有是的之于於在])[{_SIGN}]){{1,12}}"
    r"{office_ends})"
)
_FORM = r"(?:株式|合同|有限|合資|合名)会社"
_FIRM = (
    rf"(?P<firm>{_FORM}[{_SIGN}・&A-Za-z]{{2,18}}?(?=\s|{_KNOWN})|(?!{_FORM})[{_SIGN}・&A-Za-z()（）]{{2,22}}?"
    r"(?:[店行厂廠社坊馆館铺舖屋堂斋齋所场場園园]|{firm_nouns}))"
)
_LINES = tuple(
    frame_pattern(pattern)
    for pattern in (
        rf"{_FIRM}(?:\s\S{{2,12}}[部室课課局])?\s?{_OFFICE}[\s:：]{{0,2}}{_NAME}{_END}",
        rf"{_OFFICE}[\s:：]{{0,2}}{_NAME}{_END}",
        rf"{_FIRM}\s{_NAME}{_END}",
        rf"(?P<title>[{_SIGN}]{{1,7}}[^\sの的{{}}])\s{_NAME}{_END}",
    )
)


_DAY = re.compile(r"\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?\s{0,3}")


_PART = re.compile(r"[^:：,，。、/(（)）;；\s·|]+(?: [^:：,，。、/(（)）;；\s·|]+){0,3}")


class WideLine(Struct, frozen=True, kw_only=True):
    """The spans of firm, office and person that a line names."""

    firm: Span | None
    title: Span | None
    name: Span


def wide_line(prose: Prose, start: int, end: int, *, is_part: bool = False) -> WideLine | None:
    """Part a line, None for any other; a part of a line (`is_part`) has to name an office."""
    day = _DAY.match(prose.text, start, end)
    start = day.end() if day else start
    printed = prose.printed(start, end)
    if not 4 <= len(printed) <= LONGEST or printed.isascii():
        return None
    for pattern in _LINES[: OFFICED if is_part else None]:
        match = pattern.fullmatch(printed)
        if match is None or not _may_be_name(match["name"], pattern is _LINES[1]):
            continue
        spans = {
            part: _in_prose(prose, start, printed, match.span(part)) for part in match.groupdict()
        }
        return WideLine(firm=spans.get("firm"), title=spans.get("title"), name=spans["name"])
    return None


def wide_parts(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield a line, and what stands between colons, commas and brackets in it."""
    yield start, end
    if not prose.text[start:end].isascii():
        for part in _PART.finditer(prose.text, start, end):
            if part.span() != (start, end):
                yield part.span()


def _may_be_name(text: str, is_officed: bool) -> bool:
    return is_wide_person(text) or (is_officed and may_be_wide_person(text))


def _in_prose(prose: Prose, start: int, printed: str, span: Span) -> Span:
    """Map a span of the printed line into the prose, which has fewer blanks."""
    places: list[int] = []
    position = start
    for sign in printed:
        if sign.isspace() and not prose.text[position].isspace():
            places.append(position)
            continue
        while prose.text[position].isspace() and not sign.isspace():
            position += 1
        places.append(position)
        position += 1
    return places[span[0]], places[span[1] - 1] + 1
