"""Letters, powers and contracts in French, Italian, Spanish and Portuguese."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.kind import tell_kind
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, Kind, named_fields


def said(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {n: f.value for n, f in named_fields(letter) if isinstance(f, Field)}


def test_a_power_names_whom_it_favours() -> None:
    read = said(
        "Comparece D. Luis Sanz, en nombre y representación de Turrones Sanz, S.L.,",
        "y dice que confiere poder a favor de la mercantil Levante Online, S.L., para que",
        "venda turrones y peladillas de la marca “ALMENDRO” en España. El apoderado no podrá",
        "sustituir este poder.",
    )
    assert (read["grantor"], read["grantee"]) == ("Turrones Sanz, S.L.", "Levante Online, S.L.")
    assert read["may_sublicense"] is False


def test_a_relative_clause_tells_who_recognises() -> None:
    read = said(
        "La Droguerie Saint-Géry SRL, à Namur, compte parmi les points de vente que",
        "Fabriek Van Houtegem NV reconnaît pour la vente de ses vernis KLEURHOF.",
    )
    assert read["grantor"] == "Fabriek Van Houtegem NV"
    assert read["grantee"] == "La Droguerie Saint-Géry SRL"


CONTRACT = [
    "# CONTRATO DE LICENCIA DE MARCA",
    "",
    "De una parte, Dña. Ana Vila, en nombre y representación de PERFUMS VILA, S.A.",
    "De otra parte, D. Joaquín Gil, en nombre y representación de AROMAS GIL, S.L.",
    "",
    "La LICENCIANTE concede a la LICENCIATARIA licencia no exclusiva de la marca “VILA” para la",
    "venta de velas en España.",
    "",
    "LA LICENCIANTE | LA LICENCIATARIA",
    "Ana Vila Roca | Joaquín Gil Pons",
]


def test_a_contract_between_two_named_parties_tells_what_a_letter_tells() -> None:
    assert tell_kind((page_of(*CONTRACT),))[0] is Kind.AUTHORISATION_LETTER
    read = said(*CONTRACT)
    assert (read["grantor"], read["grantee"]) == ("PERFUMS VILA, S.A.", "AROMAS GIL, S.L.")
    assert read["signatory_name"] == "Ana Vila Roca"


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("L'accord court du 1er janvier au 31 décembre 2026.", (2026, 1, 1), (2026, 12, 31)),
        ("Vigencia: del 15 de mayo de 2026 al 14 de mayo de 2027", (2026, 5, 15), (2027, 5, 14)),
        ("L'accord est donné pour l'année civile 2026.", (2026, 1, 1), (2026, 12, 31)),
        ("Vigencia: Ejercicio 2026 (1 de enero a 31 de diciembre)", (2026, 1, 1), (2026, 12, 31)),
    ],
)
def test_days_whose_year_stands_elsewhere(
    sentence: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    read = said("Nimbus SARL autorise Rive SARL à vendre les tentes Vela.", "", sentence)
    assert (read["valid_from"], read["valid_to"]) == (date(*first), date(*last))


def test_the_end_of_the_present_year_is_that_of_the_letter() -> None:
    read = said(
        "Santiago, 19 de enero de 2026",
        "",
        "Nimbus SpA autoriza a Rive Limitada a vender carpas Vela. La autorización estará",
        "vigente hasta el 31 de diciembre del presente año.",
    )
    assert read["valid_to"] == date(2026, 12, 31)


def test_italian_lengths_have_their_number_behind() -> None:
    read = said(
        "Schio, 4 febbraio 2026",
        "",
        "Nimbus S.r.l. autorizza Rive S.r.l. a vendere tende Vela. L'autorizzazione ha validità di",
        "anni due dalla data di rilascio.",
    )
    assert read["valid_to"] in (date(2028, 2, 3), date(2028, 2, 4))


def test_the_day_of_a_replaced_paper_is_none_of_this_one() -> None:
    read = said(
        "Nimbus SARL autorise Rive SARL à vendre les tentes Vela jusqu'au 30 juin 2027.",
        "Elle annule et remplace celle du 2 mai 2024.",
    )
    assert "valid_from" not in read


@pytest.mark.parametrize(
    ("rows", "country"),
    [
        (
            [
                "Malharia Verde Ltda – CNPJ 08.441.927/0001-60",
                "",
                "Autorizamos a Rive Ltda a vender",
                "meias Vela em todo o território nacional.",
            ],
            "BR",
        ),
        (["Nimbus inc. autorise Rive ltée à vendre aux consommateurs canadiens nos tentes."], "CA"),
    ],
)
def test_territories_by_the_home_country_and_by_adjectives(rows: list[str], country: str) -> None:
    assert said(*rows)["territories"] == (country,)


def test_names_in_a_list_with_a_known_platform_are_platforms() -> None:
    read = said(
        "Nimbus S.A. autoriza a Rive S.A. a vender carpas Vela en Amazon, Almacenes Sol y Coppel."
    )
    assert set(read["channels"]) == {"Amazon", "Almacenes Sol", "Coppel"}


@pytest.mark.parametrize(
    ("place", "channels"),
    [
        ("dans sa boutique de Nyons", ("offline",)),
        ("dans sa boutique en ligne", ("online",)),
        ("en su tienda online", ("online",)),
    ],
)
def test_a_shop_stands_in_a_street_or_on_the_internet(
    place: str, channels: tuple[str, ...]
) -> None:
    is_spanish = place.startswith("en su")
    verb = "autoriza a Rive SA a vender" if is_spanish else "autorise Rive SA à vendre"
    assert said(f"Nimbus SA {verb} tentes Vela {place}.")["channels"] == channels


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        (
            "Nimbus SA autorise Rive SA à vendre les tentes, les sacs et les raquettes de marque"
            " Vela.",
            ("tentes", "sacs", "raquettes"),
        ),
        (
            "Nimbus S.A. autoriza a Rive S.A. para la venta de cremas y aceites elaborados por"
            " nosotros, marca Vela.",
            ("cremas", "aceites"),
        ),
        (
            "A Nimbus Lda autoriza a Rive Lda a vender a marca Vela (malas, carteiras e chapéus).",
            ("malas", "carteiras", "chapéus"),
        ),
    ],
)
def test_goods_end_where_their_list_ends(sentence: str, goods: tuple[str, ...]) -> None:
    assert said(sentence)["products"] == goods


def test_numbered_labels_of_a_form_and_ticked_answers() -> None:
    read = said(
        "1. Titulaire de la marque | Nordhavel AB",
        "2. Vendeur autorisé | Glisse SAS",
        "3. Date de début | 01/11/2025",
        "4. Date de fin | 30/04/2026",
        "5. L'autorisation est exclusive | ☐ oui ☒ non",
    )
    assert (read["valid_from"], read["valid_to"]) == (date(2025, 11, 1), date(2026, 4, 30))
    assert read["exclusive"] is False


def test_who_represents_the_grantee_signs_for_nobody_else() -> None:
    read = said(
        "A Nimbus Ltda, neste ato representada por sua Diretora de Marcas, Sra. Rita Lima Costa,",
        "autoriza a Rive Ltda, neste ato representada por seu sócio, Sr. João Melo Reis, a vender",
        "carpas Vela.",
    )
    assert read["signatory_name"] == "Rita Lima Costa"
    assert read["signatory_title"] == "Diretora de Marcas"


@pytest.mark.parametrize(
    "rows",
    [
        [
            "# CARTA DE DISTRIBUCIÓN",
            "",
            "Rive S.A. está facultada para la reventa de jabones Vela.",
        ],
        [
            "La sottoscritta Nimbus S.r.l., con sede in Padova, Corso Stati Uniti 44,",
            "",
            "DELEGA",
            "",
            "la società Rive S.r.l. a promuovere e vendere i solari della linea Vela.",
        ],
        ["Nous attestons que Rive SARL est notre revendeur exclusif pour la marque Vela."],
        ["A Nimbus Lda reconhece a firma Rive Lda como seu agente revendedor da marca Vela."],
    ],
    ids=["title", "delega", "revendeur", "reconhece"],
)
def test_letters_in_other_words(rows: list[str]) -> None:
    assert tell_kind((page_of(*rows),))[0] is Kind.AUTHORISATION_LETTER
