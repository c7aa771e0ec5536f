"""Dots per inch that images state: which of them mean something."""

from __future__ import annotations

from PIL import Image

ACROSS, DOWN, UNIT = 0x011A, 0x011B, 0x0128
PER_CM = 3

LEAST_DPI, MOST_DPI = 50.0, 1200.0
"""Resolutions outside this range are placeholders (1, 72 is kept as printed)."""

MOST_SQUEEZE = 4.0
"""How far the resolutions of a fax may differ; 204 by 98 dpi is the coarse one of ITU-T T.4."""


def square_dpi(dpi: object) -> float | None:
    """Return the resolution of square pixels; None where it is a placeholder or not square."""
    if not isinstance(dpi, tuple) or len(dpi) != 2:
        return None
    try:
        across, down = float(dpi[0]), float(dpi[1])
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not (LEAST_DPI <= across <= MOST_DPI) or abs(across - down) > 0.01 * across:
        return None
    return across


def is_squeezed(dpi: tuple[float, float]) -> bool:
    """Whether the pixels of a fax are no squares, and are so by a measure that faxes have."""
    least, most = sorted(dpi)
    return least >= LEAST_DPI and most <= MOST_DPI and most / least <= MOST_SQUEEZE


def exif_resolution(exif: Image.Exif) -> tuple[float, float] | None:
    """Return the dots per inch across and down that EXIF states; None where it states none."""
    across, down = exif.get(ACROSS), exif.get(DOWN)
    if across is None or down is None:
        return None
    per_inch = 2.54 if exif.get(UNIT) == PER_CM else 1.0
    return float(across) * per_inch, float(down) * per_inch
