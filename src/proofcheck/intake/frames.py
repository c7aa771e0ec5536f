"""Frames of an image file, through Pillow: how large each is, and its pixels as displayed.

In: bytes whose kind is known. Out: `Frame`s, measured without decoding, and one frame's pixels
as RGB. Relies on `heif` for HEIC, which Pillow does not read.
"""

from __future__ import annotations

import io
import struct
import warnings

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PIL import Image

from proofcheck.intake.heif import decode_heif, measure_heif
from proofcheck.intake.resolutions import exif_resolution, is_squeezed, square_dpi
from proofcheck.intake.tiff import (
    chain_of,
    is_mask,
    is_reduced,
    orientation_of,
    resolution_of,
    tile_bytes,
    white_is_zero,
)
from proofcheck.model.document import MediaType

warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

Pixels = NDArray[np.uint8]

FORMATS = {
    MediaType.JPEG: ("JPEG",),
    MediaType.PNG: ("PNG",),
    MediaType.TIFF: ("TIFF",),
    MediaType.WEBP: ("WEBP",),
    MediaType.BMP: ("BMP",),
    MediaType.GIF: ("GIF",),
}
"""Pillow's names. Its JPEG reader opens multi-picture files (MPO) too, at their first picture."""

ORIENTATION = 0x0112
TURNED_DEG = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
"""Degrees clockwise to display an image of that EXIF orientation (JEITA CP-3451, 4.6.4)."""

METHODS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    EOFError,
    RuntimeError,
    struct.error,
    Image.DecompressionBombError,
    Warning,
)
"""What Pillow and pi-heif raise on images that are broken on purpose or by accident."""


class Frame(Struct, frozen=True, kw_only=True):
    """One frame: `index` in the file, pixels as displayed, what was turned, its resolution.

    `missing_parts` of its `parts` (strips or tiles of a TIFF) lie beyond the end of the file.
    """

    index: int
    width_px: int
    height_px: int
    turned_deg: int = 0
    dpi: float | None = None
    parts: int = 0
    missing_parts: int = 0


class Frames(Struct, frozen=True, kw_only=True):
    """The frames of a file that are pages; `others` are pictures that are none of them.

    `are_more`: there are more pages than were asked for. `is_cut`: pages may be missing after
    the last one, since the file is damaged there.
    """

    pages: tuple[Frame, ...]
    are_more: bool = False
    is_cut: bool = False
    others: int = 0


def measure(data: bytes, media_type: MediaType, most: int) -> Frames:
    """Measure up to `most` frames without decoding any; raises one of `BROKEN`."""
    if media_type is MediaType.HEIC:
        return _measure_heif(data)
    with _opened(data, media_type) as image:
        if media_type is MediaType.TIFF:
            return _measure_tiff(image, data, most)
        width, height = image.size
        turned = TURNED_DEG.get(_orientation(image), 0)
        if turned in (90, 270):
            width, height = height, width
        dpi = square_dpi(image.info.get("dpi")) or _own_resolution(image, media_type)
        page = Frame(index=0, width_px=width, height_px=height, turned_deg=turned, dpi=dpi)
        is_animated = media_type is not MediaType.JPEG and getattr(image, "is_animated", False)
        return Frames(pages=(page,), others=int(bool(is_animated)))


def decode(data: bytes, media_type: MediaType, frame: Frame) -> Image.Image:
    """Decode one frame as stored, whole or not at all; raises one of `BROKEN`."""
    if media_type is MediaType.HEIC:
        return decode_heif(data)
    image = _opened(data, media_type)
    if media_type is MediaType.TIFF:
        image.seek(frame.index)
        inverted = white_is_zero(image)
        image.load()
        return _inverted(image) if inverted and image.mode.startswith("I;16") else image
    image.load()
    return image


def displayed(image: Image.Image, media_type: MediaType, frame: Frame) -> Pixels:
    """Turn a decoded frame to RGB `(height, width, 3)` uint8 as displayed, read-only.

    Raises ValueError where it has another size than was measured.
    """
    with image:
        flat = _flat(image)
        # libheif has turned the picture already; Pillow turns TIFFs, and says so.
        turned = 1 if media_type is MediaType.HEIC else _orientation(image)
        shown = flat.transpose(METHODS[turned]) if turned in METHODS else flat
        if media_type is MediaType.TIFF and shown.size != (frame.width_px, frame.height_px):
            shown = shown.resize((frame.width_px, frame.height_px), Image.Resampling.BICUBIC)
        if shown.size != (frame.width_px, frame.height_px):
            raise ValueError("the picture has another size than its header states")
        pixels = np.array(shown, dtype=np.uint8)
    pixels.flags.writeable = False
    return pixels


def _opened(data: bytes, media_type: MediaType) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=FORMATS[media_type])


def _measure_heif(data: bytes) -> Frames:
    picture = measure_heif(data)
    exif = Image.Exif()
    try:
        exif.load(picture.exif)
        dpi = square_dpi(exif_resolution(exif))
    except BROKEN:
        dpi = None
    page = Frame(index=0, width_px=picture.width_px, height_px=picture.height_px, dpi=dpi)
    return Frames(pages=(page,), others=picture.others)


def _measure_tiff(image: Image.Image, data: bytes, most: int) -> Frames:
    """Measure the pages of a TIFF one by one: it may chain more than anybody can count.

    Masks and small copies of pages are left out: they are nothing that a reader would miss.
    """
    chain = chain_of(data, 2 * most + 1)
    frames: list[tuple[Frame, bool]] = []
    is_cut = chain.is_cut
    for index in range(max(chain.count, 1)):
        try:
            image.seek(index)
            frame = _tiff_frame(image, index, len(data))
        except BROKEN:
            if not frames:
                raise
            is_cut = True
            break
        if not is_mask(image) or chain.count == 1:
            frames.append((frame, is_reduced(image)))
    pages = _without_copies(frames)
    are_more = len(pages) > most or chain.are_more
    return Frames(pages=pages[:most], are_more=are_more, is_cut=is_cut and not are_more)


def _without_copies(frames: list[tuple[Frame, bool]]) -> tuple[Frame, ...]:
    """Leave out frames that are called smaller copies, where they are much smaller than a page."""
    areas = [frame.width_px * frame.height_px for frame, _ in frames]
    largest = max(
        (a for a, (_, is_copy) in zip(areas, frames, strict=True) if not is_copy), default=0
    )
    return tuple(
        frame
        for area, (frame, is_copy) in zip(areas, frames, strict=True)
        if not is_copy or 2 * area > largest
    )


def _tiff_frame(image: Image.Image, index: int, size: int) -> Frame:
    orientation = orientation_of(image)
    stored = getattr(image, "tag_v2", {})
    width, height = int(stored.get(256, 0)), int(stored.get(257, 0))
    dpi = resolution_of(image)
    if dpi is not None and orientation >= 5:
        dpi = dpi[1], dpi[0]
    if orientation >= 5:
        width, height = height, width
    parts, missing = tile_bytes(image, size)
    square = square_dpi(dpi)
    if square is None and dpi is not None and is_squeezed(dpi):
        square = max(dpi)
        width, height = round(width * square / dpi[0]), round(height * square / dpi[1])
    return Frame(
        index=index,
        width_px=width,
        height_px=height,
        turned_deg=TURNED_DEG.get(orientation, 0),
        dpi=square,
        parts=parts,
        missing_parts=missing,
    )


def _inverted(image: Image.Image) -> Image.Image:
    """Turn 16-bit greys round whose 0 is white (Pillow does so for 1 and 8 bits alone)."""
    values = np.asarray(image).astype(np.uint16)
    return Image.fromarray(65535 - values)


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except BROKEN:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _flat(image: Image.Image) -> Image.Image:
    """Bring every mode to RGB; transparent parts become white, 16 and 32 bits become 8."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.nan_to_num(np.asarray(image, dtype=np.float64))
        top = _white(float(values.max(initial=0)), image.mode)
        grey = np.clip(values / top * 255, 0, 255)
        return Image.fromarray(grey.astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _white(largest: float, mode: str) -> float:
    """Return the value that means white in a grey of more than 8 bits."""
    if mode == "F" and largest <= 1:
        return 1.0
    if largest > 65535:
        return largest
    return 65535.0 if largest > 255 else 255.0


def _own_resolution(image: Image.Image, media_type: MediaType) -> float | None:
    """Return the resolution that EXIF states, for kinds of which Pillow does not ask it."""
    if media_type is not MediaType.WEBP:
        return None
    try:
        return square_dpi(exif_resolution(image.getexif()))
    except BROKEN:
        return None
