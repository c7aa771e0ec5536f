"""Regions of a country, which stand for it where a letter names no country for its territory.

In: what a letter says of its territory. Out: the codes of the countries (Bayern, 浙江省).
"""

from __future__ import annotations

import re

from proofcheck.extraction.han import simplified
from proofcheck.extraction.phrases import fold_plain
from proofcheck.extraction.place_names import country_parts, part_pattern
from proofcheck.extraction.territories import Territory

_HAN_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{1,5}(?:市|区|县|镇|街|路|号)|[\u4e00-\u9fff]{2,8}(?:公司|厂|行|社)"
)
"""Behind a region in Han characters these make an address or a firm's name of it."""


def read_parts(text: str, *, is_label: bool = False) -> Territory | None:
    """Read the countries whose regions a text names (Bayern, 浙江省), or None.

    Behind a label for a territory a province may stand by its short name (河南).
    """
    plain = simplified(fold_plain(text))
    hits = [h for h in part_pattern(is_label).finditer(plain) if not _is_address(plain, h.end())]
    if not hits:
        return None
    codes = (c for hit in hits for c, p in country_parts() if p.fullmatch(hit[0]))
    return Territory(
        codes=tuple(dict.fromkeys(codes)), excepted=(), start=hits[0].start(), end=hits[-1].end()
    )


def _is_address(plain: str, end: int) -> bool:
    """Whether a region in Han characters goes on as an address or as a firm's name."""
    return _HAN_BEHIND.match(plain, end) is not None
