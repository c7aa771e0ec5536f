"""A signature held against the bytes it says it signs, where the file itself is damaged.

In: the file and the signature's ByteRange and Contents. Out: whether the bytes are unchanged
and the signature fits its key (RFC 5652, 5.4); nothing about what was added later.
"""

from __future__ import annotations

import hashlib

from asn1crypto import cms, x509  # type: ignore[import-untyped]  # it has no types
from msgspec import Struct
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    validate_sig_integrity,
)

from proofcheck.errors import is_out_of_memory
from proofcheck.forensics.form_fields import SignedField

LONGEST_NAME = 200


class HeldSignature(Struct, frozen=True, kw_only=True):
    """What the bytes say of a signature."""

    signer: str
    certificate_sha256: str
    is_intact: bool
    is_valid: bool
    covers_whole_file: bool


def subject_name(certificate: x509.Certificate) -> str:
    """Return the name in a certificate: the common name, else the whole subject."""
    names = certificate.subject.native.get("common_name")
    name = names[0] if isinstance(names, list) and names else names
    return str(name or certificate.subject.human_friendly)[:LONGEST_NAME]


def hold_against_bytes(data: bytes, field: SignedField) -> HeldSignature | None:
    """Validate a detached CMS signature, or return None where that can't be done."""
    if len(field.byte_range) != 4 or not field.contents:
        return None
    first, first_length, second, second_length = field.byte_range
    is_inside = first == 0 <= first_length <= second and 0 <= second_length <= len(data) - second
    if not is_inside:
        return None
    is_all_but_contents = second - first_length == 2 * len(field.contents) + len("<>")
    signed = data[:first_length] + data[second : second + second_length]
    try:
        signed_data = cms.ContentInfo.load(field.contents)["content"]
        signer = extract_signer_info(signed_data)
        certificate = extract_certs_for_validation(signed_data).signer_cert
        algorithm = signer["digest_algorithm"]["algorithm"].native
        digest = hashlib.new(algorithm, signed).digest()
        is_intact, is_valid = validate_sig_integrity(signer, certificate, "data", digest)
        return HeldSignature(
            signer=subject_name(certificate),
            certificate_sha256=certificate.sha256.hex(),
            is_intact=is_intact,
            is_valid=is_valid,
            covers_whole_file=is_all_but_contents and second + second_length == len(data),
        )
    except Exception as error:
        if is_out_of_memory(error):
            raise
        # asn1crypto and pyHanko raise many kinds of error on what is no signature at all.
        return None


def what_is_amiss(data: bytes, field: SignedField) -> str | None:
    """Say why what stands in a signature field signs nothing of this file; None if it may.

    A value without bytes or without their range is a universal signature forgery (Mladenov et
    al., CCS 2019); a range that ends beyond the file tells of bytes that were taken out.
    """
    if not field.byte_range or not field.contents.strip(b"\0"):
        return "The signature has no value, or does not say which bytes it signs."
    if any(number < 0 for number in field.byte_range) or len(field.byte_range) % 2:
        return "The signature names a range of bytes that can't be."
    pairs = zip(field.byte_range[::2], field.byte_range[1::2], strict=True)
    if any(start + length > len(data) for start, length in pairs):
        return "The signature signs more bytes than the file has."
    return None
