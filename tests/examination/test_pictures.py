"""Pictures that the examination leaves for the report, and what becomes of failures."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from proofcheck.config import Config, Limits
from proofcheck.errors import InputError
from proofcheck.report.json import report_to_json
from proofcheck.verifier import Verifier

SAMPLE = "invoices/en-classic.pdf"


def booklet(pages: int) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(300, 400), invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(30, 350, f"Terms and conditions, sheet {number}")
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.mark.parametrize("isolation", ["none", "process"])
def test_each_page_is_drawn_once_and_the_report_names_the_file(
    fixtures: Path, tmp_path: Path, isolation
):
    folder = tmp_path / "new" / "images"
    with Verifier(images=folder, isolation=isolation) as verifier:
        document = verifier.verify(fixtures / SAMPLE).dossier.documents[0].document
    names = [page.image for page in document.pages]
    assert names == [str(folder / f"{document.file.sha256}-p001.webp")]
    assert [str(file) for file in folder.iterdir()] == names


def test_nothing_is_drawn_unless_asked_for(fixtures: Path):
    with Verifier() as verifier:
        pages = verifier.verify(fixtures / SAMPLE).dossier.documents[0].document.pages
    assert [page.image for page in pages] == [None]


def test_pictures_change_nothing_else_in_the_report(fixtures: Path, tmp_path: Path):
    paths = [fixtures / SAMPLE, fixtures / "unreadable/blank.pdf"]
    seen = []
    for images in (None, tmp_path / "images"):
        with Verifier(images=images, config=Config(limits=Limits(max_image_pages=1))) as verifier:
            for path in paths:
                report = msgspec.json.decode(report_to_json(verifier.verify(path)))
                report["timing_ms"] = None
                report["documents"][0]["pages"][0]["image"] = None
                seen.append(report)
    assert seen[:2] == seen[2:]


def test_the_limit_of_pictures_is_said_and_pages_with_fields_come_first(
    fixtures: Path, tmp_path: Path
):
    with (
        pikepdf.open(io.BytesIO(booklet(6))) as whole,
        pikepdf.open(fixtures / SAMPLE) as invoice,
    ):
        whole.pages.insert(4, invoice.pages[0])
        whole.save(tmp_path / "bundle.pdf")
    config = Config(limits=Limits(max_image_pages=3))
    with Verifier(images=tmp_path / "images", config=config) as verifier:
        examined = verifier.gather(tmp_path / "bundle.pdf").documents[0]
    drawn = [page.number for page in examined.document.pages if page.image is not None]
    assert drawn == [1, 2, 5]
    fault = next(fault for fault in examined.faults if fault.stage == "pictures")
    assert fault.limit == "max_image_pages"
    assert "3 of the 7 pages" in fault.reason


def test_a_limit_on_pictures_is_no_reason_for_an_unreadable_document(tmp_path: Path):
    data = io.BytesIO()
    canvas = Canvas(data, invariant=1)
    for _ in range(3):
        canvas.showPage()
    canvas.save()
    config = Config(limits=Limits(max_image_pages=1))
    with Verifier(images=tmp_path / "images", config=config) as verifier:
        report = verifier.verify(data.getvalue())
    assert any(fault.stage == "pictures" for fault in report.dossier.documents[0].faults)
    assert "icture" not in report.verdict.reason


def test_a_picture_that_breaks_a_worker_s_limit_is_a_fault_and_the_verdict_stands(
    fixtures: Path, tmp_path: Path
):
    config = Config(limits=Limits(written_bytes=10_000))
    with Verifier(isolation="process", images=tmp_path / "images", config=config) as verifier:
        report = verifier.verify(fixtures / SAMPLE)
    examined = report.dossier.documents[0]
    assert report.outcome == "accept"
    assert [page.image for page in examined.document.pages] == [None]
    fault = next(fault for fault in examined.faults if fault.stage == "pictures")
    assert fault.page == 1
    assert "can't be written" in fault.reason
    assert list((tmp_path / "images").iterdir()) == []


def test_a_folder_that_can_not_be_made_is_named_before_anything_is_read(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="can't be made") as error:
        Verifier(images=tmp_path / "file" / "images")
    assert "--images" in error.value.remedy
