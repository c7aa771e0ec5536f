"""Honest sellers: letters handed in with the claim that they support, and who is rejected.

`python benchmarks/honest_claims.py TRUTH…` takes every genuine letter whose truth names grantee
and brand, claims what it grants (first goods, platform and country, on its first day) against the
`registry.json` beside the truth file, and writes the outcomes to benchmarks/RESULTS.md. Nothing
but a misreading can reject such a claim. `--jobs` is the number of processes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from proofcheck import Claim, Verifier
from proofcheck.comparing.channels import is_platform
from proofcheck.evaluation.sets import load_sets, require_documents
from proofcheck.evaluation.truth import Truth
from proofcheck.model.fields import Kind
from proofcheck.model.result import Outcome
from record import record, table

CODE = 2
"""Letters of a country's code; `EU` and `worldwide` are no country that a listing names."""


def main() -> None:
    """Measure every set that is named."""
    parser = argparse.ArgumentParser(description="How honest claims fare.")
    parser.add_argument("truths", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    rows, rejected = [], []
    for labelled in require_documents(load_sets(asked.truths), skip=False):
        papers = [truth for truth in labelled.truths if _is_honest(truth)]
        jobs = [(labelled.path_of(truth), claim_of(truth), labelled.registry) for truth in papers]
        outcomes: Counter[Outcome] = Counter()
        with ProcessPoolExecutor(asked.jobs) as pool:
            for truth, (outcome, reason) in zip(papers, pool.map(_verified, jobs), strict=True):
                outcomes[outcome] += 1
                if outcome is Outcome.REJECT:
                    rejected.append(f"- {labelled.name}/{truth.document}: {reason}")
        rows.append((labelled.name, str(len(papers)), *(str(outcomes[one]) for one in Outcome)))
    body = "\n\n".join(
        (
            "Against a registry of brand names alone, so that `accept` can't be reached.",
            table(("set", "letters", *(outcome.value for outcome in Outcome)), rows),
            "Rejected:\n\n" + ("\n".join(rejected) or "none"),
        )
    )
    print(body)
    names = [row[0] for row in rows]
    truths = " ".join(f"{name}/truth.jsonl" for name in names)
    title = f"Honest claims: {', '.join(names)}"
    record(title, f"python benchmarks/honest_claims.py {truths}", body)


def claim_of(truth: Truth) -> Claim:
    """Return the claim that a letter supports, on the first day that it holds."""
    fields: dict[str, Any] = truth.fields
    platforms = [name for name in fields.get("channels", ()) if is_platform(name)]
    countries = [c for c in fields.get("territories", ()) if len(c) == CODE and c != "EU"]
    first: str = fields["valid_from"] if "valid_from" in fields else fields["issue_date"]
    return Claim(
        seller=fields["grantee"],
        brand=fields["brands"][0],
        items=tuple(fields.get("products", ())[:1]),
        marketplace=next(iter(platforms), None),
        territory=next(iter(countries), None),
        on=date.fromisoformat(first),
    )


def _is_honest(truth: Truth) -> bool:
    names = ("grantee", "brands")
    is_dated = "valid_from" in truth.fields or "issue_date" in truth.fields
    is_letter = truth.kind == Kind.AUTHORISATION_LETTER.value and truth.label == "genuine"
    return is_letter and is_dated and all(truth.fields.get(name) for name in names)


def _verified(job: tuple[str, Claim, str | None]) -> tuple[Outcome, str]:
    path, claim, registry = job
    report = _verifier(registry).verify(path, claim=claim)
    return report.outcome, report.verdict.reason


@cache
def _verifier(registry: str | None) -> Verifier:
    """Return the verifier of this process: engines and registry are loaded once."""
    return Verifier(registry=registry)


if __name__ == "__main__":
    main()
