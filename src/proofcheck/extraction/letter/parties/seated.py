"""Names that a sentence gives an address: the parties of a letter, hardly anybody else.

In: the prose and its companies. Out: candidates for both parts. A letter says where the two
firms that it binds have their seat; carriers, banks and other dealers go without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.names.permission import has_act
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

SEATED = 1.0
"""What it weighs to have an address within a sentence."""

REACH = 110
"""An address ends within so many characters behind its name."""

_LATIN = framed(
    r"\s?(?:[,(–-]|{with_seat})[^;:\n]{3,80}?"
    r"(?:\b\d{4,6}\b|\b\d{2,5}-\d{3,4}\b|\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b|\b\d{1,4}[a-z]?,)"
)
"""A comma or "with its seat in", and a postcode or the number of a house."""

_WIDE = re.compile(
    r"\s?[（(，,]?(?:住所|地址|所在地|位于|设于|设在)?[:：]?[^，,。；;\n（）()]{0,24}"
    r"[省市区县縣區镇鎮路街道丁号號][^，,。；;\n]{0,24}[号號楼樓室]"
)


def seated(prose: Prose, mentions: Mentions) -> Iterator[tuple[str, Candidate]]:
    """Yield the companies of running text whose address follows them, for either part."""
    for span in mentions.companies:
        start, end = span
        if prose.is_aside(start) or not is_seated(prose, span, mentions.companies):
            continue
        for role in ("grantor", "grantee"):
            yield role, Candidate(start=start, end=end, weight=SEATED)


def is_seated(prose: Prose, span: Span, firms: tuple[Span, ...]) -> bool:
    """Whether an address follows a name, before any other of the firms."""
    end = span[1]
    following = [first for first, _ in firms if first >= end]
    limit = min(*following, prose.sentence(end - 1)[1], end + REACH)
    pattern = _LATIN if prose.text[end - 1].isascii() else _WIDE
    found = pattern.match(prose.folded, end, limit)
    if found is None:
        return False
    is_day = clause_pattern("months").search(prose.folded, *found.span())
    return is_day is None and not has_act(prose.folded, *found.span())
