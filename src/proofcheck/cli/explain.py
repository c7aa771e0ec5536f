"""`proofcheck explain ID`: what a check asserts, who trips it innocently, how it is evaded."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from proofcheck.checks import CHECKS, page
from proofcheck.errors import ConfigError


def explain(
    identifier: Annotated[
        str | None, typer.Argument(metavar="ID", help="A check, such as PC-PDF-001.")
    ] = None,
) -> int:
    """Explain a check; without an id, list them all."""
    if identifier is None:
        for check in CHECKS:
            sys.stdout.write(f"{check.meta.id}  {check.meta.question:<11}  {check.meta.title}\n")
        return 0
    wanted = identifier.strip().upper()
    if wanted not in {check.meta.id for check in CHECKS}:
        message = f"There is no check {identifier!r}."
        raise ConfigError(message, remedy="`proofcheck explain` without an id lists them all.")
    sys.stdout.write(page(wanted).rstrip() + "\n")
    return 0
