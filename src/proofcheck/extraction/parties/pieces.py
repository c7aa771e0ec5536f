"""Pieces and blocks of lines that name a party, and where such a block ends."""

from __future__ import annotations

import re

from msgspec import Struct

from proofcheck.extraction.addresses import (
    has_legal_form,
    has_postcode,
    has_street,
    is_cjk,
    is_country,
    is_no_name,
    is_title,
    words_of,
)
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.identifiers import IdentifierForm, find_identifiers
from proofcheck.extraction.joined_labels import Label
from proofcheck.extraction.kind_words import folded, title_kinds, title_pattern
from proofcheck.extraction.phrases import find_phrases, squeezed
from proofcheck.extraction.sheets import Hit, Sheet

PARTY_LABELS = ("seller", "buyer", "ship_to")
"""Fields of labels that head a party's block (`ship_to` also stands for payees and contacts)."""


INNER_LABELS = ("party_name", "party_address", "tax_id")
"""Fields of labels that stand inside a party's block."""


NEIGHBOUR_HEIGHTS = 2.5
"""Pieces of one line of OCR text stand no farther apart than this many heights."""


LETTERS_BESIDE_DATE = 3
"""Letters beside the date that ends a letterhead, at most."""


FLUSH_HEIGHTS = 0.25
"""How far the ends of lines set flush right may differ, in heights."""


NUMBER_ASIDE = r"\s{1,2}[A-Z]{0,3}\d[\w./-]{0,14}\s[—–-]\s(?=[^\W\d_])"
"""A party's number between its label and its name, parted from it by a dash."""

ATTENTION_HEIGHTS = 1.5
"""How far under a name, in heights, the line of its person stands at most."""


class Piece(Struct, frozen=True, kw_only=True):
    """One line of a block: `start` to `end` of a cell's text, without its label."""

    cell: Cell
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text of the piece."""
        return self.cell.text[self.start : self.end]


class PartyBlock(Struct, frozen=True, kw_only=True):
    """Lines that belong together; `label` says whose they are, None where nothing says so.

    `is_sender_line`: name and address stand in one line. `is_under_sender_line`: the block
    follows such a line, as in the window of a German letter.
    """

    sheet: Sheet
    pieces: tuple[Piece, ...]
    label: str | None = None
    is_sender_line: bool = False
    is_under_sender_line: bool = False

    @property
    def top(self) -> float:
        """Where the block begins on its page, 0 (top) to 1 (bottom)."""
        return self.pieces[0].cell.top


_LEAD = re.compile(r"[\s:：.,;|)\]\-–—=]*")


def trimmed(cell: Cell, start: int, end: int) -> Piece:
    """Return a span without signs and blanks around it."""
    text = cell.text[:end]
    match = _LEAD.match(text, start)
    begin = match.end() if match else start
    return Piece(
        cell=cell, start=min(begin, end), end=max(len(text.rstrip(" :：|;")), min(begin, end))
    )


def is_flush_right(one: Cell, other: Cell) -> bool:
    """Whether two lines end at the same place, as those of a block set flush right do."""
    return abs(one.box.x1 - other.box.x1) <= FLUSH_HEIGHTS * max(one.height_pt, 4.0)


def beside(row: list[Cell], cell: Cell) -> list[Cell]:
    """Return a cell with its close neighbours in the row, as OCR parts words too widely.

    A text layer's cells are parted where columns are: there the cell stands alone.
    """
    if not cell.is_ocr:
        return [cell]
    index = next(i for i, other in enumerate(row) if other is cell)
    first = last = index
    while first > 0 and _is_close(row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _is_close(row[last], row[last + 1]):
        last += 1
    return row[first : last + 1]


def _is_close(left: Cell, right: Cell) -> bool:
    height = max(left.height_pt, right.height_pt)
    return right.box.x0 - left.box.x1 <= NEIGHBOUR_HEIGHTS * height


_NUMBER_TAIL = re.compile(r"\s*\(\s?\d[\d\s]{3,}[\s-]*[A-Z]?\s?\)?\s*$")


_JAPANESE_SENTENCE = re.compile(r"(?:ました|ます|です|ません|ください|下さい)\s?。?$")


_ASKS_NUMBER = re.compile(r"\w\W+(?:no|nr|nbr|n[°º]|number|nummer|numero|numer)\W{0,2}$", re.I)
"""How a label ends that a number follows ("AIR WAYBILL NO.")."""


_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_CAPTION = re.compile(r"[^\W\d_]{2,15} ?[:：](?=\s)")
"""A word with a colon in front ("Subject: …"): a caption that no lexicon knows, and no name."""


def is_name_like(sheet: Sheet, piece: Piece) -> bool:
    """Whether a line can be a party's name: letters, no label, no address, no heading."""
    text = _NUMBER_TAIL.sub("", piece.text)
    letters = sum(ch.isalpha() for ch in text)
    if letters < 2 or letters < 0.5 * len(text.replace(" ", "")) or is_no_name(text):
        return False
    if squeezed(folded(_BRACKETED.sub("", text))) in title_kinds() or _is_numbered_title(text):
        return False
    if is_title(text) or is_country(text) or _JAPANESE_SENTENCE.search(text):
        return False
    if _ASKS_NUMBER.search(text) or _CAPTION.match(text):
        return False
    if _is_number_of_paper(sheet, piece):
        return False
    if has_legal_form(text):
        return True
    if text.rstrip()[-1:] in (".", "!", "?") and text.count(" ") >= 3:
        return False
    return not (has_postcode(text) or has_street(text))


def _is_number_of_paper(sheet: Sheet, piece: Piece) -> bool:
    """Whether a line is a number with its label of two words or more ("Your order 7")."""
    label = next(iter(sheet.labels_of(piece.cell)), None)
    if label is None or label.start != piece.start or label.best != "other_number":
        return False
    return label.words > 1 and any(ch.isdigit() for ch in piece.text[label.end - piece.start :])


_NUMBER = re.compile(r"\W{0,3}(?:n[or°º]?\W{1,3})?[A-Z]{0,6}[-/. ]?\d", re.I)


def _is_numbered_title(text: str) -> bool:
    """Whether a text is the title of a paper with its number ("Conferma d'ordine CO-41")."""
    first = next(iter(find_phrases(title_pattern(), folded(text))), None)
    return first is not None and first[1] == 0 and bool(_NUMBER.match(text[first[2] :]))


def pitch_of(sheet: Sheet, *cells: Cell) -> float:
    """Return the line height (pt) that gaps around the cells are measured by."""
    return max(sheet.grid.line_height_pt, *(cell.height_pt for cell in cells))


def is_heading(hit: Hit) -> bool:
    """Whether a party label heads a block: at the start, and not the beginning of a name."""
    label = hit.label
    if label.key in words_of("attention") and _is_under_name(hit):
        return False
    if len(label.key) == 1 and hit.cell.text[label.end :].lstrip(" :.")[:1].isdigit():
        return False  # "A: 7,0 % MwSt" is no addressee
    if _ends_behind_sign(hit) or _is_explained(hit):
        return True
    if not label.at_start and not (label.has_colon and label.words > 1):
        return False
    if label.has_colon or label.is_whole or _only_labels_follow(hit):
        return True
    if re.match(NUMBER_ASIDE, hit.cell.text[label.end :]):
        return True
    if _is_in_compound(hit):
        return False
    rest = hit.cell.text[label.end :].lstrip(" .,-–")
    return label.words >= 2 and not rest[:1].islower()


def _is_in_compound(hit: Hit) -> bool:
    """Whether a Chinese or Japanese label only begins a word (供方仓库), and no firm follows it."""
    text, end = hit.cell.text, hit.label.end
    is_glued = is_cjk(text[end - 1 : end]) and is_cjk(text[end : end + 1])
    return is_glued and not has_legal_form(text[end:].partition(" ")[0])


def _is_under_name(hit: Hit) -> bool:
    """Whether a person's line stands close below the firm's name, of whose block it is a part."""
    cell, rows = hit.cell, hit.sheet.grid.rows
    reach = ATTENTION_HEIGHTS * max(cell.height_pt, 4.0)
    return any(
        abs(other.box.x0 - cell.box.x0) <= reach
        and cell.box.y0 - other.box.y1 <= reach
        and is_name_like(hit.sheet, Piece(cell=other, start=0, end=len(other.text)))
        and not hit.sheet.opens_with_label(other)
        for row in rows[max(cell.row - 2, 0) : cell.row]
        for other in row
    )


def _ends_behind_sign(hit: Hit) -> bool:
    """Whether a label ends its cell behind a number or short word and a sign ("Podmiot1 - …")."""
    before = hit.cell.text[: hit.label.start]
    return hit.label.is_whole and bool(_BEFORE_LABEL.fullmatch(before))


def _is_explained(hit: Hit) -> bool:
    """Whether nothing but words in brackets stands behind a label ("Käufer (Empfänger)")."""
    rest = hit.cell.text[hit.label.end :]
    return hit.label.at_start and bool(_IN_BRACKETS.fullmatch(rest))


_BEFORE_LABEL = re.compile(r"\W*\w{1,14} ?\d{0,2} ?[-–—:/.)]\s*")
_IN_BRACKETS = re.compile(r"\s*\([^()\d]{2,40}\)\s*:?\s*")


def _only_labels_follow(hit: Hit) -> bool:
    """Whether nothing but other labels stands behind a label (购买方 名称：…)."""
    labels = hit.sheet.labels_of(hit.cell)
    following = [label for label in labels if label.start >= hit.label.end]
    if not following or following[0].best not in INNER_LABELS:
        return False
    return not any(ch.isalnum() for ch in hit.cell.text[hit.label.end : following[0].start])


_SECTION_FIELDS = frozenset(
    {"invoice_number", "issue_date", "due_date", "other_date", "currency", *PARTY_LABELS}
)


def ends_block(sheet: Sheet, cell: Cell) -> bool:
    """Whether a cell begins another section: a party, a number, a date, a table or a title."""
    if sheet.heads_table(cell):
        return True
    if sheet.is_priced(cell) or is_date_alone(cell.text):
        return True
    labels = sheet.labels_of(cell)
    if labels and labels[0].at_start:
        first = labels[0]
        if first.best in PARTY_LABELS:
            return is_heading(Hit(sheet=sheet, cell=cell, label=first))
        sure = first.weight(first.best) >= (0.9 if first.best == "invoice_number" else 0.7)
        if first.best in _SECTION_FIELDS and sure and (first.has_colon or first.words > 1):
            return not (has_street(cell.text) or has_postcode(cell.text))
        if first.best.endswith(("_total", "_amount")) and not _is_tax_id(first, cell):
            return first.has_colon or first.is_whole
    return is_no_name(cell.text)


def is_date_alone(text: str) -> bool:
    """Whether a line is the date of a letter and nothing else but perhaps its place."""
    dates = find_dates(text)
    if len(dates) != 1:
        return False
    rest = text[: dates[0].start] + text[dates[0].end :]
    return sum(ch.isalnum() for ch in rest) <= LETTERS_BESIDE_DATE


def _is_tax_id(label: Label, cell: Cell) -> bool:
    """Whether a label means a tax id, or a tax's name has one behind it ("TVA : FR40303265045")."""
    if "tax_id" in label.fields:
        return True
    rest = cell.text[label.end :]
    return "tax_total" in label.fields and bool(find_identifiers(rest, (IdentifierForm.VAT,)))
