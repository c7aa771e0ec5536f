"""Readers that find other bytes for a page's content are told; sloppy syntax is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from forensics.papers import SOUND, drawn, facts_of
from proofcheck.config import Limits
from proofcheck.forensics.second_parser import find_reader_differences
from proofcheck.intake import open_upload
from proofcheck.model.facts import ReaderDifference


def differences(data: bytes) -> tuple[ReaderDifference, ...]:
    with open_upload(data, limits=Limits()) as upload:
        return find_reader_differences(upload)


def masked(keyword: bytes) -> bytes:
    """Two content streams, the second of which begins in an unusual way."""
    first = b"BT /F1 22 Tf 30 700 Td (Total 120.00) Tj ET"
    second = b"BT /F1 22 Tf 30 600 Td (Payable at once, and more) Tj ET"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 %s >> >> "
        b"/Contents [4 0 R 5 0 R] >>" % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(first), first),
        b"<< /Length %d >>\nstream%s%s\nendstream" % (len(second), keyword, second),
    ]
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def test_a_stream_that_only_one_reader_takes_is_told():
    found = differences(masked(b"\x00  "))
    assert [(one.page, one.reader) for one in found] == [(1, "qpdf")]
    assert "Payable" in found[0].only_other


@pytest.mark.parametrize("keyword", [b"\n", b"\r\n"])
def test_streams_that_every_reader_takes_differ_in_nothing(keyword: bytes):
    assert differences(masked(keyword)) == ()


def test_a_sound_invoice_is_the_same_in_every_reader():
    assert facts_of(drawn(SOUND)).reader_differences == ()


def test_no_genuine_fixture_differs(fixtures: Path):
    for path in sorted((fixtures / "invoices").glob("*.pdf"))[:20]:
        with open_upload(path, limits=Limits()) as upload:
            assert find_reader_differences(upload) == (), path.name
