"""The command line as people and scripts use it: exit codes, streams, remedies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "proofcheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture(scope="module")
def registry(request: pytest.FixtureRequest) -> tuple[object, ...]:
    fixtures = Path(__file__).parent.parent.parent / "fixtures"
    return ("--registry", fixtures / "registry.json", "--claims", fixtures / "claims.jsonl")


def test_the_sample_is_accepted(fixtures: Path, registry):
    done = run("verify", fixtures / "invoices/en-classic.pdf", *registry)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("ACCEPT")


def test_the_altered_sibling_is_rejected_with_the_field_in_the_first_sentence(
    fixtures: Path, registry
):
    done = run("verify", fixtures / "invoices/en-classic--gross-edited.pdf", *registry)
    assert done.returncode == 20
    first, second = done.stdout.splitlines()[:2]
    assert first.startswith("REJECT")
    assert "gross total" in second


def test_json_of_several_files_is_one_report_a_line_and_reject_outranks_unreadable(
    fixtures: Path,
):
    files = ("invoices/en-classic--gross-edited.pdf", "unreadable/zero-bytes.pdf")
    done = run("verify", *(fixtures / name for name in files), "--format", "json")
    outcomes = [json.loads(line)["verdict"]["outcome"] for line in done.stdout.splitlines()]
    assert outcomes == ["reject", "unreadable"]
    assert done.returncode == 20


def test_an_unreadable_file_has_its_own_exit_code_and_says_what_to_upload(fixtures: Path):
    done = run("verify", fixtures / "unreadable/locked.pdf")
    assert done.returncode == 30
    assert "What the seller can do" in done.stdout
    assert "password" in done.stdout


def test_fail_on_never_ends_well_whatever_was_found(fixtures: Path):
    done = run("verify", fixtures / "unreadable/zero-bytes.pdf", "--fail-on", "never")
    assert done.returncode == 0


def test_a_missing_file_is_named_with_a_remedy_and_no_traceback(tmp_path: Path):
    done = run("verify", tmp_path / "gone.pdf")
    assert done.returncode == 1
    assert "does not exist" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [("verify",), ("verify", "x.pdf", "--format", "pdf"), ("nonsense",), ("explain", "PC-NO-1")],
)
def test_wrong_usage_is_exit_2(arguments: tuple[str, ...]):
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_claim_with_an_unknown_key_is_refused(fixtures: Path):
    done = run("verify", fixtures / "invoices/en-classic.pdf", "--claim", "brnd=Northlume")
    assert done.returncode == 2
    assert "brnd" in done.stderr


def test_together_gives_one_report_of_all_documents(fixtures: Path):
    letters = [fixtures / f"letters/{name}.pdf" for name in ("en-prose", "en-table")]
    done = run("verify", *letters, "--together", "--format", "json")
    assert len(json.loads(done.stdout)["documents"]) == 2


def test_a_saved_dossier_is_judged_alike(fixtures: Path, tmp_path: Path):
    dossier = tmp_path / "dossier.json"
    document = fixtures / "invoices/en-classic--gross-edited.pdf"
    first = run("verify", document, "--save-dossier", dossier)
    second = run("judge", dossier)
    assert first.returncode == second.returncode == 20
    assert first.stdout.splitlines()[1] == second.stdout.splitlines()[1]


def test_fields_shows_values_with_place_and_witness(fixtures: Path):
    done = run("fields", fixtures / "invoices/de-band.pdf")
    assert done.returncode == 0
    gross = next(line for line in done.stdout.splitlines() if line.startswith("gross_total"))
    assert "text layer" in gross
    assert "page 1" in gross
    assert "factur-x.xml" in done.stdout


def test_explain_lists_every_check_and_explains_one():
    listed = run("explain").stdout.splitlines()
    assert len(listed) >= 20
    assert run("explain", listed[0].split()[0]).stdout.startswith("#")


def test_doctor_names_the_engines():
    done = run("doctor")
    assert done.returncode == 0
    assert "RapidOCR" in done.stdout
    assert "Tesseract" in done.stdout


def test_a_batch_writes_one_report_a_line_in_order_and_lists_what_has_no_claim(
    fixtures: Path, tmp_path: Path, registry
):
    output = tmp_path / "results.jsonl"
    names = ("invoices/de-band.pdf", "unreadable/zero-bytes.pdf", "invoices/en-classic.pdf")
    done = run("batch", *(fixtures / name for name in names), *registry, "--output", output)
    paths = [
        json.loads(line)["documents"][0]["file"]["path"] for line in output.read_text().splitlines()
    ]
    assert paths == [str(fixtures / name) for name in names]
    assert done.returncode == 1
    assert "has a claim for" in done.stderr
    assert done.stdout == ""


def test_a_batch_is_resumed_without_doing_anything_twice(fixtures: Path, tmp_path: Path):
    output = tmp_path / "results.jsonl"
    names = [fixtures / f"invoices/{n}.pdf" for n in ("de-band", "en-classic", "it-minimal")]
    run("batch", *names, "--output", output)
    whole = output.read_bytes()
    lines = whole.splitlines(keepends=True)
    output.write_bytes(lines[0] + lines[1] + lines[2][:50])
    done = run("batch", *names, "--output", output, "--resume")
    again = output.read_bytes().splitlines(keepends=True)
    assert again[:2] == lines[:2]
    assert json.loads(again[2])["verdict"] == json.loads(lines[2])["verdict"]
    assert "2 kept" in done.stderr
    assert [f.name for f in tmp_path.iterdir()] == ["results.jsonl"]
