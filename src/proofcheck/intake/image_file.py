"""An image file as a document: a page a frame, decoded when asked for, one at a time.

In: bytes whose kind is known, and the limits. Out: the pages, their pixels as displayed, and
what is wrong with them. A file that promises more pixels than the limit is refused before
anything is decoded.
"""

from __future__ import annotations

import threading

import numpy as np
from PIL import Image

from proofcheck.config import Limits
from proofcheck.intake.frames import BROKEN, Frame, Frames, Pixels, decode, displayed, measure
from proofcheck.intake.missing_bytes import missing_bytes
from proofcheck.intake.stated_sizes import stated_size
from proofcheck.model.document import Fault, MediaType, Page

NAMES = {
    MediaType.JPEG: "JPEG",
    MediaType.PNG: "PNG",
    MediaType.TIFF: "TIFF",
    MediaType.WEBP: "WebP",
    MediaType.HEIC: "HEIC",
    MediaType.BMP: "BMP",
    MediaType.GIF: "GIF",
}

END_OF_JPEG = b"\xff\xd9"
FILLED, FEWEST_FILLED_ROWS = 128, 8
"""libjpeg fills what a cut file lacks with mid-grey, in rows of blocks (jdhuff.c)."""

NEW_SCAN = "Upload the image again as it came from the scanner or camera."
COARSER = "Upload it at a lower resolution: 300 dpi is plenty."
ALONE = "Upload the invoice or letter by itself."
AS_PAGES = "Upload every further picture that belongs to the paper as a file of its own."


class NotDecodedError(Exception):
    """The frame can't be decoded; the message says why."""


class ImageFile:
    """An image file: its pages, the pixels of each when asked, its faults.

    Safe to share by threads. The page decoded last is kept, no other. A single picture is
    decoded at once, so that its damage is known; the frames of a TIFF are not.
    """

    def __init__(self, data: bytes, media_type: MediaType, limits: Limits) -> None:
        self._data = data
        self._media_type = media_type
        self._limits = limits
        self._lock = threading.Lock()
        self._last: tuple[int, Pixels] | None = None
        self._faults: list[Fault] = []
        self._frames: tuple[Frame, ...] = ()
        frames = self._measured()
        if frames is not None:
            self._note_left_out(frames)
            self._frames = self._decodable(frames)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the file, as far as opening it showed."""
        return tuple(self._faults)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as displayed, numbered from 1; none where nothing can be decoded."""
        return tuple(_page(number, frame) for number, frame in enumerate(self._frames, start=1))

    def pixels(self, number: int) -> Pixels:
        """Decode page `number` (from 1) to RGB `(height, width, 3)` uint8 as displayed, read-only.

        Raises `NotDecodedError`.
        """
        with self._lock:
            if self._last is None or self._last[0] != number:
                self._last = None
                self._last = number, self._decoded(self._frames[number - 1])
            return self._last[1]

    def _measured(self) -> Frames | None:
        """Measure the frames; a fault, and None, where that fails or would cost too much."""
        size = stated_size(self._data, self._media_type)
        if size is not None and self._is_too_large(*size):
            self._note_too_large(*size)
            return None
        missing = missing_bytes(self._data, self._media_type)
        if missing:
            whole = len(self._data) + missing
            reason = f"The image is cut short: {missing:,} of its {whole:,} bytes are missing."
            self._fault("damaged", reason)
        try:
            return measure(self._data, self._media_type, self._limits.max_pages)
        except Image.DecompressionBombError:
            self._fault(
                "limit",
                f"The image has more pixels than the limit of {self._limits.max_pixels:,}.",
                COARSER,
                limit="max_pixels",
            )
        except BROKEN as error:
            self._fault("damaged", f"The image can't be opened: {_plain(error)}.")
        return None

    def _decodable(self, frames: Frames) -> tuple[Frame, ...]:
        """The frames that are pages; of a single one only if it can be decoded."""
        fitting = []
        for number, frame in enumerate(frames.pages, start=1):
            if self._is_too_large(frame.width_px, frame.height_px):
                self._note_too_large(frame.width_px, frame.height_px, number, len(frames.pages))
            else:
                fitting.append(frame)
                self._note_missing_parts(frame, number, len(frames.pages))
        if len(frames.pages) == 1 and fitting:
            try:
                self._last = 1, self._decoded(fitting[0])
            except NotDecodedError as error:
                reason = f"The image is damaged and can't be decoded: {error}."
                self._fault("damaged", reason)
                return ()
        return tuple(fitting)

    def _decoded(self, frame: Frame) -> Pixels:
        """Decode a frame; of a JPEG that was cut short the rows that are there.

        A fault then says how many are missing.
        """
        is_jpeg = self._media_type is MediaType.JPEG
        try:
            image = decode(self._data, self._media_type, frame)
            missing = _filled_rows(image) if is_jpeg else 0
            if missing >= FEWEST_FILLED_ROWS:
                self._note_missing_rows(missing, image.height)
            return displayed(image, self._media_type, frame)
        except BROKEN as error:
            rest = self._rest(frame) if is_jpeg else None
            if rest is not None:
                return rest
            raise NotDecodedError(_plain(error)) from error

    def _rest(self, frame: Frame) -> Pixels | None:
        """What can be decoded of a damaged JPEG."""
        try:
            image = decode(self._data + END_OF_JPEG, self._media_type, frame)
            missing = _filled_rows(image)
            if missing < 0.9 * image.height:
                self._note_missing_rows(missing, image.height)
                return displayed(image, self._media_type, frame)
        except BROKEN:
            pass
        return None

    def _is_too_large(self, width_px: int, height_px: int) -> bool:
        return width_px * height_px > self._limits.max_pixels

    def _note_too_large(self, width_px: int, height_px: int, number: int = 1, of: int = 1) -> None:
        what = f"Page {number} of the image" if of > 1 else "The image"
        reason = f"{what} has {width_px * height_px:,} pixels; the limit is "
        reason += f"{self._limits.max_pixels:,}."
        self._fault("limit", reason, COARSER, limit="max_pixels")

    def _note_left_out(self, frames: Frames) -> None:
        name = NAMES[self._media_type]
        if frames.are_more:
            most, read = self._limits.max_pages, len(frames.pages)
            reason = f"The {name} has more pages than the limit of {most}; the first {read} were "
            self._fault("limit", reason + "read.", ALONE, limit="max_pages")
        if frames.is_cut:
            reason = f"The {name} is cut short or damaged after page {len(frames.pages)}."
            self._fault("damaged", f"{reason} Pages that came after it are missing.")
        if frames.others:
            which = "main" if self._media_type is MediaType.HEIC else "first"
            reason = f"The {name} holds further pictures; only the {which} one was read."
            self._fault("left_out", reason, AS_PAGES)

    def _note_missing_parts(self, frame: Frame, number: int, of: int) -> None:
        if frame.missing_parts:
            what = f"Page {number} of the image" if of > 1 else "The image"
            reason = f"{what} is cut short: {frame.missing_parts} of the {frame.parts} "
            self._fault("damaged", reason + "strips of its data are missing.")

    def _note_missing_rows(self, rows: int, height: int) -> None:
        reason = f"The image is cut short: {max(rows, 1)} of its {height} rows are missing."
        self._fault("damaged", reason)

    def _fault(
        self, code: str, reason: str, remedy: str = NEW_SCAN, limit: str | None = None
    ) -> None:
        fault = Fault(stage="intake", code=code, reason=reason, remedy=remedy, limit=limit)
        if fault not in self._faults:
            self._faults.append(fault)


def _page(number: int, frame: Frame) -> Page:
    scale = 72 / frame.dpi if frame.dpi else 1.0
    return Page(
        number=number,
        width_pt=frame.width_px * scale,
        height_pt=frame.height_px * scale,
        rotation_deg=frame.turned_deg,
        width_px=frame.width_px,
        height_px=frame.height_px,
        dpi=frame.dpi,
    )


def _filled_rows(image: Image.Image) -> int:
    """Count the rows at the foot that are nothing but the decoder's filling."""
    pixels = np.asarray(image.convert("L"))
    is_filled = (pixels == FILLED).all(axis=1)
    kept = np.flatnonzero(~is_filled)
    return len(is_filled) - 1 - int(kept[-1]) if len(kept) else len(is_filled)


def _plain(error: BaseException) -> str:
    """A library's words without the object address and the full stop that some carry."""
    words = str(error).split(" <_io")[0].strip().rstrip(".")
    return words or type(error).__name__
