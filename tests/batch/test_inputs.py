"""Which files a batch takes, and in what order."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofcheck.batch.inputs import collect
from proofcheck.errors import InputError


def test_folders_are_opened_in_the_order_of_names_and_files_listed_once(tmp_path: Path):
    for name in ("b.pdf", "a.jpg", "sub/c.pdf"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    found = collect([tmp_path / "b.pdf", tmp_path])
    assert [str(f.relative_to(tmp_path)) for f in found] == ["b.pdf", "a.jpg", "sub/c.pdf"]


def test_patterns_choose_among_the_files_of_folders(tmp_path: Path):
    for name in ("a.pdf", "b.jpg", "c.json"):
        (tmp_path / name).write_bytes(b"x")
    found = collect([tmp_path], include=("*.pdf", "*.jpg"), exclude=("b*",))
    assert [f.name for f in found] == ["a.pdf"]


def test_a_path_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"gone\.pdf does not exist"):
        collect([tmp_path / "gone.pdf"])
