"""`proofcheck forge` as people use it, and its set put through `proofcheck evaluate`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "proofcheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_list_names_every_way():
    done = run("forge", "--list")
    assert done.returncode == 0
    for name in ("cover-foreign-font", "tounicode-swap", "signed-twice", "untouched"):
        assert name in done.stdout
    assert done.stderr == ""


def test_a_set_is_made_and_evaluate_scores_it_by_way(fixtures: Path, tmp_path: Path):
    arguments = ("--seed", 2, "--ways", "incremental-edit,xml-only", "--harmless", "resaved")
    source = fixtures / "invoices/de-band.pdf"
    done = run("forge", source, "-o", tmp_path / "set", *arguments)
    assert done.returncode == 0, done.stderr
    assert "incremental-edit     1         0" in " ".join(done.stdout.split("\n"))
    assert "3 documents made, 0 not" in done.stderr
    truth = tmp_path / "set/truth.jsonl"
    rows = [json.loads(line) for line in truth.read_text("utf-8").splitlines()]
    assert [row["group"] for row in rows] == ["incremental-edit", "xml-only", "resaved"]
    assert all(row["kind"] == "invoice" for row in rows)  # from the truth file beside the source
    scored = run(
        *("evaluate", truth, "--questions", "authenticity", "--by-group"),
        *("--format", "json", "-j", 1),
    )
    assert scored.returncode == 0, scored.stderr
    by_name = {score["name"]: score for score in json.loads(scored.stdout)["scores"]}
    assert by_name["set/incremental-edit"]["flagged"]["forged"]["share"] == 1.0
    assert by_name["set/xml-only"]["flagged"]["forged"]["total"] == 1
    assert by_name["set/resaved"]["flagged"]["genuine"]["share"] == 0.0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "needs genuine files"),
        (("{file}",), 2, "--output"),
        (("{file}", "-o", "{out}", "--ways", "magic"), 2, "magic"),
        (("{file}", "-o", "{out}", "--ways", "none", "--harmless", "none"), 2, "nothing to make"),
        (("nowhere.pdf", "-o", "{out}"), 1, "does not exist"),
        (("{file}", "-o", "{out}", "--truth", "nowhere"), 1, "can't be read"),
        (("{file}", "-o", "{file}"), 1, "can't be made"),
        (("{zero}", "-o", "{out}"), 1, "It is no PDF"),
    ],
)
def test_what_can_t_be_done_is_said(
    fixtures: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
):
    names = {
        "file": fixtures / "invoices/de-band.pdf",
        "zero": fixtures / "unreadable/zero-bytes.pdf",
        "out": tmp_path / "out",
    }
    done = run("forge", *(part.format(**names) for part in arguments))
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_the_other_commands_do_not_load_what_parses_pdfs():
    """Bug: the command's module pulled pikepdf and cv2 into every parent of workers."""
    code = "import proofcheck.cli.app, sys; sys.exit(bool({'pikepdf', 'cv2'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_page_names_every_way_and_version():
    page = (Path(__file__).parents[2] / "docs/forge.md").read_text("utf-8")
    listed = [
        line.split()[0] for line in run("forge", "--list").stdout.splitlines() if line[:1] == " "
    ]
    assert len(listed) > 30
    assert [name for name in listed if f"`{name}`" not in page] == []
