"""Facts that forensics establish about a file. Facts are not judgements: checks judge."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from proofcheck.model.fields import Paper, Reading
from proofcheck.model.measures import Place
from proofcheck.model.origin import Origin


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


class Concealment(StrEnum):
    """Why nobody sees a piece of text that stands in a PDF."""

    COVERED = "covered"  # a shape or picture was painted over it
    UNDER_NOTE = "under_note"  # an annotation or form field lies over it
    UNPAINTED = "unpainted"  # render mode 3 or 7, or transparent
    LAYER_OFF = "layer_off"  # its optional content is switched off
    BLENDED = "blended"  # in the colour of its background, or clipped away
    TINY = "tiny"  # too small to be read
    OFF_PAGE = "off_page"  # outside of the page as displayed


class ConcealedText(Struct, frozen=True, kw_only=True):
    """Text of a page that nobody sees, at a place where something else shows or a field is read.

    `shown` is what people see in its place ("": no text; `is_blank`: no picture either).
    `fields` are the fields of the paper that were read there, from either of the two.
    """

    text: str
    shown: str
    place: Place
    concealment: Concealment
    is_blank: bool = False
    fields: tuple[str, ...] = ()


class Trait(StrEnum):
    """In what the setting of a value deviates, and from what."""

    FOREIGN_FONT = "foreign_font"  # a family of fonts that the page uses nowhere else
    RARE_FONT = "rare_font"  # a font that the page hardly uses elsewhere
    OTHER_SUBSET = "other_subset"  # a font of its own, under the name of one of the page's
    EMBEDDING = "embedding"  # its font is not in the file, all others are, or the reverse
    MIXED = "mixed"  # not all of the value's digits, or letters, are in one font
    UNICODE_MAP = "unicode_map"  # copied as another character than the one that shows
    SIZE = "size"  # a size (pt) that the page uses nowhere else, close to the usual one
    BASELINE = "baseline"  # stands higher or lower (pt) than the text beside it
    SPACING = "spacing"  # wider or closer (em) than the widths of its font
    COLOUR = "colour"  # a colour (levels) that the page uses nowhere else
    ORDER = "order"  # painted so many runs after what stands beside it, and after text below it
    EDGE = "edge"  # off (pt) the edge that its column keeps


class Deviation(Struct, frozen=True, kw_only=True):
    """One trait in which a value deviates: what it is, what is usual, and by how much.

    `amount` is in the unit of the trait; 0 where there is nothing to measure.
    """

    trait: Trait
    observed: str
    usual: str
    amount: float = 0.0


class OddSetting(Struct, frozen=True, kw_only=True):
    """A value that is set unlike its line, its column or its page; `characters`: which of it.

    `field` is "" for text that was not read as a field. `is_in_blank`: it stands on dots or
    dashes, as what is filled in does.
    """

    field: str
    text: str
    place: Place
    characters: str = ""
    deviations: tuple[Deviation, ...] = ()
    is_in_blank: bool = False


class ReaderDifference(Struct, frozen=True, kw_only=True):
    """A page that shows other text in another reader than in pdfium, which everything rests on.

    `only_shown` are words that only pdfium has, `only_other` those that only `reader` has.
    """

    page: int
    reader: str
    only_shown: tuple[str, ...] = ()
    only_other: tuple[str, ...] = ()


class FormDifference(Struct, frozen=True, kw_only=True):
    """A form field `name` that shows people another text than the value that it holds.

    `is_redrawn`: the file asks viewers to draw its fields anew (NeedAppearances). `fields` are
    those of the paper that were read there.
    """

    name: str
    value: str
    shown: str
    place: Place
    is_redrawn: bool = False
    fields: tuple[str, ...] = ()


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
    validated, or None. `overwritten` are form fields that had a value when it was signed, and
    have another one now; `is_remains`: only traces of a signature that was taken out.
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
    overwritten: tuple[str, ...] = ()
    is_remains: bool = False


class PdfFacts(Struct, frozen=True, kw_only=True, tag="pdf"):
    """Facts about a PDF file; dates as the Info dictionary gives them, where they parse.

    A text-layer field for which no pixels were read is absent from `pixel_readings`;
    `concealed` and `odd_settings` are None where the painted pages could not be looked through,
    `form_differences` where its form, `reader_differences` where the other readers, `origin`
    where its making could not; `not_looked` says which of the examinations were not made, and why.
    """

    producer: str | None = None
    creator: str | None = None
    created_at: datetime | None = None
    modified_at: datetime | None = None
    revisions: tuple[Revision, ...] = ()
    signatures: tuple[Signature, ...] = ()
    pixel_readings: tuple[PixelReading, ...] = ()
    concealed: tuple[ConcealedText, ...] | None = None
    odd_settings: tuple[OddSetting, ...] | None = None
    form_differences: tuple[FormDifference, ...] | None = None
    reader_differences: tuple[ReaderDifference, ...] | None = None
    origin: Origin | None = None
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
