"""Headers of European invoices: parties, dates in sentences, taxes of several rates, payments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extraction.invoices import value
from extraction.placed import placed
from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.invoice import read_invoice
from proofcheck.model.fields import Invoice, Kind

Text = tuple[float, float, str]
NUMBER: Text = (60, 200, "Invoice no. FW-2041")


def read(*texts: Text) -> Invoice:
    return read_invoice((placed(*texts),), kind=Kind.INVOICE)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Bitte überweisen Sie den Betrag bis zum 16.12.2025 auf unser Konto.", date(2025, 12, 16)),
        ("Règlement par virement au 5 avril 2026.", date(2026, 4, 5)),
        ("Forma de pago: transferencia antes del 09/02/2026.", date(2026, 2, 9)),
        ("Acompte versé le 15/12/2025", None),
        ("Zahlbar mit 2 % Skonto bis 02.02.2026", None),
    ],
)
def test_a_sentence_asks_to_pay_until_a_day(sentence: str, day: date | None) -> None:
    assert value(read(NUMBER, (60, 400, sentence)).due_date) == day


def test_a_form_of_address_over_a_name_is_no_label_of_the_seller() -> None:
    read_ = read(
        (60, 60, "Heidemann Grosshandel GmbH, Rübenkamp 41, 31655 Stadthagen"),
        (60, 90, "Firma"),
        (60, 102, "Gipfelstürmer Sport e.K."),
        (60, 114, "Lange Gasse 8"),
        (60, 126, "87561 Oberstdorf"),
    )
    assert value(read_.seller_name) == "Heidemann Grosshandel GmbH"
    assert value(read_.buyer_name) == "Gipfelstürmer Sport e.K."


def test_a_value_may_begin_above_the_middle_of_which_its_label_stands() -> None:
    read_ = read(
        (60, 60, "Seetal Präzision AG"),
        (60, 71, "Industriestrasse 22"),
        (60, 82, "6280 Hochdorf"),
        (205, 131, "Bijouterie Aubry SA"),
        (60, 142, "Rechnungsempfänger"),
        (205, 142, "Rue du Marché 9"),
        (205, 153, "2502 Biel/Bienne"),
        (60, 170, "Faktura Nr."),
        (205, 170, "F-118320"),
    )
    assert value(read_.buyer_name) == "Bijouterie Aubry SA"


def test_the_capital_of_a_company_is_no_part_of_its_name() -> None:
    read_ = read(
        NUMBER,
        (60, 780, "Explora SAS au capital de 15 000 € - 27 quai de la Fosse, 44000 Nantes"),
    )
    assert value(read_.seller_name) == "Explora SAS"
    assert value(read_.seller_address) == "27 quai de la Fosse, 44000 Nantes"


def test_taxes_of_several_rates_are_added_up() -> None:
    read_ = read(
        NUMBER,
        (350, 600, "Subtotaal"),
        (480, 600, "€ 2.278,25"),
        (350, 614, "BTW 9% over € 45,00"),
        (480, 614, "€ 4,05"),
        (350, 628, "BTW 21% over € 2.233,25"),
        (480, 628, "€ 468,98"),
        (350, 642, "Te betalen"),
        (480, 642, "€ 2.751,28"),
    )
    assert value(read_.tax_total) == Decimal("473.03")
    assert value(read_.gross_total) == Decimal("2751.28")


def test_tax_in_brackets_within_a_total() -> None:
    read_ = read(
        NUMBER,
        (350, 600, "Subtotal"),
        (480, 600, "£186.50"),
        (350, 614, "Discount"),
        (480, 614, "-£18.65"),
        (350, 628, "Shipping"),
        (480, 628, "£4.95"),
        (350, 642, "Total (includes £28.80 VAT)"),
        (500, 642, "£172.80"),
    )
    assert value(read_.tax_total) == Decimal("28.80")
    assert value(read_.gross_total) == Decimal("172.80")
    assert value(read_.lines_total) == Decimal("186.50")


def test_the_rest_to_pay_is_no_gross_total() -> None:
    read_ = read(
        NUMBER,
        (350, 600, "Total payable"),
        (480, 600, "£6,590.00"),
        (350, 614, "Deposit received"),
        (480, 614, "£500.00"),
        (350, 628, "Balance due"),
        (480, 628, "£6,090.00"),
    )
    assert value(read_.gross_total) == Decimal("6590.00")
    assert value(read_.payable_total) == Decimal("6090.00")


def test_a_bic_behind_an_iban_needs_no_label() -> None:
    read_ = read(NUMBER, (60, 700, "AT68 6920 9015 9123 6427 (Erste Bank, GIBAATWWXXX)"))
    assert value(read_.bic) == "GIBAATWWXXX"
    other = read(NUMBER, (60, 700, "AT68 6920 9015 9123 6427 SPARKASSEN"))
    assert value(other.bic) is None


def test_a_sentence_names_the_currency() -> None:
    assert value(read(NUMBER, (60, 700, "Montants exprimés en euros")).currency) == "EUR"


def test_the_number_of_a_certificate_is_not_that_of_the_invoice() -> None:
    read_ = read(
        (60, 100, "Fatura FT 2026A/1093"),
        (60, 700, "Processado por programa certificado n.º 0914/AT"),
    )
    assert value(read_.invoice_number) == "FT 2026A/1093"


@pytest.mark.parametrize("text", ["€ 85,--", "85,-", "85.– EUR"])
def test_dashes_stand_for_cents(text: str) -> None:
    (mention,) = find_amounts(text)
    assert (mention.value, mention.decimals) == (Decimal(85), 2)
