"""Shops and accounts by the names under which they are shown, one or several."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter.reach.named_channels import named_in
from proofcheck.extraction.letter.reach.shop_accounts import account_shops
from proofcheck.extraction.letter.reach.shop_labels import shops_of
from proofcheck.extraction.letter.text.prose import prose_of


@pytest.mark.parametrize(
    ("text", "shops"),
    [
        ("Your display name on the said portals shall be “TARN HOMES” only.", {"TARN HOMES"}),
        ("It sells by its account shown on the site as “Tarn Outfit”.", {"Tarn Outfit"}),
        ("on eBay.co.uk under the user ID tarnstreet _1978 and on its site", {"tarnstreet_1978"}),
        (
            "Puede vender en las tiendas «Tarn Kids» de Miravia y «TarnToys» de Amazon.es.",
            {"Tarn Kids", "TarnToys"},
        ),
        (
            "Pode revender nas lojas identificadas como TARN BEAUTY e tarn.oficial.",
            {"TARN BEAUTY", "tarn.oficial"},
        ),
    ],
)  # fmt: skip
def test_accounts_by_the_name_they_show(text: str, shops: set[str]) -> None:
    found = {name for name, _ in account_shops(prose_of((page_of(text),)), ())}
    assert found == {f"store:{shop}" for shop in shops}


def test_shops_told_by_their_names_are_not_offline() -> None:
    text = "vender no marketplace Shopee, nas lojas identificadas como TARN BEAUTY."
    prose = prose_of((page_of(text),))
    assert "offline" not in tuple(named_in(prose, 0, len(prose.text)))


def test_a_slash_parts_shops_of_two_platforms() -> None:
    prose = prose_of((page_of("eBay: tarn-versand / Kaufland: Tarn24"),))
    found = tuple(shops_of(prose, 0, len(prose.text.rstrip())))
    assert found == ("eBay", "store:tarn-versand", "Kaufland", "store:Tarn24")
