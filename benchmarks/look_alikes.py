"""Attacks on brand names told from honest ways of writing them.

`python benchmarks/look_alikes.py BRANDS.jsonl [--names 1500] [--seed 3]` takes brand names (a
`name` a line; those of the name-suggestion-index will do) without a legal form, makes attacks and
honest variants of each (`imitations`), and asks `comparing.look_alikes`. What says the same as the
name does, or is the name of another brand of the file, is left out. The last column shows at which
levels of `compare_names` the changed names come out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from random import Random

from imitations import ATTACKS, FROM_OCR, HONEST, TYPOS, Change
from proofcheck.comparing.look_alikes import Imitation, look_alike
from proofcheck.comparing.names import compare_names, name_keys
from proofcheck.model.registry_answers import Likeness
from record import record, table

AIM_ATTACKS, AIM_HONEST = 0.95, 0.01
LEAST_LETTERS = 5
MOST_CHARACTERS = 40


class Tally:
    """How many changed names of a class were called an attack, and their levels."""

    def __init__(self) -> None:
        self.made = self.called = 0
        self.levels: Counter[str] = Counter()

    def count(self, made: str, name: str, *, is_ocr: bool = False) -> None:
        """Judge one changed name."""
        self.made += 1
        self.called += look_alike(made, name, is_ocr=is_ocr).imitation is not Imitation.NONE
        self.levels[compare_names(made, name).likeness] += 1

    def row(self, kind: str) -> tuple[str, ...]:
        """One row of the table."""
        levels = ", ".join(f"{level} {count}" for level, count in self.levels.most_common())
        return kind, str(self.made), f"{self.called / max(self.made, 1):.4f}", levels


def main() -> None:
    """Make, ask, print, record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("brands", type=Path)
    parser.add_argument("--names", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    rows = [json.loads(line)["name"] for line in options.brands.read_bytes().splitlines()]
    names = _chosen(rows, options.names, Random(options.seed))
    taken = frozenset(rows)
    attacks = {_said(c): _tally(c, names, taken, options.seed) for c in ATTACKS}
    honest = {_said(c): _tally(c, names, taken, options.seed, is_honest=True) for c in HONEST}
    for change in FROM_OCR:
        tally = _tally(change, names, taken, options.seed, is_honest=True, is_ocr=True)
        honest[f"{_said(change)}, from OCR"] = tally
    body = f"{len(names)} brand names, seed {options.seed}.\n\n{_tables(attacks, honest)}"
    print(body)
    command = f"python benchmarks/look_alikes.py {options.brands.name} --names {options.names}"
    record("Look-alikes", command, body)


def _chosen(rows: list[str], most: int, random: Random) -> list[str]:
    fit = {
        name
        for name in rows
        if sum(map(str.isalpha, name)) >= LEAST_LETTERS
        and len(name) <= MOST_CHARACTERS
        and len(name_keys(name).core.split()) == len(name.split())  # no legal form
    }
    return random.sample(sorted(fit), min(most, len(fit)))


def _tally(
    change: Change,
    names: list[str],
    taken: frozenset[str],
    seed: int,
    *,
    is_honest: bool = False,
    is_ocr: bool = False,
) -> Tally:
    random, tally = Random(f"{seed} {change.__name__}"), Tally()
    for name in names:
        made = change(name, random)
        if made is None or made == name or made in taken:
            continue
        if not is_honest and compare_names(made, name).likeness is Likeness.IDENTICAL:
            continue
        tally.count(made, name, is_ocr=is_ocr)
    return tally


def _tables(attacks: dict[str, Tally], honest: dict[str, Tally]) -> str:
    typos = _sum([attacks[_said(change)] for change in TYPOS])
    first = [tally.row(kind) for kind, tally in attacks.items()]
    first.append(typos.row(f"all typosquats (aim ≥ {AIM_ATTACKS})"))
    first.append(_sum(list(attacks.values())).row(f"all attacks (aim ≥ {AIM_ATTACKS})"))
    second = [tally.row(kind) for kind, tally in honest.items()]
    typed = [tally for kind, tally in honest.items() if not kind.endswith("OCR")]
    second.append(_sum(typed).row(f"all but from OCR (aim ≤ {AIM_HONEST})"))
    second.append(_sum(list(honest.values())).row(f"all variants (aim ≤ {AIM_HONEST})"))
    return "\n\n".join(
        (
            table(("attack", "n", "recognised", "levels"), first),
            table(("honest variant", "n", "called an attack", "levels"), second),
        )
    )


def _sum(tallies: list[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.made += tally.made
        whole.called += tally.called
        whole.levels.update(tally.levels)
    return whole


def _said(change: Change) -> str:
    return change.__name__.replace("_", " ")


if __name__ == "__main__":
    main()
