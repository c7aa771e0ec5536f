"""Signing PDFs with a self-made certificate, and taking signatures out again."""

from __future__ import annotations

import asyncio
import io
import logging
from datetime import UTC, datetime
from typing import Any

import pikepdf
from asn1crypto import keys, x509  # type: ignore[import-untyped]  # it has no types
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from proofcheck.forensics.form_fields import fields_of, inherited
from proofcheck.forging.certificates import der_pair
from proofcheck.forging.way import NotMadeError

BEGUN = datetime(2024, 1, 1, tzinfo=UTC)


class _Signer(signers.PdfSigner):
    """Signs at a given moment instead of now."""

    moment: datetime

    def init_signing_session(self, *arguments: Any, **more: Any) -> Any:
        session = super().init_signing_session(*arguments, **more)
        session.system_time = self.moment
        return session


def signed(data: bytes, name: str, field: str, moment: datetime) -> bytes:
    """Sign a PDF in an appended update; the same bytes every time.

    Raises `NotMadeError` for a file that pyHanko can't sign.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    certificate, key = der_pair(name, BEGUN)
    own = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]  # pyHanko's own
    )
    metadata = signers.PdfSignatureMetadata(field_name=field, name=name, md_algorithm="sha256")
    signer = _Signer(metadata, own)
    signer.moment = moment
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        first = writer._document_id[0]
        second = generic.ByteStringObject(bytes(reversed(bytes(first.original_bytes))))
        writer._document_id = generic.ArrayObject([first, second])
        writer._update_meta = lambda: None  # type: ignore[method-assign]  # no date of today
        done = asyncio.run(signer.async_sign_pdf(writer))
    except Exception as error:
        # pyHanko raises many kinds of error on odd files; each of them means the same.
        raise NotMadeError(f"pyHanko can't sign the file: {error}") from error
    return bytes(done.getbuffer())


def without_signatures(pdf: pikepdf.Pdf) -> None:
    """Take every signature field out of a file, and what says that there was one."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    gone = {f.objgen for f in fields_of(form) if inherited(f, "/FT") == "/Sig"}
    form.Fields = pikepdf.Array([f for f in form.get("/Fields", []) if f.objgen not in gone])
    if "/SigFlags" in form:
        del form["/SigFlags"]
    if not len(form.Fields):
        del pdf.Root["/AcroForm"]
    for key in ("/Perms", "/DSS"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        notes = page.obj.get("/Annots")
        if isinstance(notes, pikepdf.Array):
            page.obj.Annots = pikepdf.Array([n for n in notes if n.objgen not in gone])
