"""Images: orientation, resolution, modes, and files that were cut short."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from proofcheck.config import Limits
from proofcheck.intake import open_upload

LIMITS = Limits()


@pytest.mark.parametrize(
    ("orientation", "rotation_deg", "corner"),
    [(1, 0, "tl"), (3, 180, "br"), (6, 90, "tr"), (8, 270, "bl"), (2, 0, "tr"), (5, 90, "tl")],
)
def test_exif_orientation_is_undone(photo, encoded, orientation, rotation_deg, corner) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    with open_upload(encoded(photo, "JPEG", quality=95, exif=exif), limits=LIMITS) as upload:
        page = upload.document.pages[0]
        pixels = upload.render(1)
    assert page.rotation_deg == rotation_deg
    assert (page.width_px, page.height_px) == (pixels.shape[1], pixels.shape[0])
    rows = slice(0, 30) if corner[0] == "t" else slice(-30, None)
    columns = slice(0, 30) if corner[1] == "l" else slice(-30, None)
    assert pixels[rows, columns].mean() < 20


def test_resolution_gives_points(photo, encoded) -> None:
    with open_upload(encoded(photo, "PNG", dpi=(300, 300)), limits=LIMITS) as upload:
        page = upload.document.pages[0]
        assert page.dpi == pytest.approx(300, abs=0.1)
        assert page.width_pt == pytest.approx(72, abs=0.1)
        assert upload.render(1, 150).shape[:2] == (100, 150)
    for dpi in ((1, 1), (300, 150)):
        with open_upload(encoded(photo, "JPEG", dpi=dpi), limits=LIMITS) as upload:
            assert upload.document.pages[0].dpi is None
            assert upload.document.pages[0].width_pt == 300


@pytest.mark.parametrize("progressive", [False, True])
def test_a_truncated_jpeg_gives_its_upper_rows_and_a_fault(photo, encoded, progressive) -> None:
    data = encoded(photo, "JPEG", quality=95, progressive=progressive)
    with open_upload(data[: len(data) * 6 // 10], limits=LIMITS) as upload:
        (fault,) = upload.document.faults
        assert fault.code == "damaged"
        assert "rows are missing" in fault.reason
        assert upload.render(1)[:30, :30].mean() < 60


def test_a_jpeg_cut_short_but_closed_is_noticed(photo, encoded) -> None:
    data = encoded(photo, "JPEG", quality=95)
    with open_upload(data[: len(data) // 2] + b"\xff\xd9", limits=LIMITS) as upload:
        assert [fault.code for fault in upload.document.faults] == ["damaged"]


def test_a_whole_jpeg_has_no_fault(photo, encoded) -> None:
    with open_upload(encoded(photo, "JPEG", quality=95), limits=LIMITS) as upload:
        assert upload.document.faults == ()


def test_a_truncated_png_is_damaged(photo, encoded) -> None:
    data = encoded(photo, "PNG")
    with open_upload(data[: len(data) // 2], limits=LIMITS) as upload:
        assert upload.document.pages == ()
        assert upload.document.faults[0].code == "damaged"


def test_every_mode_becomes_rgb(encoded) -> None:
    grey16 = Image.fromarray(np.full((20, 30), 65535, dtype=np.uint16))
    clear = Image.new("RGBA", (30, 20), (0, 0, 0, 0))
    palette = Image.new("P", (30, 20), 0)
    palette.putpalette([255, 0, 0] + [0] * 765)
    for picture, colour in ((grey16, 255), (clear, 255), (palette, (255, 0, 0))):
        with open_upload(encoded(picture, "PNG"), limits=LIMITS) as upload:
            assert (upload.render(1) == np.array(colour)).all()
    cmyk = Image.new("CMYK", (30, 20), (0, 255, 255, 0))
    with open_upload(encoded(cmyk, "JPEG", quality=95), limits=LIMITS) as upload:
        assert upload.render(1)[10, 10, 0] > 200


def test_a_header_that_promises_a_huge_image_costs_nothing() -> None:
    header = io.BytesIO()
    Image.new("L", (8, 8)).save(header, "PNG")
    data = bytearray(header.getvalue())
    data[16:24] = (200_000).to_bytes(4) + (200_000).to_bytes(4)
    with open_upload(bytes(data), limits=LIMITS) as upload:
        assert upload.document.faults[0].limit == "max_pixels"
