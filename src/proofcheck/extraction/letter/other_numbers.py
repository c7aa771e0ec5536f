"""Numbers in a letter that are not its own: a notary's, a printed form's, a house's, a firm's.

In: the prose and where a number stands. Out: yes or no; the places of tax ids and post codes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from proofcheck.extraction.addresses import names_street
from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.identifiers import IdentifierForm, find_identifiers
from proofcheck.extraction.letter.labels.columns import SAME_EDGE_PT, starts_in_rows
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

_FORM = frame_pattern(
    r"(?:^|[·•|]\s|[–—-]\s){form_words}(?:\s{number_words}\.?[°º]?)?\s?[:#]?\s?$"
    r"|(?:^|\s){wide_form_words}(?:{wide_number_words}|代码|代碼|号|號|no\.?)?\s?[:：]?\s?$"
)
"""What a line calls by such a word is the printed form (Form BA-03, 範本代碼 BA-03)."""

_HOUSE = re.compile(r"\d{1,4},\s?[^\W_]")
"""A house in a street goes on with its town (Alcalde No. 142, C.P. 25000)."""


_CODE_LEAD = re.compile(r"[A-Z]{1,6}[-/. ]?(?=\d)")
_CODE = re.compile(r"[A-Z\d]+(?:[-/. ][A-Z\d]+){0,4}")
"""Codes of goods in a column: RS-4010-CH, RS-4477-BK."""

_BEHIND_STREET = re.compile(r",\s(?:n|no|nr|num|nº|n°)[.°º]?\s?$", re.IGNORECASE)
"""Between a street and the number of its house: Strada Statale 16, n. 210."""

_STREET = re.compile(r"\d{1,4}[A-Za-z]?,\s?(?P<street>[^,\n]{4,40})")

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
    is_notarial = is_notarial or _FORM.search(prose.folded[line:start]) is not None
    return is_notarial or _EDITION.match(prose.text, end) is not None


def is_of_house(prose: Prose, line: int, start: int, end: int) -> bool:
    """Whether a number at `start` is that of a house in an address in the line up to `end`."""
    is_behind_street = _BEHIND_STREET.search(prose.text, line, start) is not None
    street = prose.text[line:start].rpartition("·")[2]
    is_behind_street = is_behind_street and names_street(street)
    return is_behind_street or _HOUSE.match(prose.text, start, end) is not None


def is_of_table(prose: Prose, start: int) -> bool:
    """Whether a number stands in a row of a table of goods or shops: an item's, or an account."""
    return any(cell.start <= start < cell.end for cell in _in_tables(prose))


def is_of_codes(prose: Prose, start: int, end: int) -> bool:
    """Whether a number fills its cell in a column of codes that begin alike: those of goods."""
    cell = next((c for c in prose.cells if c.start == start), None)
    lead = _CODE_LEAD.match(prose.text, start, end)
    if cell is None or lead is None or cell.end != end:
        return False
    return any(
        c.page == cell.page
        and c.start != start
        and abs(c.box.x0 - cell.box.x0) <= SAME_EDGE_PT
        and prose.text[c.start : c.end].startswith(lead[0])
        and _CODE.fullmatch(prose.text, c.start, c.end) is not None
        for c in prose.cells
    )


@lru_cache(maxsize=8)
def _in_tables(prose: Prose) -> tuple[Cell, ...]:
    """Return the cells in the rows of tables of goods and of shops."""
    rows = [cell for column in goods_columns(prose) for cell in (column.head, *column.cells)]
    rows += [cell for table in store_tables(prose) for _, cell in table.channels]
    starts = starts_in_rows(prose, rows) if rows else frozenset()
    return tuple(cell for cell in prose.cells if cell.start in starts)


def is_in_street(prose: Prose, start: int, end: int) -> bool:
    """Whether a number is that of a house and a street follows it in its line (188, Harbour Rd.)"""
    street = _STREET.match(prose.text, start, end)
    return street is not None and names_street(street["street"])


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
