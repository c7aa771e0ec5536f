"""Papers that a seller hands in together: one report, the chain through them, its broken link."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cli.test_commands import run
from proofcheck.model.claim import Claim
from proofcheck.verifier import Verifier

FIXTURES = Path(__file__).parents[2] / "fixtures"
ROWS = [json.loads(line) for line in (FIXTURES / "dossiers.jsonl").read_text().splitlines()]
MIDDLE = "Rheinbogen Markenvertrieb GmbH to Alpkiste AG (letter, document 2)"
LINKS = {
    "letters/en-chain-second--no-sublicence.pdf": (MIDDLE, "may not pass the right on"),
    "letters/en-chain-second--ended.pdf": (MIDDLE, "had ended on 2026-05-11"),
    "letters/en-chain-second--other-territory.pdf": (MIDDLE, "does not cover the territory"),
    "letters/en-chain-third.pdf": ("nobody known authorised Alpkiste AG",),
}
"""What names the broken link, by the paper that stands second."""


@pytest.fixture(scope="module")
def verifier() -> Iterator[Verifier]:
    with Verifier(registry=FIXTURES / "registry.json") as made:
        yield made


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "+".join(row["documents"]))
def test_each_set_has_its_verdict_and_names_the_broken_link(
    verifier: Verifier, row: dict[str, Any]
):
    paths = [FIXTURES / name for name in row["documents"]]
    report = verifier.verify(*paths, claim=msgspec.convert(row["claim"], Claim))
    assert report.outcome in row["expect"]["verdict"], report.verdict.reason
    found = {result.check.id for result in report.results if result.findings}
    assert found == set(row["expect"]["finding"])
    for words in LINKS.get(row["documents"][1], ()):
        assert words in report.verdict.reason


def test_a_whole_chain_on_the_command_line_says_by_whom_the_right_came(tmp_path: Path):
    done = _together(ROWS[0], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert len(report["documents"]) == 2
    sentence = report["verdict"]["questions"]["entitlement"]["sentence"]
    way = "Northlume Inc. to Albion Quay Distribution Ltd to Thornbury Outfitters Ltd"
    assert way in sentence


def test_a_broken_chain_on_the_command_line_points_to_the_papers_of_its_link(tmp_path: Path):
    row = next(r for r in ROWS if r["documents"][1] == "letters/en-chain-second--no-sublicence.pdf")
    done = _together(row, tmp_path)
    assert done.returncode == 20, done.stdout + done.stderr
    report = json.loads(done.stdout)
    (finding,) = report["findings"]
    assert finding["id"] == "PC-ENT-004"
    assert {evidence["document"] for evidence in finding["evidence"]} == {2, 3}
    assert MIDDLE in report["verdict"]["reason"]
    chains = [one["links"] for one in report["registry"] if "links" in one]
    broken = [link for links in chains for link in links if link["problems"]]
    assert {(link["evidence"], *link["problems"]) for link in broken} == {
        ("letter:2", "no_sublicence")
    }


def _together(row: dict[str, Any], folder: Path):
    claim = folder / "claim.json"
    claim.write_text(json.dumps(row["claim"]))
    known = ("--registry", FIXTURES / "registry.json", "--claim", claim)
    paths = [FIXTURES / name for name in row["documents"]]
    return run("verify", *paths, "--together", *known, "--format", "json")
