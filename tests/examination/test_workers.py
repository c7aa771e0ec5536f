"""A worker that is killed, stopped or starved costs one document, and says which limit."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import pytest

from proofcheck import Config, InputError, Outcome, ToolError, Verifier
from proofcheck.config import Limits
from proofcheck.examination.outcome import Examination
from proofcheck.examination.workers import Workers
from proofcheck.model.document import Fault

from .processes import OBEDIENT, group_of, is_alive, times_begun, wait_until


def config_with(**limits: int) -> Config:
    return Config(limits=msgspec.structs.replace(Limits(), **limits))


def only_fault(examination: Examination) -> Fault:
    (fault,) = examination.examined.faults
    assert not examination.examined.document.pages
    assert examination.examined.document.file.sha256
    assert fault.remedy
    return fault


def pids_of(workers: Workers, jobs: int = 1) -> tuple[int, ...]:
    assert wait_until(lambda: len(workers.pids()) == jobs)
    return workers.pids()


def test_a_worker_gives_the_same_report_as_this_process(fixtures: Path):
    document = fixtures / "invoices/en-classic.pdf"
    with Verifier() as here, Verifier(isolation="process") as apart:
        assert apart.verify(document).verdict == here.verify(document).verdict
        data = document.read_bytes()
        assert apart.verify(data).verdict == here.verify(data).verdict


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


def test_a_path_that_is_gone_is_the_callers_mistake(tmp_path: Path):
    with Verifier(isolation="process") as verifier, pytest.raises(InputError, match="gone"):
        verifier.verify(tmp_path / "gone.pdf")


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_come_back_to_those_who_asked(fixtures: Path, jobs: int):
    names = ("en-classic", "de-band", "it-minimal", "fr-grid")
    with Verifier(isolation="process", jobs=jobs) as verifier:
        underway = [verifier.submit(str(fixtures / f"invoices/{n}.pdf")) for n in names]
        found = [one.result().examined.document.file.path for one in underway]
    assert found == [str(fixtures / f"invoices/{n}.pdf") for n in names]


def test_a_worker_killed_from_outside_is_replaced_and_its_document_examined_once_more(
    fixtures: Path,
):
    workers = Workers(Config())
    try:
        underway = workers.submit(str(fixtures / "invoices/zh-grid-photo.jpg"))
        time.sleep(1.5)
        (pid,) = pids_of(workers)
        os.kill(pid, signal.SIGKILL)
        assert underway.result().examined.document.pages
        assert workers.pids() != (pid,)
    finally:
        workers.close()


def test_a_worker_killed_while_idle_costs_no_document(fixtures: Path):
    document = fixtures / "unreadable/zero-bytes.pdf"
    workers = Workers(Config())
    try:
        workers.submit(str(document)).result()
        for pid in pids_of(workers):
            os.kill(pid, signal.SIGKILL)
        found = [workers.submit(str(document)) for _ in range(3)]
        assert [f.code for one in found for f in one.result().examined.faults] == ["empty"] * 3
    finally:
        workers.close()


def test_a_document_that_kills_its_worker_is_begun_twice_and_no_more(hiring, poisoned, fixtures):
    workers = hiring(Config())
    poison, good = poisoned("poison", "kill"), fixtures / "unreadable/zero-bytes.pdf"
    first, second, third = (workers.submit(str(path)) for path in (good, poison, good))
    assert only_fault(first.result()).code == "empty"
    fault = only_fault(second.result())
    assert fault.code == "failed"
    assert "killed" in fault.reason
    assert only_fault(third.result()).code == "empty"
    assert times_begun(poison) == 2


@pytest.mark.parametrize("word", ["crash", "abort", "leave", "fork"])
def test_a_crash_in_a_new_worker_is_the_documents_own_and_not_tried_again(hiring, poisoned, word):
    workers = hiring(Config())
    poison = poisoned("poison", word)
    fault = only_fault(workers.submit(str(poison)).result())
    assert times_begun(poison) == 1
    assert fault.limit == ("memory_bytes" if word == "abort" else None)


def test_a_crash_that_an_earlier_document_prepared_is_not_blamed_on_the_next(hiring, poisoned):
    workers = hiring(Config())
    before, after = poisoned("before", "mark"), poisoned("after", "crash-second")
    workers.submit(str(before)).result()
    found = workers.submit(str(after)).result()
    # Examined in the end, as the text that it is: no format of ours.
    assert [fault.code for fault in found.examined.faults] == ["unknown_format"]
    assert times_begun(after) == 2


@pytest.mark.parametrize(
    ("word", "limits", "limit"),
    [
        ("spin", {"timeout_s": 2}, "timeout_s"),
        ("hold", {"timeout_s": 2}, "timeout_s"),
        ("sleep", {"timeout_s": 2}, "timeout_s"),
        ("spin", {"cpu_s": 1, "timeout_s": 60}, "cpu_s"),
        ("allocate", {"memory_bytes": 1_000_000_000}, "memory_bytes"),
    ],
)
def test_what_a_document_may_not_do_without_end(hiring, poisoned, word, limits, limit):
    workers = hiring(config_with(**limits))
    poison = poisoned("poison", word)
    fault = only_fault(workers.submit(str(poison)).result())
    assert (fault.code, fault.limit) == ("limit", limit)
    assert times_begun(poison) == 1


def test_a_file_without_end_is_cut_off_and_named(hiring, poisoned, tmp_path: Path):
    target = tmp_path / "huge"
    workers = hiring(config_with(written_bytes=5_000_000))
    fault = only_fault(workers.submit(str(poisoned("poison", f"write {target}"))).result())
    assert fault.limit == "written_bytes"
    assert target.stat().st_size <= 5_000_000


def test_files_opened_without_end_are_cut_off_and_named(hiring, poisoned):
    workers = hiring(config_with(open_files=64))
    fault = only_fault(workers.submit(str(poisoned("poison", "open-many"))).result())
    assert fault.limit == "open_files"


def test_what_a_worker_prints_is_no_answer(hiring, poisoned):
    workers = hiring(Config())
    found = workers.submit(str(poisoned("poison", "babble"))).result()
    assert [fault.code for fault in found.examined.faults] == ["unknown_format"]


def test_an_answer_that_is_none_of_ours_is_blamed_on_the_document(hiring, poisoned, fixtures):
    workers = hiring(Config())
    first = workers.submit(str(poisoned("poison", "lie")))
    second = workers.submit(str(fixtures / "unreadable/zero-bytes.pdf"))
    fault = only_fault(first.result())
    assert fault.code == "failed"
    assert "damaged" in fault.reason
    assert only_fault(second.result()).code == "empty"


@pytest.mark.parametrize("word", ["start", "fork"])
def test_what_a_worker_started_dies_with_it(hiring, poisoned, word):
    workers = hiring(config_with(timeout_s=4))
    (pid,) = pids_of(workers)
    underway = workers.submit(str(poisoned("poison", word)))
    assert wait_until(lambda: len(group_of(pid)) > 1 or word == "fork")
    underway.result()
    assert wait_until(lambda: not group_of(pid), 5)


def test_closing_kills_a_busy_worker_and_clears_its_folder(
    hiring, poisoned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    workers = hiring(Config(), jobs=2)
    busy = [workers.submit(str(poisoned(f"p{i}", "start"))) for i in range(3)]
    pids = pids_of(workers, 2)
    assert wait_until(lambda: all(len(group_of(pid)) > 1 for pid in pids))
    workers.close()
    assert not any(group_of(pid) for pid in pids)
    assert len(busy) == 3
    assert not list(tmp_path.glob("proofcheck-*"))


CALLER = """
import sys, time
from proofcheck.config import Config
from proofcheck.examination.workers import Workers
workers = Workers(Config(), command=(sys.argv[1],))
pending = workers.submit(sys.argv[2])
while not workers.pids():
    time.sleep(0.01)
print(*workers.pids(), flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("word", ["sleep", "start", "hold"])
def test_workers_end_when_their_caller_is_killed(poisoned, word):
    document = poisoned("poison", word)
    caller = subprocess.Popen(
        [sys.executable, "-c", CALLER, *OBEDIENT, str(document)],
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(document.parent)},
    )
    try:
        assert caller.stdout is not None
        pid = int(caller.stdout.readline())
        assert wait_until(document.with_suffix(".log").exists)
        assert wait_until(lambda: len(group_of(pid)) > (word == "start"))
    finally:
        caller.kill()
        caller.communicate()
    # One that holds the interpreter has an alarm of ten seconds; others hear it at once.
    assert wait_until(lambda: not group_of(pid), 15 if word == "hold" else 5)
    assert not is_alive(pid)


def test_a_worker_that_can_not_start_is_no_fault_of_the_document(fixtures: Path):
    workers = Workers(Config(), command=("-c", "import there_is_no_such_module"))
    try:
        underway = workers.submit(str(fixtures / "invoices/en-classic.pdf"))
        with pytest.raises(ToolError, match="there_is_no_such_module") as raised:
            underway.result()
        assert "doctor" in raised.value.remedy
    finally:
        workers.close()
