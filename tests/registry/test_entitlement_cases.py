"""Cases of `scripts/entitlement`, one of each kind: verdict and broken link are right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from scripts.entitlement.judging import cases, judge
from scripts.entitlement.world import Case

CASES = tuple(cases(11, sound=1, broken=1))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_verdict_and_broken_link(case: Case) -> None:
    judged = judge(case)
    assert judged.outcome in case.verdicts, judged.reason
    assert judged.is_link_right, judged.chain


def test_the_same_seed_makes_the_same_cases() -> None:
    assert [case.claim for case in cases(11, sound=1, broken=1)] == [case.claim for case in CASES]


def test_a_broken_link_has_its_evidence() -> None:
    case = next(case for case in CASES if case.name == "supplier's letter for elsewhere")
    chain = judge(case).chain
    assert chain is not None
    broken = next(link for link in chain.links if link.problems)
    assert broken.evidence == "letter:2"
    assert broken.place is not None
    assert "does not cover the territory" in broken.sentence
