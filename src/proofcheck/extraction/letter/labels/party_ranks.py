"""Parties whose labels say the same part of both: who of them grants.

In: labels of parties. Out: the labels with their parts told apart. Of two traders the one who
stands above the other lets him sell (Distributor, Reseller); of two who may grant the one does
whose label speaks of the act (授权人), and not of owning the mark (品牌方). Who signs behind
"accepted" or "per accettazione" gets.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.text.clauses import clause_pattern

_GOES_ON = framed(r"\s?(?:$|[,:：/(（]|{signed_for})")
"""Behind the word of acceptance: for whom, or nothing."""


@cache
def rank_of(text: str) -> str | None:
    """Return "upper" or "lower" for a label that names a trader, None for others and for both."""
    rest = clause_pattern("upper_traders").sub(" ", text)
    is_lower = clause_pattern("lower_traders").search(rest) is not None
    if is_lower is (rest != text):
        return None
    return "lower" if is_lower else "upper"


@cache
def is_acting(text: str) -> bool:
    """Whether a label names a party by its act in the letter."""
    return clause_pattern("acting_parties").search(text) is not None


@cache
def countersigns(text: str) -> bool:
    """Whether a heading says that who stands below it accepts what the other party grants."""
    lead = clause_pattern("countersigns").match(text)
    return lead is not None and _GOES_ON.match(text, lead.end()) is not None


def told_apart(labels: Sequence[tuple[str, str]]) -> list[str | None]:
    """Return the parts of labels, each given as its part and its text; None for one to leave out.

    The texts are folded.
    """
    ranks = [rank_of(text) if role == "grantee" else None for role, text in labels]
    if not any(role == "grantor" for role, _ in labels) and {"upper", "lower"} <= set(ranks):
        return ["grantor" if rank == "upper" else "grantee" for rank in ranks]
    acts = [role == "grantor" and is_acting(text) for role, text in labels]
    if any(acts):
        return [
            role if act or role != "grantor" else None
            for (role, _), act in zip(labels, acts, strict=True)
        ]
    return [role for role, _ in labels]
