"""Options that the registry's commands share, and how their results are written."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer

from proofcheck.errors import ConfigError


class Format(StrEnum):
    """How a result is written."""

    TEXT = "text"
    JSON = "json"


StoreOption = Annotated[
    str,
    typer.Option(
        "--registry",
        metavar="STORE",
        help="SQLite file, or postgresql://user@host/name.",
    ),
]
AnyRegistryOption = Annotated[
    str,
    typer.Option(
        "--registry",
        metavar="STORE|FILE",
        help="SQLite file, postgresql://user@host/name, or a registry file (JSON, YAML).",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How the result is written.")]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="As of this day, as 2026-05-31.")
]


def day_of(text: str, option: str = "--on") -> date:
    """Return the day that an option names; raises `ConfigError` where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{option} is {text!r}, which is no date."
        raise ConfigError(message, remedy="Write it as 2026-05-31.") from error


def write_json(value: Any) -> None:
    """Write a result as one JSON object a line."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def write_line(text: str = "") -> None:
    """Write one line of a result."""
    sys.stdout.write(f"{text}\n")


def say(text: str) -> None:
    """Say something that is not the result."""
    typer.echo(text, err=True)
