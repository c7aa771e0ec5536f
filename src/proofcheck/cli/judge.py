"""`proofcheck judge DOSSIER`: a verdict from a saved dossier, offline, with today's checks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from proofcheck.cli.exits import FailOn, exit_code
from proofcheck.cli.html import write_one
from proofcheck.cli.options import (
    ConfigOption,
    Format,
    FormatOption,
    OutputOption,
    QuestionsOption,
    refuse_junit,
    settings,
    write_output,
)
from proofcheck.errors import InputError
from proofcheck.model.dossier import Dossier


def judge(
    dossier: Annotated[Path, typer.Argument(help="File that --save-dossier wrote.")],
    questions: QuestionsOption = None,
    config: ConfigOption = None,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on")] = FailOn.REVIEW,
) -> int:
    """Judge a saved dossier again; no file, registry or network is needed."""
    refuse_junit(form)
    from proofcheck.report.json import report_to_json
    from proofcheck.report.terminal import print_report
    from proofcheck.report.text import report_to_text
    from proofcheck.verifier import Verifier

    with Verifier(config=settings(config, None)) as verifier:
        report = verifier.judge(load_dossier(dossier), question_set=questions)
    if form is Format.HTML:
        from proofcheck.report.html import Pictures
        from proofcheck.report.view import view_report

        write_one(view_report(report), Pictures(dossier.parent), output)
    elif form is Format.JSON:
        write_output(report_to_json(report, indent=2) + b"\n", output)
    elif output is not None:
        write_output(report_to_text(report).encode() + b"\n", output)
    else:
        print_report(report, sys.stdout)
    return exit_code([report.outcome], fail_on)


def load_dossier(path: Path) -> Dossier:
    """Read a saved dossier; raises `InputError` where it can't be read or is of another form."""
    remedy = "Make it again with `proofcheck verify FILE --save-dossier DOSSIER`."
    try:
        return msgspec.json.decode(path.read_bytes(), type=Dossier)
    except OSError as error:
        message = f"The dossier {path} can't be read: {error.strerror}."
        raise InputError(message, remedy="Check the path.") from error
    except msgspec.DecodeError as error:
        message = f"{path} is not a dossier of this version: {error}."
        raise InputError(message, remedy=remedy) from error
