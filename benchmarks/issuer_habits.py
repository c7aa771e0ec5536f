"""How papers fare against the habits of their issuer: their own, and those of others.

`python benchmarks/issuer_habits.py TRUTH… [--only FILE] [--least 6]` reads the genuine PDFs of the
truth files, groups them by the issuer that the truth names and by kind of paper, and holds every
paper of a group of at least `--least` against the other papers of its group (none should be
suspect), then the papers of all other issuers against it (each should be). It writes the table to
benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import structs

from proofcheck import Config
from proofcheck.checks.catalogue import run_checks
from proofcheck.comparing.names import name_keys
from proofcheck.evaluation.sets import LabelledSet, load_sets, read_only, require_documents
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Kind
from proofcheck.model.registry import Observation
from proofcheck.model.registry_answers import RegistryAnswers
from proofcheck.model.result import CheckStatus
from proofcheck.registry.habits import habits_of
from proofcheck.registry.learning import observed
from proofcheck.verifier import Verifier
from record import record, table

TOLD, SUSPECT = "PC-ORG-006", "PC-ORG-007"
LEARNED_ON = date(2026, 1, 1)
ISSUER_FIELDS = ("seller_name", "grantor")

Group = tuple[str, Kind]
Learned = tuple[Dossier, Observation]


def learn(sets: Sequence[LabelledSet]) -> dict[Group, list[Learned]]:
    """Read every genuine PDF, and what it shows of how its issuer makes papers."""
    groups: dict[Group, list[Learned]] = defaultdict(list)
    with Verifier() as verifier:
        for one in sets:
            for truth in one.truths:
                path = Path(one.path_of(truth))
                names = [truth.fields[n] for n in ISSUER_FIELDS if n in truth.fields]
                if truth.label != "genuine" or path.suffix.lower() != ".pdf" or not names:
                    continue
                dossier = verifier.gather(path)
                found = observed(dossier.documents[0], "issuer", "benchmark", LEARNED_ON)
                if isinstance(found, Observation):
                    groups[name_keys(str(names[0])).core, found.kind].append((dossier, found))
    return groups


def judged(dossier: Dossier, learned: Sequence[Observation]) -> set[str]:
    """Return which of the two checks a paper fails, held against genuine papers."""
    (habits,) = habits_of(learned)
    answers = RegistryAnswers(
        source="benchmark", digest="", habits=(structs.replace(habits, document=1),)
    )
    results = run_checks(structs.replace(dossier, registry=answers), Config())
    failed = {r.check.id for r in results if r.status is CheckStatus.FAILED}
    return failed & {TOLD, SUSPECT}


def rows(groups: dict[Group, list[Learned]], least: int) -> Iterator[tuple[str, ...]]:
    """Yield a row for each issuer with enough papers, by number: names stay with the corpus."""
    large = [(group, papers) for group, papers in groups.items() if len(papers) >= least]
    for number, ((issuer, kind), papers) in enumerate(large, start=1):
        own = [
            judged(dossier, [seen for other, seen in papers if other is not dossier])
            for dossier, _ in papers
        ]
        of_others = [
            judged(dossier, [seen for _, seen in papers])
            for (other, other_kind), theirs in groups.items()
            if other != issuer and other_kind is kind
            for dossier, _ in theirs
        ]
        yield (
            f"issuer {number}, {kind.value.replace('_', ' ')}",
            str(len(papers)),
            *(_share(own, check) for check in (TOLD, SUSPECT)),
            *(_share(of_others, check) for check in (TOLD, SUSPECT)),
        )


def _share(failed: list[set[str]], check: str) -> str:
    return f"{sum(check in one for one in failed)} of {len(failed)}"


def main() -> None:
    """Read, hold against each other, and record."""
    parser = argparse.ArgumentParser()
    parser.add_argument("truths", nargs="+", type=Path)
    parser.add_argument("--only", type=Path)
    parser.add_argument("--least", type=int, default=6)
    asked = parser.parse_args()
    only = read_only(asked.only) if asked.only else None
    sets = require_documents(load_sets(asked.truths, only=only), skip=False)
    head = ("issuer", "papers", "own told", "own suspect", "others told", "others suspect")
    body = table(head, list(rows(learn(sets), asked.least)))
    print(body)
    named = " ".join(f"{one.name}/truth.jsonl" for one in sets)
    part = " --only part" * bool(asked.only)
    record("Habits of issuers", f"python benchmarks/issuer_habits.py {named}{part}", body)


if __name__ == "__main__":
    main()
