"""The structure of a PDF as far as intake needs it: revisions, encryption, embedded files."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator

import pikepdf
from msgspec import Struct

from proofcheck.config import Limits
from proofcheck.intake.form_paintings import most_painted
from proofcheck.model.document import EmbeddedFile

END_OF_REVISION = re.compile(rb"startxref\s{1,8}(\d{1,12})\s{1,8}%%EOF\r?\n?")
CROSS_REFERENCE = re.compile(rb"\s{0,4}(?:xref|\d{1,10} \d{1,5} obj)")
MAX_EMBEDDED_FILES = 50
DEFLATE_RATIO = 1032
"""The most that deflate can pack (zlib technical notes)."""

BROKEN = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    pikepdf.DependencyError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What qpdf and pikepdf raise on PDFs that are broken on purpose or by accident."""


class Attachment(Struct, frozen=True, kw_only=True):
    """A file embedded in a PDF, with its bytes."""

    name: str
    relationship: str | None
    data: bytes

    def described(self) -> EmbeddedFile:
        """Return what the report says of it."""
        return EmbeddedFile(
            name=self.name,
            relationship=self.relationship,
            size_bytes=len(self.data),
            sha256=hashlib.sha256(self.data).hexdigest(),
        )


class Survey(Struct, frozen=True, kw_only=True):
    """What qpdf finds in a PDF.

    `swollen` names a stream that unpacks to more than the limit; `painted_forms` is how many
    forms its fullest page paints. `is_readable` is False where qpdf can't make sense of the file.
    """

    attachments: tuple[Attachment, ...] = ()
    swollen: str | None = None
    painted_forms: int = 0
    is_readable: bool = True


def revision_ends(data: bytes) -> tuple[int, ...]:
    """Return the offset after each `%%EOF` that ends a revision, oldest first.

    The first-page section of a linearised file ends in one too, which is no revision and is
    left out (ISO 32000-1, annex F). An embedded PDF has its own, which are told by their
    `startxref`: it does not lead to a cross-reference of this file.
    """
    matches = list(END_OF_REVISION.finditer(data))
    if len(matches) > 1 and b"/Linearized" in data[:2048]:
        matches = matches[1:]
    start = max(data[:1024].find(b"%PDF-"), 0)
    ends = [
        match.end()
        for match in matches
        if match is matches[-1] or _is_cross_reference(data, int(match[1]), start)
    ]
    return tuple(ends)


def _is_cross_reference(data: bytes, offset: int, start: int) -> bool:
    """Whether a table or stream begins there, counted from the file's start or its header."""
    return any(CROSS_REFERENCE.match(data, offset + shift) is not None for shift in {0, start})


def survey(data: bytes, limits: Limits) -> Survey:
    """Look through a PDF's objects for embedded files and for bombs; never raises.

    Embedded files come from the name tree, /AF and FileAttachment annotations; those larger
    than the limit when unpacked are left out.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            swollen = _swollen_stream(pdf, limits.max_stream_bytes)
            if swollen:
                return Survey(swollen=swollen)
            return Survey(
                attachments=_attachments(pdf, limits.max_embedded_bytes),
                painted_forms=most_painted(pdf, limits.max_pages),
            )
    except BROKEN:
        return Survey(is_readable=False)


def _attachments(pdf: pikepdf.Pdf, most_bytes: int) -> tuple[Attachment, ...]:
    found: dict[tuple[str, str], Attachment] = {}
    for name, specification in _specifications(pdf):
        attachment = _attachment(name, specification, most_bytes)
        if attachment is not None and len(found) < MAX_EMBEDDED_FILES:
            key = (attachment.name, hashlib.sha256(attachment.data).hexdigest())
            found.setdefault(key, attachment)
    return tuple(found.values())


def _swollen_stream(pdf: pikepdf.Pdf, most_bytes: int) -> str | None:
    """Name a stream that unpacks to more than `most_bytes`, or None.

    Only streams that can be so large are tried: deflate packs at most 1032 to 1, and more only
    where filters are nested. Pictures are left to the renderer, which decodes rows on demand.
    """
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and _is_swollen(item, most_bytes):
            return f"The stream of object {item.objgen[0]} {item.objgen[1]}"
    return None


def _is_swollen(stream: pikepdf.Stream, most_bytes: int) -> bool:
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    layers = sum(str(name) in ("/FlateDecode", "/Fl") for name in names)
    if layers == 0 or (layers == 1 and stream.get("/Subtype") == "/Image"):
        return False
    raw = bytes(stream.read_raw_bytes())
    if len(raw) * DEFLATE_RATIO**layers <= most_bytes:
        return False
    for _ in range(layers):
        unpacker = zlib.decompressobj()
        try:
            raw = unpacker.decompress(raw, most_bytes + 1)
        except zlib.error:
            return False
        if len(raw) > most_bytes:
            return True
    return False


def repaired(data: bytes) -> bytes | None:
    """Return the PDF as qpdf rebuilds it, or None where it can't."""
    try:
        # qpdf drops an object that ends the file (qpdf: "EOF after endobj").
        with pikepdf.open(io.BytesIO(data + b"\n%%EOF\n")) as pdf:
            if not pdf.pages:
                return None
            out = io.BytesIO()
            pdf.save(out)
            return out.getvalue()
    except BROKEN:
        return None


def _specifications(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/EmbeddedFiles" in names:
        yield from ((name, spec) for name, spec in pikepdf.NameTree(names.EmbeddedFiles).items())
    associated = pdf.Root.get("/AF")
    if isinstance(associated, pikepdf.Array):
        yield from (("", spec) for spec in associated)
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if not isinstance(annotations, pikepdf.Array):
            continue
        for annotation in annotations:
            if (
                isinstance(annotation, pikepdf.Dictionary)
                and annotation.get("/Subtype") == "/FileAttachment"
                and "/FS" in annotation
            ):
                yield "", annotation.FS


def _attachment(name: str, specification: pikepdf.Object, most_bytes: int) -> Attachment | None:
    if not isinstance(specification, pikepdf.Dictionary):
        return None
    embedded = specification.get("/EF")
    if not isinstance(embedded, pikepdf.Dictionary):
        return None
    stream = embedded.get("/UF", embedded.get("/F"))
    if not isinstance(stream, pikepdf.Stream):
        return None
    data = _unpacked(stream, most_bytes)
    if data is None:
        return None
    printed = str(specification.get("/UF", specification.get("/F", name))) or name
    relationship = specification.get("/AFRelationship")
    return Attachment(
        name=printed[:255],
        relationship=str(relationship).lstrip("/") if relationship is not None else None,
        data=data,
    )


def _unpacked(stream: pikepdf.Stream, most_bytes: int) -> bytes | None:
    """Unpack a stream within the limit; Flate is unpacked by ourselves, so bombs stay small."""
    raw = bytes(stream.read_raw_bytes())
    filters = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array) and len(filters) == 1:
        filters = filters[0]
    if filters is None:
        return raw if len(raw) <= most_bytes else None
    if filters == "/FlateDecode" and "/DecodeParms" not in stream:
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(raw, most_bytes + 1)
        except zlib.error:
            return None
        return data if len(data) <= most_bytes else None
    if len(raw) * 1000 > most_bytes * 100:
        return None
    data = bytes(stream.read_bytes())
    return data if len(data) <= most_bytes else None
