"""Words by which clauses are taken apart, and whether a labelled value is a sentence.

In: `letter_clauses.yaml`, a span of the prose. Out: patterns for folded text; yes or no. A
sentence beside a heading ("2 Trade mark  X owns the mark Y") is prose, never a list.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.frames import framed
from proofcheck.extraction.han import WIDE, fold_word
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.phrases import phrase_pattern, stem_pattern

LEAST_WORDS, LEAST_SIGNS = 4, 14
"""A sentence has at least so many words, or so many signs where it is written without blanks."""

_NOBODY = framed(r"\s?{announced_things}")
"""Behind 下记, 以下 or "the following" these announce terms or goods (下記のとおり), no name."""


class ClauseWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_clauses.yaml`."""

    finite_verbs: list[str]
    first_person: list[str]
    permits: list[str]
    passing_on: list[str]
    mark_leads: list[str]
    goods_stops: list[str]
    mail_from: list[str]
    mail_to: list[str]
    mail_date: list[str]
    mail_subject: list[str]
    store_words: list[str]
    store_names: list[str]
    not_words: list[str]
    denial_fillers: list[str]
    leave_words: list[str]
    leave_verbs: list[str]
    not_behind: list[str]
    reach_verbs: list[str]
    not_reaching: list[str]
    excluded_links: list[str]
    excluded_words: list[str]
    allowed_heads: list[str]
    plain_no: list[str]
    platform_heads: list[str]
    store_heads: list[str]
    store_ids: list[str]
    modals: list[str]
    negations: list[str]
    ours: list[str]
    agent_leads: list[str]
    above_leads: list[str]
    to_us: list[str]
    favour_leads: list[str]
    behalf_leads: list[str]
    gets_words: list[str]
    active_only: list[str]
    participles: list[str]
    attests: list[str]
    consent_of: list[str]
    grantor_questions: list[str]
    grantee_questions: list[str]
    authorised_firm: list[str]
    months: list[str]
    represented_by: list[str]
    bystanders: list[str]
    countersigns: list[str]
    upper_traders: list[str]
    lower_traders: list[str]
    acting_parties: list[str]
    name_words: list[str]
    firm_name_words: list[str]
    position_words: list[str]
    date_words: list[str]
    predicates: list[str]
    passives: list[str]
    announcing: list[str]
    we_with_verb: list[str]
    our_buyers: list[str]
    sources: list[str]
    owner_words: list[str]
    from_us: list[str]
    signing_for: list[str]
    through_words: list[str]
    sale_parties: list[str]
    licence_words: list[str]
    inner_words: list[str]
    cell_words: list[str]
    line_words: list[str]
    joining_words: list[str]
    perfect_words: list[str]
    of_words: list[str]
    before_objects: list[str]
    name_leads: list[str]
    wide_name_leads: list[str]
    wide_name_parts: list[str]
    annexes: list[str]
    grantor_remarks: list[str]
    grantee_remarks: list[str]
    firm_nouns: list[str]
    offices: list[str]
    strangers: list[str]
    watchers: list[str]
    no_party_words: list[str]
    you_words: list[str]
    owner_leads: list[str]
    who_words: list[str]
    which_words: list[str]
    what_words: list[str]
    your_words: list[str]
    asked_makers: list[str]
    maker_verbs: list[str]
    seller_verbs: list[str]


def clause_words() -> ClauseWords:
    """Return the word lists."""
    return load_data("letter_clauses", ClauseWords)


@cache
def clause_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of whole phrases of one list, for folded text."""
    words: list[str] = getattr(clause_words(), name)
    return phrase_pattern(dict.fromkeys(map(fold_word, words)))


@cache
def clause_set(name: str) -> frozenset[str]:
    """Return the single words of one list, for words in lower case."""
    words: list[str] = getattr(clause_words(), name)
    return frozenset(words)


def announces(text: str, start: int, end: int) -> bool:
    """Whether a span of folded text announces somebody named elsewhere: the following retailer."""
    found = clause_pattern("announcing").finditer(text, start, end)
    return any(_NOBODY.match(text, match.end()) is None for match in found)


@cache
def permit_pattern() -> re.Pattern[str]:
    """Return the pattern of the verbs of permission, by their stems."""
    return stem_pattern(map(fold_word, clause_words().permits))


def is_clause(prose: Prose, start: int, end: int) -> bool:
    """Whether a span is a sentence with a verb of its own rather than a value or a list.

    The ending of a domain is no verb (tienda.es).
    """
    text = prose.spoken[start:end]
    is_long = len(text.split()) >= LEAST_WORDS or len(WIDE.findall(text)) >= LEAST_SIGNS
    verbs = clause_pattern("finite_verbs").finditer(text) if is_long else ()
    return any(text[max(0, verb.start() - 1) : verb.start()] != "." for verb in verbs)


def is_source(prose: Prose, start: int, span: tuple[int, int]) -> bool:
    """Whether a name is that from which goods come (buys from X): no part of the verb behind it."""
    sources = clause_pattern("sources").finditer(prose.folded, max(start, span[0] - 60), span[0])
    behind = [match.end() for match in sources]
    return bool(behind) and not prose.folded[behind[-1] : span[0]].strip(' ."')
