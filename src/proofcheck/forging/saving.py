"""Saving a changed PDF: written anew as a whole, or as an update appended to the bytes.

An update is what viewers and signing programs append (ISO 32000-1, 7.5.6). Its objects are
found by holding the changed file against the original, so every change that pikepdf can make
can be saved so.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from proofcheck.forging.way import NotMadeError
from proofcheck.intake.structure import BROKEN

LAST_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


@contextmanager
def edited(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Open bytes for changes; what qpdf raises on broken files becomes `NotMadeError`."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            yield pdf
    except BROKEN as error:
        raise NotMadeError(f"The file can't be changed: {type(error).__name__}: {error}") from error


def rewritten(pdf: pikepdf.Pdf, *, linearise: bool = False, pack: bool = False) -> bytes:
    """Return the file written anew, the same bytes every time.

    `linearise` for fast web view; `pack` puts objects into streams and packs these anew, else
    object streams stay as they were.
    """
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode
    pdf.remove_unreferenced_resources()
    pdf.save(
        out,
        deterministic_id=True,
        encryption=False,
        linearize=linearise,
        object_stream_mode=mode.generate if pack else mode.preserve,
        recompress_flate=pack,
    )
    return out.getvalue()


def updated(original: bytes, pdf: pikepdf.Pdf) -> bytes:
    """Return the original bytes with the changed objects appended as one update.

    Raises `NotMadeError` for an encrypted file, and for one whose last cross-reference is not
    where it says.
    """
    if pdf.is_encrypted:
        raise NotMadeError("The file is encrypted; an update to it is not written here.")
    found = LAST_START.search(original[-2048:])
    start = int(found[1]) if found else 0
    is_table = original[start : start + 4] == b"xref"
    if not found or not (is_table or re.match(rb"\d+ \d+ obj", original[start : start + 32])):
        raise NotMadeError("The file's cross-reference is damaged, so no update can be appended.")
    out = bytearray(original if original.endswith(b"\n") else original + b"\n")
    rows: dict[int, tuple[int, int]] = {}
    for number, generation, body in _changed(original, pdf):
        rows[number] = (len(out), generation)
        out += b"%d %d obj\n%s\nendobj\n" % (number, generation, body)
    if not rows:
        raise NotMadeError("Nothing was changed.")
    trailer = _trailer(pdf, bytes(out), start)
    (_append_table if is_table else _append_stream)(out, rows, trailer)
    return bytes(out)


def _changed(original: bytes, pdf: pikepdf.Pdf) -> Iterator[tuple[int, int, bytes]]:
    with edited(original) as before:
        old = {item.objgen: _body(item) for item in _objects(before)}
    for item in _objects(pdf):
        if item.objgen in old and _is_structural(item):
            continue
        body = _body(item)
        if old.get(item.objgen) != body and body != b"null":
            yield *item.objgen, body


def _objects(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the indirect objects, but for numbers and the like, which no way changes."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Object) and item.objgen != (0, 0):
            yield item


def _is_structural(item: pikepdf.Object) -> bool:
    kind = item.get("/Type") if isinstance(item, pikepdf.Stream) else None
    return kind in ("/XRef", "/ObjStm")


def _body(item: pikepdf.Object) -> bytes:
    if not isinstance(item, pikepdf.Stream):
        return item.unparse(resolved=True)
    raw = bytes(item.read_raw_bytes())
    entries = pikepdf.Dictionary(dict(item.stream_dict.items()))
    entries.Length = len(raw)
    return entries.unparse(resolved=True) + b"\nstream\n" + raw + b"\nendstream"


def _trailer(pdf: pikepdf.Pdf, written: bytes, previous: int) -> pikepdf.Dictionary:
    trailer = pikepdf.Dictionary()
    for key in ("/Root", "/Info"):
        if key in pdf.trailer:
            trailer[key] = pdf.trailer[key]
    digest = hashlib.md5(written, usedforsecurity=False).digest()
    first = pdf.trailer.get("/ID")
    own = bytes(first[0]) if isinstance(first, pikepdf.Array) and len(first) else digest
    trailer.ID = pikepdf.Array([pikepdf.String(own), pikepdf.String(digest)])
    trailer.Prev = previous
    own_size = int(pdf.trailer.get("/Size", 0))
    trailer.Size = max(own_size, *(item.objgen[0] + 1 for item in _objects(pdf)))
    return trailer


def _append_table(
    out: bytearray, rows: dict[int, tuple[int, int]], trailer: pikepdf.Dictionary
) -> None:
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, (offset, generation) in sorted(rows.items()):
        out += b"%d 1\n%010d %05d n \n" % (number, offset, generation)
    out += b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer.unparse(), start)


def _append_stream(
    out: bytearray, rows: dict[int, tuple[int, int]], trailer: pikepdf.Dictionary
) -> None:
    start = len(out)
    own = int(trailer.Size)
    trailer.Size = own + 1
    rows = {**rows, own: (start, 0)}
    packed = zlib.compress(
        b"".join(
            b"\x01" + offset.to_bytes(4, "big") + generation.to_bytes(2, "big")
            for _, (offset, generation) in sorted(rows.items())
        )
    )
    trailer.Type = pikepdf.Name.XRef
    trailer.W = pikepdf.Array([1, 4, 2])
    trailer.Index = pikepdf.Array([part for number in sorted(rows) for part in (number, 1)])
    trailer.Filter = pikepdf.Name.FlateDecode
    trailer.Length = len(packed)
    out += b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (own, trailer.unparse(), packed)
    out += b"startxref\n%d\n%%%%EOF\n" % start
