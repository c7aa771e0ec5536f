"""Who signs where names are spelt in capitals by hand, parted, or shared by two people."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from extraction.test_letter_signature_blocks import signed


@pytest.mark.parametrize(
    ("label", "name", "title_label", "title"),
    [
        ("Name in block letters", "Oona Tarrel", "Position", "Head of Sales"),
        ("Name in Druckbuchstaben", "Oona Tarrel", "Funktion", "Leitung Verkauf"),
        ("Nom en majuscules", "Oona Tarrel", "Fonction", "Directrice commerciale"),
        ("Nome e cognome in stampatello", "Oona Tarrel", "Qualifica", "Direttrice Vendite"),
        ("Nombre en mayúsculas", "Oona Tarrel", "Cargo", "Directora Comercial"),
        ("Nome em letra de forma", "Oona Tarrel", "Cargo", "Diretora Comercial"),
        ("Naam in blokletters", "Oona Tarrel", "Functie", "Commercieel directeur"),
        ("Imię i nazwisko drukowanymi literami", "Oona Tarrel", "Funkcja", "Dyrektor handlowy"),
    ],
)
def test_a_form_asks_for_the_name_in_capitals(
    label: str, name: str, title_label: str, title: str
) -> None:
    """Forms that are filled in by hand say how the name is to be written."""
    page = page_of(
        "Autorisation",
        "",
        "Tarrel Import GmbH",
        "Tarrel Import GmbH authorises Dornfeld Shop GmbH to sell its garden tools on Amazon.",
        "",
        f"{label}: {name}",
        f"{title_label}: {title}",
    )
    assert signed(page) == (name, title)


def test_an_office_with_a_comma_before_the_firm() -> None:
    """The part between the commas is of the office, though the firm ends the line."""
    page = page_of(
        "We, Highmoor Lamps of America, Inc., authorise Brightside Sports, Inc. to sell lamps.",
        "",
        "Brenda Mooring",
        "Vice President, Channel Sales, Highmoor Lamps of America, Inc.",
    )
    assert signed(page) == ("Brenda Mooring", "Vice President, Channel Sales")


def test_a_firm_with_a_comma_before_its_form_is_no_office() -> None:
    """The comma within the firm's name parts no office."""
    page = page_of(
        "We, Highmoor Lamps, Inc., authorise Brightside Sports, Inc. to sell lamps.",
        "",
        "Brenda Mooring",
        "Vice President, Highmoor Lamps, Inc.",
    )
    assert signed(page) == ("Brenda Mooring", "Vice President")


def test_a_date_in_the_column_beside_parts_no_office_from_its_name() -> None:
    """Place and day stand in the row of the name, the office above it in its column."""
    page = placed(
        (90, 100, "Attestato di Rivenditore Autorizzato"),
        (90, 140, "Si attesta che Fratelli Morgante S.n.c. è rivenditore autorizzato di borse"),
        (90, 152, "a marchio VELTRANA su eBay."),
        (280, 566, "Per Casa Corvara S.r.l."),
        (280, 583, "Il Direttore Vendite"),
        (82, 625, "Altamura, 25 luglio 2026"),
        (280, 625, "Donato Ferrigno"),
    )
    assert signed(page) == ("Donato Ferrigno", "Direttore Vendite")


def test_two_of_one_surname_are_two() -> None:
    """Who signs for the licensee bears the name of who signs for the licensor."""
    page = placed(
        (60, 60, "Licence d'usage de marque"),
        (60, 90, "Concédant : Lorgnac Commerce SRL, Rue des Artisans 3, 4500 Huy"),
        (60, 106, "Licencié : Brabant Diffusion SRL, Chaussée de Gand 6, 7500 Tournai"),
        (60, 130, "Le licencié peut vendre les pralines de la marque VELTRANA sur bol."),
        (60, 400, "Pour le concédant"),
        (330, 400, "Pour le licencié"),
        (60, 440, "Basile Dujardin"),
        (60, 452, "Direction générale"),
        (330, 440, "Éléonore Dujardin"),
    )
    assert signed(page) == ("Basile Dujardin", "Direction générale")


def test_a_title_below_a_surname_that_the_signature_parts() -> None:
    """The hand is written over the name, so that its words are read as two lines."""
    page = page_of(
        "De : Ségolène Delmas (info@lavergne.example)",
        "À : Nadine Brun, société Lavoir Digital SASU",
        "Objet : Confirmation",
        "",
        "Bonjour Nadine Brun,",
        "",
        "Je confirme que la société Lavoir Digital SASU est revendeur agréé de la marque VELTRANA",
        "et peut vendre nos oreillers sur Cdiscount.",
        "",
        "Bien cordialement,",
        "Ségolène 2",
        "Delmas",
        "Responsable grands comptes",
        "Lavergne Maison SA - 27 boulevard du Port, 82000 Montauban",
    )
    assert signed(page) == ("Ségolène Delmas", "Responsable grands comptes")
