"""Which files a batch takes, and in what order."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofcheck.batch.inputs import Chosen, collect, walk
from proofcheck.errors import InputError


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_bytes(b"x")


def test_folders_are_opened_in_the_order_of_names_and_files_listed_once(tmp_path: Path):
    make(tmp_path, "b.pdf", "a.jpg", "sub/c.pdf", "sub/deep/d.pdf", "z.pdf", "sub.pdf")
    found = collect([tmp_path / "b.pdf", tmp_path])
    names = [str(f.relative_to(tmp_path)) for f in found]
    assert names == ["b.pdf", "a.jpg", "sub/c.pdf", "sub/deep/d.pdf", "sub.pdf", "z.pdf"]
    assert found[1:] == sorted(f for f in found[1:])


def test_patterns_choose_among_the_files_of_folders(tmp_path: Path):
    make(tmp_path, "a.pdf", "b.jpg", "c.json")
    found = collect([tmp_path], include=("*.pdf", "*.jpg"), exclude=("b*",))
    assert [f.name for f in found] == ["a.pdf"]


def test_a_pattern_with_a_slash_speaks_of_the_path_below_the_folder(tmp_path: Path):
    make(tmp_path, "drafts/a.pdf", "final/a.pdf")
    assert [f.parent.name for f in collect([tmp_path], exclude=("drafts/*",))] == ["final"]


def test_the_runs_own_files_are_no_documents(tmp_path: Path):
    make(tmp_path, "a.pdf", "out.jsonl")
    chosen = Chosen(without=frozenset({(tmp_path / "out.jsonl").resolve()}))
    assert [f.name for f in walk([tmp_path], chosen)] == ["a.pdf"]


def test_a_link_that_leads_round_in_a_circle_is_not_followed(tmp_path: Path):
    make(tmp_path, "a.pdf")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    assert [f.name for f in collect([tmp_path])] == ["a.pdf"]


def test_a_path_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"gone\.pdf does not exist"):
        collect([tmp_path / "gone.pdf"])
