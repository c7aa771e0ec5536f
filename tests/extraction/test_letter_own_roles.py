"""Exclusive roles that are not the grantee's: the speaker's own, a third firm's, a purpose."""

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
    "own",
    [
        "We are the exclusive distributor of the brand KESTREL in Spain.",
        "Wir sind der exklusive Distributor der Marke KESTREL in Deutschland.",
        "Nous sommes le distributeur exclusif de la marque KESTREL en France.",
        "Siamo il distributore esclusivo per l'Italia del marchio KESTREL.",
        "Somos distribuidor exclusivo de la marca KESTREL en España.",
        "Wij zijn de exclusieve distributeur van KESTREL in de Benelux.",
    ],
)
def test_what_the_speaker_is_says_nothing_of_the_grantees_right(own: str) -> None:
    read = letter(own, "", "The shop below may sell the articles listed.", "Shop: Harbour Shop Ltd")
    assert isinstance(read.exclusive, Missing)


def test_as_exclusive_distributor_we_tells_the_speakers_role() -> None:
    read = letter(
        "Bonjour,",
        "En tant que distributeur exclusif de la marque Mirelle pour la Belgique, nous confirmons",
        "que le vendeur ci-dessous est autorisé à vendre les références listées.",
        "Vendeur: Atelier Sorel SARL",
    )
    assert isinstance(read.exclusive, Missing)


def test_our_exclusive_distributor_is_still_the_grantee() -> None:
    read = letter("We appoint Harbour Shop Ltd as our exclusive distributor of KESTREL in the UK.")
    assert value(read.exclusive) is True


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Shop Ltd may sell KESTREL worldwide except Japan, where Nihon K.K. is our"
        " sole agent.",
        "Harbour Shop GmbH darf KESTREL weltweit verkaufen, nicht in Japan, wo Nihon K.K. unser"
        " Alleinvertreter ist.",
    ],
)
def test_a_third_firm_elsewhere_is_no_exclusive_right(text: str) -> None:
    assert isinstance(letter(text).exclusive, Missing)


@pytest.mark.parametrize(
    "text",
    [
        "Autorizamos a Harbour Shop, S.L. a vender KESTREL y a usar la marca con fines"
        " exclusivamente descriptivos.",
        "Nous autorisons Harbour Shop SARL à vendre KESTREL et à utiliser la marque à des fins"
        " exclusivement descriptives.",
        "We authorise Harbour Shop Ltd to sell KESTREL and to use the mark for exclusively"
        " descriptive purposes.",
    ],
)
def test_exclusively_for_a_purpose_bounds_the_use(text: str) -> None:
    assert isinstance(letter(text).exclusive, Missing)
