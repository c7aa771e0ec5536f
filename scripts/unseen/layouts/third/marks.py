"""Trade mark numbers as the offices write them."""

from __future__ import annotations

import random

from scripts.unseen.data.numbers import digits

_PATTERNS = {
    "EUIPO": ("018######", "018 ### ###"), "USPTO": ("#,###,###", "#######"),
    "UKIPO": ("UK00003######",), "WIPO": ("1 ### ###", "1######"), "DPMA": ("30 2019 ### ###",),
    "INPI": ("4 ### ###", "4######"), "UIBM": ("302020000######",), "OEPM": ("M-4.###.###",),
    "BOIP": ("01######",), "INPI-PT": ("6#####",), "UPRP": ("R.3#####", "R-3#####"),
    "CNIPA": ("4#######", "6#######"), "JPO": ("第6######号",), "TIPO": ("0#######",),
    "IGE": ("7#####",), "IPA": ("2######",), "INPI-BR": ("9########",), "KIPO": ("40-1######",),
}  # fmt: skip


def mark_number(office: str, draw: random.Random) -> tuple[str, str]:
    """A number as printed, and its letters and digits alone.

    The frame of Japanese numbers (第…号) is no part of the number.
    """
    pattern = draw.choice(_PATTERNS[office])
    printed = "".join(digits(draw, 1) if sign == "#" else sign for sign in pattern)
    bare = "".join(sign for sign in printed if sign.isascii() and sign.isalnum())
    return printed, bare
