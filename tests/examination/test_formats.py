"""Uploads of every kind from bytes to report: pages of a TIFF, HEIC, bare XML, polyglots."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from proofcheck import Outcome, Verifier
from proofcheck.model.fields import Field, Invoice
from proofcheck.model.result import CheckStatus, Question, QuestionStatus, Report
from proofcheck.report.json import report_to_json
from proofcheck.report.text import report_to_text


@pytest.fixture(scope="module")
def verifier():
    with Verifier(today=lambda: date(2026, 5, 4)) as one:
        yield one


@pytest.fixture(scope="module")
def page(fixtures: Path) -> Image.Image:
    with pypdfium2.PdfDocument(fixtures / "invoices/en-classic.pdf") as pdf:
        return pdf[0].render(scale=150 / 72).to_pil().convert("RGB")


def embedded_in(pdf: Path) -> bytes:
    with pikepdf.open(pdf) as opened:
        (attachment,) = opened.attachments.values()
        return attachment.get_file().read_bytes()


def paper_of(report: Report, number: int = 1) -> Invoice:
    paper = report.dossier.documents[number - 1].paper
    assert isinstance(paper, Invoice)
    return paper


def status_of(report: Report, check: str) -> CheckStatus:
    return next(r.status for r in report.results if r.check.id == check)


def test_a_fax_of_two_pages_is_read_as_an_invoice(verifier, page, tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    terms = Image.new("1", page.size, 1)
    page.convert("1").save(
        path, save_all=True, append_images=[terms], compression="group4", dpi=(150, 150)
    )
    report = verifier.verify(path)
    (document,) = report.dossier.documents
    assert [(p.page, bool(p.words)) for p in document.pages] == [(1, True), (2, False)]
    assert document.faults == ()
    assert report.outcome is Outcome.ACCEPT
    assert isinstance(paper_of(report).gross_total, Field)


@pytest.mark.parametrize(("kind", "options"), [("WEBP", {"quality": 80}), ("BMP", {}), ("GIF", {})])
def test_a_picture_of_an_invoice_is_accepted(verifier, page, tmp_path, kind, options) -> None:
    path = tmp_path / f"scan.{kind.lower()}"
    page.save(path, kind, **options)
    assert verifier.verify(path).outcome is Outcome.ACCEPT


def test_a_heic_photo_is_accepted(verifier, fixtures: Path) -> None:
    report = verifier.verify(fixtures / "invoices/de-classic-photo.heic")
    assert report.outcome is Outcome.ACCEPT
    number = paper_of(report).invoice_number
    assert isinstance(number, Field)
    assert number.value == "2026-10802"


def test_a_bare_e_invoice_goes_to_review_and_says_why(verifier, fixtures, tmp_path) -> None:
    path = tmp_path / "invoice.xml"
    path.write_bytes(embedded_in(fixtures / "invoices/de-band.pdf"))
    report = verifier.verify(path)
    assert report.outcome is Outcome.REVIEW
    assert "came without its page" in report.verdict.reason
    assert "Upload the PDF of the invoice together with its XML" in report.verdict.next_step
    assert report.verdict.questions[Question.INTEGRITY].status is QuestionStatus.UNDETERMINED
    assert status_of(report, "PC-XML-001") is CheckStatus.INDETERMINATE
    assert status_of(report, "PC-SUM-001") is CheckStatus.PASSED
    for check in ("PC-PDF-001", "PC-SIG-001", "PC-TXT-001", "PC-COD-001"):
        assert status_of(report, check) is CheckStatus.NOT_APPLICABLE
    (document,) = json.loads(report_to_json(report))["documents"]
    assert document["file"]["media_type"] == "application/xml"
    assert document["pages"] == []
    assert document["fields"]["gross_total"]["source"] == "xml"


def test_a_bare_e_invoice_is_held_against_its_page(verifier, fixtures, tmp_path) -> None:
    page = fixtures / "invoices/de-band.pdf"
    same, other = tmp_path / "same.xml", tmp_path / "other.xml"
    same.write_bytes(embedded_in(page))
    other.write_bytes(embedded_in(fixtures / "invoices/de-band--xml-gross.pdf"))
    assert verifier.verify(page, same).outcome is Outcome.ACCEPT
    report = verifier.verify(other, page)
    assert report.outcome is Outcome.REJECT
    finding = next(f for r in report.results if r.check.id == "PC-XML-001" for f in r.findings)
    assert {place.document for place in finding.places} == {1, 2}
    assert "handed in with it" in finding.note


def test_a_bare_e_invoice_with_other_goods_than_the_page_is_not_accepted(
    verifier, fixtures, tmp_path
) -> None:
    page, path = fixtures / "invoices/de-band.pdf", tmp_path / "invoice.xml"
    xml = embedded_in(page)
    first = paper_of(verifier.verify(xml)).lines[0].description
    assert isinstance(first, Field)
    assert xml.count(first.value.encode()) == 1
    path.write_bytes(xml.replace(first.value.encode(), b"Northlume Everest headlamp"))
    report = verifier.verify(page, path)
    assert report.outcome is Outcome.REVIEW
    assert "Northlume Everest headlamp" in report.verdict.reason


def test_a_bare_e_invoice_beside_another_paper_still_lacks_its_page(
    verifier, fixtures, tmp_path
) -> None:
    path = tmp_path / "invoice.xml"
    path.write_bytes(embedded_in(fixtures / "invoices/de-band.pdf"))
    report = verifier.verify(fixtures / "invoices/de-classic.pdf", path)
    assert report.outcome is Outcome.REVIEW
    assert "PC-XML-001" in report.verdict.barred_by


def test_other_xml_is_unreadable_with_its_reason(verifier) -> None:
    report = verifier.verify(b'<?xml version="1.0"?><order xmlns="urn:x"><total>1</total></order>')
    assert report.outcome is Outcome.UNREADABLE
    assert "<order>" in report.verdict.reason
    assert "CII or UBL" in report.verdict.next_step


def test_an_e_invoice_that_states_nothing_is_unreadable(verifier) -> None:
    xml = b'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'
    report = verifier.verify(xml)
    assert report.outcome is Outcome.UNREADABLE
    assert "states neither gross total nor issue date nor seller name" in report.verdict.reason


def test_a_polyglot_is_suspect_and_a_wrong_name_is_not(verifier, fixtures, tmp_path) -> None:
    pdf = (fixtures / "invoices/en-classic.pdf").read_bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.js", "alert(1)")
    both = verifier.verify(pdf + out.getvalue())
    assert both.outcome is Outcome.REVIEW
    assert status_of(both, "PC-FIL-001") is CheckStatus.FAILED
    assert "a ZIP archive" in both.verdict.reason
    renamed = tmp_path / "invoice.jpg"
    renamed.write_bytes(pdf)
    report = verifier.verify(renamed)
    assert report.outcome is Outcome.ACCEPT
    (document,) = json.loads(report_to_json(report))["documents"]
    assert [remark["code"] for remark in document["remarks"]] == ["misnamed"]
    assert "ends in .jpg, but it is a PDF" in report_to_text(report)


def test_junk_before_a_pdf_changes_nothing(verifier, fixtures: Path) -> None:
    pdf = (fixtures / "invoices/en-classic.pdf").read_bytes()
    report = verifier.verify(b"Content-Type: application/pdf\r\n\r\n" + pdf)
    assert report.outcome is Outcome.ACCEPT
    assert "begins at byte 33" in report_to_text(report)
