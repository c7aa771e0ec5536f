"""Invoices in Nordic, Central European, Romanian and Turkish wordings: kind, header and lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extraction.placed import placed
from proofcheck.extraction import extract
from proofcheck.extraction.lines.heading_words import Role, can_begin, roles_of
from proofcheck.model.fields import Field, Invoice, Kind

WORDS = {
    # title, number, date, due date, headings, net, tax, gross
    "sv": "Faktura|Fakturanummer|Fakturadatum|Förfallodatum|Benämning|Antal|À-pris|Belopp"
    "|Summa exkl. moms|Moms 25 %|Att betala",
    "da": "Faktura|Fakturanr.|Fakturadato|Forfaldsdato|Beskrivelse|Antal|Stykpris|Beløb"
    "|Subtotal ekskl. moms|Moms 25 %|Total inkl. moms",
    "nb": "Faktura|Fakturanr|Fakturadato|Forfallsdato|Beskrivelse|Antall|Pris|Beløp"
    "|Grunnlag MVA|MVA 25 %|Sum å betale",
    "fi": "LASKU|Laskun numero|Laskun päiväys|Eräpäivä|Kuvaus|Määrä|Yksikköhinta|Yhteensä"
    "|Veroton yhteensä|ALV 25 %|Maksettava yhteensä",
    "cs": "Faktura|Číslo faktury|Datum vystavení|Datum splatnosti|Popis|Množství|Cena za MJ"
    "|Celkem bez DPH|Základ daně|DPH 25 %|Celkem k úhradě",
    "sk": "Faktúra|Číslo faktúry|Dátum vystavenia|Dátum splatnosti|Názov|Množstvo|Jedn. cena"
    "|Spolu bez DPH|Základ dane|DPH 25 %|Suma na úhradu",
    "hu": "Számla|Számlaszám|Számla kelte|Fizetési határidő|Megnevezés|Mennyiség|Nettó egységár"
    "|Nettó érték|Nettó összesen|ÁFA 25 %|Fizetendő összesen",
    "ro": "Factură|Nr. facturii|Data emiterii|Data scadenței|Denumire|Cantitate|Preț unitar"
    "|Valoare|Total fără TVA|TVA 25 %|Total de plată",
    "tr": "Fatura|Fatura No|Fatura Tarihi|Son Ödeme Tarihi|Açıklama|Miktar|Birim Fiyat|Tutar"
    "|Ara Toplam|KDV 25 %|Genel Toplam",
}


@pytest.mark.parametrize("language", WORDS)
def test_an_invoice_is_read(language: str) -> None:
    title, number, issued, due, what, count, price, amount, net, tax, gross = WORDS[language].split(
        "|"
    )
    page = placed(
        (60, 60, title),
        (60, 90, f"{number}: 20260481"),
        (60, 104, f"{issued}: 14.03.2026"),
        (60, 118, f"{due}: 13.04.2026"),
        (60, 200, what), (300, 200, count), (380, 200, price), (480, 200, amount),
        (60, 220, "Vindal 221"), (300, 220, "3"), (380, 220, "640,00"), (480, 220, "1920,00"),
        (60, 236, "Oslava 40"), (300, 236, "2"), (380, 236, "40,00"), (480, 236, "80,00"),
        (380, 300, net), (480, 300, "2000,00"),
        (380, 314, tax), (480, 314, "500,00"),
        (380, 328, gross), (480, 328, "2500,00"),
    )  # fmt: skip
    found = extract((page,))
    assert found.kind is Kind.INVOICE
    paper = found.paper
    assert isinstance(paper, Invoice)
    fields = (paper.invoice_number, paper.issue_date, paper.due_date)
    assert [field.value for field in fields if isinstance(field, Field)] == [
        "20260481", date(2026, 3, 14), date(2026, 4, 13),
    ]  # fmt: skip
    totals = (paper.net_total, paper.tax_total)
    sums = [field.value.amount for field in totals if isinstance(field, Field)]
    assert sums == [Decimal(2000), Decimal(500)]
    quantities = [line.quantity.value for line in paper.lines if isinstance(line.quantity, Field)]
    assert quantities == [Decimal(3), Decimal(2)]


@pytest.mark.parametrize("key", ["nettoegysegarhuf", "aprissek", "birimfiyattry", "priceeur"])
def test_a_currency_in_a_heading_says_nothing_of_its_column(key: str) -> None:
    assert Role.UNIT_PRICE in (roles_of(key) or {})
    assert all(can_begin(key[:end]) for end in range(1, len(key) + 1))
