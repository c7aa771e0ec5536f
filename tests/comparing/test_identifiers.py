from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier, normalise_identifier

VALID = [
    (IdentifierKind.VAT, "DE 136,695 976"),
    (IdentifierKind.VAT, "FR 40 303 265 045"),
    (IdentifierKind.VAT, "GB 980 7806 84"),
    (IdentifierKind.VAT, "XI980780684"),
    (IdentifierKind.VAT, "EL094259216"),
    (IdentifierKind.VAT, "CHE-107.787.577 IVA"),
    (IdentifierKind.VAT, "CHE-107.787.577"),
    (IdentifierKind.VAT, "NO 995 525 828 MVA"),
    (IdentifierKind.VAT, "27AAPFU0939F1ZV"),
    (IdentifierKind.USCC, "91110000600037341L"),
    (IdentifierKind.IBAN, "GR16 0110 1050 0000 1054 7023 795"),
    (IdentifierKind.BIC, "DEUTDEFF"),
    (IdentifierKind.LEI, "213800KUD8LAJWSQ9D15"),
    (IdentifierKind.GTIN, "4006381333931"),
    (IdentifierKind.GTIN, "73513537"),
    (IdentifierKind.GSTIN, "27AAPFU0939F1ZV"),
    (IdentifierKind.ABN, "83 914 571 673"),
    (IdentifierKind.SIRET, "73282932000074"),
    (IdentifierKind.SIREN, "552 008 443"),
]


@pytest.mark.parametrize(("kind", "value"), VALID)
def test_valid_numbers(kind: IdentifierKind, value: str) -> None:
    assert check_identifier(kind, value) is True


@pytest.mark.parametrize(
    ("kind", "value"), [(k, v) for k, v in VALID if k not in (IdentifierKind.BIC,)]
)
def test_one_changed_digit_is_seen(kind: IdentifierKind, value: str) -> None:
    number = normalise_identifier(value)
    place = next(i for i in range(5, len(number)) if number[i].isdigit())
    changed = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    assert check_identifier(kind, changed) is False


def test_unknown_is_none_not_false() -> None:
    assert check_identifier(IdentifierKind.VAT, "303265045") is None
    assert check_identifier(IdentifierKind.VAT, "US123456789") is None
    assert check_identifier(IdentifierKind.GTIN, "") is None
    assert check_identifier(IdentifierKind.IBAN, "9" * 1000) is None


def test_normalised_spelling() -> None:
    assert normalise_identifier("de 136-695.976") == "DE136695976"
    assert normalise_identifier("ＤＥ１３６") == "DE136"


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_identifier(text)
    assert normalise_identifier(once) == once


@given(st.sampled_from(IdentifierKind), st.text(max_size=40))
def test_any_text_gets_an_answer(kind: IdentifierKind, text: str) -> None:
    assert check_identifier(kind, text) in (True, False, None)
