"""A truth file is checked before anything is run; each fault is named with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from proofcheck.errors import InputError
from proofcheck.evaluation.truth import load_truth


def write(folder: Path, *rows: object) -> Path:
    path = folder / "truth.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return path


def test_the_project_s_own_truth_is_sound(fixtures: Path):
    assert len(load_truth(fixtures / "truth.jsonl")) > 50


def test_text_with_line_separators_of_unicode_stays_one_row(tmp_path: Path):
    path = tmp_path / "truth.jsonl"
    path.write_text('{"document": "a.pdf", "fields": {"seller_name": "A\u2028B"}}\n\n', "utf-8")
    assert len(load_truth(path)) == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"document": "b.pdf", "fields": {"gros_total": "1"}}, "gros_total"),
        ({"document": "b.pdf", "fields": {"gross_total": "1,00"}}, "1,00"),
        ({"document": "b.pdf", "fields": {"issue_date": "1.2.2026"}}, "1.2.2026"),
        ({"document": "b.pdf", "fields": {"seller_name": ""}}, "leave out"),
        ({"document": "b.pdf", "fields": {"lines": ["x"]}}, "lines"),
        ({"document": "b.pdf", "fields": {"lines": [{"price": "1"}]}}, "price"),
        ({"document": "b.pdf", "fields": {"lines": [{"net_amount": "x"}]}}, "net_amount"),
        ({"document": "b.pdf", "also": {"kind": ["bill"]}}, "bill"),
        ({"document": "b.pdf", "also": {"total": ["1"]}}, "total"),
        ({"document": "b.pdf", "kind": "bill"}, "bill"),
        ({"document": "b.pdf", "expect": {"verdict": ["accepted"]}}, "accepted"),
        ({"document": "b.pdf", "lable": "genuine"}, "lable"),
        ({"document": "b.pdf", "forgery": {"technique": "edit"}}, "label"),
        (
            {
                "document": "b.pdf",
                "label": "forged",
                "forgery": {"technique": "edit", "boxes": [{"page": 1, "box": [9, 0, 3, 4]}]},
            },
            "forged box",
        ),
        ({"document": "./a.pdf"}, "lines 1 and 2"),
        (["no object"], "not a truth row"),
    ],
)
def test_a_row_that_does_not_fit_is_named(tmp_path: Path, row: object, words: str):
    path = write(tmp_path, {"document": "a.pdf"}, row)
    with pytest.raises(InputError, match=r"2\b") as caught:
        load_truth(path)
    assert words in str(caught.value)
    assert caught.value.remedy


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"gone\.jsonl"):
        load_truth(tmp_path / "gone.jsonl")
