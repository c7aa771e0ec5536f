"""Numbers in a letter that are not its own: a notary's, a printed form's, a house's, a firm's.

In: the prose and where a number stands. Out: yes or no; the places of tax ids and post codes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.identifiers import IdentifierForm, find_identifiers
from proofcheck.extraction.letter.labels.columns import starts_in_rows
from proofcheck.extraction.letter.labels.goods_tables import goods_columns
from proofcheck.extraction.letter.labels.store_tables import store_tables
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Cell, Prose

_NOTARIAL = frame_pattern(r"{notarial_words}")
"""Before the number under which a notary has entered the signature."""

_EDITION = re.compile(
    r"\s{0,2}[(/·|–-]?\s?(?:v(?:er(?:s(?:i[oó]n|[aã]o|ione|ie))?|\.)?\.?\s?\d{1,2}(?:\.\d{1,2})?"
    r"|rev(?:ision)?\.?\s?[a-z\d]{1,2}|wersja\s?\d|版本?\s?\d)\b",
    re.IGNORECASE,
)
"""Behind the number of a printed form stands its edition (BP-12 v3, QF/07 Rev. B)."""

SAME_ROW = 0.5
"""Cells of one row overlap by this share (0..1) of the lower one's height."""

OTHER_LEAD = 44
"""The word for a law, a court's case or another paper stands within so many characters before."""

_OTHER_PAPER = frame_pattern(
    r"\b{laws}\b[^;]{0,34}$|\b{other_papers}\b[^,;]{0,30}$"
    r"|{wide_other_papers}[^,，;；]{0,12}$|表[号单][:： ]{0,2}[a-z]?$"
)

_HOUSE = re.compile(r"\d{1,4},\s?[^\W_]")
"""A house in a street goes on with its town (Alcalde No. 142, C.P. 25000)."""


_POST_CODE = re.compile(
    r"(?:〒\s?|(?<!\w))(?P<code>\d{3}-\d{4})(?!\w)"
    r"|(?<![\w-])(?P<town>[\doOl]{4}-\d{3})(?= [A-ZÀ-Ý][a-zà-ÿ])"
)
"""Japanese ones, which an address has behind their sign, and Portuguese ones before a town."""


def identified_places(prose: Prose) -> frozenset[int]:
    """Return the places of tax ids, and of post codes wherever these are printed again."""
    spans = [(id.start, id.end) for id in find_identifiers(prose.text, (IdentifierForm.VAT,))]
    found = list(_POST_CODE.finditer(prose.text))
    marked = {match["code"] for match in found if match[0].startswith("〒")}
    spans += [m.span() for m in found if m["town"] or m["code"] in marked]
    return frozenset(place for start, end in spans for place in range(start, end))


def is_of_form_or_notary(prose: Prose, start: int, end: int) -> bool:
    """Whether a notary's words stand before a number, or the edition of a form behind it."""
    line = max((first for first, _ in prose.lines if first <= start), default=0)
    is_notarial = _NOTARIAL.search(prose.folded, line, end) is not None
    lead = prose.folded[max(line, start - OTHER_LEAD) : start]
    is_notarial = is_notarial or _OTHER_PAPER.search(lead) is not None
    return is_notarial or _EDITION.match(prose.text, end) is not None


def is_of_house(prose: Prose, start: int, end: int) -> bool:
    """Whether a number is that of a house in the line of an address that ends at `end`."""
    return _HOUSE.match(prose.text, start, end) is not None


def is_of_table(prose: Prose, start: int) -> bool:
    """Whether a number stands in a row of a table of goods or shops: an item's, or an account."""
    return any(cell.start <= start < cell.end for cell in _in_tables(prose))


@lru_cache(maxsize=8)
def _in_tables(prose: Prose) -> tuple[Cell, ...]:
    """Return the cells in the rows of tables of goods and of shops."""
    rows = [cell for column in goods_columns(prose) for cell in (column.head, *column.cells)]
    rows += [cell for table in store_tables(prose) for _, cell in table.channels]
    starts = starts_in_rows(prose, rows) if rows else frozenset()
    return tuple(cell for cell in prose.cells if cell.start in starts)


def is_addressees(prose: Prose, start: int) -> bool:
    """Whether the cell left of a number calls it the addressee's: Your ticket, Ihr Vorgang."""
    cell = next((c for c in prose.cells if c.start <= start < c.end), None)
    left = max(
        (
            c
            for c in prose.cells
            if cell is not None
            and c.page == cell.page
            and c.box.x1 <= cell.box.x0
            and c.box.vertical_overlap(cell.box) >= SAME_ROW
        ),
        key=lambda c: c.box.x1,
        default=None,
    )
    yours = clause_pattern("your_words")
    return left is not None and yours.match(prose.plain, left.start, left.end) is not None
