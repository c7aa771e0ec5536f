"""Labels in running text: before a colon, or as the counted heading of a clause.

In: the prose. Out: for each label its field, its span, and where its value begins. Labels are data
(`letter_labels.yaml`) or made of their words (`label_stems`); one inside a sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.value_spans import is_bracketed
from proofcheck.extraction.letter.labels.wide_labels import (
    ARTICLE,
    counted_label,
    is_plain_value,
    spaced_label,
)
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import label_fields, label_pattern
from proofcheck.extraction.phrases import find_phrases

MOST = 400
"""Labels that are looked at; a letter has about twenty."""

_COLON = re.compile(r"[.°º]?\s{0,2}(?:[(（][^()（）\n]{0,24}[)）]\s{0,2})?[:：]\s{0,2}")
_BEFORE = re.compile(r"(?:^|[\n.;。；,，·•|)）\]>*–—-]|\d[.)])\s{0,3}$")
_REMARK = re.compile(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]|[:：.。*•]")
_LABEL = re.compile(
    r"\s{0,3}(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-hA-H])[.)）、]\s{0,2}|[-–•*·■●]\s{0,2}){0,2}"
    r"([^:：\n.;。；]{1,60}?(?:\.\s?/\s?[^:：\n.;。；]{1,30}?)?)[.°º]?\s{0,2}[:：]\s{0,2}"
)
_HEADING = re.compile(
    r"\s{0,3}[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-hA-H])[.)）、]\s{0,2}"
    r"([^:：\n.;。；]{1,40}?)(?:\.|\s[-–—])\s"
)
_CLAUSE_COUNT = framed(
    r"\s{0,3}(?:(?:{article_words}|§)\.?\s?(?:\d{1,2}|[ivx]{1,4}|{ordinals})(?:er|[ºª°])?"
    r"|{ordinals}|[ivx]{1,4}(?=[.)]))\s?[.:)–—-]{0,2}\s{1,2}(?=[^\W\d_])"
)
"""The count of a clause in words: SEGUNDO., Artikel 3 –, IV."""

_CLAUSE_HEADING = re.compile(r"([^:：\n.;。；]{1,40}?)(?:\.|\s[-–—])\s")
_ARTICLE_COUNT = re.compile(r"\s{0,3}第\s?[\d一二三四五六七八九十]{1,3}\s?[条款项]\s{0,2}")


def labels_with_colons(prose: Prose) -> Iterator[tuple[str, int, int, int]]:
    """Yield field, start and end of a label with a colon, and where its value begins."""
    listed: set[int] = set()
    for key, start, end in find_phrases(label_pattern(), prose.plain, most=MOST):
        colon = _COLON.match(prose.text, end)
        if colon and _begins(prose, start):
            listed.add(colon.end())
            yield label_fields()[key], start, end, colon.end()
    begins = {start for start, _ in prose.lines} | {start for start, _ in prose.sentences}
    begins |= {cell.start for cell in prose.cells}
    for begin in sorted(begins)[:MOST]:
        article = ARTICLE.match(prose.folded, begin)
        field = field_of_label(article["label"]) if article is not None else None
        if article is not None and field and is_plain_value(prose, article.end()):
            listed.add(article.end())
            yield field, article.start(), article.end("label"), article.end()
            continue
        spaced = spaced_label(prose, begin)
        if spaced is not None and spaced[3] not in listed:
            listed.add(spaced[3])
            yield spaced
            continue
        counted = counted_label(prose, begin)
        if counted is not None:
            listed.add(counted[3])
            yield counted
            continue
        clause = _CLAUSE_COUNT.match(prose.folded, begin)
        count = clause or _ARTICLE_COUNT.match(prose.folded, begin)
        behind = count.end() if count else begin
        heading = _CLAUSE_HEADING if clause else _HEADING
        match = heading.match(prose.text, behind) or _LABEL.match(prose.text, behind)
        if match is None or match.end() in listed:
            continue
        if match.end(1) > prose.line_end(begin) or is_bracketed(prose.text[begin : match.end(1)]):
            continue
        field = field_of_label(_REMARK.sub(" ", prose.slashed[match.start(1) : match.end(1)]))
        if field is not None:
            listed.add(match.end())
            yield field, match.start(), match.end(1), match.end()


def _begins(prose: Prose, start: int) -> bool:
    """Whether a label begins a line, a sentence or a list item."""
    if any(start == line_start for line_start, _ in prose.lines):
        return True
    return bool(_BEFORE.search(prose.text, max(0, start - 6), start))
