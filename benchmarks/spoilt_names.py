"""Ways in which a name comes out otherwise than it is registered: ten classes of queries.

The classes are those of the measurements that the search was designed by: legal form, OCR,
diacritics, word order, abbreviation, typing error, look-alike letters, spacing, several at once,
words added.
"""

from __future__ import annotations

import random
from collections.abc import Callable

Change = Callable[[str, random.Random], str]

FORMS = ("Ltd", "GmbH", "S.r.l.", "Inc.", "Co., Ltd.", "SARL", "B.V.", "LLC")
OCR = {"o": "0", "l": "1", "i": "l", "s": "5", "b": "6", "m": "rn", "e": "c", "g": "q", "z": "2"}
MARKS = {"a": "á", "e": "é", "i": "í", "o": "ö", "u": "ü", "n": "ñ", "c": "ç"}
LOOK_ALIKES = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "i": "і", "H": "Н"}
ADDED = ("Trading", "International", "Official Store", "Europe", "Group", "Shop")


def _legal_form(name: str, chance: random.Random) -> str:
    return f"{name} {chance.choice(FORMS)}"


def _ocr(name: str, chance: random.Random) -> str:
    return _replaced(name, OCR, chance.choice((1, 1, 2, 3)), chance)


def _diacritics(name: str, chance: random.Random) -> str:
    return _replaced(name, MARKS, 3, chance)


def _order(name: str, chance: random.Random) -> str:
    words = name.split()
    chance.shuffle(words)
    return " ".join(words)


def _abbreviation(name: str, chance: random.Random) -> str:
    words = name.split()
    index = max(range(len(words)), key=lambda i: len(words[i]))
    if len(words[index]) > 5:
        words[index] = words[index][: chance.choice((4, 5))] + "."
    return " ".join(words)


def _typing(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name) - 1)
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    kind = chance.choice(("swap", "drop", "double", "other"))
    if kind == "swap":
        return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
    if kind == "drop":
        return name[:at] + name[at + 1 :]
    return name[:at] + (name[at] * 2 if kind == "double" else letter) + name[at + 1 :]


def _look_alike(name: str, chance: random.Random) -> str:
    return _replaced(name, LOOK_ALIKES, chance.choice((1, 2)), chance)


def _spacing(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name) - 1)
    if " " in name and chance.random() < 0.5:
        return name.replace(" ", "", 1)
    return name[:at] + chance.choice((" ", "\u200b")) + name[at:]


def _mixed(name: str, chance: random.Random) -> str:
    return _legal_form(_typing(_replaced(name, OCR, 1, chance), chance), chance)


def _added(name: str, chance: random.Random) -> str:
    return f"{name} {chance.choice(ADDED)}"


def _replaced(name: str, table: dict[str, str], count: int, chance: random.Random) -> str:
    places = [i for i, ch in enumerate(name) if ch in table or ch.lower() in table]
    for at in sorted(chance.sample(places, min(count, len(places))), reverse=True):
        new = table.get(name[at]) or table[name[at].lower()]
        name = name[:at] + (new.upper() if name[at].isupper() else new) + name[at + 1 :]
    return name


CLASSES: dict[str, Change] = {
    "legal form": _legal_form,
    "OCR": _ocr,
    "diacritics": _diacritics,
    "word order": _order,
    "abbreviation": _abbreviation,
    "typing error": _typing,
    "look-alike letters": _look_alike,
    "spacing": _spacing,
    "several": _mixed,
    "words added": _added,
}

OF_SEVERAL_WORDS = frozenset({"word order", "abbreviation"})
"""Classes that say nothing of a name of one word."""
