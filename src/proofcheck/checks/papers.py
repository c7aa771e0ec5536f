"""The invoices and letters of a dossier, each with the document it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from proofcheck.checks.check import Opinion, Unsure
from proofcheck.model.document import MediaType
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import AuthorisationLetter, Invoice, Kind, letters_in
from proofcheck.model.measures import Searched

ISSUED = frozenset({Kind.INVOICE, Kind.CREDIT_NOTE, Kind.RECEIPT})
"""Kinds of paper that record a sale (not an offer or a plan for one)."""


def invoices(dossier: Dossier) -> tuple[tuple[Examined, Invoice], ...]:
    """Return every document with an invoice's fields, of whatever kind."""
    return tuple((e, e.paper) for e in dossier.documents if isinstance(e.paper, Invoice))


def letters(dossier: Dossier) -> tuple[tuple[Examined, AuthorisationLetter], ...]:
    """Return every authorisation letter, those above the last one of a file first."""
    return tuple((e, letter) for e in dossier.documents for letter in letters_in(e.paper))


def each_pdf(
    dossier: Dossier,
    judge: Callable[[Examined, PdfFacts], Iterable[Opinion]],
    *,
    unexamined: str,
) -> Iterator[Opinion]:
    """Yield the opinions on every PDF; `unexamined` is why there is none on one without facts."""
    for examined in dossier.documents:
        if examined.document.file.media_type is not MediaType.PDF:
            continue
        if isinstance(examined.facts, PdfFacts):
            yield from judge(examined, examined.facts)
        else:
            yield Unsure(unexamined)


def all_pages(examined: Examined) -> Searched:
    """Return the place of an absence: every page that was read."""
    return Searched(
        document=examined.number, pages=tuple(page.page for page in examined.pages) or (1,)
    )
