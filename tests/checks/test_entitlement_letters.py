"""Entitlement by letter: record, denial, terms, trademark numbers, look-alikes, signatory."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from checks.cases_entitlement import pinned_to, signed
from checks.cases_integrity import IMITATED
from checks.judging import (
    FAILED,
    INDETERMINATE,
    NOT_APPLICABLE,
    PASSED,
    is_decisive,
    result,
    status,
)
from checks.registries import (
    BRAND,
    LETTER,
    MARK,
    OWNER,
    answers,
    brand_answer,
    party_answer,
)
from checks.sheets import CLAIM, LETTER_TEXT, NOT_PRINTED, of_letter, pixels, replaced, sheet
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.facts import PdfFacts
from proofcheck.model.registry import Attestation, Certificate, Signatory
from proofcheck.model.registry_answers import Likeness, TrademarkAnswer

KNOWN = answers()


def printed(old: str, new: str, name: str, value: Any, **options: Any) -> Dossier:
    """The sample letter with one field printed otherwise, against the unchanged registry."""
    claim = options.pop("claim", CLAIM)
    registry = options.pop("registry", KNOWN)
    where = sheet(replaced((old, new), text=LETTER_TEXT), **options)
    return of_letter(where, claim=claim, registry=registry, **{name: where.field(value, new)})


def test_a_later_last_day_than_recorded_was_altered() -> None:
    of = printed("2027-06-30", "2029-06-30", "valid_to", date(2029, 6, 30))
    word = result("PC-ENT-009", of)
    assert word.status is FAILED
    assert word.findings[0].note == (
        "The letter VEL-2025-007 prints another last day than its record: 2029-06-30 instead of "
        "2027-06-30."
    )


def test_another_grantee_than_recorded_was_altered() -> None:
    name = "Quickmart Trading Ltd"
    claim = structs.replace(CLAIM, seller=name)
    of = printed("Thornbury Outfitters Ltd", name, "grantee", name, claim=claim)
    assert status("PC-ENT-001", of) is PASSED
    assert is_decisive("PC-ENT-009", of)


def test_a_grantee_painted_over_does_not_count_as_named() -> None:
    text = replaced(("Thornbury Outfitters Ltd", "Quickmart Trading Ltd"), text=LETTER_TEXT)
    where = sheet((*text[:4], "Thornbury Outfitters Ltd", *text[4:]))
    of = of_letter(where, registry=KNOWN, grantee=where.field("Quickmart Trading Ltd"))
    assert is_decisive("PC-ENT-009", of)


def test_a_grantee_in_two_languages_side_by_side_is_the_recorded_one() -> None:
    text = replaced(("Thornbury Outfitters Ltd", "索恩户外"), text=LETTER_TEXT)
    where = sheet((*text[:4], "Thornbury Outfitters Ltd", *text[4:]))
    of = of_letter(where, registry=KNOWN, grantee=where.field("索恩户外"))
    assert status("PC-ENT-009", of) is PASSED
    assert status("PC-ENT-001", of) is PASSED


def test_a_narrower_letter_than_recorded_is_no_finding() -> None:
    of = printed("GB, IE", "GB", "territories", ("GB",))
    assert status("PC-ENT-009", of) is PASSED


@pytest.mark.parametrize(
    ("old", "new", "name", "value"),
    [
        ("GB, IE", "GB, IE, FR", "territories", ("GB", "IE", "FR")),
        ("eBay, offline", "eBay, Amazon", "channels", ("eBay", "Amazon")),
        ("2025-07-01", "2025-01-01", "valid_from", date(2025, 1, 1)),
    ],
)
def test_wider_terms_than_recorded_were_altered(old: str, new: str, name: str, value: Any) -> None:
    assert is_decisive("PC-ENT-009", printed(old, new, name, value))


def test_one_digit_of_a_date_from_a_scan_settles_nothing() -> None:
    of = printed(
        "2027-06-30",
        "2027-06-39",
        "valid_to",
        date(2027, 8, 30),
        source=Source.OCR,
        confidence=0.9,
    )
    assert status("PC-ENT-009", of) is INDETERMINATE


@pytest.mark.parametrize(
    ("changes", "claim"),
    [
        ({"valid_to": date(2026, 4, 30)}, CLAIM),
        ({"valid_from": date(2026, 6, 1)}, CLAIM),
        ({}, structs.replace(CLAIM, territory="FR")),
        ({}, structs.replace(CLAIM, marketplace="Amazon")),
    ],
)
def test_what_the_record_excludes_no_print_can_grant(changes: Any, claim: Any) -> None:
    registry = answers(authorisations=(structs.replace(LETTER, **changes),))
    of = of_letter(
        registry=registry,
        claim=claim,
        valid_from=NOT_PRINTED,
        valid_to=NOT_PRINTED,
        territories=NOT_PRINTED,
        channels=NOT_PRINTED,
    )
    assert is_decisive("PC-ENT-009", of)


def test_terms_that_are_not_printed_come_from_the_record() -> None:
    of = of_letter(
        registry=KNOWN, valid_to=NOT_PRINTED, territories=NOT_PRINTED, channels=NOT_PRINTED
    )
    for check in ("PC-ENT-005", "PC-ENT-006", "PC-ENT-007"):
        assert status(check, of) is PASSED


def test_a_letter_without_a_number_is_found_by_its_parties() -> None:
    assert status("PC-ENT-009", of_letter(registry=KNOWN, letter_number=NOT_PRINTED)) is PASSED


def test_another_letter_between_the_same_parties_is_not_this_one() -> None:
    of = printed("VEL-2025-007", "VEL-2026-900", "letter_number", "VEL-2026-900")
    assert status("PC-ENT-009", of) is INDETERMINATE


def test_the_number_of_a_stranger_is_no_record() -> None:
    other = structs.replace(LETTER, brand="kessora", grantor="quickmart", grantee="quickmart")
    of = of_letter(registry=answers(authorisations=(other,)))
    assert status("PC-ENT-009", of) is INDETERMINATE


def test_a_revocation_in_the_future_is_none_yet() -> None:
    later = structs.replace(LETTER, status="revoked", revoked_on=date(2026, 9, 1))
    assert status("PC-ENT-009", of_letter(registry=answers(authorisations=(later,)))) is PASSED


def test_a_denied_document_is_denied_whatever_it_says() -> None:
    denial = Attestation(party="veltro-sas", status="denied", document_sha256=f"{1:064x}")
    word = result("PC-ENT-009", of_letter(registry=answers(attestations=(denial,))))
    assert word.findings[0].note == "The rights holder Veltro Outdoor SAS denied this paper."


def test_a_confirmed_letter_needs_no_record() -> None:
    word = Attestation(party="veltro-sas", status="confirmed", letter_number="VEL 2025 007")
    of = of_letter(registry=answers(authorisations=(), attestations=(word,)))
    assert status("PC-ENT-009", of) is PASSED


def test_a_number_that_nobody_knows_settles_nothing() -> None:
    unknown = TrademarkAnswer(asked="4711002", document=1, place=None)
    assert status("PC-ENT-008", of_letter(registry=answers(trademarks=(unknown,)))) is INDETERMINATE


def test_a_mark_that_ran_out_long_ago_is_a_weaker_finding() -> None:
    dead = structs.replace(MARK, expires_on=date(2024, 1, 1))
    answer = TrademarkAnswer(asked="4711002", document=1, place=None, matches=(("veltro", dead),))
    of = of_letter(registry=answers(trademarks=(answer,)))
    assert status("PC-ENT-008", of) is FAILED
    assert not is_decisive("PC-ENT-008", of)


def test_brands_are_compared_by_their_registered_names() -> None:
    assert status("PC-ENT-003", printed("brand Veltro", "维特罗", "brands", ("维特罗",))) is PASSED


def test_a_territory_inside_the_european_union_is_covered() -> None:
    of = printed(
        "GB, IE", "EU", "territories", ("EU",), claim=structs.replace(CLAIM, territory="FR")
    )
    assert status("PC-ENT-006", of) is PASSED


@pytest.mark.parametrize(("territory", "is_covered"), [("FR", True), ("JP", False)])
def test_a_country_that_the_territory_leaves_out_is_not_covered(
    territory: str, is_covered: bool
) -> None:
    where = sheet(replaced(("GB, IE", "worldwide except Japan"), text=LETTER_TEXT))
    of = of_letter(
        where,
        claim=structs.replace(CLAIM, territory=territory),
        territories=where.field(("worldwide",), "worldwide"),
        except_territories=("JP",),
    )
    assert status("PC-ENT-006", of) is (PASSED if is_covered else FAILED)


def test_a_claim_without_territory_and_marketplace_asks_for_neither() -> None:
    of = of_letter(claim=structs.replace(CLAIM, territory=None, marketplace=None))
    assert status("PC-ENT-006", of) is NOT_APPLICABLE
    assert status("PC-ENT-007", of) is NOT_APPLICABLE


def test_the_day_before_the_first_and_after_the_last() -> None:
    for on, word in (
        (date(2025, 6, 30), FAILED),
        (date(2025, 7, 1), PASSED),
        (date(2027, 6, 30), PASSED),
        (date(2027, 7, 1), FAILED),
    ):
        of = structs.replace(of_letter(), judged_on=on)
        assert status("PC-ENT-005", of) is word


def test_a_signatory_whom_nobody_lists_settles_nothing() -> None:
    assert status("PC-ENT-011", of_letter(registry=answers(signatories=()))) is INDETERMINATE
    other = Signatory(party="thornbury", name="Bruno Mettler")
    assert status("PC-ENT-011", of_letter(registry=answers(signatories=(other,)))) is INDETERMINATE


def lookalike(name: str, likeness: Likeness, **options: Any) -> Dossier:
    """A letter whose grantor is like the owner's name."""
    facts = options.pop("facts", PdfFacts())
    registry = answers(
        parties=(party_answer(name, "grantor", OWNER, likeness=likeness),),
        brands=(brand_answer("Veltro", "brands", BRAND),),
    )
    where = sheet(replaced(("Veltro Outdoor SAS", name), text=LETTER_TEXT), **options)
    return of_letter(where, registry=registry, facts=facts, grantor=where.field(name))


def test_the_code_points_of_an_imitation_are_shown() -> None:
    of = lookalike(f"{IMITATED} Outdoor SAS", Likeness.CONFUSABLE)
    assert is_decisive("PC-NAM-001", of)
    assert IMITATED in result("PC-NAM-001", of).findings[0].note


def test_a_whole_name_in_another_script_is_a_weaker_finding() -> None:
    assert not is_decisive("PC-NAM-001", lookalike("РОССО", Likeness.CONFUSABLE))


def test_a_leet_name_in_a_text_layer_decides_unless_the_pixels_say_otherwise() -> None:
    name = "Ve1tro 0utdoor SAS"
    assert is_decisive("PC-NAM-001", lookalike(name, Likeness.OCR_CLASS))
    seen = PdfFacts(pixel_readings=(pixels("grantor", name, "Veltro Outdoor SAS"),))
    assert not is_decisive("PC-NAM-001", lookalike(name, Likeness.OCR_CLASS, facts=seen))


def test_a_leet_name_from_a_scan_is_a_reading_error() -> None:
    of = lookalike("Ve1tro 0utdoor SAS", Likeness.OCR_CLASS, source=Source.OCR, confidence=0.9)
    assert status("PC-NAM-001", of) is PASSED


def test_a_name_that_is_itself_registered_imitates_nobody() -> None:
    of = lookalike("Veltro Outdoor SAS", Likeness.IDENTICAL)
    assert status("PC-NAM-001", of) is PASSED


def test_another_certificate_than_the_issuers_pinned_one_is_found() -> None:
    pin = Certificate(party="veltro-sas", sha256="A1" * 32)
    of = of_letter(facts=signed("c0" * 32), registry=answers(certificates=(pin,)))
    assert status("PC-ENT-012", of) is FAILED
    assert not is_decisive("PC-ENT-012", of)
    assert "another certificate" in result("PC-ENT-012", of).findings[0].note


def test_a_certificate_of_an_issuer_without_a_pin_says_nothing() -> None:
    pin = Certificate(party="quickmart", sha256="A1" * 32)
    of = of_letter(facts=signed("c0" * 32), registry=answers(certificates=(pin,)))
    assert status("PC-ENT-012", of) is INDETERMINATE


def test_beside_the_issuers_own_signature_others_may_stand() -> None:
    own, other = signed("c0" * 32).signatures[0], signed("ff" * 32).signatures[0]
    facts = structs.replace(signed("c0" * 32), signatures=(other, own))
    of = of_letter(facts=facts, registry=pinned_to("veltro-sas"))
    assert status("PC-ENT-012", of) is PASSED


def test_a_marketplace_that_the_letter_names_elsewhere_is_no_reason_to_reject() -> None:
    claim = structs.replace(CLAIM, marketplace="Taobao")
    assert status("PC-ENT-007", of_letter(claim=claim)) is FAILED
    where = sheet((*LETTER_TEXT, "Shops on 淘宝网 may list the goods, too."))
    assert status("PC-ENT-007", of_letter(where, claim=claim)) is INDETERMINATE


def test_a_letter_written_after_the_claim_may_confirm_what_held_before() -> None:
    of = structs.replace(of_letter(valid_from=NOT_PRINTED), judged_on=date(2025, 6, 1))
    assert status("PC-ENT-005", of) is INDETERMINATE


def test_a_claimant_whom_the_letter_names_elsewhere_may_be_its_grantee() -> None:
    where = sheet((*LETTER_TEXT, "Shop run by Fontebuona Casa S.r.l."))
    claim = structs.replace(CLAIM, seller="Fontebuona Casa S.r.l.")
    assert status("PC-ENT-001", of_letter(claim=claim)) is FAILED
    assert status("PC-ENT-001", of_letter(where, claim=claim)) is INDETERMINATE
