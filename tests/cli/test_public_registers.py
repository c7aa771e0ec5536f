"""Public registers on the command line: off, recorded, judged again offline, and in `doctor`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cli.test_commands import run

NUMBER = "DE305882143"


def report_of(fixtures: Path, *more: object, code: int = 0) -> dict[str, Any]:
    known = ("--registry", fixtures / "registry.json", "--claims", fixtures / "claims.jsonl")
    document = fixtures / "invoices/de-classic.pdf"
    done = run("verify", document, *known, "--format", "json", *more)
    assert done.returncode == code, done.stdout + done.stderr
    return json.loads(done.stdout)


def words(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in report["registry"] if one["check"].startswith("vies:")]


def test_a_register_that_is_off_stands_under_not_checked_alone(fixtures: Path):
    report = report_of(fixtures)
    assert words(report) == []
    reasons = {one["id"]: one["reason"] for one in report["not_checked"]}
    assert "--provider vies" in reasons["PC-ENT-018"]
    assert report["verdict"]["coverage"] == 1.0


def test_a_recorded_answer_stands_in_the_report_and_in_the_dossier(fixtures: Path, tmp_path: Path):
    dossier = tmp_path / "dossier.json"
    recordings = ("--provider", "vies,gleif", "--recordings", fixtures / "registers", "--offline")
    report = report_of(fixtures, *recordings, "--save-dossier", dossier)
    assert words(report) == [
        {"check": f"vies: {NUMBER}", "status": "match", "record": None, "as_of": "2026-05-04"}
    ]
    assert "PC-ENT-018" not in {one["id"] for one in report["not_checked"]}
    again = json.loads(run("judge", dossier, "--format", "json").stdout)
    assert words(again) == words(report)
    assert again["verdict"] == report["verdict"]


def test_a_number_that_vies_does_not_hold_is_for_a_reviewer(fixtures: Path, tmp_path: Path):
    recording = json.loads((fixtures / f"registers/vies-{NUMBER}.json").read_text())
    answer = json.loads(recording["text"]) | {"isValid": False, "userError": "INVALID"}
    recording["text"] = json.dumps(answer)
    (tmp_path / f"vies-{NUMBER}.json").write_text(json.dumps(recording))
    on = ("--provider", "vies", "--recordings", tmp_path, "--offline")
    report = report_of(fixtures, *on, code=10)
    assert [finding["id"] for finding in report["findings"]] == ["PC-ENT-018"]
    assert NUMBER in report["verdict"]["reason"]


def test_batch_takes_the_same_options(fixtures: Path, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(fixtures / "invoices/de-classic.pdf", folder)
    output = tmp_path / "out.jsonl"
    on = ("--provider", "vies", "--recordings", fixtures / "registers", "--offline")
    done = run("batch", folder, "--output", output, *on, "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert [one["status"] for one in words(json.loads(output.read_text()))] == ["match"]


def test_an_unknown_register_is_refused_with_the_known_ones(fixtures: Path):
    done = run("verify", fixtures / "invoices/de-classic.pdf", "--provider", "viez")
    assert done.returncode == 2
    assert "vies, gleif, tsdr, euipo" in done.stderr


def test_doctor_says_which_registers_are_on_and_what_they_lack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("PROOFCHECK_TSDR_KEY", "PROOFCHECK_EUIPO_ID", "PROOFCHECK_EUIPO_SECRET"):
        monkeypatch.delenv(name, raising=False)
    config = tmp_path / "proofcheck.toml"
    config.write_text('[providers]\non = ["vies", "tsdr"]\n')
    lines = {
        line[10:34].strip(): line for line in run("doctor", "--config", config).stdout.splitlines()
    }
    assert lines["VIES"].startswith("on")
    assert lines["GLEIF"].startswith("off")
    assert "PROOFCHECK_TSDR_KEY" in lines["USPTO TSDR"]
