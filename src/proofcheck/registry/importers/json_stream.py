"""Reads long JSON files one element at a time, each with its line.

In: a file that is an array, or an object of arrays, or one value a line. Out: elements. Memory
holds one element, whatever the size of the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from msgspec import Struct

from proofcheck.errors import RegistryError
from proofcheck.registry.importers.sources import opened_text

CHUNK_CHARACTERS = 1 << 16

MOST_CHARACTERS = 1 << 24
"""A longer element is damage, not data."""


class Element(Struct, frozen=True):
    """An element of an array (`key` names the array, "" the outermost) or a value of an object."""

    line: int
    key: str
    value: Any


class Broken(Struct, frozen=True):
    """A line that is no JSON, and why."""

    line: int
    message: str
    text: str


def elements(path: Path, *, inside: frozenset[str] = frozenset()) -> Iterator[Element]:
    """Yield the elements of the arrays of a file, and other values of its object as they are.

    The objects under the keys `inside` are entered too. Raises `RegistryError` with the line
    where the file is damaged: what follows can't be told apart any more.
    """
    with opened_text(path) as stream:
        yield from _Scanner(path, stream).everything(inside)


def lines(path: Path) -> Iterator[Element | Broken]:
    """Yield the value of every line; commas and brackets around lines (Wikidata) are left out."""
    with opened_text(path) as stream:
        for number, text in enumerate(stream, start=1):
            bare = text.strip().rstrip(",")
            if bare in ("", "[", "]"):
                continue
            try:
                yield Element(number, "", json.loads(bare))
            except (ValueError, RecursionError) as error:
                yield Broken(number, f"This line is not JSON: {error}.", bare)


class _Scanner:
    """A place in a JSON text of which a part is held."""

    def __init__(self, path: Path, stream: IO[str]) -> None:
        self._path = path
        self._stream = stream
        self._decoder = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._line = 1
        self._has_ended = False

    def everything(self, inside: frozenset[str]) -> Iterator[Element]:
        match self._peek():
            case "[":
                yield from self._array("")
            case "{":
                yield from self._object(inside)
            case _:
                raise self._damaged("it is no array and no object")
        if self._peek():
            raise self._damaged("something follows its end")

    def _object(self, inside: frozenset[str]) -> Iterator[Element]:
        self._take("{")
        while self._peek() != "}":
            key = self._value()
            if not isinstance(key, str):
                raise self._damaged("a key is missing")
            self._take(":")
            start = self._peek()
            if start == "[":
                yield from self._array(key)
            elif start == "{" and key in inside:
                yield from self._object(inside)
            else:
                line = self._line
                yield Element(line, key, self._value())
            if self._peek() != "}":
                self._take(",")
        self._take("}")

    def _array(self, key: str) -> Iterator[Element]:
        self._take("[")
        while self._peek() != "]":
            line = self._line
            yield Element(line, key, self._value())
            if self._peek() != "]":
                self._take(",")
        self._take("]")

    def _peek(self) -> str:
        """The next character that is no blank; "" at the end."""
        while True:
            while self._at < len(self._text):
                ch = self._text[self._at]
                if ch not in " \t\r\n":
                    return ch
                self._step(self._at + 1)
            if not self._more():
                return ""

    def _take(self, expected: str) -> None:
        if self._peek() != expected:
            raise self._damaged(f"{expected} is missing")
        self._step(self._at + 1)

    def _value(self) -> Any:
        self._peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except ValueError as error:
                if not self._more():
                    raise self._damaged(str(error).split(":", 1)[0]) from error
                continue
            except RecursionError as error:
                raise self._damaged("it is nested too deeply") from error
            if end == len(self._text) and self._more():
                continue  # a number may go on behind what is held
            self._step(end)
            return value

    def _step(self, end: int) -> None:
        self._line += self._text.count("\n", self._at, end)
        self._at = end

    def _more(self) -> bool:
        """Hold more of the text; twice as much each time, so that long values cost little."""
        if self._has_ended:
            return False
        kept = self._text[self._at :]
        if len(kept) > MOST_CHARACTERS:
            raise self._damaged("a value does not end")
        read = self._stream.read(max(CHUNK_CHARACTERS, len(kept)))
        self._has_ended = not read
        self._text, self._at = kept + read, 0
        return bool(read)

    def _damaged(self, reason: str) -> RegistryError:
        message = f"{self._path} is damaged at line {self._line}: {reason}."
        return RegistryError(message, remedy="Check the JSON at that place; nothing was kept.")
