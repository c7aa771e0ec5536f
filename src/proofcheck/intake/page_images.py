"""Pages as pictures for people: what the one who rendered a page leaves for the report.

In: an open upload and a folder. Out: a WebP file a page, as displayed, named by the upload's
digest and the page, so that the same bytes give the same file. `images` decodes with Pillow,
this module encodes with it.
"""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

from PIL import Image

from proofcheck.intake.upload import Upload
from proofcheck.model.document import Page

PAGE_IMAGE_DPI = 140.0
"""Small print (6 pt) is 12 pixels high: legible, and a page stays near 100 kB."""
LONGEST_SIDE_PX = 1600

WEBP_QUALITIES, WEBP_METHOD = (82, 60, 40), 2
"""The best quality that keeps within `MOST_BYTES`. Measured on text, scans and photos: half of
a JPEG of equal looks; 40 to 100 ms a page (method 4 takes twice as long and saves 3 %)."""
MOST_BYTES = 600_000
"""So that a page of a report stays below 1 MB, grainy photos included."""


def write_page_image(upload: Upload, number: int, folder: Path) -> Path:
    """Write page `number` (from 1) into the folder and return the file's path.

    An image is never enlarged. The file appears whole or not at all. Raises `InputError` for
    a page that can't be drawn, `OSError` where it can't be written.
    """
    page = upload.document.pages[number - 1]
    pixels = upload.render(number, _dpi(page))
    path = folder / f"{upload.document.file.sha256}-p{number:03d}.webp"
    partly = folder / f".{path.name}.{os.getpid()}-{threading.get_ident()}"
    try:
        partly.write_bytes(_encoded(Image.fromarray(pixels)))
        partly.replace(path)
    except BaseException:
        partly.unlink(missing_ok=True)
        raise
    return path


def _encoded(picture: Image.Image) -> bytes:
    """The picture as WebP; what is too large at any quality (pure noise) is halved in size."""
    for quality in WEBP_QUALITIES:
        file = io.BytesIO()
        picture.save(file, "WEBP", quality=quality, method=WEBP_METHOD)
        if file.tell() <= MOST_BYTES:
            return file.getvalue()
    return _encoded(picture.reduce(2))


def _dpi(page: Page) -> float:
    """The resolution at which the longest side has no more than `LONGEST_SIDE_PX`."""
    is_picture = page.width_px is not None
    most = (page.dpi or 72.0) if is_picture else PAGE_IMAGE_DPI
    return min(most, LONGEST_SIDE_PX * 72 / max(page.width_pt, page.height_pt))
