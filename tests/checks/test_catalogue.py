"""The catalogue as a whole: ids, pages, weights, and three dossiers for every check."""

from __future__ import annotations

import re

import pytest
from msgspec import structs

from checks.cases import all_cases
from checks.sheets import dossier, of_invoice
from proofcheck.checks import CHECKS, catalogue, page, run_checks
from proofcheck.checks.check import Check
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.result import CheckResult, CheckStatus
from proofcheck.weighing import load_weights

IDS = [check.meta.id for check in CHECKS]
HEADINGS = (
    "What it asserts",
    "Evidence shown",
    "Honest documents that trip it",
    "How a forger slips past",
    "What to do",
    "Sources",
)


def result_of(check_id: str, of: Dossier) -> CheckResult:
    return next(r for r in run_checks(of, Config()) if r.check.id == check_id)


def test_ids_are_unique_and_well_formed() -> None:
    assert len(IDS) == len(set(IDS))
    assert all(re.fullmatch(r"PC-[A-Z]{3}-\d{3}", check_id) for check_id in IDS)


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_check_says_what_it_is(check: Check) -> None:
    meta = check.meta
    assert meta.title
    assert not meta.title.endswith(".")
    assert meta.sources
    assert meta.since
    assert meta.family in load_weights().families


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_check_has_a_weight_within_its_strength(check: Check) -> None:
    weights = load_weights()
    weight = weights.checks[check.meta.id]
    cap = weights.strengths[weight.strength]
    assert 0 <= weight.weaker_bits <= weight.failed_bits <= cap
    assert weight.reason


def test_no_weight_is_left_over() -> None:
    assert set(load_weights().checks) == set(IDS)
    assert {check.meta.family for check in CHECKS} == set(load_weights().families)


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_page_has_the_set_headings(check: Check) -> None:
    text = page(check.meta.id)
    assert text.startswith(f"# {check.meta.id}: {check.meta.title}\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == list(HEADINGS)
    sections = re.split(r"^## .+$", text, flags=re.MULTILINE)[1:]
    assert all(section.strip() for section in sections)


def test_page_of_an_unknown_check_is_refused() -> None:
    with pytest.raises(KeyError):
        page("PC-XXX-999")


def test_every_check_has_its_three_dossiers() -> None:
    assert set(all_cases()) == set(IDS)


@pytest.mark.parametrize("check_id", IDS)
def test_passing_dossier_passes(check_id: str) -> None:
    result = result_of(check_id, all_cases()[check_id].passing)
    assert (result.status, result.reason) == (CheckStatus.PASSED, "")


@pytest.mark.parametrize("check_id", IDS)
def test_failing_dossier_fails_with_evidence(check_id: str) -> None:
    result = result_of(check_id, all_cases()[check_id].failing)
    assert result.status is CheckStatus.FAILED, result.reason
    for finding in result.findings:
        assert finding.places
        assert finding.expected
        assert finding.note.endswith(".")
        assert finding.innocent_causes
        assert finding.next_step.endswith(".")


@pytest.mark.parametrize("check_id", IDS)
def test_unreadable_dossier_is_indeterminate_with_its_reason(check_id: str) -> None:
    result = result_of(check_id, all_cases()[check_id].unreadable)
    assert result.status is CheckStatus.INDETERMINATE
    assert result.reason


def test_an_empty_dossier_passes_nothing() -> None:
    assert all(r.status is CheckStatus.NOT_APPLICABLE for r in run_checks(dossier(), Config()))


def test_results_keep_the_order_of_the_catalogue() -> None:
    assert [r.check.id for r in run_checks(of_invoice(), Config())] == IDS


def test_a_check_that_breaks_down_is_indeterminate(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(dossier: Dossier, config: Config) -> CheckResult:
        raise ZeroDivisionError("amount")

    checks = (structs.replace(CHECKS[0], judge=broken), *CHECKS[1:])
    monkeypatch.setattr(catalogue, "CHECKS", checks)
    first, *others = run_checks(of_invoice(), Config())
    assert first.status is CheckStatus.INDETERMINATE
    assert "ZeroDivisionError: amount" in first.reason
    assert len(others) == len(CHECKS) - 1
