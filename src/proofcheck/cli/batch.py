"""`proofcheck batch PATH… --output results.jsonl`: one JSON report a line, in input order."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from proofcheck.batch.claims import MatchedClaims, load_claims, match_claims
from proofcheck.batch.inputs import collect
from proofcheck.batch.meter import Meter
from proofcheck.batch.run import jobs_of, run_batch
from proofcheck.cli.exits import Exit, FailOn, exit_code
from proofcheck.cli.options import (
    ClaimsOption,
    ConfigOption,
    ImagesOption,
    OcrOption,
    QuestionsOption,
    RegistryOption,
    settings,
)
from proofcheck.errors import ConfigError
from proofcheck.verifier import Verifier


def batch(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files and folders.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="JSON lines, one a document.")
    ],
    registry: RegistryOption = None,
    claims: ClaimsOption = None,
    allow_unclaimed: Annotated[
        bool, typer.Option("--allow-unclaimed", help="Claims need not cover every document.")
    ] = False,
    include: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="Files of folders to take.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="Files of folders to leave.")
    ] = None,
    workers: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="Worker processes, one document each.")
    ] = 2,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep the reports of an earlier run that still hold.")
    ] = False,
    images: ImagesOption = None,
    questions: QuestionsOption = None,
    ocr: OcrOption = None,
    config: ConfigOption = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on")] = FailOn.REVIEW,
) -> int:
    """Verify many documents, each by itself, and write a report for each in their order."""
    files = collect(paths, include=tuple(include or ()), exclude=tuple(exclude or ()))
    if not files:
        raise ConfigError("There is no file to verify.", remedy="Check the paths and --include.")
    names = [str(file) for file in files]
    matched = match_claims(names, load_claims(claims)) if claims else None
    unclaimed = _say_unclaimed(matched, claims) if matched else 0
    with Verifier(
        config=settings(config, ocr),
        registry=registry,
        isolation="process",
        jobs=workers,
        images=images,
    ) as verifier:
        outcomes = run_batch(
            jobs_of(names, matched.by_document if matched else {}),
            output=output,
            verifier=verifier,
            question_set=questions,
            workers=workers,
            resume=resume,
            on_report=Meter(sys.stderr).show,
        )
    _say_counts([str(outcome) for outcome in outcomes])
    if unclaimed and not allow_unclaimed:
        return Exit.FAILED
    return exit_code(outcomes, fail_on)


def _say_unclaimed(matched: MatchedClaims, claims: Path | None) -> int:
    for name in matched.documents_without:
        typer.echo(f"proofcheck: {claims} has no claim for {name}.", err=True)
    for name in matched.claims_without:
        typer.echo(f"proofcheck: {claims} has a claim for {name}, which is not here.", err=True)
    return len(matched.documents_without) + len(matched.claims_without)


def _say_counts(outcomes: list[str]) -> None:
    counts = {name: outcomes.count(name) for name in ("accept", "review", "reject", "unreadable")}
    words = ", ".join(f"{count} {name}" for name, count in counts.items())
    typer.echo(f"{len(outcomes)} documents: {words}.", err=True)
