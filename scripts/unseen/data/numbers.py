"""Identifiers with valid check digits for every country, as printed and as read.

Check digits are found by trial against python-stdnum, so that no rule is written twice.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scripts.fixtures.data.identifiers import complete, gtin13, iban_number, in_groups
from stdnum import iban
from stdnum.at import uid as at_uid
from stdnum.au import abn
from stdnum.be import iban as be_iban
from stdnum.be import vat as be_vat
from stdnum.ch import uid as ch_uid
from stdnum.cn import uscc
from stdnum.de import vat as de_vat
from stdnum.es import cif
from stdnum.fr import siren
from stdnum.gb import vat as gb_vat
from stdnum.in_ import gstin
from stdnum.it import iva
from stdnum.jp import cn as jp_cn
from stdnum.mx import rfc
from stdnum.nl import btw
from stdnum.pl import nip
from stdnum.pt import nif
from stdnum.tw import ubn

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
PREFIXED = frozenset(["DE", "AT", "FR", "BE", "IT", "ES", "NL", "PT", "PL", "GB"])
"""Countries whose tax id is also written behind the country's letters."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """An identifier: `printed` on paper, `plain` without separators."""

    printed: str
    plain: str


def digits(draw: random.Random, count: int) -> str:
    """Random digits, the first not zero."""
    return str(draw.randint(1, 9)) + "".join(str(draw.randint(0, 9)) for _ in range(count - 1))


def letters(draw: random.Random, count: int) -> str:
    """Random capitals without those that look like digits."""
    return "".join(draw.choice(LETTERS) for _ in range(count))


def paper_number(country: str, kind: str, day: date, draw: random.Random) -> str:
    """Number of a paper as programs of its country count (fourth and fifth editions)."""
    series = {"invoice": "", "credit_note": "C", "quote": "Q", "pro_forma": "P",
              "order_confirmation": "S", "packing_slip": "D", "receipt": "R"}[kind]  # fmt: skip
    count = digits(draw, 4)
    if country == "PT":
        return f"{'NC' if series == 'C' else series or 'FT'} {day.year}A/{count}"
    if country == "PL":
        return f"{series or 'FV'}/{count[:3]}/{day:%m/%Y}"
    if country in ("FR", "BE"):
        return f"{series or 'FA'}{day:%y%m}-{count}"
    if country in ("IT", "ES"):
        return draw.choice((f"{count[:3]}{series and '/' + series}/{day:%y}",
                            f"{series or 'A'}{day:%y}-0{count}"))  # fmt: skip
    if country in ("DE", "AT", "CH"):
        return draw.choice((f"{series or 'RG'}{day:%Y}{count}", f"{day:%y}-{count[:3]}.{count[1:]}",
                            f"{series or 'RE'}-{count}-{day:%y}"))  # fmt: skip
    if country in ("CN", "TW", "JP", "HK"):
        return draw.choice((f"{series or 'XS'}{day:%Y%m%d}{count[:3]}", f"{day:%y%m}-{count}"))
    return draw.choice((f"{series}{day:%y}0{count}", f"{series or 'SI'}-{count}{digits(draw, 2)}",
                        f"{count}/{series or 'N'}"))  # fmt: skip


def tax_number(country: str, draw: random.Random) -> Number | None:
    """Tax id of a country, or None where papers bear none (Hong Kong, most of the USA)."""
    make = _MAKERS.get(country)
    if make is None:
        return None
    printed = make(draw)
    plain = "".join(c for c in printed if c.isalnum()).removesuffix("MWST")
    return Number(printed=printed, plain=plain)


def _fill(pattern: str, is_valid: Callable[[str], bool], alphabet: str = "0123456789") -> str:
    return complete(pattern, is_valid, alphabet)


def _british(draw: random.Random) -> str:
    number = _fill(digits(draw, 7) + "??", gb_vat.is_valid)
    return f"GB {number[:3]} {number[3:7]} {number[7:]}"


def _australian(draw: random.Random) -> str:
    number = _fill("??" + digits(draw, 9), abn.is_valid)
    return f"{number[:2]} {number[2:5]} {number[5:8]} {number[8:]}"


def _indian(draw: random.Random) -> str:
    pan = letters(draw, 3) + "C" + letters(draw, 1) + digits(draw, 4) + letters(draw, 1)
    body = draw.choice(("27", "29", "33")) + pan + "1Z?"
    return _fill(body, gstin.is_valid, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _german(draw: random.Random) -> str:
    return "DE" + _fill(digits(draw, 8) + "?", de_vat.is_valid)


def _austrian(draw: random.Random) -> str:
    return "AT" + _fill("U" + digits(draw, 7) + "?", at_uid.is_valid)


def _swiss(draw: random.Random) -> str:
    while True:
        body = digits(draw, 8)
        if any(ch_uid.is_valid(f"CHE{body}{last}") for last in range(10)):
            break
    number = _fill(f"CHE{body}?", ch_uid.is_valid)
    return f"CHE-{number[3:6]}.{number[6:9]}.{number[9:]} MWST"


def _french(draw: random.Random) -> str:
    number = _fill(digits(draw, 8) + "?", siren.is_valid)
    key = (12 + 3 * (int(number) % 97)) % 97
    return f"FR{key:02d} {number[:3]} {number[3:6]} {number[6:]}"


def _belgian(draw: random.Random) -> str:
    number = _fill("0" + digits(draw, 7) + "??", be_vat.is_valid)
    return f"BE {number[:4]}.{number[4:7]}.{number[7:]}"


def _italian(draw: random.Random) -> str:
    body = "0" + digits(draw, 6) + f"{draw.randint(1, 95):03d}"
    return draw.choice(("IT", "")) + _fill(body + "?", iva.is_valid)


def _spanish(draw: random.Random) -> str:
    return _fill(draw.choice("AB") + digits(draw, 7) + "?", cif.is_valid)


def _mexican(draw: random.Random) -> str:
    body = f"{letters(draw, 3)}{draw.randint(5, 19):02d}{draw.randint(1, 12):02d}15"
    body += letters(draw, 1) + str(draw.randint(1, 9))
    return body + rfc.calc_check_digit(body)


def _chinese(draw: random.Random) -> str:
    body = "9133" + digits(draw, 4) + "MA" + digits(draw, 7) + "?"
    return _fill(body, uscc.is_valid, "0123456789ABCDEFGHJKLMNPQRTUWXY")


def _dutch(draw: random.Random) -> str:
    return "NL" + _fill(digits(draw, 7) + "??B01", btw.is_valid)


def _portuguese(draw: random.Random) -> str:
    number = _fill("5" + digits(draw, 7) + "?", nif.is_valid)
    return draw.choice((number, f"{number[:3]} {number[3:6]} {number[6:]}"))


def _polish(draw: random.Random) -> str:
    while True:
        body = digits(draw, 9)
        if any(nip.is_valid(f"{body}{last}") for last in range(10)):
            break
    number = _fill(body + "?", nip.is_valid)
    return f"{number[:3]}-{number[3:6]}-{number[6:8]}-{number[8:]}"


def _japanese(draw: random.Random) -> str:
    return "T" + _fill("?" + digits(draw, 12), jp_cn.is_valid)


def _taiwanese(draw: random.Random) -> str:
    return _fill(digits(draw, 7) + "?", ubn.is_valid)


_MAKERS: dict[str, Callable[[random.Random], str]] = {
    "GB": _british, "AU": _australian, "IN": _indian, "DE": _german, "AT": _austrian,
    "CH": _swiss, "FR": _french, "BE": _belgian, "IT": _italian, "ES": _spanish,
    "MX": _mexican, "CN": _chinese, "NL": _dutch, "PT": _portuguese, "PL": _polish,
    "JP": _japanese, "TW": _taiwanese,
}  # fmt: skip


def account(country: str, draw: random.Random) -> Number | None:
    """IBAN of a country that has them, printed in groups of four."""
    bodies: dict[str, Callable[[], str]] = {
        "GB": lambda: letters(draw, 4) + digits(draw, 14),
        "DE": lambda: digits(draw, 18),
        "AT": lambda: digits(draw, 16),
        "CH": lambda: digits(draw, 17),
        "FR": lambda: digits(draw, 21),
        "IT": lambda: letters(draw, 1) + digits(draw, 22),
        "ES": lambda: f"{digits(draw, 8)}??{digits(draw, 10)}",
        "NL": lambda: letters(draw, 4) + digits(draw, 10),
        "PT": lambda: _portuguese_account(digits(draw, 19)),
        "PL": lambda: digits(draw, 24),
    }
    if country == "BE":
        plain = _belgian_account(draw)
    elif country in bodies:
        plain = iban_number(country, bodies[country]())
    else:
        return None
    return Number(printed=in_groups(iban.compact(plain)), plain=plain)


def _portuguese_account(body: str) -> str:
    return body + f"{98 - int(body) * 100 % 97:02d}"


def _belgian_account(draw: random.Random) -> str:
    """Account at a bank code that is in use; python-stdnum knows which are."""
    while True:
        body = digits(draw, 10)
        bban = body + f"{int(body) % 97 or 97:02d}"
        for check in range(2, 99):
            if be_iban.is_valid(number := f"BE{check:02d}{bban}"):
                return number


def bank_code(country: str, draw: random.Random) -> str:
    """BIC of an invented bank."""
    return letters(draw, 4) + country + draw.choice(("22", "2A", "33")) + draw.choice(("", "XXX"))


def article_number(draw: random.Random) -> str:
    """GTIN-13 under an invented prefix."""
    prefix = draw.choice(("40", "50", "69", "80", "84", "87", "560", "590", "35", "45"))
    return gtin13(prefix + digits(draw, 8 - len(prefix)), draw.randint(0, 9999))
