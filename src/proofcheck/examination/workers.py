"""Examination in spawned, limited worker processes: hostile bytes never harm the caller.

A worker is limited in address space, CPU seconds, open files and file size, stopped at its
deadline and replaced. Only the document in hand is blamed: it comes back as an `Examination`
without pages, whose fault names the limit. The parent reads the file to hash it and decodes
what the worker sends by its types; it parses no upload.

pebble runs the pool, since a killed worker breaks `concurrent.futures`' own for good.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import resource
import signal
import threading
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as DeadlineError
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from proofcheck.config import Config, Limits
from proofcheck.errors import InputError
from proofcheck.examination.outcome import Examination, Input, is_out_of_memory
from proofcheck.model.document import Document, Fault, File, MediaType
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import Kind, OtherPaper

if TYPE_CHECKING:
    from proofcheck.examination.steps import Examiner

SIMPLER = "Upload a simpler copy: fewer pages, a lower resolution, or a new scan."
TASKS_PER_WORKER = 250
"""Documents after which a worker is replaced, so that a leak in a library can't grow."""


class Pending:
    """An examination that is under way in a worker."""

    def __init__(
        self, future: ProcessFuture[bytes], source: Input, number: int, limits: Limits
    ) -> None:
        self._future = future
        self._source = source
        self._number = number
        self._limits = limits

    def result(self) -> Examination:
        """Wait for the examination; a worker that died gives one that names the cause.

        Raises `InputError` where the path is not there, as the worker found.
        """
        try:
            return msgspec.msgpack.decode(self._future.result(), type=Examination)
        except InputError:
            raise
        except DeadlineError:
            fault = self._over("timeout_s", f"took more than {self._limits.timeout_s} seconds")
        except ProcessExpired as error:
            fault = self._expired(error)
        except (CancelledError, Exception) as error:
            fault = self._broken(error)
        return blamed(self._source, self._number, fault)

    def cancel(self) -> None:
        """Give the examination up; a worker that is busy with it is stopped."""
        self._future.cancel()  # type: ignore[no-untyped-call]  # pebble says no type

    def _expired(self, error: ProcessExpired) -> Fault:
        """Name what ended the worker, as far as its exit tells."""
        if error.exitcode == -signal.SIGXCPU:
            return self._over("cpu_s", f"took more than {self._limits.cpu_s} seconds of CPU time")
        if error.exitcode == -signal.SIGABRT:
            # What libraries in C++ do when memory runs out.
            return self._over("memory_bytes", "most likely needs more memory than is allowed")
        return Fault(
            stage="examination",
            code="failed",
            reason=f"The examination ended without a result (exit status {error.exitcode}).",
            remedy=SIMPLER,
        )

    def _broken(self, error: BaseException) -> Fault:
        if is_out_of_memory(error):
            megabytes = self._limits.memory_bytes // 1_000_000
            return self._over("memory_bytes", f"needs more than {megabytes} MB of memory")
        return Fault(
            stage="examination",
            code="failed",
            reason=f"The examination failed: {type(error).__name__}: {error}.",
            remedy=SIMPLER,
        )

    def _over(self, limit: str, words: str) -> Fault:
        reason = f"The document {words} to examine, which is the limit."
        return Fault(stage="examination", code="limit", limit=limit, reason=reason, remedy=SIMPLER)


class Workers:
    """A pool of `jobs` worker processes that examine documents; use as a context manager."""

    def __init__(
        self,
        config: Config,
        known_brands: tuple[str, ...] = (),
        *,
        jobs: int = 1,
        images: Path | None = None,
    ) -> None:
        self._limits = config.limits
        self._jobs = jobs
        self._setup = (msgspec.msgpack.encode(config), known_brands, images)
        self._pool = self._new_pool()
        self._lock = threading.Lock()

    def submit(self, source: Input, number: int = 1) -> Pending:
        """Hand one upload to the next free worker."""
        with self._lock:
            try:
                future = self._schedule(source, number)
            except RuntimeError:
                # A worker that died while it started breaks the whole pool: begin a new one.
                self._pool.stop()  # type: ignore[no-untyped-call]  # pebble says no type
                self._pool = self._new_pool()
                future = self._schedule(source, number)
        return Pending(future, source, number, self._limits)

    def _schedule(self, source: Input, number: int) -> ProcessFuture[bytes]:
        return self._pool.schedule(
            _examine, args=(source, number), timeout=float(self._limits.timeout_s)
        )

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=TASKS_PER_WORKER,
            initializer=_start_worker,
            initargs=self._setup,
            context=multiprocessing.get_context("spawn"),
        )

    def close(self) -> None:
        """Stop the workers, busy or not, and wait until they are gone."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble says no type
        self._pool.join()


def blamed(source: Input, number: int, fault: Fault) -> Examination:
    """The examination of a document that no worker could finish: its digest and the fault."""
    document = Document(number=number, file=_file_of(source), faults=(fault,))
    paper = OtherPaper(reason="The document can't be read.")
    examined = Examined(
        document=document, kind=Kind.OTHER, kind_confidence=0.0, paper=paper, faults=(fault,)
    )
    return Examination(examined=examined, tools={}, timing_ms={})


def _file_of(source: Input) -> File:
    """Hash the bytes in blocks, without parsing them."""
    digest, size, path = hashlib.sha256(), 0, "<bytes>"
    if isinstance(source, bytes):
        digest.update(source)
        size = len(source)
    else:
        path = str(source)
        with Path(source).open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
                size += len(block)
    sha256 = digest.hexdigest()
    return File(path=path, sha256=sha256, media_type=MediaType.UNKNOWN, size_bytes=size)


# What follows runs inside a worker. A failure before a document is in hand would break the
# pool, so it is kept until one is, and is then that document's.

_setup: tuple[bytes, tuple[str, ...], Path | None] | None = None
_examiner: Examiner | None = None


def _start_worker(config: bytes, known_brands: tuple[str, ...], images: Path | None) -> None:
    """Load what examines, outside the time of any document."""
    global _setup
    _setup = (config, known_brands, images)
    with suppress(Exception):
        _ready()


def _examine(source: Input, number: int) -> bytes:
    """Examine one upload within the limits of a document; returns it as MessagePack."""
    examiner = _ready()
    limits = examiner.config.limits
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + limits.cpu_s + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, resource.RLIM_INFINITY))
        return msgspec.msgpack.encode(examiner.examine(source, number))
    finally:
        # What is left to do is ours: to say that memory ran out takes a little of it.
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _ready() -> Examiner:
    """Return the examiner of this process, made at the first call."""
    global _examiner
    if _examiner is None:
        assert _setup is not None, "the worker was not started"
        from proofcheck.examination.steps import Examiner

        config = msgspec.msgpack.decode(_setup[0], type=Config)
        limits = config.limits
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (limits.open_files, limits.open_files))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits.written_bytes, limits.written_bytes))
        _examiner = Examiner(config, _setup[1], _setup[2])
    return _examiner
