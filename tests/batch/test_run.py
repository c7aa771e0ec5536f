"""Runs that are killed, starved of disk and robbed of their files: nothing lost or repeated."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from examination.processes import group_of, is_alive, times_begun, wait_until
from proofcheck import InputError, Outcome, Verifier
from proofcheck.batch.ahead import AHEAD_PER_WORKER, in_order
from proofcheck.batch.run import Job, run_batch
from proofcheck.checks import CHECKS

DRIVER = Path(__file__).parent / "driver.py"
COMMAND = (sys.executable, "-m", "proofcheck", "batch")


def reports(output: Path) -> list[dict]:
    return [json.loads(line) for line in output.read_bytes().splitlines(keepends=True)]


def paths(output: Path) -> list[str]:
    return [report["documents"][0]["file"]["path"] for report in reports(output)]


def whole_lines(output: Path) -> int:
    return output.read_bytes().count(b"\n") if output.exists() else 0


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = (*COMMAND, *map(str, arguments))
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (*COMMAND, *map(str, arguments)), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def workers_of(pid: int) -> list[int]:
    """Process ids of the workers that a process started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            command = (stat.parent / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid and b"examination" in command:
            found.append(int(stat.parent.name))
    return found


@pytest.fixture
def sample(fixtures: Path) -> list[Path]:
    """Ten documents, some quick, some not, some that can't be read."""
    names = ("en-classic.pdf", "de-band.pdf", "it-minimal.pdf", "fr-grid.pdf", "en-minimal.pdf")
    invoices = [fixtures / "invoices" / name for name in names]
    return [*invoices, *sorted((fixtures / "unreadable").glob("*"))[:5]]


def test_a_run_killed_twice_loses_and_repeats_nothing(tmp_path: Path):
    documents = [tmp_path / f"{number:02}.poison" for number in range(16)]
    for document in documents:
        document.write_text("nap 0.2", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    command = [sys.executable, str(DRIVER), str(output), *map(str, documents)]
    finished: set[str] = set()
    for least in (3, 8):
        process = subprocess.Popen(command)
        # The second time it is killed while it resumes, past what the first had finished.
        assert wait_until(lambda least=least: whole_lines(output) >= least)
        process.kill()
        process.communicate()
        kept = output.read_bytes().rpartition(b"\n")[0].splitlines()
        finished |= {json.loads(line)["documents"][0]["file"]["path"] for line in kept}
    begun = {document: times_begun(document) for document in documents if str(document) in finished}
    subprocess.run(command, check=True)
    assert paths(output) == [str(document) for document in documents]
    assert {document: times_begun(document) for document in begun} == begun
    assert len(begun) >= 8
    assert not list(tmp_path.glob("out.jsonl.*"))


def test_a_run_killed_before_it_wrote_anew_keeps_what_it_had(tmp_path: Path, sample: list[Path]):
    output, documents = tmp_path / "out.jsonl", sample[-3:]
    run(*documents, "-o", output, "-j", 1)
    before = output.read_bytes()
    output.rename(tmp_path / "out.jsonl.earlier")  # where the run stood when it was killed
    done = run(*documents, "-o", output, "--resume")
    assert output.read_bytes() == before
    assert "3 kept" in done.stderr


def test_the_command_killed_in_mid_run_is_resumed_and_its_workers_end(
    tmp_path: Path, sample: list[Path]
):
    output = tmp_path / "out.jsonl"
    process = start(*sample, "-o", output)
    assert wait_until(lambda: whole_lines(output) >= 2)
    workers = workers_of(process.pid)
    assert workers
    process.kill()
    process.communicate()
    assert wait_until(lambda: not any(group_of(worker) for worker in workers))
    before = output.read_bytes().splitlines(keepends=True)
    done = run(*sample, "-o", output, "--resume")
    assert done.returncode == 30, done.stderr
    assert paths(output) == [str(document) for document in sample]
    after = output.read_bytes().splitlines(keepends=True)
    whole = [line for line in before if line.endswith(b"\n")]
    assert after[: len(whole)] == whole
    assert f"{len(whole)} kept" in done.stderr


def test_a_worker_killed_in_mid_run_costs_no_line(tmp_path: Path, sample: list[Path]):
    output = tmp_path / "out.jsonl"
    process = start(*sample, "-o", output, "-j", 2)
    assert wait_until(lambda: whole_lines(output) >= 1)
    for worker in workers_of(process.pid):
        os.kill(worker, signal.SIGKILL)
    _, said = process.communicate()
    assert process.returncode == 30, said
    assert paths(output) == [str(document) for document in sample]
    outcomes = [report["verdict"]["outcome"] for report in reports(output)]
    assert outcomes == ["accept"] * 5 + ["unreadable"] * 5


def test_ctrl_c_ends_a_run_with_words_and_without_orphans(tmp_path: Path, sample: list[Path]):
    output = tmp_path / "out.jsonl"
    process = start(*sample, "-o", output)
    assert wait_until(lambda: whole_lines(output) >= 1)
    workers = workers_of(process.pid)
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert out == ""
    assert "stopped" in said
    assert "Traceback" not in said
    assert workers
    assert not any(is_alive(worker) for worker in workers)


@pytest.mark.parametrize("target", ["/dev/full", "no-such-folder/out.jsonl"])
def test_an_output_that_can_not_be_written_ends_the_run_with_a_remedy(
    target: str, sample: list[Path]
):
    done = run(sample[-1], "-o", target)
    assert done.returncode == 1
    assert "can't be written" in done.stderr
    assert "permissions and space" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_disk_that_is_full_in_mid_run_loses_nothing_that_was_written(
    tmp_path: Path, sample: list[Path]
):
    output = tmp_path / "out.jsonl"

    def starve() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    documents = [sample[0], sample[-1], *sample[1:-1]]
    starved = run(*documents, "-o", output, preexec_fn=starve)
    assert starved.returncode == 1
    assert "can't be written: File too large" in starved.stderr
    assert "Traceback" not in starved.stderr
    written = output.read_bytes().rpartition(b"\n")[0].splitlines()
    assert written
    done = run(*documents, "-o", output, "--resume")
    assert paths(output) == [str(document) for document in documents]
    assert f"{len(written)} kept" in done.stderr


def test_a_file_that_vanishes_in_mid_run_has_a_report(tmp_path: Path, sample: list[Path]):
    copies = []
    for number in range(2 * AHEAD_PER_WORKER):
        copies.append(tmp_path / f"{number:02}.pdf")
        copies[-1].write_bytes(sample[-1].read_bytes())
    output = tmp_path / "out.jsonl"
    with Verifier(isolation="process") as verifier:
        outcomes = run_batch(
            [Job(document=str(copy)) for copy in copies],
            output=output,
            verifier=verifier,
            on_report=lambda *_: copies[-1].unlink(missing_ok=True),
        )
    assert outcomes == [Outcome.UNREADABLE] * len(copies)
    (fault,) = reports(output)[-1]["documents"][0]["faults"]
    assert (fault["code"], fault["stage"]) == ("missing", "intake")
    assert fault["remedy"]


def test_a_manifest_names_a_file_that_is_gone(tmp_path: Path, sample: list[Path]):
    manifest = tmp_path / "list.txt"
    manifest.write_text(f"gone.pdf\n{sample[-1]}\n", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    done = run("--manifest", manifest, "-o", output)
    assert done.returncode == 30
    assert paths(output) == [str(tmp_path / "gone.pdf"), str(sample[-1])]
    again = run("--manifest", manifest, "-o", output, "--resume")
    assert "1 kept" in again.stderr


def test_a_name_that_is_no_utf8_is_shown_and_resumed(tmp_path: Path, sample: list[Path]):
    folder = tmp_path / "in"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.pdf")).write_bytes(sample[-1].read_bytes())
    output = tmp_path / "out.jsonl"
    run(folder, "-o", output)
    assert paths(output) == [f"{folder}/bad\\xff.pdf"]
    assert "1 kept" in run(folder, "-o", output, "--resume").stderr


def test_junit_has_a_case_a_check_also_for_reports_that_were_kept(
    tmp_path: Path, sample: list[Path]
):
    output, junit = tmp_path / "out.jsonl", tmp_path / "out.xml"
    documents = [sample[0], sample[-1]]
    run(documents[0], "-o", output)
    run(*documents, "-o", output, "--junit", junit, "--resume")
    root = ElementTree.parse(junit).getroot()
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == [str(document) for document in documents]
    assert [len(suite) for suite in suites] == [len(CHECKS) + 1] * 2
    # What the kept report does not say is no pass.
    passed = [case.get("name") for case in suites[0] if len(case) == 0]
    assert passed == ["verdict"]
    assert int(root.get("tests", "0")) == 2 * (len(CHECKS) + 1)


def test_a_changed_file_is_examined_again(tmp_path: Path, sample: list[Path]):
    document, output = tmp_path / "a.pdf", tmp_path / "out.jsonl"
    document.write_bytes(sample[0].read_bytes())
    run(document, "-o", output)
    document.write_bytes(b"")
    run(document, "-o", output, "--resume")
    assert [report["verdict"]["outcome"] for report in reports(output)] == ["unreadable"]


def test_work_is_begun_ahead_and_handed_back_in_order():
    begun: list[int] = []

    def begin(item: int) -> int:
        begun.append(item)
        return item * 2

    for item, work in in_order(iter(range(1000)), begin, workers=1):
        assert work == item * 2
        assert len(begun) - item <= AHEAD_PER_WORKER
    assert begun == list(range(1000))


def test_the_callers_memory_stays_flat(tmp_path: Path, sample: list[Path]):
    """Thousands of reports are written, and none is held."""
    empty = sample[-1].parent / "zero-bytes.pdf"
    seen: list[int] = []

    def note(progress: object, _report: object) -> None:
        if len(seen) % 500 == 0:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            sizes.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
        seen.append(1)

    sizes: list[float] = []
    with Verifier(isolation="process") as verifier:
        run_batch(
            (Job(document=str(empty)) for _ in range(2501)),
            output=tmp_path / "out.jsonl",
            verifier=verifier,
            on_report=note,
        )
    assert len(seen) == 2501
    assert sizes[-1] - sizes[1] < 4, sizes


def test_a_registry_that_can_not_be_opened_leaves_no_worker(tmp_path: Path):
    own = os.getpid()
    with pytest.raises(Exception, match="ending that is not known"):
        Verifier(registry=tmp_path / "registry.txt", isolation="process")
    assert not workers_of(own)


def test_an_output_of_another_kind_is_not_overwritten_by_a_resumed_run(
    tmp_path: Path, sample: list[Path]
):
    output = tmp_path / "notes.txt"
    output.write_text("mine\n", encoding="utf-8")
    with Verifier() as verifier, pytest.raises(InputError, match="not a report"):
        run_batch([Job(document=str(sample[0]))], output=output, verifier=verifier, resume=True)
    assert output.read_text(encoding="utf-8") == "mine\n"
