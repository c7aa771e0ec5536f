"""Contact data of letters: each once, in the order printed; no dates and numbers of companies."""

from __future__ import annotations

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import ContactKind


def contacts(*rows: str) -> list[tuple[ContactKind, str]]:
    return [(c.kind, c.reading.value) for c in read_letter((page_of(*rows),)).contacts]


def test_mail_telephone_and_domain_are_read() -> None:
    assert contacts(
        "Nimbus Ltd · Tel. 020 7946 0018 · www.Nimbus.example",
        "Questions are answered at Brand@nimbus.example or +44 (20) 7946 0018.",
    ) == [
        (ContactKind.PHONE, "02079460018"),
        (ContactKind.DOMAIN, "nimbus.example"),
        (ContactKind.EMAIL, "brand@nimbus.example"),
        (ContactKind.PHONE, "+442079460018"),
    ]


def test_the_same_address_counts_once() -> None:
    assert contacts("a@nimbus.example", "A@nimbus.example") == [
        (ContactKind.EMAIL, "a@nimbus.example")
    ]


def test_chinese_telephone_numbers_stand_behind_their_word() -> None:
    assert contacts("联系电话：0571-88001234") == [(ContactKind.PHONE, "057188001234")]


def test_dates_registrations_and_amounts_are_no_telephone_numbers() -> None:
    assert contacts("2026-01-02, No. 018077236, 91330100MA2ABCDE1X, 12345678, 10.000.000,00") == []
