"""How a PDF font parts a string into codes, and how far each code moves on (ISO 32000-1, 9.7).

In: a font dictionary. Out: `FontCodes`. Only what can be told surely is read: one-byte fonts
with widths or of the standard fourteen, and two-byte fonts. Others are `None`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from proofcheck.forging.standard_fonts import is_standard, standard_width

DEFAULT_WIDTH = 1000.0
ONE_BYTE = ("/Type1", "/TrueType", "/MMType1", "/Type3")


class FontCodes:
    """Codes of one font: bytes a code, and the width of each in thousandths of the size."""

    def __init__(self, size: int, widths: dict[int, float], default: float) -> None:
        self.size = size
        self._widths = widths
        self._default = default

    def parts(self, text: bytes) -> Iterator[bytes]:
        """Part a string into codes; a rest that is no whole code is left out."""
        for start in range(0, len(text) - self.size + 1, self.size):
            yield text[start : start + self.size]

    def width(self, code: bytes) -> float:
        """Return the advance of a code in thousandths of the font size."""
        return self._widths.get(int.from_bytes(code, "big"), self._default)


def codes_of(font: pikepdf.Object) -> FontCodes | None:
    """Return the codes of a font, or None for one whose codes can't be told."""
    kind = str(font.get("/Subtype"))
    if kind == "/Type0":
        return _two_bytes(font)
    if kind not in ONE_BYTE:
        return None
    widths = font.get("/Widths")
    if isinstance(widths, pikepdf.Array):
        first = int(font.get("/FirstChar", 0))
        scale = float(font.FontMatrix[0]) * 1000 if kind == "/Type3" else 1.0
        table = {first + i: float(width) * scale for i, width in enumerate(list(widths))}
        descriptor = font.get("/FontDescriptor")
        missing = descriptor.get("/MissingWidth", 0) if descriptor is not None else 0
        return FontCodes(1, table, float(missing))
    name = str(font.get("/BaseFont", "")).lstrip("/")
    if not is_standard(name):
        return None
    table = {
        code: standard_width(name, bytes([code]).decode("cp1252", "replace"))
        for code in range(32, 256)
    }
    return FontCodes(1, table, 0.0)


def _two_bytes(font: pikepdf.Object) -> FontCodes | None:
    encoding = font.get("/Encoding")
    name = str(encoding) if isinstance(encoding, pikepdf.Name) else ""
    if name != "/Identity-H":
        return None
    descendants = font.get("/DescendantFonts")
    if not isinstance(descendants, pikepdf.Array) or len(descendants) != 1:
        return None
    child = descendants[0]
    default = float(child.get("/DW", DEFAULT_WIDTH))
    return FontCodes(2, _cid_widths(child.get("/W")), default)


def _cid_widths(array: object) -> dict[int, float]:
    """Read a /W array: `c [w1 w2 …]` or `first last w`."""
    widths: dict[int, float] = {}
    items = list(array) if isinstance(array, pikepdf.Array) else []
    at = 0
    while at + 1 < len(items):
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            widths.update({first + i: float(w) for i, w in enumerate(list(second))})
            at += 2
        elif at + 2 < len(items):
            last = min(int(second), first + 65535)
            widths.update(dict.fromkeys(range(first, last + 1), float(items[at + 2])))
            at += 3
        else:
            break
    return widths
