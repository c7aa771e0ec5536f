"""Importing a long list: time and memory of `proofcheck registry import`.

`python benchmarks/importing.py [--rows 1000000]` writes a CSV of made companies from a seed and
imports it into a new store in a process of its own, whose memory is measured from start to end,
with the search index packed in it.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from record import record, table

SEED = 20261125
SYLLABLES = (
    "nor",
    "th",
    "lu",
    "me",
    "val",
    "do",
    "ro",
    "kau",
    "fin",
    "sel",
    "ri",
    "ve",
    "que",
    "sta",
)


def main() -> None:
    """Write, import, measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, store = Path(folder) / "rows.csv", Path(folder) / "store.sqlite"
        write_rows(path, asked.rows)
        command = [sys.executable, "-m", "proofcheck", "registry", "import", path]
        start = time.perf_counter()
        with subprocess.Popen([*command, "--registry", store], stdout=subprocess.DEVNULL) as run:
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if run.returncode:
            raise SystemExit("the import failed")
        sizes = (path.stat().st_size / 1e6, store.stat().st_size / 1e6)
    head = ("rows", "file MB", "wall s", "CPU s", "peak memory MB", "store MB")
    cpu = used.ru_utime + used.ru_stime
    figures = (asked.rows, sizes[0], wall, cpu, used.ru_maxrss / 1024, sizes[1])
    text = table(head, [tuple(f"{figure:,.0f}" for figure in figures)])
    print(text)
    record("Import of a long list", f"python benchmarks/importing.py --rows {asked.rows}", text)


def write_rows(path: Path, count: int) -> None:
    """A list of companies, each with a tax id and a domain of its own."""
    chance = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("Company name", "VAT number", "Country", "Website"))
        for number in range(count):
            words = [
                "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))).title()
                for _ in range(chance.choice((1, 2, 3)))
            ]
            writer.writerow((" ".join(words), f"DE{number:09d}", "DE", f"shop{number}.example"))


if __name__ == "__main__":
    main()
