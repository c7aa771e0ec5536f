"""Work begun ahead of its turn: a few documents under way, handed back in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Begun = TypeVar("Begun")

AHEAD_PER_WORKER = 16
"""Documents begun before the first of them is done, for each worker. One that takes as long as
fifteen others leaves nobody idle; what is done waits as bytes, a few hundred kilobytes each."""


def in_order(
    items: Iterable[Item], begin: Callable[[Item], Begun], *, workers: int
) -> Iterator[tuple[Item, Begun]]:
    """Yield every item with what `begin` gave for it, in the order of `items`.

    `begin` starts work that goes on beside (`Verifier.submit`); at most `AHEAD_PER_WORKER`
    items a worker are held at any time, however many there are.
    """
    waiting: deque[tuple[Item, Begun]] = deque()
    for item in items:
        waiting.append((item, begin(item)))
        if len(waiting) >= workers * AHEAD_PER_WORKER:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()
