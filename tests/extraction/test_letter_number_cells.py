"""Numbers in a block of references: the addressee's, the letter's own, and a mark's beside it."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field


def _number(*rows: str) -> str:
    number = read_letter((page_of(*rows),)).letter_number
    return number.value if isinstance(number, Field) else ""


@pytest.mark.parametrize(
    "rows",
    [
        ("Your ticket | V-3318204", "Our file | 26K40017"),
        ("Ihr Vorgang | PC-331820", "Unser Aktenz. | 26K40017"),
        ("貴社受付番号 | R-33182045", "当社文書番号 | 26K40017"),
        ("26K40017 / 3 March 2026",),
    ],
)
def test_our_own_number_is_the_letters(rows: tuple[str, ...]) -> None:
    assert _number(*rows, "", "We own the mark Veldoro and allow Osprey Lane Inc. to sell it.") == (
        "26K40017"
    )


def test_the_number_of_a_card_stands_beside_that_of_the_mark() -> None:
    letter = read_letter(
        (
            page_of(
                "Kaartnummer | Merk | BOIP-nummer",
                "718.2044 | VELDORO | 01928374",
            ),
        )
    )
    assert isinstance(letter.letter_number, Field)
    assert letter.letter_number.value == "718.2044"
    assert isinstance(letter.trademark_numbers, Field)
    assert letter.trademark_numbers.value == ("01928374",)


def test_where_a_mark_is_registered_is_no_territory() -> None:
    rows = (
        ("Trademark", "Country", "Registration No.", "Class", "Expiry"),
        ("VELDORO", "EU", "018 663 165", "9, 11", "2033-05-20"),
        ("VELDORO", "USA", "1,331,758", "9", "2031-11-02"),
    )
    cells = [
        (60.0 + 90 * column, 100.0 + 20 * row, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    opener = (60.0, 70.0, "We, Nimbus Ltd, are the owner of these marks:")
    grant = "We authorise Brightway Ltd to sell our dash cams in Singapore and Malaysia."
    letter = read_letter((placed(opener, *cells, (60.0, 180.0, grant)),))
    assert isinstance(letter.territories, Field)
    assert letter.territories.value == ("SG", "MY")
