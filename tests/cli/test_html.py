"""HTML on the command line: verify, judge, fields, render."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "proofcheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, cwd=cwd)


def without_time(page: bytes) -> bytes:
    return re.sub(rb"<dt>Time</dt>.*", b"", page)


@pytest.fixture(scope="module")
def edited() -> Path:
    return Path(__file__).parent.parent.parent / "fixtures/invoices/en-classic--gross-edited.pdf"


@pytest.fixture(scope="module")
def kept(edited: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with report.json, dossier.json and images/ of the edited invoice."""
    folder = tmp_path_factory.mktemp("kept")
    done = run(
        "verify", edited, "--format", "json", "--output", folder / "report.json",
        "--images", folder / "images", "--save-dossier", folder / "dossier.json",
    )  # fmt: skip
    assert done.returncode == 20, done.stderr
    return folder


def test_verify_writes_one_page_with_pictures_to_stdout_and_leaves_nothing_behind(
    edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = run("verify", edited, "--format", "html")
    assert done.returncode == 20
    assert done.stdout.startswith(b"<!DOCTYPE html>")
    assert done.stdout.count(b"data:image/webp;base64,") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_page_is_the_same_from_verify_judge_and_render(edited: Path, kept: Path):
    now = run("verify", edited, "--format", "html").stdout
    judged = run("judge", kept / "dossier.json", "--format", "html").stdout
    rendered = run("render", kept / "report.json").stdout
    assert without_time(now) == without_time(judged) == without_time(rendered)


def test_render_finds_pictures_that_were_moved(kept: Path, tmp_path: Path):
    report = json.loads((kept / "report.json").read_text())
    moved = tmp_path / "moved"
    (kept / "images").rename(moved)
    try:
        (tmp_path / "report.json").write_text(json.dumps(report))
        without = run("render", tmp_path / "report.json").stdout
        found = run("render", tmp_path / "report.json", "--images", moved).stdout
    finally:
        moved.rename(kept / "images")
    assert b"no picture of this page is at hand" in without
    assert b"data:image/webp" in found


def test_reports_of_a_batch_become_a_page_each_and_a_list(fixtures: Path, tmp_path: Path):
    names = [fixtures / "invoices/de-band.pdf", fixtures / "unreadable/zero-bytes.pdf"]
    lines, pages = tmp_path / "results.jsonl", tmp_path / "pages"
    done = run("batch", *names, "--output", lines, "--images", tmp_path / "images")
    assert done.returncode == 30, done.stderr
    assert run("render", lines, "--output", pages).returncode == 0
    made = sorted(file.name for file in pages.iterdir())
    assert made == ["0001-de-band.html", "0002-zero-bytes.html", "index.html"]
    assert b"data:image/webp" in (pages / made[0]).read_bytes()
    index = (pages / "index.html").read_text()
    assert index.index('href="0001-de-band.html"') < index.index('href="0002-zero-bytes.html"')
    without_folder = run("render", lines)
    assert without_folder.returncode == 2
    assert b"--output" in without_folder.stderr


def test_a_batch_that_goes_on_makes_the_pictures_that_an_earlier_run_did_not(
    fixtures: Path, tmp_path: Path
):
    name, lines = fixtures / "invoices/de-band.pdf", tmp_path / "results.jsonl"
    images = tmp_path / "images"
    run("batch", name, "--output", lines)
    again = run("batch", name, "--output", lines, "--images", images, "--resume")
    assert b"kept" not in again.stderr
    assert len(list(images.iterdir())) == 1
    kept = run("batch", name, "--output", lines, "--images", images, "--resume")
    assert b"1 kept" in kept.stderr


def test_a_hostile_file_name_stays_inside_the_folder(fixtures: Path, tmp_path: Path):
    name = tmp_path / "..%2f<b>&.'\u202efdp.pdf"
    name.write_bytes((fixtures / "unreadable/blank.pdf").read_bytes())
    done = run("verify", name, name, "--format", "html", "--output", tmp_path / "pages")
    assert done.returncode == 30, done.stderr
    made = sorted(file.name for file in (tmp_path / "pages").iterdir())
    assert made[-1] == "index.html"
    assert all(re.fullmatch(r"000[12]-[A-Za-z0-9._-]+\.html", file) for file in made[:-1])


def test_fields_shows_every_box_without_a_verdict(fixtures: Path):
    done = run("fields", fixtures / "letters/it-prose.pdf", "--format", "html")
    assert done.returncode == 0
    page = done.stdout.decode()
    assert "data:image/webp" in page
    assert 'id="d1-grantor-box-1"' in page
    assert "forgery probability" not in page


def test_several_reports_without_a_folder_are_refused_before_they_are_made(fixtures: Path):
    names = [fixtures / "invoices/de-band.pdf"] * 2
    done = run("verify", *names, "--format", "html")
    assert done.returncode == 2
    assert b"--output" in done.stderr
    assert done.stdout == b""


@pytest.mark.parametrize("content", [b"", b"{}", b"not json", b'{"schema": "proofcheck/1"'])
def test_what_is_no_report_is_named_with_a_remedy(tmp_path: Path, content: bytes):
    (tmp_path / "x.json").write_bytes(content)
    done = run("render", tmp_path / "x.json")
    assert done.returncode == 1
    assert b"proofcheck verify --format json" in done.stderr
    assert b"Traceback" not in done.stderr


def test_evaluate_has_no_html(tmp_path: Path):
    done = run("evaluate", tmp_path / "truth.jsonl", "--format", "html")
    assert done.returncode == 2
