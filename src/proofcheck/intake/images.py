"""JPEG and PNG to pixels as displayed: EXIF orientation, resolution, limits, truncation."""

from __future__ import annotations

import io
import struct
import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from proofcheck.model.document import Fault, Page

warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

Pixels = NDArray[np.uint8]

FORMATS = ("JPEG", "PNG")
ORIENTATION = 0x0112
TURNED_DEG = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
"""Degrees clockwise to display an image of that EXIF orientation (JEITA CP-3451, 4.6.4)."""

LEAST_DPI, MOST_DPI = 50.0, 1200.0
"""Resolutions outside this range are placeholders (1, 72 is kept as printed)."""

END_OF_JPEG = b"\xff\xd9"
FILLED, FEWEST_FILLED_ROWS = 128, 8
"""libjpeg fills what a cut file lacks with mid-grey, in rows of blocks (jdhuff.c)."""

NEW_SCAN = "Upload the image again as it came from the scanner or camera."

BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    struct.error,
    Image.DecompressionBombError,
    Warning,
)
"""What Pillow raises on images that are broken on purpose or by accident."""


class Picture:
    """An image file: its page, its pixels when asked, its faults."""

    def __init__(self, data: bytes, max_pixels: int) -> None:
        self._data = data
        self._max_pixels = max_pixels
        self.faults: list[Fault] = []
        self.page = self._measure()

    def pixels(self) -> Pixels | None:
        """Decode to RGB `(height, width, 3)` uint8 as displayed; None where it can't be.

        Of a JPEG that was cut short the rows that are there are decoded, and a fault says how
        many are missing.
        """
        if self.page is None:
            return None
        try:
            image = _decoded(self._data)
        except BROKEN as error:
            return self._rest(str(error))
        missing = _filled_rows(image)
        if missing >= FEWEST_FILLED_ROWS and self._data.startswith(b"\xff\xd8"):
            self._fault_missing(missing, image.height)
        return _displayed(image)

    def _rest(self, reason: str) -> Pixels | None:
        """What can be decoded of a damaged JPEG."""
        if self._data.startswith(b"\xff\xd8"):
            try:
                image = _decoded(self._data + END_OF_JPEG)
                missing = _filled_rows(image)
                if missing < 0.9 * image.height:
                    self._fault_missing(missing, image.height)
                    return _displayed(image)
            except BROKEN:
                pass
        self._fault("damaged", f"The image is damaged and can't be decoded: {_plain(reason)}.")
        return None

    def _measure(self) -> Page | None:
        size = _stated_size(self._data)
        if size is not None and size[0] * size[1] > self._max_pixels:
            reason = f"The image has {size[0] * size[1]:,} pixels; the limit is "
            remedy = "Upload it at a lower resolution: 300 dpi is plenty."
            self._fault("limit", f"{reason}{self._max_pixels:,}.", remedy, limit="max_pixels")
            return None
        try:
            with Image.open(io.BytesIO(self._data), formats=FORMATS) as image:
                width, height = image.size
                orientation = _orientation(image)
                dpi = _resolution(image.info.get("dpi"))
        except BROKEN as error:
            self._fault("damaged", f"The image can't be opened: {_plain(str(error))}.")
            return None
        turned = TURNED_DEG.get(orientation, 0)
        if turned in (90, 270):
            width, height = height, width
        scale = 72 / dpi if dpi else 1.0
        return Page(
            number=1,
            width_pt=width * scale,
            height_pt=height * scale,
            rotation_deg=turned,
            width_px=width,
            height_px=height,
            dpi=dpi,
        )

    def _fault_missing(self, rows: int, height: int) -> None:
        reason = f"The image is cut short: {max(rows, 1)} of its {height} rows are missing."
        self._fault("damaged", reason)

    def _fault(
        self, code: str, reason: str, remedy: str = NEW_SCAN, limit: str | None = None
    ) -> None:
        self.faults.append(
            Fault(stage="intake", code=code, reason=reason, remedy=remedy, limit=limit)
        )


def _decoded(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    image.load()
    return image


def _displayed(image: Image.Image) -> Pixels:
    with image:
        flat = _flat(image)
        method = {
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_270,
            7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_90,
        }.get(_orientation(image))
        pixels = np.array(flat.transpose(method) if method is not None else flat, dtype=np.uint8)
    pixels.flags.writeable = False
    return pixels


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except BROKEN:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _stated_size(data: bytes) -> tuple[int, int] | None:
    """Width and height as the header says, read before anything is decoded."""
    if data.startswith(b"\x89PNG"):
        return struct.unpack(">II", data[16:24]) if len(data) >= 24 else None
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return None


def _filled_rows(image: Image.Image) -> int:
    """Count the rows at the foot that are nothing but the decoder's filling."""
    pixels = np.asarray(image.convert("L"))
    is_filled = (pixels == FILLED).all(axis=1)
    kept = np.flatnonzero(~is_filled)
    return len(is_filled) - 1 - int(kept[-1]) if len(kept) else len(is_filled)


def _flat(image: Image.Image) -> Image.Image:
    """Bring every mode to RGB; transparent parts become white, 16 bits become 8."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image, dtype=np.float64)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        return Image.fromarray((values / top * 255).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _resolution(dpi: object) -> float | None:
    if not isinstance(dpi, tuple) or len(dpi) != 2:
        return None
    try:
        across, down = float(dpi[0]), float(dpi[1])
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not (LEAST_DPI <= across <= MOST_DPI) or abs(across - down) > 0.01 * across:
        return None
    return across


def _plain(reason: str) -> str:
    """A library's words without the object address and the full stop that some carry."""
    return reason.split(" <_io")[0].strip().rstrip(".")
