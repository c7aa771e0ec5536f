"""How far a batch is: count, rate and time left on one line of the terminal."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from proofcheck.batch.run import Progress
from proofcheck.report.text import printable

SECONDS_BETWEEN_LINES = 30.0
"""A stream that is no terminal gets a line of its own, but not more often than this."""


class Meter:
    """Shows progress on a stream; a log file gets a line now and then instead of a bar."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._start = self._said = clock()

    def show(self, progress: Progress, _report: object = None) -> None:
        """Say how far the run is."""
        now = self._clock()
        is_last = progress.done == progress.total
        if self._stream.isatty():
            end = "\n" if is_last else ""
            self._stream.write(f"\r\x1b[2K{self._words(progress, now)}{end}")
        elif is_last or now - self._said >= SECONDS_BETWEEN_LINES:
            self._said = now
            self._stream.write(self._words(progress, now) + "\n")
        self._stream.flush()

    def _words(self, progress: Progress, now: float) -> str:
        made = progress.done - progress.kept
        words = f"{progress.done}"
        words += f"/{progress.total}" if progress.total is not None else " documents"
        if made and now > self._start:
            rate = made / (now - self._start)
            words += f", {rate:.2f} documents/s"
            if progress.total is not None:
                # Files may have come since they were counted.
                left = max(progress.total - progress.done, 0) / rate
                words += f", {_duration(left)} left"
        if progress.kept:
            words += f", {progress.kept} kept"
        return f"{words}: {printable(progress.document)} {progress.outcome}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s"
