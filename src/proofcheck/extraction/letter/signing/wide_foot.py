"""Persons in Han characters who sign: by the office of their line, or by how they name themselves.

In: the prose. Out: signers with their weights (材料行 店長 蘇子晴; 我是某公司的总经理毛一鸣).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.persons import is_title
from proofcheck.extraction.letter.names.wide_companies import wide_companies
from proofcheck.extraction.letter.names.wide_persons import is_wide_person, may_be_wide_person
from proofcheck.extraction.letter.signing.signer import (
    TITLED,
    Signer,
)
from proofcheck.extraction.letter.signing.wide_lines import wide_line, wide_parts
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose

_SPEAKER = re.compile(r"[我是系人]$|我們是$|我们是$")

_SAID_OFFICE = frame_pattern(
    r"的?(?P<title>[\u4e00-\u9fff]{1,10}?{chinese_offices})"
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?=[，,。、；\s（(]|$)"
)

_SIGNS = frame_pattern(
    r"{wide_signing_labels}\s?(?:[(（](?P<title>[^()（）]{2,10})[)）])?\s?[:：]\s?"
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?=[\s，,。(（㊞]|{wide_foot_labels}|$)"
)
_OTHERS = frame_pattern(r"{wide_other_signers}")
"""Persons who do not sign for who gives leave."""

FOOT = 0.4
"""The signature stands behind this share (0..1) of the text."""

FIRMED, WIDE = 2.7, 1.6
"""What it weighs to stand behind an office in a line of Han characters."""


def wide_lines_below(prose: Prose) -> Iterator[Signer]:
    """Yield the persons of lines that name a firm, an office and a person."""
    for start, end in (part for line in prose.lines for part in wide_parts(prose, *line)):
        is_part = not any(line == (start, end) for line in prose.lines)
        found = wide_line(prose, start, end, is_part=is_part)
        is_low = start > len(prose.text) * FOOT or is_under_firm(prose, start)
        if found is not None and (is_low or is_wide_person(prose.text[slice(*found.name)])):
            yield Signer(
                name=found.name, title=found.title, weight=WIDE if found.firm is None else FIRMED
            )


def introduced_person(prose: Prose) -> Iterator[Signer]:
    """Yield who names firm, office and name in a sentence: 我是某某公司的销售总经理毛一鸣。"""
    for start, end in wide_companies(prose, 0, len(prose.text)):
        said = _SAID_OFFICE.match(prose.text, end)
        before = prose.text[max(0, start - 4) : start]
        if said is not None and _SPEAKER.search(before) and may_be_wide_person(said["name"]):
            yield Signer(name=said.span("name"), title=said.span("title"), weight=TITLED)


def is_under_firm(prose: Prose, start: int) -> bool:
    """Whether a line stands right below a firm's name, as the sender's does at the top."""
    above = max((span for span in prose.lines if span[1] <= start), default=None)
    return above is not None and has_legal_form(prose.text[slice(*above)])


def labelled_wide(prose: Prose) -> Iterator[Signer]:
    """Yield persons behind labels of who signs: 批准人(营销副总):林仲岩, 负责人签字:穆之恒."""
    for match in _SIGNS.finditer(prose.text, int(len(prose.text) * FOOT)):
        lead = prose.folded[max(0, match.start() - 6) : match.start() + 3]
        if _OTHERS.search(lead) or not may_be_signer(match["name"]):
            continue
        title = match.span("title") if match["title"] and is_title(match["title"]) else None
        yield Signer(name=match.span("name"), title=title, weight=WIDE)


def may_be_signer(text: str) -> bool:
    """Whether two to four Han characters behind such a label may be a name."""
    return len(text) == 2 or is_wide_person(text) or may_be_wide_person(text)
