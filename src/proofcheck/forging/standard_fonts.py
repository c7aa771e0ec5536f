"""Widths of the fourteen standard fonts, as pdfium knows them (its substitutes have the same)."""

from __future__ import annotations

import ctypes
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium_c

from proofcheck.intake.pdfium import PDFIUM_LOCK

STANDARD = frozenset(
    f"{family}{style}"
    for family, styles in (
        ("Helvetica", ("", "-Bold", "-Oblique", "-BoldOblique")),
        ("Times", ("-Roman", "-Bold", "-Italic", "-BoldItalic")),
        ("Courier", ("", "-Bold", "-Oblique", "-BoldOblique")),
    )
    for style in styles
)
"""Without Symbol and ZapfDingbats, which hold no letters."""


def is_standard(name: str) -> bool:
    """Whether a font is one of the standard ones with letters."""
    return name in STANDARD


@cache
def standard_width(font: str, character: str) -> float:
    """Return the advance of a character in thousandths of the font size."""
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument.new()
        try:
            loaded = pdfium_c.FPDFText_LoadStandardFont(document.raw, font.encode())
            width = ctypes.c_float()
            pdfium_c.FPDFFont_GetGlyphWidth(loaded, ord(character), 1000.0, ctypes.byref(width))
            pdfium_c.FPDFFont_Close(loaded)
        finally:
            document.close()
    return float(width.value)


def text_width(font: str, text: str) -> float:
    """Return the width of a text in thousandths of the font size."""
    return sum(standard_width(font, character) for character in text)
