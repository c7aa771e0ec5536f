"""The text report on a terminal: the outcome in colour where the terminal shows colours."""

from __future__ import annotations

import os
from typing import TextIO

from proofcheck.model.result import Outcome, Report
from proofcheck.report.text import report_to_text

COLOURS = {
    Outcome.ACCEPT: "32",  # green (ECMA-48 SGR)
    Outcome.REVIEW: "33",  # yellow
    Outcome.REJECT: "31",  # red
    Outcome.UNREADABLE: "35",  # magenta
}


def print_report(report: Report, stream: TextIO) -> None:
    """Write the text report; coloured if the stream is a terminal and NO_COLOR is not set."""
    text = report_to_text(report)
    if stream.isatty() and not os.environ.get("NO_COLOR"):
        word = report.outcome.upper()
        text = f"\x1b[1;{COLOURS[report.outcome]}m{word}\x1b[0m{text.removeprefix(word)}"
    stream.write(text + "\n")
    stream.flush()
