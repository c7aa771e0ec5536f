"""Persons in Han characters who sign: by the office of their line, or by how they name themselves.

In: the prose. Out: signers with their weights (材料行 店長 蘇子晴; 我是某公司的总经理毛一鸣).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.letter.names.wide_companies import wide_companies
from proofcheck.extraction.letter.names.wide_persons import is_wide_person, may_be_wide_person
from proofcheck.extraction.letter.signing.signer import (
    TITLED,
    Signer,
)
from proofcheck.extraction.letter.signing.wide_lines import wide_line, wide_parts
from proofcheck.extraction.letter.text.prose import Prose

_SPEAKER = re.compile(r"[我是系人]$|我們是$|我们是$")

_SAID_OFFICE = re.compile(
    r"的?(?P<title>[\u4e00-\u9fff]{1,10}?(?:总?经理|总监|董事长|主任|厂长|店长|负责人|法定代表人|主管|專員|专员))"
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?=[，,。、；\s（(]|$)"
)

FOOT = 0.4
"""The signature stands behind this share (0..1) of the text."""

FIRMED, WIDE = 2.5, 1.6
"""What it weighs to stand behind an office in a line of Han characters."""


def _wide_lines(prose: Prose) -> Iterator[Signer]:
    """Yield the persons of lines that name a firm, an office and a person."""
    for start, end in (part for line in prose.lines for part in wide_parts(prose, *line)):
        is_part = not any(line == (start, end) for line in prose.lines)
        found = wide_line(prose, start, end, is_part=is_part)
        is_low = start > len(prose.text) * FOOT
        if found is not None and (is_low or is_wide_person(prose.text[slice(*found.name)])):
            yield Signer(
                name=found.name, title=found.title, weight=WIDE if found.firm is None else FIRMED
            )


def _introduced(prose: Prose) -> Iterator[Signer]:
    """Yield who names firm, office and name in a sentence: 我是某某公司的销售总经理毛一鸣。"""
    for start, end in wide_companies(prose, 0, len(prose.text)):
        said = _SAID_OFFICE.match(prose.text, end)
        before = prose.text[max(0, start - 4) : start]
        if said is not None and _SPEAKER.search(before) and may_be_wide_person(said["name"]):
            yield Signer(name=said.span("name"), title=said.span("title"), weight=TITLED)
