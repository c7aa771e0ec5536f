"""Totals are chosen together, and read as printed where they contradict each other."""

from decimal import Decimal

from extraction.placed import placed
from proofcheck.extraction.arithmetic import choose_totals
from proofcheck.extraction.choices import Choice
from proofcheck.extraction.sheets import read_sheets
from proofcheck.extraction.summed_rates import with_summed_rates
from proofcheck.extraction.totals import amount_candidates


def choose(*texts: tuple[float, float, str], mark: str = ".") -> dict[str, Choice]:
    return choose_totals(amount_candidates(read_sheets((placed(*texts),)), mark))


def choose_with_rates(*texts: tuple[float, float, str], mark: str = ".") -> dict[str, Choice]:
    sheets = read_sheets((placed(*texts),))
    return choose_totals(with_summed_rates(amount_candidates(sheets, mark), sheets, mark))


def values(choices: dict[str, Choice]) -> dict[str, str]:
    return {role: str(choice.candidate.value) for role, choice in choices.items()}


def test_a_subtotal_of_gross_prices_is_not_the_net_total() -> None:
    choices = choose(
        (60, 600, "Exclusief BTW"),
        (160, 600, "€ 593,36"),
        (260, 600, "Subtotaal"),
        (360, 600, "€ 717,97"),
        (60, 614, "BTW 21%"),
        (160, 614, "€ 124,61"),
        (260, 628, "Totaal"),
        (360, 628, "€ 717,97"),
        mark=",",
    )
    assert values(choices)["net_total"] == "593.36"
    assert values(choices)["tax_total"] == "124.61"
    assert values(choices)["gross_total"] == "717.97"
    assert choices["gross_total"].is_proven


def test_shipping_after_tax_is_a_charge_and_explains_the_total() -> None:
    choices = choose(
        (380, 600, "Subtotal:"),
        (500, 600, "$1049.95"),
        (380, 614, "Tax (8%):"),
        (500, 614, "$84.00"),
        (380, 628, "Shipping:"),
        (500, 628, "$15.00"),
        (380, 642, "Total:"),
        (500, 642, "$1148.95"),
    )
    assert values(choices) == {
        "net_total": "1049.95",
        "tax_total": "84.00",
        "charge_total": "15.00",
        "gross_total": "1148.95",
    }
    assert choices["net_total"].is_proven


def test_freight_before_the_net_total_leaves_the_sum_of_lines() -> None:
    choices = choose(
        (330, 600, "Subtotal"),
        (500, 600, "$28,644.24"),
        (330, 614, "Freight"),
        (500, 614, "$185.00"),
        (330, 628, "Net total"),
        (500, 628, "$28,829.24"),
        (330, 642, "Sales tax 0%"),
        (500, 642, "$0.00"),
        (330, 656, "Total"),
        (500, 656, "$28,829.24"),
    )
    assert values(choices)["lines_total"] == "28644.24"
    assert values(choices)["net_total"] == "28829.24"
    assert values(choices)["charge_total"] == "185.00"


def test_columns_of_totals_end_in_the_total_row() -> None:
    choices = choose(
        (50, 600, "Warenwert"),
        (160, 600, "Nettobetrag"),
        (270, 600, "MwSt-Betrag"),
        (380, 600, "Endbetrag"),
        (50, 612, "-5,00"),
        (160, 612, "-4,85"),
        (270, 612, "-0,92"),
        (380, 612, "-5,77"),
        (50, 624, "-2,90"),
        (160, 624, "-2,82"),
        (270, 624, "-0,20"),
        (380, 624, "-3,02"),
        (50, 636, "-7,90"),
        (160, 636, "-7,67"),
        (270, 636, "-1,12"),
        (380, 636, "-8,79"),
        mark=",",
    )
    assert values(choices)["net_total"] == "-7.67"
    assert values(choices)["tax_total"] == "-1.12"
    assert values(choices)["gross_total"] == "-8.79"


def test_cash_and_change_are_no_totals() -> None:
    choices = choose(
        (60, 600, "TOTAL"),
        (200, 600, "7.00"),
        (60, 614, "CASH"),
        (200, 614, "20.00"),
        (60, 628, "CHANGE"),
        (200, 628, "13.00"),
    )
    assert values(choices) == {"gross_total": "7.00"}


def test_the_base_of_a_tax_is_not_the_tax() -> None:
    choices = choose(
        (300, 600, "Totale imponibile"),
        (480, 600, "€6.015,00"),
        (300, 614, "IVA 22% su 2.935,00"),
        (480, 614, "€645,70"),
        (300, 628, "IVA 4% su 3.080,00"),
        (480, 628, "€123,20"),
        (300, 642, "Totale IVA"),
        (480, 642, "€768,90"),
        (300, 656, "Totale fattura"),
        (480, 656, "€7.783,90"),
        mark=",",
    )
    assert values(choices)["tax_total"] == "768.90"
    assert values(choices)["gross_total"] == "7783.90"
    assert not choices["gross_total"].is_proven


def test_a_proven_choice_is_surer_than_a_contradicted_one() -> None:
    def rows(total: str) -> tuple[tuple[float, float, str], ...]:
        return (
            (380, 600, "Net total"),
            (500, 600, "100.00"),
            (380, 614, "VAT"),
            (500, 614, "20.00"),
            (380, 628, "Total"),
            (500, 628, total),
        )

    proven, contradicted = choose(*rows("120.00")), choose(*rows("170.00"))
    assert proven["gross_total"].confidence > contradicted["gross_total"].confidence
    assert contradicted["gross_total"].candidate.value == Decimal("170.00")


def test_amounts_of_items_are_no_totals() -> None:
    """Six items under "Amount" do not crowd out the total in a strip below them."""
    items = [
        text
        for row in range(7)
        for text in (
            (60, 314 + 14 * row, f"Item {chr(65 + row)}"),
            (250, 314 + 14 * row, "2"),
            (330, 314 + 14 * row, f"{10 + row}.00"),
            (450, 314 + 14 * row, f"{20 + 2 * row}.00"),
        )
    ]
    choices = choose(
        (60, 300, "Description"),
        (250, 300, "Qty"),
        (330, 300, "Price"),
        (450, 300, "Amount"),
        *items,
        (60, 600, "Net total"),
        (220, 600, "+ 20 % VAT"),
        (380, 600, "Amount due"),
        (60, 614, "182.00"),
        (220, 614, "36.40"),
        (380, 614, "218.40"),
    )
    assert values(choices)["net_total"] == "182.00"
    assert values(choices)["tax_total"] == "36.40"
    assert values(choices)["gross_total"] == "218.40"


def test_a_sum_carried_over_is_no_charge() -> None:
    choices = choose(
        (60, 60, "Transporte"),
        (400, 60, "567,059.78"),
        (60, 600, "Total sem IVA"),
        (400, 600, "645,589.66"),
        (60, 614, "IVA"),
        (400, 614, "148,485.62"),
        (60, 628, "Total com IVA"),
        (400, 628, "794,075.28"),
    )
    assert "charge_total" not in choices


def test_a_subtotal_with_tax_and_delivery_is_no_net_total() -> None:
    choices = choose(
        (380, 600, "Subtotal"),
        (500, 600, "£150.00"),
        (380, 614, "Delivery"),
        (500, 614, "£6.00"),
        (380, 628, "Grand total (inc. VAT)"),
        (500, 628, "£156.00"),
        (380, 642, "VAT included (20%)"),
        (500, 642, "£26.00"),
    )
    assert values(choices)["gross_total"] == "156.00"
    assert values(choices)["charge_total"] == "6.00"
    assert "net_total" not in choices


def test_a_date_within_a_label_does_not_part_it_from_its_amount() -> None:
    choices = choose(
        (380, 600, "Total TTC"),
        (500, 600, "871,20 €"),
        (380, 614, "Acompte versé le 01/03/2026"),
        (530, 614, "-200,00 €"),
        (380, 628, "NET À PAYER"),
        (500, 628, "671,20 €"),
        mark=",",
    )
    assert values(choices)["gross_total"] == "871.20"
    assert values(choices)["prepaid_total"] == "-200.00"
    assert values(choices)["payable_total"] == "671.20"


def test_a_net_total_that_fits_no_sum_is_kept_as_its_label_says() -> None:
    choices = choose(
        (380, 600, "Net total:"),
        (500, 600, "9,053.67"),
        (380, 614, "VAT 21%:"),
        (500, 614, "851.27"),
        (380, 628, "Total incl. VAT:"),
        (500, 628, "4,904.94"),
    )
    assert values(choices)["net_total"] == "9053.67"
    assert not choices["net_total"].is_proven


def test_a_total_with_two_values_keeps_the_one_that_no_sum_speaks_for() -> None:
    choices = choose(
        (60, 500, "VAT 0%"),
        (160, 500, "530.75"),
        (260, 500, "0.00"),
        (380, 600, "Total excl. VAT:"),
        (500, 600, "530.75"),
        (380, 614, "Total VAT:"),
        (500, 614, "2.00"),
        (380, 628, "Total incl. VAT:"),
        (500, 628, "530.75"),
    )
    contrary = choices["tax_total"].contrary
    said = {str(choices["tax_total"].candidate.value), str(contrary.value) if contrary else ""}
    assert "2.00" in said


def test_the_taxable_amount_is_not_payable_where_the_total_is() -> None:
    rows = [
        ("Net amount", "81.47"),
        ("Invoice total", "97.76"),
        ("Amount payable", "97.76"),
        ("Net amount due", "81.47"),
        ("VAT total", "16.29"),
    ]
    page = placed(*(t for i, (label, amount) in enumerate(rows) for t in (
        (300, 500 + 14 * i, label), (480, 500 + 14 * i, amount)
    )))  # fmt: skip
    choices = choose_totals(amount_candidates(read_sheets((page,)), "."))
    payable = choices.get("payable_total")
    assert payable is None or str(payable.candidate.value) == "97.76"


def test_sum_of_lines_and_discount_lead_to_a_net_total_that_is_not_printed() -> None:
    rows = [
        ("小計", "20,000"),
        ("値引き", "-2,000"),
        ("消費税(10%)", "1,800"),
        ("ご請求金額", "19,800円"),
    ]
    texts = [t for i, (label, amount) in enumerate(rows) for t in (
        (300.0, 500.0 + 14 * i, label), (480.0, 500.0 + 14 * i, amount)
    )]  # fmt: skip
    choices = choose_totals(amount_candidates(read_sheets((placed(*texts),)), None))
    assert choices["lines_total"].candidate.value == Decimal(20000)
    assert choices["allowance_total"].candidate.value == Decimal(-2000)
    assert "net_total" not in choices


def test_lines_and_postage_with_tax_lead_to_the_gross_total() -> None:
    choices = choose(
        (300, 600, "Subtotaal"),
        (460, 600, "EUR 48,40"),
        (300, 620, "Verzendkosten"),
        (460, 620, "EUR 36,30"),
        (300, 640, "Factuurtotaal"),
        (460, 640, "EUR 84,70"),
        (300, 660, "incl. 21% btw"),
        (460, 660, "EUR 14,70"),
        mark=",",
    )
    assert values(choices) == {
        "lines_total": "48.40",
        "charge_total": "36.30",
        "tax_total": "14.70",
        "gross_total": "84.70",
    }


def test_a_voucher_is_an_allowance() -> None:
    for words in ("Gutscheinrabatt 5%", "Code promo", "Kod rabatowy", "优惠券", "クーポン割引"):
        choices = choose(
            (300, 600, words), (460, 600, "-20.00"), (300, 640, "Total"), (460, 640, "380.00")
        )
        assert values(choices).get("allowance_total") in ("-20.00", "20.00"), words


def test_goods_with_tax_and_freight_lead_to_the_gross_total() -> None:
    choices = choose_with_rates(
        (330, 600, "Total goods"),
        (510, 600, "£36.36"),
        (330, 614, "Freight"),
        (510, 614, "£77.91"),
        (330, 628, "Invoice total"),
        (510, 628, "£114.27"),
        (50, 650, "VAT %"),
        (100, 650, "Taxable"),
        (150, 650, "Total tax"),
        (200, 650, "Invoice total"),
        (50, 664, "20"),
        (100, 664, "95.22"),
        (150, 664, "19.05"),
        (200, 664, "114.27"),
    )
    assert values(choices) == {
        "net_total": "95.22",
        "tax_total": "19.05",
        "gross_total": "114.27",
        "lines_total": "36.36",
        "charge_total": "77.91",
    }


def test_sums_of_the_columns_of_net_and_tax_stand_in_one_row() -> None:
    choices = choose_with_rates(
        (60, 600, "Total"),
        (410, 600, "4.570,00"),
        (480, 600, "959,70"),
        (60, 620, "Total de plată"),
        (410, 620, "5.529,70"),
        mark=",",
    )
    found = values(choices)
    assert (found["net_total"], found["tax_total"]) == ("4570.00", "959.70")


def test_a_sum_carried_over_is_no_total() -> None:
    choices = choose(
        (300, 600, "Suma y sigue"),
        (510, 600, "3.598,83"),
        (300, 640, "Total factura"),
        (510, 640, "53.814,96"),
        mark=",",
    )
    assert values(choices) == {"gross_total": "53814.96"}


def test_a_number_without_a_label_of_its_own_explains_no_contradicting_total() -> None:
    """What lies between two totals is a charge only where its label says so."""

    def said(charge: str) -> set[str]:
        gross = choose(
            (60, 560, "Charges per box"),
            (250, 560, "1"),
            (380, 600, "Net total"),
            (500, 600, "100.00"),
            (380, 614, charge),
            (500, 614, "1.00"),
            (380, 628, "VAT"),
            (500, 628, "20.00"),
            (380, 642, "Gross total"),
            (500, 642, "119.00"),
            (380, 656, "Amount due"),
            (500, 656, "120.00"),
        )["gross_total"]
        return {str(one.value) for one in (gross.candidate, gross.contrary) if one is not None}

    assert said("Seal") == {"119.00", "120.00"}
    assert len(said("Freight charge")) == 1


def test_the_tax_of_one_rate_does_not_contradict_the_taxes_sum() -> None:
    tax = choose(
        (60, 540, "Rate"),
        (200, 540, "Net total"),
        (350, 540, "VAT"),
        (60, 560, "10 %"),
        (200, 560, "190.00"),
        (350, 560, "19.00"),
        (60, 574, "8 %"),
        (200, 574, "60.00"),
        (300, 574, "VAT"),
        (350, 574, "4.80"),
        (60, 588, "Both"),
        (200, 588, "250.00"),
        (350, 588, "23.80"),
        (60, 602, "Total"),
        (500, 602, "273.80"),
    )["tax_total"]
    assert str(tax.candidate.value) == "23.80"
    assert tax.contrary is None


def test_a_net_total_of_its_own_label_is_kept_beside_the_sum_of_the_lines() -> None:
    net = choose(
        (300, 600, "Sum of lines"),
        (500, 600, "473.00"),
        (300, 614, "Net total"),
        (500, 614, "873.00"),
        (300, 628, "VAT"),
        (500, 628, "56.87"),
        (300, 642, "Gross total"),
        (500, 642, "529.87"),
    )["net_total"]
    assert {str(one.value) for one in (net.candidate, net.contrary) if one} == {"473.00", "873.00"}
