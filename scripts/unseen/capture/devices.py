"""Office scanners and telephones: a printed PDF becomes pixels as they leave the device."""

from __future__ import annotations

from datetime import date

import cv2
import numpy as np
import pypdfium2
from scripts.fixtures.capture.devices import Scanner, photograph, scan
from scripts.fixtures.capture.pixels import Pixels, image_pdf, jpeg, page_pixels

_PROGRAMS = ("MultiCopy 4020 Series", "DeskScan 2.8", "PaperFlow Mobile 5", "OfficeJet Scan App")


def scanned(pdf: bytes, seed: int, made_on: date) -> tuple[bytes, str]:
    """Scan all pages into a PDF of images, or a page alone into a JPEG: data and ending."""
    draw = np.random.default_rng(seed)
    dpi = int(draw.choice((150, 200, 200)))
    grey = bool(draw.random() < 0.6)
    count = page_count(pdf)
    pictures = []
    for page in range(1, count + 1):
        settings = Scanner(
            skew_deg=float(draw.uniform(-1.3, 1.3)),
            noise=float(draw.uniform(2, 6)),
            blur_px=float(draw.uniform(0.5, 0.9)),
            paper=int(draw.integers(236, 254)),
            specks=int(draw.integers(0, 30)),
            fade=float(draw.uniform(0.8, 0.97)),
        )
        pixels = scan(page_pixels(pdf, dpi, page), int(draw.integers(1 << 30)), settings)
        if draw.random() < 0.3:
            pixels = _copied(pixels)
        if draw.random() < 0.35:
            pixels = _streaked(pixels, draw)
        pictures.append(jpeg(pixels, int(draw.integers(52, 84)), dpi, grey))
    if count == 1 and draw.random() < 0.35:
        return pictures[0], "jpg"
    return image_pdf(pictures, dpi, made_on, str(draw.choice(_PROGRAMS))), "pdf"


def photographed(pdf: bytes, seed: int, made_on: date) -> tuple[bytes, str]:
    """Photograph every page: a JPEG, or a PDF of pictures where there are several pages."""
    draw = np.random.default_rng(seed)
    pictures = [_picture(pdf, page, draw) for page in range(1, page_count(pdf) + 1)]
    if len(pictures) == 1:
        return pictures[0], "jpg"
    return image_pdf(pictures, 220, made_on, _PROGRAMS[2]), "pdf"


def _picture(pdf: bytes, number: int, draw: np.random.Generator) -> bytes:
    """One page on a table, with the long side of the frame as telephones have it."""
    page = page_pixels(pdf, 230, number)
    if draw.random() < 0.4:
        page = _folded(page, draw)
    height, width = page.shape[:2]
    picture = photograph(
        page,
        int(draw.integers(1 << 30)),
        tilt=float(draw.uniform(0.01, 0.05)),
        blur_px=float(draw.uniform(0.5, 1.0)),
        width_px=max(int(draw.integers(2300, 3100)) * width // max(height, width), 1300),
        shadow=float(draw.uniform(0.1, 0.4)),
        noise=float(draw.uniform(2, 5)),
    )
    return jpeg(_tinted(picture, draw), int(draw.integers(58, 88)))


def page_count(pdf: bytes) -> int:
    """Number of pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _copied(pixels: Pixels) -> Pixels:
    """Harder contrast, as a copy of a copy has it; thin strokes stay."""
    return np.clip((pixels.astype(np.float32) - 128) * 1.45 + 150, 0, 255).astype(np.uint8)


def _streaked(pixels: Pixels, draw: np.random.Generator) -> Pixels:
    """Pale vertical lines of a dirty feeder."""
    out = pixels.astype(np.float32)
    for _ in range(int(draw.integers(1, 4))):
        column = int(draw.integers(20, out.shape[1] - 20))
        out[:, column : column + 2] -= float(draw.uniform(12, 40))
    return np.clip(out, 0, 255).astype(np.uint8)


def _folded(pixels: Pixels, draw: np.random.Generator) -> Pixels:
    """Two creases of a letter that came in an envelope."""
    out = pixels.astype(np.float32)
    height = out.shape[0]
    rows = np.arange(height, dtype=np.float32)
    for third in (1, 2):
        crease = height * third / 3 + float(draw.uniform(-20, 20))
        shade = np.exp(-(((rows - crease) / 14) ** 2)) * 26 * np.sign(rows - crease + 0.5)
        out += shade[:, None, None]
    return np.clip(out, 0, 255).astype(np.uint8)


def _tinted(pixels: Pixels, draw: np.random.Generator) -> Pixels:
    """White balance and sharpening of a telephone."""
    tint = np.array([draw.uniform(0.97, 1.04), 1.0, draw.uniform(0.94, 1.05)], np.float32)
    warm = np.clip(pixels.astype(np.float32) * tint, 0, 255)
    soft = cv2.GaussianBlur(warm, (0, 0), 2)
    return np.clip(warm * 1.3 - soft * 0.3, 0, 255).astype(np.uint8)
