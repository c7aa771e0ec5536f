"""Pages that are not made like the others of their file, and that contradict them.

An annex, a covering note or a merged paper is made otherwise, too. What speaks of a swapped page
is what it says against the rest: its own page number, another invoice number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pikepdf
from msgspec import Struct

from proofcheck.forensics.object_digests import BROKEN
from proofcheck.forensics.origin.structure import font_naming
from proofcheck.forensics.painted_characters import PaintedPage
from proofcheck.forensics.typesetting.families import without_tag
from proofcheck.intake import Upload
from proofcheck.model.document import PageText, Source
from proofcheck.model.fields import Field, Paper, Reading, named_fields
from proofcheck.model.measures import Box, OnPage
from proofcheck.model.origin import OddPage

ReadPages = Callable[[tuple[PageText, ...]], Paper]
"""Reads some of a file's pages as if they were all."""

MOST_PAGES = 40
FEWEST_CHARACTERS = 60
FOREIGN_SHARE = 0.05
"""Share of its characters that a page may have in fonts of the others, and they in its fonts."""

SAME_SIZE_PT = 2.0
FEWEST_DIFFERENCES = 2
OPTIONAL = frozenset({"/Annots", "/Rotate", "/StructParents", "/Tabs", "/CropBox", "/Thumb", "/B"})
"""Entries of a page that one maker writes on this page and not on that."""

NUMBERED = re.compile(
    r"(?<!\d)(\d{1,3})\s*(?:/|of|von|de|di|van|z|sur|aus|out of)\s*(\d{1,3})(?!\d)|"
    r"第\s*(\d{1,3})\s*[页頁].{0,3}共\s*(\d{1,3})\s*[页頁]",
    re.IGNORECASE,
)
PAGE_WORD = re.compile(r"page|seite|pagina|página|pag\.|pág|strona|blatt|folio|第", re.IGNORECASE)
COMPARED = ("invoice_number", "letter_number")
"""Not the date: terms in an annex have one of their own."""


class _Made(Struct, frozen=True, kw_only=True):
    """How one page is made."""

    number: int
    size: tuple[float, float]
    characters: Counter[str]
    objects: frozenset[tuple[int, int]]
    naming: tuple[str, ...]
    entries: frozenset[str]


def find_odd_pages(
    upload: Upload,
    pdf: pikepdf.Pdf,
    painted: dict[int, PaintedPage],
    pages: tuple[PageText, ...],
    read_pages: ReadPages,
) -> tuple[OddPage, ...]:
    """Return the pages in other fonts or that differ twice, with what contradicts the others."""
    made = [
        one for number in list(painted)[:MOST_PAGES] if (one := _made(upload, pdf, painted, number))
    ]
    if len(made) < 2:
        return ()
    found: list[OddPage] = []
    for one in made:
        others = [other for other in made if other is not one]
        fonts, differences = _is_set_otherwise(one, others), tuple(_differences(one, others))
        # Of two pages either may be the strange one: the second is told.
        is_told = fonts or len(differences) >= FEWEST_DIFFERENCES
        if not is_told or (len(made) == 2 and one is made[0]):
            continue
        place = OnPage(
            document=upload.document.number,
            page=one.number,
            box=Box(0.0, 0.0, *one.size),
        )
        found.append(
            OddPage(
                page=one.number,
                place=place,
                differences=differences,
                contradictions=tuple(_contradictions(one.number, pages, read_pages)),
            )
        )
    return tuple(found)


def _made(
    upload: Upload, pdf: pikepdf.Pdf, painted: dict[int, PaintedPage], number: int
) -> _Made | None:
    page = painted[number]
    seen = [c for c in page.characters if c.concealed is None]
    if len(seen) < FEWEST_CHARACTERS:
        return None
    geometry = upload.document.pages[number - 1]
    try:
        own = pdf.pages[number - 1].obj
        resources = own.get("/Resources")
        fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
        listed = fonts.items() if isinstance(fonts, pikepdf.Dictionary) else ()
        return _Made(
            number=number,
            size=(geometry.width_pt, geometry.height_pt),
            characters=Counter(without_tag(page.runs[c.run].font) for c in seen),
            objects=frozenset(font.objgen for _, font in listed),
            naming=font_naming(own),
            entries=frozenset(own.keys()) - OPTIONAL,
        )
    except BROKEN:
        return None


def _differences(one: _Made, others: list[_Made]) -> Iterator[str]:
    """Yield in what a page differs from all others."""
    usual = _usual(others)
    if _is_set_otherwise(one, others):
        yield f"set in {_usual([one])}, the others in {usual}"
    elif _has_own_fonts(one, others):
        yield f"has font objects of its own for {usual}"
    if all(_is_other_size(one.size, other.size) for other in others):
        sizes = (f"{width:.0f} × {height:.0f} pt" for width, height in (one.size, others[0].size))
        yield "is {}, the others are {}".format(*sizes)
    if one.naming and all(
        other.naming and not set(one.naming) & set(other.naming) for other in others
    ):
        yield f"calls fonts {one.naming[0]}, the others {others[0].naming[0]}"
    if all(one.entries != other.entries for other in others) and _agree(others):
        odd = sorted(one.entries ^ others[0].entries)
        yield f"differs in the page entries {', '.join(odd)}"


def _is_set_otherwise(one: _Made, others: list[_Made]) -> bool:
    """Whether a page and the others have hardly a character in a common font."""
    theirs: Counter[str] = sum((other.characters for other in others), Counter())
    common = sum(count for name, count in one.characters.items() if name in theirs)
    back = sum(count for name, count in theirs.items() if name in one.characters)
    limits = (FOREIGN_SHARE * one.characters.total(), FOREIGN_SHARE * theirs.total())
    return common < limits[0] and back < limits[1]


def _usual(pages: list[_Made]) -> str:
    together: Counter[str] = sum((page.characters for page in pages), Counter())
    return together.most_common(1)[0][0]


def _has_own_fonts(one: _Made, others: list[_Made]) -> bool:
    """Whether a page shares no font object with pages that share theirs."""
    if not one.objects or any(one.objects & other.objects for other in others):
        return False
    first = others[0].objects
    return all(first & other.objects for other in others[1:])


def _agree(others: list[_Made]) -> bool:
    return all(other.entries == others[0].entries for other in others)


def _is_other_size(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two sizes differ; a sheet on its side is the same sheet."""
    pairs = zip(sorted(one), sorted(other), strict=True)
    return any(abs(a - b) > SAME_SIZE_PT for a, b in pairs)


def _contradictions(
    number: int, pages: tuple[PageText, ...], read_pages: ReadPages
) -> Iterator[str]:
    """Yield what a page says against the others."""
    own = tuple(page for page in pages if page.page == number)
    others = tuple(page for page in pages if page.page != number)
    numbered = {page.page: pair for page in pages if (pair := _numbering(page)) is not None}
    if number in numbered:
        said, of = numbered[number]
        rest = [pair for page, pair in numbered.items() if page != number]
        is_rest_right = all(a == page for page, (a, _) in numbered.items() if page != number)
        if said != number and is_rest_right:
            yield f"says it is page {said} of {of}, and is page {number} of the file"
        elif rest and of not in {count for _, count in rest}:
            yield f"says there are {of} pages, another page says {rest[0][1]}"
    here, there = _printed(read_pages(own)), _printed(read_pages(others))
    for name in COMPARED:
        one, other = here.get(name), there.get(name)
        if one is not None and other is not None and one.value != other.value:
            words = name.replace("_", " ")
            yield f"has the {words} {one.as_printed}, another page {other.as_printed}"


def _numbering(page: PageText) -> tuple[int, int] | None:
    """Return which page of how many a page says that it is."""
    for line in page.lines:
        text = " ".join(word.text for word in line.words)
        match = NUMBERED.search(text) if PAGE_WORD.search(text) else None
        if match:
            numbers = [int(part) for part in match.groups() if part]
            if 0 < numbers[0] <= numbers[1]:
                return numbers[0], numbers[1]
    return None


def _printed(paper: Paper) -> dict[str, Reading[object]]:
    """Return the compared fields as the pages print them."""
    found: dict[str, Reading[object]] = {}
    for name, field in named_fields(paper):
        if name in COMPARED and isinstance(field, Field):
            for reading in (field.chosen, *field.witnesses):
                if reading.source in (Source.TEXT_LAYER, Source.OCR):
                    found.setdefault(name, reading)
    return found
