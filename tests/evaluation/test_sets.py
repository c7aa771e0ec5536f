"""Sets have names of their own; what is missing is named before anything is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofcheck.errors import ConfigError, InputError
from proofcheck.evaluation.sets import load_sets, require_documents, set_names


def make(path: Path, *documents: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f'{{"document": "{name}"}}\n' for name in documents))
    for name in documents:
        if not name.startswith("gone"):
            (path.parent / name).write_bytes(b"x")
    return path


def test_a_set_is_named_by_its_folder(tmp_path: Path):
    paths = [tmp_path / "letters/truth.jsonl", tmp_path / "invoices/mine.jsonl"]
    assert set_names(paths) == ["letters", "invoices-mine"]


def test_folders_of_one_name_are_told_apart_by_those_above(tmp_path: Path):
    names = ("2024/eu/set", "2025/eu/set", "2025/us/set", "other")
    assert set_names([tmp_path / name / "truth.jsonl" for name in names]) == [
        "2024-eu-set",
        "2025-eu-set",
        "us-set",
        "other",
    ]


def test_two_files_of_one_folder_are_told_apart(tmp_path: Path):
    assert set_names([tmp_path / "set/a.jsonl", tmp_path / "set/b.jsonl"]) == ["set-a", "set-b"]


def test_one_file_named_twice_is_refused(tmp_path: Path):
    with pytest.raises(ConfigError, match="2 times"):
        set_names([tmp_path / "set/truth.jsonl", tmp_path / "set/../set/truth.jsonl"])


def test_names_that_can_t_be_told_apart_are_refused(tmp_path: Path):
    with pytest.raises(ConfigError, match="have one name"):
        set_names([tmp_path / "x/set-a/truth.jsonl", tmp_path / "x/set/a.jsonl"])


def test_only_takes_documents_with_or_without_their_set(tmp_path: Path):
    one = make(tmp_path / "one/truth.jsonl", "a.pdf", "b.pdf")
    two = make(tmp_path / "two/truth.jsonl", "a.pdf", "b.pdf")
    sets = load_sets([one, two], only=["a.pdf", "two/b.pdf", "three/c.pdf"])
    assert [[t.document for t in s.truths] for s in sets] == [["a.pdf"], ["a.pdf", "b.pdf"]]
    assert [s.name for s in load_sets([one, two], only=["two/b.pdf"])] == ["two"]
    with pytest.raises(ConfigError, match="None of the documents"):
        load_sets([one, two], only=["three/a.pdf"])


def test_missing_documents_are_named_or_left_out(tmp_path: Path):
    sets = load_sets([make(tmp_path / "set/truth.jsonl", "a.pdf", "gone.pdf")])
    with pytest.raises(InputError, match=r"1 documents .* missing: .*set/gone\.pdf") as caught:
        require_documents(sets, skip=False)
    assert "--skip-missing" in caught.value.remedy
    (left,) = require_documents(sets, skip=True)
    assert [truth.document for truth in left.truths] == ["a.pdf"]


def test_a_registry_beside_the_truth_is_the_set_s(tmp_path: Path):
    path = make(tmp_path / "set/truth.jsonl", "a.pdf")
    assert load_sets([path])[0].registry is None
    (path.parent / "registry.json").write_text("{}")
    assert load_sets([path])[0].registry == path.parent / "registry.json"
