"""The name among the plain lines of a block.

In go the lines, out come texts of one or more pieces that keep their places.
"""

from __future__ import annotations

import re

from msgspec import Struct

from proofcheck.extraction.addresses import (
    address_parts,
    addressee_end,
    has_legal_form,
    has_postcode,
    has_street,
    is_addressing,
    is_branch,
    is_cjk,
    is_legal_form,
    is_title,
    names_street,
    without_country_code,
)
from proofcheck.extraction.han import simplified
from proofcheck.extraction.kind_words import folded as folded_title
from proofcheck.extraction.kind_words import title_kinds
from proofcheck.extraction.parties.pieces import PartyBlock, Piece, is_name_like
from proofcheck.extraction.phrases import squeezed
from proofcheck.extraction.words import join_readings, make_reading
from proofcheck.model.fields import Reading

SHORTEST_NAME = 4
"""Letters of a name with its legal form, at least."""

LARGER = 1.2
SAME_SIZE = 0.06
"""From how many times the height of the lines below a name is in large print, and by what share
of their height the lines of one print may differ."""


class PartyText(Struct, frozen=True, kw_only=True):
    """A name or address: pieces of one or more lines, joined by `joint` between lines."""

    pieces: tuple[Piece, ...]
    joint: str

    @property
    def text(self) -> str:
        """The pieces, joined; by a blank where they stand in one row as separate cells."""
        joined = ""
        for index, piece in enumerate(self.pieces):
            part = _clean(piece)
            if not joined or not part:
                joined = joined or part
                continue
            previous = self.pieces[index - 1].cell
            beside = previous is not piece.cell and previous.row == piece.cell.row
            joined = joined.rstrip(" ,;") + (" " if beside else self.joint) + part
        return joined.rstrip(" ,;")

    def reading(self, confidence: float) -> Reading[str]:
        """Return the text as a reading with the box around its pieces."""
        readings = tuple(
            make_reading(p.text, p.cell.line, p.start, p.end, p.cell.page, confidence)
            for p in self.pieces
        )
        return join_readings(self.text, readings, self.joint)


def read_name(block: PartyBlock, plain: list[Piece]) -> tuple[PartyText | None, list[Piece]]:
    """Return the name's lines and the lines after them."""
    titles: list[Piece] = []
    for index, piece in enumerate(plain):
        if is_title(piece.text):
            titles = [] if is_addressing(piece.text) else [piece]
            continue
        head = _name_part(piece) or _cjk_name_part(piece)
        if head is not None:
            head = without_register_number(head)
            start = head.end if is_cjk(head.text) else _next_part(piece, head)
            tail = _before_number(block, piece, start)
            return name_text([*titles, head]), [tail, *plain[index + 1 :]]
        if not is_name_like(block.sheet, piece):
            if has_postcode(piece.text) or has_street(piece.text):
                return _name_below(block, plain[index:])
            continue
        piece = _before_number(block, piece, piece.start)
        return _name_lines(titles, [piece, *plain[index + 1 :]])
    return None, []


def _name_below(block: PartyBlock, plain: list[Piece]) -> tuple[PartyText | None, list[Piece]]:
    """Return the name under its address, as Japanese receipts print it, else none."""
    address, following = plain[0], plain[1:2]
    if not following or not is_cjk(address.text) or has_postcode(following[0].text):
        return None, plain
    if block.label is not None or not is_name_like(block.sheet, following[0]):
        return None, plain
    return name_text([without_register_number(following[0])]), [address, *plain[2:]]


def _name_lines(titles: list[Piece], lines: list[Piece]) -> tuple[PartyText, list[Piece]]:
    """Return the name from its first line on: the legal name where the next line brings it."""
    first, rest = lines[0], lines[1:]
    if not rest or titles or not _brings_legal_form(first, rest[0]):
        return name_text([*titles, without_register_number(first)]), rest
    second = without_register_number(rest[0])
    if is_legal_form(second.text) or _is_broken_name(first, rest):
        return name_text([first, second]), rest[1:]
    return name_text([second]), rest[1:]


def _is_broken_name(first: Piece, rest: list[Piece]) -> bool:
    """Whether a name in large print runs over two lines, as it does in a narrow side bar.

    A trade name over the legal name differs from it in size, or is repeated in it.
    """
    one, two = first.cell.height_pt, rest[0].cell.height_pt
    smaller = len(rest) > 1 and two >= LARGER * rest[1].cell.height_pt
    is_repeated = first.text.split()[0].casefold() in rest[0].text.casefold()
    return smaller and abs(one - two) <= SAME_SIZE * one and not is_repeated


_REGISTER_TAIL = re.compile(
    r"[\s,]*(?:\((?:[A-Z ]{0,12}[:.]? ?)?\d[\d\s]{2,}[\s-]*[A-Z0-9]{0,2}\)?"
    r"|\b\d{5,}\s?-\s?[A-Z]\)?|\bCo(?:mpany)?\.? ?Reg.*)\W*$"
)


_SHIPPED_PER = re.compile(r"\s(?:per|via|by) (?=[A-Z]|[ms]\.)")
"""How a line goes on behind the shipper with the vessel ("Velo Corp. per EVER GLORY V.118")."""

_HEAD_OF_FIRM = re.compile(
    r"\s(?:代表取締役|代表者|代表社員|代表|店主|院長|法定代表人|负责人)[\s:：]?\s?\S.*$"
)
"""Who leads a firm, behind its name (加藤機材 代表 加藤 剛)."""


def without_register_number(piece: Piece) -> Piece:
    """Return a name's piece without a company number ("(519537-X)") or 御中 behind it."""
    respect = addressee_end(piece.text)
    if respect:
        return Piece(cell=piece.cell, start=piece.start, end=piece.start + respect)
    trading = _TRADING_NAME.search(piece.text)
    if trading is not None:
        return Piece(cell=piece.cell, start=piece.start + trading.end(), end=piece.end)
    titled = _title_start(piece.text)
    if titled:
        return Piece(cell=piece.cell, start=piece.start, end=piece.start + titled)
    vessel = _SHIPPED_PER.search(piece.text)
    if vessel is not None and has_legal_form(piece.text[: vessel.start()]):
        return Piece(cell=piece.cell, start=piece.start, end=piece.start + vessel.start())
    match = _HEAD_OF_FIRM.search(piece.text) or _REGISTER_TAIL.search(piece.text)
    if match is None or match.start() < 3:
        return piece
    return Piece(cell=piece.cell, start=piece.start, end=piece.start + match.start())


def _title_start(text: str) -> int:
    """Return where a title begins right behind a firm's name (某某有限公司销售单), or 0."""
    head, _, last = text.rstrip().rpartition(" ")
    if head and squeezed(folded_title(last)) in title_kinds() and has_legal_form(head):
        return len(head.rstrip())
    folded = simplified(text).replace(" ", "")
    if not is_cjk(folded) or len(folded) != len(text.rstrip()):
        return 0
    starts = (at for at in range(2, len(folded) - 1) if folded[at:] in title_kinds())
    start = next(starts, 0)
    return start if has_legal_form(folded[:start]) and start else 0


def name_text(pieces: list[Piece]) -> PartyText:
    """Return pieces joined by blanks."""
    return PartyText(pieces=tuple(pieces), joint=" ")


def _name_part(piece: Piece) -> Piece | None:
    """Return the name at the start of a line that holds the address too, else None."""
    text = piece.text
    if not (has_postcode(text) or has_street(text)) or not re.search(r"\s[-–—·●•|∙*■▪]\s|, ", text):
        return None
    spans = address_parts(text)
    start, end = spans[0]
    capital = CAPITAL.search(text, start, end)
    end = capital.start() if capital else end
    while len(spans) > 1 and is_legal_form(text[slice(*spans[1])]):
        end = spans.pop(1)[1]
    first = text[start:end]
    if len(spans) < 2 or any(ch.isdigit() for ch in first) or has_postcode(first):
        return None
    if not has_legal_form(first) and (len(spans) < 3 or _ends_in_street(first)):
        return None
    if len(spans) < 3 and not has_postcode(text):
        return None
    return Piece(cell=piece.cell, start=piece.start + start, end=piece.start + end)


_TRADING_NAME = re.compile(
    r"\b(?:is|are) (?:a|the) (?:trading (?:name|style|division)|division|brand|part) of (?=[A-Z])"
)
"""How a trade name is followed by the company's ("X is a trading name of Y Ltd")."""


def _cjk_name_part(piece: Piece) -> Piece | None:
    """Return a firm's name that its address follows in the same line, behind a blank."""
    name, _, rest = piece.text.partition(" ")
    if not is_cjk(name) or not has_legal_form(name) or not has_postcode(rest):
        return None
    if is_legal_form(name):
        further, _, rest = rest.partition(" ")
        name = f"{name} {further}"
    is_name = has_postcode(rest) and not has_postcode(name) and len(name) > SHORTEST_NAME
    return (
        Piece(cell=piece.cell, start=piece.start, end=piece.start + len(name)) if is_name else None
    )


def _ends_in_street(text: str) -> bool:
    """Whether a text is the name of a street, and does not merely begin so ("St. Agnes Clinic")."""
    words = text.split()
    return names_street(text) and not (len(words) > 2 and not names_street(" ".join(words[1:])))


CAPITAL = re.compile(
    r"[\s,]*\b(?:au capital|capital(?: social)?|capitale sociale|cap\. ?soc"
    r"|Stammkapital|Grundkapital"
    r"|kapitał zakładowy|maatschappelijk kapitaal|share capital)\b",
    re.I,
)
"""How the footer of a company goes on behind its name with its capital."""


def _before_number(block: PartyBlock, piece: Piece, start: int) -> Piece:
    """Return what follows a name in its line, up to the label of a tax id, telephone or mail."""
    ends = (
        label.start
        for label in block.sheet.labels_of(piece.cell)
        if label.best in _NUMBERS
        and start < label.start < piece.end
        and not has_postcode(piece.cell.text[label.end :])
        and any(ch.isdigit() or ch == "@" for ch in piece.cell.text[label.end :])
    )
    return Piece(cell=piece.cell, start=start, end=min(ends, default=piece.end))


_NUMBERS = frozenset({"tax_id", "email", "iban", "bic", "other_number", "tax_total"})


def _next_part(piece: Piece, head: Piece) -> int:
    spans = address_parts(piece.text)
    return piece.start + next(
        (start for start, _ in spans if piece.start + start >= head.end), len(piece.text)
    )


def _brings_legal_form(first: Piece, second: Piece) -> bool:
    """Whether a second line brings the legal form that the first lacks, or goes on with it."""
    if is_legal_form(second.text):
        return True
    if has_legal_form(first.text) or not (
        has_legal_form(second.text) or is_legal_form(second.text)
    ):
        return False
    if has_postcode(second.text) or has_street(second.text) or is_branch(second.text):
        return False
    return len(second.text) <= 70


_CAPTION = re.compile(
    r"(?<!\w)(?:CAP|Comune|Nazione|Città|PLZ ?/ ?Ort|PLZ|Postleitzahl|Ort|Stadt|Land"
    r"|Post ?code|ZIP(?: code)?|City|Town|County|State|Country"
    r"|Code postal|C\.?P\.?|Ville|Pays|Código postal|Cód\. ?postal|Localidade?|Población|Ciudad"
    r"|País|Plaats|Woonplaats|Kod pocztowy|Miejscowość|Miasto|Kraj"
    r"|邮编|邮政编码|郵便番号)\s?[:：]\s*",
    re.I,
)
_PROVINCE = re.compile(r"\s*\bProvincia\s?:\s*([A-Z]{2})\b")
"""Captions within the address, as forms and the Italian e-invoice's style sheet print them."""


def _clean(piece: Piece) -> str:
    text = _PROVINCE.sub(r" (\1)", _CAPTION.sub("", piece.text))
    return without_country_code(text.strip(" ;")).lstrip(" ,")
