"""Words of a PDF page's text layer, by pdfium's characters, in displayed coordinates.

In: an open pdfium page. Out: `Piece`s with tight glyph boxes, and what share of the text is
visible. Relies on the caller to hold `PDFIUM_LOCK`.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c
from msgspec import Struct, structs

from proofcheck.model.document import Source
from proofcheck.model.measures import Box
from proofcheck.reading.characters import printed
from proofcheck.reading.pieces import Piece, turned_back
from proofcheck.reading.spaced_letters import join_spaced_letters

GAP_IN_SIZES = 0.75
"""A gap within a run of characters that is wider than this many glyph sizes parts words."""

LEAST_SIZE_PT = 4.0
"""Dots and dashes are measured as if they were at least this large."""

INVISIBLE_MODES = frozenset(
    {pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP}
)
"""Text render modes that put no ink on the page (ISO 32000-1, table 106: modes 3 and 7)."""


class TextLayer(Struct, frozen=True, kw_only=True):
    """The text layer of one page: visible words, invisible ones, characters without a meaning.

    `unmapped` counts characters that the font maps to nothing readable (U+FFFD, private use).
    `is_cut` says that the limit of words was hit.
    """

    visible: tuple[Piece, ...]
    invisible: tuple[Piece, ...]
    characters: int
    unmapped: int
    is_cut: bool = False


class Frame(Struct, frozen=True, kw_only=True):
    """How user space (origin bottom left, unrotated) maps to the page as displayed."""

    left: float
    bottom: float
    right: float
    top: float
    rotation_deg: int

    def displayed(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Map a rectangle of user space to the displayed page, in points, origin top left."""
        match self.rotation_deg:
            case 90:
                return Box(y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
            case 180:
                return Box(self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
            case 270:
                return Box(self.top - y1, self.right - x1, self.top - y0, self.right - x0)
            case _:
                return Box(x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)


class _Glyph(Struct, frozen=True):
    text: str
    box: Box
    index: int


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """Return the frame of a page: its visible box (CropBox within MediaBox) and /Rotate."""
    left, bottom, right, top = page.get_bbox()
    return Frame(
        left=left, bottom=bottom, right=right, top=top, rotation_deg=page.get_rotation() % 360
    )


def read_text_layer(page: pypdfium2.PdfPage, max_words: int) -> TextLayer:
    """Read the words of a page; those that stand outside the displayed page are left out."""
    text_page = page.get_textpage()
    try:
        frame = frame_of(page)
        width, height = page.get_size()
        return _collect(text_page.raw, frame, Box(0, 0, width, height), max_words)
    finally:
        text_page.close()


def read_notes(
    document: pypdfium2.PdfDocument, number: int, layer: TextLayer, max_words: int
) -> TextLayer:
    """Add what annotations and form fields of page `number` display to a text layer.

    They are flattened into the page, so `document` must be a copy. Words that only they hold
    have the source `form`.
    """
    page = document[number - 1]
    try:
        flattened = pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
    finally:
        page.close()
    if flattened != pdfium_c.FLATTEN_SUCCESS:
        return layer
    page = document[number - 1]
    try:
        displayed = read_text_layer(page, max_words)
    finally:
        page.close()
    known = {_key(piece) for piece in layer.visible}
    added = tuple(
        structs.replace(piece, source=Source.FORM)
        for piece in displayed.visible
        if _key(piece) not in known
    )
    return structs.replace(
        layer,
        visible=layer.visible + added,
        characters=layer.characters + sum(len(piece.text) for piece in added),
    )


def _key(piece: Piece) -> tuple[str, int, int]:
    return piece.text, round(piece.box.x0 / 2), round(piece.box.y0 / 2)


def _collect(raw: object, frame: Frame, paper: Box, max_words: int) -> TextLayer:
    visible: list[Piece] = []
    invisible: list[Piece] = []
    seen: set[tuple[str, int, int]] = set()
    count = unmapped = 0
    is_cut = False
    for run in _runs(raw, frame):
        piece = _piece(raw, run, frame)
        count += len(piece.text)
        unmapped += sum(_is_unmapped(ch) for ch in piece.text)
        x, y = piece.box.centre
        if not (paper.x0 <= x <= paper.x1 and paper.y0 <= y <= paper.y1):
            continue
        if len(visible) + len(invisible) >= max_words:
            is_cut = True
            break
        if not _is_visible(raw, run[0].index):
            invisible.append(piece)
            continue
        if _key(piece) not in seen:
            seen.add(_key(piece))
            visible.append(piece)
    return TextLayer(
        visible=join_spaced_letters(visible),
        invisible=tuple(invisible),
        characters=count,
        unmapped=unmapped,
        is_cut=is_cut,
    )


def _glyphs(raw: object, frame: Frame) -> Iterator[_Glyph | None]:
    """Yield the characters in the file's order; None stands for a blank or a line's end."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    refs = tuple(ctypes.byref(value) for value in (left, right, bottom, top))
    loose = pdfium_c.FS_RECTF()
    high = 0
    for index in range(max(pdfium_c.FPDFText_CountChars(raw), 0)):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        text = printed(code)
        if text is None:
            continue
        if not text:
            yield None
            continue
        pdfium_c.FPDFText_GetCharBox(raw, index, *refs)
        x0, x1, y0, y1 = left.value, right.value, bottom.value, top.value
        if x1 - x0 < 0.01 and y1 - y0 < 0.01:
            if not pdfium_c.FPDFText_GetLooseCharBox(raw, index, loose):
                continue
            x0, x1, y0, y1 = loose.left, loose.right, loose.bottom, loose.top
        yield _Glyph(text, frame.displayed(x0, y0, x1, y1), index)


def _runs(raw: object, frame: Frame) -> Iterator[list[_Glyph]]:
    """Group characters into words: at blanks, wide gaps and jumps to another line."""
    run: list[_Glyph] = []
    size = LEAST_SIZE_PT
    for glyph in _glyphs(raw, frame):
        if glyph is None or (run and _is_apart(run[-1].box, glyph.box, size)):
            if run:
                yield run
            run, size = [], LEAST_SIZE_PT
        if glyph is not None:
            run.append(glyph)
            size = max(size, glyph.box.height_pt, glyph.box.width_pt)
    if run:
        yield run


def _is_apart(last: Box, box: Box, size_pt: float) -> bool:
    """Whether a glyph stands too far from the one before it to belong to the same word."""
    limit = GAP_IN_SIZES * max(size_pt, box.height_pt, box.width_pt)
    if box.x0 - last.x1 > limit or max(box.y0 - last.y1, last.y0 - box.y1) > limit:
        return True
    (x, y), (last_x, last_y) = box.centre, last.centre
    goes_back = box.x1 < last.x0 - 2 * limit
    return goes_back and abs(y - last_y) < abs(x - last_x)


def _piece(raw: object, run: list[_Glyph], frame: Frame) -> Piece:
    boxes = [glyph.box for glyph in run]
    box = Box(
        min(b.x0 for b in boxes),
        min(b.y0 for b in boxes),
        max(b.x1 for b in boxes),
        max(b.y1 for b in boxes),
    )
    turned = _turned_deg(raw, run[0].index, frame)
    return Piece(
        text="".join(glyph.text for glyph in run),
        box=box,
        flat=turned_back(box, turned),
        confidence=1.0,
        source=Source.TEXT_LAYER,
        turned_deg=turned,
    )


def _turned_deg(raw: object, index: int, frame: Frame) -> int:
    """How far a character is turned clockwise on the displayed page, in steps of 90 degrees."""
    angle = pdfium_c.FPDFText_GetCharAngle(raw, index)
    if angle < 0:
        return 0
    return round((math.degrees(angle) + frame.rotation_deg) / 90) % 4 * 90


def _is_visible(raw: object, index: int) -> bool:
    text_object = pdfium_c.FPDFText_GetTextObject(raw, index)
    if not text_object:
        return True
    return pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) not in INVISIBLE_MODES


def _is_unmapped(ch: str) -> bool:
    code = ord(ch)
    return code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code >= 0xF0000
