"""Values that stand beside a label: behind its colon, in the cell to its right, or below it.

In: the prose of a letter with its cells. Out: spans of values by field, in the order of the
page. Labels are data (`letter_labels.yaml`); a label inside a sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from proofcheck.extraction.letter.clauses import is_clause
from proofcheck.extraction.letter.columns import is_spread_text
from proofcheck.extraction.letter.goods_tables import goods_columns, goods_heads
from proofcheck.extraction.letter.grids import is_column_head
from proofcheck.extraction.letter.label_cells import (
    below,
    is_repeated,
    labels_stand_above,
    right_of,
)
from proofcheck.extraction.letter.label_stems import (
    field_of_label,
    field_of_question,
)
from proofcheck.extraction.letter.loose_labels import is_said, loose_labels
from proofcheck.extraction.letter.mark_tables import heads_of_tables, mark_columns
from proofcheck.extraction.letter.prose import Cell, Prose
from proofcheck.extraction.letter.schedule_tables import schedule_columns, schedule_heads
from proofcheck.extraction.letter.store_tables import store_heads
from proofcheck.extraction.letter.wide_labels import (
    ARTICLE,
    counted_label,
    holds_value,
    is_plain_value,
    label_text,
    spaced_label,
)
from proofcheck.extraction.letter.words import label_fields, label_pattern, letter_words
from proofcheck.extraction.letter.wrapped_labels import wrapped_labels
from proofcheck.extraction.phrases import find_phrases, fold_plain, squeezed

MOST = 400
"""Labels that are looked at; a letter has about twenty."""

FULL_LINE = 0.72
"""A line that is shorter than this share (0..1) of its block's widest is the last of its value."""

LONG_LINE = 45
"""A line below one so long, in one paragraph, may go on with its sentence."""

SAME_ROW = 0.5
"""Cells of one row overlap by this share (0..1) of the lower one's height."""

MAX_LABEL = 60
"""A label has at most so many characters."""

MAX_BRACKET = 80
"""A bracket that a line leaves open is closed within so many characters."""

MAX_VALUE = 400
"""A value behind a colon ends after so many characters."""

_COLON = re.compile(r"[.°º]?\s{0,2}(?:[(（][^()（）\n]{0,24}[)）]\s{0,2})?[:：]\s{0,2}")
LISTED = frozenset(["brands", "channels", "products", "territories"])
"""Fields whose values may stand as a list below their label."""

_BELOW = re.compile(r"\s{0,2}\n\s{0,3}(?:[-–•*·■●]\s{0,3})?")
_BEFORE = re.compile(r"(?:^|[\n.;。；,，·•|)）\]>*–—-]|\d[.)])\s{0,3}$")
_COUNT = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d)?[.)]|[A-Ha-h][.)]|[IVX]{1,4}[.)])\s{1,3}(?=[^\W\d_]{2})"
)
"""The number of a label in a form (9. Date de début)."""

_OF_VALUE = re.compile(r"(?:de|di|of|von|van|do|da|della|des) [^\W\d_]{3,}", re.IGNORECASE)
"""What goes on so is the rest of a title that wide gaps part (CERTIFICAT DE POINT / DE VENTE)."""

_REMARK = re.compile(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]|[:：.。*•]")
_LABEL = re.compile(
    r"\s{0,3}(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-hA-H])[.)）、]\s{0,2}|[-–•*·■●]\s{0,2}){0,2}"
    r"([^:：\n.;。；]{1,60}?)[.°º]?\s{0,2}[:：]\s{0,2}"
)
_LABEL_LINE = re.compile(r"\s?[^\W\d_a-z][^:：\n,.;]{1,32}[:：]\s")
_REMARK_ONLY = re.compile(r"[(（][\u3041-\u9fff]{2,10}[)）]")
"""A remark below a label goes with the label: 許諾者 / （商標権者）."""

_ANSWERS = frozenset(("No", "NO", "no"))
_INNER_COLON = re.compile(r"(?<=[\w.°º])\s?[:：]\s")
_WIDE_COLON = re.compile(r"(?<=[\u3041-\u9fff])\s?[:：]")
_WORD = re.compile(r"[^\W\d_]+")
_HEADING = re.compile(
    r"\s{0,3}[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-hA-H])[.)）、]\s{0,2}"
    r"([^:：\n.;。；]{1,40}?)(?:\.|\s[-–—])\s"
)
_PLACEHOLDER = re.compile(
    r"^\s{0,3}[\[<{【《][^\]>}】》]{0,60}[\]>}】》]\s{0,3}$|_{3}|\.{5}|…{2}|X{4}|×{3}"
)
_ARTICLE_COUNT = re.compile(r"\s{0,3}第\s?[\d一二三四五六七八九十]{1,3}\s?[条款项]\s{0,2}")
_LATIN = re.compile(r"[a-z][a-z \d]*")
_WIDE_RUN = re.compile(r"[\u3041-\u9fff]+")


class Labelled(Struct, frozen=True, kw_only=True):
    """A labelled value: the field, the label's span, and the value's span in the prose."""

    field: str
    label: tuple[int, int]
    start: int
    end: int
    is_cell: bool


@lru_cache(maxsize=8)
def find_labelled(prose: Prose) -> tuple[Labelled, ...]:
    """Return all labelled values, in the order in which they stand."""
    found = [*_behind_colons(prose), *_in_cells(prose), *_in_tables(prose)]
    return tuple(sorted(found, key=lambda value: value.start))


def _behind_colons(prose: Prose) -> Iterator[Labelled]:
    hits = sorted(_with_colons(prose), key=lambda hit: hit[1])
    for index, (field, start, end, value_start) in enumerate(hits):
        if value_start > prose.line_end(start) and _has_cell_right(prose, start, end):
            continue  # the next line of text is the label below
        limit = hits[index + 1][1] if index + 1 < len(hits) else len(prose.text)
        value_end = _value_end(prose, value_start, limit)
        if field in LISTED and is_blank(prose.text[value_start:value_end]):
            value_start, value_end = _list_below(prose, value_start, limit)
        if not is_blank(prose.text[value_start:value_end]):
            yield Labelled(
                field=field, label=(start, end), start=value_start, end=value_end, is_cell=False
            )


def _list_below(prose: Prose, position: int, limit: int) -> tuple[int, int]:
    """Return the list that stands below a label whose line ends with its colon."""
    below = _BELOW.match(prose.text, position, limit)
    if below is None:
        return position, position
    end = _value_end(prose, below.end(), limit)
    return (position, position) if is_clause(prose, below.end(), end) else (below.end(), end)


def _has_cell_right(prose: Prose, start: int, end: int) -> bool:
    """Whether a cell stands right of the one that a label fills: its value."""
    label = next((c for c in prose.cells if c.start <= start and end <= c.end <= end + 3), None)
    return label is not None and any(
        cell.page == label.page
        and cell.box.x0 > label.box.x1
        and cell.box.vertical_overlap(label.box) >= SAME_ROW
        for cell in prose.cells
    )


def _with_colons(prose: Prose) -> Iterator[tuple[str, int, int, int]]:
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
        count = _ARTICLE_COUNT.match(prose.folded, begin)
        behind = count.end() if count else begin
        match = _HEADING.match(prose.text, behind) or _LABEL.match(prose.text, behind)
        if match is None or match.end() in listed:
            continue
        if match.end(1) > prose.line_end(begin) or _is_bracketed(prose.text[begin : match.end(1)]):
            continue
        field = field_of_label(_REMARK.sub(" ", prose.slashed[match.start(1) : match.end(1)]))
        if field is not None:
            listed.add(match.end())
            yield field, match.start(), match.end(1), match.end()


def _inner_label(prose: Prose, start: int, end: int) -> int:
    """Return where a further label with its colon begins within a value (X Reg. No.: 123)."""
    for colon in _WIDE_COLON.finditer(prose.text, start + 1, end):
        if _is_bracketed(prose.text[start : colon.start()]):
            continue  # 京东商城（店铺名称：…专卖店）
        for length in range(min(6, colon.start() - start), 1, -1):
            first = colon.start() - length
            if first > start and field_of_label(prose.plain[first : colon.start()]):
                return first
    for colon in _INNER_COLON.finditer(prose.text, start, end):
        if _is_bracketed(prose.text[start : colon.start()]):
            continue  # Zalando (store: Fenwick Direct)
        words = list(_WORD.finditer(prose.plain, start, colon.start()))[-4:]
        for word in words:
            if word.start() > start and field_of_label(prose.plain[word.start() : colon.start()]):
                return word.start()
    return end


def _is_bracketed(before: str) -> bool:
    return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))


def is_blank(text: str) -> bool:
    """Whether a text stands for a value that was not filled in: ____, [Company], N/A, TBD."""
    folded = fold_plain(text).strip()
    if not any(ch.isalnum() for ch in folded) or _PLACEHOLDER.search(text):
        return True
    return squeezed(folded.strip(" .:;,()")) in letter_words().placeholders


def _begins(prose: Prose, start: int) -> bool:
    """A label begins a line, a sentence or a list item."""
    if any(start == line_start for line_start, _ in prose.lines):
        return True
    return bool(_BEFORE.search(prose.text, max(0, start - 6), start))


def _value_end(prose: Prose, start: int, limit: int) -> int:
    """Return where a value behind a colon ends: with its sentence, or with a line that is short."""
    _, sentence_end = prose.sentence(start)
    if prose.text[:sentence_end].rstrip()[-1:] in ";；" and not is_clause(prose, start, limit):
        sentence_end = max(sentence_end, prose.line_end(start))
    end = min(limit, sentence_end, start + MAX_VALUE)
    line_end = prose.line_end(start)
    if (line_end < end and _is_short_line(prose, start, line_end)) or (
        line_end < end and _LABEL_LINE.match(prose.text, line_end + 1, end)
    ):
        end = line_end
    end = _inner_label(prose, start, end)
    opened = prose.text.rfind("（", start, end)
    if opened >= 0 and "）" not in prose.text[opened:end]:
        closed = prose.text.find("）", end, min(limit, end + MAX_BRACKET))
        end = closed + 1 if closed >= 0 else end
    while end > start and prose.text[end - 1] in " \n.;。；,，":
        end -= 1
    return end


def _is_short_line(prose: Prose, start: int, line_end: int) -> bool:
    """Whether a line ends well before the widest of its block, and not with a comma."""
    if prose.text[:line_end].rstrip()[-1:] in ",，、;/&-":
        return False
    line_start = max((a for a, _ in prose.lines if a <= start), default=start)
    first, last = prose.text.rfind("\n", 0, start) + 1, prose.text.find("\n", start)
    widths = [b - a for a, b in prose.lines if first <= a and b <= (last if last >= 0 else b)]
    return line_end - line_start < FULL_LINE * max(widths, default=0)


def _in_tables(prose: Prose) -> Iterator[Labelled]:
    """Yield the cells of tables of marks and of goods, each behind the heading of its column."""
    for column in (*mark_columns(prose), *goods_columns(prose), *schedule_columns(prose)):
        for cell in column.cells:
            yield Labelled(
                field=column.field,
                label=(column.head.start, column.head.end),
                start=cell.start,
                end=cell.end,
                is_cell=True,
            )


def _in_cells(prose: Prose) -> Iterator[Labelled]:
    heads = heads_of_tables(prose) | store_heads(prose) | goods_heads(prose)
    heads |= schedule_heads(prose)
    fields = {
        index: None if cell.start in heads else _cell_field(prose, cell)
        for index, cell in enumerate(prose.cells)
    }
    labels = {
        index
        for index, field in fields.items()
        if field and prose.text[prose.cells[index].start : prose.cells[index].end] not in _ANSWERS
    }
    labels -= {index for index in labels if is_repeated(prose, index, fields)}
    labels -= {index for index in labels if is_spread_text(prose, prose.cells[index])}
    for index, field in loose_labels(prose, labels):
        fields[index] = field
        labels.add(index)
    cells = {index: prose.cells[index] for index in labels}
    is_stacked = labels_stand_above(prose, cells)
    wrapped = {} if is_stacked else wrapped_labels(prose, lambda cell: _cell_field(prose, cell))
    for index, (whole, field) in wrapped.items():
        if right_of(prose, whole, {*labels, index, index + 1}):
            cells.pop(index + 1, None)
            cells[index], fields[index] = whole, field
            labels |= {index, index + 1}
    for index, label in cells.items():
        is_step = _COUNT.match(prose.text, label.start) is not None  # of a chain, or of a form
        is_column = is_column_head(prose, index) and not is_step
        values = below(prose, label, labels, is_column=True) if is_column else []
        values = values or (below(prose, label, labels) if is_stacked and not is_step else [])
        values = values or right_of(prose, label, labels)
        values = values or ([] if is_step else below(prose, label, labels))
        if values and values[0].start not in heads:
            start, end = min(v.start for v in values), max(v.end for v in values)
            end = _inner_label(prose, start, end)
            is_remark = _REMARK_ONLY.fullmatch(prose.text, start, end)
            if (
                is_blank(prose.text[start:end])
                or is_remark
                or _OF_VALUE.match(prose.text, start, end)
            ):
                continue
            yield Labelled(
                field=fields[index] or "",
                label=(label.start, label.end),
                start=start,
                end=end,
                is_cell=True,
            )


def _cell_field(prose: Prose, cell: Cell) -> str | None:
    """Return the field whose label fills the cell; either half of a bilingual label does."""
    if cell.end - cell.start > MAX_LABEL or is_said(prose, cell):
        return None
    count = _COUNT.match(prose.text, cell.start, cell.end)
    start = count.end() if count else cell.start
    text = label_text(prose.slashed[start : cell.end])
    if ARTICLE.fullmatch(prose.folded, cell.start, cell.end) and not is_plain_value(
        prose, cell.end
    ):
        return None
    if prose.text[cell.start : cell.end].rstrip(" :").endswith(("?", "？")):
        return field_of_question(text)
    is_cut = prose.text[cell.start : cell.end].endswith(("’", "'"))  # the brand’ s lanterns
    if is_cut or _goes_on(prose, cell.start) or _is_mid_sentence(prose, cell.start):
        return None
    if holds_value(prose, cell):
        return None
    if (spaced := spaced_label(prose, cell.start)) is not None and spaced[2] < cell.end:
        return None
    whole = label_fields().get(squeezed(text))
    if whole:
        return whole
    latin = squeezed(" ".join(_LATIN.findall(text)))
    wide = "".join(_WIDE_RUN.findall(text))
    halves = {label_fields().get(latin), label_fields().get(wide)} - {None}
    if latin and wide and len(halves) == 1:
        return halves.pop()
    return field_of_label(text)


def _is_mid_sentence(prose: Prose, start: int) -> bool:
    """Whether a cell in small letters stands behind small letters of the same line."""
    before = prose.text[max(0, start - 2) : start]
    is_small = prose.text[start : start + 1].islower()
    return is_small and before[-1:] == " " and before[:1].isalpha() and before[:1].islower()


def _goes_on(prose: Prose, start: int) -> bool:
    """Whether a cell goes on with the sentence of a long line above it."""
    before = max((b for _, b in prose.lines if b <= start), default=0)
    line_start = next((a for a, b in prose.lines if b == before), 0)
    gap = prose.text[before:start]
    is_bare = len([c for c in prose.cells if line_start <= c.start < before]) <= 1
    line = prose.text[line_start:before]
    width = len(line) + sum(not ch.isascii() and ch.isalpha() for ch in line if ch > "\u2e80")
    return "\n" not in gap and is_bare and width > LONG_LINE and before > 0
