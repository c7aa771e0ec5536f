"""Signing PDFs with a self-made certificate, and taking signatures out again.

Key and certificate are computed from the signer's name, so that the same seed gives the same
bytes. They protect nothing and must be trusted nowhere.
"""

from __future__ import annotations

import asyncio
import io
import logging
from datetime import UTC, datetime
from functools import cache
from random import Random
from typing import Any

import pikepdf
from asn1crypto import keys, x509  # type: ignore[import-untyped]
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from proofcheck.forensics.form_fields import fields_of, inherited
from proofcheck.forging.way import NotMadeError

BEGUN = datetime(2024, 1, 1, tzinfo=UTC)
ENDS = datetime(2034, 12, 31, tzinfo=UTC)
MILLER_RABIN_BASES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


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
    certificate, key = _der_pair(name)
    own = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    metadata = signers.PdfSignatureMetadata(field_name=field, name=name, md_algorithm="sha256")
    signer = _Signer(metadata, own)
    signer.moment = moment
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        first = writer._document_id[0]
        second = generic.ByteStringObject(bytes(reversed(bytes(first.original_bytes))))
        writer._document_id = generic.ArrayObject([first, second])
        writer._update_meta = lambda: None  # type: ignore[method-assign]
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


@cache
def _key_of(name: str) -> rsa.RSAPrivateKey:
    draw = Random(name)
    p, q, exponent = _prime(draw, 1024), _prime(draw, 1024), 65537
    secret = pow(exponent, -1, (p - 1) * (q - 1))
    numbers = rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=secret,
        dmp1=secret % (p - 1),
        dmq1=secret % (q - 1),
        iqmp=pow(q, -1, p),
        public_numbers=rsa.RSAPublicNumbers(exponent, p * q),
    )
    return numbers.private_key()


def _prime(draw: Random, bits: int) -> int:
    while True:
        candidate = draw.getrandbits(bits) | (3 << (bits - 2)) | 1
        if all(candidate % p for p in MILLER_RABIN_BASES[1:]) and _is_prime(candidate):
            return candidate


def _is_prime(number: int) -> bool:
    """Test by Miller and Rabin; the error is far below that of the hardware."""
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in MILLER_RABIN_BASES:
        power = pow(base, odd, number)
        if power in (1, number - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % number
            if power == number - 1:
                break
        else:
            return False
    return True


def _der_pair(company: str) -> tuple[bytes, bytes]:
    key = _key_of(company)
    name = certificates.Name(
        [
            certificates.NameAttribute(NameOID.ORGANIZATION_NAME, company),
            certificates.NameAttribute(NameOID.COMMON_NAME, f"{company} (test certificate)"),
        ]
    )
    usage = certificates.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(0x50524F4F46)
        .not_valid_before(BEGUN)
        .not_valid_after(ENDS)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return certificate.public_bytes(serialization.Encoding.DER), private
