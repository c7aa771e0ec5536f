"""What runs inside a worker process: `python -m proofcheck.examination.worker`.

In: a `Setup` and then `Task`s on stdin. Out: a `Ready` and then one reply a task, on what was
stdout. Nothing else may write there: libraries that print do so into nothing.

A worker ends with its caller: when stdin ends it kills its process group, programs that it
started among them. Should a library hold the interpreter just then, so that no line of ours can
run, the kernel's signal of the caller's death sets an alarm that ends the worker.
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

import msgspec

from proofcheck.config import Limits
from proofcheck.errors import InputError, limit_that_was_hit
from proofcheck.examination.messages import (
    FOLDER_VARIABLE,
    LENGTH_BYTES,
    Broke,
    Done,
    Ready,
    Refused,
    Reply,
    Setup,
    Task,
    framed,
)
from proofcheck.examination.outcome import OVER_LIMIT

if TYPE_CHECKING:
    from proofcheck.examination.steps import Examiner

PR_SET_PDEATHSIG = 1
ORPHAN_SIGNAL = signal.SIGUSR1
"""Signal 10: its number is also the seconds that `alarm` gives an orphan to end by itself."""


def main() -> None:
    """Examine documents until the caller has no more of them."""
    replies = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    _end_with_caller()
    messages: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(messages,), daemon=True).start()
    # Loading what examines takes longest, and the caller may still be opening a registry.
    from proofcheck.examination.steps import Examiner

    setup = msgspec.msgpack.decode(messages.get(), type=Setup)
    _limit_process(setup.config.limits)
    images = Path(os.fsdecode(setup.images)) if setup.images is not None else None
    examiner = Examiner(setup.config, setup.known_brands, images)
    _send(replies, Ready())
    if not os.environ.get("PROOFCHECK_DEBUG"):
        os.dup2(nowhere, 2)
    while True:
        task = msgspec.msgpack.decode(messages.get(), type=Task)
        _send(replies, _examine(examiner, task))


def _examine(examiner: Examiner, task: Task) -> Reply:
    """Examine one document within the limits that are counted for each."""
    limits = examiner.config.limits
    used = resource.getrusage(resource.RUSAGE_SELF)
    until_s = int(used.ru_utime + used.ru_stime) + limits.cpu_s + 1
    try:
        _set_soft_limit(resource.RLIMIT_CPU, until_s)
        _set_soft_limit(resource.RLIMIT_AS, limits.memory_bytes)
        source = os.fsdecode(task.path) if task.path is not None else task.data
        assert source is not None, "a task names a path or holds bytes"
        examination = examiner.examine(source, task.number)
        encoded = msgspec.Raw(msgspec.msgpack.encode(examination))
        is_worn = any(fault.limit in OVER_LIMIT for fault in examination.examined.faults)
        return Done(examination=encoded, is_worn=is_worn)
    except InputError as error:
        return Refused(message=error.message, remedy=error.remedy)
    except Exception as error:
        words = f"{type(error).__name__}: {error}"
        return Broke(words=words, limit=limit_that_was_hit(error))
    finally:
        # What is left to do is ours: to say that memory ran out takes a little of it.
        _set_soft_limit(resource.RLIMIT_AS, resource.RLIM_INFINITY)
        _set_soft_limit(resource.RLIMIT_CPU, resource.RLIM_INFINITY)


def _limit_process(limits: Limits) -> None:
    """Set the limits that hold as long as the worker does; programs it starts inherit them."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind, limit in (
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
    ):
        highest = resource.getrlimit(kind)[1]
        most = limit if highest == resource.RLIM_INFINITY else min(limit, highest)
        resource.setrlimit(kind, (most, most))


def _set_soft_limit(kind: int, limit: int) -> None:
    """Set a limit that can be lifted again, never above what the caller itself may have."""
    highest = resource.getrlimit(kind)[1]
    if highest != resource.RLIM_INFINITY and (limit == resource.RLIM_INFINITY or limit > highest):
        limit = highest
    resource.setrlimit(kind, (limit, highest))


def _end_with_caller() -> None:
    """Ask the kernel to tell of the caller's death: `alarm` then ends us, whatever we do.

    The handler is libc's own `alarm`, which needs no interpreter. Linux only; elsewhere the
    end of stdin alone ends the worker.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    libc.signal.argtypes = (ctypes.c_int, ctypes.c_void_p)
    libc.signal(ORPHAN_SIGNAL, ctypes.cast(libc.alarm, ctypes.c_void_p))
    libc.prctl(PR_SET_PDEATHSIG, int(ORPHAN_SIGNAL))


def _listen(messages: SimpleQueue[bytes]) -> None:
    """Put each message into the queue; when the caller is gone, end all that it began."""
    try:
        while True:
            length = int.from_bytes(_read(LENGTH_BYTES), "big")
            messages.put(_read(length))
    except (EOFError, OSError):
        shutil.rmtree(os.environ.get(FOLDER_VARIABLE, ""), ignore_errors=True)
        os.killpg(0, signal.SIGKILL)


def _read(count: int) -> bytes:
    parts: list[bytes] = []
    while count:
        part = os.read(0, min(count, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _send(pipe: int, reply: Reply) -> None:
    data = memoryview(framed(reply))
    while data:
        data = data[os.write(pipe, data) :]


if __name__ == "__main__":
    main()
