"""Pictures of pages as they are written for reports."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from proofcheck.config import Limits
from proofcheck.intake import open_upload, write_page_image
from proofcheck.intake.page_images import LONGEST_SIDE_PX, MOST_BYTES


def pdf(width_pt: float, height_pt: float, rotation: int = 0) -> bytes:
    """One page with a red block in its upper left corner, before it is rotated."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(width_pt, height_pt), invariant=1)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, height_pt * 0.8, width_pt * 0.2, height_pt * 0.2, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(data) as drawn:
        drawn.pages[0].rotate(rotation, relative=False)
        rotated = io.BytesIO()
        drawn.save(rotated, deterministic_id=True)
    return rotated.getvalue()


def written(data: bytes, folder: Path) -> tuple[Path, Image.Image]:
    with open_upload(data, limits=Limits()) as upload:
        path = write_page_image(upload, 1, folder)
    return path, Image.open(path)


def is_red(image: Image.Image, x: float, y: float) -> bool:
    red, green, blue = image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))
    return red > 200 and green < 80 and blue < 80


def test_a_page_is_drawn_as_displayed_at_a_legible_size(tmp_path: Path):
    _, image = written(pdf(595, 842), tmp_path)
    assert image.format == "WEBP"
    assert image.height == pytest.approx(LONGEST_SIDE_PX, abs=2)
    assert image.width / image.height == pytest.approx(595 / 842, abs=0.005)
    assert is_red(image, 0.1, 0.1)
    assert not is_red(image, 0.9, 0.1)


def test_a_rotated_page_is_drawn_rotated(tmp_path: Path):
    _, image = written(pdf(595, 842, rotation=90), tmp_path)
    assert image.width > image.height
    assert is_red(image, 0.9, 0.1)


def test_a_huge_page_keeps_to_the_longest_side_and_a_small_image_is_not_enlarged(tmp_path: Path):
    _, huge = written(pdf(8000, 4000), tmp_path)
    assert max(huge.size) == pytest.approx(LONGEST_SIDE_PX, abs=2)
    data = io.BytesIO()
    Image.fromarray(np.full((300, 200, 3), 250, dtype=np.uint8)).save(data, "PNG", dpi=(72, 72))
    _, small = written(data.getvalue(), tmp_path)
    assert small.size == (200, 300)


@pytest.mark.parametrize("grain", [10, 30, 100])
def test_a_grainy_photo_stays_small_enough_to_be_mailed(tmp_path: Path, grain: int):
    noise = np.random.default_rng(7).normal(180, grain, (2400, 1800, 3))
    data = io.BytesIO()
    Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)).save(data, "JPEG", quality=95)
    path, image = written(data.getvalue(), tmp_path)
    assert path.stat().st_size <= MOST_BYTES
    assert max(image.size) in (LONGEST_SIDE_PX, LONGEST_SIDE_PX // 2)


def test_the_same_bytes_give_the_same_file_named_by_digest_and_page(tmp_path: Path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, _ = written(pdf(595, 842), one)
    second, _ = written(pdf(595, 842), other)
    assert first.name == second.name
    assert first.name.endswith("-p001.webp")
    assert first.read_bytes() == second.read_bytes()
    assert [file.name for file in one.iterdir()] == [first.name]
