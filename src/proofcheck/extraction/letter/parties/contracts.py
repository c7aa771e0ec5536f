"""Contracts by which one named party gives another the right to sell or use its mark.

In: the prose. Out: the two parties in the order in which the contract names them: who gives the
right stands first, unless a definition or a verb tells otherwise. A
contract that names no two companies (a draft, general terms) is none of these.
"""

from __future__ import annotations

from functools import lru_cache

from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.permission import has_act
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign, sign_pattern

Span = tuple[int, int]

TITLE_LINES, TITLE_WORDS = 10, 12
"""The title is one of so many lines at the top, and has at most so many words."""

HEAD = 0.6
"""Both parties are named within this share (0..1) of the text."""


@lru_cache(maxsize=8)
def contract_parties(prose: Prose) -> tuple[Span, Span] | None:
    """Return who gives and who gets by the order of a contract, None for another paper."""
    title = contract_title(prose)
    if title is None:
        return None
    between = sign_pattern("between_parties").search(prose.folded, title[1])
    if between is None:
        return None
    found: dict[str, Span] = {}
    for span in sorted(companies(prose, title[1], max(title[1], int(len(prose.text) * HEAD)))):
        found.setdefault(name_key(prose.text[slice(*span)]), span)
    firms = tuple(found.values())
    if len(firms) < 2 or not _grants(prose, firms[1][1]):
        return None
    return firms[0], firms[1]


def contract_title(prose: Prose) -> Span | None:
    """Return the line that titles a contract on a licence, on distribution or the like."""
    for start, end in prose.lines[:TITLE_LINES]:
        text = prose.folded[start:end]
        is_short = len(text.split()) <= TITLE_WORDS and not text.rstrip().endswith((".", ","))
        if is_short and has_sign("contracts", text) and not has_sign("requests", text):
            is_private = len(text.split()) <= 2
            if is_private or has_sign("contract_objects", text) or has_sign("marks", text):
                return start, end
    return None


def _grants(prose: Prose, start: int) -> bool:
    """Whether a clause behind the parties gives a right to sell, or a licence."""
    return any(
        has_act(prose.folded, *span)
        and (
            has_sign("trades", prose.folded, *span)
            or has_sign("contract_objects", prose.folded, *span)
        )
        for span in prose.sentences
        if span[0] >= start
    )
