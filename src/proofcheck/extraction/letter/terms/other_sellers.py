"""What a letter says of other sellers, in whatever words: "we supply nobody else there".

In: the prose. Out: hits with their answers, for letters in which no wording tells of exclusivity.
Other sellers who get nothing make a right exclusive, other sellers who get something do not
(`letter_terms.yaml`). What the grantee does for others is a matter of passing the right on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.parties.passing import is_link_above
from proofcheck.extraction.letter.terms.appointing import appointing
from proofcheck.extraction.letter.terms.exclusive_words import KEPT_FROM
from proofcheck.extraction.letter.terms.term_words import MOST, TermHit, hit_at, term_pattern
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign, sign_pattern

NEAR = 40
"""A negation stands within so many characters before other sellers, or behind them."""

_CUT = framed(r"[.;:。；：?？\n]|[,，]\s{but}\s")


def other_sellers(prose: Prose) -> Iterator[TermHit]:
    """Yield where other sellers are said to get the goods too, or that nobody else gets them."""
    text = prose.folded
    passed_on = {prose.sentence(hit.start) for hit in appointing(prose)}
    for kind in ("nobody", "other_sellers", "others_adj", "only_one"):
        for match in islice(term_pattern(kind).finditer(text), MOST):
            sentence = prose.sentence(match.start())
            is_party = _is_of_party(prose, match.end(), sentence)
            if kind == "others_adj" and not (is_party or _is_of_seller(text, match.end())):
                continue
            if "?" in prose.text[match.start() : sentence[1] + 1]:
                continue
            if sentence in passed_on or _is_passing(prose, match, sentence):
                continue
            if kind in ("other_sellers", "others_adj"):
                is_denied = _is_denied(prose, match, sentence)
                if not is_denied or _is_spoken(prose, sentence):
                    yield hit_at(match, is_denied)
            elif kind == "only_one" or _is_of_sale(prose, sentence):
                yield hit_at(match, True)


def _is_spoken(prose: Prose, sentence: tuple[int, int]) -> bool:
    """Whether a sentence is the speaker's own, or says that there are none."""
    text = prose.folded
    is_own = clause_pattern("first_person").search(text, *sentence) is not None
    return is_own or any(
        term_pattern(name).search(text, *sentence) for name in ("existing", "speaking")
    )


def _is_of_seller(text: str, end: int) -> bool:
    """Whether a word for who sells follows a word for "other"."""
    words = (sign_pattern("roles"), term_pattern("only_of"))
    return any(pattern.match(text, end + 1) for pattern in words)


def _is_of_party(prose: Prose, end: int, sentence: tuple[int, int]) -> bool:
    """Whether firms follow a word for "other" in a sentence on what may be sold."""
    if term_pattern("party_nouns").match(prose.folded, end + 1) is None:
        return False
    return _is_of_sale(prose, sentence) or has_sign("acts", prose.folded, *sentence)


def _is_of_sale(prose: Prose, sentence: tuple[int, int]) -> bool:
    supplied = term_pattern("supplying").search(prose.folded, *sentence)
    return supplied is not None or has_sign("trades", prose.folded, *sentence)


def _is_passing(prose: Prose, match: re.Match[str], sentence: tuple[int, int]) -> bool:
    """Whether a sentence speaks of what the grantee may do for others, or of a link above."""
    text = prose.folded
    is_told = term_pattern("passing_on").search(text, *sentence) or KEPT_FROM.search(
        text, *sentence
    )
    if is_told or is_link_above(prose, match.start()):
        return True
    is_permission = term_pattern("passing_yes").search(text, sentence[0], match.start()) is not None
    speaks = clause_pattern("first_person").search(text, *sentence) is not None
    return is_permission and not speaks and not term_pattern("supplying").search(text, *sentence)


def _is_denied(prose: Prose, match: re.Match[str], sentence: tuple[int, int]) -> bool:
    """Whether the clause around other sellers says that they get nothing."""
    text = prose.folded
    first = max(sentence[0], match.start() - NEAR)
    cuts = [cut.end() for cut in _CUT.finditer(text, first, match.start())]
    clause = text[(cuts[-1] if cuts else first) : min(sentence[1], match.end() + NEAR)]
    if term_pattern("not_hindered").search(clause):
        return False
    return term_pattern("plain_negations").search(clause) is not None
