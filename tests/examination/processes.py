"""Who lives in a process group, and how often a poisoned document was begun."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

OBEDIENT = (str(Path(__file__).parent / "poison.py"),)
"""The command of workers that obey poisoned documents."""


def times_begun(document: Path) -> int:
    """How often a poisoned document was begun."""
    return len(document.with_suffix(".log").read_text(encoding="utf-8").splitlines())


def group_of(pid: int) -> list[int]:
    """Process ids of all that live in a process group."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, _parent, group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(group) == pid and state != "Z":
                found.append(int(folder.name))
    return found


def wait_until(is_so: Callable[[], object], seconds: float = 30.0) -> bool:
    """Wait until something is so; returns whether it came to be."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return bool(is_so())


def is_alive(pid: int) -> bool:
    """Whether a process is there that is not a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
