"""CSV tables: which encoding and delimiter they have is told by the file, never guessed.

A file is UTF-8 or UTF-16 with its mark, or valid UTF-8; where it is neither, the mapping has to
name the encoding: GB 18030 and Windows-1252 can't be told apart for sure. The delimiter is the
one that parts all first rows into as many cells; where two do, the mapping has to name it.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from proofcheck.errors import RegistryError
from proofcheck.registry.importers.rows import Bad, Format, Item, Mapping
from proofcheck.registry.importers.sources import bare_suffix, opened
from proofcheck.registry.importers.tables import items_of, mapping_for

DELIMITERS = (",", ";", "\t", "|")
ROWS_LOOKED_AT = 20
_BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield the records of every row; the first row holds the headings."""
    encoding = mapping.encoding if mapping and mapping.encoding else _encoding(path)
    delimiter = mapping.delimiter if mapping and mapping.delimiter else _delimiter(path, encoding)
    with opened(path) as stream:
        text = _decoded(path, stream, encoding)
        try:
            yield from _rows(path, csv.reader(text, delimiter=delimiter, strict=True), mapping)
        except UnicodeDecodeError as error:
            raise _not_encoded(path, encoding) from error


def _rows(path: Path, reader: Iterator[list[str]], mapping: Mapping | None) -> Iterator[Item]:
    headings = [cell.strip() for cell in next(reader, [])]
    known = mapping_for(path, headings, mapping)
    while True:
        line = getattr(reader, "line_num", 0) + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield Bad(line, f"The row can't be read: {error}. Check its quotes.", "")
            continue
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(headings):
            message = f"The row has {len(row)} cells, the headings are {len(headings)}."
            yield Bad(line, f"{message} Check its quotes.", ",".join(row))
            continue
        yield from items_of(line, dict(zip(headings, row, strict=True)), known)


def _encoding(path: Path) -> str:
    with opened(path) as stream:
        head = stream.read(4)
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return encoding
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(head)
            while block := stream.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise _not_encoded(path, "utf-8") from error
    return "utf-8"


def _delimiter(path: Path, encoding: str) -> str:
    with opened(path) as stream:
        text = _decoded(path, stream, encoding)
        head = "".join(islice(text, ROWS_LOOKED_AT))
    fitting: list[str] = []
    for delimiter in DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(head), delimiter=delimiter) if row]
        except csv.Error:
            continue
        # A bad row or two must not hide the delimiter: most rows have as many cells as the first.
        like_first = sum(len(row) == len(rows[0]) for row in rows) if rows else 0
        if rows and len(rows[0]) > 1 and 2 * like_first > len(rows):
            fitting.append(delimiter)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and head.strip():
        return DELIMITERS[0]  # one column
    message = f"{path}: it can't be told what parts its cells."
    raise RegistryError(message, remedy="Name the delimiter in a --mapping.")


def _decoded(path: Path, stream: IO[bytes], encoding: str) -> IO[str]:
    try:
        return io.TextIOWrapper(stream, encoding=encoding, newline="")
    except LookupError as error:
        message = f"The mapping names the encoding {encoding!r}."
        raise RegistryError(message, remedy="Write utf-8, gb18030, cp1252 …") from error


def _not_encoded(path: Path, encoding: str) -> RegistryError:
    remedy = "Save it as UTF-8, or name its encoding in a --mapping (gb18030, cp1252 …)."
    return RegistryError(f"{path} is not {encoding} text.", remedy=remedy)


CSV = Format(
    name="csv",
    title="table, CSV (UTF-8 or UTF-16; others by a mapping)",
    reads=read,
    looks_like=lambda path, _head: bare_suffix(path) in (".csv", ".tsv", ".txt"),
)
