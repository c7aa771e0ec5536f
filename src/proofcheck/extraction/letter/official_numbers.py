"""Numbers of letters in Chinese and Japanese offices: 授字第 X 號, 金源授〔2025〕23号, 総発第12号.

In: the prose and the span of a line. Out: the spans of such numbers, where no word for a mark or
its registration is beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.text.prose import Prose

_WIDE_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}字)?第\s?(?P<number>[A-Za-z0-9〔〕\[\]()（）-]{3,30})\s?[号號]"
)
OFFICIAL = re.compile(
    r"(?:[A-Z]{0,6}[\u4e00-\u9fff]{1,8}|[A-Z][A-Z/-]{0,11})\s?[〔［\[(（【]\s?(?:19|20)\d\d\s?[〕］\])）】]\s?(?:[\u4e00-\u9fff]{0,4}第\s?)?\d{1,5}\s?[号號]"
)
"""The number of an official letter: 金芝源授〔2025〕23号 (GB/T 9704)."""

OFFICE_LINE = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:発|发)?\s?[-－―第]\s?(?:\d{2,4}\s?[-－/]\s?)?\d{1,6}\s?[号號]?"
)
"""A number of an office in a line of its own: 営業-2025-041, 総発第12号."""

_OF_MARK = frame_pattern(r"{wide_mark_words}")


def official_numbers(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span of the whole of an official number, then of what stands between 第 and 号.

    The office before 字第 belongs to the number (德鑫字第1140926號).
    """
    official = OFFICIAL.search(prose.text, start, end)
    if official and not _OF_MARK.search(prose.text[max(start, official.start() - 8) : end]):
        yield official.span()
    wide = _WIDE_NUMBER.search(prose.text, start, end)
    if wide and not _OF_MARK.search(prose.text[max(start, wide.start() - 8) : wide.end() + 12]):
        yield wide.span(0 if "字" in wide[0] else "number")
