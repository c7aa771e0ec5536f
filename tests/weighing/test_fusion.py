"""Bits: prior, families counted once, probability, and the two data files."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.cases import all_cases
from proofcheck.checks import CHECKS, run_checks
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.measures import Searched
from proofcheck.model.result import CheckMeta, CheckResult, CheckStatus, Finding
from proofcheck.weighing import load_weights, weights_digest
from proofcheck.weighing.fusion import fuse, log_odds_bits, probability
from proofcheck.weighing.outcome import coverage_of
from proofcheck.weighing.rules import outcome_rules

META = {check.meta.id: check.meta for check in CHECKS}


def failed(check: CheckMeta, *, decisive: bool | None = None) -> CheckResult:
    finding = Finding(
        places=(Searched(document=1, pages=(1,)),),
        observed="a",
        expected="b",
        note="Not b.",
        next_step="Look.",
        decisive=decisive,
    )
    return CheckResult(check=check, status=CheckStatus.FAILED, findings=(finding,))


def results(of: Dossier) -> tuple[CheckResult, ...]:
    return run_checks(of, Config())


def test_without_evidence_the_prior_is_all_there_is() -> None:
    evidence = fuse(results(all_cases()["PC-SUM-001"].passing), load_weights(), 0.02)
    assert evidence.contributions == ()
    assert evidence.forgery_probability == pytest.approx(0.02, abs=1e-4)


def test_a_family_is_counted_once_by_its_strongest_check() -> None:
    sums = [failed(META[f"PC-SUM-00{n}"]) for n in (1, 2, 3, 4)]
    evidence = fuse(sums, load_weights(), 0.02)
    assert [c.check for c in evidence.contributions if c.counted] == ["PC-SUM-001"]
    alone = fuse(sums[:1], load_weights(), 0.02)
    assert evidence.forgery_probability == alone.forgery_probability


def test_families_add_up() -> None:
    evidence = fuse([failed(META["PC-SUM-001"]), failed(META["PC-IDN-001"])], load_weights(), 0.02)
    total = evidence.prior_bits + sum(c.weight_bits for c in evidence.contributions)
    assert evidence.forgery_probability == pytest.approx(1 / (1 + 2**-total), abs=1e-4)


def test_a_weaker_finding_of_a_decisive_check_weighs_less() -> None:
    strong = fuse([failed(META["PC-XML-001"])], load_weights(), 0.02)
    weak = fuse([failed(META["PC-XML-001"], decisive=False)], load_weights(), 0.02)
    assert weak.contributions[0].weight_bits < strong.contributions[0].weight_bits
    assert weak.forgery_probability < 0.95 <= strong.forgery_probability


@given(st.floats(0.0001, 0.9999))
def test_log_odds_and_probability_undo_each_other(share: float) -> None:
    assert probability(log_odds_bits(share)) == pytest.approx(share, rel=1e-6)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_probability_is_a_probability(bits: float) -> None:
    assert 0 <= probability(bits) <= 1


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_certain_priors_stay_finite(share: float) -> None:
    assert math.isfinite(log_odds_bits(share))


def test_coverage_counts_applicable_checks_only() -> None:
    made = failed(META["PC-SUM-001"])
    unmade = CheckResult(
        check=META["PC-SUM-002"], status=CheckStatus.INDETERMINATE, reason="Smudged."
    )
    other = CheckResult(
        check=META["PC-SUM-003"], status=CheckStatus.NOT_APPLICABLE, reason="No lines."
    )
    assert coverage_of([made, unmade, other]) == 0.5
    assert coverage_of([other]) == 0.0


def test_every_required_check_has_a_next_step() -> None:
    assert all(outcome_rules().next_step(m.id) for m in META.values())


def test_the_digest_speaks_for_the_data_files() -> None:
    assert len(weights_digest()) == 64
    assert weights_digest() == weights_digest()
