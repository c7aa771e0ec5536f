"""What the caller and a worker say to each other: MessagePack behind its length, over pipes."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from proofcheck.config import Config

LENGTH_BYTES = 8

FOLDER_VARIABLE = "PROOFCHECK_WORKER_FOLDER"
"""The environment variable with a worker's own temporary folder, removed when it ends."""


class Setup(Struct, frozen=True, kw_only=True):
    """The first message to a worker: the settings, and the brand names to recognise.

    `images` is the folder for pictures of the pages, as the file system has its path.
    """

    config: Config
    known_brands: tuple[str, ...]
    images: bytes | None = None


class Task(Struct, frozen=True, kw_only=True):
    """A document to examine: its path as the file system has it, or (`data`) its bytes."""

    path: bytes | None = None
    data: bytes | None = None
    number: int


class Ready(Struct, frozen=True, kw_only=True, tag=True):
    """The worker has loaded what it needs, and waits for documents."""


class Done(Struct, frozen=True, kw_only=True, tag=True):
    """An `Examination`, encoded; `is_worn`: a limit was hit that earlier documents add to."""

    examination: msgspec.Raw
    is_worn: bool = False


class Refused(Struct, frozen=True, kw_only=True, tag=True):
    """The path can't be opened (`InputError`): the caller's mistake, not the document's."""

    message: str
    remedy: str


class Broke(Struct, frozen=True, kw_only=True, tag=True):
    """The examination raised what no step caught; `limit` where it means a limit that was hit."""

    words: str
    limit: str | None = None


Answer = Done | Refused | Broke
Reply = Ready | Answer


def framed(message: Struct) -> bytes:
    """Return a message as it goes into the pipe."""
    data = msgspec.msgpack.encode(message)
    return len(data).to_bytes(LENGTH_BYTES, "big") + data


def decode_reply(data: bytes) -> Reply:
    """Read a worker's message by its type; raises `ValueError` for any other bytes."""
    try:
        reply: Reply = msgspec.msgpack.decode(data, type=Reply)
    except msgspec.MsgspecError as error:
        raise ValueError(f"not a message: {error}") from error
    return reply
