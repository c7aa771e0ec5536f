"""How a PDF is built: what survives when its metadata are changed."""

from __future__ import annotations

import re

import pikepdf

from proofcheck.forensics.object_digests import BROKEN
from proofcheck.forensics.origin.programs import writer_by_comment
from proofcheck.model.origin import Structure

HEAD_BYTES = 1024
TAIL_BYTES = 4096
MOST_OBJECTS = 400
"""Objects of which the filters are looked at; the first pages are among them."""

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
        filters=_filters(pdf),
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


def _filters(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    found: set[str] = set()
    for one in list(pdf.objects)[:MOST_OBJECTS]:
        try:
            filters = one.get("/Filter") if isinstance(one, pikepdf.Stream) else None
            names = filters if isinstance(filters, pikepdf.Array) else [filters]
            found |= {str(name).lstrip("/") for name in names if isinstance(name, pikepdf.Name)}
        except BROKEN:
            continue
    return tuple(sorted(found))


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
