"""The letter's own number.

In: the prose and its labelled values. Out: the number as printed, without its label. Without a
label, a lone identifier at the top of the letter (often beside the date) counts.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.absent import absent
from proofcheck.extraction.letter.label_stems import field_of_label
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.recognition import title_verdict
from proofcheck.extraction.letter.words import label_fields, label_pattern
from proofcheck.extraction.phrases import find_phrases
from proofcheck.model.fields import Maybe

LONG_LINE = 60
"""A longer line within a paragraph is prose: "No." at its start continues a sentence."""

_TOKEN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w/.〔〕\[\]()（）-]{2,40}")
_SHAPED = re.compile(
    r"(?<![\w@./+-])[A-Z]{1,8}[-/ .]?(?:[A-Z0-9]{1,10}[-/.]){0,4}\d{2,10}(?![\w@-])"
)
HEAD_LINES = 12
"""Lines at the top in which a number may stand beside a title."""

_TITLED = re.compile(
    r"(?i:\b(?:no|nr|n|number|num|ref|id)\b\.?|n[°º]|№|#|番号|编号|編號)\s{0,2}[:：]?\s{0,2}(?P<number>[A-Za-z0-9][\w/-]{2,30})"
)
_WIDE_NUMBER = re.compile(r"字?第\s?(?P<number>[A-Za-z0-9〔〕\[\]()（）-]{3,30})\s?号")
_OF_MARK = re.compile(r"商标|注册|登录|类|\S{9}")
_AFTER_LABEL = re.compile(r"[.°º\s]{0,3}(?:[:：.#]|n[°º]|no\.?|nr\.?|\s)?\s{0,3}", re.IGNORECASE)


def read_letter_number(prose: Prose, labelled: tuple[Labelled, ...]) -> Maybe[str]:
    """Read the number: behind its label, else the identifier in a line of its own at the top."""
    for value in labelled:
        if value.field == "letter_number":
            end = value.end if value.is_cell else min(value.end, prose.line_end(value.start))
            token = _TOKEN.search(prose.text, value.start, end)
            if token and _is_number(token[0]):
                return prose.field(_clean(token[0]), token.start(), token.end(), 0.95)
    return (
        _by_bare_label(prose) or _in_title(prose, labelled) or _by_shape(prose) or None
    ) or absent(prose, "letter number")


def _by_bare_label(prose: Prose) -> Maybe[str] | None:
    """Find a number behind a label that has no colon, at the beginning of its line or cell."""
    starts = {start for start, end in prose.lines if end - start < LONG_LINE}
    starts |= {start for start, _ in prose.lines if prose.text[start - 1 : start] in ("", "\n")}
    for key, start, end in find_phrases(label_pattern(), prose.plain):
        if label_fields()[key] != "letter_number" or start not in starts:
            continue
        after = _AFTER_LABEL.match(prose.text, end)
        token = _TOKEN.match(prose.text, after.end() if after else end)
        if token and _is_number(token[0]) and token.end() <= prose.line_end(start):
            return prose.field(_clean(token[0]), token.start(), token.end(), 0.9)
    return None


def _in_title(prose: Prose, labelled: tuple[Labelled, ...]) -> Maybe[str] | None:
    """Find a number at the top: behind a title, in 授字第 X 号, or behind a label without colon."""
    for start, end in prose.lines[:HEAD_LINES]:
        match = _TITLED.search(prose.text, start, end) or _WIDE_NUMBER.search(
            prose.text, start, end
        )
        if match is None or not _is_number(match["number"]):
            continue
        if any(value.start <= match.start("number") < value.end for value in labelled):
            continue
        before = prose.plain[start : match.start("number")]
        is_label = len(before.split()) > 1 and field_of_label(before) == "letter_number"
        is_label = is_label or (not before.isascii() and field_of_label(before) == "letter_number")
        is_titled = title_verdict(prose.text[start : match.start()], is_large=False) == 1
        is_wide = match.re is _WIDE_NUMBER and not _OF_MARK.search(
            before + prose.plain[match.end() : min(end, match.end() + 16)]
        )
        if is_label or is_titled or is_wide:
            number = _clean(match["number"])
            first = match.start("number")
            return prose.field(number, first, first + len(number), 0.85)
    return None


def _by_shape(prose: Prose) -> Maybe[str] | None:
    for start, end in prose.lines[:8]:
        text = prose.text[start:end]
        match = _SHAPED.search(text)
        if match is None or "@" in text or "+" in text or len(text) > 70:
            continue
        if match.start() == 0 and ("-" in match[0] or "/" in match[0]):
            return prose.field(match[0], start, start + match.end(), 0.75)
    return None


def _is_number(token: str) -> bool:
    """A number has digits, and is no date or telephone number."""
    digits = sum(ch.isdigit() for ch in token)
    if "年" in token or "月" in token:
        return False
    return digits >= 2 and not re.fullmatch(
        r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}", token
    )


def _clean(token: str) -> str:
    return token.rstrip(".,;)-")
