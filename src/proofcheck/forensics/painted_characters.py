"""The characters of a PDF page as they are painted, and which of them nobody sees, and why.

In: an open PDF and a page. Out: a `PaintedPage`: characters with their boxes on the page set
upright, in the file's order, and the runs that they are set in.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from msgspec import Struct

from proofcheck.forensics.ink_trials import Characters, InkTrials
from proofcheck.forensics.page_objects import PaintOrder, TextRun, TooMuchTextError, text_run
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK
from proofcheck.model.document import Page
from proofcheck.model.facts import Concealment
from proofcheck.model.measures import Box
from proofcheck.model.turning import turn_back
from proofcheck.reading.characters import printed
from proofcheck.reading.text_layer import INVISIBLE_MODES, frame_of

MAX_CHARACTERS = 20_000
MAX_RUNS = 6_000
TINY_PT = 2.0
"""Height of text that is too small to be read (red flag 6 says 1 pt)."""

OPAQUE_ALPHA = 16
"""Alpha (0..255) below which text is as good as transparent."""

Rectangle: TypeAlias = tuple[float, float, float, float]
Found: TypeAlias = tuple[str, Rectangle, int, Box]


class PaintedCharacter(Struct, frozen=True, kw_only=True):
    """One printed character; `run` is an index of the page's runs.

    `box` is tight around its ink; `cell` goes from its origin to where the next one begins by
    the font's width, and down to the baseline.
    `concealed` is None for a character that leaves ink on the page as people see it. One that
    `is_doubled` is concealed by its own like: it is part of what shows, too.
    """

    text: str
    box: Box
    run: int
    cell: Box
    concealed: Concealment | None = None
    is_doubled: bool = False

    @property
    def baseline_pt(self) -> float:
        """Where it stands, from the top of the page; tells of text that is set level alone."""
        return self.cell.y1


class PaintedPage(Struct, frozen=True, kw_only=True):
    """The characters of a page, its runs, and how many objects it paints."""

    characters: tuple[PaintedCharacter, ...] = ()
    runs: tuple[TextRun, ...] = ()
    objects: int = 0


def read_painted_pages(upload: Upload) -> dict[int, PaintedPage]:
    """Read every page of a PDF, by number; nothing of an upload that is no open PDF.

    Raises what `read_painted_page` raises.
    """
    pdf = upload.pdf
    if pdf is None:
        return {}
    return {page.number: read_painted_page(pdf, page) for page in upload.document.pages}


def read_painted_page(pdf: pypdfium2.PdfDocument, upright: Page) -> PaintedPage:
    """Read one page; raises `TooMuchTextError` and what pypdfium2 raises for a broken page."""
    with PDFIUM_LOCK:
        page = pdf[upright.number - 1]
        try:
            text_page = page.get_textpage()
            try:
                return _painted(page, text_page.raw, upright)
            finally:
                text_page.close()
        finally:
            page.close()


def _painted(page: pypdfium2.PdfPage, text: Any, upright: Page) -> PaintedPage:
    handles: list[Any] = []
    scales: list[float] = []
    found = list(_characters(page, text, handles, scales))
    if not found:
        return PaintedPage()
    order = PaintOrder(page.raw)
    runs = tuple(
        text_run(handle, order.of(handle), scale)
        for handle, scale in zip(handles, scales, strict=True)
    )
    characters = Characters(
        boxes=np.array([one[1] for one in found], dtype=np.float64),
        of_run=np.array([one[2] for one in found], dtype=np.int64),
        handles=handles,
        orders=np.array([run.order for run in runs], dtype=np.int64),
    )
    concealed, doubled = _concealed(page, found, runs, characters, order)
    turn = turn_back(upright).back
    return PaintedPage(
        characters=tuple(
            PaintedCharacter(
                text=text,
                box=turn.of(Box(*box)),
                run=run,
                cell=turn.of(cell),
                concealed=concealed.get(i),
                is_doubled=i in doubled,
            )
            for i, (text, box, run, cell) in enumerate(found)
        ),
        runs=runs,
        objects=len(order.handles),
    )


def _characters(
    page: pypdfium2.PdfPage, text: Any, handles: list[Any], scales: list[float]
) -> Iterator[Found]:
    """Yield the characters that print something.

    Their text objects are added to `handles`, and to `scales` how much larger text stands on
    the page than the font size of its object says.
    """
    frame = frame_of(page)
    known: dict[int, int] = {}
    count = max(pdfium_c.FPDFText_CountChars(text), 0)
    if count > MAX_CHARACTERS:
        raise TooMuchTextError(f"the page has {count} characters")
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    refs = tuple(ctypes.byref(value) for value in (left, right, bottom, top))
    x, y, loose, matrix = (
        ctypes.c_double(),
        ctypes.c_double(),
        pdfium_c.FS_RECTF(),
        pdfium_c.FS_MATRIX(),
    )
    at = ctypes.byref(x), ctypes.byref(y)
    for index in range(count):
        character = printed(pdfium_c.FPDFText_GetUnicode(text, index))
        handle = pdfium_c.FPDFText_GetTextObject(text, index) if character else None
        if not character or not handle:
            continue
        pdfium_c.FPDFText_GetCharBox(text, index, *refs)
        address = ctypes.addressof(handle.contents)
        if address not in known:
            if len(known) >= MAX_RUNS:
                raise TooMuchTextError(f"the page sets text more than {MAX_RUNS} times")
            known[address] = len(known)
            handles.append(handle)
            pdfium_c.FPDFText_GetMatrix(text, index, matrix)
            scales.append(math.hypot(matrix.c, matrix.d))
        box = frame.displayed(left.value, bottom.value, right.value, top.value)
        pdfium_c.FPDFText_GetCharOrigin(text, index, *at)
        pdfium_c.FPDFText_GetLooseCharBox(text, index, loose)
        # From the origin of a character to that of the next, down to its baseline.
        cell = frame.displayed(x.value, y.value, max(loose.right, x.value), max(loose.top, y.value))
        yield character, (box.x0, box.y0, box.x1, box.y1), known[address], cell


def _concealed(
    page: pypdfium2.PdfPage,
    found: list[Found],
    runs: tuple[TextRun, ...],
    characters: Characters,
    order: PaintOrder,
) -> tuple[dict[int, Concealment], frozenset[int]]:
    """Say of each character that is not seen why it is not, and which are doubled."""
    trials = InkTrials(page, characters)
    ink = trials.ink(with_notes=True)
    hidden = np.flatnonzero(~ink.seen)
    if not hidden.size:
        return {}, frozenset()
    has_notes = pdfium_c.FPDFPage_GetAnnotCount(page.raw) > 0
    bare = trials.ink(with_notes=False).seen if has_notes else ink.seen
    uncovered = bare
    painted = [i for i in hidden if not bare[i] and _has_ink(runs[found[i][2]])]
    if painted:
        first = min(runs[found[i][2]].order for i in painted)
        if covers := order.pictures_and_shapes_after(first):
            uncovered = trials.seen_without(covers)
    width, height = page.get_size()
    paper = Box(0.0, 0.0, width, height)
    reasons = {
        int(i): _why(found[i], runs[found[i][2]], paper, is_bare=bare[i], is_covered=uncovered[i])
        for i in hidden
    }
    return reasons, frozenset(int(i) for i in np.flatnonzero(ink.doubled))


def _has_ink(run: TextRun) -> bool:
    return run.mode not in INVISIBLE_MODES and run.colour[3] >= OPAQUE_ALPHA


def _why(
    found: Found, run: TextRun, paper: Box, *, is_bare: np.bool_, is_covered: np.bool_
) -> Concealment:
    if Box(*found[1]).grown(0.01).intersection(paper) is None:
        return Concealment.OFF_PAGE
    if is_bare:
        return Concealment.UNDER_NOTE
    if not _has_ink(run):
        return Concealment.UNPAINTED
    if is_covered:
        return Concealment.COVERED
    if run.is_optional:
        return Concealment.LAYER_OFF
    return Concealment.TINY if run.size_pt < TINY_PT else Concealment.BLENDED
