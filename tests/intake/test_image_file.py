"""Image files: orientation, resolution, modes, many pages, limits, files that were cut short."""

from __future__ import annotations

import io
import time

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from proofcheck.config import Limits
from proofcheck.errors import InputError
from proofcheck.intake import image_file, open_upload
from proofcheck.model.document import MediaType

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


def book(encoded, *pictures: Image.Image, **options: object) -> bytes:
    """A TIFF with a page a picture."""
    first, *others = pictures
    return encoded(first, "TIFF", save_all=True, append_images=others, **options)


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate"])
def test_a_tiff_has_a_page_a_frame(photo, encoded, compression) -> None:
    data = book(
        encoded, photo, photo.rotate(180), photo.crop((0, 0, 90, 80)), compression=compression
    )
    with open_upload(data, limits=LIMITS) as upload:
        assert [(p.number, p.width_px, p.height_px) for p in upload.document.pages] == [
            (1, 300, 200),
            (2, 300, 200),
            (3, 90, 80),
        ]
        first, second, third = (upload.render(number) for number in (1, 2, 3))
    assert np.array_equal(first, np.asarray(photo))
    assert np.array_equal(second, np.asarray(photo.rotate(180)))
    assert third.shape == (80, 90, 3)
    assert upload.document.faults == ()


def test_pages_of_a_tiff_are_decoded_one_at_a_time(photo, encoded, monkeypatch) -> None:
    decoded: list[int] = []
    really = image_file.decode

    def noted(data, media_type, frame):
        decoded.append(frame.index)
        return really(data, media_type, frame)

    monkeypatch.setattr(image_file, "decode", noted)
    with open_upload(book(encoded, *[photo] * 5), limits=LIMITS) as upload:
        assert decoded == []
        for number in (4, 4, 2, 4):
            upload.render(number)
    assert decoded == [3, 1, 3]


def test_a_tiff_with_too_many_pages_gives_the_first_ones(photo, encoded) -> None:
    with open_upload(book(encoded, *[photo] * 4), limits=Limits(max_pages=3)) as upload:
        assert len(upload.document.pages) == 3
        (fault,) = upload.document.faults
    assert (fault.code, fault.limit) == ("limit", "max_pages")
    assert "more pages than the limit of 3" in fault.reason
    with open_upload(book(encoded, *[photo] * 3), limits=Limits(max_pages=3)) as upload:
        assert upload.document.faults == ()


def test_a_page_that_is_too_large_is_left_out_and_named(photo, encoded) -> None:
    data = book(encoded, photo, photo.resize((600, 400)), photo)
    with open_upload(data, limits=Limits(max_pixels=100_000)) as upload:
        assert [(p.width_px, p.height_px) for p in upload.document.pages] == [(300, 200)] * 2
        (fault,) = upload.document.faults
    assert fault.limit == "max_pixels"
    assert "Page 2" in fault.reason


def test_a_small_copy_of_a_page_is_no_page(photo, encoded) -> None:
    kind = TiffImagePlugin.ImageFileDirectory_v2()
    kind[254] = 0
    data = bytearray(book(encoded, photo, photo.resize((30, 20)), photo, tiffinfo=kind))
    with Image.open(io.BytesIO(data)) as image:
        image.seek(1)
        entry = (254).to_bytes(2, "little") + (4).to_bytes(2, "little")
        at = data.index(entry, image._frame_pos[1]) + 8
    data[at] = 1
    with open_upload(bytes(data), limits=LIMITS) as upload:
        assert [p.width_px for p in upload.document.pages] == [300, 300]
        assert upload.document.faults == ()


def test_a_page_is_not_hidden_by_calling_it_a_small_copy(photo, encoded) -> None:
    kind = TiffImagePlugin.ImageFileDirectory_v2()
    kind[254] = 1
    with open_upload(book(encoded, photo, photo, tiffinfo=kind), limits=LIMITS) as upload:
        assert len(upload.document.pages) == 2


def test_a_page_behind_very_many_small_copies_is_missed_with_a_word(photo, encoded) -> None:
    kind = TiffImagePlugin.ImageFileDirectory_v2()
    kind[254] = 0
    data = bytearray(book(encoded, photo, *[photo.resize((6, 4))] * 9, photo, tiffinfo=kind))
    entry = (254).to_bytes(2, "little") + (4).to_bytes(2, "little")
    with Image.open(io.BytesIO(data)) as image:
        for number in range(1, 10):
            image.seek(number)
            data[data.index(entry, image._frame_pos[number]) + 8] = 1
    with open_upload(bytes(data), limits=Limits(max_pages=3)) as upload:
        assert [fault.limit for fault in upload.document.faults] == ["max_pages"]
    with open_upload(bytes(data), limits=LIMITS) as upload:
        assert len(upload.document.pages) == 2
        assert upload.document.faults == ()


def test_a_chain_of_frames_that_turns_back_ends(photo, encoded) -> None:
    data = bytearray(book(encoded, photo, photo))
    first = int.from_bytes(data[4:8], "little")
    entries = int.from_bytes(data[first : first + 2], "little")
    following = first + 2 + 12 * entries
    data[following : following + 4] = first.to_bytes(4, "little")
    with open_upload(bytes(data), limits=LIMITS) as upload:
        assert len(upload.document.pages) == 1


def test_a_cut_tiff_keeps_its_whole_pages_and_says_that_more_came(photo, encoded) -> None:
    data = book(encoded, photo, photo, photo, compression="tiff_lzw")
    with open_upload(data[: len(data) * 2 // 3], limits=LIMITS) as upload:
        number = len(upload.document.pages)
        assert 1 <= number < 3
        (fault,) = upload.document.faults
        assert fault.code == "damaged"
        assert f"after page {number}" in fault.reason
        assert np.array_equal(upload.render(1), np.asarray(photo))


def test_a_page_that_can_not_be_decoded_leaves_the_others(photo, encoded) -> None:
    data = bytearray(book(encoded, photo, photo, compression="tiff_adobe_deflate"))
    with Image.open(io.BytesIO(data)) as image:
        image.seek(1)
        start = image.tag_v2[273][0]
    data[start : start + 200] = bytes(200)
    with open_upload(bytes(data), limits=LIMITS) as upload:
        assert np.array_equal(upload.render(1), np.asarray(photo))
        with pytest.raises(InputError, match="Page 2 of the image can't be decoded"):
            upload.render(2)


def test_missing_strips_are_counted(photo, encoded) -> None:
    info = TiffImagePlugin.ImageFileDirectory_v2()
    info[278] = 10
    data = encoded(photo, "TIFF", tiffinfo=info)
    with open_upload(data[:-20_000], limits=LIMITS) as upload:
        assert "strips of its data are missing" in upload.document.faults[0].reason


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_frames_that_move_are_left_out_with_a_word(photo, encoded, kind) -> None:
    data = encoded(photo, kind, save_all=True, append_images=[photo.rotate(180)], lossless=True)
    with open_upload(data, limits=LIMITS) as upload:
        (page,) = upload.document.pages
        (fault,) = upload.document.faults
        assert upload.render(page.number)[:30, :40].mean() < 20
    assert (fault.code, fault.stage) == ("left_out", "intake")
    assert "further pictures" in fault.reason


def test_a_multi_picture_photo_is_a_jpeg_with_its_first_picture(photo, encoded) -> None:
    data = encoded(photo, "MPO", save_all=True, append_images=[photo.rotate(180)], quality=95)
    with open_upload(data, limits=LIMITS) as upload:
        assert upload.document.file.media_type is MediaType.JPEG
        assert len(upload.document.pages) == 1
        assert upload.document.faults == ()
        assert upload.document.other_formats == ()
        assert upload.render(1)[:30, :40].mean() < 20


def promises(kind: MediaType, side: int) -> bytes:
    """A few bytes that promise a square picture."""
    two, four = (side & 0xFFFF).to_bytes(2, "little"), side.to_bytes(4, "little")
    three = (side - 1).to_bytes(3, "little")
    match kind:
        case MediaType.GIF:
            return b"GIF89a" + two + two + bytes(3)
        case MediaType.BMP:
            return b"BM" + bytes(12) + (40).to_bytes(4, "little") + four + four + bytes(28)
        case MediaType.WEBP:
            return b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0" + bytes(4) + three + three
        case _:
            tags = (
                (256, 4, side),
                (257, 4, side),
                (258, 3, 1),
                (259, 3, 1),
                (262, 3, 1),
                (273, 4, 8),
            )
            entries = b"".join(
                tag.to_bytes(2, "little")
                + typ.to_bytes(2, "little")
                + (1).to_bytes(4, "little")
                + value.to_bytes(4, "little")
                for tag, typ, value in tags
            )
            return b"II*\0\x08\0\0\0\x06\0" + entries + bytes(4)


@pytest.mark.parametrize(
    ("kind", "side"),
    [
        (MediaType.GIF, 60_000),
        (MediaType.BMP, 200_000),
        (MediaType.WEBP, 16_000),
        (MediaType.TIFF, 9_000),
        (MediaType.TIFF, 100_000),
    ],
)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_bomb_of_any_kind_is_refused_before_it_is_decoded(kind, side) -> None:
    data = promises(kind, side)
    started = time.process_time()
    with open_upload(data, limits=LIMITS) as upload:
        assert upload.document.file.media_type is kind
        assert upload.document.pages == ()
        assert [fault.limit for fault in upload.document.faults] == ["max_pixels"]
    assert time.process_time() - started < 0.5


def test_a_picture_that_is_cut_short_says_by_how_much(photo, encoded) -> None:
    data = encoded(photo, "WEBP", lossless=True)
    with open_upload(data[:-100], limits=LIMITS) as upload:
        assert upload.document.faults
        assert all(fault.code == "damaged" for fault in upload.document.faults)
