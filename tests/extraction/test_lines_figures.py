"""Quantity times price: roundings, discounts, tax, and the other decimal mark."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.lines.figures import (
    Figures,
    is_gross_product,
    is_near_product,
    is_product,
    other_values,
)

CENT = Decimal("0.01")


@given(
    st.integers(1, 10_000),
    st.decimals(min_value="0.01", max_value="9999.99", places=2),
)
def test_a_product_rounded_to_cents_is_one(quantity: int, price: Decimal) -> None:
    amount = (quantity * price).quantize(CENT)
    assert is_product(Figures(quantity=Decimal(quantity), unit_price=price, amount=amount))
    wrong = Figures(quantity=Decimal(quantity), unit_price=price, amount=amount + Decimal("0.05"))
    assert not is_product(wrong)


def test_without_a_number_there_is_no_product() -> None:
    assert not is_product(Figures(quantity=Decimal(2), amount=Decimal(4)))
    assert not is_near_product(Figures())


def test_a_price_per_hundred_and_a_credited_amount_multiply() -> None:
    per_hundred = Figures(
        quantity=Decimal(500),
        unit_price=Decimal("12.00"),
        amount=Decimal("60.00"),
        basis=Decimal(100),
    )
    assert is_product(per_hundred)
    assert is_product(
        Figures(quantity=Decimal(5), unit_price=Decimal("4.00"), amount=Decimal("-20.00"))
    )


def test_tax_in_the_amount_is_told() -> None:
    figures = Figures(
        quantity=Decimal(2), unit_price=Decimal(100), amount=Decimal(240), rate=Decimal(20)
    )
    assert is_gross_product(figures)
    assert not is_product(figures)


def test_a_rounded_price_nearly_multiplies() -> None:
    figures = Figures(quantity=Decimal(400), unit_price=Decimal("0.79"), amount=Decimal("315.20"))
    assert not is_product(figures)
    assert is_near_product(figures)


def test_the_other_decimal_mark() -> None:
    (mention,) = find_amounts("1.500")
    assert mention.value == 1500
    assert list(other_values(mention)) == [Decimal("1.500")]
