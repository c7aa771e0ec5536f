"""What a PDF page paints besides text: its pictures, how far they cover it, what lies below.

In: an open pdfium page (the caller holds `PDFIUM_LOCK`). Out: `Pictures`, boxes displayed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from msgspec import Struct

from proofcheck.intake.pdfium import annotation_kinds
from proofcheck.model.measures import Box
from proofcheck.reading.drawn_codes import DrawnCodes
from proofcheck.reading.text_layer import Frame, frame_of

GRID = 64
MOST_OBJECTS = 6000
MOST_SEGMENTS = 5000
MOST_ANNOTATIONS = 500
DEEPEST_FORM = 4

NOTES = frozenset(
    {pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP, pdfium_c.FPDF_ANNOT_WIDGET}
)
"""Annotations whose appearance may hold text that the page's own content does not."""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Pictures(Struct, frozen=True, kw_only=True):
    """The pictures of one page.

    `boxes` are clipped to the page, `covered_share` (0..1) is what they cover together.
    `hides_text`: they were painted after most of the text. `path_segments` counts the pieces
    of drawn lines and shapes, to a limit. `drawn_codes` are regions where lines may make up a code.
    `has_notes`: annotations or form fields that may
    carry text of their own.
    """

    boxes: tuple[Box, ...] = ()
    covered_share: float = 0.0
    hides_text: bool = False
    path_segments: int = 0
    drawn_codes: tuple[Box, ...] = ()
    has_notes: bool = False


class _Painted(Struct, frozen=True):
    kind: int
    box: Box | None
    segments: int


def find_pictures(page: pypdfium2.PdfPage) -> Pictures:
    """Walk the page's objects in paint order, forms included."""
    frame = frame_of(page)
    width, height = page.get_size()
    paper = Box(0, 0, width, height)
    boxes: list[Box] = []
    drawn = DrawnCodes()
    texts = segments = 0
    area = area_times_texts = 0.0
    for painted in _walk(page.raw, frame):
        texts += painted.kind == pdfium_c.FPDF_PAGEOBJ_TEXT
        segments += painted.segments
        if painted.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            if painted.box is not None:
                drawn.add(painted.box, painted.segments)
            continue
        box = painted.box.intersection(paper) if painted.box is not None else None
        if box is not None:
            boxes.append(box)
            area += box.area_pt2
            area_times_texts += box.area_pt2 * texts
    return Pictures(
        boxes=tuple(boxes),
        covered_share=_covered(boxes, paper),
        hides_text=area_times_texts > 0.5 * area * texts > 0,
        path_segments=segments,
        drawn_codes=drawn.regions(),
        has_notes=_has_notes(page.raw),
    )


def _covered(boxes: list[Box], paper: Box) -> float:
    """Share of the page under at least one picture, on a grid of 64 by 64 cells."""
    if not boxes or not paper.area_pt2:
        return 0.0
    cells = np.zeros((GRID, GRID), dtype=bool)
    across, down = GRID / paper.width_pt, GRID / paper.height_pt
    for box in boxes:
        x0, x1 = round(box.x0 * across), round(box.x1 * across)
        y0, y1 = round(box.y0 * down), round(box.y1 * down)
        cells[y0:y1, x0:x1] = True
    return float(cells.mean())


def _has_notes(raw_page: object) -> bool:
    return any(kind in NOTES for kind in annotation_kinds(raw_page, MOST_ANNOTATIONS))


def _walk(raw_page: object, frame: Frame) -> Iterator[_Painted]:
    left = [MOST_OBJECTS]
    for index in range(pdfium_c.FPDFPage_CountObjects(raw_page)):
        item = pdfium_c.FPDFPage_GetObject(raw_page, index)
        yield from _inside(item, IDENTITY, frame, 0, left)
        if left[0] <= 0:
            return


def _inside(
    item: object, outer: Matrix, frame: Frame, depth: int, left: list[int]
) -> Iterator[_Painted]:
    left[0] -= 1
    if not item or left[0] <= 0:
        return
    kind = pdfium_c.FPDFPageObj_GetType(item)
    match kind:
        case pdfium_c.FPDF_PAGEOBJ_IMAGE:
            yield _Painted(kind, _image_box(item, outer, frame), 0)
        case pdfium_c.FPDF_PAGEOBJ_PATH:
            segments = min(max(pdfium_c.FPDFPath_CountSegments(item), 0), MOST_SEGMENTS)
            yield _Painted(kind, _path_box(item, outer, frame), segments)
        case pdfium_c.FPDF_PAGEOBJ_FORM if depth < DEEPEST_FORM:
            matrix = _times(_matrix(item), outer)
            for index in range(pdfium_c.FPDFFormObj_CountObjects(item)):
                inner = pdfium_c.FPDFFormObj_GetObject(item, index)
                yield from _inside(inner, matrix, frame, depth + 1, left)
        case _:
            yield _Painted(kind, None, 0)


def _path_box(item: object, outer: Matrix, frame: Frame) -> Box | None:
    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(item, *bounds):
        return None
    left, bottom, right, top = (bound.value for bound in bounds)
    a, b, c, d, e, f = outer
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return frame.displayed(min(xs), min(ys), max(xs), max(ys))


def _image_box(item: object, outer: Matrix, frame: Frame) -> Box:
    """An image fills the unit square of its matrix (ISO 32000-1, 8.9.5.1)."""
    a, b, c, d, e, f = _times(_matrix(item), outer)
    xs = (e, e + a, e + c, e + a + c)
    ys = (f, f + b, f + d, f + b + d)
    return frame.displayed(min(xs), min(ys), max(xs), max(ys))


def _matrix(item: object) -> Matrix:
    m = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(m)):
        return IDENTITY
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
