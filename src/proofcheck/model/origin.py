"""Where a PDF comes from, as far as its bytes tell. Context: none of it alone speaks of forgery."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from proofcheck.model.habits import Making
from proofcheck.model.measures import Place


class ProgramClass(StrEnum):
    """What a program is for that wrote a PDF or part of it."""

    BUSINESS = "business"  # ERP, invoicing, shops, and the libraries that they print with
    OFFICE = "office"
    BROWSER = "browser"
    SCANNER = "scanner"
    HANDLING = "handling"  # merges, compresses, repairs, prints, signs
    PDF_EDITOR = "pdf_editor"
    ONLINE_EDITOR = "online_editor"
    LAYOUT_EDITOR = "layout_editor"
    IMAGE_EDITOR = "image_editor"


class Maker(Struct, frozen=True, kw_only=True):
    """A program that the file names: where it stands (`role`), its text, what is known of it.

    `role` is `producer`, `creator` or `history`; `program` and `of_class` are None for one
    that the list of programs does not have.
    """

    role: str
    text: str
    program: str | None = None
    of_class: ProgramClass | None = None


class Clue(StrEnum):
    """What is odd about where a file comes from."""

    MODIFIED_BEFORE_CREATED = "modified_before_created"
    BEFORE_PROGRAM = "before_program"  # created before the program that made it was released
    NO_SUCH_ZONE = "no_such_zone"  # a time zone that no place has
    NO_SUCH_DATE = "no_such_date"  # a 31 February, an hour 25
    XMP_DIFFERS = "xmp_differs"  # Info and XMP name other programs or other days
    TOUCHED_UP = "touched_up"  # text changed by the text tool of Acrobat
    PRIVATE_DATA = "private_data"  # an image or layout editor's own data (PieceInfo)
    OTHER_WRITER = "other_writer"  # written by another program than the one named
    STRIPPED = "stripped"  # no metadata at all


class OriginClue(Struct, frozen=True, kw_only=True):
    """One odd thing: what the file says, what was to be expected, and where it stands."""

    clue: Clue
    observed: str
    expected: str
    place: Place


class Structure(Struct, frozen=True, kw_only=True):
    """How a file is built, whatever its metadata say.

    `header` is the version, `comment` the bytes of the comment after it (hex), `writer` the
    program that is known by them. `xref`: `table`, `stream` or `mixed`. `ids`: `none`, `same`
    (never saved again) or `differ`. `font_names`: what page resources call fonts, numbers as 0.
    """

    header: str = ""
    comment: str = ""
    writer: str | None = None
    xref: str = ""
    ids: str = "none"
    is_linearised: bool = False
    filters: tuple[str, ...] = ()
    font_names: tuple[str, ...] = ()


class OddPage(Struct, frozen=True, kw_only=True):
    """A page that is not made like the others of its file.

    `differences` say in what; `contradictions` what it says against the other pages (its own
    page number, another invoice number): without one, an annex looks the same.
    """

    page: int
    place: Place
    differences: tuple[str, ...]
    contradictions: tuple[str, ...] = ()


class Origin(Struct, frozen=True, kw_only=True):
    """All that was found of where a PDF comes from.

    `is_resaved`: XMP or ids say that it was saved again. `history` are the programs and steps
    of XMP's history, as written. `making` is what its issuer's other papers may share.
    """

    makers: tuple[Maker, ...] = ()
    structure: Structure = Structure()
    clues: tuple[OriginClue, ...] = ()
    odd_pages: tuple[OddPage, ...] = ()
    history: tuple[str, ...] = ()
    is_resaved: bool = False
    making: Making | None = None
