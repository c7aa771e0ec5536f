"""What a revision of a PDF is made of, as digests: enough to say what kind of thing changed.

The digest of a page's content covers its streams, resources (fonts, images, forms) and boxes;
annotations, form values, signatures and metadata are digested apart, so that an update that
signs or annotates is told from one that repaints the page (ISO 32000-2, 7.5.6).
"""

from __future__ import annotations

import hashlib
import io

import pikepdf
from msgspec import Struct

from proofcheck.model.facts import ChangeKind

MAX_OBJECTS = 20_000
MAX_DEPTH = 60
SKIPPED = frozenset(
    {
        "/Parent",
        "/Annots",
        "/StructParents",
        "/StructTreeRoot",
        "/P",
        "/Metadata",
        "/PieceInfo",
        "/LastModified",
        "/Tabs",
        "/B",
    }
)


class RevisionDigests(Struct, frozen=True, kw_only=True):
    """Digests of one revision: page by page, and of what is not page content."""

    contents: tuple[str, ...]
    annotations: tuple[str, ...]
    form: str
    signatures: int

    def changes_to(self, later: RevisionDigests) -> tuple[ChangeKind, ...]:
        """Return what the later revision changed; metadata where nothing else shows."""
        kinds: list[ChangeKind] = []
        shared = min(len(self.contents), len(later.contents))
        if self.contents[:shared] != later.contents[:shared] or len(later.contents) < shared:
            kinds.append(ChangeKind.CONTENT)
        if len(later.contents) < len(self.contents):
            kinds.append(ChangeKind.CONTENT)
        if len(later.contents) > len(self.contents):
            kinds.append(ChangeKind.PAGES_APPENDED)
        if later.signatures > self.signatures:
            kinds.append(ChangeKind.SIGNATURE)
        if self.form != later.form:
            kinds.append(ChangeKind.FORM_FILLING)
        if self.annotations[:shared] != later.annotations[:shared]:
            kinds.append(ChangeKind.ANNOTATION)
        return tuple(dict.fromkeys(kinds)) or (ChangeKind.METADATA,)

    def shows_the_same(self, other: RevisionDigests) -> bool:
        """Whether both show the same pages, annotations and form values, as far as told."""
        return (
            self.contents == other.contents
            and self.annotations == other.annotations
            and self.form == other.form
        )


def digest_revision(data: bytes) -> RevisionDigests | None:
    """Digest a revision, or return None where qpdf can't open it on its own."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            walker = _Walker()
            contents = tuple(walker.digest(page.obj, SKIPPED) for page in pdf.pages)
            annotations = tuple(
                walker.digest(page.obj.get("/Annots"), frozenset({"/Parent", "/P"}))
                for page in pdf.pages
            )
            fields, signatures = _form(pdf)
            return RevisionDigests(
                contents=contents, annotations=annotations, form=fields, signatures=signatures
            )
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        RuntimeError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
    ):
        return None


def _form(pdf: pikepdf.Pdf) -> tuple[str, int]:
    """Return a digest of all form values, and the number of signed signature fields."""
    form = pdf.Root.get("/AcroForm")
    values: list[str] = []
    signatures = 0
    waiting = list(form.get("/Fields") or []) if isinstance(form, pikepdf.Dictionary) else []
    seen = 0
    while waiting and seen < MAX_OBJECTS:
        field = waiting.pop()
        seen += 1
        if not isinstance(field, pikepdf.Dictionary):
            continue
        waiting.extend(field.get("/Kids") or [])
        value = field.get("/V")
        if field.get("/FT") == "/Sig":
            signatures += value is not None
        elif value is not None:
            values.append(f"{field.get('/T')}={_Walker().digest(value, frozenset())}")
    return hashlib.sha256("\n".join(sorted(values)).encode()).hexdigest(), signatures


class _Walker:
    """Digests objects with all that they refer to; each object is visited once a page."""

    def __init__(self) -> None:
        self._left = MAX_OBJECTS

    def digest(self, root: object, skipped: frozenset[str]) -> str:
        """Return a digest that does not depend on object numbers."""
        hasher = hashlib.sha256()
        seen: dict[tuple[int, int], int] = {}
        self._feed(root, hasher, seen, skipped, 0)
        return hasher.hexdigest()

    def _feed(
        self,
        value: object,
        hasher: hashlib._Hash,
        seen: dict[tuple[int, int], int],
        skipped: frozenset[str],
        depth: int,
    ) -> None:
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            hasher.update(b"<deep>")
            return
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            known = seen.get(value.objgen)
            if known is not None:
                hasher.update(f"<seen {known}>".encode())
                return
            seen[value.objgen] = len(seen)
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            self._feed_entries(value, hasher, seen, skipped, depth)
        elif isinstance(value, pikepdf.Array):
            hasher.update(b"[")
            for item in value:
                self._feed(item, hasher, seen, skipped, depth + 1)
            hasher.update(b"]")
        else:
            text = value.unparse() if isinstance(value, pikepdf.Object) else repr(value).encode()
            hasher.update(text + b" ")

    def _feed_entries(
        self,
        value: pikepdf.Dictionary | pikepdf.Stream,
        hasher: hashlib._Hash,
        seen: dict[tuple[int, int], int],
        skipped: frozenset[str],
        depth: int,
    ) -> None:
        hasher.update(b"<<")
        for key in sorted(value.keys()):
            if key not in skipped and key != "/Length":
                hasher.update(key.encode())
                self._feed(value.get(key), hasher, seen, skipped, depth + 1)
        hasher.update(b">>")
        if isinstance(value, pikepdf.Stream):
            hasher.update(hashlib.sha256(value.read_raw_bytes()).digest())
