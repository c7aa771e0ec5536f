"""Labelled sets: truth files with their documents beside them, each under a name of its own.

In: paths of truth files, and which documents are wanted. Out: `LabelledSet`s of which every
document is there. A `registry.json` beside a truth file is the registry of its claims, unless
another is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from proofcheck.errors import ConfigError, InputError
from proofcheck.evaluation.truth import Truth, load_truth

USUAL_STEM = "truth"
NAMED_AT_MOST = 10
"""So many documents are named in a message; the rest is counted."""


class LabelledSet(Struct, frozen=True, kw_only=True):
    """A truth file, read; `name` is unique in its run, `registry` the file beside it, if any."""

    name: str
    folder: Path
    truths: tuple[Truth, ...]
    registry: Path | None = None

    def path_of(self, truth: Truth) -> str:
        """Return where the document of a row lies; reports know it by this path."""
        return str(self.folder / truth.document)


def load_sets(paths: Sequence[Path], *, only: Iterable[str] | None = None) -> list[LabelledSet]:
    """Read truth files; with `only`, keep the rows that it lists (`set/document` or `document`).

    Raises `InputError` for a truth file that can't be read or does not fit, and `ConfigError`
    for one that is named twice or where `only` leaves nothing.
    """
    sets = [_loaded(path, name) for path, name in zip(paths, set_names(paths), strict=True)]
    if only is None:
        return sets
    wanted = frozenset(only)
    chosen = [_only(one, wanted) for one in sets]
    if not any(one.truths for one in chosen):
        message = "None of the documents listed by --only is in these truth files."
        remedy = "List one document a line, as `set/document` or `document`."
        raise ConfigError(message, remedy=remedy)
    return [one for one in chosen if one.truths]


def set_names(paths: Sequence[Path]) -> list[str]:
    """Name each set by its folder, and by its file unless that is `truth`.

    Where names are the same, as many of the folders above are added as tell the sets apart.
    Raises `ConfigError` for a truth file that is named twice.
    """
    whole = [path.resolve() for path in paths]
    for path, count in Counter(whole).items():
        if count > 1:
            message = f"The truth file {path} is named {count} times."
            raise ConfigError(message, remedy="Name every truth file once.")
    depths = [1] * len(whole)
    while True:
        names = [_name(path, depth) for path, depth in zip(whole, depths, strict=True)]
        counts = Counter(names)
        if len(counts) == len(names):
            return names
        deeper = [
            min(depth + (counts[name] > 1), len(path.parts))
            for path, name, depth in zip(whole, names, depths, strict=True)
        ]
        if deeper == depths:
            message = f"The sets {', '.join(n for n in counts if counts[n] > 1)} have one name."
            raise ConfigError(message, remedy="Evaluate them one by one.")
        depths = deeper


def read_only(path: Path) -> list[str]:
    """Read the list of documents that are wanted, one a line; blank lines do not count."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The list {path} can't be read: {error}."
        raise InputError(message, remedy="Give a text file, one document a line.") from error
    return [line.strip() for line in lines if line.strip()]


def require_documents(sets: Sequence[LabelledSet], *, skip: bool) -> list[LabelledSet]:
    """Return the sets if every document is there; without those that are not if `skip`.

    Raises `InputError` that names the documents which are missing, before anything is run.
    """
    missing = [
        one.path_of(truth)
        for one in sets
        for truth in one.truths
        if not (one.folder / truth.document).is_file()
    ]
    if missing and not skip:
        message = f"{len(missing)} documents of the truth are missing: {name_some(missing)}."
        remedy = "Bring them to their place beside the truth file, or use --skip-missing."
        raise InputError(message, remedy=remedy)
    gone = frozenset(missing)
    return [
        msgspec.structs.replace(
            one, truths=tuple(truth for truth in one.truths if one.path_of(truth) not in gone)
        )
        for one in sets
    ]


def name_some(documents: Sequence[str]) -> str:
    """Name the first documents of a list, and count the rest."""
    rest = len(documents) - NAMED_AT_MOST
    named = ", ".join(documents[:NAMED_AT_MOST])
    return f"{named} and {rest} more" if rest > 0 else named


def _loaded(path: Path, name: str) -> LabelledSet:
    registry = path.parent / "registry.json"
    return LabelledSet(
        name=name,
        folder=path.parent,
        truths=load_truth(path),
        registry=registry if registry.is_file() else None,
    )


def _name(path: Path, depth: int) -> str:
    folders = path.parent.parts[-depth:]
    stem = () if path.stem == USUAL_STEM else (path.stem,)
    return "-".join(part.strip("/") for part in (*folders, *stem))


def _only(labelled: LabelledSet, wanted: frozenset[str]) -> LabelledSet:
    truths = tuple(
        truth
        for truth in labelled.truths
        if truth.document in wanted or f"{labelled.name}/{truth.document}" in wanted
    )
    return msgspec.structs.replace(labelled, truths=truths)
