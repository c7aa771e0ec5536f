"""Reads a file as an authorisation letter: the last link of a chain, with those above it.

In: pages, known brand names, the order of day and month. Out: one letter; the others of the file
stand above it.
"""

from __future__ import annotations

from msgspec import structs

from proofcheck.extraction.letter.chain import read_letters
from proofcheck.model.document import PageText
from proofcheck.model.fields import AuthorisationLetter


def read_letter(
    pages: tuple[PageText, ...],
    *,
    known_brands: tuple[str, ...] = (),
    day_first: bool | None = None,
) -> AuthorisationLetter:
    """Read the letter on the pages; of a chain of letters its last link, with those above it.

    Where the file holds no letter above, one that the prose mentions stands in its place.

    `day_first` says which comes first in 11/02/2026; None: not known.
    """
    *above, last = read_letters(pages, known_brands=known_brands, day_first=day_first)
    return structs.replace(last, above=tuple(above) or last.above)
