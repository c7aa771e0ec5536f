"""HEIC and HEIF pictures, through pi-heif: the one module that knows it.

libheif turns and mirrors a picture as its `irot` and `imir` properties say (ISO/IEC 23008-12,
6.5.10 and 6.5.12). The EXIF orientation beside them says the same once more and must not be
applied. pi-heif is loaded when the first such picture comes.
"""

from __future__ import annotations

import io
from typing import Any

from msgspec import Struct
from PIL import Image

from proofcheck.intake.heif_items import are_items_named


class HeifPicture(Struct, frozen=True):
    """The primary picture as displayed: its size in pixels, its EXIF, how many others there are."""

    width_px: int
    height_px: int
    exif: bytes
    others: int


def measure_heif(data: bytes) -> HeifPicture:
    """Look at the primary picture without decoding it.

    Raises ValueError, EOFError, SyntaxError, RuntimeError or OSError on broken files.
    """
    file = _opened(data)
    picture = file[file.primary_index]
    width, height = picture.size
    exif = picture.info.get("exif") or b""
    return HeifPicture(width, height, bytes(exif), len(file) - 1)


def decode_heif(data: bytes) -> Image.Image:
    """Decode the primary picture as displayed; raises as `measure_heif` does."""
    file = _opened(data)
    image: Image.Image = file[file.primary_index].to_pillow()
    return image


def _opened(data: bytes) -> Any:
    if not are_items_named(data):
        raise ValueError("the list of its items is damaged")
    import pi_heif

    pi_heif.options.DECODE_THREADS = 1
    pi_heif.options.THUMBNAILS = False
    pi_heif.options.DEPTH_IMAGES = False
    pi_heif.options.AUX_IMAGES = False
    return pi_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True, bgr_mode=False)
