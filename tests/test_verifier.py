"""From bytes to report: the sample, its altered sibling, and many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import msgspec
import pytest

import proofcheck
from proofcheck import Claim, Outcome, QuestionSet, Verifier
from proofcheck.errors import InputError
from proofcheck.model.dossier import Dossier
from proofcheck.model.result import CheckStatus, Question, QuestionStatus
from proofcheck.report.json import report_to_json

TODAY = date(2026, 5, 4)
CLAIM = Claim(seller="Thornbury Outfitters Ltd", brand="Northlume", territory="GB", on=TODAY)


@pytest.fixture(scope="module")
def verifier(request: pytest.FixtureRequest):
    fixtures = Path(__file__).parent.parent / "fixtures"
    with Verifier(registry=fixtures / "registry.json", today=lambda: TODAY) as one:
        yield one


def test_the_sample_is_accepted_with_its_entitlement_confirmed(verifier, fixtures: Path):
    report = verifier.verify(fixtures / "invoices/en-classic.pdf", claim=CLAIM)
    assert report.outcome is Outcome.ACCEPT
    assert report.verdict.questions[Question.ENTITLEMENT].status is QuestionStatus.CLEAR
    assert report.verdict.questions[Question.NOVELTY].status is QuestionStatus.NOT_ASKED


def test_its_altered_sibling_is_rejected_and_the_field_named(verifier, fixtures: Path):
    report = verifier.verify(fixtures / "invoices/en-classic--gross-edited.pdf", claim=CLAIM)
    assert report.outcome is Outcome.REJECT
    assert "gross total" in report.verdict.reason
    named = {field for result in report.results for f in result.findings for field in f.fields}
    assert "gross_total" in named


def test_under_authenticity_a_paper_needs_no_registry(fixtures: Path):
    report = proofcheck.verify(fixtures / "invoices/en-classic.pdf")
    assert report.verdict.question_set is QuestionSet.AUTHENTICITY
    assert report.outcome is Outcome.ACCEPT


def test_bytes_are_verified_like_a_path(verifier, fixtures: Path):
    path = fixtures / "invoices/en-classic.pdf"
    by_path, by_bytes = verifier.verify(path), verifier.verify(path.read_bytes())
    assert by_path.verdict.reason == by_bytes.verdict.reason
    first, second = (r.dossier.documents[0].document.file for r in (by_path, by_bytes))
    assert first.sha256 == second.sha256


def test_the_same_bytes_give_the_same_report(verifier, fixtures: Path):
    path = fixtures / "invoices/de-band.pdf"
    views = []
    for _ in range(2):
        view = msgspec.json.decode(report_to_json(verifier.verify(path, claim=CLAIM)))
        del view["timing_ms"]
        views.append(view)
    assert views[0] == views[1]


def test_engines_of_an_earlier_document_are_not_named_in_the_next_report(fixtures: Path):
    photo, paper = fixtures / "invoices/en-slip-photo.jpg", fixtures / "invoices/en-classic.pdf"
    with Verifier() as one:
        alone = one.verify(fixtures / "unreadable/zero-bytes.pdf").tools
        assert "rapidocr" in one.verify(photo).tools
        assert one.verify(fixtures / "unreadable/zero-bytes.pdf").tools == alone
        assert "pdfium" in one.verify(paper).tools


def test_a_saved_dossier_is_judged_alike_without_its_file(verifier, fixtures: Path):
    report = verifier.verify(fixtures / "invoices/en-classic--gross-edited.pdf", claim=CLAIM)
    saved = msgspec.json.encode(report.dossier)
    again = verifier.judge(msgspec.json.decode(saved, type=Dossier))
    assert again.verdict == report.verdict


def test_eight_threads_verify_at_once(verifier, fixtures: Path):
    names = ("en-classic", "de-band", "fr-grid", "it-minimal") * 2
    alone = [verifier.verify(fixtures / f"invoices/{name}.pdf").verdict for name in names[:4]]
    with ThreadPoolExecutor(8) as pool:
        together = list(
            pool.map(lambda name: verifier.verify(fixtures / f"invoices/{name}.pdf"), names)
        )
    assert [report.verdict for report in together] == alone * 2


@pytest.mark.parametrize(
    "name",
    [
        "zero-bytes.pdf",
        "truncated.pdf",
        "truncated.jpg",
        "locked.pdf",
        "blank.pdf",
        "thumbnail.jpg",
    ],
)
def test_what_cannot_be_read_gives_a_whole_report_with_what_to_upload(
    verifier, fixtures: Path, name: str
):
    report = verifier.verify(fixtures / "unreadable" / name, claim=CLAIM)
    assert report.outcome is Outcome.UNREADABLE
    assert report.verdict.next_step
    assert all(result.status is not CheckStatus.FAILED for result in report.results)


def test_a_path_that_is_not_there_is_the_callers_mistake(verifier, tmp_path: Path):
    with pytest.raises(InputError, match="does not exist"):
        verifier.verify(tmp_path / "gone.pdf")
    with pytest.raises(InputError, match="is a folder"):
        verifier.verify(tmp_path)


def test_two_letters_of_a_chain_are_verified_together(verifier, fixtures: Path):
    letters = [fixtures / f"letters/{name}.pdf" for name in ("en-prose", "en-table")]
    report = verifier.verify(*letters)
    assert [d.document.number for d in report.dossier.documents] == [1, 2]
