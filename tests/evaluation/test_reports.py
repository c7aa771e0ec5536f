"""Reports made elsewhere are found, and whatever is not whole or not theirs is refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest

from proofcheck.errors import InputError
from proofcheck.evaluation.reports import read_cases
from proofcheck.evaluation.sets import LabelledSet
from proofcheck.report.schema import ReportView

from .made_up import fields, finding, report, truth


@pytest.fixture
def labelled(tmp_path: Path) -> LabelledSet:
    folder = tmp_path / "set"
    folder.mkdir()
    return LabelledSet(name="set", folder=folder, truths=(truth("a.pdf"), truth("b/c.pdf")))


def write(folder: Path, *views: ReportView) -> Path:
    path = folder / "set.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(view) + b"\n" for view in views))
    return path


def test_a_report_is_read_as_it_was_written(tmp_path: Path, labelled: LabelledSet):
    view = report(
        "reject",
        read={**fields(brands=["A"], exclusive=True, bic=None), "lines": [fields(gtin="1")]},
        findings=(finding("PC-1", (1, 2, 3, 4), ("gtin",)),),
        path="elsewhere/set/a.pdf",
    )
    other = report(path="elsewhere/set/b/c.pdf")
    cases = list(read_cases(labelled, write(tmp_path, other, view)))
    assert [case.truth.document for case in cases] == ["a.pdf", "b/c.pdf"]
    assert cases[0].report == view


def test_the_row_s_own_path_comes_before_one_that_ends_alike(tmp_path: Path, labelled: LabelledSet):
    own = report("review", path=labelled.path_of(labelled.truths[0]))
    views = (report(path="old/set/a.pdf"), own, report(path="x/b/c.pdf"))
    first, _ = read_cases(labelled, write(tmp_path, *views))
    assert first.report.verdict.outcome == "review"


def test_two_reports_that_could_both_be_meant_are_none(tmp_path: Path, labelled: LabelledSet):
    views = (report(path="1/a.pdf"), report(path="2/a.pdf"), report(path="b/c.pdf"))
    with pytest.raises(InputError, match=r"no report on a\.pdf \(1\)"):
        list(read_cases(labelled, write(tmp_path, *views)))


def test_a_row_without_report_is_named_or_left_out(tmp_path: Path, labelled: LabelledSet):
    reports = write(tmp_path, report(path="a.pdf"), report(path="c.pdf"))
    with pytest.raises(InputError, match=r"no report on b/c\.pdf") as caught:
        list(read_cases(labelled, reports))
    assert "--skip-missing" in caught.value.remedy
    assert len(list(read_cases(labelled, reports, skip_missing=True))) == 1


def test_a_run_that_was_cut_off_is_not_scored(tmp_path: Path, labelled: LabelledSet):
    reports = write(tmp_path, report(path="a.pdf"), report(path="b/c.pdf"))
    reports.write_bytes(reports.read_bytes()[:-30])
    with pytest.raises(InputError, match="line 2 is not a whole JSON report") as caught:
        list(read_cases(labelled, reports))
    assert "--resume" in caught.value.remedy


def test_two_reports_on_one_path_are_refused(tmp_path: Path, labelled: LabelledSet):
    reports = write(tmp_path, report(path="a.pdf"), report("reject", path="a.pdf"))
    with pytest.raises(InputError, match=r"two reports on a\.pdf, in lines 1 and 2"):
        list(read_cases(labelled, reports))


def test_a_report_on_other_bytes_is_refused(tmp_path: Path, labelled: LabelledSet):
    (labelled.folder / "a.pdf").write_bytes(b"new bytes")
    known = hashlib.sha256(b"new bytes").hexdigest()
    reports = write(tmp_path, report(path="a.pdf", sha256=known), report(path="b/c.pdf"))
    assert len(list(read_cases(labelled, reports))) == 2
    (labelled.folder / "a.pdf").write_bytes(b"newer bytes")
    with pytest.raises(InputError, match=r"a\.pdf is not the file that .* line 1 reports on"):
        list(read_cases(labelled, reports))


def test_reports_of_another_schema_or_on_several_documents_are_refused(
    tmp_path: Path, labelled: LabelledSet
):
    view = report(path="a.pdf")
    view.schema = "proofcheck/9"
    with pytest.raises(InputError, match="proofcheck/9"):
        list(read_cases(labelled, write(tmp_path, view)))
    both = report(path="a.pdf")
    both.documents *= 2
    with pytest.raises(InputError, match="on 2 documents"):
        list(read_cases(labelled, write(tmp_path, both)))


def test_a_report_that_lacks_a_part_is_named(tmp_path: Path, labelled: LabelledSet):
    data = msgspec.to_builtins(report(path="a.pdf"))
    del data["findings"]
    path = tmp_path / "set.jsonl"
    path.write_bytes(
        msgspec.json.encode(data) + b"\n" + msgspec.json.encode(report(path="b/c.pdf"))
    )
    with pytest.raises(InputError, match="line 1 is not a report of this release"):
        list(read_cases(labelled, path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path, labelled: LabelledSet):
    with pytest.raises(InputError, match=r"set\.jsonl can't be read"):
        list(read_cases(labelled, tmp_path / "set.jsonl"))
