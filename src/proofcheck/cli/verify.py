"""`proofcheck verify FILE…`: one report a file, or one for all with `--together`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from proofcheck.batch.claims import load_claims, match_claims
from proofcheck.cli.exits import FailOn, exit_code
from proofcheck.cli.html import SEVERAL, picture_folder, write_one, write_several
from proofcheck.cli.options import (
    ClaimOption,
    ClaimsOption,
    ConfigOption,
    Format,
    FormatOption,
    ImagesOption,
    OcrOption,
    OfflineOption,
    OutputOption,
    ProviderOption,
    QuestionsOption,
    RecordingsOption,
    RegistryOption,
    claim_of,
    settings,
    with_providers,
    write_output,
)
from proofcheck.errors import ConfigError
from proofcheck.model.claim import Claim

if TYPE_CHECKING:
    from proofcheck.model.result import Report


def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="PDFs, scans or photos.")],
    together: Annotated[
        bool, typer.Option("--together", help="The files are one submission: one report.")
    ] = False,
    registry: RegistryOption = None,
    provider: ProviderOption = None,
    recordings: RecordingsOption = None,
    offline: OfflineOption = False,
    claim: ClaimOption = None,
    claims: ClaimsOption = None,
    questions: QuestionsOption = None,
    ocr: OcrOption = None,
    config: ConfigOption = None,
    images: ImagesOption = None,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
    save_dossier: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep all that was gathered, for `judge`."),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The mildest outcome with an exit code above 0.")
    ] = FailOn.REVIEW,
) -> int:
    """Verify documents and print the verdict with its evidence."""
    from proofcheck.verifier import Verifier

    groups = [files] if together else [[file] for file in files]
    if save_dossier and len(groups) > 1:
        message = "--save-dossier keeps one dossier, and several were asked for."
        raise ConfigError(message, remedy="Verify one file, or use --together.")
    if form is Format.HTML and len(groups) > 1 and (output is None or output.is_file()):
        raise ConfigError("Several HTML reports need a folder.", remedy=SEVERAL)
    claim_by_group = _claims_of(groups, claim_of(claim), claims)
    reports: list[Report] = []
    with (
        picture_folder(images, form) as folder,
        Verifier(
            config=with_providers(settings(config, ocr), provider, recordings),
            registry=registry,
            isolation="process",
            images=folder,
            is_offline=offline,
        ) as verifier,
    ):
        for index, group in enumerate(groups):
            names = (str(file) for file in group)
            report = verifier.verify(*names, claim=claim_by_group[index], question_set=questions)
            reports.append(report)
            if output is None and form in (Format.TEXT, Format.JSON):
                _print(report, form, several=len(groups) > 1)
        _write(reports, form, output)
    if save_dossier:
        write_output(msgspec.json.encode(reports[0].dossier), save_dossier)
    return exit_code((report.outcome for report in reports), fail_on)


def _claims_of(
    groups: list[list[Path]], claim: Claim | None, claims: Path | None
) -> list[Claim | None]:
    """Give each submission its claim: `--claims` by document, completed by `--claim`."""
    if claims is None:
        return [claim] * len(groups)
    matched = match_claims([str(f) for group in groups for f in group], load_claims(claims))
    found: list[Claim | None] = []
    index = 0
    for group in groups:
        own = [matched.by_document.get(index + i) for i in range(len(group))]
        index += len(group)
        found.append(next((c for c in own if c is not None), claim))
        if found[-1] is None:
            typer.echo(f"proofcheck: {claims} has no claim for {group[0]}.", err=True)
    return found


def _write(reports: list[Report], form: Format, output: Path | None) -> None:
    """Write what is not printed report by report."""
    if form is Format.HTML:
        from proofcheck.report.html import Pictures
        from proofcheck.report.view import view_report

        views = (view_report(report) for report in reports)
        if len(reports) == 1:
            write_one(next(views), Pictures(), output)
        else:
            write_several(views, Pictures(), output)
    elif form is Format.JUNIT:
        from proofcheck.report.junit import reports_to_junit

        write_output(reports_to_junit(reports), output)
    elif output is not None:
        several = len(reports) > 1
        write_output(b"".join(_rendered(r, form, several) for r in reports), output)


def _print(report: Report, form: Format, *, several: bool) -> None:
    if form is Format.JSON:
        write_output(_rendered(report, form, several), None)
        return
    from proofcheck.report.terminal import print_report

    print_report(report, sys.stdout)


def _rendered(report: Report, form: Format, several: bool) -> bytes:
    if form is Format.JSON:
        from proofcheck.report.json import report_to_json

        return report_to_json(report, indent=0 if several else 2) + b"\n"
    from proofcheck.report.text import report_to_text

    return report_to_text(report).encode() + b"\n"
