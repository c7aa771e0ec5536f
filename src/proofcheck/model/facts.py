"""Facts that forensics establish about a file. Facts are not judgements: checks judge."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from proofcheck.model.fields import Paper, Reading
from proofcheck.model.measures import Place


class ChangeKind(StrEnum):
    """What one revision of a PDF did to the one before, as far as it can be told."""

    SIGNATURE = "signature"
    FORM_FILLING = "form_filling"
    ANNOTATION = "annotation"
    METADATA = "metadata"
    PAGES_APPENDED = "pages_appended"
    CONTENT = "content"
    UNKNOWN = "unknown"


class FieldChange(Struct, frozen=True, kw_only=True):
    """A field that says one thing in an earlier revision and another in the last one.

    `was` and `now` are canonical texts (see `comparing.canonical_text`); `was` is None where
    the field did not exist before, `now` is None where it is gone.
    """

    field: str
    was: str | None
    now: str | None
    was_printed: str | None
    now_printed: str | None
    places: tuple[Place, ...]


class Revision(Struct, frozen=True, kw_only=True):
    """An earlier revision of a PDF: `number` from 1 (oldest), its bytes end before `end`.

    `kinds` says what the *next* revision changed. `changes` compares the fields of this
    revision with those of the last one. `unread` says why it could not be compared, or None.
    `paper` is what extraction read in this revision (None where it was not read).
    """

    number: int
    end: int
    kinds: tuple[ChangeKind, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    paper: Paper | None = None
    unread: str | None = None


class PixelReading(Struct, frozen=True, kw_only=True):
    """What the pixels of a text-layer field say: one reading an engine that could look.

    `text_layer` is the field as printed in the text layer; `unavailable` names the engines
    that could not look, each with its reason.
    """

    field: str
    text_layer: str
    place: Place
    readings: tuple[Reading[str], ...] = ()
    unavailable: tuple[str, ...] = ()


class ModificationLevel(StrEnum):
    """How far a file was changed after a signature (pyHanko's levels)."""

    NONE = "none"
    LTA_UPDATES = "lta_updates"
    FORM_FILLING = "form_filling"
    ANNOTATIONS = "annotations"
    OTHER = "other"


class Signature(Struct, frozen=True, kw_only=True):
    """A digital signature of a PDF.

    `is_intact`: the signed bytes are unchanged. `is_valid`: the signature fits its key.
    `covers_whole_file`: nothing was added after it. `modification` says what was added.
    No trust in the signer follows from any of these. `unread` says why it could not be
    validated, or None.
    """

    field_name: str
    place: Place
    signer: str | None = None
    signed_at: datetime | None = None
    certificate_sha256: str | None = None
    is_intact: bool | None = None
    is_valid: bool | None = None
    covers_whole_file: bool | None = None
    modification: ModificationLevel | None = None
    unread: str | None = None


class PdfFacts(Struct, frozen=True, kw_only=True, tag="pdf"):
    """Facts about a PDF file; dates as the Info dictionary gives them, where they parse.

    A text-layer field for which no pixels were read is absent from `pixel_readings`;
    `not_looked` says which of the examinations were not made, and why.
    """

    producer: str | None = None
    creator: str | None = None
    created_at: datetime | None = None
    modified_at: datetime | None = None
    revisions: tuple[Revision, ...] = ()
    signatures: tuple[Signature, ...] = ()
    pixel_readings: tuple[PixelReading, ...] = ()
    not_looked: tuple[str, ...] = ()


class ImageFacts(Struct, frozen=True, kw_only=True, tag="image"):
    """Facts about an image file: what EXIF says of the software and camera, if anything."""

    software: str | None = None
    camera: str | None = None
    taken_at: datetime | None = None


class XmlFacts(Struct, frozen=True, kw_only=True, tag="xml"):
    """Facts about an e-invoice that was uploaded as XML: whether an XML signature stands in it.

    The signature is not validated, and nothing follows from it.
    """

    has_signature: bool = False


Facts = PdfFacts | ImageFacts | XmlFacts
