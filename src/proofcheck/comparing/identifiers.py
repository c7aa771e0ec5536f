"""Identifiers of companies, goods and accounts: one spelling, and their check digits.

In: an identifier as printed or recorded. Out: its comparable spelling, and whether its check
digits fit. Wraps python-stdnum, which works offline: a right check digit says that a number
can exist, never that it does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import cache

from stdnum import bic, ean, iban, lei
from stdnum.au import abn, acn
from stdnum.br import cnpj
from stdnum.ca import bn
from stdnum.ch import uid
from stdnum.ch import vat as ch_vat
from stdnum.cn import uscc
from stdnum.eu import vat as eu_vat
from stdnum.fr import siren, siret
from stdnum.gb import vat as gb_vat
from stdnum.in_ import gstin
from stdnum.jp import cn as jp_cn
from stdnum.kr import brn
from stdnum.mx import rfc
from stdnum.no import mva
from stdnum.nz import ird
from stdnum.sg import uen
from stdnum.tr import vkn
from stdnum.tw import ubn
from stdnum.us import ein


class IdentifierKind(StrEnum):
    """Kinds whose check digits are known (`ein` has only a table of prefixes)."""

    VAT = "vat"
    USCC = "uscc"
    IBAN = "iban"
    BIC = "bic"
    LEI = "lei"
    GTIN = "gtin"
    EIN = "ein"
    GSTIN = "gstin"
    ABN = "abn"
    ACN = "acn"
    SIREN = "siren"
    SIRET = "siret"
    CNPJ = "cnpj"
    UEN = "uen"
    JP_CORPORATE_NUMBER = "jp_corporate_number"
    KR_BRN = "kr_brn"
    TW_UBN = "tw_ubn"
    CA_BN = "ca_bn"
    MX_RFC = "mx_rfc"
    NZ_IRD = "nz_ird"
    TR_VKN = "tr_vkn"
    CH_UID = "ch_uid"


_CHECKS: dict[IdentifierKind, Callable[[str], bool]] = {
    IdentifierKind.USCC: uscc.is_valid,
    IdentifierKind.IBAN: iban.is_valid,
    IdentifierKind.BIC: bic.is_valid,
    IdentifierKind.LEI: lei.is_valid,
    IdentifierKind.GTIN: ean.is_valid,
    IdentifierKind.EIN: ein.is_valid,
    IdentifierKind.GSTIN: gstin.is_valid,
    IdentifierKind.ABN: abn.is_valid,
    IdentifierKind.ACN: acn.is_valid,
    IdentifierKind.SIREN: siren.is_valid,
    IdentifierKind.SIRET: siret.is_valid,
    IdentifierKind.CNPJ: cnpj.is_valid,
    IdentifierKind.UEN: uen.is_valid,
    IdentifierKind.JP_CORPORATE_NUMBER: jp_cn.is_valid,
    IdentifierKind.KR_BRN: brn.is_valid,
    IdentifierKind.TW_UBN: ubn.is_valid,
    IdentifierKind.CA_BN: bn.is_valid,
    IdentifierKind.MX_RFC: rfc.is_valid,
    IdentifierKind.NZ_IRD: ird.is_valid,
    IdentifierKind.TR_VKN: vkn.is_valid,
    IdentifierKind.CH_UID: uid.is_valid,
}

_MAX_CHARACTERS = 64


def normalise_identifier(text: str) -> str:
    """Return the letters and digits of an identifier, upper case, full-width forms folded."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(ch for ch in unicodedata.normalize("NFKC", folded) if ch.isalnum())


def check_identifier(kind: IdentifierKind, value: str) -> bool | None:
    """Tell whether the check digits of `value` fit; None where no check digit is known.

    A VAT number needs its country prefix (EU members and XI, GB, CHE, NO…MVA, and India's
    GSTIN); without one it can't be told. An empty value and one that is far too long: None.
    """
    number = normalise_identifier(value)
    if not number or len(number) > _MAX_CHARACTERS:
        return None
    if kind is IdentifierKind.VAT:
        return _check_vat(number)
    return _is_valid(_CHECKS[kind], number)


def _check_vat(number: str) -> bool | None:
    if number.startswith("CHE"):
        return _is_valid(ch_vat.is_valid, number) or _is_valid(uid.is_valid, number[:12])
    if number.startswith("GB"):
        return _is_valid(gb_vat.is_valid, number)
    if number.endswith("MVA"):
        return _is_valid(mva.is_valid, number)
    if number[:2].lower() in _eu_prefixes():
        return _is_valid(eu_vat.is_valid, number)
    if len(number) == 15 and number[:2].isdigit():
        return _is_valid(gstin.is_valid, number)
    return None


@cache
def _eu_prefixes() -> frozenset[str]:
    return frozenset({*eu_vat.MEMBER_STATES, "el"})


def _is_valid(check: Callable[[str], bool], number: str) -> bool:
    """Run a check of python-stdnum, which may stumble over characters it never expected."""
    try:
        return bool(check(number))
    except (ValueError, IndexError, KeyError, TypeError):
        return False
