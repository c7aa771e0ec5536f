"""Tables of shops that their cells tell, clauses counted in words, words that are no goods."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.model.fields import AuthorisationLetter, Field

HEAD = "Hiermit erlaubt die Nimbus GmbH der Brightway GmbH den Verkauf von Kestrel-Zelten so:"


def letter_of(*rows: tuple[float, float, str]) -> AuthorisationLetter:
    return read_letter((placed(*rows),))


def values(field: object) -> tuple[str, ...]:
    return tuple(field.chosen.value) if isinstance(field, Field) else ()


@pytest.mark.parametrize(
    ("heads", "names", "channels"),
    [
        (("Absatzort", "Ladenname"), ("Zeltlager Nord", "ZeltlagerNord24"),
         {"Amazon", "eBay", "store:Zeltlager Nord", "store:ZeltlagerNord24"}),
        (("Absatzort", "Kennung"), ("A1D8QX0PLM22VK", "70214"), {"Amazon", "eBay"}),
        (("Absatzort", "Ansprechpartner"), ("Frau Weber", "Herr Lang"), {"Amazon", "eBay"}),
    ],
)  # fmt: skip
def test_a_column_of_platforms_makes_a_table_of_shops(
    heads: tuple[str, str], names: tuple[str, str], channels: set[str]
) -> None:
    letter = letter_of(
        (60, 80, HEAD),
        (60, 120, heads[0]), (260, 120, heads[1]),
        (60, 140, "Amazon.de"), (260, 140, names[0]),
        (60, 160, "eBay.de"), (260, 160, names[1]),
        (60, 200, "Diese Erlaubnis gilt bis zum 31. Dezember 2027."),
    )  # fmt: skip
    assert set(values(letter.channels)) == channels


@pytest.mark.parametrize(
    ("count", "territories"),
    [("SEGUNDO. Territorio.", ("CO", "PE")), ("Cláusula 2 – Territorio.", ("CO", "PE"))],
)
def test_clauses_counted_in_words_have_headings(count: str, territories: tuple[str, ...]) -> None:
    letter = letter_of(
        (60, 80, "NIMBUS S.A. hace constar que ha concedido a BRIGHTWAY S.A.S. licencia de marca"),
        (60, 91, "de KESTREL en los términos que siguen."),
        (60, 120, "PRIMERO. Productos. Juguetes y loncheras."),
        (60, 140, f"{count} Colombia y Perú."),
    )  # fmt: skip
    assert tuple(sorted(values(letter.territories))) == territories


def test_the_stores_of_a_platform_are_no_shops_in_a_street() -> None:
    letter = letter_of(
        (60, 80, "Nimbus Ltd authorises Brightway Ltd to sell Kestrel tents on our Amazon stores"),
        (60, 100, "in the United Kingdom and in Germany."),
    )  # fmt: skip
    assert "offline" not in values(letter.channels)


def test_a_title_is_no_goods() -> None:
    letter = letter_of(
        (60, 80, "Die Nimbus GmbH erlaubt der Brightway GmbH die Marke Kestrel zu verkaufen."),
        (60, 120, "Anna Weber"),
        (60, 131, "Geschäftsführer der Marke Kestrel"),
    )
    assert "Geschäftsführer" not in values(letter.products)


def test_the_user_of_a_platform_is_a_shop() -> None:
    letter = letter_of(
        (60, 80, "Nimbus, S.A. autoriza a Brightway, S. de R.L., usuario CERRO TECH, para ofrecer"),
        (60, 91, "los productos Kestrel en Mercado Libre."),
    )
    assert set(values(letter.channels)) == {"Mercado Libre", "store:CERRO TECH"}


def test_a_cell_of_a_table_lists_platforms() -> None:
    letter = letter_of(
        (60, 80, HEAD),
        (60, 120, "Absatzweg"), (260, 120, "Händlername"),
        (60, 140, "Amazon.de, Zalando"), (260, 140, "Zeltlager Nord"),
        (60, 160, "eBay.de"), (260, 160, "Zeltlager Nord"),
    )  # fmt: skip
    assert set(values(letter.channels)) == {"Amazon", "Zalando", "eBay", "store:Zeltlager Nord"}
