"""How often invented cases of entitlement get the right verdict and the right broken link.

`python benchmarks/entitlement_cases.py [--seed 5]` makes cases (`scripts/entitlement`), half in
order and half broken in one way each, and asks registry, solver, checks and weighing. A case
counts where its verdict is fair, and where the chain holds or its first broken link is named with
the right reason.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from scripts.entitlement.judging import Judged, cases, first_broken, judge

from record import record, table

AIM = 0.95


def main() -> None:
    """Judge all cases, print the misses and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=5)
    seed = parser.parse_args().seed
    judged = [judge(case) for case in cases(seed)]
    for one in judged:
        if not (one.is_verdict_fair and one.is_link_right):
            print(f"{one.case.name}: {one.outcome}, {first_broken(one.chain)}: {one.reason}")
    body = f"{len(judged)} cases, seed {seed}; aim for both: {AIM:.0%}.\n\n{_table(judged)}"
    print(body)
    record("Entitlement: cases", f"python benchmarks/entitlement_cases.py --seed {seed}", body)


def _table(judged: list[Judged]) -> str:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        is_sound = "accept" in one.case.verdicts
        groups["in order" if is_sound else "broken"].append(one)
        if not is_sound:
            broken = one.case.broken
            groups[f"– {broken.problem.value if broken else 'starter list only'}"].append(one)
    groups["all"] = judged
    rows = [
        (
            name,
            str(len(group)),
            f"{sum(one.is_verdict_fair for one in group)}",
            f"{sum(one.is_link_right for one in group)}",
            f"{sum(one.is_verdict_fair and one.is_link_right for one in group) / len(group):.3f}",
        )
        for name, group in groups.items()
    ]
    return table(("cases", "n", "fair verdict", "right link", "share with both"), rows)


if __name__ == "__main__":
    main()
