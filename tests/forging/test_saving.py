"""Updates appended to real files, with tables and with streams."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest

from proofcheck.forging.genuine import Genuine, opened
from proofcheck.forging.saving import edited, rewritten, updated
from proofcheck.forging.way import NotMadeError
from proofcheck.intake.structure import revision_ends

Opener = Callable[[str], Genuine]


def packed(data: bytes) -> bytes:
    with edited(data) as pdf:
        return rewritten(pdf, pack=True)


@pytest.mark.parametrize("is_packed", [False, True])
def test_an_update_leaves_the_earlier_bytes_and_adds_one_revision(genuine: Opener, is_packed: bool):
    data = genuine("invoices/de-band.pdf").data
    data = packed(data) if is_packed else data
    assert (b"\nxref" in data) is not is_packed
    with edited(data) as pdf:
        pdf.docinfo["/Title"] = pikepdf.String("changed")
        later = updated(data, pdf)
    assert later.startswith(data)
    assert len(later) - len(data) < 2_000
    assert len(revision_ends(later)) == len(revision_ends(data)) + 1
    with opened(later) as upload:
        assert len(upload.document.pages) == 1
    with edited(later) as pdf:
        assert pdf.docinfo["/Title"] == "changed"
        assert not pdf.check_pdf_syntax()


def test_updates_can_follow_each_other(genuine: Opener):
    data = first = genuine("invoices/de-band.pdf").data
    for word in ("one", "two", "three"):
        with edited(data) as pdf:
            pdf.docinfo["/Title"] = pikepdf.String(word)
            data = updated(data, pdf)
    assert len(revision_ends(data)) == len(revision_ends(first)) + 3
    with edited(data) as pdf:
        assert pdf.docinfo["/Title"] == "three"


def test_no_change_and_encryption_are_refused(genuine: Opener):
    data = genuine("invoices/de-band.pdf").data
    with edited(data) as pdf, pytest.raises(NotMadeError, match="Nothing was changed"):
        updated(data, pdf)
    locked = genuine("invoices/it-minimal-locked-open.pdf").data
    with edited(locked) as pdf, pytest.raises(NotMadeError, match="encrypted"):
        updated(locked, pdf)


def test_broken_bytes_are_refused_in_words():
    with pytest.raises(NotMadeError, match="can't be changed"), edited(b"%PDF-1.4 nonsense"):
        pass
