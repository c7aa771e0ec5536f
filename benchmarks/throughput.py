"""What a second worker gains, and whether a worker's memory stays flat.

`python benchmarks/throughput.py FOLDER… [--rounds 3] [--documents 500]` runs the files of the
folders (the project's own invoices where none is named):

- as a batch with one worker and with two, in turn, several rounds, all workers warm: documents
  a second, their ratio, and CPU milliseconds a document that the parent itself takes. Meant for
  a machine with two idle cores;
- again and again through one worker, until it has examined `--documents`: its resident (RSS) and
  proportional (PSS) memory every tenth of the way, and the slope of a straight line through all
  that was measured after the first fifth. The worker is never replaced here.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from proofcheck import Config, Verifier
from proofcheck.batch.ahead import in_order
from proofcheck.batch.inputs import collect
from proofcheck.batch.run import Job, run_batch
from proofcheck.examination import workers as pool
from record import record, table

ROOT = Path(__file__).parent.parent
PATTERNS = ("*.pdf", "*.jpg", "*.jpeg", "*.png", "*.tif", "*.tiff", "*.webp", "*.bmp", "*.gif")
AIM_RATIO, AIM_SLOPE_MB = 1.7, 2.0

Point = tuple[int, float, float]


def throughput(documents: list[str], rounds: int) -> str:
    """Measure one and two workers in turn, and return the table."""
    rows: list[tuple[str, ...]] = []
    ratios: list[float] = []
    with (
        Verifier(config=Config(), isolation="process", jobs=1) as one,
        Verifier(config=Config(), isolation="process", jobs=2) as two,
    ):
        for verifier, jobs in ((one, 1), (two, 2)):
            timed(verifier, documents[: 6 * jobs], jobs)
        for number in range(1, rounds + 1):
            slow_s, slow_cpu_s = timed(one, documents, 1)
            fast_s, fast_cpu_s = timed(two, documents, 2)
            ratios.append(slow_s / fast_s)
            count = len(documents)
            rows.append(
                (
                    str(number),
                    f"{count / slow_s:.2f}",
                    f"{count / fast_s:.2f}",
                    f"{ratios[-1]:.2f}",
                    f"{1000 * (slow_cpu_s + fast_cpu_s) / 2 / count:.0f}",
                )
            )
    head = ("round", "1 worker, documents/s", "2 workers", "ratio", "parent, CPU ms a document")
    median = statistics.median(ratios)
    words = (
        f"Median ratio {median:.2f} (aim ≥ {AIM_RATIO}) over {len(documents)} documents a round."
    )
    return f"{table(head, rows)}\n\n{words}"


def timed(verifier: Verifier, documents: list[str], jobs: int) -> tuple[float, float]:
    """Wall seconds, and CPU seconds of this process, of one batch."""
    work = [Job(document=document) for document in documents]
    with tempfile.TemporaryDirectory() as folder:
        wall_s, cpu_s = time.perf_counter(), time.process_time()
        run_batch(work, output=Path(folder) / "out.jsonl", verifier=verifier, workers=jobs)
        return time.perf_counter() - wall_s, time.process_time() - cpu_s


def memory(documents: list[str], count: int) -> str:
    """Measure one worker over `count` documents, and return the table with its slope."""
    pool.TASKS_PER_WORKER = count + 1
    points: list[Point] = []
    workers = pool.Workers(Config())
    try:
        names = islice(cycle(documents), count)
        begun = in_order(names, lambda name: workers.submit(name), workers=1)
        for number, (_, underway) in enumerate(begun, start=1):
            underway.result()
            (pid,) = workers.pids()
            points.append((number, *measured_mb(pid)))
    finally:
        workers.close()
    step = max(count // 10, 1)
    rows = [(str(n), f"{rss:.0f}", f"{pss:.0f}") for n, rss, pss in points if n % step == 0]
    steady = points[count // 5 :]
    slope = 100 * statistics.linear_regression([p[0] for p in steady], [p[1] for p in steady]).slope
    peak = max(point[1] for point in points)
    words = (
        f"Slope {slope:+.1f} MB per 100 documents (aim: within ±{AIM_SLOPE_MB}); "
        f"largest RSS between documents {peak:.0f} MB; {len(set(documents))} documents in turn."
    )
    return f"{table(('documents', 'RSS, MB', 'PSS, MB'), rows)}\n\n{words}"


def measured_mb(pid: int) -> tuple[float, float]:
    """Resident and proportional memory of a process in MB, as the kernel counts it."""
    found = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, kilobytes, *_ = line.split()
        found[name] = int(kilobytes) / 1000
    return found["Rss:"], found["Pss:"]


def main() -> None:
    """Measure, print and record both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "fixtures/invoices"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--no-record", action="store_true", help="Print alone.")
    asked = parser.parse_args()
    documents = [str(file) for file in collect(asked.folders, include=PATTERNS)]
    body = f"{throughput(documents, asked.rounds)}\n\n{memory(documents, asked.documents)}"
    print(body)
    if not asked.no_record:
        folders = " ".join(folder.name for folder in asked.folders)
        record("Throughput", f"python benchmarks/throughput.py {folders}", body)


if __name__ == "__main__":
    main()
