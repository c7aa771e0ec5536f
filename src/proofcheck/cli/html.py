"""HTML reports on the command line: where the pictures lie meanwhile, and where pages go."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from proofcheck.cli.options import Format, write_output
from proofcheck.errors import ConfigError, InputError

if TYPE_CHECKING:
    from proofcheck.report.html import Pictures
    from proofcheck.report.schema import ReportView

SEVERAL = "Name a folder with --output: each report becomes a file, and index.html lists them."


@contextmanager
def picture_folder(images: Path | None, form: Format) -> Iterator[Path | None]:
    """Give the folder for pictures: the one asked for, else a passing one where HTML is made."""
    if images is not None or form is not Format.HTML:
        yield images
        return
    with tempfile.TemporaryDirectory(prefix="proofcheck-") as folder:
        yield Path(folder)


def write_one(report: ReportView, pictures: Pictures, output: Path | None) -> None:
    """Write one report to a file, into a folder that is there, or to stdout."""
    from proofcheck.report.html import report_to_html

    if output is not None and output.is_dir():
        output = output / page_name(1, report)
    write_output(report_to_html(report, pictures), output)


def write_several(reports: Iterable[ReportView], pictures: Pictures, output: Path | None) -> None:
    """Write each report to a file of its own in a folder, and `index.html` that lists them.

    Raises `ConfigError` without a folder, `InputError` where it can't be made.
    """
    from proofcheck.report.html import entry_of, index_to_html, report_to_html

    if output is None or output.is_file():
        raise ConfigError("Several HTML reports need a folder.", remedy=SEVERAL)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {output} can't be made: {error.strerror}."
        raise InputError(message, remedy="Choose another --output.") from error
    entries = []
    for number, report in enumerate(reports, start=1):
        name = page_name(number, report)
        write_output(report_to_html(report, pictures), output / name)
        entries.append(entry_of(report, name))
    write_output(index_to_html(entries), output / "index.html")


def page_name(number: int, report: ReportView) -> str:
    """Name a report's page: its number in the run and what is harmless of the file's name."""
    path = report.documents[0].file.path if report.documents else "report"
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", PurePath(path).stem).strip("-.")[:60]
    return f"{number:04d}-{stem or 'report'}.html"
