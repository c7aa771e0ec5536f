"""Signatures are validated without a network, and what was added after them is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from proofcheck.config import Limits
from proofcheck.forensics.signatures import read_signatures
from proofcheck.intake import open_upload
from proofcheck.model.facts import ModificationLevel


def test_an_untouched_signature_is_intact_and_covers_the_file(fixtures: Path):
    with open_upload(fixtures / "invoices/de-minimal-ch-signed.pdf", limits=Limits()) as upload:
        (signature,) = read_signatures(upload)
    assert signature.is_intact
    assert signature.is_valid
    assert signature.covers_whole_file
    assert signature.modification is ModificationLevel.NONE
    assert signature.certificate_sha256
    assert len(signature.certificate_sha256) == 64


def test_an_edit_after_signing_is_beyond_every_permitted_level(fixtures: Path):
    edited = fixtures / "invoices/de-minimal-ch-signed--edited.pdf"
    with open_upload(edited, limits=Limits()) as upload:
        (signature,) = read_signatures(upload)
    assert not signature.covers_whole_file
    assert signature.modification is ModificationLevel.OTHER


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
