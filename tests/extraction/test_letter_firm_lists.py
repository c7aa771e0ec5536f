"""Lists of a seller's data in running letters: the firm among them gets, its account is nobody."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field


def value(field: object) -> object:
    return field.value if isinstance(field, Field) else None


@pytest.mark.parametrize(
    ("firm", "shop", "name"),
    [
        ("Company name", "Store name", "Harbour Trading Limited"),
        ("Company name", "Amazon store name", "Harbour Trading Limited"),
        ("Nombre legal", "Nombre para mostrar", "Puerto Norte, S.A."),
        ("Handelsnaam", "Platform", "Havenwinkel B.V."),
        ("Shop operator", "Shop name", "Harbour Trading Limited"),
        ("販売会社", "店舗名", "みなと販売株式会社"),
    ],
)
def test_the_only_firm_of_a_list_with_its_shop_gets(firm: str, shop: str, name: str) -> None:
    read = read_letter(
        (
            page_of(
                "Nimbus Optics Corporation",
                "",
                "Dear Amazon team,",
                "We, the manufacturer, authorize the company below to sell our products.",
                "",
                f"{firm} | {name}",
                "Address | 14 Quay Street",
                f"{shop} | Port24",
                "Seller ID | A4XZXW70CVLJPU",
                "",
                "No. | ASIN | Product name",
                "1 | B0Z54WZZ21 | Desk lamp",
                "2 | B0Z13KYV54 | Reading light",
                "",
                "Best regards,",
                "Nimbus Optics Corporation",
                "Jane Marsh",
                "General Manager",
            ),
        )
    )
    assert value(read.grantee) == name


def test_an_account_or_a_column_of_codes_is_nobody() -> None:
    read = read_letter(
        (
            page_of(
                "We authorize below seller to sell our products:",
                "ASIN | Product name",
                "B0Z54WZZ21 | Desk lamp",
                "A4XZXW70CVLJPU",
                "Nimbus Optics Corporation",
            ),
        )
    )
    assert value(read.grantee) not in ("ASIN", "A4XZXW70CVLJPU", "4XZXW70CVLJPU")
