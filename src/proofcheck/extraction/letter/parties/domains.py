"""Names that agree with a web or mail domain of the letter.

In: the prose and its names. Out: candidates by role. A domain in a sentence about selling is the
shop of who gets leave; one in a short line of contact data at the head or the foot is the issuer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.letter.names.candidates import MOST, Candidate
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.names.permission import has_act, has_sale
from proofcheck.extraction.letter.parties.spellings import core_of
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.mail_header import header_end
from proofcheck.extraction.letter.text.prose import Prose

AGREES = 1.2
"""What it weighs that a name and a domain agree."""

MOST_WORDS = 4
"""A name that a domain spells has at most so many words."""

LEAST = 5
"""So many letters of a name and of a domain agree at least."""

SHORT_LINE = 110
"""A line of contact data has at most so many characters."""

_DOMAIN = re.compile(
    r"(?:https?://)?(?:[\w-]{1,40}\.){0,3}?(?P<name>[a-z0-9-]{3,40})"
    r"\.(?:com?\.|net\.|org\.|example\b)?[a-z]{2,10}\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def by_domain(prose: Prose, mentions: Mentions) -> Iterator[tuple[str, Candidate]]:
    """Yield the names that a domain agrees with, with the role that its place tells."""
    names = (*mentions.companies, *mentions.bare)
    header = header_end(prose)
    for match in islice(_DOMAIN.finditer(prose.text), MOST):
        if match.start() < header or is_platform(match[0].rpartition("@")[2]):
            continue
        role = _role(prose, match.start())
        domain = name_key(match["name"])
        agreeing = [span for span in names if role and _agree(domain, prose.text[slice(*span)])]
        for start, end in agreeing[:1]:
            yield role, Candidate(start=start, end=end, weight=AGREES)


def spelt_names(prose: Prose, domain: str) -> Iterator[tuple[int, int]]:
    """Yield capitalised names of several words that spell a domain out, in whatever order.

    So Boutique Tarn is found by tarn-boutique.example.
    """
    parts, whole = sorted(map(name_key, domain.split("-"))), name_key(domain)
    words = [word.span() for word in _WORD.finditer(prose.text)]
    for index, (start, _) in enumerate(words):
        if not prose.text[start].isupper():
            continue
        for length in range(2, MOST_WORDS + 1):
            span = start, words[min(index + length, len(words)) - 1][1]
            keys = list(map(name_key, prose.text[slice(*span)].split(" ")))
            if sum(map(len, keys)) > len(whole):
                break
            if len(keys) == length and ("".join(keys) == whole or sorted(keys) == parts):
                yield span


def _agree(domain: str, name: str) -> bool:
    core = core_of(name)
    if min(len(domain), len(core)) < LEAST:
        return False
    if domain in core or core in domain:
        return True
    words = [name_key(word) for word in name.split()]
    return any(len(word) > LEAST and (domain.startswith(word)) for word in words)


def _role(prose: Prose, position: int) -> str:
    line = next((span for span in prose.lines if span[0] <= position < span[1]), (0, 0))
    sentence = prose.sentence(position)
    shop = clause_pattern("store_words").search(prose.folded, *line) is not None
    if shop or has_sale(prose.folded, *sentence) or has_act(prose.folded, *sentence):
        return "grantee"
    return "grantor" if line[1] - line[0] <= SHORT_LINE else ""
