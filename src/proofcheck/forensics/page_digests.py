"""What a revision of a PDF is made of, as digests: enough to say what kind of thing changed.

The digest of a page's content covers its streams, resources (fonts, images, forms) and boxes.
Annotations, form widgets, signature fields and layers are digested apart, so that an update
that signs or annotates is told from one that repaints the page (ISO 32000-2, 7.5.6).
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from msgspec import Struct

from proofcheck.forensics.object_digests import BROKEN, Digester
from proofcheck.model.facts import ChangeKind

DISPLAYED = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
"""Entries of a page that decide what its content looks like (ISO 32000-2, table 31)."""

NOT_DISPLAYED = frozenset({"/Parent", "/P", "/M", "/StructParent", "/Popup", "/IRT", "/NM"})
"""Entries of an annotation that lead elsewhere, or that nobody sees."""

MAX_PAGES = 200
MAX_FIELDS = 2_000
MAX_ANNOTATIONS = 2_000
MAX_PARENTS = 50


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
    content = [digester.digest(_inherited(page, key)) for key in DISPLAYED]
    lying: dict[str, list[str]] = {"annotations": [], "widgets": [], "signature_widgets": []}
    for annotation in _items(page.get("/Annots"), MAX_ANNOTATIONS):
        lying[_layer(annotation)].append(digester.digest(annotation, NOT_DISPLAYED))
    return PageDigest(
        content=" ".join(content),
        annotations=" ".join(lying["annotations"]),
        widgets=" ".join(lying["widgets"]),
        signature_widgets=" ".join(lying["signature_widgets"]),
    )


def _layer(annotation: pikepdf.Object) -> str:
    if not isinstance(annotation, pikepdf.Dictionary) or annotation.get("/Subtype") != "/Widget":
        return "annotations"
    is_signature = _inherited(annotation, "/FT") == "/Sig"
    return "signature_widgets" if is_signature else "widgets"


def _inherited(node: pikepdf.Object | None, key: str) -> object:
    """Return an entry of a page or field, or its parent's (ISO 32000-2, 7.7.3.4)."""
    for _ in range(MAX_PARENTS):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None


def _form(form: object, digester: Digester) -> tuple[str, tuple[str, ...]]:
    """Return a digest of all form values, and the names of the signed signature fields."""
    if not isinstance(form, pikepdf.Dictionary):
        return "", ()
    values: list[str] = []
    signed: list[str] = []
    for field in _fields(form):
        value = field.get("/V")
        if value is None:
            continue
        name = str(field.get("/T", ""))[:200]
        if _inherited(field, "/FT") == "/Sig":
            signed.append(name)
        else:
            values.append(f"{name}={digester.digest(value)}")
    if bool(form.get("/NeedAppearances")):
        # The viewer draws the values itself, with the form's fonts.
        values.append(digester.digest(form.get("/DR")) + digester.digest(form.get("/DA")))
    return "\n".join(sorted(values)), tuple(sorted(signed))


def _fields(form: pikepdf.Object) -> Iterator[pikepdf.Object]:
    waiting = list(_items(form.get("/Fields"), MAX_FIELDS))
    left = MAX_FIELDS
    while waiting and left > 0:
        field = waiting.pop()
        left -= 1
        if isinstance(field, pikepdf.Dictionary):
            waiting.extend(_items(field.get("/Kids"), left))
            yield field


def _items(array: object, most: int) -> Iterator[pikepdf.Object]:
    if isinstance(array, pikepdf.Array):
        for index in range(min(len(array), most)):
            yield array[index]
