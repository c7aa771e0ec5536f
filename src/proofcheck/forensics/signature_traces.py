"""What was done around a signature: values overwritten after it, and remains of one taken out.

A form field may be filled in after signing (ISO 32000-2, 12.8.2.2); a field that held a value
when the file was signed, and holds another one now, is a value that the signer did not sign
(shadow attack "replace", Mainka et al., NDSS 2021).
"""

from __future__ import annotations

import io
import re

import pikepdf
from msgspec import structs

from proofcheck.comparing.values import letters_and_digits
from proofcheck.forensics.form_fields import SignedField
from proofcheck.forensics.form_values import form_texts
from proofcheck.forensics.object_digests import BROKEN
from proofcheck.intake import Upload
from proofcheck.model.facts import Signature
from proofcheck.model.measures import InObject

BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*\d+\s+\d+\s+\d+\s+\d+\s*\]")
REMAINS = "remains of a signature"
MAX_NAMED = 20
MAX_PAGES = 50


def with_overwritten_fields(
    signatures: tuple[Signature, ...], fields: list[SignedField], data: bytes
) -> tuple[Signature, ...]:
    """Name with each signature the form fields that were overwritten after it."""
    ends = {
        field.name: sum(field.byte_range[2:4]) for field in fields if len(field.byte_range) == 4
    }
    now: dict[str, str] | None = None
    found: list[Signature] = []
    for signature in signatures:
        end = ends.get(signature.field_name, len(data))
        if 0 < end < len(data):
            now = _values(data) if now is None else now
            was = _values(data[:end])
            overwritten = sorted(name for name, value in was.items() if now.get(name) != value)
            signature = structs.replace(signature, overwritten=tuple(overwritten[:MAX_NAMED]))
        found.append(signature)
    return tuple(found)


def signature_remains(pdf: pikepdf.Pdf, upload: Upload) -> tuple[Signature, ...]:
    """Return what remains of a signature in a file of which no field is signed.

    Validation data (DSS) and permissions (Perms) are there for a signature only, and a
    ByteRange with its numbers is written only when one is made.
    """
    found = [
        sentence
        for entry, sentence in (
            ("/DSS", "validation data for signatures"),
            ("/Perms", "permissions that a signature grants"),
        )
        if isinstance(pdf.Root.get(entry), pikepdf.Dictionary)
    ]
    if BYTE_RANGE.search(upload.data):
        found.append("the byte range of a signature")
    if not found:
        return ()
    return (
        Signature(
            field_name=REMAINS,
            place=InObject(document=upload.document.number, name="the document catalog"),
            unread=f"The file holds {' and '.join(found)}, but no field is signed.",
            is_remains=True,
        ),
    )


def _values(data: bytes) -> dict[str, str]:
    """What the text fields that are filled hold and show, by full name."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            filled = [text for text in form_texts(pdf, MAX_PAGES) if text.value.strip()]
            return {text.name: letters_and_digits(f"{text.value} {text.shown}") for text in filled}
    except BROKEN:
        return {}
