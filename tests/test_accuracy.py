"""Accuracy is a test too: the project's own documents, within the intervals that are stated.

All of them are run once, as a user runs them (about 90 CPU seconds), and every test of this
module looks at that run. A figure that leaves its interval fails with all misses by name.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

STATED: dict[str, tuple[float, float]] = tomllib.loads(
    Path(__file__).with_name("accuracy.toml").read_text(encoding="utf-8")
)["figures"]


class Run:
    """One evaluation of all fixtures, and its reports to be scored again."""

    def __init__(self, folder: Path, fixtures: Path) -> None:
        self.truth, self.reports = fixtures / "truth.jsonl", folder / "reports"
        self.first = self._evaluate("--reports", self.reports, "--format", "json")
        assert self.first.returncode == 0, self.first.stderr
        self.scores: list[dict[str, Any]] = json.loads(self.first.stdout)["scores"]

    def again(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Score the same reports, without examining anything."""
        return self._evaluate("--from-reports", self.reports, *arguments)

    def _evaluate(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "proofcheck", "evaluate", str(self.truth)]
        command += map(str, arguments)
        return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, fixtures: Path) -> Run:
    return Run(tmp_path_factory.mktemp("accuracy"), fixtures)


@pytest.mark.tesseract
def test_every_figure_is_within_its_stated_interval(run: Run):
    bounds = [
        ("--fail-under", f"{name}{sign}{end}")
        for name, (low, high) in STATED.items()
        for sign, end in ((">=", low), ("<=", high))
    ]
    done = run.again(*(argument for bound in bounds for argument in bound))
    assert done.returncode == 0, f"{done.stderr}\n{done.stdout}"


@pytest.mark.tesseract
def test_an_interval_that_does_not_hold_fails_and_names_the_figure(run: Run):
    done = run.again("--fail-under", "fair_verdict=1.5", "--fail-under", "documents<=1")
    assert done.returncode == 1
    assert "fair_verdict is " in done.stderr
    assert ", not at least 1.5." in done.stderr
    assert "documents is " in done.stderr


@pytest.mark.tesseract
def test_every_document_has_one_report_in_the_order_of_the_truth(run: Run):
    rows = run.truth.read_text(encoding="utf-8").splitlines()
    wanted = [str(run.truth.parent / json.loads(row)["document"]) for row in rows]
    lines = (run.reports / "fixtures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["documents"][0]["file"]["path"] for line in lines] == wanted


@pytest.mark.tesseract
def test_scored_again_from_its_reports_everything_is_the_same(run: Run):
    done = run.again("--format", "json")
    assert done.returncode == 0
    assert done.stdout == run.first.stdout


@pytest.mark.tesseract
def test_no_honest_paper_is_unfairly_rejected(run: Run):
    unfair = [
        miss
        for miss in run.scores[0]["misses"]
        if miss["what"] == "verdict" and miss["found"] == "reject"
    ]
    assert unfair == []
