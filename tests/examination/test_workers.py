"""A worker that is killed, stopped or starved costs one document, and says which limit."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import msgspec
import pytest

from proofcheck import Config, Outcome, Verifier
from proofcheck.config import Limits


def config_with(**limits: int) -> Config:
    return Config(limits=msgspec.structs.replace(Limits(), **limits))


def children() -> set[int]:
    """Process ids of this process's children."""
    own = Path(f"/proc/{os.getpid()}/task")
    return {int(pid) for task in own.iterdir() for pid in (task / "children").read_text().split()}


def test_a_worker_gives_the_same_report_as_this_process(fixtures: Path):
    document = fixtures / "invoices/en-classic.pdf"
    with Verifier() as here, Verifier(isolation="process") as apart:
        assert apart.verify(document).verdict == here.verify(document).verdict


def test_a_document_over_its_deadline_is_blamed_and_the_next_one_is_not(fixtures: Path):
    slow = fixtures / "invoices/zh-grid-photo.jpg"
    with Verifier(config=config_with(timeout_s=1), isolation="process") as verifier:
        report = verifier.verify(slow)
        assert report.outcome is Outcome.UNREADABLE
        (fault,) = report.dossier.documents[0].faults
        assert fault.limit == "timeout_s"
        assert report.dossier.documents[0].document.file.sha256
        empty = verifier.verify(fixtures / "unreadable/zero-bytes.pdf")
    assert [f.code for f in empty.dossier.documents[0].faults] == ["empty"]


def test_a_document_that_needs_too_much_memory_is_blamed(fixtures: Path):
    with Verifier(config=config_with(memory_bytes=700_000_000), isolation="process") as verifier:
        report = verifier.verify(fixtures / "invoices/zh-grid-photo.jpg")
    assert report.outcome is Outcome.UNREADABLE
    assert "memory_bytes" in {f.limit for f in report.dossier.documents[0].faults}


def test_a_killed_worker_loses_one_document_and_is_replaced(fixtures: Path):
    before = children()
    with Verifier(isolation="process") as verifier:
        underway = verifier.submit(str(fixtures / "invoices/zh-grid-photo.jpg"))
        deadline = time.monotonic() + 20
        while not children() - before and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1.5)
        for pid in children() - before:
            if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)
        lost = verifier.conclude([underway.result()])
        assert lost.outcome is Outcome.UNREADABLE
        assert verifier.verify(fixtures / "invoices/en-classic.pdf").outcome is Outcome.ACCEPT


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_come_back_to_those_who_asked(fixtures: Path, jobs: int):
    names = ("en-classic", "de-band", "it-minimal", "fr-grid")
    with Verifier(isolation="process", jobs=jobs) as verifier:
        underway = [verifier.submit(str(fixtures / f"invoices/{n}.pdf")) for n in names]
        found = [one.result().examined.document.file.path for one in underway]
    assert found == [str(fixtures / f"invoices/{n}.pdf") for n in names]
