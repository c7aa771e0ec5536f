"""`proofcheck diff`: what each save changed, as text, JSON and a page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "proofcheck", "diff", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_changed_field_is_told_with_both_values(fixtures: Path):
    done = run(fixtures / "invoices/en-classic--gross-edited.pdf", "--format", "json")
    assert done.returncode == 0, done.stderr
    (step,) = json.loads(done.stdout)
    changed = {field["field"]: (field["was"], field["now"]) for field in step["fields"]}
    assert "gross_total" in changed
    was, now = changed["gross_total"]
    assert any(word["was"] in was and word["now"] in now for word in step["words"])


def test_a_file_saved_once_says_so(fixtures: Path):
    done = run(fixtures / "invoices/en-classic.pdf")
    assert done.returncode == 0
    assert "no earlier revision" in done.stdout


def test_the_page_shows_both_states_with_boxes(fixtures: Path, tmp_path: Path):
    page = tmp_path / "diff.html"
    done = run(
        fixtures / "invoices/en-classic--gross-edited.pdf", "--format", "html", "--output", page
    )
    assert done.returncode == 0, done.stderr
    html = page.read_text(encoding="utf-8")
    assert html.count("data:image/webp") == 2
    assert 'id="s1-was-1"' in html
    assert 'id="s1-now-1"' in html
    assert "<script" not in html


def test_a_path_that_is_not_there_is_told_without_a_traceback(tmp_path: Path):
    done = run(tmp_path / "absent.pdf")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "does not exist" in done.stderr
