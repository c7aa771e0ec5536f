"""The JSON report (schema `proofcheck/1`) as types.

DESIGN, "JSON report", names the keys and their order. Amounts are decimal strings, dates
ISO 8601, boxes `[x0, y0, x1, y1]` in points of the page as displayed. A field that is missing
has `value: null` with its `absence` and `reason`.
"""

from __future__ import annotations

from datetime import date

from msgspec import UNSET, Struct, UnsetType

from proofcheck.model.document import Fault, Remark
from proofcheck.model.measures import Box
from proofcheck.model.result import Verdict

Flat = str | bool | list[str]


class WitnessView(Struct, kw_only=True):
    """One witness of a field; `where` names an object or byte range outside the pages."""

    value: Flat
    as_printed: str
    page: int | None
    box: Box | None
    source: str
    engine: str | None
    confidence: float
    where: str | UnsetType = UNSET


class FieldView(Struct, kw_only=True):
    """A field: the chosen reading, and all witnesses with it first among them."""

    value: Flat | None
    as_printed: str | None = None
    page: int | None = None
    box: Box | None = None
    source: str | None = None
    confidence: float | None = None
    witnesses: list[WitnessView] = []
    absence: str | UnsetType = UNSET
    reason: str | UnsetType = UNSET


class FileView(Struct, kw_only=True):
    """The uploaded file."""

    path: str
    sha256: str
    media_type: str
    size_bytes: int


class PageView(Struct, kw_only=True):
    """A page as displayed; `image` is where its picture was written, None when it was not.

    `rotation` is what was turned clockwise to display it (/Rotate, EXIF); `turned` is by how
    much more it is to be turned clockwise for its text to stand upright. Boxes are on the page
    before that turn.
    """

    width_pt: float
    height_pt: float
    width_px: int | None
    height_px: int | None
    rotation: int
    turned: int = 0
    image: str | None = None


class MarkView(Struct, kw_only=True):
    """A seal, signature or letterhead (`kind`) that a letter bears, and where."""

    kind: str
    page: int
    box: Box


class DocumentView(Struct, kw_only=True):
    """A document with its fields; `lines` holds one field object a column and line.

    `marks` are the seals, signatures and letterheads of a letter; None where nobody looked.

    `faults` says what could not be done with it (a limit that was hit, a page not read),
    `remarks` what is odd about the file and counts for nothing (its extension).
    """

    file: FileView
    kind: str
    kind_confidence: float
    languages: list[str]
    country: str | None
    pages: list[PageView]
    fields: dict[str, FieldView | list[dict[str, FieldView]]]
    faults: list[Fault]
    remarks: list[Remark] = []
    marks: list[MarkView] | None = None


class EvidenceView(Struct, kw_only=True):
    """One piece of evidence of a finding, with its place."""

    type: str
    observed: str | None
    expected: str
    document: int
    page: int | None = None
    box: Box | None = None
    where: str | UnsetType = UNSET
    pages: tuple[int, ...] | UnsetType = UNSET
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET


class FindingView(Struct, kw_only=True):
    """A finding with what it weighs."""

    id: str
    family: str
    question: str
    severity: str
    decisive: bool
    weight_bits: float
    title: str
    note: str
    fields: tuple[str, ...]
    evidence: list[EvidenceView]
    innocent_causes: tuple[str, ...]
    next_step: str


class NotCheckedView(Struct, kw_only=True):
    """A check that could not be made, and why."""

    id: str
    reason: str


class LinkView(Struct, kw_only=True):
    """One link of a chain of authorisations: who let whom, by what, and what is wrong with it.

    `evidence` is `owner`, `authorisation:<id>`, `letter:<document>`, or "" for a gap.
    """

    grantor: str
    grantee: str
    evidence: str
    problems: list[str]
    unknown: list[str]
    sentence: str


class RegistryView(Struct, kw_only=True):
    """One answer of the registry: what was asked, match / no_match / unknown, the record.

    A chain of authorisations has its `links`, from the trademark's owner down.
    For a public register `record` is the bearer or owner that it gives, `as_of` the day on which
    it was asked, and `reason` why its answer is unknown.
    """

    check: str
    status: str
    record: str | None
    as_of: date | None
    reason: str | UnsetType = UNSET
    links: list[LinkView] | UnsetType = UNSET


class ReportView(Struct, kw_only=True):
    """The whole JSON report; key order as DESIGN has it."""

    schema: str
    verdict: Verdict
    documents: list[DocumentView]
    findings: list[FindingView]
    not_checked: list[NotCheckedView]
    policy_rules: list[dict[str, str]]
    registry: list[RegistryView]
    related: list[dict[str, str]]
    tools: dict[str, str]
    config_digest: str
    timing_ms: dict[str, float]
