"""Which numbers a register is asked: only where it is clear whose they are."""

from __future__ import annotations

import pytest
from msgspec import structs

from checks.registries import OWNER, answers, party_answer
from checks.sheets import INVOICE_TEXT, LETTER_TEXT, of_invoice, of_letter, replaced, sheet
from proofcheck.model.dossier import Dossier
from proofcheck.registry.providers.numbers import MOST_NUMBERS, numbers_asked
from registry.providers.server import LEI


def asked(of: Dossier) -> list[tuple[str, str, str]]:
    return [(n.provider, n.number, n.asked_as) for n in numbers_asked(of.documents, of.registry)]


def test_the_suppliers_vat_number_is_asked_and_the_buyers_is_not():
    of = of_invoice(buyer_tax_id=sheet().field("DE136695976"))
    assert asked(of) == [("vies", "DE136695976", "seller_tax_id")]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("DE 136 695 976", "DE136695976"),
        ("GR 094259216", "EL094259216"),
        ("RO 18547290", "RO18547290"),
        ("GB 341 7720 12", None),  # no longer in VIES
        ("93-4410287", None),
        ("136695976", None),  # whose country?
        ("DE 136 695 977", None),  # wrong check digit: another check says so
    ],
)
def test_vat_numbers_are_told_by_their_prefix(printed: str, number: str | None):
    where = sheet(replaced(("VAT DE136695976", f"VAT {printed}")))
    found = asked(of_invoice(where, seller_tax_id=where.field(printed)))
    assert [one[1] for one in found] == ([number] if number else [])


def test_a_lei_is_taken_from_beside_its_word():
    where = sheet((*INVOICE_TEXT, f"LEI: {LEI}", "Order 529900T8BM49AURSDO55"))
    assert ("gleif", LEI, "lei") in asked(of_invoice(where))
    assert len(asked(of_invoice(where))) == 2
    bare = sheet((*INVOICE_TEXT, f"Order {LEI}"))
    assert len(asked(of_invoice(bare))) == 1


def test_the_registrys_lei_of_the_grantor_is_asked_with_the_name_as_its_place():
    known = structs.replace(OWNER, lei=LEI)
    of = of_letter(registry=answers(parties=(party_answer(OWNER.name, "grantor", known),)))
    assert ("gleif", LEI, "grantor") in asked(of)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("trademark 018340917 (EUIPO)", [("euipo", "018340917")]),
        ("EU trade mark No. 018340917", [("euipo", "018340917")]),
        ("US Reg. No. 4711002", [("tsdr", "4711002")]),
        ("U.S. Registration 4711002", [("tsdr", "4711002")]),
        ("trademark 4711002", []),  # of which office?
        ("US and EU trademark 4711002", []),
        ("DPMA 302014051, EUIPO 017220584", []),
        ("EUIPO 302014051, DPMA 017220584", [("euipo", "302014051")]),
        ("302014051 (EUIPO), 4711002 (USPTO)", [("euipo", "302014051")]),
        ("EUIPO 47", []),  # too short for one of its numbers
    ],
)
def test_an_office_is_asked_where_the_letters_line_names_it(line: str, found: list[object]):
    number = next(w for w in line.split() if w.rstrip(",").isdigit()).rstrip(",")
    where = sheet(replaced(("trademark 4711002", line), text=LETTER_TEXT))
    of = of_letter(where, trademark_numbers=where.field((number,)))
    assert [one[:2] for one in asked(of)] == found


def test_a_hostile_letter_gets_no_more_than_its_share():
    numbers = tuple(f"0183409{n:02}" for n in range(40))
    where = sheet((*LETTER_TEXT, *(f"EUIPO {number}" for number in numbers)))
    of = of_letter(where, trademark_numbers=where.field(numbers))
    assert len(asked(of)) == MOST_NUMBERS
