"""Images of every kind, cut anywhere and with any bytes changed: a fault, never an exception."""

from __future__ import annotations

import functools
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from proofcheck.config import Limits
from proofcheck.errors import InputError
from proofcheck.intake import open_upload
from proofcheck.intake.upload import Upload

FIXTURES = Path(__file__).parents[2] / "fixtures"
LIMITS = Limits(max_pixels=4_000_000)
KINDS = ("JPEG", "PNG", "TIFF", "FAX", "BOOK", "WEBP", "BMP", "GIF", "HEIC")

pytestmark = pytest.mark.filterwarnings("ignore")
"""As in production: what Pillow warns of is no error."""


@functools.cache
def whole(kind: str) -> bytes:
    picture = Image.radial_gradient("L").resize((120, 80)).convert("RGB")
    ImageDraw.Draw(picture).text((10, 30), "Invoice 4711", fill="black")
    out = io.BytesIO()
    match kind:
        case "HEIC":
            return (FIXTURES / "invoices" / "de-classic-photo.heic").read_bytes()
        case "FAX":
            picture.convert("1").save(out, "TIFF", compression="group4")
        case "BOOK":
            pages = [picture.rotate(180), picture.convert("L")]
            picture.save(out, "TIFF", save_all=True, append_images=pages, compression="tiff_lzw")
        case _:
            picture.save(out, kind)
    return out.getvalue()


def look_at(upload: Upload) -> bool:
    """Ask for every page as reading does; return whether anything was said to be wrong."""
    is_said = bool(upload.document.faults)
    for page in upload.document.pages:
        try:
            pixels = upload.render(page.number)
        except InputError:
            is_said = True
        else:
            assert pixels.shape == (page.height_px, page.width_px, 3)
    for fault in upload.document.faults:
        assert fault.reason.endswith(".")
        assert fault.remedy
    return is_said


def is_harmless(kind: str, lost: int) -> bool:
    """Whether a cut that loses so few bytes loses nothing of the picture.

    Of a PNG these are the chunk IEND (12 bytes), the CRC of the last IDAT and zlib's Adler-32.
    """
    return lost <= {"GIF": 2, "BOOK": 40, "FAX": 40, "TIFF": 40, "PNG": 20}.get(kind, 0)


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=40, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(share=st.floats(0, 0.999))
def test_a_cut_file_is_never_taken_for_a_whole_one(kind: str, share: float) -> None:
    data = whole(kind)
    kept = int(share * len(data))
    with open_upload(data[:kept], limits=LIMITS) as upload:
        assert look_at(upload) or is_harmless(kind, len(data) - kept)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=5000)
@given(
    flips=st.lists(
        st.tuples(st.floats(0, 0.999), st.booleans(), st.integers(0, 255)), min_size=1, max_size=12
    )
)
def test_changed_bytes_never_raise(kind: str, flips: list[tuple[float, bool, int]]) -> None:
    data = bytearray(whole(kind))
    for share, is_in_header, value in flips:
        reach = min(len(data), 400) if is_in_header else len(data)
        data[int(share * reach)] = value
    with open_upload(bytes(data), limits=LIMITS) as upload:
        look_at(upload)


@settings(max_examples=100, deadline=5000)
@given(start=st.sampled_from(KINDS), tail=st.binary(max_size=300))
def test_any_bytes_behind_the_first_ones_of_a_kind_never_raise(start: str, tail: bytes) -> None:
    with open_upload(whole(start)[:24] + tail, limits=LIMITS) as upload:
        look_at(upload)


def test_a_metadata_item_without_a_readable_type_does_not_end_the_process() -> None:
    data = bytearray(whole("HEIC"))
    at = data.index(b"Exif")
    data[at] = 0x80
    with open_upload(bytes(data), limits=LIMITS) as upload:
        assert upload.document.pages == ()
        (fault,) = upload.document.faults
    assert "list of its items is damaged" in fault.reason
