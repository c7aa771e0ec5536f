"""Chinese and Japanese amounts in words: "贰万叁仟元整", "金拾玖萬八千円也".

In goes a text, out comes the amount with its span. The forms of commerce (大写) can't be altered
by a stroke; plain numerals count only where something announces them.
Sources: 票据法 (PRC law of negotiable instruments) article 8 with the People's Bank's rules for
filling in bills (支付结算办法, annex 1); Japanese 大字 of the commercial registration rules.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

_FORMS = "零〇 壹壱一弌 贰貳弐二两兩 叁參参三叄 肆四 伍五 陆陸六 柒漆七 捌八 玖九"
_DIGITS = {sign: value for value, forms in enumerate(_FORMS.split()) for sign in forms}
_UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "陌": 100, "仟": 1000, "千": 1000, "阡": 1000}
_SCALES = "万萬亿億"
_FORMAL = frozenset("壹壱贰貳弐叁參参叄肆伍陆陸柒捌玖拾佰仟")
_NUMERALS = "".join((*_DIGITS, *_UNITS, *_SCALES))
_AMOUNT = re.compile(
    rf"(?P<lead>大写|大寫|人民币|人民幣|金額|(?<![\u4e00-\u9fff])金)?[\s:：(（）)⊗ⓧⓍ×xX¥￥圈]*"
    rf"(?P<whole>[{_NUMERALS}](?:\s?[{_NUMERALS}]){{0,40}})\s?"
    rf"(?P<unit>[元圆圓園円])(?P<tail>(?:\s?[{_NUMERALS}]\s?[角分]|\s?零|\s?[整正也])*)"
)


class HanAmount(Struct, frozen=True):
    """An amount in words with its span; `is_announced`: 大写, 人民币 or 金 stands before it."""

    value: Decimal
    start: int
    end: int
    is_announced: bool


def find_han_amount(text: str) -> HanAmount | None:
    """Return the first amount in Han numerals of a text."""
    for match in _AMOUNT.finditer(text):
        whole = re.sub(r"\s", "", match["whole"])
        announced = match["lead"] is not None
        formal = sum(ch in _FORMAL for ch in whole)
        number = han_number(whole)
        minor = _minor(re.sub(r"\s", "", match["tail"]))
        if number is not None and minor is not None and (announced or formal >= 2):
            return HanAmount(number + minor, match.start("whole"), match.end(), announced)
    return None


def han_number(text: str) -> Decimal | None:
    """Return a whole number in Han numerals, None where the signs make none."""
    total, section, digit = 0, 0, None
    smallest_unit = 10**5
    for sign in text:
        if sign in _DIGITS:
            if digit:
                return None  # two digits without a unit between them
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            unit = _UNITS[sign]
            if unit >= smallest_unit:
                return None
            section += (1 if digit is None else digit) * unit
            digit, smallest_unit = None, unit
        else:
            head = section + (digit or 0)
            total = (total + head) * 10**8 if sign in "亿億" else total + head * 10**4
            section, digit, smallest_unit = 0, None, 10**5
    return Decimal(total + section + (digit or 0))


def _minor(tail: str) -> Decimal | None:
    """Return jiao and fen (tenths and hundredths) of the unit."""
    value = Decimal(0)
    digit = 0
    for sign in tail:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in "角分":
            value += Decimal(digit) / (10 if sign == "角" else 100)
            digit = 0
        elif sign in _UNITS or sign in _SCALES:
            return None
    return value
