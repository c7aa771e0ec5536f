"""What a PDF page paints besides text: its pictures, how far they cover it, what lies below.

In: an open pdfium page (the caller holds `PDFIUM_LOCK`). Out: `Pictures`, boxes displayed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c
from msgspec import Struct

from proofcheck.model.measures import Box
from proofcheck.reading.text_layer import Frame, frame_of

MOST_OBJECTS = 6000
DEEPEST_FORM = 4

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Pictures(Struct, frozen=True, kw_only=True):
    """The pictures of one page.

    `boxes` are clipped to the page. `hides_text`: the largest was painted after most of the
    text. `path_segments` counts the pieces of drawn lines and shapes, to a limit.
    """

    boxes: tuple[Box, ...] = ()
    largest_share: float = 0.0
    hides_text: bool = False
    path_segments: int = 0
    has_annotations: bool = False


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
    texts = segments = 0
    texts_before_largest, largest = 0, 0.0
    for painted in _walk(page.raw, frame):
        if painted.kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            texts += 1
        segments += painted.segments
        box = painted.box.intersection(paper) if painted.box is not None else None
        if box is None:
            continue
        boxes.append(box)
        if box.area_pt2 > largest:
            largest, texts_before_largest = box.area_pt2, texts
    return Pictures(
        boxes=tuple(boxes),
        largest_share=largest / paper.area_pt2 if paper.area_pt2 else 0.0,
        hides_text=texts > 0 and texts_before_largest > 0.5 * texts,
        path_segments=segments,
        has_annotations=pdfium_c.FPDFPage_GetAnnotCount(page.raw) > 0,
    )


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
            yield _Painted(kind, None, min(max(pdfium_c.FPDFPath_CountSegments(item), 0), 5000))
        case pdfium_c.FPDF_PAGEOBJ_FORM if depth < DEEPEST_FORM:
            matrix = _times(_matrix(item), outer)
            for index in range(pdfium_c.FPDFFormObj_CountObjects(item)):
                inner = pdfium_c.FPDFFormObj_GetObject(item, index)
                yield from _inside(inner, matrix, frame, depth + 1, left)
        case _:
            yield _Painted(kind, None, 0)


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
