"""A page as extraction sees it: cells in rows with their labels, and the values they point at.

In goes a `PageText`; out comes a `Sheet`. `offers` yields, for one label, the places where its
value can stand: after it in its cell, right of it in its row, below it in its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct, structs

from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.cells import Cell, Grid, make_grid
from proofcheck.extraction.joined_labels import AMOUNT_BETWEEN, Label
from proofcheck.extraction.labels import LONGEST_MERE_WORD, find_labels
from proofcheck.extraction.lines.heading_rows import is_data_label
from proofcheck.extraction.lines.headings import is_heading_row, names_money
from proofcheck.extraction.wrapped import broken_labels
from proofcheck.model.document import PageText

MAX_CELLS = 4000
"""Cells of one page that are looked at; more than any paper has."""

FEWEST_HEADINGS = 3
"""Headings that a table of items has at least, and cells of a row."""

FEWEST_AMOUNTS = 2
"""Amounts in a row that make it one of a table of items."""

LETTERS_OF_A_CODE, MONEY_DECIMALS = 3, 2
"""Letters beside an amount, as a currency or a code of tax has, and the amount's decimals."""

OF_PAPER = frozenset({"invoice_number", "other_number", "issue_date", "due_date", "other_date"})
"""Labels of which a strip of the paper's own data has more than of anything else."""

EXPLAINING = {
    "prepaid_total": ("other_amount",),
    "tax_total": ("other_amount", "lines_total"),
    "tax_id": ("other_amount", "lines_total"),
}
"""Labels of amounts, and those behind them that only say more of them: a card, goods, a reason."""


class Relation(StrEnum):
    """Where a value stands as seen from its label."""

    AFTER = "after"
    RIGHT = "right"
    BELOW = "below"


class Offer(Struct, frozen=True, kw_only=True):
    """A place where a label's value can stand: `start` to `end` of the cell's text.

    `score` is 0..1: how usual the place is for the value of a label.
    """

    cell: Cell
    start: int
    end: int
    relation: Relation
    score: float

    @property
    def text(self) -> str:
        """The offered text."""
        return self.cell.text[self.start : self.end]


class Hit(Struct, frozen=True, kw_only=True):
    """A label in a cell of a sheet."""

    sheet: Sheet
    cell: Cell
    label: Label

    def meaning(self, fields: dict[str, float]) -> Hit:
        """Return the hit with a label that means other fields, or those more or less surely."""
        return structs.replace(self, label=structs.replace(self.label, fields=fields))

    @property
    def is_in_table(self) -> bool:
        """Whether the label stands in a table of items: in its headings, or a row of amounts."""
        return self.sheet.heads_table(self.cell) or self.sheet.is_priced(self.cell)

    @property
    def next_start(self) -> int:
        """Where the next label of the cell begins, or the text ends.

        A mere word before a date ("Acompte versé le 01/03/2026") ends no label of an amount.
        """
        of_amount = any(field.endswith("_total") for field in self.label.fields)
        end = self.label.end
        for label in self.sheet.labels_of(self.cell):
            if label.start < end or (of_amount and _is_mere_date(label)):
                continue
            if _is_in_brackets(self.cell.text, end, label) or self._is_explained_by(label, end):
                continue  # "Total (includes 28.80 VAT)"
            is_led = self.cell.text[end : label.start].strip() == "/"
            if not is_led or (label.is_whole and not _are_dates(self.label, label)):
                return label.start
            end = label.end  # "Invoice date / Delivery date 9 May 2026"
        return len(self.cell.text)

    def _is_explained_by(self, label: Label, end: int) -> bool:
        """Whether a word goes on a payment's or tax's label that has no amount yet.

        "Paid by Visa 45.00", "VAT 0 % - exempt supply", "Sales tax 6 % on goods".
        """
        if not any(label.best in EXPLAINING.get(field, ()) for field in self.label.fields):
            return False
        return not AMOUNT_BETWEEN.search(self.cell.text[end : label.start])


def _is_in_brackets(text: str, start: int, label: Label) -> bool:
    """Whether a label stands in brackets that no number precedes and that end the text."""
    text = text.replace("（", "(").replace("）", ")")
    opened = max(text.rfind("(", 0, label.start), 0)
    closed = text.rstrip(" .:").endswith(")") and text.count("(", opened) == 1
    return text[opened] == "(" and closed and not AMOUNT_BETWEEN.search(text[start:opened])


def _are_dates(one: Label, other: Label) -> bool:
    """Whether two labels mean dates, which are one day then."""
    return one.best.endswith("_date") and other.best.endswith("_date")


def _is_mere_date(label: Label) -> bool:
    """Whether a label is a short word that means the date behind it."""
    dated = all(field.endswith("_date") for field in label.fields)
    return dated and len(label.key) <= LONGEST_MERE_WORD and not label.has_colon


class Sheet:
    """One page's cells, rows and labels."""

    def __init__(self, page: PageText) -> None:
        self.page = page
        self.grid: Grid = make_grid(page)
        self.cells = self.grid.cells[:MAX_CELLS]
        self._labels = {
            id(cell): find_labels(cell.text, with_slips=cell.is_ocr) for cell in self.cells
        }
        for upper, lower in broken_labels(self.grid, _is_label):
            label = find_labels(f"{upper.text} {lower.text}")[0]
            self._labels[id(upper)] = (structs.replace(label, end=len(upper.text)),)
            self._labels[id(lower)] = ()

    def labels_of(self, cell: Cell) -> tuple[Label, ...]:
        """Return the labels of a cell, left to right."""
        return self._labels.get(id(cell), ())

    def hits(self, field: str) -> Iterator[Hit]:
        """Yield the labels that can mean `field`, top to bottom."""
        for cell in self.cells:
            for label in self.labels_of(cell):
                if field in label.fields:
                    yield Hit(sheet=self, cell=cell, label=label)

    def hits_in(self, cell: Cell, field: str) -> Iterator[Hit]:
        """Yield the labels of one cell that can mean `field`."""
        for label in self.labels_of(cell):
            if field in label.fields:
                yield Hit(sheet=self, cell=cell, label=label)

    def opens_with_label(self, cell: Cell) -> bool:
        """Whether a cell begins with a label of its own."""
        return any(label.at_start for label in self.labels_of(cell))

    def heads_table(self, cell: Cell) -> bool:
        """Whether a cell stands in the row of headings of a table of items."""
        row = self.grid.rows[cell.row]
        if len(row) < FEWEST_HEADINGS or not is_heading_row(self.grid, cell.row):
            return False
        # Labels over the paper's own data (Invoice no., Invoice date) head no table of items.
        is_of_paper = 2 * sum(map(self._is_of_paper, row)) >= len(row)
        return not is_of_paper or names_money(self.grid, cell.row)

    def _is_of_paper(self, cell: Cell) -> bool:
        """Whether a cell is a label of the paper's own data, or of a number or date beside it."""
        labels = self.labels_of(cell)
        is_whole = len(labels) == 1 and labels[0].at_start and labels[0].is_whole
        return (is_whole and labels[0].best in OF_PAPER) or is_data_label(cell)

    def is_priced(self, cell: Cell) -> bool:
        """Whether a cell's row is one of a table: two amounts or more in cells of their own."""
        row = self.grid.rows[cell.row]
        if len(row) < FEWEST_HEADINGS:
            return False
        return sum(_is_amount(cell.text) for cell in row) >= FEWEST_AMOUNTS


def _is_amount(text: str) -> bool:
    """Whether a text is an amount of money and little else."""
    amounts = find_amounts(text)
    is_one = len(amounts) == 1 and len(amounts[0].as_printed) >= len(text) - LETTERS_OF_A_CODE
    return is_one and amounts[0].decimals == MONEY_DECIMALS


def _is_label(text: str) -> bool:
    """Whether a whole text is one label."""
    labels = find_labels(text)
    return len(labels) == 1 and labels[0].at_start and labels[0].is_whole


def read_sheets(pages: tuple[PageText, ...]) -> tuple[Sheet, ...]:
    """Return the pages as sheets."""
    return tuple(Sheet(page) for page in pages)


def offers(hit: Hit, *, rows_below: int = 3) -> Iterator[Offer]:
    """Yield where the value of a label can stand, the most usual place first.

    Nothing is offered right of a label once another label begins there. Below, the first rows
    of the same column are offered; rows that begin with a label of their own end the column.
    """
    rest = hit.cell.text[hit.label.end : hit.next_start]
    filled = any(ch.isalnum() for ch in rest)
    if filled:
        yield Offer(
            cell=hit.cell,
            start=hit.label.end,
            end=hit.next_start,
            relation=Relation.AFTER,
            score=1.0,
        )
    if hit.next_start < len(hit.cell.text):
        return
    yield from _right_of(hit)
    if not filled:
        yield from _below(hit, rows_below)


def _right_of(hit: Hit) -> Iterator[Offer]:
    for index, cell in enumerate(hit.sheet.grid.right_of(hit.cell)):
        if hit.sheet.opens_with_label(cell) and any(ch.isalnum() for ch in cell.text):
            return
        gap_pt = cell.box.x0 - hit.cell.box.x1
        near = max(0.0, 1.0 - gap_pt / max(hit.sheet.page.width_pt, 1.0))
        score = (0.95 if index == 0 else 0.8) * (0.7 + 0.3 * near)
        yield Offer(cell=cell, start=0, end=len(cell.text), relation=Relation.RIGHT, score=score)
        if index == 3:
            return


def _below(hit: Hit, rows: int) -> Iterator[Offer]:
    for cell in hit.sheet.grid.below(hit.cell, rows):
        steps = cell.row - hit.cell.row
        labels = hit.sheet.labels_of(cell)
        if labels and labels[0].at_start and labels[0].has_colon:
            return
        drop_pt = cell.box.y0 - hit.cell.box.y1
        if drop_pt > 6 * max(hit.cell.height_pt, hit.sheet.grid.line_height_pt):
            return
        aligned = _alignment(hit.cell, cell)
        score = 0.85 * (0.8 ** (steps - 1)) * (0.6 + 0.4 * aligned)
        yield Offer(cell=cell, start=0, end=len(cell.text), relation=Relation.BELOW, score=score)


def _alignment(upper: Cell, lower: Cell) -> float:
    """Return how well two cells share an edge or their middle, 0..1."""
    one, other = upper.box, lower.box
    shift = min(
        abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.centre[0] - other.centre[0])
    )
    return max(0.0, 1.0 - shift / (4 * max(upper.height_pt, 1.0)))
