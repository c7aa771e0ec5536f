"""Pages as pictures: JPEG files, PDFs of pictures, and what a scanner does to a page."""

from __future__ import annotations

import io
from random import Random

import cv2
import numpy as np
import pikepdf
from numpy.typing import NDArray

SCAN_DPI = 200.0
MAX_SKEW_DEG = 0.7
NOISE_LEVELS = 3.0

Pixels = NDArray[np.uint8]


def jpeg_of(pixels: Pixels, quality: int) -> bytes:
    """Return RGB pixels `(height, width, 3)` as a JPEG file."""
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    done, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return bytes(data.tobytes())


def scanned(pixels: Pixels, rng: Random) -> Pixels:
    """Return a page as a flatbed scanner sees it: a little askew, blurred, grey and noisy."""
    height, width = pixels.shape[:2]
    angle = rng.choice((-1, 1)) * rng.uniform(0.15, MAX_SKEW_DEG)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    paper = (250, 249, 246)
    turned = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    blurred = cv2.GaussianBlur(turned, (0, 0), 0.6).astype(np.float32)
    toned = 18 + blurred * (236 / 255)
    noise = np.random.default_rng(rng.getrandbits(32)).normal(0, NOISE_LEVELS, toned.shape)
    return np.clip(toned + noise, 0, 255).astype(np.uint8)


def pdf_of_pictures(
    pages: list[tuple[Pixels, float, float]], *, quality: int, producer: str, made_on: str
) -> bytes:
    """Return a PDF with one picture a page: pixels, then width and height in points."""
    with pikepdf.new() as pdf:
        for pixels, width, height in pages:
            stream = pdf.make_stream(jpeg_of(pixels, quality))
            stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            stream.Width, stream.Height = pixels.shape[1], pixels.shape[0]
            stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
            stream.Filter = pikepdf.Name.DCTDecode
            page = pdf.add_blank_page(page_size=(width, height))
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
            drawn = b"q %.3f 0 0 %.3f 0 0 cm /Im0 Do Q" % (width, height)
            page.obj.Contents = pdf.make_stream(drawn)
        pdf.docinfo["/Producer"] = producer
        pdf.docinfo["/CreationDate"] = pikepdf.String(made_on)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()
