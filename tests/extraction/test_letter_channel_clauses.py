"""Channels in clauses behind a label, in denials, beside banks, and places beside a platform."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.labels.value_spans import end_of_clause
from proofcheck.extraction.letter.reach.named_channels import named_in
from proofcheck.extraction.letter.text.prose import prose_of
from proofcheck.model.fields import Field, named_fields


def channels_of(grant: str, *rows: str) -> Any:
    letter = read_letter((page_of("Sedgeline", "", grant, "", *rows),))
    found = {n: field.value for n, field in named_fields(letter) if isinstance(field, Field)}
    return found.get("channels")


PL = "Tarn sp. z o.o. może sprzedawać nasze namioty marki Sedgeline."
IT = "La società Tarn S.r.l. può vendere le nostre tende del marchio Sedgeline su Zalando."
NL = "Tarn B.V. mag onze tenten verkopen via Zalando en Toscana Outdoor."


@pytest.mark.parametrize(
    ("grant", "row", "channels"),
    [
        (
            PL + " Sprzedaż odbywa się w sklepach tradycyjnych.",
            "Sprzedaż wysyłkowa wymaga odrębnego porozumienia.",
            ("offline",),
        ),
        (
            PL,
            "Jest dystrybutorem zarówno w sprzedaży stacjonarnej, jak i internetowej.",
            ("offline", "online"),
        ),
        (IT, "Tarn S.p.A. – P. IVA 01294870443 – BPER Banca, filiale di Parma", ("Zalando",)),
    ],
)
def test_what_a_sentence_grants(grant: str, row: str, channels: tuple[str, ...]) -> None:
    found = channels_of(grant, row)
    assert tuple(name for name in found if not name.startswith("store:")) == channels


def test_a_clause_behind_a_label_is_no_list_of_names() -> None:
    grant = "A Tarn Lda. pode vender as nossas tendas da marca Sedgeline."
    row = "Canais: A revenda far-se-á em loja ou à distância, à escolha da Segunda Outorgante."
    assert channels_of(grant, row) == ("offline", "online")


def test_a_named_shop_on_a_platform_is_not_offline() -> None:
    text = "La vendita può avvenire su Tmall Global nel negozio denominato «Tarn海外旗舰店»."
    prose = prose_of((page_of(text),))
    assert "offline" not in tuple(named_in(prose, 0, len(prose.text)))


def test_a_clause_behind_a_label_ends_with_its_sentence() -> None:
    first = "Sprzedaż dopuszczalna jest przez internet, w tym na"
    prose = prose_of((page_of(first, "Allegro, a także w punktach stacjonarnych."),))
    assert prose.text[: end_of_clause(prose, 0, len(first))].endswith("stacjonarnych.")
    assert end_of_clause(prose, 0, len(prose.text.rstrip())) == len(prose.text.rstrip())


@pytest.mark.parametrize(
    ("row", "channels"),
    [
        (
            "Canales: Miravia; Carrefour.es; Leroy Merlin; tienda propia lonjabrava.example; "
            "y exposición física en Vigo.",
            {"Miravia", "Carrefour", "Leroy Merlin", "lonjabrava.example", "offline"},
        ),
        (
            "Sales channels: Zalando, Miinto, tarn-outdoor.example, and the brick-and-mortar "
            "stores in Leeds.",
            {"Zalando", "Miinto", "tarn-outdoor.example", "offline"},
        ),
        (
            "Sales channels: Shopee: tarn.my; Lazada: Tarn Direct",
            {"Shopee", "store:tarn.my", "Lazada", "store:Tarn Direct"},
        ),
    ],
)
def test_a_list_with_a_domain_is_read_item_by_item(row: str, channels: set[str]) -> None:
    grant = "We, Sedgeline Ltd, hereby authorise Tarn Ltd to sell our tents."
    assert set(channels_of(grant, row, "", "The letter may be shown to others.")) == channels


@pytest.mark.parametrize(
    ("head", "items", "channels"),
    [
        (
            "Hierbij verklaren wij dat Tarn B.V. onze tenten mag verkopen:",
            ("• bol", "• fonQ", "• www.tarntent.example", "• de winkel te Breda"),
            {"Bol", "fonQ", "tarntent.example", "offline"},
        ),
        (
            "Sedgeline, S.L. autoriza a Tarn, S.L. para comercializar nuestras tiendas por:",
            ("Mercado Libre: tienda oficial LONJA – https://lonja.mercadolibre.com.mx/lonja-",
             "brava", "Amazon México: Lonja Brava MX"),
            {"Mercado Libre", "store:LONJA", "Amazon", "store:Lonja Brava MX"},
        ),
    ],
)  # fmt: skip
def test_platforms_listed_below(head: str, items: tuple[str, ...], channels: set[str]) -> None:
    assert set(channels_of(head, *items)) == channels
