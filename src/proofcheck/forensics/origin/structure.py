"""How a PDF is built: what survives when its metadata are changed."""

from __future__ import annotations

import re

import pikepdf

from proofcheck.forensics.object_digests import BROKEN
from proofcheck.forensics.origin.programs import writer_by_comment
from proofcheck.model.origin import Structure

HEAD_BYTES = 1024
LOOKED_AT_BYTES = 2_000_000
FILTER = re.compile(rb"/Filter\s{0,4}\[?\s{0,4}/([A-Z][A-Za-z0-9]{2,20})")

HEADER = re.compile(rb"%PDF-(\d\.\d)[ \t]*(?:\r\n|\r|\n)(?:%([\x80-\xff]{4,16}))?")
STREAM_XREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF")


def read_structure(data: bytes, pdf: pikepdf.Pdf) -> Structure:
    """Describe how an open PDF is built."""
    head = HEADER.search(data[:HEAD_BYTES])
    comment = head[2].hex() if head and head[2] else ""
    return Structure(
        header=head[1].decode() if head else "",
        comment=comment,
        writer=writer_by_comment(comment) if comment else None,
        xref=_xref(data),
        ids=_ids(pdf),
        is_linearised=b"/Linearized" in data[:HEAD_BYTES],
        filters=_filters(data),
        font_names=_font_names(pdf),
    )


def _xref(data: bytes) -> str:
    kinds = set()
    for match in STREAM_XREF.finditer(data):
        at = int(match[1]) if len(match[1]) < 13 else 0
        kinds.add("table" if data[at : at + 6].lstrip().startswith(b"xref") else "stream")
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else ""


def _ids(pdf: pikepdf.Pdf) -> str:
    ids = pdf.trailer.get("/ID")
    if not isinstance(ids, pikepdf.Array) or len(ids) != 2:
        return "none"
    return "same" if bytes(ids[0]) == bytes(ids[1]) else "differ"


def _filters(data: bytes) -> tuple[str, ...]:
    """The filters of streams whose dictionaries are written out, not packed into streams."""
    return tuple(sorted({name.decode() for name in FILTER.findall(data[:LOOKED_AT_BYTES])}))


def _font_names(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    try:
        return font_naming(pdf.pages[0].obj)
    except BROKEN:
        return ()


def font_naming(page: pikepdf.Object) -> tuple[str, ...]:
    """Return what a page's resources call its fonts, numbers as 0: `F0`, `TT0`, `C0_0`."""
    resources = page.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    names = fonts.keys() if isinstance(fonts, pikepdf.Dictionary) else ()
    return tuple(sorted({re.sub(r"\d+", "0", name.lstrip("/")) for name in names}))
