"""One worker process as its caller sees it: started, asked, and killed with all it started.

Relies on process groups: a worker leads a session of its own, so that what it starts (Tesseract)
dies with it, and Ctrl-C on a terminal reaches the caller alone.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress

from msgspec import Struct

from proofcheck.errors import ToolError
from proofcheck.examination.messages import (
    FOLDER_VARIABLE,
    LENGTH_BYTES,
    Answer,
    Ready,
    decode_reply,
    framed,
)

Command = tuple[str, ...]

WORKER: Command = ("-P", "-m", "proofcheck.examination.worker")
"""Arguments of the interpreter; `-P` keeps modules of the current folder out."""

START_TIMEOUT_S = 60.0
LONGEST_REPLY_BYTES = 500_000_000


class Overdue(Exception):  # noqa: N818  it is the document that is late
    """The worker has not answered by its deadline."""


class Ended(Exception):  # noqa: N818  an ending is no error of ours
    """The worker ended instead of answering."""


class WorkerProcess:
    """A worker, started at once and ready some time later; for use by one thread.

    `kill` alone may be called by other threads.
    """

    def __init__(self, command: Command = WORKER) -> None:
        self.examined = 0
        self._is_ready = self._is_reaped = False
        self._lock = threading.Lock()
        self._folder = tempfile.mkdtemp(prefix="proofcheck-")
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  closed in `end`
        path = os.pathsep.join(entry for entry in sys.path if entry)
        own = {"PYTHONPATH": path, "TMPDIR": self._folder, FOLDER_VARIABLE: self._folder}
        is_debugged = bool(os.environ.get("PROOFCHECK_DEBUG"))
        try:
            self._process = subprocess.Popen(
                (sys.executable, *command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if is_debugged else self._said,
                bufsize=0,
                start_new_session=True,
                env=os.environ | own,
            )
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise ToolError(
                f"A worker process can't be started: {error.strerror}.",
                remedy="Ask for fewer --jobs, or free memory and processes.",
                tool="worker",
            ) from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._tasks, self._replies = self._process.stdin.fileno(), self._process.stdout.fileno()
        for pipe in (self._tasks, self._replies):
            os.set_blocking(pipe, False)
        self._death = os.pidfd_open(self._process.pid)

    @property
    def pid(self) -> int:
        """The worker's process id, which is that of its group."""
        return self._process.pid

    def get_ready(self, setup: Struct) -> None:
        """Send the settings, and wait until the worker has loaded; does nothing twice.

        Raises `ToolError` with the worker's own last words where it can't.
        """
        if self._is_ready:
            return
        until = time.monotonic() + START_TIMEOUT_S
        try:
            self._write(framed(setup), until)
            is_ready = isinstance(decode_reply(self._read_frame(until)), Ready)
        except (Overdue, Ended, ValueError):
            is_ready = False
        if not is_ready:
            words = self._last_words()
            status = self.end()
            raise ToolError(
                f"A worker process did not start (exit status {status}){words}.",
                remedy="Run `proofcheck doctor`; PROOFCHECK_DEBUG=1 shows what a worker prints.",
                tool="worker",
            )
        self._is_ready = True

    def ask(self, task: Struct, timeout_s: float) -> Answer:
        """Send a document and wait for the answer.

        Raises `Overdue` at the deadline and `Ended` where the worker died; after either it
        must be ended. Raises `ValueError` where the answer is none of ours.
        """
        until = time.monotonic() + timeout_s
        self._write(framed(task), until)
        reply = decode_reply(self._read_frame(until))
        if isinstance(reply, Ready):
            raise ValueError("the worker answers what was not asked")
        self.examined += 1
        return reply

    def kill(self) -> None:
        """Kill the worker and all that it started; what waits for it sees that it ended."""
        with self._lock:
            if not self._is_reaped:
                # Not reaped yet: the number can't belong to another group.
                with suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> int:
        """Kill, reap and clear away; returns the exit status (negative: the signal)."""
        self.kill()
        with self._lock:
            status = self._process.wait()
            self._is_reaped = True
        for pipe in (self._process.stdin, self._process.stdout, self._said):
            if pipe is not None:
                pipe.close()
        if self._death >= 0:
            os.close(self._death)
            self._death = -1
        shutil.rmtree(self._folder, ignore_errors=True)
        return status

    def _write(self, data: bytes, until: float) -> None:
        left = memoryview(data)
        while left:
            self._await(self._tasks, select.POLLOUT, until)
            try:
                left = left[os.write(self._tasks, left) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise Ended from error

    def _read_frame(self, until: float) -> bytes:
        length = int.from_bytes(self._read(LENGTH_BYTES, until), "big")
        if length > LONGEST_REPLY_BYTES:
            raise ValueError("the reply is too long")
        return self._read(length, until)

    def _read(self, count: int, until: float) -> bytes:
        parts: list[bytes] = []
        while count:
            self._await(self._replies, select.POLLIN, until)
            try:
                part = os.read(self._replies, min(count, 1 << 20))
            except BlockingIOError:
                continue
            if not part:
                raise Ended
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _await(self, pipe: int, event: int, until: float) -> None:
        """Wait until the pipe can be used; raises `Ended` once the worker is dead."""
        poll = select.poll()
        poll.register(pipe, event)
        poll.register(self._death, select.POLLIN)
        left_s = until - time.monotonic()
        ready = dict(poll.poll(max(left_s, 0) * 1000))
        if not ready:
            raise Overdue
        if pipe not in ready or not ready[pipe] & event:
            # A program that it left behind may hold the pipe open.
            raise Ended

    def _last_words(self) -> str:
        if os.environ.get("PROOFCHECK_DEBUG"):
            return ""
        self._said.seek(0, os.SEEK_END)
        self._said.seek(max(self._said.tell() - 2000, 0))
        lines = self._said.read().decode("utf-8", "replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return f": {said[-1].rstrip('.')}" if said else ""
