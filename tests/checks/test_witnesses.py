"""XML, pixels and codes against the page: what decides, and what an honest paper may show."""

from __future__ import annotations

import base64
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from checks.cases_agreement import CODES, EPC, with_pixels, xml
from checks.judging import (
    FAILED,
    INDETERMINATE,
    NOT_APPLICABLE,
    PASSED,
    is_decisive,
    result,
    status,
)
from checks.sheets import FACTS, Sheet, line, of_invoice, pixels, replaced, sheet
from proofcheck.checks.payloads import PayloadKind, crc16, parse_payload
from proofcheck.model.document import Code, Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Field
from proofcheck.model.measures import Box, Money
from proofcheck.model.result import CheckStatus


def with_witness(where: Sheet, name: str, page: Any, embedded: Any, shown: str) -> Dossier:
    field = where.field(page, others=(xml(embedded, shown),))
    return of_invoice(where, **{name: field})


def test_another_date_in_the_xml_decides() -> None:
    where = sheet()
    of = with_witness(where, "issue_date", date(2026, 3, 2), date(2025, 11, 14), "20251114")
    assert is_decisive("PC-XML-001", of)


def test_another_date_alone_does_not_decide_where_amounts_and_parties_agree() -> None:
    where = sheet()
    of = of_invoice(
        where,
        issue_date=where.field(date(2026, 3, 2), others=(xml(date(2025, 3, 2), "20250302"),)),
        seller_name=where.field("Nordhafen Handel GmbH", others=(xml("Nordhafen Handel", "N"),)),
        gross_total=where.money("480.00", others=(xml(Money(Decimal("480.00"), "EUR"), "480"),)),
    )
    assert status("PC-XML-001", of) is FAILED
    assert not is_decisive("PC-XML-001", of)


def test_another_amount_beside_another_date_decides() -> None:
    where = sheet()
    of = of_invoice(
        where,
        issue_date=where.field(date(2026, 3, 2), others=(xml(date(2025, 3, 2), "20250302"),)),
        seller_name=where.field("Nordhafen Handel GmbH", others=(xml("Nordhafen Handel", "N"),)),
        net_total=where.money("480.00", others=(xml(Money(Decimal("480.00"), "EUR"), "480"),)),
        gross_total=where.money("480.00", others=(xml(Money(Decimal("980.00"), "EUR"), "980"),)),
    )
    assert is_decisive("PC-XML-001", of)


def test_another_seller_in_the_xml_decides() -> None:
    where = sheet()
    of = with_witness(where, "seller_name", "Nordhafen Handel GmbH", "Quickmart Ltd", "Quickmart")
    assert is_decisive("PC-XML-001", of)


def test_a_value_of_the_xml_that_the_page_prints_elsewhere_agrees() -> None:
    where = sheet(replaced(("due 2026-04-01", "delivered 14.11.2025")))
    of = with_witness(where, "issue_date", date(2026, 3, 2), date(2025, 11, 14), "20251114")
    assert status("PC-XML-001", of) is PASSED


@pytest.mark.parametrize(
    ("name", "page", "embedded"),
    [
        ("seller_name", "NORDHAFEN HANDEL", "Nordhafen Handel GmbH"),
        ("seller_tax_id", "DE 136 695 976", "DE136695976"),
        ("iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("invoice_number", "2026/118", "2026-118"),
    ],
)
def test_ways_of_writing_agree(name: str, page: str, embedded: str) -> None:
    where = sheet()
    assert status("PC-XML-001", with_witness(where, name, page, embedded, embedded)) is PASSED


def test_a_credit_note_may_print_its_total_without_a_sign() -> None:
    where = sheet()
    witness = xml(Money(Decimal("-480.00"), "EUR"), "-480.00")
    of = of_invoice(where, gross_total=where.money("480.00", others=(witness,)))
    assert status("PC-XML-001", of) is PASSED


def test_pixels_that_agree_in_digits_pass() -> None:
    assert status("PC-TXT-001", with_pixels(pixels("gross_total", "480.00", "€ 480,00"))) is PASSED


def test_a_second_reader_that_sees_the_text_settles_it() -> None:
    of = with_pixels(pixels("gross_total", "480.00", "430.00", "480.00"))
    assert status("PC-TXT-001", of) is PASSED


def test_engines_that_differ_settle_nothing() -> None:
    of = with_pixels(pixels("gross_total", "480.00", "126.50", "917.20"))
    assert status("PC-TXT-001", of) is INDETERMINATE


def test_unsure_engines_settle_nothing() -> None:
    of = with_pixels(pixels("gross_total", "480.00", "126.50", "126.50", confidence=0.6))
    assert status("PC-TXT-001", of) is INDETERMINATE


def test_a_value_cut_off_at_the_edge_settles_nothing() -> None:
    of = with_pixels(pixels("gross_total", "1,480.00", "480.00", "480.00"))
    assert status("PC-TXT-001", of) is INDETERMINATE


def test_another_name_in_the_pixels_decides() -> None:
    of = with_pixels(
        pixels("buyer_name", "Thornbury Outfitters Ltd", "Quickmart Trading", "Quickmart Trading")
    )
    assert is_decisive("PC-TXT-001", of)


def overlaid(under: str, over: str, seen: str) -> Dossier:
    """An invoice whose buyer's words were covered by others in the same place."""
    where = sheet(replaced(("Buyer Thornbury Outfitters Ltd", f"Buyer {under}")))
    page = where.page
    above = tuple(
        structs.replace(word, text=text)
        for word, text in zip(
            (w for w in page.words if w.text in under.split()), over.split(), strict=True
        )
    )
    pages = (structs.replace(page, words=page.words + above),)
    reading = pixels("buyer_name", under, seen, on=where)
    facts = structs.replace(FACTS, pixel_readings=(reading,))
    of = of_invoice(where, facts=facts, buyer_name=where.field(under))
    return structs.replace(of, documents=(structs.replace(of.documents[0], pages=pages),))


def test_a_name_that_was_painted_over_decides() -> None:
    of = overlaid("Meridian Brands Ltd", "Quickmart Trading Ltd", "Quickmart Trading Ltd")
    assert is_decisive("PC-TXT-001", of)
    assert "painted over" in result("PC-TXT-001", of).findings[0].note


def test_bold_type_that_is_printed_twice_is_not_painted_over() -> None:
    of = overlaid("Meridian Brands Ltd", "Meridian Brands Ltd", "Meridian Brands Ltd")
    assert status("PC-TXT-001", of) is PASSED


def test_a_letter_of_a_name_that_an_engine_takes_for_a_digit_agrees() -> None:
    of = with_pixels(pixels("buyer_name", "Bottega Levante S.r.l.", "Bottega Levante S.r.1.,"))
    assert status("PC-TXT-001", of) is PASSED


def test_one_digit_that_engines_confuse_is_a_weaker_finding() -> None:
    of = with_pixels(pixels("gross_total", "480.00", "430.00", "430.00", confidence=0.85))
    assert status("PC-TXT-001", of) is FAILED
    assert not is_decisive("PC-TXT-001", of)


def test_two_engines_that_are_certain_of_one_digit_decide() -> None:
    of = with_pixels(pixels("gross_total", "480.00", "430.00", "430.00", confidence=0.97))
    assert is_decisive("PC-TXT-001", of)


def test_a_scanner_that_misread_its_own_page_is_not_rejected() -> None:
    readings = (pixels("gross_total", "480.00", "126.50", "126.50"),)
    facts = structs.replace(FACTS, pixel_readings=readings, producer="ABBYY FineReader 15")
    of = of_invoice(facts=facts)
    assert status("PC-TXT-001", of) is FAILED
    assert not is_decisive("PC-TXT-001", of)


def test_a_page_read_from_pixels_has_no_text_layer_to_compare() -> None:
    facts = structs.replace(FACTS, pixel_readings=())
    of = of_invoice(sheet(source=Source.OCR, confidence=0.95), facts=facts)
    assert status("PC-TXT-001", of) is NOT_APPLICABLE


def test_hidden_text_under_a_scan_that_says_otherwise_decides() -> None:
    reading = pixels("gross_total", "480.00", "9,730.00", "9,730.00")
    facts = structs.replace(FACTS, pixel_readings=(reading,))
    of = of_invoice(sheet(source=Source.OCR, confidence=0.95), facts=facts)
    assert is_decisive("PC-TXT-001", of)


SWISS = "\n".join(
    [
        "SPC", "0200", "1", "CH9300762011623852957", "K", "Alpina AG", "Weg 1", "6300 Zug", "",
        "", "CH", "", "", "", "", "", "", "", "480.00", "CHF", "K", "Kunde", "", "", "", "",
        "CH", "NON", "", "", "EPD",
    ]
)  # fmt: skip
FAPIAO_BODY = "01,10,011002000411,12345678,400.00,20260302,66778899001122334455,"
FAPIAO = FAPIAO_BODY + f"{crc16(FAPIAO_BODY):04X}"


def _tlv(*values: str) -> str:
    parts = (bytes((tag, len(v.encode()))) + v.encode() for tag, v in enumerate(values, start=1))
    return base64.b64encode(b"".join(parts)).decode()


ZATCA = _tlv("Najd Trading", "310122393500003", "2026-03-02T10:00:00Z", "480.00", "62.61")


def test_payloads_are_told_apart() -> None:
    kinds = [p.kind if (p := parse_payload(t)) else None for t in (EPC, SWISS, FAPIAO, ZATCA)]
    assert kinds == list(PayloadKind)


def test_what_payloads_say() -> None:
    swiss, fapiao, zatca = (parse_payload(text) for text in (SWISS, FAPIAO, ZATCA))
    assert swiss
    assert (swiss.iban, swiss.name, swiss.amount) == (
        "CH9300762011623852957",
        "Alpina AG",
        Decimal("480.00"),
    )
    assert fapiao
    assert (fapiao.number, fapiao.amount, fapiao.is_net) == ("12345678", Decimal("400.00"), True)
    assert fapiao.issue_date == date(2026, 3, 2)
    assert fapiao.has_right_checksum is True
    assert zatca
    assert (zatca.tax_id, zatca.amount) == ("310122393500003", Decimal("480.00"))


def test_checksum_of_an_edited_code_is_wrong_and_of_an_untested_type_unknown() -> None:
    edited = parse_payload(FAPIAO.replace("400.00", "900.00"))
    untested = parse_payload("01,31,,25957000000123456789,480.00,20260302,,ABCD")
    assert edited
    assert edited.has_right_checksum is False
    assert untested
    assert untested.has_right_checksum is None
    assert not untested.is_net


@given(st.text(max_size=300))
def test_no_payload_breaks_the_parser(text: str) -> None:
    for start in ("", "BCD\n", "SPC\n", "01,"):
        parse_payload(start + text)


def code(payload: str) -> tuple[Code, ...]:
    return (Code(symbology="QRCode", payload=payload, page=1, box=Box(450, 700, 530, 780)),)


def test_a_code_for_another_account_decides() -> None:
    payload = EPC.replace("DE89370400440532013000", "DE02120300000000202051")
    word = result("PC-COD-001", of_invoice(sheet(codes=code(payload))))
    assert word.status is FAILED
    assert word.findings[0].fields == ("iban",)


def test_a_code_with_a_net_amount_agrees_with_the_net_total() -> None:
    where = sheet(replaced(("Invoice 2026-118", "Invoice 12345678")), codes=code(FAPIAO))
    of = of_invoice(where, invoice_number=where.field("12345678"))
    assert status("PC-COD-001", of) is PASSED


def test_a_wrong_checksum_alone_is_a_weaker_finding() -> None:
    payload = FAPIAO[:-4] + "0000"
    where = sheet(replaced(("Invoice 2026-118", "Invoice 12345678")), codes=code(payload))
    of = of_invoice(where, invoice_number=where.field("12345678"))
    assert status("PC-COD-001", of) is FAILED
    assert not is_decisive("PC-COD-001", of)


def test_a_code_for_a_printed_part_payment_agrees() -> None:
    where = sheet(replaced(("due 2026-04-01", "first part 240.00")), codes=CODES)
    of = of_invoice(where)
    assert status("PC-COD-001", of) is PASSED


def test_a_link_is_no_payload() -> None:
    of = of_invoice(sheet(codes=code("https://example.test/invoice")))
    assert status("PC-COD-001", of) is NOT_APPLICABLE


def test_an_agreeing_engine_that_is_not_sure_settles_nothing_against_a_sure_one() -> None:
    first = pixels("gross_total", "480.00", "780.00", confidence=0.99)
    second = pixels("gross_total", "480.00", "480.00", confidence=0.4).readings[0]
    both = (*first.readings, structs.replace(second, engine="tesseract"))
    of = with_pixels(structs.replace(first, readings=both))
    assert status("PC-TXT-001", of) is INDETERMINATE


def test_an_iban_with_one_other_digit_is_another_one_in_the_xml() -> None:
    witness = xml("DE89370400440532013001", "DE89370400440532013001")
    on = sheet()
    of = of_invoice(on, iban=on.field("DE89370400440532013000", others=(witness,)))
    assert is_decisive("PC-XML-001", of)


def test_an_amount_of_the_xml_that_is_printed_as_another_field_does_not_agree() -> None:
    on = sheet(replaced(("480.00", "780.00")))
    agreed = xml(Money(Decimal("400.00"), "EUR"), "400.00")
    of = of_invoice(
        on,
        net_total=on.money("400.00", after="Net total", others=(agreed,)),
        gross_total=on.money("780.00", after="Total", others=(agreed,)),
    )
    assert is_decisive("PC-XML-001", of)


def line_with_xml(
    quantity: str, price: str, amount: str, rate: str | None = None, discount: str = ""
) -> Dossier:
    """The sample invoice, of whose second line the XML has its own word, and a tax rate.

    With a `discount` the line says so, and its amount on the page is that of the XML.
    """
    printed = amount if discount else "300.00"
    on = sheet(replaced(("300.00", f"{discount} {printed}".strip())))
    tent = line(on, "Veltro Peak tent", "2", "150.00", printed)
    said = {
        "quantity": xml(Decimal(quantity), quantity),
        "unit_price": xml(Money(Decimal(price), "EUR"), price),
        "net_amount": xml(Money(Decimal(amount), "EUR"), amount),
    }
    fields = {
        name: structs.replace(getattr(tent, name), others=(witness,))
        for name, witness in said.items()
    }
    if rate is not None:
        fields["tax_rate"] = Field(chosen=xml(Decimal(rate), rate))
    agreed = xml(Money(Decimal("480.00"), "EUR"), "480.00")
    return of_invoice(
        on,
        gross_total=on.money("480.00", after="Total", others=(agreed,)),
        lines=(structs.replace(tent, **fields),),
    )


def test_a_line_amount_that_the_xml_has_otherwise_is_told() -> None:
    of = line_with_xml("2", "150.00", "900.00")
    assert is_decisive("PC-XML-001", of)
    assert result("PC-XML-001", of).findings[0].fields == ("lines[1].net_amount",)


@pytest.mark.parametrize(
    ("quantity", "price", "amount"),
    [
        ("2", "150.00", "300.00"),  # the same
        ("2", "126.05", "252.10"),  # without tax: price and amount differ
        ("1", "300.00", "300.00"),  # in packages: quantity and price differ
    ],
)
def test_a_line_that_is_shown_in_another_way_agrees(quantity: str, price: str, amount: str) -> None:
    assert status("PC-XML-001", line_with_xml(quantity, price, amount)) is PASSED


@pytest.mark.parametrize(
    ("quantity", "price", "decides"),
    [("1", "150.00", True), ("2", "75.00", False)],
    ids=["an edited quantity", "a price before its discount"],
)
def test_a_discount_of_the_row_explains_another_price_but_no_other_quantity(
    quantity: str, price: str, decides: bool
) -> None:
    of = line_with_xml(quantity, price, "150.00", discount="-150.00")
    assert is_decisive("PC-XML-001", of) is decides


def test_a_line_amount_with_tax_on_one_side_agrees_at_the_rate_of_the_line() -> None:
    assert status("PC-XML-001", line_with_xml("2", "150.00", "321.00", rate="7")) is PASSED
    assert is_decisive("PC-XML-001", line_with_xml("2", "150.00", "321.00", rate="19"))


def discounted(page_amount: str, xml_amount: str, total: str) -> Dossier:
    """Two lines, whose first one has another price in the XML, and a total that both state."""
    on = sheet(replaced(("100.00", page_amount)))
    lamp = line(on, "Veltro Ridge headlamp", "4", "25.00", page_amount)
    tent = line(on, "Veltro Peak tent", "2", "150.00", "300.00")
    witnesses = (
        {
            "quantity": xml(Decimal(4), "4"),
            "unit_price": xml(Money(Decimal("22.50"), "EUR"), "22.50"),
        },
        {"quantity": xml(Decimal(2), "2"), "unit_price": xml(Money(Decimal("150"), "EUR"), "150")},
    )
    amounts = (xml_amount, "300.00")
    lines = []
    for one, said, amount in zip((lamp, tent), witnesses, amounts, strict=True):
        said = said | {"net_amount": xml(Money(Decimal(amount), "EUR"), amount)}
        fields = {
            name: structs.replace(getattr(one, name), others=(witness,))
            for name, witness in said.items()
        }
        lines.append(structs.replace(one, **fields))
    agreed = xml(Money(Decimal(total), "EUR"), total)
    net = on.money("400.00", after="Net total", others=(agreed,))
    return of_invoice(on, net_total=net, lines=tuple(lines))


def test_an_amount_that_does_not_make_the_total_of_page_and_xml_is_told() -> None:
    of = discounted("170.00", "100.00", "400.00")
    assert result("PC-XML-001", of).findings[0].fields == ("lines[1].net_amount",)


def test_an_amount_before_its_discount_is_not() -> None:
    assert status("PC-XML-001", discounted("100.00", "90.00", "400.00")) is PASSED


def with_gtin(printed: str) -> Dossier:
    """The sample invoice, of whose second line the XML alone has a GTIN."""
    on = sheet((*replaced(), f"GTIN {printed}"))
    tent = line(on, "Veltro Peak tent", "2", "150.00", "300.00")
    gtin = Field(chosen=xml("4012345678901", "4012345678901"))
    agreed = xml(Money(Decimal("480.00"), "EUR"), "480.00")
    return of_invoice(
        on,
        gross_total=on.money("480.00", after="Total", others=(agreed,)),
        lines=(structs.replace(tent, gtin=gtin),),
    )


def test_a_gtin_whose_digits_were_changed_is_found_by_the_one_of_the_xml() -> None:
    of = with_gtin("4012345678961")
    assert is_decisive("PC-XML-001", of)
    assert result("PC-XML-001", of).findings[0].fields == ("lines[1].gtin",)


@pytest.mark.parametrize("printed", ["4012345678901", "4012345678918", "998"])
def test_another_number_near_by_is_no_changed_gtin(printed: str) -> None:
    assert status("PC-XML-001", with_gtin(printed)) is PASSED


def test_a_date_of_the_xml_that_is_printed_as_another_field_does_not_agree() -> None:
    on = sheet((*replaced(), "Due 2026-04-09"))
    of = of_invoice(
        on,
        gross_total=on.money(
            "480.00", after="Total", others=(xml(Money(Decimal("480.00"), "EUR"), "480.00"),)
        ),
        issue_date=on.field(date(2026, 3, 2), others=(xml(date(2026, 3, 2), "20260302"),)),
        due_date=on.field(date(2026, 4, 9), others=(xml(date(2026, 3, 2), "20260302"),)),
    )
    assert result("PC-XML-001", of).findings[0].fields == ("due_date",)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Thornbury Outfitters Kern", FAILED),
        ("Thornbury Outfiters Ltd", PASSED),
        ("Thornbury Outfitters GmbH", PASSED),
        ("Thornbury Outfitters", PASSED),
    ],
)
def test_a_name_with_another_word_is_told_without_deciding(
    stated: str, expected: CheckStatus
) -> None:
    on = sheet()
    buyer = on.field("Thornbury Outfitters Ltd", others=(xml(stated, stated),))
    of = of_invoice(on, buyer_name=buyer)
    assert status("PC-XML-001", of) is expected
    assert not is_decisive("PC-XML-001", of)


def test_wrong_check_digits_that_the_xml_has_too_are_the_issuers_own() -> None:
    on = sheet(replaced(("DE89370400440532013000", "DE89370400440532013007")))
    wrong = "DE89370400440532013007"
    alone = of_invoice(on, iban=on.field(wrong))
    both = of_invoice(on, iban=on.field(wrong, others=(xml(wrong, wrong),)))
    assert status("PC-IDN-001", alone) is FAILED
    assert status("PC-IDN-001", both) is INDETERMINATE


def test_a_total_printed_with_two_values_is_held_against_the_xml_with_both() -> None:
    on = sheet((*replaced(), "Again 783.00"))
    second = on.money("783.00", after="Again").chosen
    agreed = xml(Money(Decimal("480.00"), "EUR"), "480.00")
    of = of_invoice(on, gross_total=on.money("480.00", after="Total", others=(second, agreed)))
    assert is_decisive("PC-XML-001", of)


def test_a_seller_with_two_tax_numbers_of_which_the_xml_has_one_agrees() -> None:
    on = sheet((*replaced(), "Steuernummer 201/113/40209"))
    second = on.field("201/113/40209").chosen
    agreed = xml("DE136695976", "DE136695976")
    of = of_invoice(on, seller_tax_id=on.field("DE136695976", others=(second, agreed)))
    assert status("PC-XML-001", of) is PASSED


def dated(
    *,
    page: tuple[str, str, str] = ("2026-118", "2026-03-02", "2026-04-01"),
    xml_says: tuple[str, str, str],
) -> Dossier:
    """The sample invoice with number, date of issue and due date as page and XML have them."""
    on = sheet()
    total = xml(Money(Decimal("480.00"), "EUR"), "480.00")
    buyer = "Thornbury Outfitters Ltd"
    number, *days = page
    said, *stated = xml_says
    issued, due = (
        on.field(date.fromisoformat(day), others=(xml(date.fromisoformat(other), other),))
        for day, other in zip(days, stated, strict=True)
    )
    return of_invoice(
        on,
        gross_total=on.money("480.00", after="Total", others=(total,)),
        buyer_name=on.field(buyer, others=(xml(buyer, buyer),)),
        invoice_number=on.field(number, others=(xml(said, said),)),
        issue_date=issued,
        due_date=due,
    )


@pytest.mark.parametrize(
    ("xml_says", "decides"),
    [
        (("2026-158", "2026-03-02", "2026-04-01"), True),
        (("RE-90417", "2026-03-02", "2026-04-01"), False),
        (("2026-118", "2026-02-21", "2026-04-01"), True),
        (("2026-118", "2026-03-03", "2026-04-01"), False),
        (("2026-118", "2026-03-02", "2026-05-11"), True),
        (("2026-118", "2026-03-02", "2026-04-06"), False),
        (("2026-118", "2025-03-02", "2025-04-01"), False),
        (("2026-119", "2025-03-02", "2025-04-01"), False),
    ],
    ids=[
        "a digit of the number",
        "a number of another kind",
        "the date of issue alone",
        "a day in another time zone",
        "the due date alone",
        "days of grace",
        "both dates by a year",
        "another issue of the paper",
    ],
)
def test_one_changed_number_or_date_decides_where_its_companions_agree(
    xml_says: tuple[str, str, str], decides: bool
) -> None:
    of = dated(xml_says=xml_says)
    assert status("PC-XML-001", of) is FAILED
    assert is_decisive("PC-XML-001", of) is decides


@pytest.mark.parametrize(
    ("address", "expected"),
    [("Mill Lane 4, 20095 Hamburg", FAILED), ("Quay Road 9, 18055 Rostock", PASSED)],
    ids=["of the party", "of another place"],
)
def test_a_name_of_the_xml_printed_elsewhere_is_no_excuse_above_the_partys_address(
    address: str, expected: CheckStatus
) -> None:
    on = sheet(
        ("Invoice", "Thornbury Kern-Retail Ltd", address, "Ship to Thornbury Home-Retail Ltd")
    )
    stated = "Thornbury Home-Retail Ltd"
    of = of_invoice(
        on,
        buyer_name=on.field("Thornbury Kern-Retail Ltd", others=(xml(stated, stated),)),
        buyer_address=on.field(
            address, others=(xml("Mill Lane 4, 20095 Hamburg", "Mill Lane 4, 20095 Hamburg"),)
        ),
    )
    assert status("PC-XML-001", of) is expected


def test_a_name_does_not_count_as_printed_within_the_one_that_stands_in_its_place() -> None:
    on = sheet(("Invoice", "Thornbury Kern", "Total 480.00"))
    stated = "Thornbury Ltd"
    of = of_invoice(on, buyer_name=on.field("Thornbury Kern", others=(xml(stated, stated),)))
    assert status("PC-XML-001", of) is FAILED
