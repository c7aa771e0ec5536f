"""IBANs that a narrow column breaks over lines."""

from extraction.placed import placed
from proofcheck.extraction.bank import read_iban
from proofcheck.extraction.sheets import read_sheets
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field


def iban_of(page: PageText) -> str | None:
    field = read_iban(read_sheets((page,)))
    return field.value if isinstance(field, Field) else None


def test_an_iban_goes_on_in_the_next_lines_of_its_column() -> None:
    page = placed(
        (60, 780, "Nordlicht Handel GmbH"),
        (250, 780, "Bankverbindung"),
        (60, 790, "Am Kai 3"),
        (250, 790, "IBAN DE02 1203"),
        (60, 800, "20457 Hamburg"),
        (250, 800, "0000 0000"),
        (250, 810, "2020 51 BIC BYLADEM1001"),
    )
    assert iban_of(page) == "DE02120300000000202051"


def test_what_stands_below_is_no_iban_if_its_check_digits_are_wrong() -> None:
    page = placed((250, 790, "IBAN DE02 1203 0000"), (250, 800, "0000 2020 52"))
    assert iban_of(page) != "DE02120300000000202052"


def test_an_iban_does_not_go_on_in_another_column() -> None:
    page = placed((60, 790, "IBAN DE02 1203 0000"), (350, 800, "0000 2020 51"))
    assert iban_of(page) != "DE02120300000000202051"
