"""Labels of totals that go on in words: how it was paid, why no tax is due, what terms ask."""

from extraction.placed import placed
from proofcheck.extraction.arithmetic import choose_totals
from proofcheck.extraction.sheets import read_sheets
from proofcheck.extraction.totals import amount_candidates
from proofcheck.extraction.unnamed_charges import with_led_lines


def values(*texts: tuple[float, float, str], mark: str = ".") -> dict[str, str]:
    choices = choose_totals(amount_candidates(read_sheets((placed(*texts),)), mark))
    return {role: str(choice.candidate.value) for role, choice in choices.items()}


def test_the_means_of_payment_does_not_part_a_payment_from_its_amount() -> None:
    read = values(
        (300, 100, "Grand total"),
        (480, 100, "$318.00"),
        (300, 116, "Payment fee"),
        (480, 116, "$8.00"),
        (300, 132, "Paid 3 March 2025, PayPal"),
        (480, 132, "-$318.00"),
        (300, 148, "Balance due"),
        (480, 148, "$0.00"),
    )
    assert read["prepaid_total"] == "-318.00"
    assert read["payable_total"] == "0.00"
    assert read["charge_total"] == "8.00"


def test_a_deposit_by_terms_of_payment_is_not_paid() -> None:
    read = values(
        (300, 100, "TOTAL"),
        (480, 100, "USD 4,000.00"),
        (50, 140, "Payment: 25% deposit by T/T (USD 1,000.00), balance before shipment."),
    )
    assert read["gross_total"] == "4000.00"
    assert "prepaid_total" not in read


def test_the_reason_why_no_tax_is_due_leaves_the_tax_of_nothing() -> None:
    for reason in ("VAT 0% - exempt supply, art. 138", "VAT (zero-rated export)"):
        read = values(
            (300, 100, "Total excl. VAT"),
            (480, 100, "640.00"),
            (300, 116, reason),
            (480, 116, "0.00"),
            (300, 132, "Total EUR"),
            (480, 132, "640.00"),
        )
        assert read["tax_total"] == "0.00", reason


def test_goods_that_a_tax_is_on_do_not_part_it_from_its_amount() -> None:
    read = values(
        (300, 100, "Subtotal"),
        (480, 100, "$500.00"),
        (300, 116, "OH sales tax 6% on goods"),
        (480, 116, "$24.00"),
        (300, 132, "Total paid"),
        (480, 132, "$524.00"),
    )
    assert read["tax_total"] == "24.00"
    assert read["gross_total"] == "524.00"


def test_a_rest_after_a_discount_is_the_gross_total() -> None:
    read = values(
        (300, 100, "合計"),
        (480, 100, "2,000.00"),
        (300, 116, "折扣 5%"),
        (480, 116, "-100.00"),
        (300, 132, "應付總額"),
        (480, 132, "HK$ 1,900.00"),
    )
    assert read["gross_total"] == "1900.00"
    assert read["lines_total"] == "2000.00"


def test_an_amount_in_a_column_has_the_role_that_its_row_names() -> None:
    read = values(
        (60, 100, "品名"),
        (300, 100, "数量"),
        (390, 100, "単価"),
        (480, 100, "金額"),
        (60, 116, "水筒"),
        (300, 116, "4"),
        (390, 116, "1,500"),
        (480, 116, "6,000"),
        (60, 132, "替えふた"),
        (300, 132, "10"),
        (390, 132, "200"),
        (480, 132, "2,000"),
        (390, 150, "合計（税抜）"),
        (480, 150, "¥8,000"),
    )
    assert read == {"net_total": "8000"}


def test_a_rate_under_the_name_of_a_tax_stands_over_its_amount() -> None:
    read = values(
        (60, 106, "IMPONIBILE"),
        (150, 100, "IVA"),
        (220, 100, "TOTALE A VOSTRO CREDITO"),
        (150, 112, "22%"),
        (220, 112, "EURO"),
        (90, 130, "200,00"),
        (152, 130, "44,00"),
        (300, 130, "244,00"),
        mark=",",
    )
    assert read == {"net_total": "200.00", "tax_total": "44.00", "gross_total": "244.00"}


def led(*texts: tuple[float, float, str], mark: str = ".") -> dict[str, str]:
    sheets = read_sheets((placed(*texts),))
    candidates = amount_candidates(sheets, mark)
    choices = with_led_lines(choose_totals(candidates), candidates, sheets, mark)
    return {role: str(choice.candidate.value) for role, choice in choices.items()}


def test_amounts_of_any_name_lead_from_the_lines_to_the_total() -> None:
    read = led(
        (300, 100, "Subtotal"),
        (480, 100, "$80.00"),
        (300, 116, "Postage"),
        (480, 116, "$ 4.00"),
        (300, 132, "Peace of mind"),
        (480, 132, "$ 1.00"),
        (300, 148, "Total due"),
        (480, 148, "$85.00"),
        (300, 164, "of which VAT 20%"),
        (480, 164, "$14.17"),
    )
    assert read["lines_total"] == "80.00"
    assert read["gross_total"] == "85.00"
    assert read["tax_total"] == "14.17"
    assert "net_total" not in read


def test_a_tax_alone_leads_from_the_net_total() -> None:
    read = led(
        (300, 100, "Subtotal"),
        (480, 100, "$80.00"),
        (300, 116, "VAT 20%"),
        (480, 116, "$16.00"),
        (300, 132, "Total"),
        (480, 132, "$96.00"),
    )
    assert read["net_total"] == "80.00"
    assert "lines_total" not in read


def test_transport_between_lines_and_total_is_a_charge() -> None:
    read = values(
        (300, 100, "Wartość pozycji"),
        (480, 100, "704.00"),
        (300, 116, "Transport"),
        (480, 116, "70.00"),
        (300, 132, "VAT 0%"),
        (480, 132, "0.00"),
        (300, 148, "Razem do zapłaty"),
        (480, 148, "774.00"),
    )
    assert (read["lines_total"], read["charge_total"]) == ("704.00", "70.00")
    assert read["tax_total"] == "0.00"


def test_tax_that_the_total_has_in_it() -> None:
    read = values(
        (300, 132, "Totaalbedrag"),
        (480, 132, "48.51"),
        (300, 148, "incl. btw 21%"),
        (480, 148, "8.42"),
    )
    assert (read["gross_total"], read["tax_total"]) == ("48.51", "8.42")


def test_the_day_of_a_payment_stands_beside_its_amount() -> None:
    for paid in ("Payé le 01/03/2025", "Paid on 01/03/2025", "Bezahlt am 01.03.2025"):
        read = values(
            (300, 100, "Total"),
            (480, 100, "705.58"),
            (300, 116, paid),
            (480, 116, "200.00"),
            (300, 132, "Balance due"),
            (480, 132, "505.58"),
        )
        assert (read["prepaid_total"], read["payable_total"]) == ("200.00", "505.58"), paid
