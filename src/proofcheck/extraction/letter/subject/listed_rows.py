"""Lists of goods that stand line below line, or row below row, under what announces them.

In: the cells of the prose, the line that announces. Out: the rows of the list, and the item that
each holds, without its bullet and count. The list is told by its edge, its bullets, the columns of
its rows, or by lines that were broken on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.columns import head_text, in_row
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.subject.item_edges import without_articles
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.line_breaks import are_parted, is_full
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]
Row = list[Cell]

MAX_ITEM = 110
"""A longer line is a sentence."""

SET_IN_PT = 6.0
"""A list that is set in begins at least so many points to the right of its announcement."""

EDGE_PT = 3.5
"""Rows of one list begin within so many points of one edge."""

FIRST_STEP_HEIGHTS, STEP_HEIGHTS = 3.2, 2.4
"""The first row follows the announcement, and each row the one before, within so many line
heights."""

MOST_ROWS = 40
"""Rows of one list that are read."""

MAX_STEP_GROWTH, MAX_WIDER = 2.0, 0.6
"""A gap that is so many times as wide as the one before it, and wider by so many line heights, ends
a list."""

LEAST_GROUPS, GROUP_CELLS = 2, 2
"""A table of groups and their models has so many rows at least, and so many cells in each."""

_BULLET = re.compile(
    r"(?:[-–—•*·■●▪◦○・▶➢>✓✔»]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s{0,3}|[①-⑳]\s?"
)
_CODE_BEFORE = re.compile(r"(?=[A-Z-]{0,13}\d)[A-Z\d-]{6,14}\s{1,2}(?:[-–:]\s)?(?=\w{3})")
"""The code of an item, before its name (B0…)."""

_COUNT = re.compile(r"\(?\d{1,2}[.)]?|[-–—•*·■●▪◦○・▶➢✓✔]|[a-z][.)]")
_LABEL = re.compile(r"[:：](?!\d)")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.。]\s+[A-ZÀ-Þ]")
_LETTERS = re.compile(r"[^\W\d_]")
_ITEM_HEAD, _GOODS_HEAD = framed(r"{item_heads}"), framed(r"{goods_heads}")
_MODEL = re.compile(r"[A-ZÀ-Þ][^\W\d_]+\s[^,\n]{0,40}?(?<!\w)(?:[A-Z]{1,3}-?\d|\d)")
_AND = framed(r"[,;]?\s{and_at_end}$")
SIGNS = ("trades", "acts", "roles")
WEIGHT = re.compile(r"\d\s?kg(?![A-Za-z])", re.IGNORECASE)


def rows_under(prose: Prose, lead: Cell, *, is_open: bool) -> list[Row]:
    """Return the rows of the list under an announcement, down to the text that goes on."""
    left_pt = _edge_before(prose, lead)
    rows: list[Row] = []
    last_pt, step_pt = lead.box.y1, FIRST_STEP_HEIGHTS * lead.box.height_pt
    for row in _rows(prose, lead):
        first = row[0]
        if not rows:  # OCR draws a box close around letters without ascenders
            step_pt = max(step_pt, FIRST_STEP_HEIGHTS * first.box.height_pt)
        if first.box.y0 - last_pt > step_pt or len(rows) >= MOST_ROWS:
            break
        if rows and first.box.x0 < rows[0][0].box.x0 - EDGE_PT:
            break
        if not rows and len(row) > 1 and _is_head(prose, row):
            last_pt = max(cell.box.y1 for cell in row)
            continue
        if not _is_row(prose, row, rows, left_pt):
            break
        if any(has_sign(name, prose.folded, first.start, row[-1].end) for name in SIGNS):
            return []  # clauses
        rows.append(row)
        last_pt = max(cell.box.y1 for cell in row)
        step_pt = STEP_HEIGHTS * first.box.height_pt
        if len(rows) > 1:
            gap_pt = max(first.box.y0 - rows[-2][0].box.y1, 0.0)
            wider_pt = max(MAX_STEP_GROWTH * gap_pt, gap_pt + MAX_WIDER * first.box.height_pt)
            step_pt = min(step_pt, wider_pt)
    if not rows or (is_open and is_full(prose, lead, rows[0][0])):
        return []
    is_set_in = rows[0][0].box.x0 >= left_pt + SET_IN_PT
    are_bulleted = len(rows) > 1 and all(_is_bulleted(prose, row) for row in rows)
    are_columns = len(rows) > 1 and all(len(row) > 1 for row in rows)
    are_lines = len(rows) > 1 and are_parted(prose, [row[0] for row in rows])
    is_told = are_columns or are_lines
    return rows if is_set_in or are_bulleted or (is_told and not is_open) else []


def _edge_before(prose: Prose, lead: Cell) -> float:
    """Return the left edge of the paragraph that a line ends."""
    above = [
        cell
        for cell in prose.cells
        if cell.page == lead.page
        and cell.box.y0 <= lead.box.y0 + 1
        and lead.box.y0 - cell.box.y1 < 2 * lead.box.height_pt
        and cell.box.x0 < lead.box.x1
        and lead.box.x0 < cell.box.x1
    ]
    return min(cell.box.x0 for cell in (*above, lead))


def _rows(prose: Prose, lead: Cell) -> Iterator[Row]:
    """Yield the rows below a line, from left to right; what stands in other columns is left out."""
    below = sorted(
        (
            cell
            for cell in prose.cells
            if cell.page == lead.page
            and cell.box.y0 > lead.box.y1 - lead.box.height_pt / 3
            and cell.box.x1 > lead.box.x0 - EDGE_PT
        ),
        key=lambda cell: cell.box.y0,
    )
    row: Row = []
    for cell in below:
        if row and not in_row(cell, row[0]):
            yield sorted(row, key=lambda c: c.box.x0)
            row = []
        row.append(cell)
    if row:
        yield sorted(row, key=lambda c: c.box.x0)


def _is_row(prose: Prose, row: Row, rows: Sequence[Row], left_pt: float) -> bool:
    """Whether a row may be an item: at the edge of the list, no label, sentence or firm."""
    text = " ".join(prose.text[cell.start : cell.end] for cell in row)
    if len(text) > MAX_ITEM or _SENTENCE.search(text) or is_blank(text):
        return False
    if rows and row[0].box.x0 > rows[0][0].box.x0 + EDGE_PT:
        return _goes_on(prose, row, rows)
    start, end = row[0].start, row[-1].end
    if has_legal_form(WEIGHT.sub("", text)) or pattern_of("closings").match(
        prose.plain, start, end
    ):
        return False
    is_set_in = row[0].box.x0 >= left_pt + SET_IN_PT
    if is_set_in or _is_bulleted(prose, row):
        return True
    return not _LABEL.search(text) and not field_of_label(prose.plain[start : row[0].end])


def _goes_on(prose: Prose, row: Row, rows: Sequence[Row]) -> bool:
    """Whether a line that begins behind the bullets goes on with the item above it."""
    text = _after_bullet(prose, rows[0][0])
    return len(row) == 1 and (text > rows[0][0].start or len(rows[0]) > 1)


def _is_bulleted(prose: Prose, row: Row) -> bool:
    cell = row[0]
    is_count = len(row) > 1 and _COUNT.fullmatch(prose.text, cell.start, cell.end) is not None
    return is_count or _after_bullet(prose, cell) > cell.start


def _after_bullet(prose: Prose, cell: Cell) -> int:
    bullet = _BULLET.match(prose.text, cell.start, cell.end)
    return bullet.end() if bullet and bullet.end() < cell.end else cell.start


def items_of(prose: Prose, rows: list[Row]) -> Iterator[Span]:
    """Yield one item of each row: of several cells, the one that names the goods."""
    rows = [_without_count(prose, row) for row in rows]
    rows = [row for row in rows if row]
    if rows and len(rows[0]) > 1 and _is_head(prose, rows[0]):
        rows = rows[1:]
    if not rows:
        return
    edge_pt = rows[0][0].box.x0
    if models := _models_of_groups(prose, rows):
        yield from models
        return
    named_at_pt = _column(prose, rows)
    pending: Span | None = None
    for row in rows:
        cell = min(row, key=lambda c: abs(c.box.x0 - named_at_pt))
        start, end = _bare(prose, _after_bullet(prose, cell), cell.end)
        code = _CODE_BEFORE.match(prose.text, start, end)
        start, end = without_articles(prose, (code.end() if code else start, end))
        is_more = len(row) == 1 and cell.box.x0 > edge_pt + EDGE_PT
        if pending and is_more and not _after_bullet(prose, cell) > cell.start:
            pending = pending[0], end
            continue
        if pending:
            yield pending
        pending = (start, end) if _LETTERS.search(prose.text, start, end) else None
    if pending:
        yield pending


def _models_of_groups(prose: Prose, rows: Sequence[Row]) -> list[Span]:
    """Return the models that stand beside the names of their groups (Toasters | X T1, X T2)."""
    if len(rows) < LEAST_GROUPS or any(len(row) != GROUP_CELLS for row in rows):
        return []
    are_groups = all(" " not in prose.text[row[0].start : row[0].end] for row in rows)
    models = [item for row in rows for item in list_items(prose, row[1].start, row[1].end)]
    are_models = all(_MODEL.match(prose.text, *item) for item in models)
    return models if are_groups and are_models else []


def _without_count(prose: Prose, row: Row) -> Row:
    cell = row[0]
    is_count = len(row) > 1 and _COUNT.fullmatch(prose.text, cell.start, cell.end)
    return row[1:] if is_count else row


def _is_head(prose: Prose, row: Row) -> bool:
    """Whether a row holds the headings of a table."""
    heads = [head_text(prose, cell) for cell in row]
    return any(_ITEM_HEAD.fullmatch(t) or _GOODS_HEAD.fullmatch(t) for t in heads) or any(
        field_of_label(text) for text in heads
    )


def _column(prose: Prose, rows: Sequence[Row]) -> float:
    """Return the left edge of the column with most nouns for goods, and of equals most letters."""
    most: dict[float, tuple[int, int]] = {}
    for row in rows:
        for cell in row:
            edge_pt = next((e for e in most if abs(e - cell.box.x0) <= EDGE_PT), cell.box.x0)
            nouns, letters = most.get(edge_pt, (0, 0))
            text = prose.text[cell.start : cell.end]
            nouns += nouns_in(prose, cell.start, cell.end)
            most[edge_pt] = nouns, letters + len(_LETTERS.findall(text))
    return max(most, key=lambda edge_pt: most[edge_pt])


def _bare(prose: Prose, start: int, end: int) -> Span:
    """Cut marks and "and" off the end of an item."""
    joint = _AND.search(prose.folded, start, end)
    end = joint.start() if joint else end
    while end > start and prose.text[end - 1] in " .,;、。；，":
        end -= 1
    return start, end
