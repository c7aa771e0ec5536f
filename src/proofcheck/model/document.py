"""What intake and reading know of an upload: the file, its pages, their words and codes."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from proofcheck.model.measures import Box


class MediaType(StrEnum):
    """What the bytes really are, whatever the file's name says."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    HEIC = "image/heic"
    BMP = "image/bmp"
    GIF = "image/gif"
    XML = "application/xml"
    UNKNOWN = "application/octet-stream"

    @property
    def is_image(self) -> bool:
        """Whether it is a picture, whose pages are its frames."""
        return self.value.startswith("image/")


class Source(StrEnum):
    """Which kind of witness a reading comes from."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    XML = "xml"
    CODE = "code"
    FORM = "form"
    METADATA = "metadata"
    REVISION = "revision"
    SECOND_PARSER = "second_parser"
    WORDS = "words"  # an amount that is spelled out on the page


class File(Struct, frozen=True, kw_only=True):
    """The uploaded bytes: `path` as given by the caller, SHA-256 in lower-case hex."""

    path: str
    sha256: str
    media_type: MediaType
    size_bytes: int


class Page(Struct, frozen=True, kw_only=True):
    """One page as displayed.

    `number` counts from 1. `rotation_deg` is what had to be turned clockwise to display it
    (PDF /Rotate or EXIF). `width_px` and `height_px` are None for a page without own pixels
    (a PDF page); `dpi` is None for an image that states no resolution (then 1 px = 1 pt).
    `turned_deg` is by how much more it has to be turned clockwise for its text to stand
    upright: 0, 90, 180 or 270.
    `image` is the file that the page's picture was written to, None where it was not.
    """

    number: int
    width_pt: float
    height_pt: float
    rotation_deg: int = 0
    width_px: int | None = None
    height_px: int | None = None
    dpi: float | None = None
    turned_deg: int = 0
    image: str | None = None


PICTURES = "pictures"
"""The stage that makes pictures for reports: its faults say nothing of the document."""


class Fault(Struct, frozen=True, kw_only=True):
    """Something that could not be done with a document: stage, what happened, what to do.

    `code` is one word for machines: `empty`, `encrypted`, `damaged`, `unknown_format`,
    `left_out`, `limit`, `tool_missing`, `tool_failed`. `limit` names the limit of
    `config.Limits`.
    """

    stage: str
    code: str
    reason: str
    remedy: str
    page: int | None = None
    limit: str | None = None


class Remark(Struct, frozen=True, kw_only=True):
    """Something odd about a file that stopped nothing and says nothing against the paper.

    `code` is one word for machines: `misnamed` (the extension says otherwise than the bytes),
    `preamble` (a PDF that does not begin at byte 0).
    """

    code: str
    sentence: str


class OtherFormat(Struct, frozen=True, kw_only=True):
    """A second complete format within the uploaded bytes: its name, and where it stands."""

    name: str
    start: int
    end: int


class EmbeddedFile(Struct, frozen=True, kw_only=True):
    """A file embedded in a PDF, without its bytes: name, AFRelationship, size."""

    name: str
    relationship: str | None
    size_bytes: int
    sha256: str


class Document(Struct, frozen=True, kw_only=True):
    """What intake found out about one upload; no pixels and no bytes are kept here.

    `number` counts the dossier's documents from 1. `revision_ends` holds the byte offset after
    each `%%EOF` that ends a revision of a PDF, oldest first (empty for images).
    `other_formats` are those that the bytes hold besides that of `file`; None where nobody
    looked. An e-invoice that was uploaded as XML has no pages.
    """

    number: int
    file: File
    pages: tuple[Page, ...] = ()
    embedded_files: tuple[EmbeddedFile, ...] = ()
    revision_ends: tuple[int, ...] = ()
    is_encrypted: bool = False
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Remark, ...] = ()
    other_formats: tuple[OtherFormat, ...] | None = None


class Word(Struct, frozen=True, kw_only=True):
    """A word with its box; `confidence` is 1.0 for a text layer, else the engine's (0..1)."""

    text: str
    box: Box
    confidence: float = 1.0
    source: Source = Source.TEXT_LAYER


class Line(Struct, frozen=True, kw_only=True):
    """Words that stand on one baseline within one column or table row, left to right."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words, joined by single blanks."""
        return " ".join(word.text for word in self.words)


class Block(Struct, frozen=True, kw_only=True):
    """Lines that stand together (a paragraph, an address, one table), top to bottom."""

    lines: tuple[Line, ...]
    box: Box

    @property
    def text(self) -> str:
        """The lines, joined by newlines."""
        return "\n".join(line.text for line in self.lines)


class Code(Struct, frozen=True, kw_only=True):
    """A QR or bar code: symbology as zxing-cpp names it (`QRCode`, `EAN13` …) and payload."""

    symbology: str
    payload: str
    page: int
    box: Box


class PageText(Struct, frozen=True, kw_only=True):
    """All that was read on one page, in reading order.

    `source` says where the words come from: the text layer, or OCR for the whole page
    (`engine` then names it); words of picture regions on a text-layer page carry their own.
    `turned_deg` is by how much the displayed page had to be turned clockwise for the text to
    stand upright, `skew_deg` the angle by which it then runs (positive: clockwise). `doubt` is
    None, or says why the text can't be trusted (garbage text layer, too few legible words).
    """

    document: int
    page: int
    width_pt: float
    height_pt: float
    source: Source
    engine: str
    words: tuple[Word, ...] = ()
    lines: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()
    codes: tuple[Code, ...] = ()
    turned_deg: int = 0
    skew_deg: float = 0.0
    mean_confidence: float = 1.0
    doubt: str | None = None

    @property
    def text(self) -> str:
        """The lines of the page, joined by newlines."""
        return "\n".join(line.text for line in self.lines)
