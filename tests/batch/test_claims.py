"""Claims are matched by path, by the end of a path, by a file name that is unique."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proofcheck.batch.claims import load_claims, match_claims
from proofcheck.errors import ConfigError
from proofcheck.model.claim import Claim


def claim(document: str) -> Claim:
    return Claim(document=document, seller="Shop")


def test_a_claim_is_found_by_path_then_by_name():
    matched = match_claims(["in/a.pdf", "in/b.pdf"], [claim("in/b.pdf"), claim("a.pdf")])
    assert matched.by_document[0].document == "a.pdf"
    assert matched.by_document[1].document == "in/b.pdf"
    assert matched.documents_without == ()
    assert matched.claims_without == ()


def test_a_name_that_two_documents_share_binds_neither():
    matched = match_claims(["x/a.pdf", "y/a.pdf"], [claim("a.pdf")])
    assert matched.by_document == {}
    assert matched.claims_without == ("a.pdf",)


def test_the_end_of_a_path_tells_two_documents_of_one_name_apart():
    matched = match_claims(["in/x/a.pdf", "in/y/a.pdf"], [claim("y/a.pdf")])
    assert list(matched.by_document) == [1]
    assert matched.documents_without == ("in/x/a.pdf",)


def test_of_two_claims_for_one_document_the_second_is_listed():
    matched = match_claims(["a.pdf"], [claim("a.pdf"), claim("a.pdf")])
    assert matched.claims_without == ("a.pdf",)


def test_a_claims_file_is_read_line_by_line(tmp_path: Path):
    file = tmp_path / "claims.jsonl"
    file.write_text('{"document": "a.pdf", "brand": "B", "on": "2026-05-04"}\n\n', encoding="utf-8")
    (only,) = load_claims(file)
    assert only.brand == "B"
    assert only.on == date(2026, 5, 4)


@pytest.mark.parametrize(
    "line",
    ['{"document": "a.pdf", "brnd": "B"}', "not json", '{"brand": "B"}', '{"document": 3}'],
    ids=["unknown key", "no JSON", "no document", "wrong type"],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str):
    file = tmp_path / "claims.jsonl"
    file.write_text('{"document": "ok.pdf"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="line 2"):
        load_claims(file)
