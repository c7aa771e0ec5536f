"""Numbers and codes of fapiao: year and place, and what the QR code says of them."""

from __future__ import annotations

from datetime import date

import pytest

from checks.judging import FAILED, NOT_APPLICABLE, PASSED, result, status
from checks.sheets import NOT_PRINTED, of_invoice, replaced, sheet
from proofcheck.checks.payloads import crc16
from proofcheck.model.document import Code
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import FapiaoDetails
from proofcheck.model.measures import Box


def with_code(code: str, issued: date = date(2023, 5, 16)) -> Dossier:
    """A fapiao with an invoice code, issued on a day."""
    on = sheet(replaced(("due 2026-04-01", f"code {code}"), ("2026-03-02", issued.isoformat())))
    details = FapiaoDetails(invoice_code=on.field(code))
    return of_invoice(on, issue_date=on.field(issued), due_date=NOT_PRINTED, fapiao=details)


@pytest.mark.parametrize("code", ["044031900111", "4400213130", "032002300411"])
def test_codes_of_the_year_or_an_earlier_one_fit(code: str) -> None:
    assert status("PC-FAP-001", with_code(code)) is PASSED


@pytest.mark.parametrize("code", ["044032500111", "4400253130", "088001900111"])
def test_codes_of_a_later_year_or_of_no_place_do_not(code: str) -> None:
    assert status("PC-FAP-001", with_code(code)) is FAILED


def test_other_invoices_are_not_judged() -> None:
    assert status("PC-FAP-001", of_invoice()) is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("check_code", "expected"),
    [("042216", PASSED), ("61124082173359042216", PASSED), ("999999", FAILED)],
)
def test_the_qr_code_is_held_against_code_and_check_code(check_code: str, expected: object) -> None:
    body = f"01,10,044031900111,48210733,400.00,20230516,{check_code},"
    codes = (
        Code(
            symbology="QRCode", payload=f"{body}{crc16(body.encode().decode()):04X}", page=1,
            box=Box(450, 700, 530, 780),
        ),
    )  # fmt: skip
    text = replaced(
        ("2026-118", "48210733"),
        ("2026-03-02", "2023-05-16"),
        ("due 2026-04-01", "044031900111 61124 08217 33590 42216"),
    )
    on = sheet(text, codes=codes)
    details = FapiaoDetails(
        invoice_code=on.field("044031900111"),
        check_code=on.field("61124082173359042216", "61124 08217 33590 42216"),
    )
    of = of_invoice(
        on, invoice_number=on.field("48210733"), issue_date=on.field(date(2023, 5, 16)),
        due_date=NOT_PRINTED, fapiao=details,
    )  # fmt: skip
    assert result("PC-COD-001", of).status is expected
