"""PC-PDF-001: no later revision of the PDF changed a key field.

Asserts: money, dates, names, numbers and quantities say in every earlier revision what they
say now. Honest papers that trip it: pages merged behind an invoice, so that another value is
taken for the field. A forger slips past by saving the file anew, without its history.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.check import Check, Opinion, Passed, Unsure, conclude
from proofcheck.checks.key_fields import FieldClass, field_class, spoken
from proofcheck.checks.papers import each_pdf
from proofcheck.comparing.placeholders import is_placeholder
from proofcheck.comparing.values import is_other_value
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import ChangeKind, FieldChange, PdfFacts, Revision
from proofcheck.model.measures import InBytes
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-PDF-001",
    title="No revision changed a key field",
    question=Question.INTEGRITY,
    severity=Severity.HIGH,
    decisive=True,
    family="later_edits",
    needs=("pdf",),
    since="0.1.0",
    sources=("ISO 32000-2 7.5.6 (incremental updates)", "red flags 1, 2", "forensics P1"),
    required=True,
)

SILENT = frozenset({ChangeKind.SIGNATURE, ChangeKind.METADATA, ChangeKind.PAGES_APPENDED})
"""Kinds of update that leave every earlier page as it was."""

OVERLAID = SILENT | {ChangeKind.FORM_FILLING, ChangeKind.ANNOTATION}
"""Kinds of update that people make in a viewer: stamps, highlights, filled forms. A value that
looks otherwise after one of them is for a reader to judge."""


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the earlier revisions of every PDF."""
    why = "The PDF's earlier revisions could not be examined."
    return conclude(META, each_pdf(dossier, _document, unexamined=why))


CHECK = Check(META, judge)


def _document(examined: Examined, facts: PdfFacts) -> Iterator[Opinion]:
    yield Passed()
    for revision in facts.revisions:
        yield from _revision(examined, revision, facts.revisions)


def _revision(
    examined: Examined, revision: Revision, revisions: tuple[Revision, ...]
) -> Iterator[Opinion]:
    later = {kind for r in revisions if r.number >= revision.number for kind in r.kinds}
    if revision.unread is not None:
        if not later or later - SILENT:
            yield Unsure(f"Revision {revision.number} could not be compared: {revision.unread}")
        return
    if later and later <= SILENT:
        return
    is_overlaid = bool(later) and later <= OVERLAID
    is_form = ChangeKind.FORM_FILLING in later
    for change in revision.changes:
        if is_overlaid and is_placeholder(change.was_printed or change.was or ""):
            continue  # an empty form was filled
        # A stamp over a value is for a reader to judge, another value over it is an edit; but
        # the fields of a form are there to be filled, and filled anew.
        is_weak = is_overlaid and (is_form or not _is_other(change))
        yield from _change(examined, revision, change, is_overlaid=is_weak)


def _change(
    examined: Examined, revision: Revision, change: FieldChange, *, is_overlaid: bool
) -> Iterator[Opinion]:
    is_key = field_class(change.field) is not FieldClass.OTHER
    if change.was is None:
        return  # a field that was filled in later says nothing against the earlier paper
    is_decisive = is_key and change.now is not None and not is_overlaid
    if is_key or change.now is not None:
        yield _finding(examined.number, revision, change, is_decisive=is_decisive)


def _is_other(change: FieldChange) -> bool:
    """Whether a value of the same shape has taken the place of a value."""
    return is_other_value(change.was_printed or "", change.now_printed or "")


def _finding(
    document: int, revision: Revision, change: FieldChange, *, is_decisive: bool
) -> Finding:
    was = change.was_printed or change.was or ""
    now = change.now_printed or change.now
    name = spoken(change.field)
    history = f"it was {was} and is now {now}" if now else f"it was {was} and is gone"
    # A field that is gone has no place on the page; the earlier revision's bytes show it.
    bytes_of_revision = InBytes(document=document, start=0, end=revision.end)
    places = change.places or (bytes_of_revision,)
    return Finding(
        places=places,
        observed=now or "nothing",
        expected=was,
        note=f"The {name} was changed after the file was first saved: {history}.",
        innocent_causes=(
            "The issuer corrected the paper in a PDF editor instead of issuing it anew.",
        ),
        next_step="Ask the issuer for the original file, and compare it with this one.",
        fields=(change.field,),
        decisive=None if is_decisive else False,
    )
