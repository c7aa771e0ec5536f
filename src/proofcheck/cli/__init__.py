"""The command line: stdout is the report, stderr is words, the exit code is the verdict."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with its exit code."""
    from proofcheck.cli.app import run

    raise SystemExit(run())
