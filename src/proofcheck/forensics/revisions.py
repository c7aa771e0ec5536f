"""Earlier revisions of a PDF: recovered, read like the document itself, compared by field.

A PDF that is saved incrementally keeps its earlier bytes (ISO 32000-2, 7.5.6), so what stood
there before can be read. More than one revision means nothing by itself: a quarter of genuine
invoices have them (knowledge: forensics 6b). What counts is a field that says something else.
"""

from __future__ import annotations

from collections.abc import Callable

from proofcheck.config import Limits
from proofcheck.forensics.field_changes import compare_papers
from proofcheck.forensics.overpainting import overpainted_fields
from proofcheck.forensics.page_digests import RevisionDigests, digest_revision
from proofcheck.intake import Upload, open_revision
from proofcheck.model.document import PageText
from proofcheck.model.facts import ChangeKind, FieldChange, Revision
from proofcheck.model.fields import Paper
from proofcheck.reading import Reader

ReadPaper = Callable[[Upload, tuple[PageText, ...]], Paper]

MAX_READ = 6
"""Earlier revisions that are read in full: those whose pages look unlike any other's."""


def compare_revisions(
    upload: Upload,
    paper: Paper,
    pages: tuple[PageText, ...],
    *,
    reader: Reader,
    read_paper: ReadPaper,
    limits: Limits,
) -> tuple[Revision, ...]:
    """Compare every earlier revision with the last one; oldest first, none for a single one."""
    earlier = [end for end in upload.document.revision_ends if end < _last_end(upload)]
    if not earlier:
        return ()
    digests = [digest_revision(upload.data[:end]) for end in earlier]
    last = digest_revision(upload.data)
    comparison = _Comparison(upload, paper, pages, reader, read_paper, limits)
    revisions: list[Revision] = []
    read: dict[tuple[str, ...], Revision] = {}
    for index, (end, digest) in enumerate(zip(earlier, digests, strict=True)):
        following = digests[index + 1] if index + 1 < len(digests) else last
        kinds = _kinds(digest, following)
        blank = Revision(number=index + 1, end=end, kinds=kinds)
        if digest is not None and last is not None and digest.shows_the_same(last):
            revisions.append(blank)
            continue
        look = _look(digest, end)
        if look in read:
            revisions.append(_like(blank, read[look]))
        elif len(read) >= MAX_READ:
            revisions.append(_unread(blank, "too many revisions differ to read them all"))
        else:
            read[look] = comparison.of(blank)
            revisions.append(read[look])
    return tuple(revisions)


class _Comparison:
    """Reads one earlier revision after the other, and compares it with the last."""

    def __init__(
        self,
        upload: Upload,
        paper: Paper,
        pages: tuple[PageText, ...],
        reader: Reader,
        read_paper: ReadPaper,
        limits: Limits,
    ) -> None:
        self._upload = upload
        self._paper = paper
        self._pages = pages
        self._reader = reader
        self._read_paper = read_paper
        self._limits = limits

    def of(self, revision: Revision) -> Revision:
        """Return the revision with its paper and the changes since, or why it is unread."""
        with open_revision(self._upload, revision.end, limits=self._limits) as earlier:
            if not earlier.document.pages:
                return _unread(revision, "it can't be opened on its own")
            pages = self._reader.read(earlier, codes=False).pages
            paper = self._read_paper(earlier, pages)
            changes = compare_papers(paper, self._paper, pages, self._pages)
            named = {change.field for change in changes}
            painted = tuple(
                change
                for change in overpainted_fields(
                    earlier, self._upload, paper, pages, self._pages, self._reader
                )
                if change.field not in named
            )
        kinds = revision.kinds
        if painted and ChangeKind.CONTENT not in kinds:
            kinds = (ChangeKind.CONTENT, *kinds)
        return Revision(
            number=revision.number,
            end=revision.end,
            kinds=kinds,
            changes=changes + painted,
            paper=paper,
        )


def _last_end(upload: Upload) -> int:
    return max(upload.document.revision_ends, default=0)


def _kinds(
    digest: RevisionDigests | None, following: RevisionDigests | None
) -> tuple[ChangeKind, ...]:
    if digest is None or following is None:
        return (ChangeKind.UNKNOWN,)
    return digest.changes_to(following)


def _look(digest: RevisionDigests | None, end: int) -> tuple[str, ...]:
    if digest is None:
        return (str(end),)
    return (*digest.contents, *digest.annotations, digest.form)


def _like(revision: Revision, known: Revision) -> Revision:
    """A revision that looks like one already read has its changes too."""
    changes: tuple[FieldChange, ...] = known.changes
    return Revision(
        number=revision.number,
        end=revision.end,
        kinds=revision.kinds,
        changes=changes,
        paper=known.paper,
        unread=known.unread,
    )


def _unread(revision: Revision, why: str) -> Revision:
    return Revision(
        number=revision.number, end=revision.end, kinds=revision.kinds, unread=f"{why}."
    )
