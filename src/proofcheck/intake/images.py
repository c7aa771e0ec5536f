"""JPEG and PNG to pixels as displayed: EXIF orientation, resolution, limits, truncation."""

from __future__ import annotations

import io
import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from proofcheck.model.document import Fault, Page

ORIENTATION = 0x0112
TURNED_DEG = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
"""Degrees clockwise to display an image of that EXIF orientation (JEITA CP-3451, 4.6.4)."""

LEAST_DPI, MOST_DPI = 50.0, 1200.0
"""Resolutions outside this range are placeholders (1, 72 is kept as printed)."""

NEW_SCAN = "Upload the image again as it came from the scanner or camera."


class Picture:
    """An image file: its page, its pixels when asked, its faults."""

    def __init__(self, data: bytes, max_pixels: int) -> None:
        self._data = data
        self._max_pixels = max_pixels
        self.faults: list[Fault] = []
        self.page = self._measure()

    def pixels(self) -> NDArray[np.uint8] | None:
        """Decode to RGB `(height, width, 3)` uint8 as displayed; None where it can't be."""
        if self.page is None:
            return None
        try:
            return self._decode(is_tolerant=False)
        except (OSError, SyntaxError, ValueError) as error:
            reason = f"The image is damaged: {error}."
        self._fault("damaged", f"{reason} What could be decoded was read.", NEW_SCAN)
        try:
            return self._decode(is_tolerant=True)
        except (OSError, SyntaxError, ValueError):
            return None

    def _measure(self) -> Page | None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                with Image.open(io.BytesIO(self._data), formats=("JPEG", "PNG")) as image:
                    width, height = image.size
                    orientation = image.getexif().get(ORIENTATION, 1)
                    dpi = _resolution(image.info.get("dpi"))
            except (
                UnidentifiedImageError,
                Image.DecompressionBombError,
                OSError,
                ValueError,
                SyntaxError,
            ) as error:
                words = str(error).split(" <", 1)[0]
                self._fault("damaged", f"The image can't be opened: {words}.", NEW_SCAN)
                return None
        if width * height > self._max_pixels:
            reason = f"The image has {width * height:,} pixels; the limit is {self._max_pixels:,}."
            remedy = "Upload it at a lower resolution: 300 dpi is plenty."
            self._fault("limit", reason, remedy, limit="max_pixels")
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

    def _decode(self, *, is_tolerant: bool) -> NDArray[np.uint8]:
        from PIL import ImageFile

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parser = ImageFile.Parser() if is_tolerant else None
            if parser is not None:
                parser.feed(self._data)
                image = parser.image or parser.close()
            else:
                image = Image.open(io.BytesIO(self._data), formats=("JPEG", "PNG"))
            with image:
                image.load()
                return np.asarray(_flat(ImageOps.exif_transpose(image)), dtype=np.uint8)

    def _fault(self, code: str, reason: str, remedy: str, limit: str | None = None) -> None:
        fault = Fault(stage="intake", code=code, reason=reason, remedy=remedy, limit=limit)
        if fault not in self.faults:
            self.faults.append(fault)


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
