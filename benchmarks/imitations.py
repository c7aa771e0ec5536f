"""Attacks on a brand's name, and honest ways of writing it, made by a seeded generator.

Each takes a name and a `Random` and returns the changed name, None where it can't be changed so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

from anyascii import anyascii

from spoilt_names import FORMS, LOOK_ALIKES, MARKS

SCRIPTS = ("LATIN", "GREEK", "CYRIL")

Change = Callable[[str, Random], str | None]

GREEK = dict(zip("oABEHIKMNOPTXYZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
TYPED = {"I": "l", "l": "I", "O": "0", "o": "0", "i": "1", "S": "5", "B": "8", "m": "rn"}
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
SHOPS = ("{} Official Store", "{} Outlet", "The {} Shop", "{} Official", "Official {} Online Store",
         "{}旗舰店", "{} Factory Outlet Store", "{} Boutique Officielle")  # fmt: skip
COMPANIES = ("{} Japan K.K.", "{} Europe B.V.", "{} Retail Ltd", "{} Logistics",
             "{} Deutschland GmbH")  # fmt: skip


def _replaced(name: str, table: dict[str, str], most: int, chance: Random) -> str | None:
    places = [at for at, ch in enumerate(name) if ch in table]
    if not places:
        return None
    chosen = set(chance.sample(places, min(most, len(places))))
    return "".join(table[ch] if at in chosen else ch for at, ch in enumerate(name))


def _place(name: str, chance: Random, *, two: bool = False) -> int | None:
    """A letter behind the first one: an edit of an ideograph makes another honest name."""
    places = [
        at
        for at in range(1, len(name) - two)
        if _is_letter(name[at])
        and (not two or (_is_letter(name[at + 1]) and name[at] != name[at + 1]))
    ]
    return chance.choice(places) if places else None


def _is_letter(ch: str) -> bool:
    return ch.isalpha() and not unicodedata.name(ch, "").startswith("CJK")


def cyrillic(name: str, chance: Random) -> str | None:
    """One or two letters of Cyrillic."""
    return _replaced(name, LOOK_ALIKES, chance.choice((1, 2)), chance)


def greek(name: str, chance: Random) -> str | None:
    """One or two letters of Greek."""
    return _replaced(name, GREEK, chance.choice((1, 2)), chance)


def typed_misreading(name: str, chance: Random) -> str | None:
    """What OCR confuses, typed: GUCCl."""
    return _replaced(name, TYPED, 1, chance)


def hidden_character(name: str, chance: Random) -> str | None:
    """A character that nobody sees."""
    half = len(name) // 2
    return name[:half] + chance.choice("\u200b\u2060\u202e") + name[half:]


def swapped(name: str, chance: Random) -> str | None:
    """Two neighbouring letters swapped (Micheal)."""
    at = _place(name, chance, two=True)
    return None if at is None else f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}"


def dropped(name: str, chance: Random) -> str | None:
    """A letter left out."""
    at = _place(name[:-1], chance)
    return None if at is None else name[:at] + name[at + 1 :]


def doubled(name: str, chance: Random) -> str | None:
    """A letter written twice."""
    at = _place(name, chance)
    return None if at is None else name[:at] + name[at] + name[at:]


def other_letter(name: str, chance: Random) -> str | None:
    """Another letter of the name in its place."""
    at = _place(name, chance)
    letters = [ch for ch in name if _is_letter(ch)]
    if at is None or len(set(letters)) < 2:
        return None
    letter = chance.choice([ch for ch in letters if ch.lower() != name[at].lower()] or [""])
    return name[:at] + letter + name[at + 1 :] if letter else None


TYPOS = (swapped, dropped, doubled, other_letter)


def typo_in_a_shops_name(name: str, chance: Random) -> str | None:
    """A typing error, and words for the brand's own shop."""
    made = chance.choice(TYPOS)(name, chance)
    return made and chance.choice(SHOPS).format(made)


def homoglyph_in_a_shops_name(name: str, chance: Random) -> str | None:
    """A letter of Cyrillic, and words for the brand's own shop."""
    made = _replaced(name, LOOK_ALIKES, 1, chance)
    return made and chance.choice(SHOPS).format(made)


def official_store(name: str, chance: Random) -> str | None:
    """Words for the brand's own shop."""
    return chance.choice(SHOPS).format(name)


def case(name: str, chance: Random) -> str | None:
    """In capitals, or in small letters."""
    return name.upper() if name.upper() != name else name.lower()


def legal_form(name: str, chance: Random) -> str | None:
    """With a legal form."""
    return f"{name} {chance.choice(FORMS)}"


def diacritics(name: str, chance: Random) -> str | None:
    """Without its diacritics, or with some; the marks of kana make other letters of them."""
    bare = "".join(
        unicodedata.normalize("NFD", ch)[0] if unicodedata.name(ch, "")[:5] in SCRIPTS else ch
        for ch in unicodedata.normalize("NFC", name)
    )
    return bare if bare != name else _replaced(name, MARKS, 2, chance)


def umlauts(name: str, chance: Random) -> str | None:
    """With its umlauts written out."""
    return _replaced(name, UMLAUTS, 9, chance)


def word_order(name: str, chance: Random) -> str | None:
    """Its words in another order."""
    words = name.split()
    chance.shuffle(words)
    return " ".join(words)


def transliterated(name: str, chance: Random) -> str | None:
    """In Latin letters, where it has others."""
    return anyascii(name) if not name.isascii() else None


def blanks_and_hyphens(name: str, chance: Random) -> str | None:
    """Without a blank, or with a hyphen for one."""
    return name.replace(" ", chance.choice(("", "-")), 1) if " " in name else None


def company_of_the_group(name: str, chance: Random) -> str | None:
    """A company of the brand's group."""
    return chance.choice(COMPANIES).format(name)


ATTACKS: tuple[Change, ...] = (
    cyrillic, greek, typed_misreading, hidden_character, *TYPOS,
    typo_in_a_shops_name, homoglyph_in_a_shops_name, official_store,
)  # fmt: skip
HONEST: tuple[Change, ...] = (
    case, legal_form, diacritics, umlauts, word_order, transliterated, blanks_and_hyphens,
    company_of_the_group,
)  # fmt: skip
FROM_OCR: tuple[Change, ...] = (typed_misreading, *TYPOS)
"""What OCR makes of an honest name: read from pixels it is no attack."""
