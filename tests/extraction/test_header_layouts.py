"""Headers in layouts of their own: who is who, own numbers, stamps, parted values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from extraction.invoices import read, value
from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction import extract
from proofcheck.extraction.addresses import has_postcode
from proofcheck.extraction.kind import tell_kind
from proofcheck.extraction.parties.sender_lines import is_sender_line
from proofcheck.model.fields import Kind

# -- numbers and dates -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "line", "number"),
    [
        (Kind.QUOTE, "OFFERTE O-2026-19", "O-2026-19"),
        (Kind.QUOTE, "Angebotsnummer: AN-117", "AN-117"),
        (Kind.QUOTE, "見積番号 M-8841", "M-8841"),
        (Kind.ORDER_CONFIRMATION, "Auftrag AB-88012", "AB-88012"),
        (Kind.ORDER_CONFIRMATION, "Nr potwierdzenia 2026-4417", "2026-4417"),
        (Kind.ORDER_CONFIRMATION, "Confirmação de encomenda EC-118", "EC-118"),
        (Kind.PACKING_SLIP, "Lieferschein LS-40077", "LS-40077"),
        (Kind.PACKING_SLIP, "Delivery note no. 88213", "88213"),
        (Kind.INVOICE, "Fatura FT 2026A/312", "FT 2026A/312"),
        (Kind.CREDIT_NOTE, "AVOIR AV-77 du 19/03/2026", "AV-77"),
    ],
)
def test_a_paper_has_a_number_of_its_own_kind(kind: Kind, line: str, number: str) -> None:
    assert value(read(page_of("Nordlicht Handel GmbH", line), kind).invoice_number) == number


@pytest.mark.parametrize("line", ["Your order no. 7712", "Lieferschein LS-40077", "Offerte O-19"])
def test_numbers_of_other_papers_are_not_an_invoices(line: str) -> None:
    assert value(read(page_of("Nordlicht Handel GmbH", line)).invoice_number) is None


def test_the_date_of_the_credited_invoice_is_not_the_issue_date() -> None:
    page = page_of("AVOIR AV-77 du 19/03/2026", "sur facture FA-2210 du 02/03/2026")
    assert value(read(page, Kind.CREDIT_NOTE).issue_date) == date(2026, 3, 19)


def test_the_date_in_a_receivers_stamp_is_no_issue_date() -> None:
    page = placed(
        (60, 60, "Nordlicht Handel GmbH"),
        (400, 60, "EINGEGANGEN"),
        (400, 74, "21. April 2026"),
        (60, 120, "Rechnung 4711"),
        (60, 134, "17.04.2026"),
    )
    assert value(read(page).issue_date) == date(2026, 4, 17)


# -- parties ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Maison Maralmond & Fils SARL- 12, chemin de la Plaine·49000Angers",
        "Zirvik Warenvertrieb GmbH ·Mariahilfer Gürtel 120- 4020 Linz",
    ],
)
def test_a_sender_line_is_known_without_its_blanks(line: str) -> None:
    assert is_sender_line(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Galway H91 X5YT", True),
        ("211 42 Malmö", True),
        ("49000Angers", True),
        ("K85 2000 hinge", False),
        ("100 50 pcs", False),
        ("12- 14 boxes", False),
    ],
)
def test_postcodes_of_more_countries(text: str, expected: bool) -> None:
    assert has_postcode(text) is expected


def test_the_seller_has_no_tax_id_of_the_window_below_its_line() -> None:
    page = placed(
        (70, 120, "Helovik Handels GmbH · Lindenallee 32 · 33602 Bielefeld"),
        (70, 136, "Nororundel Import AG"),
        (70, 150, "Gerberstraße 142"),
        (70, 164, "02826 Görlitz"),
        (70, 178, "USt-ID DE811907980"),
        (70, 790, "Helovik Handels GmbH"),
        (230, 790, "USt-ID DE136695976"),
    )
    read_page = read(page)
    assert value(read_page.seller_tax_id) == "DE136695976"
    assert value(read_page.buyer_tax_id) == "DE811907980"


def test_a_customers_number_is_not_the_buyer() -> None:
    page = placed(
        (70, 60, "Helovik Handels GmbH · Lindenallee 32 · 33602 Bielefeld"),
        (70, 76, "Möbelhaus Seidl KG"),
        (70, 90, "Rosenheimer Str. 112"),
        (70, 104, "81669 München"),
        (70, 200, "Beleg"),
        (220, 200, "Kunde"),
        (70, 214, "2026/0417"),
        (220, 214, "10884"),
        (220, 240, "Menge"),
        (220, 254, "30 m"),
    )
    assert value(read(page).buyer_name) == "Möbelhaus Seidl KG"


def test_the_recipient_of_the_goods_is_the_buyer_where_nobody_else_is() -> None:
    page = page_of(
        "Wystawca:", "Elektro-Mazur S.A.", "al. Jana Pawła II 61", "01-031 Warszawa", "",
        "Odbiorca:", "Sklep U Basi", "ul. Rynek 8", "27-600 Sandomierz",
    )  # fmt: skip
    assert value(read(page).buyer_name) == "Sklep U Basi"
    assert value(read(page).seller_name) == "Elektro-Mazur S.A."


def test_captions_within_an_address_are_no_part_of_it() -> None:
    page = page_of(
        "Cedente/prestatore (fornitore)",
        "Denominazione: Ceramiche Boldrin S.r.l.",
        "Indirizzo: Via dei Vasai 12",
        "CAP: 36055 Comune: Nove Provincia: VI",
    )
    assert value(read(page).seller_address) == "Via dei Vasai 12, 36055 Nove (VI)"


def test_words_that_lead_to_the_addressee_are_no_part_of_the_name() -> None:
    page = page_of(
        "Kunstschmiede Rieger GmbH", "Hammerweg 5", "94209 Regen", "",
        "An die", "Pfarrgemeinde St. Michael", "Kirchplatz 1", "94244 Teisnach",
    )  # fmt: skip
    assert value(read(page).buyer_name) == "Pfarrgemeinde St. Michael"


def test_the_rows_of_a_table_are_no_address_of_the_addressee() -> None:
    page = placed(
        (60, 60, "有限会社大津商店 御中"),
        (350, 60, "株式会社山城製作所"),
        (60, 130, "内容"),
        (60, 144, "金型部品 9"),
        (300, 144, "90,000"),
    )
    assert value(read(page).buyer_name) == "有限会社大津商店"
    assert value(read(page).buyer_address) is None


# -- amounts and accounts --------------------------------------------------------------------


def test_thousands_parted_by_a_wide_blank_are_one_amount_if_the_sums_say_so() -> None:
    page = placed(
        (380, 600, "Suma netto"), (480, 600, "47"), (499, 600, "460,72"),
        (380, 614, "VAT 23%"), (480, 614, "10"), (499, 614, "915,97"),
        (380, 628, "Suma brutto"), (470, 628, "58 376,69 zł"),
    )  # fmt: skip
    found = read(page)
    assert value(found.net_total) == Decimal("47460.72")
    assert value(found.tax_total) == Decimal("10915.97")


def test_a_number_of_pieces_beside_a_total_stays_apart() -> None:
    page = placed(
        (380, 600, "Netto"), (480, 600, "47"), (499, 600, "460,72"),
        (380, 614, "VAT 23%"), (499, 614, "105,97"),
        (380, 628, "Brutto"), (499, 628, "566,69 zł"),
    )  # fmt: skip
    assert value(read(page).net_total) == Decimal("460.72")


def test_headings_in_one_piece_have_their_amounts_below() -> None:
    page = placed(
        (50, 400, "Totale imponibile Totale imposta"),
        (50, 414, "960,00"),
        (160, 414, "211,20"),
        (300, 440, "Totale documento"),
        (420, 440, "1.171,20"),
    )
    found = read(page)
    assert value(found.net_total) == Decimal("960.00")
    assert value(found.tax_total) == Decimal("211.20")


def test_an_account_in_wide_print_is_one() -> None:
    page = placed(
        (40, 700, "IBAN DE89"), (92, 700, "3704"), (125, 700, "0044"), (158, 700, "0532"),
        (191, 700, "0130"), (224, 700, "00"),
    )  # fmt: skip
    assert value(read(page).iban) == "DE89370400440532013000"


@pytest.mark.parametrize(
    ("account", "iban"),
    [
        ("61 1090 1014 0000 0712 1981 2874", "PL61109010140000071219812874"),
        ("62 1090 1014 0000 0712 1981 2874", None),  # wrong check digits
    ],
)
def test_a_polish_account_number_is_an_iban(account: str, iban: str | None) -> None:
    assert value(read(page_of(f"przelew na konto {account}")).iban) == iban


def test_a_symbol_at_the_end_of_a_label_is_the_currency() -> None:
    page = page_of("Imponibile | 2.400,00", "IVA 22% | 528,00", "Totale € | 2.928,00")
    assert value(read(page).currency) == "EUR"


# -- kinds -----------------------------------------------------------------------------------


def test_a_paper_that_adds_up_like_an_invoice_is_one_without_a_title() -> None:
    page = page_of(
        "Ceramiche Boldrin S.r.l.", "Via dei Vasai 12, 36055 Nove", "05/03/2026", "",
        "Netto | 400.00", "Tax 20% | 80.00", "Total | 480.00",
    )  # fmt: skip
    assert extract((page,)).kind is Kind.INVOICE


def test_a_paper_that_does_not_add_up_stays_unknown() -> None:
    page = page_of("Ceramiche Boldrin S.r.l.", "05/03/2026", "Balance | 400.00", "Paid | 80.00")
    assert extract((page,)).kind is Kind.OTHER


def test_a_receipt_may_call_itself_invoice_in_small_print() -> None:
    rows = ("Lorundel Handels GmbH", "# KASSENBON", "Rechnung Nr. 2025-60165", "28.06.25 18:42",
            "Koffer 64,14", "Beutel 233,70", "Summe netto 250,29 EUR", "zzgl. 19 % MwSt. 47,55 EUR",
            "Endbetrag 297,84 EUR", "girocard 4328")  # fmt: skip
    page = structs.replace(page_of(*rows), width_pt=230.0, height_pt=420.0)
    assert tell_kind((page,))[0] is Kind.RECEIPT


@pytest.mark.parametrize(
    "street", ["No. 89 Kite East Road, Laoshan District", "No. 89, Zhongshanbeilu, Jianghanqu"]
)
def test_the_number_of_a_house_is_not_the_invoices(street: str) -> None:
    assert value(read(page_of("Nimbus Trade Co., Ltd.", street)).invoice_number) is None
    page = page_of("Nimbus Trade Co., Ltd.", street, "Invoice no. A-7712")
    assert value(read(page).invoice_number) == "A-7712"


def test_a_postcode_behind_a_country_that_is_a_town_ends_the_address() -> None:
    page = page_of("Seller", "Nimbus Pte. Ltd.", "10 Anson Road #12-01", "Singapore 079903")
    assert value(read(page).seller_address) == "10 Anson Road #12-01, Singapore 079903"
