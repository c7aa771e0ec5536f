"""A name that says otherwise than the bytes is remarked upon, and stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofcheck.config import Limits
from proofcheck.intake import open_upload
from proofcheck.intake.misnaming import NAMES, SUFFIXES, misnamed
from proofcheck.model.document import MediaType


@pytest.mark.parametrize(
    ("name", "media_type", "is_wrong"),
    [
        ("invoice.pdf", MediaType.JPEG, True),
        ("invoice.PDF", MediaType.PDF, False),
        ("scan.JPG", MediaType.JPEG, False),
        ("scan.jpg", MediaType.HEIC, True),
        ("scan.jpeg", MediaType.PNG, True),
        ("invoice.docx", MediaType.PDF, True),
        ("invoice.xml", MediaType.PDF, True),
        ("invoice", MediaType.PDF, False),
        ("invoice.bin", MediaType.PDF, False),
        ("invoice.2026-03", MediaType.PDF, False),
        ("<bytes>", MediaType.PDF, False),
        ("invoice.pdf", MediaType.UNKNOWN, False),
    ],
)
def test_only_a_known_ending_of_another_kind_is_wrong(name, media_type, is_wrong) -> None:
    assert (misnamed(name, media_type) is not None) == is_wrong


def test_every_kind_that_is_read_has_its_endings_and_its_name() -> None:
    assert set(SUFFIXES) == set(NAMES) == set(MediaType) - {MediaType.UNKNOWN}


def test_a_renamed_file_is_read_with_a_remark(photo, encoded, tmp_path: Path) -> None:
    path = tmp_path / "invoice.pdf"
    path.write_bytes(encoded(photo, "JPEG"))
    with open_upload(path, limits=Limits()) as upload:
        (remark,) = upload.document.remarks
        assert (len(upload.document.pages), upload.document.faults) == (1, ())
    assert remark.code == "misnamed"
    assert remark.sentence == "The file's name ends in .pdf, but it is a JPEG image."
