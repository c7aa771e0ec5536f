"""Digital signatures of a PDF: what they cover, and what was changed after them.

pyHanko judges the bytes, the key and the later changes; no network is used and no trust in the
signer follows. It costs 0.7 s to import and is loaded only for a file that has a signature.
A signature in a file that pyHanko can't parse is still held against its bytes.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

import pikepdf
from msgspec import structs

from proofcheck.errors import is_out_of_memory
from proofcheck.forensics.form_fields import SignedField, signed_fields
from proofcheck.forensics.object_digests import BROKEN
from proofcheck.forensics.signature_traces import signature_remains, with_overwritten_fields
from proofcheck.intake import Upload
from proofcheck.model.facts import ModificationLevel, Signature
from proofcheck.model.measures import InObject

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

MAX_SIGNATURES = 20
MAX_DIFFED_OBJECTS = 20_000
"""Objects of a file up to which what came after a signature is analysed."""

UNKNOWN = "unknown"
LONGEST_REASON = 300


def read_signatures(upload: Upload) -> tuple[Signature, ...]:
    """Validate every signature of a PDF; one that can't be validated says why.

    A file whose form can't be read has one unread signature: it may have been signed.
    """
    try:
        with pikepdf.open(io.BytesIO(upload.data), suppress_warnings=True) as pdf:
            fields = signed_fields(pdf.Root.get("/AcroForm"))[:MAX_SIGNATURES]
            is_small = len(pdf.objects) <= MAX_DIFFED_OBJECTS
            remains = () if fields else signature_remains(pdf, upload)
    except BROKEN as error:
        why = f"The file is damaged, and its form fields can't be read: {error}."
        return (_unread(upload.document.number, UNKNOWN, why),)
    if not fields:
        return remains
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    document = upload.document.number
    found, why = _embedded(upload.data)
    signatures = [_validated(document, one, is_small=is_small) for one in found]
    seen = {signature.field_name for signature in signatures}
    signatures += [
        _by_bytes(document, upload.data, field, why) for field in fields if field.name not in seen
    ]
    return with_overwritten_fields(tuple(signatures), fields, upload.data)


def with_lost_signatures(
    upload: Upload, found: tuple[Signature, ...], fields: tuple[str, ...]
) -> tuple[Signature, ...]:
    """Add the fields that were signed in an earlier revision, and whose signature is gone.

    They say more than what else remains of a signature that was taken out.
    """
    if not fields:
        return found
    why = "An earlier revision of the file was signed here, and the signature was removed."
    lost = tuple(_unread(upload.document.number, name, why) for name in fields)
    kept = tuple(signature for signature in found if not signature.is_remains)
    return kept + tuple(structs.replace(signature, is_remains=True) for signature in lost)


def _embedded(data: bytes) -> tuple[list[EmbeddedPdfSignature], str]:
    """Return the signatures that pyHanko finds, and why it may have missed some."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt("")
        return reader.embedded_signatures[:MAX_SIGNATURES], "Its value is no signature."
    except Exception as error:
        if is_out_of_memory(error):
            raise
        # pyHanko raises many kinds of error on hostile files; each of them means the same.
        return [], f"The file is damaged: {error}."


def _validated(document: int, embedded: EmbeddedPdfSignature, *, is_small: bool) -> Signature:
    name = str(embedded.field_name)
    try:
        status = _status(embedded, is_small=is_small)
        return _described(document, name, embedded, status)
    except Exception as error:
        if is_out_of_memory(error):
            raise
        # As above: whatever is raised, this signature could not be validated.
        return _unread(document, name, f"{type(error).__name__}: {error}")


def _status(embedded: EmbeddedPdfSignature, *, is_small: bool) -> Any:
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=[], allow_fetching=False)
    if embedded.sig_object_type == "/DocTimeStamp":
        return validate_pdf_timestamp(embedded, context, skip_diff=not is_small)
    return validate_pdf_signature(embedded, context, skip_diff=not is_small)


def _described(document: int, name: str, embedded: EmbeddedPdfSignature, status: Any) -> Signature:
    from pyhanko.sign.validation import SignatureCoverageLevel

    from proofcheck.forensics.signed_bytes import subject_name

    certificate = embedded.signer_cert
    level = status.modification_level
    modification = ModificationLevel(level.name.lower()) if level is not None else None
    if getattr(status, "docmdp_ok", None) is False and modification is not None:
        # More than the signature's own DocMDP entry allows, though of a known kind.
        modification = ModificationLevel.OTHER
    signed_at = getattr(status, "timestamp", None) or getattr(status, "signer_reported_dt", None)
    return Signature(
        field_name=name,
        place=_place(document, name),
        signer=subject_name(certificate),
        signed_at=signed_at,
        certificate_sha256=certificate.sha256.hex(),
        is_intact=status.intact,
        is_valid=status.valid,
        covers_whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        modification=modification,
    )


def _by_bytes(document: int, data: bytes, field: SignedField, why: str) -> Signature:
    """Hold a signature that pyHanko did not find against the bytes that it says it signs."""
    from proofcheck.forensics.signed_bytes import hold_against_bytes, what_is_amiss

    held = hold_against_bytes(data, field)
    if held is None:
        what = what_is_amiss(data, field)
        return Signature(
            field_name=field.name,
            place=_place(document, field.name),
            is_intact=None if what is None else False,
            unread=(what or why)[:LONGEST_REASON],
        )
    return Signature(
        field_name=field.name,
        place=_place(document, field.name),
        signer=held.signer,
        certificate_sha256=held.certificate_sha256,
        is_intact=held.is_intact,
        is_valid=held.is_valid,
        covers_whole_file=held.covers_whole_file,
        unread=f"What came after the signature can't be told. {why}"[:LONGEST_REASON],
    )


def _unread(document: int, name: str, why: str) -> Signature:
    return Signature(field_name=name, place=_place(document, name), unread=why[:LONGEST_REASON])


def _place(document: int, name: str) -> InObject:
    return InObject(document=document, name=f"signature field {name}")
