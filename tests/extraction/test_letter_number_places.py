"""Letter numbers in titles and beside days, and numbers that belong to a firm or an address."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields

GRANT = "We confirm that Tarn Ltd may sell our Sedgeline tents and stoves in every shop it has."


def number_of(*rows: str) -> Any:
    letter = read_letter((page_of(*rows),))
    found = {n: field.value for n, field in named_fields(letter) if isinstance(field, Field)}
    return found.get("letter_number")


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Selective Retail Agreement 4417-QX", "4417-QX"),
        ("Contrato de fornecimento e revenda 4417-QX", "4417-QX"),
        ("Umowa partnerska 4417-QX", "4417-QX"),
        ("Confirmação de retalhista n.º 331.8804", "331.8804"),
        ("Galway, 26 March 2025 · 25Q88102", "25Q88102"),
        ("Soria, a 3 de mayo de 2026. Registro de salida 25Q88102", "25Q88102"),
        ("2026年5月3日付4417-QX", "4417-QX"),
        ("OŚWIADCZENIE O AUTORYZACJI NR 18/05/2026", "18/05/2026"),
        ("嵐野字第1150417號", "嵐野字第1150417號"),
        ("授字第1150417號", "1150417"),
        ("岚野商务〔2026〕授字第 041 号", "岚野商务〔2026〕授字第041号"),
    ],
)
def test_a_number_that_ends_a_title_or_stands_beside_the_day(head: str, number: str) -> None:
    assert number_of("Sedgeline", "", head, "", GRANT) == number


@pytest.mark.parametrize(
    "row",
    [
        "CHE-991.442.018 MWST",
        "N° d'entreprise: BE 0991.442.018",
        "Holds the consent of Tarn, Kajiyamachi 63, Gifu 991-0033, and of others in 〒991-0033",
        "81oo-991 Faro · Portugal",
        "旺旺ID:塔恩2018",
    ],
)
def test_a_number_of_a_firm_or_an_address_is_none_of_the_letter(row: str) -> None:
    assert number_of("Sedgeline", "", row, "", GRANT) is None


def test_a_term_is_no_number() -> None:
    assert number_of("授权书", "", "编号 2026.05.03-2028.05.02", "", GRANT) is None


def test_an_official_number_is_read_whole() -> None:
    assert number_of("授权书", "", "编号:QT/JX(2026)第0417号", "", GRANT) == "QT/JX(2026)第0417号"


def test_a_number_is_read_over_a_line_break() -> None:
    head = "Proof of supply, and consent to the resale of our tents – Ref. QT-LK-"
    below = "2026-0417, with the terms on which our customers have it from us today"
    assert number_of("Sedgeline", "", head, below, "", GRANT) == "QT-LK-2026-0417"


@pytest.mark.parametrize(
    "row", ["Form BA-0314", "Modèle n° BA-0314", "範本代碼 BA-0314", "书式番号：BA-0314", "AV-17"]
)
def test_the_code_of_a_printed_form_at_the_foot_is_none_of_the_letter(row: str) -> None:
    body = [f"{GRANT[:-1]}, as in the year {year}." for year in range(2001, 2016)]
    assert number_of("# Authorisation", "", *(r for b in body for r in (b, "")), row) is None


def test_a_number_behind_the_day_of_issue_is_the_letters() -> None:
    rows = ("Délivré le 8 décembre 2025", "sous le n° 331.8804", "")
    assert number_of("# Certificat", "", GRANT, "", *rows) == "331.8804"
