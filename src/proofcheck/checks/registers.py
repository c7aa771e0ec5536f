"""What public registers answered about one document, and what names say beside an entry's.

In: a dossier with answers of providers. Out: the answers with their document, and whether a name
of the paper means the bearer that a register gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proofcheck.checks.printed import are_words_printed
from proofcheck.checks.records import party, party_ids
from proofcheck.checks.sameness import scripts
from proofcheck.checks.thresholds import thresholds
from proofcheck.comparing.name_keys import name_keys
from proofcheck.comparing.names import compare_names
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.identities import ProviderAnswer, ProviderName
from proofcheck.model.registry_answers import Likeness

SURE = frozenset(
    {Likeness.IDENTICAL, Likeness.SAME, Likeness.REORDERED, Likeness.SUBSET, Likeness.TYPO}
)
"""Likenesses at which two names beside one and the same number mean one bearer."""

LEAST_WORD = 3
"""Letters of a word that two companies of one group have in common."""


def answers_of(
    dossier: Dossier, *providers: ProviderName
) -> Iterator[tuple[Examined, ProviderAnswer]]:
    """Yield the answers of these registers, each with its document."""
    documents = {examined.number: examined for examined in dossier.documents}
    for answer in dossier.providers:
        if answer.provider in providers and answer.document in documents:
            yield documents[answer.document], answer


def is_bearer(
    dossier: Dossier, examined: Examined, bearers: Iterable[str], names: Iterable[str]
) -> bool | None:
    """Tell whether one of `names` means one of a register's `bearers`; None where nobody can say.

    Aliases that the registry holds of these names count, and a bearer that the paper prints
    elsewhere: a trader's own name below the name of the shop.
    """
    wanted = [part.strip() for bearer in bearers for part in bearer.split("||") if part.strip()]
    own = list(names)
    for name in tuple(own):
        for party_id in party_ids(dossier, name):
            record = party(dossier, party_id)
            own += (record.name, *record.aliases) if record is not None else ()
    pairs = [(one, other) for one in own for other in wanted]
    if any(compare_names(*pair).likeness in SURE for pair in pairs):
        return True
    if any(are_words_printed(bearer, examined.pages) for bearer in wanted):
        return True
    pairs = [pair for pair in pairs if scripts(pair[0]) == scripts(pair[1])]
    least = thresholds().registers.least_alike_score
    is_near = any(_share_a_word(*p) or compare_names(*p).score >= least for p in pairs)
    return None if is_near or not pairs else False


def _share_a_word(one: str, other: str) -> bool:
    first, second = (
        {word for word in name_keys(name).core.split() if len(word) >= LEAST_WORD}
        for name in (one, other)
    )
    return bool(first & second)
