"""Reports of real documents with their pictures, and a browser to look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from proofcheck.batch.claims import load_claims, match_claims
from proofcheck.report.schema import ReportView
from proofcheck.report.view import view_report
from proofcheck.verifier import Verifier
from report.html.chromium import Chromium

Verified = dict[str, ReportView]


@pytest.fixture(scope="session")
def reports(fixtures: Path, tmp_path_factory: pytest.TempPathFactory) -> Verified:
    """A rejected invoice, a rejected pair handed in together, an unreadable file."""
    submissions = {
        "edited": ("invoices/en-classic--gross-edited.pdf",),
        "together": ("letters/zh-table.pdf", "invoices/de-band--xml-gross.pdf"),
        "locked": ("unreadable/locked.pdf",),
    }
    claims = load_claims(fixtures / "claims.jsonl")
    images = tmp_path_factory.mktemp("images")
    found: Verified = {}
    with Verifier(registry=fixtures / "registry.json", images=images) as verifier:
        for name, files in submissions.items():
            paths = [str(fixtures / file) for file in files]
            claim = next(iter(match_claims(paths, claims).by_document.values()), None)
            found[name] = through_json(view_report(verifier.verify(*paths, claim=claim)))
    return found


def through_json(report: ReportView) -> ReportView:
    """The report as `render` finds it: written as JSON and read again."""
    return msgspec.json.decode(msgspec.json.encode(report), type=ReportView)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """A Chromium with a profile of its own."""
    with Chromium(tmp_path_factory.mktemp("profile")) as chromium:
        yield chromium
