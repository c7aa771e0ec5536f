"""Examination in spawned, limited worker processes: hostile bytes never harm the caller.

A worker is limited in address space, CPU seconds, open files and file size, killed with all
that it started at its deadline, and replaced. Only the document in hand is blamed: it comes back
as an `Examination` without pages, whose fault names the limit (`blaming`).

A document is blamed only for what it does by itself. A worker that was killed from outside (by
hand, or when the machine ran out of memory), or that broke after it had examined others, may be
no fault of the document in hand: it is examined once more in a new worker, and that decides. So
no document costs more than two workers. Deadline and CPU seconds are counted for each document
alone, and are never tried again.

Every worker has pipes and a thread of its own: what happens to one can't reach another.
"""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import assert_never

import msgspec
from msgspec import Struct

from proofcheck.config import Config
from proofcheck.errors import InputError, ToolError
from proofcheck.examination.blaming import Ending, blamed, fault_of
from proofcheck.examination.messages import Answer, Broke, Done, Refused, Setup, Task
from proofcheck.examination.outcome import Examination, Input
from proofcheck.examination.process import WORKER, Command, Ended, Overdue, WorkerProcess

TASKS_PER_WORKER = 250
"""Documents after which a worker is replaced, so that a leak in a library can't grow."""

STARTS = 2
"""How often a worker is started, should the first die before it has loaded."""

Result = Answer | Ending


class Pending:
    """An examination that is under way in a worker."""

    def __init__(self, future: Future[Result], source: Input, number: int, config: Config) -> None:
        self._future = future
        self._source = source
        self._number = number
        self._limits = config.limits

    def result(self) -> Examination:
        """Wait for the examination; a worker that died gives one that names the cause.

        Raises `InputError` where the path is not there, as the worker found, and `ToolError`
        where no worker can be started.
        """
        answer: Result = self._future.result()
        if isinstance(answer, Done):
            try:
                return msgspec.msgpack.decode(answer.examination, type=Examination)
            except msgspec.DecodeError as error:
                answer = Broke(words=f"the worker's answer is damaged ({error})")
        if isinstance(answer, Refused):
            raise InputError(answer.message, remedy=answer.remedy)
        return blamed(self._source, self._number, fault_of(answer, self._limits))


class Workers:
    """A pool of `jobs` worker processes that examine documents, begun at once.

    `command` is what the interpreter runs as a worker; others than ours are for tests.
    """

    def __init__(
        self,
        config: Config,
        known_brands: tuple[str, ...] = (),
        *,
        jobs: int = 1,
        images: Path | None = None,
        command: Command = WORKER,
    ) -> None:
        self._config = config
        self._images = images
        self._is_closed = False
        self._tasks: SimpleQueue[_Assignment | None] = SimpleQueue()
        self._setup = Setup(config=config, known_brands=known_brands, images=_as_bytes(images))
        self._desks = [_Desk(self._tasks, config, command) for _ in range(jobs)]
        for desk in self._desks:
            desk.start()

    def know(self, known_brands: tuple[str, ...]) -> None:
        """Set the brand names that workers recognise, before the first document."""
        images = _as_bytes(self._images)
        self._setup = Setup(config=self._config, known_brands=known_brands, images=images)

    def submit(self, source: Input, number: int = 1) -> Pending:
        """Hand one upload to the next free worker; not after `close`."""
        if self._is_closed:
            raise RuntimeError("the workers were stopped")
        future: Future[Result] = Future()
        if isinstance(source, bytes):
            task = Task(data=source, number=number)
        else:
            task = Task(path=os.fsencode(source), number=number)
        self._tasks.put(_Assignment(task=task, setup=self._setup, future=future))
        return Pending(future, source, number, self._config)

    def pids(self) -> tuple[int, ...]:
        """Process ids of the workers that live now."""
        return tuple(pid for desk in self._desks if (pid := desk.pid) is not None)

    def close(self) -> None:
        """Stop the workers, busy or not, and wait until they are gone."""
        self._is_closed = True
        for desk in self._desks:
            desk.close()
        with suppress(Empty):
            while True:
                if (assignment := self._tasks.get_nowait()) is not None:
                    assignment.future.cancel()
        for _ in self._desks:
            self._tasks.put(None)
        for desk in self._desks:
            desk.join()


class _Assignment(Struct, frozen=True, kw_only=True):
    task: Task
    setup: Setup
    future: Future[Result]


class _Desk(threading.Thread):
    """The thread that keeps one worker busy; its worker dies before it does."""

    def __init__(
        self, tasks: SimpleQueue[_Assignment | None], config: Config, command: Command
    ) -> None:
        super().__init__(name="proofcheck-worker", daemon=True)
        self._tasks = tasks
        self._timeout_s = float(config.limits.timeout_s)
        self._command = command
        self._worker: WorkerProcess | None = None
        self._is_closing = False
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The worker's process id, while it has one."""
        worker = self._worker
        return worker.pid if worker is not None else None

    def close(self) -> None:
        """Let the thread end, and kill its worker, whatever it does."""
        with self._lock:
            self._is_closing = True
            if self._worker is not None:
                self._worker.kill()

    def run(self) -> None:
        """Start a worker while the caller still gets ready, then take task after task."""
        with suppress(Exception):  # tried again, and told of, when a document asks for it
            self._hire()
        while (assignment := self._tasks.get()) is not None:
            if assignment.future.set_running_or_notify_cancel():
                try:
                    answer = self._answer(assignment)
                except BaseException as error:
                    self._dismiss()
                    assignment.future.set_exception(error)
                else:
                    assignment.future.set_result(answer)
        self._dismiss()

    def _answer(self, assignment: _Assignment) -> Result:
        worker = self._find_worker(assignment.setup)
        was_fresh = worker.examined == 0
        answer = self._ask(worker, assignment.task)
        if _may_be_innocent(answer, was_fresh=was_fresh):
            # In a new worker whatever happens is the document's own doing.
            answer = self._ask(self._find_worker(assignment.setup), assignment.task)
        return answer

    def _ask(self, worker: WorkerProcess, task: Task) -> Result:
        """Let a worker examine; one that ended, broke or ran out of memory is dismissed."""
        try:
            answer: Result = worker.ask(task, self._timeout_s)
        except Overdue:
            answer = Ending(is_overdue=True)
        except Ended:
            return Ending(exit_status=self._dismiss())
        except ValueError:
            answer = Broke(words="the worker's answer is damaged")
        if _broke(answer) or worker.examined >= TASKS_PER_WORKER:
            self._dismiss()
        return answer

    def _find_worker(self, setup: Setup) -> WorkerProcess:
        """Return a worker that is ready; raises `ToolError` where none can be started."""
        for is_last in (False,) * (STARTS - 1) + (True,):
            try:
                worker = self._worker or self._hire()
                worker.get_ready(setup)
                return worker
            except ToolError:
                self._dismiss()
                if is_last or self._is_closing:
                    raise
        raise AssertionError("the last start gives a worker or raises")

    def _hire(self) -> WorkerProcess:
        with self._lock:
            if self._is_closing:
                raise CancelledError
            self._worker = WorkerProcess(self._command)
            return self._worker

    def _dismiss(self) -> int:
        """End the worker, if there is one; returns its exit status."""
        with self._lock:
            worker, self._worker = self._worker, None
        return worker.end() if worker is not None else 0


def _as_bytes(path: Path | None) -> bytes | None:
    return os.fsencode(path) if path is not None else None


def _broke(answer: Result) -> bool:
    """Whether the worker is not to be used again."""
    match answer:
        case Ending() | Broke():
            return True
        case Done():
            return answer.is_worn
        case Refused():
            return False
        case _:
            assert_never(answer)


def _may_be_innocent(answer: Result, *, was_fresh: bool) -> bool:
    """Whether something else than the document may have stopped its examination."""
    if isinstance(answer, Ending):
        if answer.is_overdue or answer.exit_status == -signal.SIGXCPU:
            return False
        return not was_fresh or answer.exit_status == -signal.SIGKILL
    return _broke(answer) and not was_fresh
