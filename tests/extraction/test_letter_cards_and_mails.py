"""Headers of mails in columns, registers as headings, days and titles as they are printed."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from extraction.test_letter_fuller_names import said
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.signing.signer import Signer
from proofcheck.extraction.letter.signing.title_places import title_of
from proofcheck.extraction.letter.text.prose import prose_of
from proofcheck.model.fields import Field, named_fields

MAIL = [
    "RE: dealer confirmation",
    "",
    "From: | Nils Hartwig <n.hartwig@tarnaudio.example>",
    "",
    "Sent: | Tuesday, 9 September 2025 14:22",
    "",
    "To: | Aoife Roche <aoife@northside.example>",
    "",
    "Hi Aoife,",
]


def test_the_header_of_a_mail_stands_in_two_columns() -> None:
    fields = said(
        *MAIL,
        "Northside Ltd is an authorised dealer of Tarn Audio GmbH and may sell our speakers",
        "until 31 December 2026.",
    )
    assert fields["issue_date"] == date(2025, 9, 9)


def test_the_domain_of_who_gets_a_mail_spells_its_shop() -> None:
    fields = said(
        "De : Thibault Vanden (t.vanden@pralitarn.example)",
        "À : commandes@rochefort-epicerie.example",
        "Date : 11 février 2026 09:47",
        "Objet : Attestation",
        "",
        "Bonjour Nathalie,",
        "",
        "– Épicerie Rochefort (Namur) est client direct de Pralitarn SA depuis 2017 ;",
        "– vous êtes autorisés à revendre nos pralines en Belgique.",
    )
    assert fields["grantee"] == "Épicerie Rochefort"


def test_the_heading_over_numbers_names_the_office() -> None:
    columns = (60.0, 160.0, 320.0)
    rows = (
        ("Znak towarowy", "Prawo ochronne UPRP", "Towary"),
        ("Belmarka", "R.318842", "tostery"),
        ("TERMEKO", "R.340917", "czajniki"),
    )
    table = [
        (x, 80.0 + 24 * index, text)
        for index, row in enumerate(rows)
        for x, text in zip(columns, row, strict=True)
    ]
    lead = "Upoważniamy firmę Tarn Sp. j. do sprzedaży wyrobów oznaczonych znakami:"
    letter = read_letter((placed((60.0, 40.0, lead), *table),))
    fields = {name: f.value for name, f in named_fields(letter) if isinstance(f, Field)}
    assert fields["brands"] == ("Belmarka", "TERMEKO")
    assert fields["trademark_numbers"] == ("R318842", "R340917")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Milano, I5 ottobre 2024", date(2024, 10, 15)),
        ("Fait à Nantes, le ler mars 2025", date(2025, 3, 1)),
        (
            "Se expide a solicitud de la interesada en Medellín, el 22 de abril de 2025.",
            date(2025, 4, 22),
        ),
    ],
)
def test_days_of_issue_misread_or_at_a_request(line: str, day: date) -> None:
    grant = "Sol, S.A. autoriza a Mar, S.L. a vender juguetes hasta el 30 de abril de 2028."
    assert said(grant, line)["issue_date"] == day


def test_a_town_behind_and_co_is_of_the_name() -> None:
    fields = said(
        "FABRIKANT: | Fietsfabriek Tarn B.V.",
        "MERK: | Tarn",
        "DEALER: | Radhaus & Co Leeuwarden",
        "GEBIED: | Nederland",
        "KANALEN: | winkel",
    )
    assert fields["grantee"] == "Radhaus & Co Leeuwarden"


def test_the_name_before_a_title_is_no_part_of_it() -> None:
    prose = prose_of((page_of("Signed", "", "K. Abern", "Kylie Abern, Director"),))
    start = prose.text.index("Kylie")
    name, line = (start, start + len("Kylie Abern")), (start, start + len("Kylie Abern, Director"))
    title = title_of(prose, (), [Signer(name=name, title=line, weight=2.0)], name, ())
    assert title is not None
    assert prose.text[slice(*title)] == "Director"


def test_by_authority_of_the_board_is_no_title() -> None:
    fields = said(
        "Tkalnia Tarn S.A. upoważnia firmę Len Sp. z o.o. do sprzedaży obrusów marki Tarn.",
        "",
        "",
        "z upoważnienia Zarządu",
        "Radosław Gębicki",
        "Dyrektor Handlowy",
    )
    assert fields["signatory_title"] == "Dyrektor Handlowy"
