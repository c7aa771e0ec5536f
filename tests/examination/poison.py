"""A worker that obeys its documents: the real one, with poison where real code has no weak spot.

Run as a program in place of `proofcheck.examination.worker`. A document that begins with one of
the words below has its way; any other is examined as ever. A document may be told to count how
often it was begun: every line of the log beside it is one time.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from proofcheck.examination import steps, worker
from proofcheck.examination.outcome import Examination, Input
from proofcheck.model.measures import Box

SLEEPER = (sys.executable, "-c", "import time; time.sleep(120)")


class Obedient(steps.Examiner):
    def examine(self, source: Input, number: int = 1) -> Examination:
        path = Path(str(source))
        if path.suffix == ".poison":
            with path.with_suffix(".log").open("a", encoding="utf-8") as log:
                log.write(f"{os.getpid()}\n")
            word, _, argument = path.read_text(encoding="utf-8").partition(" ")
            POISONS[word.strip()](argument)
        return super().examine(source, number)


def spin(_argument: str) -> None:
    while True:
        pass


def hold(_argument: str) -> None:
    """Hold the interpreter inside C code: no thread of ours can run."""
    re.match(r"(a|a)*$", "a" * 60 + "b")


def sleep(_argument: str) -> None:
    time.sleep(600)


def nap(argument: str) -> None:
    time.sleep(float(argument))


def allocate(_argument: str) -> None:
    kept = []
    while True:
        kept.append(bytearray(50_000_000))


def write(argument: str) -> None:
    with Path(argument.strip()).open("wb") as file:
        while True:
            file.write(bytes(1_000_000))


def fork(argument: str) -> None:
    """Leave children behind that hold every pipe, and then crash."""
    for _ in range(5):
        if os.fork() == 0:
            time.sleep(120)
            os._exit(0)
    crash(argument)


def start(_argument: str) -> None:
    subprocess.run(SLEEPER, check=False)


def crash(_argument: str) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def abort(_argument: str) -> None:
    ctypes.CDLL(None).abort()


def leave(_argument: str) -> None:
    os._exit(3)


def kill(_argument: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def babble(_argument: str) -> None:
    """Print, from Python and from C, where replies would be expected."""
    os.write(1, b"\xff" * 1000)
    sys.stdout.write("noise\n" * 1000)
    sys.stdout.flush()


def lie(_argument: str) -> None:
    """Write nonsense where the worker answers, as code that took it over could."""
    nonsense = (3).to_bytes(8, "big") + b"\xc1\xc1\xc1"
    for number in range(3, 20):
        with suppress(OSError):
            if stat.S_ISFIFO(os.fstat(number).st_mode):
                os.write(number, nonsense)
    time.sleep(60)


def open_many(_argument: str) -> None:
    kept = []
    while True:
        kept.append(open(os.devnull))  # noqa: SIM115, PTH123


def crash_second(_argument: str) -> None:
    """Crash in a worker that examined something before, as after a heap that others corrupted."""
    if Box in SEEN:
        crash("")


def mark(_argument: str) -> None:
    SEEN.add(Box)


SEEN: set[object] = set()
POISONS = {
    function.__name__.replace("_", "-"): function
    for function in (
        spin, hold, sleep, nap, allocate, write, fork, start, crash, abort, leave, kill, babble,
        lie, open_many, crash_second, mark,
    )
}  # fmt: skip


if __name__ == "__main__":
    steps.Examiner = Obedient  # type: ignore[misc]
    worker.main()
