"""How the papers of an issuer are made: what one paper shows, and what is usual for an issuer."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from proofcheck.model.fields import Kind

MAKING_VERSION = 1
"""Raised when traits are taken otherwise: what was learned before then counts no more."""


class Habit(StrEnum):
    """In what the papers of one issuer are alike, and those of others differ."""

    PROGRAM = "program"  # that wrote the file, without its version
    PROGRAM_CLASS = "program_class"
    STRUCTURE = "structure"  # how the file is built, whatever its metadata say
    SHEET = "sheet"  # sizes of the pages, in millimetres
    FONTS = "fonts"  # families of its text
    NUMBER_FORM = "number_form"  # of the invoice or letter number, each digit as 9


class Making(Struct, frozen=True, kw_only=True):
    """What one paper shows of how its issuer makes papers; a trait without values is not known.

    A trait may have several values: the fonts of a paper, the sizes of its pages.
    """

    program: tuple[str, ...] = ()
    program_class: tuple[str, ...] = ()
    structure: tuple[str, ...] = ()
    sheet: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    number_form: tuple[str, ...] = ()

    def traits(self) -> Iterator[tuple[Habit, tuple[str, ...]]]:
        """Yield every trait that is known, with its values."""
        for habit in Habit:
            values: tuple[str, ...] = getattr(self, habit.value)
            if values:
                yield habit, values


class SeenValues(Struct, frozen=True, kw_only=True):
    """Values that one trait has on so many genuine papers of an issuer."""

    values: tuple[str, ...]
    papers: int


class SeenHabit(Struct, frozen=True, kw_only=True):
    """All that one trait has on the genuine papers of an issuer, the most frequent first."""

    habit: Habit
    seen: tuple[SeenValues, ...]


class IssuerHabits(Struct, frozen=True, kw_only=True):
    """What is usual for the issuer of document `document`: by `papers` genuine ones of its kind.

    `party` is the issuer's id. The document itself is not among the papers.
    """

    document: int
    party: str
    kind: Kind
    papers: int
    habits: tuple[SeenHabit, ...] = ()
