"""Names that may be a party's, each with the weight of the witness that gives it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose

LABEL, DEFINITION, OPENER, GRANT, THIRD_PERSON = 3.0, 3.0, 3.0, 3.0, 2.5
BEHALF, ADDRESSEE, SIGNATURE, LETTERHEAD, WEAK_GRANT, BARE_HEAD = 2.5, 2.2, 1.5, 1.5, 1.5, 1.0
"""How much each kind of witness counts; a legal form adds `FORM_BONUS`."""

FORM_BONUS = 0.5

MOST = 60
"""Verbs, brackets and signatures that are looked at; a letter has a handful."""


class Candidate(Struct, frozen=True, kw_only=True):
    """A name that may be a party's, with the weight of its witness."""

    start: int
    end: int
    weight: float


def candidate(prose: Prose, span: tuple[int, int] | None, weight: float) -> Iterator[Candidate]:
    """Yield the span as a candidate, if there is one."""
    if span is not None:
        bonus = FORM_BONUS if has_legal_form(prose.text[span[0] : span[1]]) else 0.0
        yield Candidate(start=span[0], end=span[1], weight=weight + bonus)
