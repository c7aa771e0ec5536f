"""Filled-in forms: whom they name as contact, their labels for firms, and who may issue them."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.labels.headings import role_of_heading
from proofcheck.model.fields import AuthorisationLetter, Field


def letter(*rows: str) -> AuthorisationLetter:
    return read_letter((page_of(*rows),))


def value(field: object) -> object:
    return field.value if isinstance(field, Field) else None


def test_the_owners_contact_signs_a_form_without_a_name_at_its_foot() -> None:
    read = letter(
        "Autorisierung zum Verkauf von Markenprodukten",
        "Angaben zum Rechteinhaber",
        "Firma: Waldmann AG",
        "Ansprechpartner: Ines Brandt, Vertriebsleitung Süd",
        "Angaben zum Händler",
        "Firma: Hafenshop GmbH",
        "Ansprechpartner: Jonas Kern, Einkauf",
        "Marke: MIRELLE",
        "Der Rechteinhaber autorisiert den Händler, Produkte der Marke zu verkaufen.",
        "Unterschrift: ______________",
        "Ort, Datum: Heilbronn, 25.05.2026",
    )
    assert value(read.signatory_name) == "Ines Brandt"
    assert value(read.signatory_title) == "Vertriebsleitung Süd"


def test_a_contacts_name_may_stand_in_a_cell_of_its_own() -> None:
    read = letter(
        "AUTORIZACIÓN DE VENTA DE MARCA",
        "DATOS DEL TITULAR",
        "Razón social: Navarro, S.L.",
        "Persona de contacto: | Elena Ruiz",
        "Cargo: Director comercial",
        "DATOS DEL VENDEDOR AUTORIZADO",
        "Razón social: Puerto Tienda, S.A.",
        "Marca: MIRELLE",
        "El titular autoriza al vendedor a comercializar los productos.",
        "Firma y sello:",
    )
    assert value(read.signatory_name) == "Elena Ruiz"
    assert value(read.signatory_title) == "Director comercial"


def test_who_signs_at_the_foot_outweighs_the_contact() -> None:
    read = letter(
        "Brand authorisation form",
        "Brand owner",
        "Company: Nimbus Optics Ltd",
        "Contact person: Paul Dunn",
        "Seller",
        "Company: Harbour Shop Ltd",
        "The brand owner authorises the seller to sell the brand KESTREL.",
        "Signed:",
        "Jane Marsh",
        "Managing Director",
    )
    assert value(read.signatory_name) == "Jane Marsh"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Il/La sottoscritto/a Marta Galli in qualità di Legale rappresentante della società"
            " Nimbus S.r.l. AUTORIZZA la società Porto Shop S.r.l. a vendere i prodotti MIRELLE.",
            "Marta Galli",
        ),
        (
            "I, the undersigned Jane Marsh in my capacity as Managing Director of Nimbus Optics"
            " Ltd, authorise Harbour Shop Ltd to sell KESTREL.",
            "Jane Marsh",
        ),
    ],
)
def test_the_undersigned_is_named_up_to_the_capacity(text: str, name: str) -> None:
    assert value(letter(text).signatory_name) == name


def test_a_label_for_the_firm_is_not_its_name() -> None:
    read = letter(
        "Merkautorisatie",
        "Gegevens merkhouder of distributeur",
        "Bedrijfsnaam: Zeeman Optiek B.V.",
        "Gegevens verkoper",
        "Bedrijfsnaam: Havenwinkel B.V.",
        "Merk: MIRELLE",
        "Ondergetekende bevestigt dat de verkoper gerechtigd is de producten aan te bieden.",
    )
    assert value(read.grantor) == "Zeeman Optiek B.V."
    assert value(read.grantee) == "Havenwinkel B.V."


@pytest.mark.parametrize(
    "heading",
    [
        "brand owner or authorised distributor",
        "angaben zum markeninhaber oder vertriebspartner",
        "titulaire ou distributeur",
        "titolare o distributore",
        "gegevens merkhouder of distributeur",
        "wlasciciel marki lub dystrybutor",
    ],
)
def test_owner_or_distributor_is_who_issues_the_form(heading: str) -> None:
    assert role_of_heading(heading) == "grantor"


def test_two_words_for_who_gets_are_no_owner() -> None:
    assert role_of_heading("dealer or reseller") == "grantee"
