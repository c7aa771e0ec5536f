"""Uploads that are no document: named for what they are, with what to upload instead."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage

import pytest

from proofcheck.config import Limits
from proofcheck.intake import open_upload
from proofcheck.model.document import Fault, MediaType


def fault_of(data: bytes) -> Fault:
    with open_upload(data, limits=Limits()) as upload:
        assert upload.document.file.media_type is MediaType.UNKNOWN
        assert upload.document.pages == ()
        (fault,) = upload.document.faults
    assert (fault.stage, fault.code) == ("intake", "unknown_format")
    return fault


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("invoice.pdf"), io.BytesIO())
    return out.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "shop@example.org", "desk@example.org"
    message["Subject"], message["Date"] = "Invoice", "Mon, 02 Mar 2026 10:00:00 +0000"
    message.set_content("See attached.")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="i.pdf")
    return message.as_bytes()


OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_0037".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "name", "remedy"),
    [
        (zipped("invoice.pdf"), "a ZIP archive", "Unpack it"),
        (zipped("[Content_Types].xml", "word/document.xml"), "an Office document", "as PDF"),
        (gzip.compress(b"%PDF-1.7", mtime=0), "a gzip archive", "Unpack it"),
        (tarred(), "a tar archive", "Unpack it"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "a RAR archive", "Unpack it"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(50), "a 7-Zip archive", "Unpack it"),
        (mail(), "an e-mail", "attached to the e-mail"),
        (OUTLOOK, "an e-mail saved by Outlook", "attached to the e-mail"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office document", "as PDF"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2mp41" + bytes(50), "a video", "photo or a scan"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + bytes(50), "a video", "photo or a scan"),
        (b"\x1aE\xdf\xa3" + bytes(50), "a video", "photo or a scan"),
        (b"RIFF\x10\0\0\0AVI LIST", "a video", "photo or a scan"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "an AVIF picture", "as JPEG"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "an AVIF picture", "as JPEG"),
        (b"II*\0\x10\0\0\0CR\2\0" + bytes(50), "a camera's raw picture", "as JPEG"),
        (b"<!DOCTYPE html><html><body>Invoice</body></html>", "a web page", "as PDF"),
        (b'<?xml version="1.0"?><html xmlns="x"/>', "a web page", "as PDF"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing", "as PDF"),
        (b"{\\rtf1\\ansi Invoice}", "an RTF document", "as PDF"),
        (b"MZ" + bytes(100), "a Windows program", "original PDF"),
        (b"Please find: the invoice\n", "a text file", "original PDF"),
        (bytes(range(256)), "damaged", "original PDF"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_of_another_kind_is_named_with_what_to_do(data, name, remedy) -> None:
    fault = fault_of(data)
    assert f"it seems to be {name}" in fault.reason
    assert remedy in fault.remedy
