"""Which character each painted code shows, as pdfium reads it at the code's origin."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium_c

from proofcheck.forging.text_operators import Glyph

SAME_ORIGIN_PT = 0.7
"""So far the origins of one glyph may lie apart by two reckonings."""

Characters: TypeAlias = dict[tuple[int, int], list[tuple[float, float, str]]]
"""Characters with their origins in user space, by the whole points of these."""


def characters_of(page: pypdfium2.PdfPage) -> Characters:
    """Return what pdfium reads, by the whole points of its origin in user space."""
    found: Characters = {}
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        pdfium_c.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
        code = pdfium_c.FPDFText_GetUnicode(text.raw, index)
        if 32 <= code < 0x110000 and not 0xD800 <= code < 0xE000:
            spot = x.value, y.value, chr(code)
            found.setdefault((int(x.value // 1), int(y.value // 1)), []).append(spot)
    text.close()
    return found


def named(glyphs: list[Glyph], characters: Characters) -> list[Glyph]:
    """Give each glyph the character that pdfium reads at its origin, each read one once."""
    named: list[Glyph] = []
    for glyph in glyphs:
        column, row = int(glyph.x // 1), int(glyph.y // 1)
        near = [
            (abs(x - glyph.x) + abs(y - glyph.y), cell, one)
            for cell in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
            for one in characters.get(cell, ())
            for x, y in [one[:2]]
        ]
        best = min(near, key=lambda item: item[0], default=None)
        if best is not None and best[0] <= SAME_ORIGIN_PT:
            characters[best[1]].remove(best[2])
            named.append(replace(glyph, text=best[2][2]))
        else:
            named.append(glyph)
    return named
