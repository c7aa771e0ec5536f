"""`proofcheck diff FILE`: the revisions of a PDF side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from proofcheck.cli.html import picture_folder
from proofcheck.cli.options import (
    ConfigOption,
    Format,
    FormatOption,
    ImagesOption,
    OcrOption,
    OutputOption,
    refuse_junit,
    settings,
    write_output,
)
from proofcheck.errors import InputError


def diff(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")],
    ocr: OcrOption = None,
    config: ConfigOption = None,
    images: ImagesOption = None,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
) -> int:
    """Show what each save of a PDF changed: fields, words, and both pages with boxes (html)."""
    refuse_junit(form)
    from proofcheck.report.revisions import compare_revisions, diffs_to_text, revisions_of
    from proofcheck.report.view import view_document
    from proofcheck.verifier import Verifier

    with (
        picture_folder(images, form) as folder,
        Verifier(config=settings(config, ocr), isolation="process", images=folder) as verifier,
    ):
        last = verifier.gather(str(file)).documents[0]
        data = _read(file)
        # Each revision is examined like an upload: in a limited worker, with its own pictures.
        earlier = [
            (revision, verifier.gather(data[: revision.end]).documents[0])
            for revision in revisions_of(last)
        ]
        diffs = compare_revisions(earlier, last)
        if form is Format.HTML:
            from proofcheck.report.html import Pictures, diffs_to_html

            views = [view_document(examined) for _, examined in earlier] + [view_document(last)]
            shown = diffs_to_html(diffs, views, Pictures())
        elif form is Format.JSON:
            shown = msgspec.json.format(msgspec.json.encode(diffs), indent=2) + b"\n"
        else:
            shown = diffs_to_text(str(file), diffs).encode() + b"\n"
    write_output(shown, output)
    return 0 if last.document.pages else 30


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{file} can't be read: {error.strerror}."
        raise InputError(message, remedy="Check the path.") from error
