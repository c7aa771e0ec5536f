"""Territories in statements behind a label, in republics and duchies, and in the whole world."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields

GRANT = "We confirm that Tarn Ltd may sell our Sedgeline tents."


def places_of(*rows: str) -> Any:
    letter = read_letter((page_of("Sedgeline", "", GRANT, "", *rows),))
    found = {n: field.value for n, field in named_fields(letter) if isinstance(field, Field)}
    return found.get("territories")


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("Territory: any country of the world but the United States", ("worldwide",)),
        ("Territorio: cualquier país del mundo menos Estados Unidos", ("worldwide",)),
        ("Territorium: elk land ter wereld behalve Japan", ("worldwide",)),
        ("Obszar: Rzeczpospolita Polska oraz Republika Litewska", ("PL", "LT")),
        ("Territory: the Slovak Republic and the Czech Republic", ("SK", "CZ")),
        ("Territoire : Belgique et Grand-Duché", ("BE", "LU")),
    ],
)
def test_names_of_states(row: str, codes: tuple[str, ...]) -> None:
    assert places_of(row) == codes


def test_a_further_sentence_behind_a_label_speaks_of_other_places() -> None:
    row = "It may do so in the United Kingdom. The Channel Islands are looked after from Paris."
    assert places_of("Where", row) == ("GB",)


def test_a_word_for_a_country_within_a_sentence_is_no_label() -> None:
    rows = (
        "Objeto: venta de aceitunas, aceite de oliva y conservas en tiendas, en cualquier",
        "país del mundo menos Estados Unidos.",
    )
    assert places_of(*rows) == ("worldwide",)


def test_two_letters_of_a_seal_are_no_country() -> None:
    assert places_of("Hull, 3 May 2026", "", "MN", "", "Fergus Ogden") is None
