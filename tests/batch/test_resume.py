"""What an earlier run left behind is kept whole, also when it was cut off in mid-line."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofcheck.batch.resume import Finished, forget_earlier, set_aside
from proofcheck.errors import InputError


def line(path: str, digest: str = "c", sha256: str = "s") -> bytes:
    text = (
        '{"schema":"proofcheck/1","verdict":{"outcome":"review"},'
        f'"documents":[{{"file":{{"path":"{path}","sha256":"{sha256}"}}}}],'
        f'"config_digest":"{digest}"}}\n'
    )
    return text.encode()


def found(finished: Finished | None, *paths: str) -> list[str]:
    assert finished is not None
    with finished:
        return [path for path in paths if finished.find(path, "c") is not None]


def test_no_file_means_nothing_is_finished(tmp_path: Path):
    assert set_aside(tmp_path / "out.jsonl") is None


def test_a_last_line_that_was_cut_off_does_not_count(tmp_path: Path):
    output = tmp_path / "out.jsonl"
    output.write_bytes(line("a.pdf") + line("b.pdf")[:40])
    assert found(set_aside(output), "a.pdf", "b.pdf") == ["a.pdf"]


def test_another_kind_of_file_is_not_overwritten(tmp_path: Path):
    output = tmp_path / "out.jsonl"
    output.write_bytes(b"my notes\n")
    with pytest.raises(InputError, match="line 1 is not a report"):
        set_aside(output)
    assert output.read_bytes() == b"my notes\n"


def test_a_second_kill_while_resuming_loses_nothing(tmp_path: Path):
    output = tmp_path / "out.jsonl"
    output.write_bytes(line("a.pdf") + line("b.pdf"))
    assert len(set_aside(output) or ()) == 2
    output.write_bytes(line("a.pdf") + line("c.pdf")[:-5])  # killed while it wrote the third
    assert found(set_aside(output), "a.pdf", "b.pdf", "c.pdf") == ["a.pdf", "b.pdf"]
    forget_earlier(output)
    assert [f.name for f in tmp_path.iterdir() if f != output] == []


def test_of_two_reports_with_one_digest_the_later_is_kept(tmp_path: Path):
    output = tmp_path / "out.jsonl"
    (tmp_path / "out.jsonl.earlier").write_bytes(line("a.pdf", sha256="old"))
    output.write_bytes(line("a.pdf", sha256="new"))
    finished = set_aside(output)
    assert finished is not None
    with finished:
        known = finished.find("a.pdf", "c")
    assert known is not None
    assert known.sha256 == "new"


def test_one_document_with_two_claims_has_two_reports(tmp_path: Path):
    output = tmp_path / "out.jsonl"
    output.write_bytes(line("a.pdf", "c1") + line("a.pdf", "c2"))
    finished = set_aside(output)
    assert finished is not None
    with finished:
        assert [finished.find("a.pdf", digest) is not None for digest in ("c1", "c2", "c3")] == [
            True,
            True,
            False,
        ]
