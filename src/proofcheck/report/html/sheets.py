"""Documents as the HTML report lays them out: pages with their boxes, rows of fields, lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from proofcheck.report.html.evidence import Evidence
from proofcheck.report.html.marks import Badges, Mark, Sheet, field_mark, sheet_of
from proofcheck.report.html.pictures import Pictures
from proofcheck.report.html.rows import (
    FieldRow,
    LineTable,
    Numbers,
    absent,
    boxes_of,
    field_id,
    line_fields,
    lines_of,
    percent,
    plain_fields,
    rows_of,
    says_same,
    value_words,
)
from proofcheck.report.html.templating import Trusted, trusted
from proofcheck.report.html.words import field_words, kind_words, lower_words, size_words
from proofcheck.report.schema import DocumentView, FieldView

OPEN_PAGES = 3
"""Pages of a document that lie open at first, besides those with findings."""


class PageSheet(Struct, frozen=True, kw_only=True):
    """One page, upright, with its picture (None where there is none) and its marks."""

    id: str
    number: int
    sheet: Sheet
    picture: Trusted | None
    findings: tuple[Mark, ...]
    fields: tuple[Mark, ...]
    is_open: bool


class DocumentSheet(Struct, frozen=True, kw_only=True):
    """One document of the report."""

    number: int
    view: DocumentView
    kind: str
    sure: str
    language: str
    size: str
    pages: tuple[PageSheet, ...]
    rows: tuple[FieldRow, ...]
    lines: LineTable | None
    not_found: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]


def document_sheet(
    view: DocumentView,
    number: int,
    pictures: Pictures,
    evidence: Sequence[Evidence] = (),
    findings: Numbers | None = None,
) -> DocumentSheet:
    """Lay out a document; `evidence` are the boxes of all findings, of which its own are taken."""
    named = findings or {}
    not_found, unread = absent(view)
    own = [one for one in evidence if one.document == number]
    return DocumentSheet(
        number=number,
        view=view,
        kind=kind_words(view.kind),
        sure=percent(view.kind_confidence or None),
        language=view.languages[0] if view.languages else "",
        size=size_words(view.file.size_bytes),
        pages=tuple(_pages(view, number, pictures, own)),
        rows=rows_of(view, number, named),
        lines=lines_of(view, number, own),
        not_found=not_found,
        unread=unread,
    )


def _pages(
    view: DocumentView, document: int, pictures: Pictures, evidence: Sequence[Evidence]
) -> Iterator[PageSheet]:
    for number, page in enumerate(view.pages, start=1):
        sheet = sheet_of(page.width_pt, page.height_pt, page.turned)
        uri = pictures.data_uri(view, page.image)
        findings = tuple(_finding_marks(sheet, number, evidence))
        yield PageSheet(
            id=f"d{document}-page{number}",
            number=number,
            sheet=sheet,
            picture=trusted(uri) if uri else None,
            findings=findings,
            fields=tuple(_field_marks(view, document, number, sheet)),
            is_open=number <= OPEN_PAGES or bool(findings),
        )


def _finding_marks(sheet: Sheet, page: int, evidence: Sequence[Evidence]) -> Iterator[Mark]:
    badges = Badges(sheet)
    for one in evidence:
        if one.page == page:
            yield badges.place(
                one.box,
                id=one.id,
                href=f"#finding-{one.finding}",
                label=one.label,
                tone=one.tone,
                badge=str(one.finding),
            )


def _field_marks(view: DocumentView, document: int, page: int, sheet: Sheet) -> Iterator[Mark]:
    """Yield the boxes of all witnesses of all fields on a page."""
    for name, field in plain_fields(view):
        yield from _marks(field_id(document, name), name, field_words(name), field, page, sheet)
    for index, mark in enumerate(view.marks or ()):
        if mark.page == page:
            id, words = f"d{document}-mark{index}", field_words(mark.kind)
            yield field_mark(sheet, mark.box, id=id, href=f"#{id}", label=words, tone="field")
    for line, name, field in line_fields(view):
        words = f"Line {line}, {lower_words(name)}"
        yield from _marks(field_id(document, name, line), name, words, field, page, sheet)


def _marks(
    id: str, name: str, words: str, field: FieldView, page: int, sheet: Sheet
) -> Iterator[Mark]:
    if field.value is None:
        return
    for one in boxes_of(id, field):
        if one.page != page:
            continue
        says, sure = value_words(one.witness.value), percent(one.witness.confidence)
        yield field_mark(
            sheet,
            one.box,
            id=one.id,
            href=f"#{id}",
            label=f"{words}: {says} ({sure} sure)",
            tone="field" if says_same(name, one.witness, field.value) else "other",
        )
