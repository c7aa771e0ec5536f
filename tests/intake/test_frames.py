"""Every kind of image that is read: compressions, modes, turns, resolutions."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from proofcheck.config import Limits
from proofcheck.intake import open_upload
from proofcheck.model.document import MediaType

LIMITS = Limits()

COMPRESSIONS = {
    "raw": "RGB",
    "packbits": "RGB",
    "tiff_lzw": "RGB",
    "tiff_adobe_deflate": "RGB",
    "tiff_deflate": "RGB",
    "jpeg": "RGB",
    "zstd": "RGB",
    "lzma": "RGB",
    "group3": "1",
    "group4": "1",
    "tiff_ccitt": "1",
}


def pixels_of(data: bytes) -> np.ndarray:
    with open_upload(data, limits=LIMITS) as upload:
        (page,) = upload.document.pages
        assert upload.document.faults == ()
        pixels = upload.render(1)
        assert pixels.shape == (page.height_px, page.width_px, 3)
        return pixels


def is_black_at(pixels: np.ndarray, corner: str) -> bool:
    rows = slice(0, 20) if corner[0] == "t" else slice(-20, None)
    columns = slice(0, 20) if corner[1] == "l" else slice(-20, None)
    return bool(pixels[rows, columns].mean() < 30)


@pytest.mark.parametrize(("compression", "mode"), COMPRESSIONS.items())
def test_every_compression_of_tiff_is_read(photo, encoded, compression, mode) -> None:
    picture = photo.convert(mode)
    pixels = pixels_of(encoded(picture, "TIFF", compression=compression))
    expected = np.asarray(picture.convert("RGB")).astype(int)
    most = 40 if compression == "jpeg" else 0
    assert np.abs(pixels.astype(int) - expected).mean() <= most
    assert is_black_at(pixels, "tl")


@pytest.mark.parametrize(
    ("kind", "media_type", "options"),
    [
        ("TIFF", MediaType.TIFF, {}),
        ("TIFF", MediaType.TIFF, {"big_tiff": True}),
        ("WEBP", MediaType.WEBP, {"lossless": True}),
        ("WEBP", MediaType.WEBP, {"quality": 90}),
        ("BMP", MediaType.BMP, {}),
        ("GIF", MediaType.GIF, {}),
    ],
)
def test_every_kind_is_told_and_read(photo, encoded, kind, media_type, options) -> None:
    data = encoded(photo, kind, **options)
    with open_upload(data, limits=LIMITS) as upload:
        assert upload.document.file.media_type is media_type
        assert upload.document.other_formats == ()
    assert is_black_at(pixels_of(data), "tl")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "LAB", "YCbCr"])
def test_every_mode_of_tiff_becomes_rgb(encoded, mode) -> None:
    picture = Image.new("RGB", (40, 30), "white")
    picture.paste((0, 0, 0), (0, 0, 20, 20))
    pixels = pixels_of(encoded(picture.convert(mode), "TIFF"))
    assert is_black_at(pixels, "tl")
    assert pixels[-5:, -5:].mean() > 250


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
@pytest.mark.parametrize("kind", ["BMP", "GIF"])
def test_every_mode_of_bmp_and_gif_becomes_rgb(encoded, kind, mode) -> None:
    picture = Image.new("RGB", (40, 30), "white")
    picture.paste((0, 0, 0), (0, 0, 20, 20))
    pixels = pixels_of(encoded(picture.convert(mode), kind))
    assert is_black_at(pixels, "tl")
    assert pixels[-5:, -5:].mean() > 250


def test_transparent_parts_are_paper(encoded) -> None:
    clear = Image.new("RGBA", (30, 20), (0, 0, 0, 0))
    for kind, options in (("WEBP", {"lossless": True}), ("TIFF", {}), ("GIF", {})):
        assert (pixels_of(encoded(clear, kind, **options)) == 255).all(), kind


@pytest.mark.parametrize("white_is_zero", [False, True])
def test_16_bit_greys_keep_black_and_white(encoded, white_is_zero) -> None:
    values = np.full((20, 30), 65535, dtype=np.uint16)
    values[:, :10] = 0
    info = TiffImagePlugin.ImageFileDirectory_v2()
    if white_is_zero:
        info[262] = 0
    pixels = pixels_of(encoded(Image.fromarray(values), "TIFF", tiffinfo=info))
    left, right = (0, 255) if not white_is_zero else (255, 0)
    assert (pixels[:, :10] == left).all()
    assert (pixels[:, 10:] == right).all()


def test_greys_of_32_bits_and_fractions_do_not_wrap_around(encoded) -> None:
    for values in (
        np.array([[0, 70_000], [140_000, -5]], dtype=np.int32),
        np.array([[0.0, 0.5], [1.0, 0.0]], dtype=np.float32),
    ):
        pixels = pixels_of(encoded(Image.fromarray(values), "TIFF"))
        assert pixels[:, :, 0].ravel().tolist() == [0, 127, 255, 0]


def test_inverted_cmyk_of_adobe_is_set_right(encoded) -> None:
    ink = Image.new("CMYK", (40, 30), (0, 0, 0, 0))
    ink.paste((0, 0, 0, 255), (0, 0, 20, 20))
    data = encoded(ink, "JPEG", quality=95)
    assert b"Adobe" in data[:64]
    pixels = pixels_of(data)
    assert is_black_at(pixels, "tl")
    assert pixels[-5:, -5:].mean() > 240


TURNS = [(1, 0, "tl"), (3, 180, "br"), (6, 90, "tr"), (8, 270, "bl"), (2, 0, "tr"), (5, 90, "tl")]


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw"])
@pytest.mark.parametrize(("orientation", "rotation_deg", "corner"), TURNS)
def test_a_tiff_is_turned_once(
    photo, encoded, orientation, rotation_deg, corner, compression
) -> None:
    info = TiffImagePlugin.ImageFileDirectory_v2()
    info[274] = orientation
    data = encoded(photo, "TIFF", compression=compression, tiffinfo=info)
    with open_upload(data, limits=LIMITS) as upload:
        assert upload.document.pages[0].rotation_deg == rotation_deg
    pixels = pixels_of(data)
    assert is_black_at(pixels, corner)
    assert pixels.shape[:2] == ((300, 200) if orientation >= 5 else (200, 300))


@pytest.mark.parametrize(("orientation", "rotation_deg", "corner"), TURNS)
def test_a_webp_is_turned_as_exif_says(photo, encoded, orientation, rotation_deg, corner) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(photo, "WEBP", lossless=True, exif=exif)
    with open_upload(data, limits=LIMITS) as upload:
        assert upload.document.pages[0].rotation_deg == rotation_deg
    assert is_black_at(pixels_of(data), corner)


def test_resolution_gives_points_in_tiff_bmp_and_webp(photo, encoded) -> None:
    exif = Image.Exif()
    exif[0x011A] = exif[0x011B] = 300.0
    exif[0x0128] = 2
    for data in (
        encoded(photo, "TIFF", dpi=(300, 300)),
        encoded(photo, "TIFF", resolution_unit="cm", x_resolution=118.11, y_resolution=118.11),
        encoded(photo, "BMP", dpi=(300, 300)),
        encoded(photo, "WEBP", exif=exif),
    ):
        with open_upload(data, limits=LIMITS) as upload:
            assert upload.document.pages[0].width_pt == pytest.approx(72, abs=0.1)


def test_a_coarse_fax_is_shown_in_its_true_proportions(photo, encoded) -> None:
    squeezed = photo.convert("1").resize((300, 98))
    data = encoded(squeezed, "TIFF", compression="group3", dpi=(204, 98))
    with open_upload(data, limits=LIMITS) as upload:
        (page,) = upload.document.pages
    assert (page.width_px, page.height_px, page.dpi) == (300, 204, 204)
    assert page.height_pt == pytest.approx(72)
    assert pixels_of(data).shape == (204, 300, 3)


def test_a_heic_is_turned_once_though_exif_says_it_too(fixtures) -> None:
    data = (fixtures / "invoices" / "de-classic-photo.heic").read_bytes()
    assert b"irot" in data
    with open_upload(data, limits=LIMITS) as upload:
        assert upload.document.file.media_type is MediaType.HEIC
        assert upload.document.other_formats == ()
    pixels = pixels_of(data)
    assert pixels.shape == (2030, 1500, 3)
    # The green leaf of the letterhead stands at the top left.
    red, green = pixels[:, :, 0].astype(int), pixels[:, :, 1].astype(int)
    rows, columns = np.nonzero(green - red > 5)
    assert len(rows) > 500
    assert np.median(rows) < 500
    assert np.median(columns) < 700


def test_a_heic_cut_short_says_so(fixtures) -> None:
    data = (fixtures / "invoices" / "de-classic-photo.heic").read_bytes()
    with open_upload(data[: len(data) // 2], limits=LIMITS) as upload:
        assert upload.document.pages == ()
        reasons = " ".join(fault.reason for fault in upload.document.faults)
    assert f"of its {len(data):,} bytes are missing" in reasons
