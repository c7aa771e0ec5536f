"""Digital signatures of a PDF, by pyHanko: what they cover, and what was changed after them.

No network is used and no trust in the signer follows. pyHanko costs 0.7 s to import and is
loaded only for a file that has a signature.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from proofcheck.intake import Upload
from proofcheck.model.facts import ModificationLevel, Signature
from proofcheck.model.measures import InObject

if TYPE_CHECKING:
    from pyhanko.sign.validation import PdfSignatureStatus
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

MAX_SIGNATURES = 20


def read_signatures(upload: Upload) -> tuple[Signature, ...]:
    """Validate every signature of a PDF; one that can't be validated says why."""
    if b"/ByteRange" not in upload.data and b"/ObjStm" not in upload.data:
        return ()
    if not _has_signature_field(upload.data):
        return ()
    from pyhanko.pdf_utils.misc import PdfReadError
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    document = upload.document.number
    try:
        reader = PdfFileReader(io.BytesIO(upload.data), strict=False)
        if reader.encrypted:
            reader.decrypt("")
        embedded = reader.embedded_signatures[:MAX_SIGNATURES]
    except (PdfReadError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        return (_unread(document, "?", f"The signatures can't be found: {error}."),)
    return tuple(_validated(document, one) for one in embedded)


def lost_signatures(upload: Upload, fields: tuple[str, ...]) -> tuple[Signature, ...]:
    """Say of fields that were signed in an earlier revision that their signature is gone."""
    why = "An earlier revision of the file was signed here, and the signature was removed."
    return tuple(_unread(upload.document.number, name, why) for name in fields)


def _has_signature_field(data: bytes) -> bool:
    """Look for a form field of type Sig with a value, cheaply and without pyHanko."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return any(
                isinstance(one, pikepdf.Dictionary)
                and (one.get("/Type") == "/Sig" or "/ByteRange" in one)
                and "/Contents" in one
                for one in pdf.objects
            )
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        return b"/ByteRange" in data


def _validated(document: int, embedded: EmbeddedPdfSignature) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    name = str(embedded.field_name)
    try:
        context = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(embedded, signer_validation_context=context)
    except Exception as error:
        # pyHanko raises many kinds of error on hostile signatures; each of them means the same.
        return _unread(document, name, f"{type(error).__name__}: {error}")
    return _described(document, name, status)


def _described(document: int, name: str, status: PdfSignatureStatus) -> Signature:
    from pyhanko.sign.validation import SignatureCoverageLevel

    certificate = status.signing_cert
    level = status.modification_level
    return Signature(
        field_name=name,
        place=_place(document, name),
        signer=certificate.subject.human_friendly[:200] if certificate is not None else None,
        signed_at=status.signer_reported_dt,
        certificate_sha256=certificate.sha256.hex() if certificate is not None else None,
        is_intact=status.intact,
        is_valid=status.valid,
        covers_whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        modification=ModificationLevel(level.name.lower()) if level is not None else None,
    )


def _unread(document: int, name: str, why: str) -> Signature:
    return Signature(field_name=name, place=_place(document, name), unread=why[:300])


def _place(document: int, name: str) -> InObject:
    return InObject(document=document, name=f"signature field {name}")
