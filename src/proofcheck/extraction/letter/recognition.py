"""How much a paper looks like an authorisation letter, whatever title it bears.

In: pages. Out: points for or against, on the scale of `kinds.yaml`. Sentences are known by what
they are made of (an act, selling, a brand), labels by their words, titles by `titles`; complaints,
agreements and registrations speak against it. The word lists and weights are data
(`letter_signs.yaml`).
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.finding import Labelled, find_labelled
from proofcheck.extraction.letter.labels.headings import Heading, role_headings
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.permission import (
    acts_to_sell,
    gives_leave,
    has_act,
    has_sale,
    modal_acts,
    ours_pattern,
)
from proofcheck.extraction.letter.names.titles import (
    against_title,
    has_letter_subject,
    page_verdict,
)
from proofcheck.extraction.letter.parties.contracts import contract_parties, contract_title
from proofcheck.extraction.letter.parties.voice import Part, voices
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose, prose_of
from proofcheck.extraction.letter.text.signs import (
    distinct_signs,
    has_sign,
    letter_signs,
    sign_pattern,
)
from proofcheck.model.document import PageText

MAX_PAGES = 3
"""Pages that are looked at: what a letter is stands on its first pages."""

LEAST_SENTENCE = 30
"""A sentence that gives leave has at least so many letters."""

BESIDE, NEAR = 24, 60
"""Characters within which a word stands beside another, or near it."""

CONTRACT_LABELS = 4
"""So many labels of a letter make a contract on a licence one that names what it gives."""

USUAL_LABELS = 2
"""Labels that letters share with other papers by chance."""

LETTER_LABELS = frozenset(
    [
        "grantor",
        "grantee",
        "territories",
        "channels",
        "exclusive",
        "may_sublicense",
        "brands",
        "valid_from",
        "valid_to",
        "period",
        "trademark_numbers",
        "products",
    ]
)

_SUBLICENCE = frame_pattern(r"\b{sub_prefixes}[ -]?[a-z]{4,}")
_HAN = re.compile(r"[\u3400-\u9fff]")


def letter_points(pages: tuple[PageText, ...]) -> float:
    """Return the points for (above 0) or against (below 0) an authorisation letter."""
    pages = pages[:MAX_PAGES]
    prose = prose_of(pages)
    headings = role_headings(prose)
    if not (headings or has_sign("roles", prose.folded) or has_act(prose.folded)):
        return 0.0
    weights = letter_signs().weights
    titles = [page_verdict(page) for page in pages]
    labelled = find_labelled(prose)
    fields = {value.field for value in labelled} & LETTER_LABELS
    fields |= {heading.role for heading in headings}
    is_contract = contract_parties(prose) is not None
    is_contract = is_contract or (
        len(fields) >= CONTRACT_LABELS and contract_title(prose) is not None
    )
    titles[0] = 1 if is_contract and titles[0] < 0 else titles[0]
    points = weights.title if 1 in titles[:1] else weights.title / 2 if 1 in titles else 0.0
    points += against_title(titles[0])
    said = sentence_points(prose)
    if titles[0] == 0 and said >= weights.sentence and has_letter_subject(pages[0]):
        points += weights.title / 2
    points += said
    points += _party_points(prose, labelled, headings)
    extra = max(0, len(fields) - USUAL_LABELS)
    points += min(weights.labels_cap, weights.label * extra)
    if 1 not in titles:
        points += _other_affairs(prose)
    return points + objections(prose, is_contract=is_contract)


def _other_affairs(prose: Prose) -> float:
    """Return the points against an untitled paper that deals with several other affairs."""
    weights = letter_signs().evidence
    affairs = distinct_signs("other_affairs", prose.folded) - 1
    return max(weights.affairs_cap, weights.affair * max(0, affairs))


def sentence_points(prose: Prose) -> float:
    """Count the sentences in which somebody is authorised to sell a brand."""
    weights = letter_signs().weights
    points: list[float] = []
    halves: list[tuple[int, int]] = []
    for start, end in prose.sentences:
        text = prose.folded[start:end]
        if _length(text) < LEAST_SENTENCE or not has_sale(text) or not has_act(text):
            continue
        if any(has_sign(name, text) for name in ("denials", "other_acts", "self_praise")):
            continue
        if not gives_leave(text):
            points.append(weights.sentence / 3)
        elif _is_full(text):
            points.append(weights.sentence)
        else:
            points.append(weights.sentence / 2)
            halves.append((start, end))
    if halves and max(points) < weights.sentence and _names_who_gets(prose, halves):
        points.append(weights.sentence)
    points.sort(reverse=True)
    return sum(points[:1]) + sum(min(weights.more, p) for p in points[1:3])


def _is_full(text: str) -> bool:
    """Whether a sentence says of what the leave is: of a mark, of "ours", or to do what."""
    if has_sign("marks", text) or ours_pattern().search(text) or _names_role(text):
        return True
    return next(modal_acts(text, 0, len(text)), None) is not None or acts_to_sell(text)


def _names_who_gets(prose: Prose, sentences: list[tuple[int, int]]) -> bool:
    """Whether a company is the one who gets leave in one of the sentences."""
    starts = {start for start, _ in sentences}
    return any(
        voiced.part is Part.GETS and prose.sentence(voiced.span[0])[0] in starts
        for voiced in voices(prose, tuple(companies(prose)))
    )


def _party_points(
    prose: Prose, labelled: tuple[Labelled, ...], headings: tuple[Heading, ...]
) -> float:
    """Weigh labels of both parties that are not those of a sale (supplier, buyer)."""
    texts = [(h.role, (h.cell.start, h.cell.end)) for h in headings]
    texts += [(v.field, v.label) for v in labelled if v.field in ("grantor", "grantee")]
    roles = {
        role
        for role, span in texts
        if clause_pattern("sale_parties").search(prose.plain, *span) is None
    }
    return letter_signs().weights.parties if len(roles) == 2 else 0.0


def _names_role(text: str) -> bool:
    """Whether an act stands right beside who sells: authorised stockist, revendedor autorizado."""
    return any(
        has_sign("acts", text, max(0, role.start() - BESIDE), min(len(text), role.end() + BESIDE))
        for role in sign_pattern("roles").finditer(text)
    )


def objections(prose: Prose, *, is_contract: bool) -> float:
    """Return the points against a letter for what the text denies, complains of or deals with."""
    weights, text = letter_signs().weights, prose.folded
    contract_words = 0 if is_contract else max(0, distinct_signs("contract_words", text) - 1)
    others = {
        match[0]
        for act in sign_pattern("acts").finditer(text)
        for match in sign_pattern("other_acts").finditer(
            text, max(0, act.start() - NEAR), act.end() + NEAR
        )
    }
    return (
        max(weights.other_acts_cap, weights.other_act * len(others))
        + max(weights.denials_cap, weights.denial * _denials(text))
        + max(weights.complaints_cap, weights.complaint * distinct_signs("complaints", text))
        + max(weights.other_talk_cap, weights.other_talk * distinct_signs("other_talk", text))
        + max(weights.contract_cap, weights.contract_word * contract_words)
    )


def _denials(text: str) -> int:
    """Count the denials, but for those of sub-licences (subdistribución: no autorizada)."""
    return len(
        {
            match[0]
            for match in sign_pattern("denials").finditer(text)
            if not _SUBLICENCE.search(text, max(0, match.start() - BESIDE), match.start())
        }
    )


def _length(text: str) -> int:
    """Return how long a sentence is in Latin letters; a Han character counts as two."""
    return len(text) + len(_HAN.findall(text))
