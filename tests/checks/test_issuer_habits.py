"""What differs from an issuer's other papers: told, and suspect only in several respects."""

from __future__ import annotations

import pytest
from msgspec import structs

from checks.cases_habits import MADE_ANEW, RETYPED, USUAL, habits, of_making
from checks.judging import FAILED, NOT_APPLICABLE, PASSED, result, status
from checks.registries import answers
from checks.sheets import FACTS, of_invoice, sheet
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.habits import Making
from proofcheck.model.origin import Origin
from proofcheck.model.result import Outcome, QuestionSet
from proofcheck.verifier import Verifier

PRINTED = structs.replace(
    MADE_ANEW,
    program=("microsoft print to pdf",),
    program_class=("handling",),
    sheet=("216 × 279 mm",),
)


def test_what_is_new_is_told_with_what_is_usual() -> None:
    (finding,) = result("PC-ORG-006", of_making(RETYPED)).findings
    assert "12 genuine papers of Nordhafen Handel GmbH" in finding.note
    assert "program microsoft word" in str(finding.observed)
    assert "program itext (12)" in finding.expected
    assert finding.papers == 12


@pytest.mark.parametrize(
    "making",
    [
        RETYPED,
        structs.replace(USUAL, fonts=("helve", "times")),
        structs.replace(USUAL, structure=("comment none, xref stream, fonts called none",)),
        PRINTED,
        structs.replace(PRINTED, program=("some printer",), program_class=()),
    ],
    ids=["a new program", "one more font", "saved anew", "printed", "printed by who knows"],
)
def test_one_respect_or_a_print_is_not_suspect(making: Making) -> None:
    assert status("PC-ORG-006", of_making(making)) is FAILED
    assert status("PC-ORG-007", of_making(making)) is PASSED


@pytest.mark.parametrize(
    "making",
    [
        MADE_ANEW,
        structs.replace(USUAL, fonts=("times",), number_form=("RE-99",)),
        structs.replace(USUAL, sheet=("216 × 279 mm",), fonts=("helve", "times")),
    ],
)
def test_several_respects_are_suspect_where_the_issuer_never_varied(making: Making) -> None:
    assert status("PC-ORG-007", of_making(making)) is FAILED
    assert status("PC-ORG-006", of_making(making)) is PASSED


def test_an_issuer_that_varies_is_never_left_in_several_respects() -> None:
    others = structs.replace(USUAL, program=("sap",), fonts=("arial",), number_form=("R9",))
    genuine = (USUAL,) * 6 + (others,) * 6
    making = structs.replace(MADE_ANEW, number_form=("X-9",))
    assert status("PC-ORG-007", of_making(making, *genuine)) is PASSED
    assert status("PC-ORG-006", of_making(making, *genuine)) is FAILED


@pytest.mark.parametrize(("form", "expected"), [("9999-9999", PASSED), ("9999-999999", FAILED)])
def test_numbers_may_grow_by_a_digit(form: str, expected: object) -> None:
    making = structs.replace(USUAL, number_form=(form,))
    assert status("PC-ORG-006", of_making(making)) is expected


def test_four_papers_are_too_few() -> None:
    assert status("PC-ORG-006", of_making(MADE_ANEW, *(USUAL,) * 4)) is NOT_APPLICABLE
    assert status("PC-ORG-007", of_making(MADE_ANEW, *(USUAL,) * 5)) is FAILED


def test_a_scan_shows_nothing_of_the_issuer() -> None:
    scan = of_invoice(
        sheet(source=Source.OCR),
        facts=structs.replace(FACTS, origin=Origin(making=MADE_ANEW)),
        registry=answers(habits=(habits(*(USUAL,) * 12),)),
    )
    assert status("PC-ORG-007", scan) is NOT_APPLICABLE


@pytest.mark.parametrize(("papers", "bits"), [(5, 0.7), (10, 1.7), (30, 3.3), (400, 3.3)])
def test_it_weighs_no_more_than_the_papers_can_say_and_never_rejects(
    papers: int, bits: float
) -> None:
    with Verifier(config=Config()) as verifier:
        report = verifier.judge(
            of_making(MADE_ANEW, *(USUAL,) * papers), question_set=QuestionSet.STANDARD
        )
    assert report.weights_bits["PC-ORG-007"] == bits
    assert report.verdict.outcome is Outcome.REVIEW
