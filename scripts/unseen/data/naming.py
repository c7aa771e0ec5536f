"""Invented words: stems of firms, brands and models, built from syllables."""

from __future__ import annotations

import random

_ONSETS = (
    "B", "Br", "C", "Cal", "D", "Dr", "F", "Fen", "G", "Gal", "H", "Hel", "J", "K", "Kal", "L",
    "Lor", "M", "Mar", "N", "Nor", "P", "Per", "Qu", "R", "Ros", "S", "Sel", "T", "Tor", "V",
    "Ver", "W", "Z",
)  # fmt: skip
_MIDDLES = ["a", "e", "i", "o", "u", "al", "en", "ir", "on", "us", "ava", "eli", "ico", "oru"]
_CODAS = [
    "den",
    "dra",
    "fane",
    "gan",
    "lio",
    "lund",
    "mond",
    "nax",
    "ndel",
    "nik",
    "rix",
    "rra",
    "ston",
    "tta",
    "vell",
    "vik",
    "zzo",
]
_BRAND_CODAS = [
    "dix",
    "elle",
    "ivo",
    "lya",
    "mira",
    "nova",
    "ora",
    "quo",
    "rino",
    "thex",
    "tane",
    "vara",
    "xen",
    "zia",
]
_HAN = "岚拓衡栎澄禾砚沐昭霖桓屿钧潭蔚榕"
_HAN_TAILS = "盛达源泰澜和昌辰"
_KANA = ("ミナモ", "ハルゼン", "トキワノ", "アオヅキ", "ノースリム", "カザリナ", "シロガネヤ")

_TAKEN = frozenset(
    [
        "Baden",
        "Bolio",
        "Boston",
        "Brixen",
        "Carino",
        "Celio",
        "Damira",
        "Farra",
        "Folio",
        "Gatta",
        "Genova",
        "Halden",
        "Handel",
        "Hogan",
        "Julio",
        "Kendra",
        "Kiston",
        "Laden",
        "Logan",
        "Marino",
        "Mezzo",
        "Milio",
        "Narra",
        "Navarra",
        "Novara",
        "Quirino",
        "Terra",
        "Tonden",
        "Vegan",
        "Vivara",
        "Wandel",
        "Weston",
        "Wigan",
    ]
)
"""Words that real brands bear, that are towns, or that other sets of papers use."""


def stem(draw: random.Random, language: str) -> str:
    """First word of a firm's name."""
    if language == "zh":
        return draw.choice(_HAN) + draw.choice(_HAN_TAILS)
    if language == "ja":
        return draw.choice(_KANA)
    return _word(draw, _CODAS)


def brand_name(draw: random.Random) -> str:
    """Brand in one of the manners that brands are written."""
    word, second = _word(draw, _BRAND_CODAS), _word(draw, _CODAS)
    return draw.choice((word, word, word.upper(), f"{word} & {second}", f"{word}-{second[:4]}o"))


def _word(draw: random.Random, codas: list[str]) -> str:
    while True:
        word = draw.choice(_ONSETS) + draw.choice(_MIDDLES) + draw.choice(codas)
        if word not in _TAKEN:
            return word


def chinese_brand_name(draw: random.Random) -> str:
    """Chinese form of a brand: two or three characters."""
    return "".join(draw.sample(_HAN, draw.choice((2, 2, 3))))


def model_name(draw: random.Random) -> str:
    """Model designation such as TX-240 or K55B."""
    head = "".join(draw.choice("ABCDEFHKMNPRSTVX") for _ in range(draw.choice((1, 2))))
    number = draw.choice((20, 35, 55, 110, 240, 305, 420, 600, 750))
    tail = draw.choice("BCDR")
    return draw.choice((f"{head}-{number}", f"{head}{number}{tail}", f"{head}{number}"))
