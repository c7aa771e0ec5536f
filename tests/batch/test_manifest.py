"""Manifests: paths and objects mixed, relative to the manifest, wrong lines named."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from proofcheck.batch.manifest import read_manifest
from proofcheck.errors import ConfigError, InputError


def test_paths_and_objects_may_be_mixed(tmp_path: Path):
    manifest = tmp_path / "list.txt"
    manifest.write_text(
        'in/a b.pdf\n\n{"document": "/abs/b.pdf", "brand": "B"}\n{"document": "c.pdf"}\n',
        encoding="utf-8",
    )
    jobs = list(read_manifest(manifest))
    assert [job.document for job in jobs] == [
        str(tmp_path / "in/a b.pdf"),
        "/abs/b.pdf",
        str(tmp_path / "c.pdf"),
    ]
    assert [job.claim and job.claim.brand for job in jobs] == [None, "B", None]


@pytest.mark.parametrize(
    "line", ['{"document": "a.pdf", "brnd": 1}', "{broken", '{"brand": "B"}'], ids=str
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str):
    manifest = tmp_path / "list.jsonl"
    manifest.write_text(f"ok.pdf\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="line 2"):
        list(read_manifest(manifest))


def test_a_manifest_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match="gone"):
        list(read_manifest(tmp_path / "gone.txt"))


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path):
    manifest = tmp_path / "list.txt"
    manifest.write_text("a.pdf\n" * 20_000 + "{broken\n", encoding="utf-8")
    assert len(list(islice(read_manifest(manifest), 20_000))) == 20_000
