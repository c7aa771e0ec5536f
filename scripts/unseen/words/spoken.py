"""Amounts in words: English, and Chinese in the forms of commerce."""

from __future__ import annotations

from decimal import Decimal

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def english(amount: Decimal, currency: str) -> str:
    """Such as 'US DOLLARS TWO HUNDRED AND FIVE AND CENTS TEN ONLY'."""
    whole, cents = divmod(int(amount * 100), 100)
    name = {"USD": "US DOLLARS", "INR": "RUPEES", "GBP": "POUNDS", "AUD": "DOLLARS"}[currency]
    part = {"INR": "PAISE", "GBP": "PENCE"}.get(currency, "CENTS")
    tail = f" AND {part} {_english_whole(cents)}" if cents else ""
    return f"{name} {_english_whole(whole)}{tail} ONLY".upper()


def _english_whole(number: int) -> str:
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if size == 100 else " "
            return f"{_english_whole(head)} {name}" + (joint + _english_whole(rest) if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


def chinese(amount: Decimal) -> str:
    """Such as 壹仟贰佰叁拾元伍角整 (forms that can't be altered by a stroke)."""
    whole, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    text = _chinese_whole(whole) + "元"
    if not cents:
        return text + "整"
    text += f"{_DIGITS[jiao]}角" if jiao else "零"
    return text + (f"{_DIGITS[fen]}分" if fen else "整")


def _chinese_whole(number: int) -> str:
    if number >= 10_000:
        head, rest = divmod(number, 10_000)
        gap = "零" if rest and rest < 1000 else ""
        return _chinese_whole(head) + "万" + (gap + _chinese_whole(rest) if rest else "")
    text, gap = "", False
    for size, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = not digit
    return text
