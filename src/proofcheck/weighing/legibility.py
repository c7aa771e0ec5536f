"""What could not be read: whole documents, and required fields of documents that were read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from proofcheck.model.document import PICTURES, Fault, MediaType, Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Absence, Field, Invoice, Maybe, OtherPaper, named_fields
from proofcheck.weighing.rules import outcome_rules

PAGE_LIMITS = frozenset({"max_pages", "max_ocr_pages", "max_words_per_page"})
"""Limits at which a part of a document is left unread."""


class Unread(Struct, frozen=True, kw_only=True):
    """Why a document counts as unreadable, and what the seller can do."""

    document: int
    reason: str
    next_step: str


class LackingField(Struct, frozen=True, kw_only=True):
    """A required field that was not read."""

    document: int
    field: str
    reason: str


def unread_documents(dossier: Dossier) -> tuple[Unread, ...]:
    """Return the documents of which nothing useful could be read."""
    found = (_unread(examined) for examined in dossier.documents)
    return tuple(unread for unread in found if unread is not None)


def lacking_fields(dossier: Dossier) -> tuple[LackingField, ...]:
    """Return the required fields that are missing or too unsure, document by document."""
    return tuple(lacking for examined in dossier.documents for lacking in _lacking(examined))


def unread_parts(dossier: Dossier) -> tuple[Fault, ...]:
    """Return what kept parts of documents from being read: whatever stands there is unknown.

    A PDF that was mended before it was read is not among them: it has all the pages it shows.
    """
    return tuple(
        dict.fromkeys(
            fault
            for examined in dossier.documents
            for fault in (*examined.document.faults, *examined.faults)
            if fault.stage in ("intake", "reading") and _leaves_a_part(fault, examined)
        )
    )


def _leaves_a_part(fault: Fault, examined: Examined) -> bool:
    if fault.page is not None or fault.limit in PAGE_LIMITS:
        return True
    is_image = examined.document.file.media_type not in (MediaType.PDF, MediaType.XML)
    return is_image and fault.code == "damaged"


def why_unknown(examined: Examined) -> str:
    """Say why a document is neither an invoice nor a letter: by its words, or by our own fault.

    A stage that broke says nothing of the paper: then the fault is named.
    """
    broken = next((f for f in examined.faults if f.stage == "extraction"), None)
    if broken is None:
        return "The document is neither an invoice nor an authorisation letter."
    return f"What the document is could not be told. {broken.reason}"


def _unread(examined: Examined) -> Unread | None:
    rules = outcome_rules()
    faults = (*examined.faults, *examined.document.faults)
    fault = next((f for f in faults if f.stage != PICTURES and f.code != "left_out"), None)
    words = sum(len(page.words) for page in examined.pages)
    has_fields = not isinstance(examined.paper, OtherPaper)
    if words < rules.reading.least_words and not (has_fields and _has_any_required(examined)):
        reason = fault.reason if fault else _why_wordless(examined)
        step = fault.remedy if fault and not words else rules.next_step("unreadable")
        return _because(examined, reason, step)
    if has_fields and not _has_any_required(examined):
        names = " and ".join(name.replace("_", " ") for name in _required(examined))
        if _is_poorly_read(examined) or _are_unreadable(examined):
            reason = f"Neither {names} can be read."
            return _because(examined, reason, rules.next_step("unreadable"))
    damage = next((f for f in examined.faults if f.stage == "intake" and f.code == "damaged"), None)
    if not has_fields and damage is not None:
        return _because(examined, damage.reason, damage.remedy)
    if _is_scan_without_totals(examined):
        reason = "None of the invoice's totals can be read."
        return _because(examined, reason, rules.next_step("unreadable"))
    if not has_fields and _is_poorly_read(examined):
        return _because(examined, "The print is too poor to read.", rules.next_step("unreadable"))
    return None


def _why_wordless(examined: Examined) -> str:
    if examined.document.file.media_type is MediaType.XML:
        names = " nor ".join(name.replace("_", " ") for name in _required(examined))
        return f"The e-invoice states neither {names}."
    return "Hardly a word could be read on the pages."


def _because(examined: Examined, reason: str, next_step: str) -> Unread:
    return Unread(document=examined.number, reason=reason, next_step=next_step)


def _required(examined: Examined) -> tuple[str, ...]:
    tag = str(type(examined.paper).__struct_config__.tag)
    return outcome_rules().required_fields.get(tag, ())


def _lacking(examined: Examined) -> Iterator[LackingField]:
    fields = dict(_required_fields(examined))
    for name, field in fields.items():
        if _is_read(field):
            continue
        shown = name.replace("_", " ")
        if isinstance(field, Field):
            reason = f"The {shown} was read with too little confidence."
        elif field.absence is Absence.NOT_PRINTED:
            reason = f"No {shown} was found on the paper."
        else:
            reason = f"The {shown} can't be read."
        yield LackingField(document=examined.number, field=name, reason=reason)


def _required_fields(examined: Examined) -> Iterator[tuple[str, Maybe[Any]]]:
    fields = dict(named_fields(examined.paper))
    for name in _required(examined):
        stand_in = fields.get(outcome_rules().alternatives.get(name, ""))
        if stand_in is not None and _is_read(stand_in) and not _is_read(fields[name]):
            yield name, stand_in
        else:
            yield name, fields[name]


def _is_read(field: Maybe[Any]) -> bool:
    return isinstance(field, Field) and field.confidence >= outcome_rules().least_confidence


def _has_any_required(examined: Examined) -> bool:
    return any(_is_read(field) for _, field in _required_fields(examined))


def _are_unreadable(examined: Examined) -> bool:
    """Whether something may stand where the required fields are, but none can be read."""
    return all(
        isinstance(field, Field) or field.absence is not Absence.NOT_PRINTED
        for _, field in _required_fields(examined)
    )


def _is_scan_without_totals(examined: Examined) -> bool:
    """Whether an invoice was read from pixels and shows no total: every invoice prints one."""
    paper = examined.paper
    if not isinstance(paper, Invoice) or examined.kind not in outcome_rules().kinds_with_totals:
        return False
    totals = (paper.gross_total, paper.payable_total, paper.net_total)
    is_scan = bool(examined.pages) and all(p.source is Source.OCR for p in examined.pages)
    return is_scan and not any(_is_read(total) for total in totals)


def _is_poorly_read(examined: Examined) -> bool:
    """Whether the pages were read by OCR with little confidence, or their text is in doubt."""
    least = outcome_rules().reading.least_mean_confidence
    return bool(examined.pages) and all(
        page.doubt is not None or (page.source is Source.OCR and page.mean_confidence < least)
        for page in examined.pages
    )
