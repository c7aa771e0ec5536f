"""`proofcheck evaluate` as people and CI use it, on a small set of real documents."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

DOCUMENTS = (
    "invoices/en-classic.pdf",
    "invoices/en-classic--gross-edited.pdf",
    "invoices/it-minimal.pdf",
    "unreadable/zero-bytes.pdf",
)
START_S = 300.0


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "proofcheck", "evaluate", *map(str, arguments)]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, check=False)


def outcomes(reports: Path) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines()]
    return [(x["documents"][0]["file"]["path"], x["verdict"]["outcome"]) for x in lines]


def make_set(folder: Path, fixtures: Path) -> Path:
    """Copy a few fixtures with their rows and registry: a set of its own."""
    rows = [json.loads(line) for line in (fixtures / "truth.jsonl").read_text("utf-8").splitlines()]
    for name in DOCUMENTS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(fixtures / name, folder / name)
    shutil.copy(fixtures / "registry.json", folder)
    chosen = [next(row for row in rows if row["document"] == name) for name in DOCUMENTS]
    truth = folder / "truth.jsonl"
    truth.write_text("".join(json.dumps(row) + "\n" for row in chosen), encoding="utf-8")
    return truth


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory, fixtures: Path) -> Path:
    return make_set(tmp_path_factory.mktemp("sets") / "small", fixtures)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, truth: Path) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "reports"
    done = run(truth, "--reports", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("small: 4 documents (4 standard)\n")
    assert "4/4" in done.stderr
    return folder


def scores(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["scores"]
    return found


def test_the_reports_are_kept_one_line_a_document_in_order(truth: Path, reports: Path):
    found = outcomes(reports / "small.jsonl")
    assert [path for path, _ in found] == [str(truth.parent / name) for name in DOCUMENTS]
    assert [outcome for _, outcome in found] == ["accept", "reject", "accept", "unreadable"]
    assert [file.name for file in reports.iterdir()] == ["small.jsonl"]


def test_scores_are_made_from_reports_without_the_documents(
    truth: Path, reports: Path, tmp_path: Path
):
    """Truth and reports alone, as somebody gets them who may not see the documents."""
    elsewhere = tmp_path / "small"
    elsewhere.mkdir()
    shutil.copy(truth, elsewhere)
    arguments = ("--from-reports", reports, "--format", "json")
    there = scores(run(elsewhere / "truth.jsonl", *arguments))
    assert there == scores(run(truth, *arguments))
    (score,) = there
    assert score["fair"]["share"] == 1.0
    assert score["located"]["hits"] == score["located"]["total"] == 1
    assert score["header"]["f1"] > 0.9
    assert score["outcomes"]["forged"]["reject"]["share"] == 1.0
    assert score["question_sets"] == {"standard": 4}


def test_groups_sets_and_parts(truth: Path, reports: Path, fixtures: Path, tmp_path: Path):
    other = make_set(tmp_path / "other/small", fixtures)
    only = tmp_path / "only.txt"
    only.write_text(f"{DOCUMENTS[0]}\n{other.parents[1].name}-small/{DOCUMENTS[3]}\n")
    arguments = ("--from-reports", reports / "small.jsonl", "--format", "json", "--by-group")
    found = scores(run(truth, other, *arguments, "--only", only))
    names = {score["name"]: score["documents"] for score in found}
    assert names.pop("all sets") == 3
    assert names.pop("other-small") == 2
    assert names.pop("other-small/en-classic") == names.pop("other-small/zero-bytes") == 1
    assert list(names.values()) == [1, 1]


def test_thresholds_decide_how_the_run_ends(truth: Path, reports: Path):
    kept = ("--from-reports", reports)
    fine = run(truth, *kept, "--fail-under", "fair_verdict=1", "--fail-under", "forged_accepted<=0")
    assert fine.returncode == 0, fine.stderr
    low = run(truth, *kept, "--fail-under", "small:header_f1=1.01", "--fail-under", "kind_right=0")
    assert low.returncode == 1
    assert "small: header_f1 is " in low.stderr
    assert "kind_right" not in low.stderr
    assert low.stdout.startswith("small: 4 documents")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--resume",), 2, "--reports DIR"),
        (("--from-reports", "x", "--reports", "y"), 2, "examines nothing"),
        (("--fail-under", "beauty=1"), 2, "no figure beauty"),
        (("--fail-under", "large:auc=1"), 2, "no set large"),
        (("--from-reports", "nowhere"), 1, "can't be read"),
        (("--only", "nowhere"), 1, "can't be read"),
    ],
)
def test_what_can_t_be_done_is_said_before_anything_is_run(
    truth: Path, arguments: tuple[str, ...], code: int, words: str
):
    done = run(truth, *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_missing_document_is_named_and_nothing_is_run(fixtures: Path, tmp_path: Path):
    truth = make_set(tmp_path / "small", fixtures)
    for name in DOCUMENTS[:3]:
        (truth.parent / name).unlink()
    done = run(truth, "--reports", tmp_path / "reports")
    assert done.returncode == 1
    assert all(name in done.stderr for name in DOCUMENTS[:3])
    assert "--skip-missing" in done.stderr
    assert not (tmp_path / "reports").exists()
    done = run(truth, "--reports", tmp_path / "reports", "--skip-missing")
    assert done.returncode == 0, done.stderr
    assert len(outcomes(tmp_path / "reports/small.jsonl")) == 1
    assert f"Left out without document (3): small/{DOCUMENTS[1]}" in done.stderr


def test_resuming_with_a_part_does_not_drop_the_reports_on_the_rest(
    truth: Path, reports: Path, tmp_path: Path
):
    kept = tmp_path / "reports"
    shutil.copytree(reports, kept)
    only = tmp_path / "only.txt"
    only.write_text(DOCUMENTS[3])
    done = run(truth, "--reports", kept, "--resume", "--only", only)
    assert done.returncode == 1
    assert "would drop" in done.stderr
    assert DOCUMENTS[0] in done.stderr
    assert (kept / "small.jsonl").read_bytes() == (reports / "small.jsonl").read_bytes()
    done = run(truth, "--from-reports", kept, "--only", only)
    assert done.stdout.startswith("small: 1 documents")


def test_killed_in_mid_way_and_resumed_nothing_is_lost_or_done_twice(
    truth: Path, reports: Path, tmp_path: Path
):
    file = tmp_path / "reports/small.jsonl"
    arguments = (truth, "--reports", file.parent, "--jobs", 1)
    process = subprocess.Popen(
        command(*arguments),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + START_S
    while not (file.exists() and file.read_bytes().count(b"\n")):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    before = file.read_bytes().splitlines(keepends=True)
    whole = [line for line in before if line.endswith(b"\n")]
    assert 1 <= len(whole) < len(DOCUMENTS), "the run was not killed in mid-way"

    done = run(*arguments, "--resume", "--format", "json")
    after = file.read_bytes().splitlines(keepends=True)
    assert after[: len(whole)] == whole
    assert outcomes(file) == outcomes(reports / "small.jsonl")
    assert f"{len(whole)} kept" in done.stderr
    assert [path.name for path in file.parent.iterdir()] == ["small.jsonl"]
    assert scores(done) == scores(run(truth, "--from-reports", reports, "--format", "json"))
