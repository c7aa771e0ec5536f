"""Signatures are validated without a network, and what was added after them is told."""

from __future__ import annotations

import datetime
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from forensics.papers import SOUND, drawn, edited, facts_of
from forensics.updates import annotated, appended, next_number, typed, with_content
from proofcheck.config import Limits
from proofcheck.forensics.signatures import read_signatures
from proofcheck.intake import open_upload
from proofcheck.model.facts import ModificationLevel, Signature


def self_made_signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = certificates.Name(
        [certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "Alpenhof Trading AG")]
    )
    start = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        certificates.CertificateBuilder(name, name, key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=9000))
        .sign(key, hashes.SHA256())
    )
    der = serialization.Encoding.DER
    private = key.private_bytes(
        der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(der)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


@pytest.fixture(scope="module")
def signed() -> bytes:
    """The sound invoice with a signature that shows nothing."""
    writer = IncrementalPdfFileWriter(io.BytesIO(drawn(SOUND)))
    metadata = signers.PdfSignatureMetadata(field_name="Seller", md_algorithm="sha256")
    return signers.PdfSigner(metadata, self_made_signer()).sign_pdf(writer).getvalue()


def signatures_of(data: bytes) -> tuple[Signature, ...]:
    with open_upload(data, limits=Limits()) as upload:
        return read_signatures(upload)


def test_an_untouched_signature_is_intact_and_covers_the_file(signed: bytes):
    (signature,) = signatures_of(signed)
    assert signature.field_name == "Seller"
    assert signature.signer == "Alpenhof Trading AG"
    assert signature.is_intact
    assert signature.is_valid
    assert signature.covers_whole_file
    assert signature.modification is ModificationLevel.NONE
    assert signature.signed_at is not None
    assert signature.unread is None
    assert signature.certificate_sha256
    assert len(signature.certificate_sha256) == 64


def test_an_edit_after_signing_is_beyond_every_permitted_level(signed: bytes):
    data = with_content(signed, drawn(edited(total_due="720.00")))
    facts = facts_of(data)
    (signature,) = facts.signatures
    assert signature.is_intact
    assert not signature.covers_whole_file
    assert signature.modification is ModificationLevel.OTHER
    assert {change.field for revision in facts.revisions for change in revision.changes} == {
        "gross_total"
    }


def test_metadata_added_after_signing_is_a_permitted_update(signed: bytes):
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        info = pdf.trailer.Info.objgen[0]
    entry = b"/Info %d 0 R" % info
    (signature,) = signatures_of(appended(signed, {info: b"<< /Title (A) >>"}, trailer=entry))
    assert signature.modification is ModificationLevel.LTA_UPDATES


def test_signed_bytes_that_were_changed_are_not_intact(signed: bytes):
    (signature,) = signatures_of(signed.replace(b"(120.00) Tj", b"(720.00) Tj", 1))
    assert signature.is_intact is False


def test_a_signature_that_was_removed_is_missed(signed: bytes):
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        root = pdf.Root.objgen[0]
        plain = bytes(pdf.Root.unparse(resolved=True))
        form = bytes(pdf.Root.AcroForm.unparse())
    data = appended(signed, {root: plain.replace(b"/AcroForm " + form, b"")})
    (signature,) = facts_of(data).signatures
    assert signature.field_name == "Seller"
    assert signature.unread is not None
    assert "removed" in signature.unread
    assert signature.is_remains


def test_a_signature_without_contents_is_not_taken_for_none(signed: bytes):
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        value = pdf.Root.AcroForm.Fields[0].V.objgen[0]
    (signature,) = signatures_of(appended(signed, {value: b"<< /Type /Sig /Contents null >>"}))
    assert signature.unread is not None
    assert signature.is_intact is False


def test_a_file_too_damaged_for_pyhanko_is_still_held_against_its_bytes(signed: bytes):
    damaged = signed + b"\nthe end of the file is not where it should be" * 40
    (signature,) = signatures_of(damaged)
    assert signature.is_intact
    assert signature.is_valid
    assert signature.covers_whole_file is False
    assert signature.unread is not None


def test_bytes_that_were_changed_in_a_damaged_file_are_not_intact(signed: bytes):
    damaged = signed.replace(b"(120.00) Tj", b"(720.00) Tj", 1) + b"\nmore" * 400
    (signature,) = signatures_of(damaged)
    assert signature.is_intact is False


def test_a_file_whose_form_cannot_be_read_may_have_been_signed(signed: bytes):
    locked = signed.replace(b"/ID ", b"/Encrypt 1 /ID ")
    assert locked != signed
    signatures = signatures_of(locked)
    assert [one.field_name for one in signatures] == ["unknown"]
    assert signatures[0].unread is not None


def test_an_edited_fixture_is_told_from_its_sound_sibling(fixtures: Path):
    levels = {}
    for name in ("de-minimal-ch-signed", "de-minimal-ch-signed--edited"):
        with open_upload(fixtures / f"invoices/{name}.pdf", limits=Limits()) as upload:
            (signature,) = read_signatures(upload)
        levels[name] = signature.modification
    assert list(levels.values()) == [ModificationLevel.NONE, ModificationLevel.OTHER]


def test_pyhanko_is_not_loaded_for_a_file_without_a_signature(fixtures: Path):
    code = (
        "import sys; from pathlib import Path; from proofcheck.config import Limits\n"
        "from proofcheck.intake import open_upload\n"
        "from proofcheck.forensics.signatures import read_signatures\n"
        f"print(read_signatures(open_upload(Path({str(fixtures / 'invoices/en-classic.pdf')!r}),"
        " limits=Limits())), 'pyhanko' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "() False"


def test_a_form_value_overwritten_after_signing_is_named():
    rect = (40, 20, 140, 40)
    held = {"FT": b"/Tx", "T": b"(Payee)", "V": b"(Charity)"}
    filled = annotated(drawn(SOUND), "Widget", rect, typed("Charity"), **held)
    writer = IncrementalPdfFileWriter(io.BytesIO(filled))
    metadata = signers.PdfSignatureMetadata(field_name="Seller", md_algorithm="sha256")
    once = signers.PdfSigner(metadata, self_made_signer()).sign_pdf(writer).getvalue()
    number = next_number(drawn(SOUND))
    with pikepdf.open(io.BytesIO(once)) as pdf:
        widget = pdf.get_object(number, 0)
        widget.V = pikepdf.String("Attacker")
        body = widget.unparse(resolved=True)
    found = facts_of(appended(once, {number: body})).signatures
    assert [signature.overwritten for signature in found] == [("Payee",)]


def test_validation_data_without_a_signature_is_what_remains_of_one():
    with pikepdf.open(io.BytesIO(drawn(SOUND))) as pdf:
        pdf.Root.DSS = pikepdf.Dictionary(Certs=pikepdf.Array())
        file = io.BytesIO()
        pdf.save(file)
    (remains,) = facts_of(file.getvalue()).signatures
    assert remains.is_remains


def test_a_file_that_was_never_signed_has_no_remains():
    assert facts_of(drawn(SOUND)).signatures == ()
