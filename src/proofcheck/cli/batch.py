"""`proofcheck batch PATH… --output results.jsonl`: one JSON report a line, in input order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec import Struct

from proofcheck.batch.claims import MatchedClaims, load_claims, match_claims
from proofcheck.batch.inputs import Chosen, walk
from proofcheck.batch.jobs import Job
from proofcheck.batch.manifest import read_manifest
from proofcheck.batch.meter import Meter
from proofcheck.batch.resume import files_beside
from proofcheck.batch.run import run_batch
from proofcheck.cli.exits import Exit, FailOn, exit_code
from proofcheck.cli.options import (
    ClaimsOption,
    ConfigOption,
    ImagesOption,
    OcrOption,
    OfflineOption,
    ProviderOption,
    QuestionsOption,
    RecordingsOption,
    RegistryOption,
    settings,
    with_providers,
)
from proofcheck.errors import ConfigError
from proofcheck.verifier import Verifier


class Plan(Struct, frozen=True, kw_only=True):
    """The documents of a run, to be gone through as often as asked, and their number."""

    jobs: Callable[[], Iterator[Job]]
    total: int
    unclaimed: int = 0


def batch(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="JSON lines, one a document.")
    ],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="Files and folders.")
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Documents, a path or a JSON object with claim a line."),
    ] = None,
    registry: RegistryOption = None,
    provider: ProviderOption = None,
    recordings: RecordingsOption = None,
    offline: OfflineOption = False,
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
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JUnit beside it, a case a check.")
    ] = None,
    images: ImagesOption = None,
    questions: QuestionsOption = None,
    ocr: OcrOption = None,
    config: ConfigOption = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on")] = FailOn.REVIEW,
) -> int:
    """Verify many documents, each by itself, and write a report for each in their order."""
    own = [Path(f) for f in (junit, manifest, claims, config, registry) if f is not None]
    chosen = Chosen(
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        without=frozenset(file.resolve() for file in (*files_beside(output), *own)),
    )
    plan = _plan(paths or [], manifest, claims, chosen)
    if not plan.total:
        raise ConfigError("There is no file to verify.", remedy="Check the paths and --include.")
    with Verifier(
        config=with_providers(settings(config, ocr), provider, recordings),
        registry=registry,
        is_offline=offline,
        isolation="process",
        jobs=workers,
        images=images,
    ) as verifier:
        outcomes = run_batch(
            plan.jobs(),
            total=plan.total,
            output=output,
            verifier=verifier,
            question_set=questions,
            workers=workers,
            resume=resume,
            junit=junit,
            on_report=Meter(sys.stderr).show,
        )
    _say_counts([str(outcome) for outcome in outcomes])
    if plan.unclaimed and not allow_unclaimed:
        return Exit.FAILED
    return exit_code(outcomes, fail_on)


def _plan(paths: list[Path], manifest: Path | None, claims: Path | None, chosen: Chosen) -> Plan:
    """Count the documents, checking every line of a manifest, and give each its claim."""
    if bool(paths) == (manifest is not None):
        message = "The documents are named by PATH… or by --manifest, by one of them."
        raise ConfigError(message, remedy="Leave one of the two out.")

    def documents() -> Iterator[Job]:
        if manifest is not None:
            return read_manifest(manifest)
        return (Job(document=str(file)) for file in walk(paths, chosen))

    if claims is None:
        return Plan(jobs=documents, total=sum(1 for _ in documents()))
    jobs = list(documents())
    matched = match_claims([job.document for job in jobs], load_claims(claims))
    claimed = [
        job if job.claim else msgspec.structs.replace(job, claim=matched.by_document.get(index))
        for index, job in enumerate(jobs)
    ]
    without = [job.document for job in claimed if job.claim is None]
    unclaimed = _say_unclaimed(matched, without, claims)
    return Plan(jobs=lambda: iter(claimed), total=len(claimed), unclaimed=unclaimed)


def _say_unclaimed(matched: MatchedClaims, without: list[str], claims: Path) -> int:
    for name in without:
        typer.echo(f"proofcheck: {claims} has no claim for {name}.", err=True)
    for name in matched.claims_without:
        typer.echo(f"proofcheck: {claims} has a claim for {name}, which is not here.", err=True)
    return len(without) + len(matched.claims_without)


def _say_counts(outcomes: list[str]) -> None:
    counts = {name: outcomes.count(name) for name in ("accept", "review", "reject", "unreadable")}
    words = ", ".join(f"{count} {name}" for name, count in counts.items())
    typer.echo(f"{len(outcomes)} documents: {words}.", err=True)
