"""Earlier revisions of a PDF: recovered, read like the document itself, compared by field.

A PDF that is saved incrementally keeps its earlier bytes (ISO 32000-2, 7.5.6), so what stood
there before can be read. More than one revision means nothing by itself: a quarter of genuine
invoices have them (knowledge: forensics 6b). What counts is a field that says something else.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, structs

from proofcheck.config import Limits
from proofcheck.forensics.changed_words import changed_figures
from proofcheck.forensics.field_changes import compare_papers
from proofcheck.forensics.overpainting import overpainted_fields
from proofcheck.forensics.page_digests import RevisionDigest, digest_revision
from proofcheck.forensics.witnessed_revision import WitnessedRevision
from proofcheck.intake import Upload, open_revision
from proofcheck.model.document import PageText
from proofcheck.model.facts import ChangeKind, Revision
from proofcheck.model.fields import Paper
from proofcheck.reading import Reader

ReadPaper = Callable[[Upload, tuple[PageText, ...]], Paper]

MAX_READ = 6
"""Earlier revisions that are read in full: those whose pages look unlike any other's."""

MAX_DIGESTED_BYTES = 200_000_000
"""Bytes of all revisions together that are digested; what is left then counts as unknown."""

SILENT = frozenset({ChangeKind.SIGNATURE, ChangeKind.METADATA, ChangeKind.PAGES_APPENDED})


class History(Struct, frozen=True, kw_only=True):
    """The earlier revisions, oldest first, and signature fields that have lost a signature."""

    revisions: tuple[Revision, ...] = ()
    lost_signatures: tuple[str, ...] = ()


def compare_revisions(
    upload: Upload,
    paper: Paper,
    pages: tuple[PageText, ...],
    *,
    reader: Reader,
    read_paper: ReadPaper,
    limits: Limits,
) -> History:
    """Compare every earlier revision with the last one."""
    ends = _earlier_ends(upload)
    if not ends:
        return History()
    digests = _digests(upload.data, ends)
    last = WitnessedRevision(upload=upload, paper=paper, pages=pages, digest=digests[-1])
    comparison = _Comparison(last, reader, read_paper, limits)
    revisions = tuple(
        comparison.of(
            Revision(number=number, end=end, kinds=_kinds(digests[number - 1], digests[number])),
            digests[number - 1],
        )
        for number, end in enumerate(ends, start=1)
    )
    return History(revisions=revisions, lost_signatures=_lost_signatures(digests))


def _earlier_ends(upload: Upload) -> tuple[int, ...]:
    """Return where revisions end that something follows, with or without a `%%EOF` of its own."""
    data = upload.data
    return tuple(
        end for end in upload.document.revision_ends if data[end:].strip(b"\x00\t\n\x0c\r \x1a")
    )


def _digests(data: bytes, ends: tuple[int, ...]) -> list[RevisionDigest | None]:
    """Digest the last revision and the earlier ones, oldest first, the last at the end."""
    last = digest_revision(data)
    left = MAX_DIGESTED_BYTES - len(data)
    earlier: list[RevisionDigest | None] = []
    for end in ends:
        left -= end
        earlier.append(digest_revision(data[:end]) if left >= 0 else None)
    return [*earlier, last]


def _kinds(one: RevisionDigest | None, following: RevisionDigest | None) -> tuple[ChangeKind, ...]:
    if one is None or following is None:
        return (ChangeKind.UNKNOWN,)
    return one.changes_to(following)


def _lost_signatures(digests: list[RevisionDigest | None]) -> tuple[str, ...]:
    last = digests[-1]
    if last is None:
        return ()
    earlier = {name for digest in digests[:-1] if digest for name in digest.signed_fields}
    return tuple(sorted(earlier - set(last.signed_fields)))


class _Comparison:
    """Reads one earlier revision after the other, and compares it with the last."""

    def __init__(
        self, last: WitnessedRevision, reader: Reader, read_paper: ReadPaper, limits: Limits
    ) -> None:
        self._last = last
        self._reader = reader
        self._read_paper = read_paper
        self._limits = limits
        self._known: dict[RevisionDigest, Revision] = {}
        self._left = MAX_READ

    def of(self, revision: Revision, digest: RevisionDigest | None) -> Revision:
        """Return the revision with its paper and the changes since, or why it is unread."""
        if digest is not None and self._looks_like_last(digest):
            return structs.replace(revision, paper=self._last.paper)
        if digest is not None and digest in self._known:
            known = self._known[digest]
            return structs.replace(
                revision, changes=known.changes, paper=known.paper, unread=known.unread
            )
        if self._left <= 0:
            return _unread(revision, "Too many revisions differ to read them all.")
        self._left -= 1
        compared = self._compared(revision, digest)
        if digest is not None:
            self._known[digest] = compared
        return compared

    def _looks_like_last(self, digest: RevisionDigest) -> bool:
        last = self._last.digest
        return (
            last is not None
            and len(digest.pages) == len(last.pages)
            and all(digest.looks_the_same(last, page) for page in range(1, len(last.pages) + 1))
        )

    def _compared(self, revision: Revision, digest: RevisionDigest | None) -> Revision:
        with open_revision(self._last.upload, revision.end, limits=self._limits) as upload:
            if not upload.document.pages:
                return _unread(revision, "It can't be opened on its own.")
            was = self._witnessed(upload, digest)
            if type(was.paper) is not type(self._last.paper):
                changed = _unread(revision, "It reads as another kind of paper.")
                return structs.replace(changed, paper=was.paper)
            changes = compare_papers(was, self._last, revision.end)
            named = frozenset(change.field for change in changes)
            painted = overpainted_fields(was, self._last, self._reader, named, revision.end)
            known = (*changes, *painted.values())
            figures = changed_figures(was, self._last, known, revision.end)
        gone = tuple(c for c in changes if c.now is not None or c.field not in painted)
        kinds = revision.kinds
        if painted and set(kinds) <= SILENT:
            # What a signature or an unseen object paints over a field is no silent update.
            is_signature = ChangeKind.SIGNATURE in kinds
            kinds = (ChangeKind.ANNOTATION if is_signature else ChangeKind.CONTENT, *kinds)
        return structs.replace(
            revision,
            kinds=kinds,
            changes=gone + tuple(painted.values()) + figures,
            paper=was.paper,
        )

    def _witnessed(self, upload: Upload, digest: RevisionDigest | None) -> WitnessedRevision:
        """Read a revision; pages that were not touched are not read again."""
        pages = self._untouched_pages(upload, digest)
        if pages is None:
            pages = self._reader.read(upload, codes=False).pages
            paper = self._read_paper(upload, pages)
        elif len(pages) == len(self._last.pages):
            paper = self._last.paper
        else:
            paper = self._read_paper(upload, pages)
        upright = upload.set_upright(pages)
        return WitnessedRevision(upload=upright, paper=paper, pages=pages, digest=digest)

    def _untouched_pages(
        self, upload: Upload, digest: RevisionDigest | None
    ) -> tuple[PageText, ...] | None:
        last = self._last.digest
        pages = self._last.pages[: len(upload.document.pages)]
        if digest is None or last is None or len(pages) != len(upload.document.pages):
            return None
        if not all(digest.looks_the_same(last, page.page) for page in pages):
            return None
        return pages


def _unread(revision: Revision, why: str) -> Revision:
    return structs.replace(revision, unread=why)
