"""Headers as common invoicing programs set them: forms, strips, web shops' orders."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extraction.invoices import read, value
from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.addresses import has_postcode
from proofcheck.extraction.kind import tell_kind
from proofcheck.extraction.labels import find_labels
from proofcheck.model.fields import Kind

# -- numbers and dates -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Number/Date", "70040011 / 21.08.2026"),
        ("Nummer / Datum", "70040011/21.08.2026"),
        ("Numer/Data wystawienia", "70040011 / 21.08.2026"),
        ("N° facture / Date", "70040011 / 21.08.2026"),
    ],
)
def test_a_number_with_its_date_in_one_cell(label: str, number: str) -> None:
    page = placed(
        (340, 100, label),
        (340, 110, number),
        (340, 130, "Delivery note no./Date"),
        (340, 140, "80449760 / 15.08.2026"),
        (340, 160, "Consignment/Date"),
        (340, 170, "49004476 / 14.08.2026"),
    )
    invoice = read(page)
    assert value(invoice.invoice_number) == "70040011"
    assert value(invoice.issue_date) == date(2026, 8, 21)


def test_a_mere_word_for_a_number_in_a_strip_with_the_papers_date() -> None:
    page = placed(
        (40, 160, "FATTURA"),
        (130, 160, "Numero"),
        (215, 160, "Data"),
        (300, 160, "Scadenza"),
        (390, 160, "Cod. cliente"),
        (480, 160, "Vs. ordine"),
        (130, 172, "FE-88/25"),
        (215, 172, "16/08/2025"),
        (300, 172, "30/08/2025"),
        (390, 172, "52232"),
        (480, 172, "4500627"),
    )
    assert value(read(page).invoice_number) == "FE-88/25"


def test_two_dates_at_one_label_are_one_day() -> None:
    for label, day in (("Invoice date / Delivery date", "22 January 2026"), ("請求日 / 納品日",
                       "2026年01月22日")):  # fmt: skip
        page = placed((300, 120, label), (480, 120, day), (300, 135, "Order date 20.01.2026"))
        assert value(read(page).issue_date) == date(2026, 1, 22)


def test_a_number_goes_on_below_where_it_breaks_off_flush_right() -> None:
    page = placed(
        (300, 120, "Invoice number"),
        (450, 120, "INV-44-2026-"),
        (491.4, 131, "532"),
        (300, 150, "Total payable"),
    )
    assert value(read(page).invoice_number) == "INV-44-2026-532"


def test_an_address_below_a_title_is_not_its_number() -> None:
    page = placed(
        (50, 100, "ESTIMATE"),
        (50, 120, "1155 Industrial Drive North"),
        (350, 100, "ESTIMATE #"),
        (450, 100, "261"),
    )
    assert value(read(page, Kind.QUOTE).invoice_number) == "261"


def test_a_label_without_its_last_word_is_no_slip_of_it() -> None:
    assert find_labels("ESTIMATE", with_slips=True) == find_labels("ESTIMATE")


def test_a_shops_packing_slip_goes_by_its_order() -> None:
    page = page_of("Packing Slip", "Order Number: | #84410", "Order Date: | 17 June 2025")
    slip = read(page, Kind.PACKING_SLIP)
    assert value(slip.invoice_number) == "84410"
    assert value(slip.issue_date) == date(2025, 6, 17)


# -- kinds -----------------------------------------------------------------------------------


def test_a_title_of_two_lines() -> None:
    page = placed(
        (40, 100, "NOTA DI"),
        (40, 112, "CREDITO"),
        (130, 100, "Numero"),
        (130, 112, "680/NC"),
        (40, 400, "A storno ns. fattura n. A26 del 21/02/2026"),
    )
    assert tell_kind((page,))[0] is Kind.CREDIT_NOTE


def test_a_billing_document_is_an_invoice() -> None:
    assert tell_kind((page_of("# Billing Document", "Page 1 / 2"),))[0] is Kind.INVOICE


# -- parties ---------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Your VAT Reg. No.", "Vs. P.IVA", "Państwa NIP"])
def test_a_word_of_address_makes_a_tax_id_the_buyers(label: str) -> None:
    page = placed(
        (50, 50, "Fairlough Trading Ltd · 4 Mill Road, Leeds, LS1 4AP"),
        (50, 70, "Brookvale Stores Ltd"),
        (50, 82, "12 High Street"),
        (50, 94, "York, YO1 7HH"),
        (340, 120, label),
        (340, 131, "GB287117204"),
        (50, 790, "Fairlough Trading Ltd"),
        (300, 790, "VAT No. GB504010127"),
    )
    invoice = read(page)
    assert value(invoice.buyer_tax_id) == "GB287117204"
    assert value(invoice.seller_tax_id) == "GB504010127"


def test_a_slip_at_the_foot_addresses_who_is_paid() -> None:
    page = placed(
        (80, 130, "Wallaroo Wholesale Pty Ltd"),
        (80, 142, "Unit 4, 63 Jarrah Road"),
        (80, 154, "Dandenong South VIC 3175"),
        (410, 105, "Bilby Supplies Pty Ltd"),
        (410, 117, "9 Enterprise Way"),
        (410, 129, "Robina QLD 4226"),
        (410, 141, "Ph +61 4 9985 1201"),
        (50, 690, "PAYMENT ADVICE"),
        (50, 720, "To: Bilby Supplies Pty Ltd"),
        (68, 732, "9 Enterprise Way"),
        (68, 744, "Robina QLD 4226"),
    )
    invoice = read(page)
    assert value(invoice.seller_name) == "Bilby Supplies Pty Ltd"
    assert value(invoice.buyer_name) == "Wallaroo Wholesale Pty Ltd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Robina QLD 4226", True), ("Perth WA, 6000", True), ("NT 4711-22", False)],
)
def test_australian_postcodes(text: str, *, expected: bool) -> None:
    assert has_postcode(text) is expected


# -- totals ----------------------------------------------------------------------------------


def test_the_sum_of_the_lines_is_the_net_total_where_it_makes_the_total() -> None:
    page = placed(
        (350, 300, "Valore netto"),
        (500, 300, "15,69"),
        (50, 400, "Totale posizioni"),
        (500, 400, "200,00"),
        (50, 412, "IVA a debito 22 %"),
        (500, 412, "44,00"),
        (50, 424, "Importo totale EUR"),
        (500, 424, "244,00"),
    )
    invoice = read(page)
    assert value(invoice.net_total) == Decimal("200.00")
    assert value(invoice.tax_total) == Decimal("44.00")


def test_a_subtotal_before_the_shipping_is_no_net_total_beside_the_tax() -> None:
    page = placed(
        (310, 400, "Subtotal"),
        (480, 400, "711,20 EUR"),
        (310, 420, "Envío"),
        (480, 420, "49,61 EUR"),
        (310, 440, "Total"),
        (480, 440, "760,81 EUR"),
        (310, 460, "(incluye IVA 21%)"),
        (480, 460, "132,04 EUR"),
    )
    invoice = read(page)
    assert value(invoice.tax_total) == Decimal("132.04")
    assert value(invoice.gross_total) == Decimal("760.81")
    assert value(invoice.lines_total) == Decimal("711.20")


def test_the_base_in_a_list_of_rates_is_no_sum_of_lines() -> None:
    page = placed(
        (40, 400, "Invoice total"),
        (500, 400, "93.64"),
        (300, 430, "VAT rate"),
        (390, 430, "Item subtotal"),
        (510, 430, "VAT"),
        (300, 445, "20 %"),
        (400, 445, "78.03"),
        (510, 445, "15.61"),
        (300, 460, "Total"),
        (400, 460, "78.03"),
        (510, 460, "15.61"),
    )
    invoice = read(page)
    assert value(invoice.net_total) == Decimal("78.03")
    assert value(invoice.lines_total) is None


def test_a_total_printed_twice_is_payable_too() -> None:
    page = placed(
        (40, 100, "お支払い金額"),
        (400, 100, "32,153円"),
        (40, 400, "請求書合計"),
        (400, 400, "32,153円"),
    )
    assert value(read(page).payable_total) == Decimal(32153)
