"""What an earlier run left behind is kept whole, also when it was cut off in mid-line."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofcheck.batch.resume import forget_earlier, load_finished, set_aside
from proofcheck.errors import InputError


def line(path: str, digest: str = "c") -> bytes:
    text = (
        '{"schema":"proofcheck/1","verdict":{"outcome":"review"},'
        f'"documents":[{{"file":{{"path":"{path}","sha256":"s"}}}}],"config_digest":"{digest}"}}\n'
    )
    return text.encode()


def test_no_file_means_nothing_is_finished(tmp_path: Path):
    assert load_finished(tmp_path / "out.jsonl") == {}


def test_a_last_line_that_was_cut_off_does_not_count(tmp_path: Path):
    output = tmp_path / "out.jsonl"
    output.write_bytes(line("a.pdf") + line("b.pdf")[:40])
    assert list(load_finished(output)) == ["a.pdf"]


def test_another_kind_of_file_is_not_overwritten(tmp_path: Path):
    output = tmp_path / "out.jsonl"
    output.write_bytes(b"my notes\n")
    with pytest.raises(InputError, match="line 1 is not a report"):
        set_aside(output)
    assert output.read_bytes() == b"my notes\n"


def test_a_second_kill_while_resuming_loses_nothing(tmp_path: Path):
    output = tmp_path / "out.jsonl"
    output.write_bytes(line("a.pdf") + line("b.pdf"))
    set_aside(output)
    output.write_bytes(line("a.pdf"))  # killed after the first kept line was written
    assert sorted(set_aside(output)) == ["a.pdf", "b.pdf"]
    forget_earlier(output)
    assert [f.name for f in tmp_path.iterdir()] == ["out.jsonl"]
