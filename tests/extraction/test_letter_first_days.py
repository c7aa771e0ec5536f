"""The first day among days since when something has been so, and days reckoned from the issue."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields

GRANTS = {
    "en": "We confirm that Tarn Ltd may sell our Sedgeline tents.",
    "de": "Wir bestätigen: Die Tarn GmbH darf unsere Zelte der Marke Sedgeline verkaufen.",
    "fr": "La société Tarn SAS peut vendre nos tentes de la marque Sedgeline.",
    "es": "La empresa Tarn S.L. puede vender nuestras tiendas de la marca Sedgeline.",
}


def said(language: str, head: str, *rows: str) -> dict[str, Any]:
    letter = read_letter((page_of("Sedgeline", "", head, "", GRANTS[language], "", *rows),))
    return {n: field.value for n, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("language", "head", "rows"),
    [
        (
            "de",
            "Thun, 3. Mai 2026",
            (
                "Wir führen Sedgeline seit dem 12. Januar 2024 im Sortiment.",
                "Die Zulassung gilt ab 3. Mai 2026, bis eine Seite sie widerruft.",
            ),
        ),
        (
            "de",
            "Kassel, 1. Mai 2026",
            (
                "Auf Grundlage des Vertrags vom 14.02.2019 sind wir Importeurin.",
                "Sie beginnt mit dem 3. Mai 2026 und läuft bis 2. Mai 2027.",
            ),
        ),
        (
            "fr",
            "Fait à Épinal, le 3 mai 2026",
            (
                "Sedgeline est à nous depuis le 30 janvier 2024, par rachat.",
                "Cette licence, ouverte le 3 mai 2026, se ferme le 31 décembre 2031.",
            ),
        ),
    ],
)
def test_a_first_day_is_said_of_the_right_not_of_what_has_long_been_so(
    language: str, head: str, rows: tuple[str, ...]
) -> None:
    assert said(language, head, *rows)["valid_from"] == date(2026, 5, 3)


@pytest.mark.parametrize(
    ("language", "head", "row"),
    [
        ("fr", "Nantes, le 3 mai 2026", "L'accord prend effet ce jour et expire le 2 mai 2028."),
        (
            "es",
            "Soria, a 3 de mayo de 2026",
            "La vigencia se extiende desde la fecha de la firma hasta el 2 de mayo de 2028.",
        ),
        ("en", "3 May 2026", "This is valid from its own signing until 2 May 2028."),
    ],
)
def test_a_right_begins_on_the_day_of_issue(language: str, head: str, row: str) -> None:
    found = said(language, head, row)
    assert (found["valid_from"], found["valid_to"]) == (date(2026, 5, 3), date(2028, 5, 2))


def test_a_day_of_a_mandate_is_no_first_day() -> None:
    rows = (
        "Nous signons la présente comme nous y habilite sa procuration du 24 janvier 2024.",
        "La faculté est donnée pour vingt-quatre mois à compter de la signature.",
    )
    found = said("fr", "Annecy, le 3 mai 2026", *rows)
    assert (found["valid_from"], found["valid_to"]) == (date(2026, 5, 3), date(2028, 5, 3))


def test_a_twelvemonth_is_a_year() -> None:
    found = said("en", "3 May 2026", "They will go on doing so for a twelvemonth from today.")
    assert found["valid_to"] == date(2027, 5, 3)


def test_a_first_day_and_a_notice_answer_until_when() -> None:
    rows = (
        "Until when?",
        "This holds from 3 May 2026. We may withdraw it by letter with three months' warning.",
    )
    found = said("en", "1 May 2026", *rows)
    assert (found["valid_from"], found.get("valid_to")) == (date(2026, 5, 3), None)
