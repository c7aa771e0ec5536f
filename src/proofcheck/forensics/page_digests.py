"""What a revision of a PDF is made of, as digests: enough to say what kind of thing changed.

The digest of a page's content covers its streams, resources (fonts, images, forms) and boxes.
Annotations, form widgets, signature fields and layers are digested apart, so that an update
that signs or annotates is told from one that repaints the page (ISO 32000-2, 7.5.6).
"""

from __future__ import annotations

import io

import pikepdf
from msgspec import Struct

from proofcheck.forensics.form_fields import (
    fields_of,
    full_name,
    inherited,
    items_of,
    signed_fields,
)
from proofcheck.forensics.object_digests import BROKEN, Digester
from proofcheck.model.facts import ChangeKind

DISPLAYED = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
"""Entries of a page that decide what its content looks like (ISO 32000-2, table 31)."""

NOT_DISPLAYED = frozenset({"/Parent", "/P", "/M", "/StructParent", "/Popup", "/IRT", "/NM"})
"""Entries of an annotation that lead elsewhere, or that nobody sees."""

MAX_PAGES = 200
MAX_ANNOTATIONS = 2_000


class PageDigest(Struct, frozen=True, kw_only=True):
    """Digests of one page: its content, and what lies on it, kind by kind."""

    content: str
    annotations: str
    widgets: str
    signature_widgets: str


class RevisionDigest(Struct, frozen=True, kw_only=True):
    """Digests of one revision; `signed_fields` are the names of fields with a signature."""

    pages: tuple[PageDigest, ...]
    layers: str
    values: str
    signed_fields: tuple[str, ...]

    def changes_to(self, later: RevisionDigest) -> tuple[ChangeKind, ...]:
        """Return what the later revision changed; metadata where nothing else shows."""
        kinds: list[ChangeKind] = []
        shared = tuple(zip(self.pages, later.pages, strict=False))
        if (
            len(later.pages) < len(self.pages)
            or self.layers != later.layers
            or any(one.content != other.content for one, other in shared)
        ):
            kinds.append(ChangeKind.CONTENT)
        if len(later.pages) > len(self.pages):
            kinds.append(ChangeKind.PAGES_APPENDED)
        if self.signed_fields != later.signed_fields or any(
            one.signature_widgets != other.signature_widgets for one, other in shared
        ):
            kinds.append(ChangeKind.SIGNATURE)
        if self.values != later.values or any(
            one.widgets != other.widgets for one, other in shared
        ):
            kinds.append(ChangeKind.FORM_FILLING)
        if any(one.annotations != other.annotations for one, other in shared):
            kinds.append(ChangeKind.ANNOTATION)
        return tuple(kinds) or (ChangeKind.METADATA,)

    def has_same_content(self, other: RevisionDigest, page: int) -> bool:
        """Whether page `page` (from 1) is in both, and painted by the same operators."""
        if max(page, 1) > min(len(self.pages), len(other.pages)) or self.layers != other.layers:
            return False
        return self.pages[page - 1].content == other.pages[page - 1].content

    def looks_the_same(self, other: RevisionDigest, page: int) -> bool:
        """Whether page `page` (from 1) shows the same in both, annotations included."""
        if not self.has_same_content(other, page) or self.values != other.values:
            return False
        return self.pages[page - 1] == other.pages[page - 1]


def digest_revision(data: bytes) -> RevisionDigest | None:
    """Digest a revision; None where qpdf can't open it on its own, or it is too large."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                return None
            digester = Digester()
            form = pdf.Root.get("/AcroForm")
            values, signed = _form(form, digester)
            return RevisionDigest(
                pages=tuple(_page(page.obj, digester) for page in pdf.pages),
                layers=digester.digest(pdf.Root.get("/OCProperties")),
                values=values,
                signed_fields=signed,
            )
    except BROKEN:
        return None


def _page(page: pikepdf.Object, digester: Digester) -> PageDigest:
    content = [digester.digest(inherited(page, key)) for key in DISPLAYED]
    lying: dict[str, list[str]] = {"annotations": [], "widgets": [], "signature_widgets": []}
    for annotation in items_of(page.get("/Annots"), MAX_ANNOTATIONS):
        layer = _layer(annotation)
        if layer != "signature_widgets" or not _is_empty(annotation):
            lying[layer].append(digester.digest(annotation, NOT_DISPLAYED))
    return PageDigest(
        content=" ".join(content),
        annotations=" ".join(lying["annotations"]),
        widgets=" ".join(lying["widgets"]),
        signature_widgets=" ".join(lying["signature_widgets"]),
    )


def _layer(annotation: pikepdf.Object) -> str:
    if not isinstance(annotation, pikepdf.Dictionary) or annotation.get("/Subtype") != "/Widget":
        return "annotations"
    is_signature = inherited(annotation, "/FT") == "/Sig"
    return "signature_widgets" if is_signature else "widgets"


def _is_empty(annotation: pikepdf.Object) -> bool:
    """Whether a widget has no area: most signatures show nothing."""
    x0, y0, x1, y1 = (float(number) for number in annotation.get("/Rect", [0, 0, 0, 0]))
    return x0 == x1 or y0 == y1


def _form(form: object, digester: Digester) -> tuple[str, tuple[str, ...]]:
    """Return a digest of all form values, and the names of the signed signature fields."""
    if not isinstance(form, pikepdf.Dictionary):
        return "", ()
    values = [
        f"{full_name(field)}={digester.digest(field.get('/V'))}"
        for field in fields_of(form)
        if field.get("/V") is not None and inherited(field, "/FT") != "/Sig"
    ]
    if bool(form.get("/NeedAppearances")):
        # The viewer draws the values itself, with the form's fonts.
        values.append(digester.digest(form.get("/DR")) + digester.digest(form.get("/DA")))
    return "\n".join(sorted(values)), tuple(field.name for field in signed_fields(form))
