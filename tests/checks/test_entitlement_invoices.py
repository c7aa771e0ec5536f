"""Entitlement by invoice: claimant, supplier, brand, GTINs, items."""

from __future__ import annotations

import pytest
from msgspec import structs

from checks.judging import FAILED, INDETERMINATE, NOT_APPLICABLE, PASSED, is_decisive, status
from checks.registries import (
    BRAND,
    BUYER,
    OTHER_BRAND,
    STRANGER,
    SUPPLIER,
    answers,
    brand_answer,
    chain,
    party_answer,
)
from checks.sheets import (
    CLAIM,
    INVOICE_TEXT,
    dossier,
    examined,
    invoice,
    letter,
    line,
    of_invoice,
    replaced,
    sheet,
)
from checks.sheets import LETTER_TEXT as LETTER_LINES
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.registry_answers import LinkProblem

KNOWN = answers()


def made_out_to(name: str, **options: object) -> Dossier:
    """The sample invoice with another buyer printed."""
    where = sheet(replaced(("Thornbury Outfitters Ltd", name)), **options)
    return of_invoice(where, claim=CLAIM, registry=KNOWN, buyer_name=where.field(name))


@pytest.mark.parametrize(
    "name",
    [
        "THORNBURY OUTFITTERS LIMITED",
        "Thornbury Outfitters",
        "Outfitters Thornbury Ltd.",
        "索恩伯里户外有限公司",  # an alias that the registry knows
    ],
)
def test_ways_of_writing_the_claimant_pass(name: str) -> None:
    assert status("PC-ENT-001", made_out_to(name)) is PASSED


@pytest.mark.parametrize(
    "name",
    [
        "Thornbury Outfitters Holding Group Ltd",  # may be the parent
        "Thornbery Outfitters Ltd",
        "北京山行者户外用品有限公司",  # may be a translation
    ],
)
def test_names_that_may_be_the_claimant_settle_nothing(name: str) -> None:
    assert status("PC-ENT-001", made_out_to(name)) is INDETERMINATE


def test_a_reading_error_is_the_claimant() -> None:
    of = made_out_to("Th0rnbury 0utfitters Ltd", source=Source.OCR, confidence=0.9)
    assert status("PC-ENT-001", of) is PASSED


def test_a_name_read_with_little_confidence_settles_nothing() -> None:
    of = made_out_to("Quickmart Trading Ltd", source=Source.OCR, confidence=0.55)
    assert status("PC-ENT-001", of) is INDETERMINATE


def test_a_shared_tax_id_is_the_claimant() -> None:
    where = sheet(replaced(("Thornbury Outfitters Ltd", "TO Retail GB907856341")))
    of = of_invoice(
        where,
        claim=structs.replace(CLAIM, seller_tax_id="GB 907 8563 41"),
        registry=KNOWN,
        buyer_name=where.field("TO Retail"),
        buyer_tax_id=where.field("GB907856341"),
    )
    assert status("PC-ENT-001", of) is PASSED


def test_another_buyer_decides_unless_the_claimant_is_named_too() -> None:
    assert is_decisive("PC-ENT-001", made_out_to("Quickmart Trading Ltd"))
    where = sheet(
        replaced(
            ("Thornbury Outfitters Ltd", "Quickmart Trading Ltd"),
            ("due 2026-04-01", "ship to Thornbury Outfitters Ltd"),
        )
    )
    of = of_invoice(
        where, claim=CLAIM, registry=KNOWN, buyer_name=where.field("Quickmart Trading Ltd")
    )
    assert status("PC-ENT-001", of) is INDETERMINATE


def test_an_invoice_of_the_claimant_to_itself_is_a_weaker_finding() -> None:
    where = sheet(replaced(("Nordhafen Handel GmbH", "Thornbury Outfitters Ltd")))
    of = of_invoice(
        where, claim=CLAIM, registry=KNOWN, seller_name=where.field("Thornbury Outfitters Ltd")
    )
    assert status("PC-ENT-001", of) is FAILED
    assert not is_decisive("PC-ENT-001", of)


@pytest.mark.parametrize(
    ("problem", "decides"),
    [
        (LinkProblem.REVOKED, True),
        (LinkProblem.EXPIRED, True),
        (LinkProblem.NOT_BEGUN, True),
        (LinkProblem.NO_SUBLICENCE, True),
        (LinkProblem.NO_GRANT, False),
        (LinkProblem.TERRITORY, False),
        (LinkProblem.CHANNEL, False),
    ],
)
def test_what_is_wrong_with_the_suppliers_chain(problem: LinkProblem, decides: bool) -> None:
    broken = answers(chains=(chain("supplier", "nordhafen", problem, holds=False),))
    of = of_invoice(claim=CLAIM, registry=broken)
    assert status("PC-ENT-002", of) is FAILED
    assert is_decisive("PC-ENT-002", of) is decides


def test_a_letter_that_outlives_the_one_above_holds() -> None:
    outlives = answers(
        chains=(chain("supplier", "nordhafen", LinkProblem.OUTLIVES_UPPER, holds=False),)
    )
    assert status("PC-ENT-002", of_invoice(claim=CLAIM, registry=outlives)) is PASSED


def test_a_supplier_that_is_not_known_for_certain_never_fails() -> None:
    broken = answers(
        parties=(), named=(), chains=(chain("supplier", "x", LinkProblem.REVOKED, holds=False),)
    )
    assert status("PC-ENT-002", of_invoice(claim=CLAIM, registry=broken)) is INDETERMINATE


def lines_of(*descriptions: str, claim: object = CLAIM, **cells: object) -> Dossier:
    """An invoice with these lines."""
    rows = tuple(f"{text}   4    25.00    100.00" for text in descriptions)
    where = sheet((*INVOICE_TEXT[:6], *rows))
    values = {name: where.field(value) for name, value in cells.items()}
    lines = tuple(line(where, text, "4", "25.00", "100.00", **values) for text in descriptions)
    return of_invoice(where, claim=CLAIM, registry=KNOWN, lines=lines)


@pytest.mark.parametrize(
    "description", ["VELTRO Ridge headlamp", "Headlamp (Veltro) Ridge", "维特罗头灯"]
)
def test_a_line_that_names_the_brand_in_any_way_passes(description: str) -> None:
    assert status("PC-ENT-003", lines_of(description)) is PASSED


def test_a_brand_inside_another_word_is_not_the_brand() -> None:
    assert status("PC-ENT-003", lines_of("Veltronic cable")) is INDETERMINATE


def test_lines_of_another_known_brand_decide() -> None:
    assert is_decisive("PC-ENT-003", lines_of("Kessora jacket", "Kessora trousers"))


def test_lines_with_article_numbers_only_settle_nothing() -> None:
    assert status("PC-ENT-003", lines_of("ART 4711-B black")) is INDETERMINATE


def test_a_gtin_of_the_brand_is_enough() -> None:
    assert status("PC-ENT-003", lines_of("ART 4711-B black", gtin="4012345678901")) is PASSED


def test_a_gtin_of_another_range_is_a_weaker_finding() -> None:
    of = lines_of("Veltro Ridge headlamp", gtin="5901234123457")
    assert status("PC-ENT-003", of) is FAILED
    assert not is_decisive("PC-ENT-003", of)


def test_items_are_matched_by_their_words() -> None:
    assert status("PC-ENT-010", lines_of("Headlamp Ridge, Veltro, 400 lm")) is PASSED
    assert status("PC-ENT-010", lines_of("Veltro Fjord kayak")) is FAILED
    assert status("PC-ENT-010", lines_of("维特罗头灯")) is INDETERMINATE
    assert status("PC-ENT-010", lines_of("Veltro headlamp")) is INDETERMINATE


def test_a_claim_without_items_asks_for_none() -> None:
    of = of_invoice(claim=structs.replace(CLAIM, items=()), registry=KNOWN)
    assert status("PC-ENT-010", of) is NOT_APPLICABLE


def test_the_upper_letter_of_a_chain_is_made_out_to_the_supplier() -> None:
    first, second = (
        sheet(),
        sheet(
            replaced(("Thornbury Outfitters Ltd", "Nordhafen Handel GmbH"), text=LETTER_LINES),
            document=2,
        ),
    )
    upper = letter(second, grantee=second.field("Nordhafen Handel GmbH"))
    of = dossier(
        examined(invoice(first), first), examined(upper, second), claim=CLAIM, registry=KNOWN
    )
    assert status("PC-ENT-001", of) is PASSED


def test_names_resolve_to_one_registered_party_only_by_certain_answers() -> None:
    weak = answers(
        parties=(
            party_answer("Thornbury Outfitters Ltd", "claim.seller", BUYER),
            party_answer("Quickmart Trading Ltd", "buyer_name", STRANGER),
            party_answer("Nordhafen Handel GmbH", "seller_name", SUPPLIER),
        ),
        brands=(brand_answer("Veltro", "claim.brand", BRAND, OTHER_BRAND),),
    )
    where = sheet(replaced(("Thornbury Outfitters Ltd", "Quickmart Trading Ltd")))
    of = of_invoice(
        where, claim=CLAIM, registry=weak, buyer_name=where.field("Quickmart Trading Ltd")
    )
    assert is_decisive("PC-ENT-001", of)
