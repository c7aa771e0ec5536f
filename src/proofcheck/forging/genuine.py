"""A genuine document, opened and read: what every way starts from."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

import pikepdf
from msgspec import Struct

from proofcheck.config import Limits
from proofcheck.forensics.form_fields import signed_fields
from proofcheck.forging.targets import Target, targets_of
from proofcheck.forging.way import Change, NotMadeError
from proofcheck.intake import Upload, open_upload
from proofcheck.intake.structure import BROKEN
from proofcheck.model.document import Source
from proofcheck.model.dossier import Examined


class Genuine(Struct, frozen=True, kw_only=True):
    """A genuine PDF: its path as given, its bytes, what the verifier read, what it can be."""

    path: str
    data: bytes
    examined: Examined
    targets: tuple[Target, ...]
    is_signed: bool
    is_encrypted: bool

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, lower-case hex."""
        return self.examined.document.file.sha256

    @property
    def pages(self) -> int:
        """Number of pages."""
        return len(self.examined.document.pages)

    def refuse_signed(self) -> None:
        """Raise `NotMadeError` for a signed file: any rewriting would break its signature."""
        if self.is_signed:
            raise NotMadeError("The file is signed, and this would break its signature.")

    def changes(
        self, rng: Random, wanted: Callable[[Target], bool] = lambda _: True
    ) -> Iterator[tuple[Target, Change]]:
        """Yield changes of the wanted values in seeded order; one value is tried to its end.

        Fields are drawn before places, so that a paper of many lines is not changed in its lines
        alone. Raises `NotMadeError` where no value is wanted.
        """
        fitting = [target for target in self.targets if wanted(target)]
        if not fitting:
            raise NotMadeError("No value that this way changes was read with its place.")
        names = sorted({target.name for target in fitting})
        rng.shuffle(names)
        rng.shuffle(fitting)
        for target in sorted(fitting, key=lambda target: names.index(target.name)):
            for change in target.others(rng):
                yield target, change


def genuine_from(path: str, data: bytes, examined: Examined) -> Genuine:
    """Return the document ready for the ways; raises `NotMadeError` for what qpdf can't read."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            is_signed = bool(signed_fields(pdf.Root.get("/AcroForm")))
            is_encrypted = pdf.is_encrypted
    except BROKEN as error:
        raise NotMadeError(f"qpdf can't read the file: {error}.") from error
    return Genuine(
        path=path,
        data=data,
        examined=examined,
        targets=targets_of(examined),
        is_signed=is_signed,
        is_encrypted=is_encrypted,
    )


@contextmanager
def opened(data: bytes) -> Iterator[Upload]:
    """Open bytes as the verifier does; raises `NotMadeError` where pdfium can't."""
    with open_upload(data, limits=Limits()) as upload:
        if upload.pdf is None or not upload.document.pages:
            raise NotMadeError("pdfium can't open the file.")
        yield upload


def in_text_layer(target: Target) -> bool:
    """Whether a value stands in the text layer."""
    return target.source is Source.TEXT_LAYER
