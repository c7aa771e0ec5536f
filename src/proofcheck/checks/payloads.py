"""Payloads of QR codes that carry an invoice's own data, parsed to one form.

Formats: EPC069-12 (GiroCode), Swiss Implementation Guidelines QR-bill 2.x, the Chinese tax
administration's invoice code, ZATCA's TLV code. Anything else is not a payload of an invoice.
Pure and bounded: a payload longer than `LONGEST_PAYLOAD` characters is left alone.
"""

from __future__ import annotations

import base64
import binascii
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from msgspec import Struct

LONGEST_PAYLOAD = 4000


class PayloadKind(StrEnum):
    """Which rule the payload follows."""

    EPC = "EPC payment code"
    SWISS = "Swiss QR-bill"
    FAPIAO = "invoice code of the Chinese tax administration"
    ZATCA = "ZATCA invoice code"


class Payload(Struct, frozen=True, kw_only=True):
    """What a code says of its invoice; None for what it does not say.

    `is_net`: the amount is without tax (paper fapiao). `has_right_checksum` is None where the
    format has no checksum, or one that is not known well enough to judge by.
    """

    kind: PayloadKind
    iban: str | None = None
    name: str | None = None
    amount: Decimal | None = None
    number: str | None = None
    code: str | None = None  # 发票代码 of a paper or electronic fapiao
    check_code: str | None = None  # 校验码 of such a fapiao, or its last digits
    issue_date: date | None = None
    tax_id: str | None = None
    is_net: bool = False
    has_right_checksum: bool | None = None


def parse_payload(text: str) -> Payload | None:
    """Return what the payload says, or None where it follows none of the known rules."""
    if not 0 < len(text) <= LONGEST_PAYLOAD:
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0] == "BCD" and len(lines) >= 7:
        return _epc(lines)
    if lines[0] == "SPC" and len(lines) >= 20:
        return _swiss(lines)
    if text.startswith("01,") and text.count(",") >= 6:
        return _fapiao(text)
    return _zatca(text)


def _epc(lines: list[str]) -> Payload:
    amount = lines[7].strip() if len(lines) > 7 else ""
    return Payload(
        kind=PayloadKind.EPC,
        name=lines[5].strip() or None,
        iban=lines[6].replace(" ", "").upper() or None,
        amount=_amount(amount.removeprefix("EUR")),
    )


def _swiss(lines: list[str]) -> Payload:
    return Payload(
        kind=PayloadKind.SWISS,
        iban=lines[3].replace(" ", "").upper() or None,
        name=lines[5].strip() or None,
        amount=_amount(lines[18].strip()),
    )


FAPIAO_GROSS = frozenset({"31", "32"})
"""Fully digital invoices: the code's amount includes tax (red flag 29)."""

FAPIAO_CHECKED = frozenset({"01", "04", "10", "32"})
"""Types whose checksum was verified on published codes (red flag 30)."""


def _fapiao(text: str) -> Payload:
    parts = text.rstrip(",").split(",")
    kind, number = parts[1], parts[3]
    return Payload(
        kind=PayloadKind.FAPIAO,
        number=number or None,
        code=parts[2] or None,
        check_code=parts[6] if len(parts) > 7 and parts[6] else None,
        amount=_amount(parts[4]),
        issue_date=_day(parts[5]),
        is_net=kind not in FAPIAO_GROSS,
        has_right_checksum=_fapiao_checksum(text.rstrip(","), kind),
    )


def _fapiao_checksum(text: str, kind: str) -> bool | None:
    """Whether the last field is the CRC-16 of what stands before it, None where not known."""
    body, _, printed = text.rpartition(",")
    if kind not in FAPIAO_CHECKED or len(printed) != 4:
        return None
    return f"{crc16(body + ','):04X}" == printed.upper() or f"{crc16(body):04X}" == printed.upper()


def crc16(text: str) -> int:
    """Return the CRC-16 with polynomial 0x8005, initial value 0, not reflected (UMTS)."""
    value = 0
    for byte in text.encode("utf-8"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x8005 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def _zatca(text: str) -> Payload | None:
    """Parse base64 of tag-length-value: 1 seller, 2 VAT number, 3 time, 4 total, 5 VAT."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    values: dict[int, str] = {}
    at = 0
    while at + 2 <= len(data) and len(values) < 9:
        tag, length = data[at], data[at + 1]
        values[tag] = data[at + 2 : at + 2 + length].decode("utf-8", errors="replace")
        at += 2 + length
    if not {1, 2, 4} <= values.keys() or not values[2].isdecimal():
        return None
    return Payload(
        kind=PayloadKind.ZATCA,
        name=values[1],
        tax_id=values[2],
        amount=_amount(values[4]),
        issue_date=_iso_day(values.get(3, "")),
    )


def _amount(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** 15 else None


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        return None


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
