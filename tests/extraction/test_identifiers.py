"""Identifiers are told by their form; wide forms only where asked for."""

import pytest

from proofcheck.extraction.identifiers import IdentifierForm, find_identifiers


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("USt-IdNr : DE123456789", IdentifierForm.VAT, "DE123456789"),
        ("UStId DE 232 446 240", IdentifierForm.VAT, "DE232446240"),
        ("BTW NL810433941B01", IdentifierForm.VAT, "NL810433941B01"),
        ("税号 91310105MA1FW6T2XW", IdentifierForm.USCC, "91310105MA1FW6T2XW"),
        ("Tax ID: 33-4455667", IdentifierForm.EIN, "334455667"),
        ("Steuernummer 201/113/40209", IdentifierForm.TAX_NUMBER, "20111340209"),
        ("mail: Info@Example.org", IdentifierForm.EMAIL, "info@example.org"),
        ("Reg. no. T4120001559102", IdentifierForm.VAT, "T4120001559102"),
    ],
)
def test_an_identifier_is_found_with_its_form(text: str, form: IdentifierForm, value: str) -> None:
    (mention,) = find_identifiers(text, (form,))
    assert mention.value == value
    assert text[mention.start : mention.end] == mention.as_printed


def test_an_iban_ends_where_its_country_says() -> None:
    (mention,) = find_identifiers("DE88 2008 0000 0970 3757 00 BIC", (IdentifierForm.IBAN,))
    assert mention.value == "DE88200800000970375700"
    assert mention.country == "DE"


def test_digits_inside_a_longer_code_are_no_vat_id() -> None:
    assert find_identifiers("XDE123456789Y", (IdentifierForm.VAT,)) == ()
