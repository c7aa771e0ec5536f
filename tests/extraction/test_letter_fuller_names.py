"""Names of which a letter prints parts: in stamps, in its head, in its list of marks."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields


def said(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("name", "stamp"),
    [
        ("Emberlight Lamps Ltd", ["For Emberlight Lamps Ltd", "", "Signed: | EMBERLIGHT Ltd"]),
        ("Ember Cosmetics Inc.", ["Ada Crane", "", "EMBER", "", "COSMETICS INC.", "", "UTAH 2009"]),
    ],
)
def test_a_stamp_cuts_the_name_of_the_grantor_short(name: str, stamp: list[str]) -> None:
    fields = said(
        "LETTER OF AUTHORISATION",
        "",
        f"The undersigned, {name}, 3 Quay Street, Hull, declares to Harrow & Pike Ltd:",
        "",
        "Harrow & Pike is authorised to sell lamps of the brand EMBERLIGHT in Ireland.",
        "",
        *stamp,
    )
    assert fields["grantor"] == name


def test_the_sign_at_the_head_is_within_the_name_of_the_firm() -> None:
    fields = said(
        "# PANEMAR",
        "",
        "Cosmética Panemar Indústria Ltda. · CNPJ 11.604.773/0001-80 · Rua Sul, 12, Goiânia/GO",
        "",
        "Autorizamos a empresa Campo Belo Comércio EIRELI, CNPJ 28.110.942/0001-07, a revender em",
        "todo o Brasil os sabonetes de fabricação própria.",
    )
    assert fields["grantor"] == "Cosmética Panemar Indústria Ltda."
    assert fields["grantee"] == "Campo Belo Comércio EIRELI"


def test_a_line_in_capitals_that_fell_apart_is_joined() -> None:
    fields = said(
        "VELANTA POWER SYSTEMS PTE . L T D .",
        "",
        "# Certificate of Authorised Distributor",
        "",
        "This is to certify that",
        "Pulau Electrical Mart Sdn. Bhd.",
        "has been appointed an Authorised Distributor of VOLTAREX solar panels for Malaysia.",
    )
    assert fields["grantor"] == "VELANTA POWER SYSTEMS PTE. LTD."


@pytest.mark.parametrize(
    ("attention", "sentence"),
    [
        (
            "z. Hd. Frau Tarn",
            "gern bestätigen wir, dass Ihr Haus autorisierter Fachhändler der Marke Velo ist.",
        ),
        ("", "confermiamo che codesta Ditta è autorizzata a rivendere lampade del marchio Velo."),
    ],
)
def test_your_house_is_the_firm_in_the_address(attention: str, sentence: str) -> None:
    fields = said(
        "Emberlight Leuchten AG",
        "",
        "Spett.le" if not attention else "Lampenhaus Tarn GmbH",
        attention or "Lumi di Mauri Stefano",
        "Bahnhofstr. 61",
        "89231 Neu-Ulm",
        "",
        sentence,
        "",
        "Emberlight Leuchten AG",
    )
    assert fields["grantee"] == ("Lampenhaus Tarn GmbH" if attention else "Lumi di Mauri Stefano")


def test_an_article_of_the_contract_is_no_party() -> None:
    fields = said(
        "Article 1 – Objet",
        "Le Fabricant autorise le Revendeur à vendre des sacs de la marque KESTREL.",
        "",
        "Article 2 – Lieux",
        "La vente est permise en France, dans le magasin du Revendeur.",
    )
    assert not {"grantor", "grantee"} & set(fields)


def test_verbs_as_labels_tell_who_grants() -> None:
    fields = said(
        "Acreditación comercial",
        "",
        "ACREDITADO | Faro Online, S.L. (CIF B-97440128)",
        "ACREDITA | Viñas de Umbral, S.L. (CIF B-97440121)",
        "MARCAS | Umbral",
        "PRODUCTOS | vinos tintos",
        "ÁMBITO | España",
        "DESDE | 15-03-2026",
    )
    assert fields["grantor"] == "Viñas de Umbral, S.L."
    assert fields["grantee"] == "Faro Online, S.L."


@pytest.mark.parametrize(
    ("language", "rows", "brands"),
    [
        (
            "es",
            [
                "las marcas siguientes:",
                "",
                "a) LOS FAROLES, certificado SIC n.º 548291;",
                "b) TÍO TARN, certificado SIC n.º 612774.",
            ],
            ("LOS FAROLES", "TÍO TARN"),
        ),
        (
            "de",
            ["die Marke KESTREL und die internationale Registrierung Tarnhof, IR 1 288 905."],
            ("KESTREL", "Tarnhof"),
        ),
        (
            "en",
            [
                "the marks KESTREL (U.S. Reg. No. 5,771,402) and",
                "PEAU D'AUBE (U.S. Reg. No. 6,018,335).",
            ],
            ("KESTREL", "PEAU D'AUBE"),
        ),
        ("fr", ["des marques Tréville et Ombre d’Argens."], ("Tréville", "Ombre d’Argens")),
        ("it", ["dei marchi Monteverde e Lillà & Co."], ("Monteverde", "Lillà & Co")),
    ],
)
def test_listed_marks_are_read_whole(
    language: str, rows: list[str], brands: tuple[str, ...]
) -> None:
    grant = {
        "es": "Estudios Sol, S.A. concede a Juguetes Mar, S.L. licencia de uso de",
        "de": "Die Sonn GmbH räumt der Textil Werk GmbH das Recht ein an",
        "en": "Sunfield Inc. authorizes Harrow LLC to sell creams bearing",
        "fr": "La société Soleil SAS autorise Rive SARL à vendre des bougies parfumées",
        "it": "Sole S.p.A. autorizza Passo S.r.l. a vendere scarpe",
    }
    assert said(grant[language], *rows)["brands"] == brands


def test_numbers_of_listed_marks_are_read() -> None:
    fields = said(
        "Sol, S.A. autoriza a Mar, S.L. a vender juguetes de las siguientes marcas:",
        "",
        "1. FAROLTEC, registro 2118904",
        "2. RAYO TARN, registro 2240377",
    )
    assert fields["trademark_numbers"] == ("2118904", "2240377")


@pytest.mark.parametrize(
    "rows",
    [
        ["CARTA DE MARCA", "LM-2025-06"],
        ["Programa de Protección de Marcas", "PRESENTE"],
    ],
)
def test_no_brand_is_read_from_codes_and_calls(rows: list[str]) -> None:
    fields = said(*rows, "", "Autorizamos a Mar, S.L. a vender juguetes.")
    assert "brands" not in fields


def test_a_distributor_of_a_firm_names_no_brand_by_it() -> None:
    fields = said(
        "Harrow Toys LLC is the appointed United States master distributor of Fabryka",
        "Zabawek Tarn Sp. z o.o. of Łódź, Poland, which owns the toy brands Zubbo and Paro.",
        "Acting under that appointment, we authorize our customer Comet Playhouse, Inc.",
        "to sell both brands.",
        "",
        "Harrow Toys LLC",
    )
    assert fields["brands"] == ("Zubbo", "Paro")
