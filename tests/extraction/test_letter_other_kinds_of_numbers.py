"""Numbers that are no mark's and no letter's: taxpayers, articles, the addressee's case."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import AuthorisationLetter, Field, Missing


def letter(*rows: str) -> AuthorisationLetter:
    return read_letter((page_of(*rows),))


def value(field: object) -> object:
    return field.value if isinstance(field, Field) else None


@pytest.mark.parametrize(
    "text",
    [
        "Nimbus Lda., contribuinte n.º 514302909, detentora da marca MIRELLE, autoriza a Porto"
        " Loja, Lda., contribuinte n.º 593328809, a vender os produtos.",
        "Nimbus S.r.l., titolare del marchio MIRELLE, autorizza Porto Shop S.r.l., P. IVA"
        " IT07731650268, a vendere i prodotti.",
        "Nimbus Ltd, owner of the mark KESTREL, taxpayer no. 514302909, authorises Harbour Ltd.",
    ],
)
def test_a_taxpayers_number_is_no_marks(text: str) -> None:
    assert isinstance(letter(text).trademark_numbers, Missing)


def test_numbers_of_articles_are_no_marks() -> None:
    read = letter(
        "Objet : autorisation de commercialisation - marque Mirelle",
        "Nous autorisons Atelier Sorel SARL à vendre les références suivantes.",
        "Référence | Désignation | EAN",
        "85861 | Enceinte | 5908396095196",
        "38256 | Casque audio | 8082416389568",
    )
    assert isinstance(read.trademark_numbers, Missing)


def test_the_case_of_the_addressee_is_no_letter_number() -> None:
    read = letter(
        "Re: Carta de autorización - caso 9140610244",
        "Autorizamos a Puerto Tienda, S.L. a vender los productos de la marca MIRELLE.",
    )
    assert isinstance(read.letter_number, Missing)


def test_a_label_for_registrations_announces_their_numbers() -> None:
    read = letter(
        "Wij bevestigen dat Havenwinkel B.V. onze artikelen mag verkopen.",
        "Merken | Meridio en Farnleigh",
        "Merkregistraties | 01165262 en 018777229",
    )
    assert value(read.trademark_numbers) == ("01165262", "018777229")
