"""What an importer yields: records, and rows that can't be records, each with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from proofcheck.registry.record_keys import Record
from proofcheck.registry.row_checks import wrong_in


class Good(Struct, frozen=True):
    """A record that a row of the file gives; a row may give several (a mark and its owner)."""

    line: int
    record: Record


class Bad(Struct, frozen=True):
    """A row that gives no record: what is wrong, with a remedy, and the row as it stands."""

    line: int
    message: str
    row: str


class LeftOut(Struct, frozen=True):
    """A sound row that is of no use here (a mark without words, a relation): counted, not kept."""

    line: int
    reason: str


Item = Good | Bad | LeftOut


class Mapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which columns of a table hold what, for tables (`--mapping FILE`, YAML).

    `record` is the kind of record that a row is: `party`, `brand`, `authorisation`, or `dealer`
    (a party and its authorisation). `columns` maps fields of that record to headings; `values`
    sets fields to one value for all rows (the brand and the grantor of a dealer list);
    `separator` parts lists within a cell; `date_format` as of `strptime`.
    """

    record: str = "party"
    columns: dict[str, str] = {}
    values: dict[str, str] = {}
    separator: str = ";"
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    date_format: str | None = None


class Format(Struct, frozen=True, kw_only=True):
    """A format that can be imported.

    `name` is what `--as` takes; `reads` yields the items of a file and never holds it whole;
    `looks_like` tells by the name and the first bytes whether a file is one.
    """

    name: str
    title: str
    reads: Callable[[Path, Mapping | None], Iterator[Item]]
    looks_like: Callable[[Path, bytes], bool]


def judged(line: int, record: Record, row: str) -> Item:
    """Return the record as good, or as bad where it breaks the format."""
    wrong = " ".join(wrong_in(record))
    return Bad(line, wrong, row) if wrong else Good(line, record)
