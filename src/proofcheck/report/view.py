"""How a `Report` becomes its JSON form (`report.schema`): nothing is judged here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import structs

from proofcheck.model.document import Page
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import (
    AuthorisationLetter,
    Field,
    Invoice,
    InvoiceLine,
    Maybe,
    Missing,
    Paper,
    Reading,
    named_fields,
)
from proofcheck.model.measures import Box, InBytes, InObject, Money, OnPage, Place, Searched
from proofcheck.model.result import CheckResult, CheckStatus, Finding, Report
from proofcheck.report.registry_view import view_register_answers, view_registry_answers
from proofcheck.report.schema import (
    DocumentView,
    EvidenceView,
    FieldView,
    FileView,
    FindingView,
    Flat,
    MarkView,
    NotCheckedView,
    PageView,
    ReportView,
    WitnessView,
)


def view_report(report: Report) -> ReportView:
    """Arrange a report as its JSON form."""
    return ReportView(
        schema=report.schema,
        verdict=report.verdict,
        documents=[view_document(examined) for examined in report.dossier.documents],
        findings=[
            _finding(result, finding, report.weights_bits)
            for result in report.results
            for finding in result.findings
        ],
        not_checked=[
            NotCheckedView(id=result.check.id, reason=result.reason)
            for result in report.results
            if result.status is CheckStatus.INDETERMINATE
        ],
        policy_rules=[],
        registry=[*view_registry_answers(report), *view_register_answers(report)],
        related=[],
        tools=report.tools,
        config_digest=report.config_digest,
        timing_ms=report.timing_ms,
    )


def view_fields(paper: Paper) -> dict[str, FieldView | list[dict[str, FieldView]]]:
    """Arrange the fields of a paper by their flat names.

    An invoice's lines stand under `lines`, what only a Chinese one has under `fapiao`, a
    letter's contact data under `contacts`, the countries that its territories leave out under
    `except_territories`, the letters above it in its file under `above`.
    """
    fields: dict[str, FieldView | list[dict[str, FieldView]]] = {
        name: _field(field) for name, field in named_fields(paper)
    }
    if isinstance(paper, Invoice):
        if paper.fapiao is not None:
            details = named_fields(paper.fapiao)
            fields["fapiao"] = [{name: _field(field) for name, field in details}]
        fields["lines"] = [_line(line) for line in paper.lines]
    if isinstance(paper, AuthorisationLetter) and isinstance(paper.territories, Field):
        said = paper.territories.chosen
        excepted = [structs.replace(said, value=code) for code in paper.except_territories]
        if excepted:
            fields["except_territories"] = [
                {"territory": _field(Field(chosen=reading))} for reading in excepted
            ]
    if isinstance(paper, AuthorisationLetter) and paper.contacts:
        fields["contacts"] = [
            {contact.kind.value: _field(Field(chosen=contact.reading))}
            for contact in paper.contacts
        ]
    if isinstance(paper, AuthorisationLetter) and paper.above:
        fields["above"] = [_letter(letter) for letter in paper.above]
    return fields


def flat_value(value: Any) -> Flat:
    """Return a field's value as JSON has it: decimal string, ISO date, text, bool or list."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Money):
        return format(value.amount, "f")
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return str(value)


def _letter(letter: AuthorisationLetter) -> dict[str, FieldView]:
    return {name: _field(field) for name, field in named_fields(letter)}


def _line(line: InvoiceLine) -> dict[str, FieldView]:
    return {name: _field(field) for name, field in named_fields(line)}


def _field(field: Maybe[Any]) -> FieldView:
    if isinstance(field, Missing):
        return FieldView(value=None, absence=field.absence.value, reason=field.reason)
    chosen = _witness(field.chosen)
    return FieldView(
        value=chosen.value,
        as_printed=chosen.as_printed,
        page=chosen.page,
        box=chosen.box,
        source=chosen.source,
        confidence=chosen.confidence,
        witnesses=_witnesses(field),
    )


def _witnesses(field: Field[Any]) -> list[WitnessView]:
    return [_witness(reading) for reading in field.witnesses]


def _witness(reading: Reading[Any]) -> WitnessView:
    place = reading.place
    on_page = place if isinstance(place, OnPage) else None
    view = WitnessView(
        value=flat_value(reading.value),
        as_printed=reading.as_printed,
        page=on_page.page if on_page else None,
        box=_rounded(on_page.box) if on_page else None,
        source=reading.source.value,
        engine=reading.engine,
        confidence=round(reading.confidence, 3),
    )
    if isinstance(place, InObject):
        view.where = place.name
    return view


def view_document(examined: Examined) -> DocumentView:
    """Arrange one document with its fields."""
    file = examined.document.file
    return DocumentView(
        file=FileView(
            path=file.path,
            sha256=file.sha256,
            media_type=file.media_type.value,
            size_bytes=file.size_bytes,
        ),
        kind=examined.kind.value,
        kind_confidence=round(examined.kind_confidence, 3),
        languages=list(examined.languages),
        country=examined.country,
        pages=[_page(page) for page in examined.document.pages],
        fields=view_fields(examined.paper),
        faults=list(examined.faults),
        remarks=list(examined.document.remarks),
        marks=_marks(examined),
    )


def _marks(examined: Examined) -> list[MarkView] | None:
    if examined.marks is None:
        return None
    return [
        MarkView(kind=mark.kind.value, page=mark.place.page, box=_rounded(mark.place.box))
        for mark in examined.marks.found
    ]


def _page(page: Page) -> PageView:
    return PageView(
        width_pt=round(page.width_pt, 2),
        height_pt=round(page.height_pt, 2),
        width_px=page.width_px,
        height_px=page.height_px,
        rotation=page.rotation_deg,
        image=page.image,
        turned=page.turned_deg,
    )


def _finding(result: CheckResult, finding: Finding, weights: dict[str, float]) -> FindingView:
    check = result.check
    decisive = check.decisive if finding.decisive is None else finding.decisive
    return FindingView(
        id=check.id,
        family=check.family,
        question=check.question.value,
        severity=check.severity.value,
        decisive=decisive,
        weight_bits=weights.get(check.id, 0.0),
        title=check.title,
        note=finding.note,
        fields=finding.fields,
        evidence=[_evidence(finding, place) for place in finding.places],
        innocent_causes=finding.innocent_causes,
        next_step=finding.next_step,
    )


def _evidence(finding: Finding, place: Place) -> EvidenceView:
    observed = None if isinstance(finding.observed, Missing) else finding.observed
    view = EvidenceView(
        type=str(type(place).__struct_config__.tag),
        observed=observed,
        expected=finding.expected,
        document=place.document,
    )
    match place:
        case OnPage():
            view.page, view.box = place.page, _rounded(place.box)
        case InObject():
            view.where = place.name
        case InBytes():
            view.start, view.end = place.start, place.end
        case Searched():
            view.pages = place.pages
    return view


def _rounded(box: Box) -> Box:
    return Box(round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2))
