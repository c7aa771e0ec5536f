"""How a letter's missing values are told apart: not printed, printed but not clear."""

from __future__ import annotations

from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.words import not_printed
from proofcheck.model.fields import Absence, Missing


def absent(prose: Prose, what: str) -> Missing:
    """Say that `what` is not printed in the letter (or can't be told on a page in doubt)."""
    return not_printed(prose.pages, what)


def unclear(prose: Prose, start: int, end: int, what: str) -> Missing:
    """Say that something stands there for `what` which can't be understood."""
    printed = " ".join(prose.text[start:end].split())[:120]
    return Missing(
        absence=Absence.UNREADABLE,
        reason=f"{printed!r} is printed, but no {what} could be read from it.",
        places=(prose.place(start, end),),
    )


def without_value(prose: Prose, start: int, end: int, what: str) -> Missing:
    """Say that the letter words `what` without printing a value (until revoked)."""
    printed = " ".join(prose.text[start:end].split())[:120]
    return Missing(
        absence=Absence.NOT_PRINTED,
        reason=f"No {what} is printed: the letter says {printed!r}.",
        places=(prose.place(start, end),),
    )
