"""`proofcheck render REPORT`: HTML pages from reports that were saved as JSON."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from proofcheck.cli.html import write_one, write_several
from proofcheck.cli.options import OutputOption


def render(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="JSON report, or JSON lines.")],
    output: OutputOption = None,
    images: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where the pictures lie now, if they were moved."),
    ] = None,
) -> int:
    """Render saved reports as HTML; several become a file each and a list of them."""
    from proofcheck.report.html import Pictures
    from proofcheck.report.saved import read_reports

    folders = (report.parent,) if images is None else (images, report.parent)
    reports = read_reports(report)
    first = list(islice(reports, 2))
    if len(first) == 1:
        write_one(first[0], Pictures(*folders), output)
    else:
        write_several(chain(first, reports), Pictures(*folders), output)
    return 0
