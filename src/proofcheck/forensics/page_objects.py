"""The objects that a PDF page paints, in their order, and what its text runs are set in.

Relies on the caller to hold `PDFIUM_LOCK`. Handles are pdfium's, and live as long as the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium_c
from msgspec import Struct

MAX_OBJECTS = 60_000
MAX_NESTING = 12
LONGEST_FONT_NAME = 200
OPTIONAL_CONTENT = "OC"


class TooMuchTextError(Exception):
    """The page has more text or objects than is looked through."""


class TextRun(Struct, frozen=True, kw_only=True):
    """One text object: what it is set in. `order` counts painted objects from 0.

    `font_id` is the same for text in one font object of the file, as long as it is open.
    `size_pt` is the size on the page; `colour` is (red, green, blue, alpha), each 0..255;
    `mode` is the text render mode (ISO 32000-2, table 104); `is_optional`: its content can be
    switched on and off (8.11).
    """

    order: int
    font: str
    font_id: int
    is_embedded: bool
    size_pt: float
    colour: tuple[int, int, int, int]
    mode: int
    is_optional: bool = False


class PaintOrder:
    """Every object that a page paints, Form XObjects opened in place."""

    def __init__(self, page: Any) -> None:
        self.handles = list(_objects(page))
        self._orders = {_address(handle): at for at, handle in enumerate(self.handles)}

    def of(self, handle: Any) -> int:
        """When an object is painted: its number from 0."""
        return self._orders.get(_address(handle), 0)

    def pictures_and_shapes_after(self, order: int) -> list[Any]:
        """Return what is painted after an object and is neither text nor a form."""
        inner = (pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_FORM)
        return [
            handle
            for handle in self.handles[order + 1 :]
            if pdfium_c.FPDFPageObj_GetType(handle) not in inner
        ]


def text_run(handle: Any, order: int, scale: float) -> TextRun:
    """Say what a text object is set in; its text stands `scale` times larger on the page."""
    colour = tuple(ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFPageObj_GetFillColor(handle, *(ctypes.byref(part) for part in colour))
    red, green, blue, alpha = (part.value for part in colour)
    size = ctypes.c_float()
    pdfium_c.FPDFTextObj_GetFontSize(handle, ctypes.byref(size))
    font = pdfium_c.FPDFTextObj_GetFont(handle)
    return TextRun(
        order=order,
        font=_font_name(font),
        font_id=_address(font) if font else 0,
        is_embedded=bool(font) and pdfium_c.FPDFFont_GetIsEmbedded(font) == 1,
        size_pt=abs(size.value) * scale,
        colour=(red, green, blue, alpha),
        mode=int(pdfium_c.FPDFTextObj_GetTextRenderMode(handle)),
        is_optional=OPTIONAL_CONTENT in _marks(handle),
    )


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents)


def _objects(page: Any) -> Iterator[Any]:
    waiting = [
        (pdfium_c.FPDFPage_GetObject(page, index), 0)
        for index in reversed(range(max(pdfium_c.FPDFPage_CountObjects(page), 0)))
    ]
    left = MAX_OBJECTS
    while waiting:
        handle, depth = waiting.pop()
        if not handle:
            continue
        left -= 1
        if left < 0:
            raise TooMuchTextError(f"the page paints more than {MAX_OBJECTS} objects")
        yield handle
        is_form = pdfium_c.FPDFPageObj_GetType(handle) == pdfium_c.FPDF_PAGEOBJ_FORM
        if is_form and depth < MAX_NESTING:
            count = min(max(pdfium_c.FPDFFormObj_CountObjects(handle), 0), MAX_OBJECTS)
            waiting.extend(
                (pdfium_c.FPDFFormObj_GetObject(handle, index), depth + 1)
                for index in reversed(range(count))
            )


def _font_name(font: Any) -> str:
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(LONGEST_FONT_NAME)
    length = pdfium_c.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace") if 0 < length <= len(buffer) else ""


def _marks(handle: Any) -> set[str]:
    names: set[str] = set()
    buffer = (ctypes.c_uint16 * 16)()
    length = ctypes.c_ulong()
    for index in range(max(pdfium_c.FPDFPageObj_CountMarks(handle), 0)):
        mark = pdfium_c.FPDFPageObj_GetMark(handle, index)
        if not mark:
            continue
        size = ctypes.sizeof(buffer)
        if pdfium_c.FPDFPageObjMark_GetName(mark, buffer, size, ctypes.byref(length)):
            raw = bytes(buffer)[: max(min(length.value, size) - 2, 0)]
            names.add(raw.decode("utf-16-le", "replace"))
    return names
