"""Headings and questions that say whose data follow: "2. Reseller", "Wem", "LE FOURNISSEUR".

In: the prose with its cells. Out: for a name the part its nearest heading gives it. A heading
stands above its data, or left of them, where rows of one party may share it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct, structs

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.party_ranks import countersigns, told_apart
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import (
    is_label_words,
    label_classes,
    label_halves,
)
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.words import label_fields, pattern_of
from proofcheck.extraction.phrases import squeezed
from proofcheck.model.measures import box_around

MAX_HEADING = 48
"""A heading has at most so many characters."""

COLUMNS = 3
"""From so many cells in a row on, it is the head of a table."""

ABOVE_HEIGHTS = 14
"""Data stand at most so many line heights below their heading."""

WRAP_GAP = 0.8
"""A heading goes on in a line less than so many line heights below."""

LEAST_BEGUN = 12
"""The sentence that a line ends began so many characters before it, or it is a heading."""

NEARER = 0.01
"""What it weighs to stand one line height nearer to the same heading."""

CENTRED = 0.1
"""Share (0..1) of the wider of two cells by which the middles of centred ones differ at most."""

_COUNT = framed(
    r"^\s{0,2}(?:{counted_parts}\s(?:\d{1,2}|[a-h]|[ivx]{1,4})\b\s?[-–—:.)]?|[(（]?(?:\d{1,2}"
    r"(?:[.)）、]|(?=\s))|[a-d]\s(?=[a-z])|(?:[a-h]|[ivx]{1,4}"
    r"|[一二三四五六七八九十壹贰叁肆伍]{1,2})[.)）、]))\s{0,3}"
)
_OR = framed(r"(?P<one>.+?)\s\(?{or_words}\s(?P<other>.+)")
_REMARK = re.compile(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]|[:：.。*•]")

_OPEN = re.compile(r"[(（][^()（）]{1,40}$")
_CLOSE = re.compile(r"[^()（）]{1,40}[)）]")
_IN_BRACKETS = re.compile(r"\s?[(（][^()（）]{2,40}[)）]\s?")


class Heading(Struct, frozen=True, kw_only=True):
    """A cell that names a party's part; `role` is grantor or grantee.

    `is_column`: it stands in a row of three cells or more, so that its data are below it;
    `is_side`: one cell stands right of it, so that they are there; `is_alone`: it fills its row.
    """

    cell: Cell
    role: str
    is_column: bool
    is_side: bool
    is_alone: bool


@lru_cache(maxsize=8)
def role_headings(prose: Prose) -> tuple[Heading, ...]:
    """Return the cells that are headings of a party, in the order of the page."""
    found: list[Heading] = []
    texts: list[str] = []
    issuers = []
    for cell, text in (*_single(prose), *_wrapped(prose)):
        if len(_REMARK.sub("", text)) <= MAX_HEADING:
            role = role_of_heading(text)
            if role is not None and not _ends_sentence(prose, cell):
                texts.append(text)
                row = [c for c in prose.cells if c.page == cell.page and _is_beside(cell, c)]
                is_side = len(row) == 2 and any(c.box.x0 > cell.box.x1 for c in row)
                is_side = is_side and all(
                    role_of_heading(prose.plain[c.start : c.end]) is None for c in row if c != cell
                )
                found.append(
                    Heading(
                        cell=cell,
                        role=role,
                        is_column=len(row) >= COLUMNS and not _leads_row(prose, cell, row),
                        is_side=is_side,
                        is_alone=len(row) == 1 and not _has_neighbour(prose, cell),
                    )
                )
                if role_of_remark(text) == "grantor":
                    issuers.append(found[-1])
    if issuers:
        return tuple(h for h in found if h.role != "grantor" or h in issuers)
    parts = told_apart([(h.role, text) for h, text in zip(found, texts, strict=True)])
    told = zip(found, parts, strict=True)
    return tuple(structs.replace(h, role=part) for h, part in told if part is not None)


def _ends_sentence(prose: Prose, cell: Cell) -> bool:
    """Whether a cell is the last words of a sentence that began in a line above it."""
    is_end = prose.text[cell.start : cell.end].endswith((".", "。"))
    return is_end and prose.sentence(cell.start)[0] < cell.start - LEAST_BEGUN


def _leads_row(prose: Prose, cell: Cell, row: list[Cell]) -> bool:
    """Whether a label and its value stand right of a heading: the heading leads a group of rows."""
    right = sorted((c for c in row if c.box.x0 > cell.box.x1), key=lambda c: c.box.x0)
    if len(right) != len(row) - 1 or len(right) < 2:
        return False
    label, value = (prose.plain[c.start : c.end] for c in right[:2])
    return is_label_words(label) and not is_label_words(value)


def _single(prose: Prose) -> Iterator[tuple[Cell, str]]:
    """Yield cells with a remark in brackets that stands or goes on in the line below."""
    for cell in prose.cells:
        text = prose.slashed[cell.start : cell.end]
        is_open = _OPEN.search(text) is not None
        if len(text) <= MAX_HEADING and (is_open or not _REMARK.search(text[3:])):
            lower = _line_below(prose, cell)
            rest = prose.plain[lower.start : lower.end] if lower is not None else ""
            if (_CLOSE if is_open else _IN_BRACKETS).fullmatch(rest):
                text = f"{text} {rest}"
        yield cell, text


def _wrapped(prose: Prose) -> Iterator[tuple[Cell, str]]:
    """Yield two cells of a column of labels as one, where neither is a heading by itself.

    Their datum stands right of them (Autorisiertes / Unternehmen: X).
    """
    for cell in prose.cells:
        text = prose.slashed[cell.start : cell.end]
        if len(text) > MAX_HEADING // 2:
            continue
        lower = _line_below(prose, cell)
        if lower is None or not _has_neighbour(prose, cell):
            continue
        rest = prose.plain[lower.start : lower.end]
        if len(rest) <= MAX_HEADING // 2 and not (role_of_heading(text) or role_of_heading(rest)):
            box = box_around((cell.box, lower.box))
            whole = Cell(start=cell.start, end=cell.end, page=cell.page, box=box)
            yield whole, f"{text} {rest}"


def _line_below(prose: Prose, cell: Cell) -> Cell | None:
    """Return the next line of a label, None where nothing stands right below."""
    lefts = _lefts(prose)
    reach_pt = cell.box.height_pt + 1.0
    first = bisect_left(lefts, (cell.box.x0 - reach_pt, 0))
    last = bisect_left(lefts, (cell.box.x0 + reach_pt, 0))
    numbers = sorted(number for _, number in lefts[first:last])
    near = (prose.cells[number] for number in numbers)
    return next((other for other in near if _is_right_below(cell, other)), None)


@lru_cache(maxsize=8)
def _lefts(prose: Prose) -> tuple[tuple[float, int], ...]:
    """Return where the cells begin, from the left on, with their numbers."""
    return tuple(sorted((cell.box.x0, number) for number, cell in enumerate(prose.cells)))


def _is_right_below(cell: Cell, other: Cell) -> bool:
    """Whether a cell is the next line of a label."""
    upper, lower = cell.box, other.box
    if other.page != cell.page or lower.y0 <= upper.y0:
        return False
    height_pt = min(upper.y1 - upper.y0, lower.y1 - lower.y0)
    is_near = -0.4 * height_pt <= lower.y0 - upper.y1 <= WRAP_GAP * height_pt
    return is_near and abs(lower.x0 - upper.x0) <= height_pt


def _is_beside(cell: Cell, other: Cell) -> bool:
    """Whether a cell stands in the row of another or is it; a wrapped heading counts once."""
    is_part = other.start != cell.start and abs(other.box.x0 - cell.box.x0) <= other.box.height_pt
    return cell.box.vertical_overlap(other.box) >= 0.5 and not is_part


def _has_neighbour(prose: Prose, cell: Cell) -> bool:
    """Whether data of two lines stand beside a heading that is centred on them."""
    return any(
        c.page == cell.page and c.box.x0 > cell.box.x1 and c.box.vertical_overlap(cell.box) > 0.15
        for c in prose.cells
    )


def role_of_remark(text: str) -> str | None:
    """Return the part that a remark in brackets gives: Importer (issuer of this letter)."""
    for remark in _IN_BRACKETS.finditer(text):
        for role in ("grantor", "grantee"):
            if clause_pattern(f"{role}_remarks").fullmatch(remark[0].strip(" ()（）")):
                return role
    return None


def role_of_heading(text: str) -> str | None:
    """Return grantor or grantee for a text that is nothing but such a heading."""
    bare = _REMARK.sub(" ", _COUNT.sub("", text)).strip()
    if countersigns(text.strip()):
        return "grantee"
    if not bare or pattern_of("salutations").match(bare):
        return None
    if (remarked := role_of_remark(text)) is not None:
        return remarked
    for role in ("grantor", "grantee"):
        if clause_pattern(f"{role}_questions").fullmatch(bare):
            return role
    field = label_fields().get(squeezed(bare))
    if field in ("grantor", "grantee"):
        return field
    choice = _OR.fullmatch(bare)
    if (
        choice is not None
        and _by_classes(choice["one"]) == "grantor"
        and _is_known(choice["other"])
    ):
        return "grantor"  # a form's word for whoever issues it: brand owner or distributor
    halves = label_halves(bare)
    told = {_by_classes(half) for half in halves} - {None} if halves else set()
    return _by_classes(bare) or (told.pop() if len(told) == 1 else None)


@cache
def _by_classes(text: str) -> str | None:
    if clause_pattern("authorised_firm").fullmatch(text):
        return "grantee"
    classes = label_classes(text)
    if classes is None or classes & _ELSE or ("document" in classes and not classes & _OF_PAPER):
        return None  # "Certificate of authorised dealer" is the title of the paper
    gives, gets = "granting" in classes, "receiving" in classes
    if not gives and not gets and clause_pattern("authorised_firm").search(text):
        return "grantee"
    if gives == gets:
        return None
    return "grantor" if gives else "grantee"


def _is_known(text: str) -> bool:
    return label_classes(text) is not None


_OF_PAPER = frozenset(("holding", "towards", "by"))
_ELSE = frozenset(
    ("contact", "identifier", "date", "begin", "end", "period", "territories", "title", "products")
)


def role_by_heading(headings: tuple[Heading, ...], cell: Cell) -> tuple[str, float] | None:
    """Return the part of the party whose data a cell belongs to, with a weight for its distance."""
    best: tuple[float, Heading] | None = None
    for heading in headings:
        distance = _distance(heading, cell)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, heading)
    if best is None:
        return None
    weight = 3.0 if best[0] < 2.5 else 2.4 if best[0] < 6 else 1.8
    return best[1].role, weight - NEARER * best[0]


def _is_centred_on(cell: Cell, heading: Cell) -> bool:
    """Whether a cell stands under a heading on the same middle axis (certificates)."""
    offset_pt = abs(cell.box.centre[0] - heading.box.centre[0])
    return offset_pt <= CENTRED * max(cell.box.width_pt, heading.box.width_pt)


def _distance(above: Heading, cell: Cell) -> float | None:
    """Return how far a cell stands from a heading above or left of it, in line heights."""
    heading = above.cell
    if heading.page != cell.page or heading.start == cell.start:
        return None
    height = max(heading.box.height_pt, 1.0)
    down = (cell.box.y0 - heading.box.y0) / height
    if above.is_alone:
        is_near = cell.box.x0 > heading.box.x0 - 24 or _is_centred_on(cell, heading)
        return down * 0.8 if is_near and 0.3 < down <= ABOVE_HEIGHTS else None
    if cell.box.x0 >= heading.box.x1 - 1 and cell.box.x0 > heading.box.x0 + 4:
        if above.is_column:
            return None
        rows = abs(cell.box.centre[1] - heading.box.centre[1]) / height
        return rows * 1.1 if rows <= 5 else None
    shared = min(cell.box.x1, heading.box.x1) - max(cell.box.x0, heading.box.x0)
    if above.is_column and shared > 0 and 0.5 < down <= 3:
        return down * 0.8
    is_under = cell.box.x0 < heading.box.x1 + 40 and cell.box.x0 > heading.box.x0 - 24
    if is_under and not above.is_side and 0.5 < down <= ABOVE_HEIGHTS:
        return down * 0.8
    return None
