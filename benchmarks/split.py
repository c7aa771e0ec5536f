"""Which labelled documents are put aside: a third of all papers, by hash, never looked at.

`python benchmarks/split.py TRUTH…` lists, for every set, the documents of either part; with
`--part rest` (or `aside`) those of one, as `proofcheck evaluate --only` takes them. Papers
are grouped by number and by seller over all sets that are named, so that a supplier or a paper
is never in both parts; the hash of a group decides. Rules are written with the part `rest` at
hand; the part `aside` is run for the tables alone.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from proofcheck.comparing.names import name_keys
from proofcheck.evaluation.truth import Truth, load_truth

ONE_IN, SALT = 3, "7"
"""The share that is put aside, and the first salt from 0 by which every set has a fifth to two
fifths of its papers aside; some suppliers make up half of a set."""

Key = tuple[str, str]
Row = tuple[Path, Truth]


def put_aside(rows: Sequence[Row]) -> list[bool]:
    """Say of each row whether it is put aside: a third of the groups, by the hash of their keys."""
    parent = {key: key for row in rows for key in _keys(row)}

    def root(key: Key) -> Key:
        while parent[key] != key:
            key = parent[key]
        return key

    for row in rows:
        first, *others = _keys(row)
        for other in others:
            parent[root(other)] = root(first)
    members: dict[Key, list[Key]] = {}
    for key in parent:
        members.setdefault(root(key), []).append(key)
    chosen = {root for root, keys in members.items() if _is_aside(min(keys))}
    return [root(_keys(row)[0]) in chosen for row in rows]


def load_rows(paths: Iterable[Path]) -> list[Row]:
    """Read truth files: every row with the folder that its document lies in."""
    return [(path.parent, truth) for path in paths for truth in load_truth(path)]


def _keys(row: Row) -> list[Key]:
    """What groups a paper: its number, its seller or grantor, and else the paper itself."""
    return list(_named(row[1])) or [("document", f"{row[0].name}/{row[1].document}")]


def _named(truth: Truth) -> Iterator[Key]:
    for field in ("invoice_number", "letter_number"):
        if isinstance(number := truth.fields.get(field), str):
            yield "number", "".join(ch for ch in number.upper() if ch.isalnum())
    for field in ("seller_name", "grantor"):
        if isinstance(name := truth.fields.get(field), str):
            yield "seller", name_keys(name).core or name.casefold()


def _is_aside(key: Key) -> bool:
    digest = hashlib.sha256((SALT + "\n".join(key)).encode()).hexdigest()
    return int(digest, 16) % ONE_IN == 0


def main(arguments: list[str]) -> None:
    """Print one line a document: its part, its set, its name; of one part without its name."""
    part = arguments[1] if arguments[:1] == ["--part"] else None
    rows = load_rows(Path(argument) for argument in (arguments[2:] if part else arguments))
    for (folder, truth), is_aside in zip(rows, put_aside(rows), strict=True):
        own, name = "aside" if is_aside else "rest", f"{folder.name}/{truth.document}"
        if part in (None, own):
            print(name if part else f"{own} {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
