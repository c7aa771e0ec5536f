"""A revision of a PDF with all that was read of it, and what stands where in its pages."""

from __future__ import annotations

from msgspec import Struct

from proofcheck.forensics.page_digests import RevisionDigest
from proofcheck.intake import Upload
from proofcheck.model.document import PageText, Word
from proofcheck.model.fields import Paper
from proofcheck.model.measures import InBytes, OnPage

LEAST_OVERLAP = 0.6
"""Share of a word's box that lies in a place for the word to stand there."""

MARGIN_PT = 1.5


class WitnessedRevision(Struct, frozen=True, kw_only=True):
    """One revision, open: `digest` is None where its objects could not be walked."""

    upload: Upload
    paper: Paper
    pages: tuple[PageText, ...]
    digest: RevisionDigest | None

    def may_differ_from(self, other: WitnessedRevision, page: int) -> bool:
        """Whether a page may look otherwise in the two revisions."""
        if self.digest is None or other.digest is None:
            return True
        return not self.digest.looks_the_same(other.digest, page)

    def appended_after(self, end: int) -> InBytes:
        """Return the bytes that follow an earlier revision."""
        document = self.upload.document.number
        return InBytes(document=document, start=end, end=len(self.upload.data))


def words_at(place: OnPage, pages: tuple[PageText, ...]) -> list[Word]:
    """Return the words that stand at a place, in reading order."""
    box = place.box.grown(MARGIN_PT)
    return [
        word
        for page in pages
        if page.page == place.page
        for word in page.words
        if word.box.overlap(box) >= LEAST_OVERLAP
    ]
