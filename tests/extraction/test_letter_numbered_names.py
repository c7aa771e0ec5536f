"""Brands by the numbers of their marks, and what stands like a brand and is none."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.subject.numbered_names import names_behind_numbers
from proofcheck.extraction.letter.text.prose import prose_of
from proofcheck.model.fields import Field, named_fields


def fields_of(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {n: field.value for n, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("titular dos registros nº 914.882.301 (TARNE) e nº 922.017.448 (FLOR DE TARN)",
         ["TARNE", "FLOR DE TARN"]),
        ("Marca nacional n.º 612 805 — Tarnelia", ["Tarnelia"]),
        ("Marque internationale n° 1500846 (Suisse)", []),
        ("EU trade mark no. 018018018 (EUIPO)", []),
        ("CIF B03998214 – Poligono Norte", []),
    ],
)  # fmt: skip
def test_names_behind_numbers(text: str, names: list[str]) -> None:
    prose = prose_of((page_of(text),))
    spans = names_behind_numbers(prose, 0, len(prose.text))
    assert [prose.text[slice(*span)] for span in spans] == names


def test_brands_in_quotes_behind_their_numbers() -> None:
    found = fields_of(
        "Sedgeline Juegos, S.L. certifica que:",
        "Es propietaria de la marca española M 3998102 «SEDGELINE» y de la marca de la Unión",
        "Europea 018118865 «Tarnitas».",
        "La sociedad Tarn, S.L. es vendedor autorizado de puzles y muñecas.",
    )
    assert found["brands"] == ("SEDGELINE", "Tarnitas")


def test_a_numbered_name_counts_beside_one_said_often() -> None:
    found = fields_of(
        "# SEDGELINE",
        "",
        "Działając w imieniu Sedgeline sp. z o.o., uprawnionej ze znaków towarowych SEDGELINE",
        "(prawo ochronne R.318844) oraz TarnPro (EUTM 018277106), oświadczam, że Tarn sp. z o.o.",
        "jest autoryzowanym sprzedawcą naszych namiotów marki SEDGELINE.",
    )
    assert found["brands"] == ("SEDGELINE", "TarnPro")


def test_a_name_that_ends_in_and_co_is_a_labelled_brand() -> None:
    found = fields_of(
        "Markeninhaber | Sedgeline Werkzeugbau GmbH",
        "Händler | Tarn Versand GmbH",
        "Marke(n) | SEDGELINE; Tarn&Co",
    )
    assert found["brands"] == ("SEDGELINE", "Tarn&Co")


def test_a_heading_with_the_number_of_its_clause_is_a_label() -> None:
    found = fields_of(
        "Le Titulaire Sedgeline SA autorise Tarn SARL à vendre les vélos de la marque SEDGELINE.",
        "",
        "Article 3 – Territoire",
        "France et Luxembourg.",
        "",
        "Article 4 – Marques",
        "Marque suisse n° 733 518 (SEDGELINE) ; marque internationale n° 1 500 846 (Tarnelle).",
    )
    assert set(found["territories"]) == {"FR", "LU"}
    assert found["brands"] == ("SEDGELINE", "Tarnelle")


def test_who_signs_below_their_firm_is_no_list_of_goods() -> None:
    found = fields_of(
        "Declaramos que a Tarn, Lda. é revendedora autorizada dos nossos aquários e filtros da",
        "marca Sedgeline.",
        "",
        "Com os melhores cumprimentos,",
        "Inês Lampada Mota",
        "Diretora Comercial",
    )
    assert found["products"] == ("aquários", "filtros")


def test_platforms_in_a_list_are_no_goods() -> None:
    found = fields_of(
        "Die Sedgeline Kosmetik AG bestätigt, dass die Tarn GmbH unsere Düfte und Nagellacke der",
        "Marke SEDGELINE verkaufen darf.",
        "Der Verkauf über Drittplattformen, insbesondere Amazon, eBay und Kaufland, ist untersagt.",
    )
    assert found["products"] == ("Düfte", "Nagellacke")


def test_titles_stand_in_the_column_of_their_name() -> None:
    found = fields_of(
        "Sedgeline B.V., hereafter Supplier, appoints Tarn Ltd, hereafter Reseller, as authorised",
        "reseller of its SEDGELINE tents.",
        "",
        "For Reseller | For Supplier",
        "Tarn Ltd | Sedgeline B.V.",
        "Name: Donal Keane | Name: Femke Wiersma",
        "Title: Managing Director | Title: Head of Sales",
    )
    assert found["signatory_name"] == "Femke Wiersma"
    assert found["signatory_title"] == "Head of Sales"


def test_the_director_in_an_imprint_did_not_sign() -> None:
    found = fields_of(
        "Sedgeline GmbH bestätigt, dass die Tarn GmbH unsere Zelte der Marke SEDGELINE verkaufen",
        "darf.",
        "",
        "Sedgeline GmbH",
        "i. V. Annegret Wolf",
        "Vertriebsleiterin",
        "",
        "Amtsgericht Zweibrücken HRB 21887",
        "Geschäftsführer: Dr. Ulf Hasel",
        "IBAN DE12 5425 0010 0000 1188 42",
    )
    assert found["signatory_name"] == "Annegret Wolf"


def test_a_word_that_denies_is_nobody() -> None:
    found = fields_of(
        "Sedgeline S.p.A. dichiara che la ditta individuale Tarn Gioia di Sanna Efisio, con sede",
        "in Cagliari, è rivenditore autorizzato di collane del marchio SEDGELINE.",
        "Non è autorizzata la vendita su Temu e Wish.",
    )
    assert found.get("grantee") != "Non"


def test_a_double_name_is_signed_by_its_first_half() -> None:
    found = fields_of(
        "Sedgeline sp. z o.o. upoważnia Tarn sp. z o.o. do sprzedaży namiotów marki SEDGELINE.",
        "",
        "Urszula Zaremba",
        "Prezes Zarządu",
        "Urszula Zaremba-Wit",
    )
    assert found["signatory_name"] == "Urszula Zaremba-Wit"


@pytest.mark.parametrize(
    "denial",
    [
        "The authorised party has no right to re-authorize third parties.",
        "Die Unterbeauftragung ist nicht gestattet.",
        "Verlening van deelrechten is niet toegestaan.",
    ],
)
def test_words_for_passing_on(denial: str) -> None:
    grant = "We, Sedgeline Ltd, hereby authorise Tarn Ltd to sell our SEDGELINE tents."
    assert fields_of(grant, denial)["may_sublicense"] is False
