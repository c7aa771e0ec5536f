"""`proofcheck fields FILE`: what a document says, where it stands, and how sure we are."""

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
    RegistryOption,
    refuse_junit,
    settings,
    write_output,
)


def fields(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF, scan or photo.")],
    registry: RegistryOption = None,
    ocr: OcrOption = None,
    config: ConfigOption = None,
    images: ImagesOption = None,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
) -> int:
    """Print the fields of one document with their witnesses, without judging it."""
    refuse_junit(form)
    from proofcheck.report.fields import fields_to_text
    from proofcheck.report.view import view_document
    from proofcheck.verifier import Verifier

    with (
        picture_folder(images, form) as folder,
        Verifier(
            config=settings(config, ocr), registry=registry, isolation="process", images=folder
        ) as verifier,
    ):
        examined = verifier.gather(str(file)).documents[0]
        if form is Format.HTML:
            from proofcheck.report.html import Pictures, fields_to_html

            data = fields_to_html(view_document(examined), Pictures())
        elif form is Format.JSON:
            data = msgspec.json.format(msgspec.json.encode(view_document(examined)), indent=2)
        else:
            data = fields_to_text(examined).encode()
    write_output(data if form is Format.HTML else data + b"\n", output)
    return 0 if examined.document.pages else 30
