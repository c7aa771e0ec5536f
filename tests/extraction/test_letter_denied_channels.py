"""Channels that a letter denies: by sentence, in a list, in a row of a table."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.reach.denied_channels import denials
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.fields import Field, named_fields


def fields_of(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {n: field.value for n, field in named_fields(letter) if isinstance(field, Field)}


GRANTS = {
    "en": "We, Sedgeline Ltd, hereby authorise Tarn Ltd to sell our SEDGELINE tents on Zalando.",
    "fr": "Sedgeline SAS autorise la société Tarn SARL à vendre nos tentes SEDGELINE sur Zalando.",
    "it": "Sedgeline S.r.l. autorizza Tarn S.r.l. a vendere le nostre tende SEDGELINE su Zalando.",
    "es": "Sedgeline, S.L. autoriza a Tarn, S.L. a vender nuestras tiendas SEDGELINE en Zalando.",
    "pt": "Sedgeline, Lda. autoriza a Tarn, Lda. a vender as nossas tendas SEDGELINE na Zalando.",
    "de": "Sedgeline GmbH erlaubt der Tarn GmbH, unsere Zelte SEDGELINE auf Zalando anzubieten.",
    "nl": "Sedgeline B.V. verklaart dat Tarn B.V. onze tenten SEDGELINE mag verkopen via Zalando.",
    "pl": "Sedgeline sp. z o.o. upoważnia Tarn sp. z o.o. do sprzedaży namiotów na Zalando.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "denial"),
    [
        ("en", "Sales on eBay are outside the scope of this consent."),
        ("fr", "La vente sur eBay et sur Vinted est expressément exclue."),
        ("fr", "La présente ne vaut pas pour eBay."),
        ("it", "Non è autorizzata la vendita su eBay e Vinted."),
        ("es", "No incluye la venta en eBay ni en Vinted."),
        ("pt", "Não se encontra autorizada a vender no eBay nem na Vinted."),
        ("de", "Diese Erlaubnis gilt nicht für den Verkauf über eBay."),
        ("nl", "Verkoop via eBay en Vinted staan wij niet toe."),
        ("pl", "Zgoda nie dotyczy sprzedaży na eBay i Vinted."),
    ],
)
def test_a_sentence_that_denies_names_no_channel(language: str, denial: str) -> None:
    assert fields_of("Sedgeline", "", GRANTS[language], denial)["channels"] == ("Zalando",)


def test_a_denial_below_a_list_ends_it() -> None:
    rows = (
        "Tarn SARL est autorisée par Sedgeline SAS à vendre nos tentes sur les sites suivants :",
        "– Cdiscount ;",
        "– Fnac.com.",
        "La vente sur eBay est strictement exclue.",
    )
    assert "eBay" not in fields_of("Sedgeline", "", *rows)["channels"]


@pytest.mark.parametrize(
    ("text", "is_denial"),
    [
        ("non e in alcun modo consentita", True),
        ("gestatten wir ausdrücklich nicht", True),
        ("gilt nicht exklusiv", False),
        ("is non-exclusive and permits sale", False),
        ("autorisation non exclusive de vente", False),
    ],
)
def test_what_denies(text: str, *, is_denial: bool) -> None:
    assert (denials().search(fold_plain(text)) is not None) == is_denial


def test_a_row_that_says_no_is_no_channel() -> None:
    found = fields_of(
        "Si certifica che Tarn S.r.l. è distributore autorizzato di Sedgeline S.p.A.",
        "",
        "Canale | Nome negozio | Paese | Ammesso",
        "Zalando | Tarn Outdoor | Malta | sì",
        "eBay | Tarn & Figli | India | no",
        "Negozi fisici | Tarn Outlets | Cipro | sì",
    )
    shops = {"store:Tarn Outdoor", "store:Tarn Outlets"}
    assert set(found["channels"]) == {"Zalando", "offline"} | shops
    assert set(found["territories"]) == {"MT", "CY"}


def test_a_department_above_a_date_is_no_label() -> None:
    found = fields_of(
        "Exmos. Senhores",
        "Fnac Portugal, S.A.",
        "Marketplace / Gestão de Vendedores",
        "",
        "Aveiro, 6 de abril de 2026",
        "",
        GRANTS["pt"],
    )
    assert "Aveiro" not in found["channels"]
    assert "Zalando" in found["channels"]


def test_the_last_clause_behind_a_label_denies() -> None:
    row = "Verkoopkanalen: toonzaal; bol.com (winkel: Tarn); Marktplaats wordt uitgesloten"
    found = fields_of("Merkhouder: Sedgeline B.V.", "Wederverkoper: Tarn B.V.", row)
    assert "Bol" in found["channels"]
    assert "Marktplaats" not in found["channels"]


@pytest.mark.parametrize(
    "value",
    [
        "淘宝、拼多多，不得在线下销售",
        "Taobao, Pinduoduo, not authorised for sale in physical shops",
    ],
)
def test_a_clause_of_denial_ends_the_channels_behind_a_label(value: str) -> None:
    label = "授权渠道" if not value.isascii() else "Sales channels"
    assert fields_of(f"{label}：{value}")["channels"] == ("Taobao", "Pinduoduo")
