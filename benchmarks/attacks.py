"""Attacks on brand names against honest ways of writing them: which level each comes out at.

`python benchmarks/attacks.py NAMES.jsonl [--names 1000]` takes brand names of the file (one
`{"id", "name", "aliases"}` a line), imitates each with look-alike letters of other scripts, with
look-alikes of its own script (GUCCl) and with typing errors, and writes it in honest variants:
with a legal form, with or without diacritics, words in another order, transliterated, spaced
otherwise. An attack is recognised where `compare_names` gives one of the levels in `ATTACKS`; an
honest variant must not come out at one of them. Of these levels PC-NAM-001 speaks of the first
two by itself; a typing error is left to whoever looks at the match.
"""

from __future__ import annotations

import argparse
import random
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
from anyascii import anyascii

from proofcheck.comparing.names import compare_names
from proofcheck.model.registry import Likeness
from record import record, table
from spoilt_names import FORMS, LOOK_ALIKES, MARKS

SEED = 20261125
ATTACKS = (Likeness.CONFUSABLE, Likeness.OCR_CLASS, Likeness.TYPO)
LEAST_LETTERS = 5
"""Letters of a name that is attacked: in shorter ones a changed letter makes another name."""

Change = Callable[[str, random.Random], str | None]

GREEK = {"A": "Α", "B": "Β", "E": "Ε", "H": "Η", "I": "Ι", "K": "Κ", "M": "Μ", "N": "Ν", "O": "Ο"}
OWN_SCRIPT = {"o": "0", "l": "1", "i": "l", "I": "l", "O": "0", "m": "rn", "B": "8", "S": "5"}
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}


def _some(name: str, table_: dict[str, str], count: int, chance: random.Random) -> str | None:
    places = [at for at, ch in enumerate(name) if ch in table_]
    if not places:
        return None
    for at in sorted(chance.sample(places, min(count, len(places))), reverse=True):
        name = name[:at] + table_[name[at]] + name[at + 1 :]
    return name


def cyrillic(name: str, chance: random.Random) -> str | None:
    """One or two letters of Cyrillic."""
    return _some(name, LOOK_ALIKES, chance.choice((1, 2)), chance)


def greek(name: str, chance: random.Random) -> str | None:
    """One letter of Greek, in capitals."""
    return _some(name.upper(), GREEK, 1, chance)


def own_script(name: str, chance: random.Random) -> str | None:
    """One or two look-alikes of the same script."""
    return _some(name, OWN_SCRIPT, chance.choice((1, 2)), chance)


def zero_width(name: str, chance: random.Random) -> str | None:
    """A character that nobody sees, with a look-alike letter."""
    changed = _some(name, LOOK_ALIKES, 1, chance)
    at = chance.randrange(1, len(name) - 1)
    return changed and f"{changed[:at]}\u200b{changed[at:]}"


def swapped(name: str, chance: random.Random) -> str | None:
    """Two neighbouring letters swapped (Micheal)."""
    places = [
        at
        for at in range(1, len(name) - 1)
        if name[at].isalpha() and name[at + 1].isalpha() and name[at] != name[at + 1]
    ]
    if not places:
        return None
    at = chance.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def dropped(name: str, chance: random.Random) -> str | None:
    """A letter left out."""
    at = chance.choice([at for at in range(1, len(name)) if name[at].isalpha()])
    return name[:at] + name[at + 1 :]


def doubled(name: str, chance: random.Random) -> str | None:
    """A letter written twice."""
    at = chance.choice([at for at in range(1, len(name)) if name[at].isalpha()])
    return name[:at] + name[at] + name[at:]


def other_letter(name: str, chance: random.Random) -> str | None:
    """Another letter in its place."""
    at = chance.choice([at for at in range(1, len(name)) if name[at].isalpha()])
    letter = chance.choice([ch for ch in "abcdefghijklmnopqrstuvwxyz" if ch != name[at].lower()])
    return name[:at] + letter + name[at + 1 :]


def legal_form(name: str, chance: random.Random) -> str | None:
    """With a legal form."""
    return f"{name} {chance.choice(FORMS)}"


def in_capitals(name: str, chance: random.Random) -> str | None:
    """In capitals."""
    return name.upper() if name.upper() != name else None


def diacritics(name: str, chance: random.Random) -> str | None:
    """Without its diacritics, or with some."""
    bare = "".join(ch for ch in unicodedata.normalize("NFD", name) if not unicodedata.combining(ch))
    return bare if bare != name else _some(name, MARKS, 2, chance)


def umlauts(name: str, chance: random.Random) -> str | None:
    """With its umlauts written out."""
    return _some(name, UMLAUTS, 9, chance)


def word_order(name: str, chance: random.Random) -> str | None:
    """Its words in another order."""
    words = name.split()
    turned = words[1:] + words[:1]
    return " ".join(turned) if turned != words else None


def transliterated(name: str, chance: random.Random) -> str | None:
    """In Latin letters, where it has others."""
    return anyascii(name) if not name.isascii() and not _is_latin(name) else None


def joined(name: str, chance: random.Random) -> str | None:
    """Without a blank, or with a hyphen for one."""
    return name.replace(" ", chance.choice(("", "-")), 1) if " " in name else None


ATTACK_CLASSES: tuple[Change, ...] = (
    cyrillic,
    greek,
    own_script,
    zero_width,
    swapped,
    dropped,
    doubled,
    other_letter,
)
HONEST_CLASSES: tuple[Change, ...] = (
    legal_form,
    in_capitals,
    diacritics,
    umlauts,
    word_order,
    transliterated,
    joined,
)


def main() -> None:
    """Count levels, class by class."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", type=Path)
    parser.add_argument("--names", dest="count", type=int, default=1000)
    asked = parser.parse_args()
    names = [msgspec.json.decode(line)["name"] for line in asked.names.read_bytes().splitlines()]
    plain = [name for name in names if sum(map(str.isalpha, name)) >= LEAST_LETTERS]
    latin = [name for name in plain if name.isascii()]
    rows: list[tuple[str, ...]] = []
    for title, classes, pool in (
        ("attack", ATTACK_CLASSES, latin),
        ("honest", HONEST_CLASSES, plain),
    ):
        whole: Counter[str] = Counter()
        for change in classes:
            levels = measured(change, pool, asked.count)
            whole.update(levels)
            rows.append(row(title, change.__name__.replace("_", " "), levels))
        rows.append(row(title, "all", whole))
    head = ("kind", "class", "names", "called an attack", "levels")
    text = table(head, rows)
    print(text)
    command = f"python benchmarks/attacks.py {asked.names.name} --names {asked.count}"
    record("Attacks on names", command, text)


def measured(change: Change, pool: list[str], count: int) -> Counter[str]:
    """Levels at which the changed names come out, for up to so many names that can be changed."""
    chance = random.Random(f"{SEED} {change.__name__}")
    levels: Counter[str] = Counter()
    for name in chance.sample(pool, len(pool)):
        changed = change(name, chance)
        if changed is not None and changed != name:
            levels[compare_names(changed, name).likeness] += 1
            if levels.total() == count:
                break
    return levels


def row(title: str, name: str, levels: Counter[str]) -> tuple[str, ...]:
    """One row of the table."""
    called = sum(levels[level] for level in ATTACKS)
    spread = ", ".join(f"{level} {count}" for level, count in levels.most_common())
    return title, name, str(levels.total()), f"{called / max(levels.total(), 1):.3f}", spread


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(ch, "") for ch in name if ch.isalpha())


if __name__ == "__main__":
    main()
