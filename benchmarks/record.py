"""Writes a benchmark's table into benchmarks/RESULTS.md: one section each, replaced whole."""

from __future__ import annotations

import platform
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = "# Measured\n\nEvery section is written by the command that it names.\n"


def record(section: str, command: str, body: str) -> None:
    """Replace or add the section, with the day, the commit and the command that made it."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEAD
    day = datetime.now(UTC).date().isoformat()
    stamp = f"{day}, commit {_commit()}, Python {platform.python_version()}: `{command}`"
    made = f"## {section}\n\n{stamp}\n\n{body.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(section)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if pattern.search(text):
        text = pattern.sub(lambda _: made + "\n", text)
    else:
        text = f"{text.rstrip()}\n\n{made}"
    RESULTS.write_text(text.rstrip() + "\n", encoding="utf-8")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _commit() -> str:
    root = Path(__file__).parent.parent
    asked = ["git", "-C", str(root), "describe", "--always", "--dirty"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
