"""What a way of changing a document is, and what it gives.

A way takes a genuine document and gives other bytes with what was changed in them, or says by
`NotMadeError` why it can't be made from this file. What it promises of the result is checked
afterwards (`checking`): a way never vouches for itself.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct

from proofcheck.model.measures import Box

if TYPE_CHECKING:
    from proofcheck.forging.genuine import Genuine


class NotMadeError(Exception):
    """This way can't be made from this file; the message is the reason, one sentence."""


class Layer(StrEnum):
    """What the text layer is to say where the value stands."""

    NEW = "new"
    OLD = "old"
    BOTH = "both"
    ANY = "any"  # there may be no text at all


class Change(Struct, frozen=True, kw_only=True):
    """One value that was changed: `box` on `page` as displayed, in points.

    `fields` are the names that the value goes by (`lines.net_amount` for a column of a line,
    the line's index in `line`). `was` and `now` are in the form of the truth file.
    """

    fields: tuple[str, ...]
    was: str
    now: str
    printed_was: str
    printed_now: str
    page: int
    box: Box
    line: int | None = None


class Made(Struct, frozen=True, kw_only=True):
    """A changed document.

    `changes` are the forged values, none for a harmless version. `shows_new`: the page shows
    the new values. `layer`: what its text layer says. `is_else_same`: every other pixel is as
    it was. `marks` are places where something else may have been added, by page. `areas` are
    forged places that are no field's. `lost_pages` are pages whose fields are no longer true.
    `pages` is the page count that the result must have, None: as before.
    """

    data: bytes
    changes: tuple[Change, ...] = ()
    shows_new: bool = True
    layer: Layer = Layer.NEW
    is_else_same: bool = True
    marks: tuple[tuple[int, Box], ...] = ()
    areas: tuple[tuple[int, Box], ...] = ()
    lost_pages: tuple[int, ...] = ()
    pages: int | None = None


class Workshop(Struct, frozen=True, kw_only=True):
    """What ways may use besides the file: other genuine files as donors of pages."""

    donors: tuple[bytes, ...] = ()


class Way(Struct, frozen=True, kw_only=True):
    """A way by name: `title` says what is done, in a few words, for lists and `--list`."""

    name: str
    title: str
    make: Callable[[Genuine, Random, Workshop], Made]
