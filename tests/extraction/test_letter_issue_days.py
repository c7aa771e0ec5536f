"""The day of issue among days of other papers: of a mandate, a catalogue, a countersignature."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields


def issued(*rows: str) -> Any:
    letter = read_letter((page_of(*rows),))
    found = {n: field.value for n, field in named_fields(letter) if isinstance(field, Field)}
    return found.get("issue_date")


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (
            "Ref. QT-2204 of 3 May 2026",
            (
                "We write as the daughter of Ostberg Oy in Tampere, which empowered",
                "us to do so by its letter of",
                "2 September 2024.",
            ),
        ),
        (
            "Prot. 26K771 del 3 maggio 2026",
            (
                "La presente è resa in nome della capogruppo Ostberg Oy di Tampere,",
                "giusta delega del 2 settembre 2024.",
            ),
        ),
        (
            "Soria, a 3 de mayo de 2026. Registro de salida 26K771",
            (
                "Quien suscribe actúa por cuenta de Ostberg Oy, conforme al poder otorgado el",
                "2 de septiembre de 2024 ante el notario de aquella plaza y su sello.",
            ),
        ),
        (
            "L.dz. QT-2204, 03.05.2026",
            (
                "Działamy w imieniu spółki matki Ostberg Oy z Tampere, która nas upoważniła do",
                "tego pismem z 02.09.2024.",
            ),
        ),
    ],
)
def test_a_day_that_ends_a_running_sentence_is_none_of_issue(
    head: str, lines: tuple[str, ...]
) -> None:
    grant = "Tarn Ltd may sell our Sedgeline tents from 3 May 2026 to 2 May 2028."
    assert issued(head, "", *lines, "", grant) == date(2026, 5, 3)


def test_a_version_in_the_heading_is_dated_there() -> None:
    text = "Tarn Ltd may sell Sedgeline tents from 4 June 2026 until 31 December 2027."
    prices = "Prices in the catalogue of 9 March 2023 are guidance only, and no more than that."
    assert issued("Execution version, 3 May 2026", "", text, "", prices) == date(2026, 5, 3)


def test_the_latest_of_days_in_the_text_is_that_of_issue() -> None:
    tail = " for the tents, the stoves, the mats and whatever else our house has made this year."
    text = "With Roe we agreed on 3 May 2026 in Hull that Tarn Ltd may sell Sedgeline" + tail
    prices = "Our list of prices of 9 March 2023 stays as it is" + tail
    assert issued("Sedgeline", "", text, "", prices) == date(2026, 5, 3)


def test_a_chinese_grantee_countersigns_on_another_day() -> None:
    grant = "兹授权被授权方杭州塔恩体育有限公司销售“青塘”品牌帐篷。"
    above = "授权方:青塘户外有限公司 日期:2026年5月3日"
    below = "被授权方:杭州塔恩体育有限公司 日期:2026年5月9日"
    assert issued("授权书", "", grant, "", above, "", below) == date(2026, 5, 3)
