"""Attacks on brand names told from honest variants of them.

`python benchmarks/look_alikes.py BRANDS.jsonl [--names 1500] [--seed 3]` takes brand names (a
`name` a line; the names of the name-suggestion-index will do), makes attacks and honest variants
of each by a seeded generator, and asks `comparing.look_alikes`. A variant that says the same as
the name does is left out of the attacks.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from anyascii import anyascii

from proofcheck.comparing.look_alikes import Imitation, look_alike
from proofcheck.comparing.names import compare_names
from proofcheck.model.registry import Likeness
from record import record, table

AIM_ATTACKS, AIM_HONEST = 0.95, 0.01
LEAST_LETTERS = 5

CYRILLIC = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))
GREEK = dict(zip("oABEHIKMNOPTXYZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
TYPED = {"I": "l", "l": "I", "O": "0", "o": "0", "i": "1", "S": "5", "B": "8"}
SHOPS = ("{} Official Store", "{} Outlet", "The {} Shop", "{} Official", "Official {} Online Store",
         "{}旗舰店", "{} Factory Outlet Store", "{} Boutique Officielle")  # fmt: skip
FORMS = ("{} GmbH", "{} S.p.A.", "{} Ltd", "{} Co., Ltd.", "{} Inc.", "{} SAS", "{}有限公司")
COMPANIES = (
    "{} Japan K.K.",
    "{} Europe B.V.",
    "{} Retail Ltd",
    "{} Logistics",
    "{} Deutschland GmbH",
)
MARKED = dict(zip("aeiou", "áéíóú", strict=True))


def _swapped(name: str, table: dict[str, str], random: Random, most: int) -> str | None:
    places = [i for i, ch in enumerate(name) if ch in table]
    if not places:
        return None
    chosen = set(random.sample(places, min(most, len(places))))
    return "".join(table[ch] if i in chosen else ch for i, ch in enumerate(name))


def _typo(name: str, random: Random) -> str | None:
    places = [i for i in range(1, len(name) - 2) if name[i].isalpha() and name[i + 1].isalpha()]
    if not places:
        return None
    at = random.choice(places)
    a, b = name[at], name[at + 1]
    kind = random.choice(("swap", "double", "drop", "other"))
    middle = {"swap": b + a, "double": a + a + b, "drop": b, "other": random.choice("aeiou") + b}
    return name[:at] + middle[kind] + name[at + 2 :]


def _words(name: str, random: Random) -> str | None:
    words = name.split()
    random.shuffle(words)
    return " ".join(words) if len(words) > 1 else None


ATTACKS: dict[str, Callable[[str, Random], str | None]] = {
    "Cyrillic letters": lambda n, r: _swapped(n, CYRILLIC, r, 2),
    "Greek letters": lambda n, r: _swapped(n, GREEK, r, 2),
    "typed misreading (GUCCl)": lambda n, r: _swapped(n, TYPED, r, 1),
    "typosquat": _typo,
    "typosquat in a shop's name": lambda n, r: (t := _typo(n, r)) and r.choice(SHOPS).format(t),
    "homoglyph in a shop's name": lambda n, r: (
        (t := _swapped(n, CYRILLIC, r, 1)) and r.choice(SHOPS).format(t)
    ),
    "official store": lambda n, r: r.choice(SHOPS).format(n),
    "hidden character": lambda n, r: (
        n[: len(n) // 2] + r.choice("\u200b\u2060\u202e") + n[len(n) // 2 :]
    ),
}
HONEST: dict[str, Callable[[str, Random], str | None]] = {
    "case": lambda n, r: n.upper() if n != n.upper() else n.lower(),
    "legal form": lambda n, r: r.choice(FORMS).format(n),
    "diacritics": lambda n, r: _swapped(n, MARKED, r, 2),
    "no diacritics": lambda n, r: "".join(
        ch for ch in unicodedata.normalize("NFD", n) if not unicodedata.combining(ch)
    ),
    "word order": _words,
    "transliteration": lambda n, r: anyascii(n) if not n.isascii() else None,
    "blanks and hyphens": lambda n, r: n.replace(" ", "-") if " " in n else None,
    "company of the group": lambda n, r: r.choice(COMPANIES).format(n),
}
READ_BY_OCR = {"typed misreading (GUCCl)", "typosquat"}


def main() -> None:
    """Make, ask, print, record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("brands", type=Path)
    parser.add_argument("--names", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    random = Random(options.seed)
    names = _names(options.brands, options.names, random)
    print(f"{len(names)} names")
    attacks, honest = Counter[str](), Counter[str]()
    told, alarms = Counter[str](), Counter[str]()
    for name in names:
        for kind, make in ATTACKS.items():
            made = make(name, random)
            if made is None or compare_names(made, name).likeness is Likeness.IDENTICAL:
                continue
            attacks[kind] += 1
            told[kind] += look_alike(made, name).imitation is not Imitation.NONE
            if kind in READ_BY_OCR:
                honest[f"{kind}, from OCR"] += 1
                is_alarm = look_alike(made, name, is_ocr=True).imitation is not Imitation.NONE
                alarms[f"{kind}, from OCR"] += is_alarm
        for kind, make in HONEST.items():
            made = make(name, random)
            if made is not None:
                honest[kind] += 1
                alarms[kind] += look_alike(made, name).imitation is not Imitation.NONE
    body = _tables(attacks, told, honest, alarms)
    body = f"{len(names)} brand names, seed {options.seed}.\n\n{body}"
    print(body)
    record("Look-alikes", "python benchmarks/look_alikes.py BRANDS.jsonl", body)


def _names(path: Path, most: int, random: Random) -> list[str]:
    rows = [json.loads(line)["name"] for line in path.read_text(encoding="utf-8").splitlines()]
    fit = [n for n in rows if sum(ch.isalpha() for ch in n) >= LEAST_LETTERS and len(n) <= 40]
    return random.sample(sorted(set(fit)), most)


def _tables(
    attacks: Counter[str], told: Counter[str], honest: Counter[str], alarms: Counter[str]
) -> str:
    rows = [(k, str(n), f"{told[k] / n:.3f}") for k, n in attacks.items()]
    share = told.total() / attacks.total()
    rows.append(("all attacks", str(attacks.total()), f"{share:.3f} (aim ≥ {AIM_ATTACKS})"))
    first = table(("attack", "n", "recognised"), rows)
    rows = [(k, str(n), f"{alarms[k] / n:.4f}") for k, n in honest.items()]
    share = alarms.total() / honest.total()
    rows.append(("all variants", str(honest.total()), f"{share:.4f} (aim ≤ {AIM_HONEST})"))
    return f"{first}\n\n{table(('honest variant', 'n', 'called an attack'), rows)}"


if __name__ == "__main__":
    main()
