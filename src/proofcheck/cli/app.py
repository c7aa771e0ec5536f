"""The commands put together, and what becomes of an error: words and a remedy, no traceback."""

from __future__ import annotations

import os
import sys
import traceback

import typer

from proofcheck.cli import (
    batch,
    diff,
    doctor,
    evaluate,
    explain,
    fields,
    forge,
    judge,
    render,
    verify,
)
from proofcheck.cli.exits import Exit
from proofcheck.cli.registry import registry
from proofcheck.errors import ConfigError, ProofcheckError

INTERRUPTED = 130
"""What typer makes of Ctrl-C; none of our own codes."""

app = typer.Typer(
    name="proofcheck",
    help="Tell whether an invoice or brand-authorisation letter is genuine and entitles.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("verify")(verify.verify)
app.command("fields")(fields.fields)
app.command("batch")(batch.batch)
app.command("diff")(diff.diff)
app.command("judge")(judge.judge)
app.command("render")(render.render)
app.command("evaluate")(evaluate.evaluate)
app.command("forge")(forge.forge)
app.command("explain")(explain.explain)
app.command("doctor")(doctor.doctor)
app.add_typer(registry)


@app.callback(invoke_without_command=True)
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version and leave."),
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"proofcheck {installed('proofcheck')}")
        raise typer.Exit


def run(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code (DESIGN, "Command line")."""
    try:
        code = app(args=arguments, standalone_mode=False)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        return code if isinstance(code, int) else Exit.FINE
    except ProofcheckError as error:
        typer.echo(f"proofcheck: {error.message}\n  {error.remedy}", err=True)
        return Exit.USAGE if isinstance(error, ConfigError) else Exit.FAILED
    except KeyboardInterrupt:
        typer.echo("proofcheck: stopped.", err=True)
        return Exit.FAILED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  the reader of our pipe has gone
        return Exit.FAILED
    except Exception as error:
        if is_usage_error(error):
            error.show(file=sys.stderr)  # type: ignore[attr-defined]  # click's own
            return Exit.USAGE
        if os.environ.get("PROOFCHECK_DEBUG"):
            traceback.print_exc()
        typer.echo(
            f"proofcheck: this should not have happened: {type(error).__name__}: {error}\n"
            "  Please report it; PROOFCHECK_DEBUG=1 shows where it happened.",
            err=True,
        )
        return Exit.FAILED


def is_usage_error(error: Exception) -> bool:
    """Whether click refused the arguments; some releases of typer bring a click of their own."""
    named = {kind.__name__ for kind in type(error).__mro__}
    return "ClickException" in named and hasattr(error, "show")
