"""What a letter bears besides its words: seals, handwritten signatures, a letterhead."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from proofcheck.model.measures import OnPage


class MarkKind(StrEnum):
    """The kinds of mark that marketplaces ask for on an authorisation letter."""

    SEAL = "seal"
    SIGNATURE = "signature"
    LETTERHEAD = "letterhead"


class LetterMark(Struct, frozen=True, kw_only=True):
    """One mark on a page. That it is there says nothing of whose it is, or that it is genuine."""

    kind: MarkKind
    place: OnPage


class LetterMarks(Struct, frozen=True, kw_only=True):
    """The marks found on the pages that were looked at, in the order of the pages."""

    found: tuple[LetterMark, ...] = ()
    pages: tuple[int, ...] = ()

    def of(self, kind: MarkKind) -> tuple[LetterMark, ...]:
        """Return the marks of one kind."""
        return tuple(mark for mark in self.found if mark.kind is kind)
