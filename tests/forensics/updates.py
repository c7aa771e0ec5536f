"""Incremental updates of PDFs, byte by byte as ISO 32000-2, 7.5.6 describes them."""

from __future__ import annotations

import io
from typing import Any

import pikepdf


def appended(data: bytes, objects: dict[int, bytes], *, trailer: bytes = b"") -> bytes:
    """Append new versions of objects (by number, generation 0) as one revision."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root, size = pdf.trailer.Root.objgen[0], int(pdf.trailer.Size)
    previous = int(data.rsplit(b"startxref", 1)[1].split()[0])
    out = bytearray(data)
    if not out.endswith(b"\n"):
        out += b"\n"
    xref = bytearray(b"xref\n")
    for number, body in sorted(objects.items()):
        xref += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += xref + b"trailer\n<< /Size %d /Root %d 0 R /Prev %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(size, *(number + 1 for number in objects)),
        root,
        previous,
        trailer,
        start,
    )
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def with_content(old: bytes, new: bytes, *, more: bytes = b"") -> bytes:
    """Append an update that paints the first page of `old` like that of `new`, and `more`."""
    with pikepdf.open(io.BytesIO(new)) as other:
        content = bytes(other.pages[0].Contents.read_bytes())
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
    return appended(old, {number: stream(content + more)})


def with_page_entries(old: bytes, entries: bytes, objects: dict[int, bytes]) -> bytes:
    """Append an update that adds entries to the first page's dictionary, and objects."""
    with pikepdf.open(io.BytesIO(old)) as pdf:
        page = pdf.pages[0].obj
        number = page.objgen[0]
        written = bytes(page.unparse(resolved=True))
    return appended(old, {number: written[: written.rindex(b">>")] + entries + b" >>", **objects})


def next_number(data: bytes) -> int:
    """The first object number that a PDF does not use."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return int(pdf.trailer.Size)


def annotated(
    data: bytes, subtype: str, rect: tuple[float, ...], appearance: bytes, **entries: Any
) -> bytes:
    """Append an update that lays an annotation with an appearance on the first page."""
    first = next_number(data)
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    font = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    form = stream(
        appearance,
        b"/Type /XObject /Subtype /Form /BBox [0 0 %d %d] /Resources %s" % (width, height, font),
    )
    written = b" ".join(b"/%s %s" % (key.encode(), value) for key, value in entries.items())
    annotation = b"<< /Type /Annot /Subtype /%s /F 4 /Rect [%d %d %d %d] /AP << /N %d 0 R >> %s >>"
    body = annotation % (subtype.encode(), *map(int, rect), first + 1, written)
    return with_page_entries(data, b"/Annots [%d 0 R]" % first, {first: body, first + 1: form})


def typed(text: str, *, on_white: tuple[float, float] | None = None) -> bytes:
    """Content that types text at (2, 3), after a white box of that size if one is given."""
    box = b"1 1 1 rg 0 0 %d %d re f " % on_white if on_white else b""
    return box + b"0 g BT /F 12 Tf 2 3 Td (%s) Tj ET" % text.encode("latin-1")
