"""Honest papers that deviate in their setting or come from an odd program, and what edits show."""

from __future__ import annotations

import pytest
from msgspec import structs

from checks.cases_integrity import (
    FOREIGN,
    OUT_OF_TURN,
    SWAPPED,
    clue,
    maker,
    odd,
    of_origin,
    of_pages,
)
from checks.judging import is_decisive, result, status
from checks.sheets import FACTS, of_invoice, of_letter, sheet
from proofcheck.model.dossier import Dossier
from proofcheck.model.facts import Deviation, OddSetting, Trait
from proofcheck.model.origin import Clue, Maker, Origin, ProgramClass
from proofcheck.model.result import CheckStatus


def of_settings(*settings: OddSetting) -> Dossier:
    """The sample invoice with values that are set oddly."""
    return of_invoice(facts=structs.replace(FACTS, odd_settings=settings))


def trait(kind: Trait, amount: float = 0.0) -> Deviation:
    return Deviation(trait=kind, observed="this", usual="that", amount=amount)


def test_another_font_out_of_its_turn_decides():
    (finding,) = result("PC-PDF-003", of_settings(odd(FOREIGN, OUT_OF_TURN))).findings
    assert finding.decisive is None
    assert finding.fields == ("gross_total",)


@pytest.mark.parametrize(
    "setting",
    [
        odd(FOREIGN, OUT_OF_TURN, is_in_blank=True),
        odd(FOREIGN, OUT_OF_TURN, field=""),
        odd(trait(Trait.SIZE, 0.3), trait(Trait.BASELINE, 0.4)),
    ],
    ids=["filled into a blank", "no field", "size and baseline"],
)
def test_two_traits_are_told_without_deciding_where_they_may_be_honest(setting: OddSetting):
    (finding,) = result("PC-PDF-003", of_settings(setting)).findings
    assert finding.decisive is False


@pytest.mark.parametrize(
    "deviations",
    [
        (trait(Trait.FOREIGN_FONT), trait(Trait.EMBEDDING)),
        (trait(Trait.RARE_FONT),),
        (trait(Trait.FOREIGN_FONT), trait(Trait.COLOUR, 200)),
    ],
    ids=["a font that is not embedded", "bold", "highlighted"],
)
def test_traits_that_come_together_are_no_edit(deviations: tuple[Deviation, ...]):
    assert status("PC-PDF-003", of_settings(odd(*deviations))) is CheckStatus.PASSED


def test_of_single_traits_a_font_of_its_own_weighs_most():
    (foreign,) = result("PC-PDF-005", of_settings(odd(FOREIGN))).findings
    (off_edge,) = result("PC-PDF-005", of_settings(odd(trait(Trait.EDGE, 1.0)))).findings
    assert (foreign.decisive, off_edge.decisive) == (None, False)


def test_a_rare_font_alone_is_not_even_told():
    assert status("PC-PDF-005", of_settings(odd(trait(Trait.RARE_FONT)))) is CheckStatus.PASSED


VALUES = (
    ("480.00", "gross_total"),
    ("400.00", "net_total"),
    ("80.00", "tax_total"),
    ("2026-118", "invoice_number"),
    ("2026-03-02", "issue_date"),
    ("2026-04-01", "due_date"),
    ("Nordhafen Handel GmbH", "seller_name"),
    ("Thornbury Outfitters Ltd", "buyer_name"),
    ("DE136695976", "seller_tax_id"),
    ("DE89370400440532013000", "iban"),
    ("100.00", "lines[1].net_amount"),
    ("300.00", "lines[2].net_amount"),
)


def filled(count: int) -> Dossier:
    """The first so many values in a font of their own, painted last."""
    on = sheet()
    return of_settings(
        *(
            odd(FOREIGN, OUT_OF_TURN, text=text, place=on.place(text), field=field)
            for text, field in VALUES[:count]
        )
    )


def test_a_form_that_another_program_filled_leaves_it_undetermined():
    assert status("PC-PDF-003", filled(len(VALUES))) is CheckStatus.INDETERMINATE


def test_more_values_than_an_edit_has_do_not_decide():
    assert is_decisive("PC-PDF-003", filled(3))
    assert status("PC-PDF-003", filled(5)) is CheckStatus.FAILED
    assert not is_decisive("PC-PDF-003", filled(5))


def test_a_letter_may_come_from_a_layout_program():
    made: tuple[Maker, ...] = (maker(ProgramClass.LAYOUT_EDITOR),)
    letter = of_letter(facts=structs.replace(FACTS, origin=Origin(makers=made)))
    assert status("PC-ORG-001", letter) is CheckStatus.PASSED
    assert status("PC-ORG-001", of_origin(makers=made)) is CheckStatus.FAILED


@pytest.mark.parametrize("of_class", [ProgramClass.OFFICE, ProgramClass.SCANNER, None])
def test_usual_programs_pass(of_class: ProgramClass | None):
    paper = of_origin(makers=(structs.replace(maker(ProgramClass.OFFICE), of_class=of_class),))
    assert status("PC-ORG-001", paper) is CheckStatus.PASSED


def test_a_service_that_merges_is_a_weaker_sign_than_an_image_editor():
    (finding,) = result(
        "PC-ORG-001", of_origin(makers=(maker(ProgramClass.ONLINE_EDITOR),))
    ).findings
    assert finding.decisive is False


def test_an_annex_that_contradicts_nothing_passes():
    annex = structs.replace(SWAPPED, contradictions=())
    assert status("PC-ORG-005", of_pages(annex)) is CheckStatus.PASSED


def test_one_clue_is_one_finding_with_all_its_places():
    paper = of_origin(clue(Clue.TOUCHED_UP), clue(Clue.TOUCHED_UP), clue(Clue.PRIVATE_DATA))
    assert len(result("PC-ORG-004", paper).findings) == 2
