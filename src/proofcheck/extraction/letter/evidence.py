"""Whether a paper that says nothing of itself is an authorisation letter, by its fields.

In: pages of no known kind. Out: the letter that was read from them, or None. What a letter is made
of tells it in any wording and under any title: two named parties, a mark, and for what countries,
channels and time. Other affairs between firms (insurance, lease, assignment) speak against it.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.chain import MAX_PAGES
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.extraction.letter.names.permission import has_sale, ours_pattern
from proofcheck.extraction.letter.names.titles import title_points
from proofcheck.extraction.letter.recognition import objections, sentence_points
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import distinct_signs, has_sign, letter_signs
from proofcheck.model.document import PageText
from proofcheck.model.fields import AuthorisationLetter, Field

_LATIN, _WIDE = re.compile(r"[a-z]+"), re.compile(r"[\u3041-\u9fff]+")

SURE = 0.7
"""Least confidence (0..1) in a party that counts."""


def letter_by_fields(
    pages: tuple[PageText, ...],
    *,
    known_brands: tuple[str, ...] = (),
    day_first: bool | None = None,
) -> AuthorisationLetter | None:
    """Return the letter that the pages hold if its fields make one, else None."""
    if not any(page.words for page in pages) or len(pages) > MAX_PAGES:
        return None
    prose = Prose(pages)
    against = _against(pages, prose)
    weights = letter_signs().evidence
    said = sentence_points(prose) + (weights.ours if _sells_ours(prose) else 0.0)
    if against + said + sum(weights.fields.values()) < weights.least:
        return None
    letter = read_letter(pages, known_brands=known_brands, day_first=day_first)
    is_letter = field_points(letter) + said + against >= weights.least
    return letter if is_letter else None


def _sells_ours(prose: Prose) -> bool:
    """Whether a sentence speaks of selling what is the speaker's own."""
    return any(
        ours_pattern().search(prose.folded, *span) is not None
        and has_sale(prose.folded, *span)
        and not has_sign("denials", prose.folded, *span)
        for span in prose.sentences
    )


def field_points(letter: AuthorisationLetter) -> float:
    """Add up what the fields of a letter weigh; a party counts where it is sure."""
    weights = letter_signs().evidence.fields
    points = 0.0
    for name, weight in weights.items():
        field = getattr(letter, name)
        is_party = name in ("grantor", "grantee")
        if isinstance(field, Field) and (not is_party or field.confidence >= SURE):
            points += weight
    return points


def _affairs(text: str) -> int:
    """Count the other affairs that a text deals with: one in two scripts counts once."""
    wide = distinct_signs("other_affairs", _LATIN.sub(" ", text))
    return max(wide, distinct_signs("other_affairs", _WIDE.sub(" ", text)))


def _against(pages: tuple[PageText, ...], prose: Prose) -> float:
    """Weigh what letters are not: their titles, refusals, complaints, other affairs."""
    weights = letter_signs().evidence
    affairs = _affairs(prose.folded)
    is_of_sale = has_sign("trades", prose.folded) or has_sign("sales", prose.folded)
    return (
        (0.0 if is_of_sale else weights.no_sale)
        + title_points(pages)
        + objections(prose, is_contract=True)
        + max(weights.affairs_cap, weights.affair * affairs)
    )
