"""The structure of a PDF as far as intake needs it: revisions, encryption, embedded files."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator

import pikepdf
from msgspec import Struct

from proofcheck.model.document import EmbeddedFile

END_OF_REVISION = re.compile(rb"startxref\s{1,8}(\d{1,12})\s{1,8}%%EOF\r?\n?")
MAX_EMBEDDED_FILES = 50

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


def revision_ends(data: bytes, most: int) -> tuple[int, ...]:
    """Return the offset after each `%%EOF` that ends a revision, oldest first.

    The first-page section of a linearised file ends in one too, which is no revision and is
    left out (ISO 32000-1, annex F). Of more than `most` revisions the first and the newest
    are kept.
    """
    matches = list(END_OF_REVISION.finditer(data))
    if len(matches) > 1 and b"/Linearized" in data[:2048]:
        matches = matches[1:]
    ends = [match.end() for match in matches]
    if len(ends) > most:
        ends = [ends[0], *ends[-(most - 1) :]] if most > 1 else ends[-1:]
    return tuple(ends)


def read_attachments(data: bytes, most_bytes: int) -> tuple[Attachment, ...]:
    """Return the embedded files of a PDF: name tree, /AF and FileAttachment annotations.

    Files larger than `most_bytes` when unpacked are left out. Never raises for a broken PDF.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found: dict[tuple[str, str], Attachment] = {}
            for name, specification in _specifications(pdf):
                attachment = _attachment(name, specification, most_bytes)
                if attachment is not None and len(found) < MAX_EMBEDDED_FILES:
                    key = (attachment.name, hashlib.sha256(attachment.data).hexdigest())
                    found.setdefault(key, attachment)
            return tuple(found.values())
    except BROKEN:
        return ()


def repaired(data: bytes) -> bytes | None:
    """Return the PDF as qpdf rebuilds it, or None where it can't."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
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
