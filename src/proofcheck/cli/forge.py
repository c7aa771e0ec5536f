"""`proofcheck forge FILE… -o DIR`: labelled forgeries and harmless versions, with their truth.

What parses PDFs is loaded by this command alone: other commands leave that to their workers.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proofcheck.batch.inputs import collect
from proofcheck.cli.exits import Exit
from proofcheck.errors import ConfigError, InputError
from proofcheck.report.text import printable

if TYPE_CHECKING:
    from proofcheck.forging import Way
    from proofcheck.forging.truth_rows import Row

NONE, ALL = "none", "all"
USUAL_TRUTH = "truth.jsonl"


def forge(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE…", help="Genuine PDFs, or folders.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Folder of the new set.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="The same seed makes the same set.")] = 0,
    ways: Annotated[
        str, typer.Option("--ways", metavar="NAME,…", help="Ways to forge; all or none.")
    ] = ALL,
    harmless: Annotated[
        str, typer.Option("--harmless", metavar="NAME,…", help="Harmless versions; all or none.")
    ] = ALL,
    per_file: Annotated[
        int | None,
        typer.Option("--per-file", min=1, help="So many forged and so many harmless a file."),
    ] = None,
    truth: Annotated[
        Path | None,
        typer.Option(
            "--truth", metavar="FILE", help="Truth file of these files, if not near them."
        ),
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="Name all ways, and leave.")] = False,
) -> int:
    """Make labelled forgeries and harmless versions of genuine PDFs, to measure a set-up with."""
    from proofcheck.forging import HARMLESS, WAYS, Order, forge_files
    from proofcheck.forging.text import account_to_text, ways_to_text

    if show_list:
        typer.echo(ways_to_text(WAYS, HARMLESS), nl=False)
        return Exit.FINE
    if not paths or output is None:
        message = "forge needs genuine files, and --output for the folder of the new set."
        raise ConfigError(message, remedy="`proofcheck forge FILE… --output DIR`")
    order = Order(
        ways=_chosen(ways, WAYS, "--ways"),
        harmless=_chosen(harmless, HARMLESS, "--harmless"),
        per_file=per_file,
        seed=seed,
    )
    if not order.ways and not order.harmless:
        raise ConfigError("There is nothing to make.", remedy="Name a way, see --list.")
    files = collect(paths, include=("*.pdf", "*.PDF"))
    if not files:
        raise ConfigError("There is no PDF among these paths.", remedy="Check the paths.")
    account = forge_files(files, output, order, truths=_truths(files, truth), say=_say)
    typer.echo(account_to_text(account, order), nl=False)
    total = sum(account.made.values())
    _say(f"{total} documents made, {len(account.not_made)} not; truth in {output / USUAL_TRUTH}")
    return Exit.FINE if total else Exit.FAILED


def _chosen(names: str, known: tuple[Way, ...], option: str) -> tuple[Way, ...]:
    """Return the ways named, in their own order; raises `ConfigError` for an unknown name."""
    if names in (ALL, NONE):
        return known if names == ALL else ()
    wanted = {name.strip() for name in names.split(",") if name.strip()}
    unknown = sorted(wanted - {way.name for way in known})
    if unknown:
        message = f"{option} names {', '.join(unknown)}, which is not known."
        raise ConfigError(message, remedy="`proofcheck forge --list` names all there are.")
    return tuple(way for way in known if way.name in wanted)


def _truths(files: list[Path], truth: Path | None) -> dict[str, Row]:
    """Read the rows of the genuine files: from `--truth`, or from truth files near them.

    Those of a file's own folder and of the one above it are looked at.
    """
    from proofcheck.forging.truth_rows import rows_by_path

    if truth is not None:
        return rows_by_path(truth)
    rows: dict[str, Row] = {}
    folders = {file.parent for file in files}
    for folder in sorted(folders | {folder.parent for folder in folders}):
        beside = folder / USUAL_TRUTH
        if not beside.is_file():
            continue
        try:
            rows |= rows_by_path(beside)
        except InputError as error:
            _say(f"proofcheck: {error.message} It is not used.")
    return rows


def _say(words: str) -> None:
    typer.echo(printable(words), err=True)
