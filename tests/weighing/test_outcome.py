"""The outcome table row by row, over real checks and dossiers built in code."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from checks.cases import all_cases
from checks.cases_integrity import GROSS_CHANGED, revision
from checks.registries import LETTER, answers, chain
from checks.sheets import (
    CLAIM,
    FACTS,
    LETTER_TEXT,
    NOT_PRINTED,
    UNREADABLE,
    dossier,
    examined,
    of_invoice,
    of_letter,
    sheet,
)
from proofcheck.checks import CHECKS, run_checks
from proofcheck.config import Config, WeighingSettings
from proofcheck.model.document import Fault, MediaType, Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.facts import ImageFacts
from proofcheck.model.fields import Kind, OtherPaper
from proofcheck.model.registry_answers import LinkProblem
from proofcheck.model.result import (
    Outcome,
    Question,
    QuestionSet,
    QuestionStatus,
    Verdict,
)
from proofcheck.weighing import weigh

KNOWN = answers()
DECISIVE = [check.meta.id for check in CHECKS if check.meta.decisive]


def judged(of: Dossier, questions: QuestionSet | None = None, **settings: Any) -> Verdict:
    has_means = of.registry is not None or of.claim is not None
    asked = questions or (QuestionSet.STANDARD if has_means else QuestionSet.AUTHENTICITY)
    verdict, _ = weigh(
        of,
        run_checks(of, Config()),
        question_set=asked,
        settings=WeighingSettings(**settings),
    )
    return verdict


def test_an_invoice_without_a_flaw_is_accepted() -> None:
    verdict = judged(of_invoice())
    assert verdict.outcome is Outcome.ACCEPT
    assert verdict.barred_by == ()
    assert verdict.next_step == ""
    assert verdict.questions[Question.ENTITLEMENT].status is QuestionStatus.NOT_ASKED
    assert "Not asked: entitlement, novelty and policy" in verdict.reason


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(stage="reading", code="failed", reason="No.", remedy="R.", page=2), Outcome.REVIEW),
        (
            Fault(stage="intake", code="limit", limit="max_pages", reason="No.", remedy="R."),
            Outcome.REVIEW,
        ),
        (Fault(stage="intake", code="damaged", reason="Mended.", remedy="R."), Outcome.ACCEPT),
    ],
    ids=["a page", "pages over the limit", "a PDF that was mended"],
)
def test_a_part_that_was_not_read_bars_accept(fault: Fault, outcome: Outcome) -> None:
    of = of_invoice()
    faulty = structs.replace(of.documents[0], faults=(fault,))
    verdict = judged(structs.replace(of, documents=(faulty,)))
    assert verdict.outcome is outcome
    if outcome is Outcome.REVIEW:
        assert verdict.reason == "No."
        assert verdict.next_step


def test_an_invoice_of_an_authorised_supplier_is_accepted() -> None:
    verdict = judged(of_invoice(claim=CLAIM, registry=KNOWN))
    assert verdict.outcome is Outcome.ACCEPT, verdict.reason
    assert verdict.questions[Question.ENTITLEMENT].status is QuestionStatus.CLEAR


def test_a_registered_letter_is_accepted() -> None:
    verdict = judged(of_letter(registry=KNOWN))
    assert verdict.outcome is Outcome.ACCEPT, verdict.reason


def test_a_field_that_a_revision_changed_is_rejected_in_plain_words() -> None:
    facts = structs.replace(FACTS, revisions=(revision(GROSS_CHANGED),))
    verdict = judged(of_invoice(facts=facts))
    assert verdict.outcome is Outcome.REJECT
    assert verdict.reason == (
        "The gross total was changed after the file was first saved: "
        "it was 80.00 and is now 480.00."
    )
    assert "question:integrity" in verdict.barred_by


@pytest.mark.parametrize("check_id", DECISIVE)
def test_every_decisive_check_rejects(check_id: str) -> None:
    of = all_cases()[check_id].failing
    assert judged(of, QuestionSet.STANDARD).outcome is Outcome.REJECT


TOLD_ALONE = {"PC-PDF-005", "PC-ORG-001", "PC-ORG-002", "PC-ORG-003", "PC-ORG-004"}
"""Checks of the file that are told, and make nothing suspect without others."""


@pytest.mark.parametrize("check_id", [c.meta.id for c in CHECKS if not c.meta.decisive])
def test_no_other_check_rejects_alone(check_id: str) -> None:
    verdict = judged(all_cases()[check_id].failing, QuestionSet.STANDARD)
    if check_id in TOLD_ALONE:
        assert verdict.outcome is Outcome.ACCEPT
        assert verdict.contributions
    else:
        assert verdict.outcome is Outcome.REVIEW
        assert verdict.next_step


@pytest.mark.parametrize("check_id", [c.meta.id for c in CHECKS if c.meta.required])
def test_a_required_check_that_was_not_made_bars_accept(check_id: str) -> None:
    of = all_cases()[check_id].unreadable
    verdict = judged(of, QuestionSet.STANDARD)
    assert verdict.outcome in (Outcome.REVIEW, Outcome.UNREADABLE)
    assert check_id in verdict.barred_by
    assert verdict.next_step


def test_several_weak_signs_come_together() -> None:
    where = sheet()
    verdict = judged(
        of_invoice(
            where, gross_total=where.money("783.00"), due_date=where.field(date(2026, 2, 14))
        ),
        prior_forged=0.5,
    )
    assert verdict.outcome is Outcome.REJECT
    assert verdict.reason.startswith("Several independent signs")


def test_a_supplier_that_nobody_knows_is_for_review() -> None:
    unknown = answers(
        parties=(),
        chains=(
            chain("supplier", "X", LinkProblem.UNKNOWN_PARTY, holds=None, reason="Not known."),
        ),
        named=(),
    )
    verdict = judged(of_invoice(claim=CLAIM, registry=unknown))
    assert verdict.outcome is Outcome.REVIEW
    assert verdict.reason == "Not known."
    assert "PC-ENT-002" in verdict.barred_by


def test_a_letter_that_nobody_knows_is_for_review() -> None:
    verdict = judged(of_letter(registry=answers(authorisations=())))
    assert verdict.outcome is Outcome.REVIEW
    assert verdict.reason == (
        "The registry does not know the letter VEL-2025-007 of Veltro Outdoor SAS to Thornbury "
        "Outfitters Ltd."
    )


def test_entitlement_is_not_confirmed_without_a_registry() -> None:
    verdict = judged(of_letter())
    assert verdict.outcome is Outcome.REVIEW
    assert verdict.questions[Question.ENTITLEMENT].status is QuestionStatus.UNDETERMINED


def test_entitlement_is_not_confirmed_without_a_claim() -> None:
    verdict = judged(of_letter(claim=None, registry=KNOWN))
    assert verdict.outcome is Outcome.REVIEW
    assert "No claim was given" in verdict.reason


def test_a_revoked_letter_is_rejected_without_a_claim() -> None:
    revoked = answers(authorisations=(structs.replace(LETTER, status="revoked"),))
    assert judged(of_letter(claim=None, registry=revoked)).outcome is Outcome.REJECT


def test_authenticity_asks_nothing_about_entitlement() -> None:
    of = of_letter(claim=structs.replace(CLAIM, territory="US"), registry=KNOWN)
    assert judged(of).outcome is Outcome.REJECT
    verdict = judged(of, QuestionSet.AUTHENTICITY)
    assert verdict.outcome is Outcome.ACCEPT
    assert not any(c.check.startswith("PC-ENT") for c in verdict.contributions)


@pytest.mark.parametrize("kind", [Kind.RECEIPT, Kind.PRO_FORMA, Kind.PACKING_SLIP])
def test_only_invoices_and_letters_entitle(kind: Kind) -> None:
    verdict = judged(of_invoice(claim=CLAIM, registry=KNOWN, kind=kind))
    assert verdict.outcome is Outcome.REVIEW
    assert kind.value.replace("_", " ") in verdict.reason
    assert judged(of_invoice(kind=kind)).outcome is Outcome.ACCEPT


def test_a_paper_of_another_kind_is_for_review_not_unreadable() -> None:
    where = sheet(LETTER_TEXT)
    of = dossier(examined(OtherPaper(reason="A menu."), where))
    verdict = judged(of)
    assert verdict.outcome is Outcome.REVIEW
    assert "neither an invoice nor an authorisation letter" in verdict.reason


def test_a_stage_that_broke_is_named_and_not_blamed_on_the_paper() -> None:
    fault = Fault(
        stage="extraction",
        code="tool_failed",
        reason="Reading the fields broke: KeyError: 'x'",
        remedy="Check the document by hand.",
    )
    paper = OtherPaper(reason="The fields could not be read.")
    broken = structs.replace(examined(paper, sheet(LETTER_TEXT)), faults=(fault,))
    verdict = judged(dossier(broken))
    assert verdict.outcome is Outcome.REVIEW
    assert "Reading the fields broke" in verdict.reason


def test_a_file_that_opens_to_nothing_is_unreadable_with_its_remedy() -> None:
    where = sheet(("x",))
    fault = Fault(
        stage="intake", code="encrypted", reason="It is encrypted.", remedy="Take the password off."
    )
    whole = examined(OtherPaper(reason="Unread."), where, facts=None, faults=(fault,))
    verdict = judged(dossier(structs.replace(whole, pages=())))
    assert verdict.outcome is Outcome.UNREADABLE
    assert (verdict.reason, verdict.next_step) == ("It is encrypted.", "Take the password off.")


def test_an_invoice_without_any_readable_key_field_is_unreadable() -> None:
    where = sheet(source=Source.OCR, confidence=0.4)
    verdict = judged(
        of_invoice(where, gross_total=UNREADABLE, issue_date=UNREADABLE, seller_name=UNREADABLE)
    )
    assert verdict.outcome is Outcome.UNREADABLE
    assert "300 dpi" in verdict.next_step


def test_a_scan_of_an_invoice_without_any_total_is_unreadable() -> None:
    where = sheet(source=Source.OCR, confidence=0.95)
    verdict = judged(of_invoice(where, gross_total=NOT_PRINTED, net_total=NOT_PRINTED))
    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.reason == "None of the invoice's totals can be read."


def test_a_well_read_invoice_that_prints_no_key_field_is_for_review() -> None:
    verdict = judged(
        of_invoice(gross_total=NOT_PRINTED, issue_date=NOT_PRINTED, seller_name=NOT_PRINTED)
    )
    assert verdict.outcome is Outcome.REVIEW
    assert "field:gross_total" in verdict.barred_by


def test_a_payable_total_stands_in_for_the_gross_total() -> None:
    where = sheet()
    verdict = judged(
        of_invoice(
            where,
            gross_total=NOT_PRINTED,
            net_total=NOT_PRINTED,
            tax_total=NOT_PRINTED,
            payable_total=where.money("480.00"),
        )
    )
    assert verdict.outcome is Outcome.ACCEPT, verdict.reason


def test_reject_outranks_unreadable() -> None:
    where = sheet(document=2)
    blank = structs.replace(examined(OtherPaper(reason="Blank."), where, facts=None), pages=())
    facts = structs.replace(FACTS, revisions=(revision(GROSS_CHANGED),))
    bad = of_invoice(facts=facts).documents[0]
    assert judged(dossier(bad, blank)).outcome is Outcome.REJECT
    assert judged(dossier(of_invoice().documents[0], blank)).outcome is Outcome.UNREADABLE


def test_a_scan_keeps_no_record_of_edits_and_can_be_accepted() -> None:
    where = sheet(source=Source.OCR, confidence=0.97)
    of = of_letter(sheet(LETTER_TEXT, source=Source.OCR, confidence=0.97), registry=KNOWN)
    picture = structs.replace(
        of.documents[0],
        facts=ImageFacts(),
        document=structs.replace(
            of.documents[0].document,
            file=structs.replace(of.documents[0].document.file, media_type=MediaType.JPEG),
        ),
    )
    verdict = judged(structs.replace(of, documents=(picture,)))
    assert where.page.source is Source.OCR
    assert verdict.outcome is Outcome.ACCEPT, verdict.reason
    assert "keeps no record of edits" in verdict.questions[Question.INTEGRITY].sentence


def test_an_empty_dossier_is_never_accepted() -> None:
    assert judged(dossier()).outcome is not Outcome.ACCEPT


def test_the_same_dossier_gets_the_same_verdict() -> None:
    of = all_cases()["PC-XML-001"].failing
    assert judged(of) == judged(of)
