"""Public registers as witnesses: honest papers that must not trip, and what must."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from checks.judging import result, status
from checks.register_words import answer, knows, knows_nothing, says_nothing
from checks.registries import BRAND, OWNER, SUPPLIER, answers, brand_answer, party_answer
from checks.sheets import INVOICE_TEXT, LETTER_TEXT, of_invoice, of_letter, replaced, sheet
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.identities import ProviderName, ProviderStatus
from proofcheck.model.result import CheckStatus

VIES, GLEIF = ProviderName.VIES, ProviderName.GLEIF
TSDR, EUIPO = ProviderName.TSDR, ProviderName.EUIPO


def test_a_number_whose_bearer_vies_does_not_disclose_passes():
    assert status("PC-ENT-018", knows(of_invoice(), VIES)) is CheckStatus.PASSED


def test_a_trader_named_below_the_name_of_the_shop_passes():
    where = sheet((*INVOICE_TEXT, "Owner: Grete Halvorsen"))
    of = knows(of_invoice(where), VIES, "HALVORSEN GRETE")
    assert status("PC-ENT-018", of) is CheckStatus.PASSED


def test_an_alias_in_the_registry_makes_another_name_the_same_company():
    record = structs.replace(SUPPLIER, aliases=("Elbufer Logistik AG",))
    known = answers(
        parties=(party_answer("Nordhafen Handel GmbH", "seller_name", record),), named=(record,)
    )
    of = knows(of_invoice(registry=known), VIES, "ELBUFER LOGISTIK AG")
    assert status("PC-ENT-018", of) is CheckStatus.PASSED


def test_another_companys_number_is_found_and_named():
    found = result("PC-ENT-018", knows(of_invoice(), VIES, "QUICKMART TRADING LTD"))
    assert found.status is CheckStatus.FAILED
    assert "QUICKMART TRADING LTD" in found.findings[0].note


def test_a_company_of_the_same_group_is_not_told_to_be_another():
    of = knows(of_invoice(), VIES, "NORDHAFEN IMMOBILIEN UND BETEILIGUNGS GMBH")
    assert status("PC-ENT-018", of) is CheckStatus.INDETERMINATE


def test_a_bearer_in_another_script_can_not_be_told():
    of = knows(of_invoice(), VIES, "ΝΕΡΟΛΙ ΑΕ")
    assert status("PC-ENT-018", of) is CheckStatus.INDETERMINATE


def test_a_number_that_ended_since_an_old_invoice_is_no_finding():
    old = of_invoice(issue_date=sheet().field(date(2024, 3, 2)))
    assert status("PC-ENT-018", knows_nothing(old, VIES)) is CheckStatus.INDETERMINATE


def test_a_number_from_ocr_may_be_misread():
    scan = sheet(source=Source.OCR)
    assert status("PC-ENT-018", knows_nothing(of_invoice(scan), VIES)) is CheckStatus.INDETERMINATE


@pytest.mark.parametrize(
    ("check_id", "of", "provider"),
    [
        ("PC-ENT-018", of_invoice(), VIES),
        ("PC-ENT-019", of_invoice(), GLEIF),
        ("PC-ENT-020", of_letter(), EUIPO),
    ],
)
def test_a_register_that_is_off_is_said_as_not_checked(
    check_id: str, of: Dossier, provider: ProviderName
):
    found = result(check_id, says_nothing(of, provider, "It was not asked.", is_on=False))
    assert (found.status, found.reason) == (CheckStatus.INDETERMINATE, "It was not asked.")


def test_a_lapsed_lei_is_none_the_worse_and_a_retired_one_is():
    lapsed = knows(of_invoice(), GLEIF, "Nordhafen Handel GmbH", state="ACTIVE, LAPSED")
    retired = knows(of_invoice(), GLEIF, "Nordhafen Handel GmbH", state="INACTIVE, RETIRED")
    assert status("PC-ENT-019", lapsed) is CheckStatus.PASSED
    assert status("PC-ENT-019", retired) is CheckStatus.FAILED


def test_the_buyers_lei_on_an_invoice_is_named_there_as_well():
    of = knows(of_invoice(), GLEIF, "Thornbury Outfitters Limited", state="ACTIVE, ISSUED")
    assert status("PC-ENT-019", of) is CheckStatus.PASSED


def test_a_lei_of_the_registry_that_gleif_does_not_hold_blames_no_paper():
    of = knows_nothing(of_invoice(), GLEIF, asked_as="seller_name")
    assert status("PC-ENT-019", of) is CheckStatus.INDETERMINATE
    assert status("PC-ENT-019", knows_nothing(of_invoice(), GLEIF)) is CheckStatus.FAILED


@pytest.mark.parametrize("provider", [TSDR, EUIPO])
@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"mark": "KESSORA", "state": "Registered"}, "is KESSORA"),
        ({"mark": "VELTRO", "state": "Cancelled"}, "no longer in force"),
        ({"mark": "VELTRO", "state": "Expired"}, "no longer in force"),
        ({"mark": "VELTRO", "state": "Registered", "expires_on": date(2020, 1, 1)}, "ran out"),
        ({"mark": "VELTRO", "state": "Application filed"}, "only applied for"),
    ],
)
def test_a_mark_that_does_not_carry_the_letter_is_found(provider, entry, words):
    found = result("PC-ENT-020", knows(of_letter(), provider, "Veltro Outdoor SAS", **entry))
    assert found.status is CheckStatus.FAILED
    note = found.findings[0].note
    assert words in note or (words == "ran out" and "no longer in force" in note)


def test_a_mark_of_a_stranger_is_found_with_its_owner():
    of = knows(of_letter(), EUIPO, "Quickmart Trading Ltd", mark="VELTRO", state="REGISTERED")
    found = result("PC-ENT-020", of)
    assert found.status is CheckStatus.FAILED
    assert "belongs to Quickmart Trading Ltd" in found.findings[0].note


def test_the_registrys_owner_counts_where_a_distributor_grants():
    text = replaced(("Veltro Outdoor SAS", "Alpenrand Vertrieb AG"), text=LETTER_TEXT)
    where = sheet(text)
    known = answers(brands=(brand_answer("Veltro", "brands", BRAND),), named=(OWNER,))
    letter = of_letter(where, registry=known, grantor=where.field("Alpenrand Vertrieb AG"))
    of = knows(letter, EUIPO, OWNER.name, mark="VELTRO", state="REGISTERED")
    assert status("PC-ENT-020", of) is CheckStatus.PASSED


def test_a_company_of_the_owners_group_can_not_be_told():
    of = knows(of_letter(), EUIPO, "Veltro Intellectual Property BV", mark="VELTRO")
    assert status("PC-ENT-020", of) is CheckStatus.INDETERMINATE


def test_an_answer_for_a_document_that_is_not_there_counts_for_nothing():
    word = answer(VIES, ProviderStatus.NO_MATCH, document=7)
    of = structs.replace(of_invoice(), providers=(word,))
    assert status("PC-ENT-018", of) is CheckStatus.NOT_APPLICABLE
