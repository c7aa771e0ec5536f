"""Sums of honest invoices: charges, rounding, gross prices, missed lines, misread digits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checks.judging import FAILED, INDETERMINATE, NOT_APPLICABLE, PASSED, result, status
from checks.sheets import (
    INVOICE_TEXT,
    NOT_PRINTED,
    Sheet,
    line,
    of_invoice,
    replaced,
    sheet,
)
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import TaxSubtotal
from proofcheck.model.measures import Money


def totals(
    net: str, tax: str, gross: str, *extra: str, source: Source = Source.TEXT_LAYER, **changes: Any
) -> Dossier:
    """An invoice without lines, with these totals and extra text lines between them."""
    text = (
        *INVOICE_TEXT[:6],
        f"Net total {net}",
        *extra,
        f"VAT {tax}",
        f"Total {gross}",
    )
    where = sheet(text, source=source, confidence=0.9 if source is Source.OCR else 1.0)
    return of_invoice(
        where,
        net_total=where.money(net, after="Net"),
        tax_total=where.money(tax, after="VAT"),
        gross_total=where.money(gross, after="Total"),
        lines=(),
        **changes,
    )


@pytest.mark.parametrize(
    ("net", "tax", "gross", "extra"),
    [
        ("400.00", "80.00", "480.01", ()),  # rounding
        ("123.45", "24.69", "148.15", ()),  # cash rounding
        ("1,049.95", "84.00", "1,148.95", ("Delivery 15.00",)),
        ("500.00", "100.00", "540.00", ("Deposit paid 60.00",)),
        ("-400.00", "-80.00", "-480.00", ()),  # credit note
    ],
)
def test_honest_totals_pass(net: str, tax: str, gross: str, extra: tuple[str, ...]) -> None:
    assert status("PC-SUM-001", totals(net, tax, gross, *extra)) is PASSED


def test_a_charge_that_was_read_is_added() -> None:
    where = sheet()
    of = totals("400.00", "80.00", "492.50", charge_total=where.money("12.50"))
    assert status("PC-SUM-001", of) is PASSED


def test_two_rates_of_which_one_was_taken_for_the_net_total() -> None:
    where = sheet()
    rows = tuple(
        TaxSubtotal(
            rate_percent=Decimal(rate),
            taxable=Decimal(base),
            tax=Decimal(tax),
            as_printed=f"{rate} {base} {tax}",
            place=where.place("x"),
        )
        for rate, base, tax in (("20", "400.00", "80.00"), ("10", "50.00", "5.00"))
    )
    assert status("PC-SUM-001", totals("400.00", "80.00", "535.00", tax_breakdown=rows)) is PASSED


def test_totals_with_tax_included_are_left_alone() -> None:
    assert status("PC-SUM-001", totals("480.00", "80.00", "480.00")) is NOT_APPLICABLE


def test_a_paper_that_prints_only_one_total_is_left_alone() -> None:
    of = of_invoice(net_total=NOT_PRINTED, tax_total=NOT_PRINTED)
    assert status("PC-SUM-001", of) is NOT_APPLICABLE


@pytest.mark.parametrize("gross", ["430.00", "180.00", "4,800.00", "48.00"])
def test_one_misread_character_is_no_finding(gross: str) -> None:
    assert status("PC-SUM-001", totals("400.00", "80.00", gross, source=Source.OCR)) in (
        INDETERMINATE,
        PASSED,
    )


def test_totals_that_no_reading_mends_fail_on_a_scan_too() -> None:
    of = totals("400.00", "80.00", "917.25", source=Source.OCR)
    assert status("PC-SUM-001", of) is FAILED


def test_the_finding_names_all_three_totals() -> None:
    word = result("PC-SUM-001", totals("400.00", "80.00", "7,480.00"))
    assert word.findings[0].note == (
        "Net total 400.00 and tax 80.00 make 480.00, but the gross total says 7,480.00."
    )
    assert len(word.findings[0].places) == 3


LAST = replaced(
    (
        "Net total                                        400.00",
        "Net total                                        460.00",
    )
)


def with_row(*rows: str) -> Sheet:
    """The sample with a net total of 460.00 and further rows before it."""
    return sheet((*LAST[:8], *rows, *LAST[8:]))


def net_460(where: Sheet, **changes: Any) -> Dossier:
    return of_invoice(where, net_total=where.money("460.00", after="Net"), **changes)


def test_lines_that_do_not_add_up_fail_where_the_list_is_complete() -> None:
    assert status("PC-SUM-002", net_460(with_row())) is FAILED


@pytest.mark.parametrize(
    "rows",
    [
        ("Veltro Peg set                     6    10.00     60.00",),  # a line nobody recognised
        ("Freight 60.00",),
        ("Packing 45.00", "Insurance 15.00"),
        ("Freight 72.50", "Discount 12.50"),
        ("Value of goods 400.00", "Surcharges of all kinds"),
    ],
)
def test_what_is_printed_explains_the_difference(rows: tuple[str, ...]) -> None:
    assert status("PC-SUM-002", net_460(with_row(*rows))) is INDETERMINATE


def test_lines_with_tax_make_the_gross_total() -> None:
    where = sheet(replaced(("25.00    100.00", "45.00    180.00")))
    lines = (
        line(where, "Veltro Ridge headlamp", "4", "45.00", "180.00"),
        line(where, "Veltro Peak tent", "2", "150.00", "300.00"),
    )
    assert status("PC-SUM-002", of_invoice(where, lines=lines)) is PASSED


def test_lines_from_a_scan_fail_only_where_each_multiplies_out() -> None:
    where = sheet(
        replaced(("Net total                                        400.00", "Net total 925.71")),
        source=Source.OCR,
        confidence=0.97,
    )
    net = where.money("925.71")
    assert status("PC-SUM-002", of_invoice(where, net_total=net)) is FAILED
    lines = (
        line(where, "Veltro Ridge headlamp", "4", "25.00", "100.00", unit_price=NOT_PRINTED),
        line(where, "Veltro Peak tent", "2", "150.00", "300.00"),
    )
    assert status("PC-SUM-002", of_invoice(where, net_total=net, lines=lines)) is INDETERMINATE


def test_one_misread_character_in_the_total_of_a_scan_is_no_finding() -> None:
    where = sheet(LAST, source=Source.OCR, confidence=0.97)
    of = of_invoice(where, net_total=where.money("100.00", after="Net"))
    assert status("PC-SUM-002", of) is INDETERMINATE


def test_lines_are_not_compared_with_a_total_that_includes_tax_alone() -> None:
    where = sheet()
    of = of_invoice(where, net_total=NOT_PRINTED, tax_total=NOT_PRINTED)
    assert status("PC-SUM-002", of) is INDETERMINATE


@pytest.mark.parametrize(
    ("quantity", "price", "amount", "rest"),
    [
        ("10,000", "0.052", "520.00", ""),
        ("10,000", "5.20", "520.00", ""),  # per 100
        ("3", "33.333", "100.00", ""),
        ("4", "25.00", "90.00", "10.0 %"),
        ("4", "25.00", "92.50", "less 7.50"),
        ("4", "25.00", "42.75", "50+10+5"),
        ("-4", "25.00", "-100.00", ""),
        ("8", "4.10", "32.80", ""),
    ],
)
def test_honest_lines_multiply_out(quantity: str, price: str, amount: str, rest: str) -> None:
    where = sheet((*INVOICE_TEXT[:6], f"Veltro Rope {quantity} {price} {rest} {amount}"))
    row = line(where, "Veltro Rope", quantity.replace(",", ""), price, amount)
    assert status("PC-SUM-003", of_invoice(where, lines=(row,))) is PASSED


def test_one_odd_line_alone_says_that_columns_were_mixed_up() -> None:
    where = sheet((*INVOICE_TEXT[:6], "Veltro Rope 7 25.00 100.00"))
    row = line(where, "Veltro Rope", "7", "25.00", "100.00")
    assert status("PC-SUM-003", of_invoice(where, lines=(row,))) is INDETERMINATE


def test_a_breakdown_with_gross_bases_passes() -> None:
    where = sheet()
    row = TaxSubtotal(
        rate_percent=Decimal(20),
        taxable=Decimal("480.00"),
        tax=Decimal("80.00"),
        as_printed="20 % of 480.00",
        place=where.place("x"),
    )
    assert status("PC-SUM-004", of_invoice(where, tax_breakdown=(row,))) is PASSED


def twice(name: str, label: str, chosen: str, contrary: str, **options: Any) -> Dossier:
    """The sample invoice, of which one total is printed with a second value."""
    where = sheet((*INVOICE_TEXT, f"Again {contrary}"))
    other = where.money(contrary, after="Again", **options).chosen
    return of_invoice(where, **{name: where.money(chosen, after=label, others=(other,))})


def test_a_total_that_is_printed_with_two_values_is_told() -> None:
    word = result("PC-SUM-001", twice("gross_total", "Total", "480.00", "783.00"))
    assert word.status is FAILED
    assert [finding.fields for finding in word.findings] == [("gross_total",)]


def test_a_second_value_that_was_hardly_read_settles_nothing() -> None:
    of = twice("gross_total", "Total", "480.00", "783.00", confidence=0.3)
    assert status("PC-SUM-001", of) is INDETERMINATE


def payable(amount: str, *extra: str) -> Dossier:
    """The sample invoice with what is to be paid, and extra text above it."""
    where = sheet((*INVOICE_TEXT, *extra, f"Payable {amount}"))
    return of_invoice(where, payable_total=where.money(amount, after="Payable"))


def test_more_to_pay_than_the_gross_total_is_told() -> None:
    word = result("PC-SUM-001", payable("780.00"))
    assert word.status is FAILED
    assert word.findings[0].fields == ("gross_total", "payable_total")


@pytest.mark.parametrize(
    ("amount", "extra"),
    [("480.00", ()), ("380.00", ("Deposit of May 100.00",)), ("465.60", ()), ("0.00", ())],
)
def test_what_was_paid_before_and_discounts_are_honest(amount: str, extra: tuple[str, ...]) -> None:
    assert status("PC-SUM-001", payable(amount, *extra)) is PASSED


def rated(tax: str, *rows: tuple[str, str, str]) -> Dossier:
    """The sample invoice with a tax total and rows of rate, base and tax."""
    where = sheet(replaced(("80.00", tax)))
    breakdown = tuple(
        TaxSubtotal(
            rate_percent=Decimal(rate),
            taxable=Decimal(base),
            tax=Decimal(of_rate),
            as_printed=base,
            place=where.place("VAT"),
        )
        for rate, base, of_rate in rows
    )
    return of_invoice(where, tax_total=where.money(tax, after="VAT 20"), tax_breakdown=breakdown)


def test_a_raised_tax_total_is_told_where_the_bases_are_the_net_total() -> None:
    of = rated("97.00", ("20", "300.00", "60.00"), ("10", "100.00", "10.00"))
    assert status("PC-SUM-004", of) is FAILED


def test_a_tax_total_above_rows_that_are_not_all_settles_nothing() -> None:
    of = rated("97.00", ("20", "300.00", "60.00"))
    assert status("PC-SUM-004", of) is INDETERMINATE


def test_a_quantity_is_no_discount_of_its_own_line() -> None:
    text = replaced(("2   150.00    300.00", "2   150.00    302.00"))
    where = sheet(text)
    lines = (
        line(where, "Veltro Ridge headlamp", "4", "25.00", "100.00"),
        line(where, "Veltro Peak tent", "2", "150.00", "302.00"),
    )
    of = of_invoice(where, lines=lines)
    assert status("PC-SUM-003", of) is FAILED


def test_a_charge_as_large_as_a_price_explains_the_sum_of_the_lines() -> None:
    where = sheet((*INVOICE_TEXT[:8], "Delivery 25.00", "Net total 425.00", *INVOICE_TEXT[9:]))
    of = of_invoice(where, net_total=where.money("425.00", after="Net total"))
    assert status("PC-SUM-002", of) is INDETERMINATE


def test_a_charge_that_was_not_read_explains_the_sum_with_a_discount_that_was() -> None:
    rows = ("Discount -25.00", "Travel 50.00", "Net total 425.00")
    where = sheet((*INVOICE_TEXT[:8], *rows, *INVOICE_TEXT[9:]))
    off = where.field(Money(Decimal("25.00"), "EUR"), "-25.00", after="Discount")
    read = {"net_total": where.money("425.00", after="Net"), "allowance_total": off}
    assert status("PC-SUM-002", of_invoice(where, **read)) is INDETERMINATE


def test_a_charge_that_is_a_line_and_a_total_is_not_added_twice() -> None:
    where = sheet((*INVOICE_TEXT[:8], "Goods 340.00", "Deposits 60.00", *INVOICE_TEXT[9:]))
    read = {"net_total": where.money("340.00", after="Goods")}
    assert (
        status("PC-SUM-002", of_invoice(where, charge_total=where.money("60.00"), **read)) is PASSED
    )


def test_what_a_row_below_a_line_takes_off_counts_in_the_sum() -> None:
    text = (*INVOICE_TEXT[:6], "Less 10 % -10.00", "Net total 90.00", "VAT 18.00", "Total 108.00")
    where = sheet(text)
    item = ("Veltro Ridge headlamp", "4", "25.00", "100.00")
    reduced = line(where, *item, allowance=where.money("-10.00", after="Less"))
    totals_read = {
        "net_total": where.money("90.00", after="Net"),
        "tax_total": where.money("18.00", after="VAT"),
        "gross_total": where.money("108.00", after="Total"),
    }
    assert status("PC-SUM-002", of_invoice(where, lines=(reduced,), **totals_read)) is PASSED
    more = line(where, *item, allowance=where.money("-20.00", after="Less"))
    assert status("PC-SUM-002", of_invoice(where, lines=(more,), **totals_read)) is not PASSED
