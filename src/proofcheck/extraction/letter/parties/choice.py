"""Choosing grantor and grantee together from all that witnesses say of all names.

In: candidates for either part, the names of the page that may bear one name, and what speaks
against a name. Out: the pair that fits best. Two spellings of one name (with and without its
legal form, in capitals, cut short) count as one; a name is never both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from rapidfuzz import fuzz

from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.companies import without_lead
from proofcheck.extraction.letter.names.ends import is_place, name_key
from proofcheck.extraction.letter.names.inflected import case_key
from proofcheck.extraction.letter.names.persons import HONORIFIC, is_person
from proofcheck.extraction.letter.parties.nobody import is_nobody
from proofcheck.extraction.letter.parties.spellings import best_spelling, core_of, formless
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form, strong_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.phrases import fold_plain

SAME_NAME = 90.0
"""Ratio (0..100) of the letters of two names from which they are one, misread or not."""

LEAST_CORE = 4
"""A short form of a name has at least so many letters."""

LEAST_MISREAD = 12
"""A short form that is misread besides has so many."""

LEAST_SHORT = 8
"""A short name within a company's has so many signs with the blanks around it."""

MOST_WORDS = 5
"""A name that fills its line without a legal form has at most so many words."""

LEAST_WEIGHT = 0.9
"""Below this nothing is said about who bears a part."""

PERSON = 0.4
"""Factor for a person's name as grantor beside companies: who signs speaks for the firm."""

MISSING = 3.0
"""What it weighs against a choice that one of the parties stays without a name."""

_PUNCTUATION = re.compile(r"[?!;:]")
_ELISION = re.compile(r"(?:d|l|dell|all|nell|sull|qu)['’](?=[A-ZÀ-Ý])")

Chosen = tuple[int, int, float]


class Bearer(Struct):
    """All spellings of one name with what witnesses say of each part.

    `case` is the name without endings of case, "" in languages that have none; `form` its legal
    form. A name in the other script is no rival: it may be the same one, translated.
    """

    key: str
    core: str
    case: str
    spans: list[Candidate]
    form: str = ""
    grants: float = 0.0
    gets: float = 0.0
    witnesses: int = 0


def choose_pair(
    prose: Prose,
    grantors: Iterable[Candidate],
    grantees: Iterable[Candidate],
    above: Iterable[Candidate] = (),
    companies: tuple[tuple[int, int], ...] = (),
) -> tuple[Chosen | None, Chosen | None]:
    """Return grantor and grantee, each at the place of its best witness with its confidence.

    `above` speaks against both parts. A candidate that holds one of `companies` is that company.
    """
    bearers: list[Bearer] = []
    for part, candidates in (("grants", grantors), ("gets", grantees)):
        weights: dict[int, list[float]] = defaultdict(list)
        for found in candidates:
            bearer = _bearer(prose, bearers, found, companies)
            if bearer is not None:
                weights[bearers.index(bearer)].append(found.weight)
        for index, given in weights.items():
            weight = _together(given)
            if part == "grants" and companies and _is_person(prose, bearers[index], companies):
                weight *= PERSON
            setattr(bearers[index], part, weight)
    for found in above:
        bearer = _bearer(prose, bearers, found, companies, is_against=True)
        if bearer is not None:
            bearer.grants -= found.weight
            bearer.gets -= found.weight
    return _best(prose, bearers)


def _is_person(prose: Prose, bearer: Bearer, companies: tuple[tuple[int, int], ...]) -> bool:
    """Whether a name is a person's: where companies are named, it seldom is a party."""
    if any((span.start, span.end) in companies for span in bearer.spans):
        return False
    return all(is_person(prose.text[span.start : span.end]) for span in bearer.spans)


def _together(weights: list[float]) -> float:
    """Add up the weights of witnesses; each further one of a kind counts less."""
    ordered = sorted(weights, reverse=True)
    return sum(weight * (1.0 if index < 3 else 0.4) for index, weight in enumerate(ordered))


def _bearer(
    prose: Prose,
    bearers: list[Bearer],
    found: Candidate,
    companies: tuple[tuple[int, int], ...],
    is_against: bool = False,
) -> Bearer | None:
    """Return whose name a candidate is; what speaks against a mark speaks against its bearer."""
    start, end = without_lead(prose, whole_name(prose, (found.start, found.end), companies))
    honorific = HONORIFIC.match(prose.text, start, end)
    if honorific and not has_legal_form(prose.text[start:end]):
        start = honorific.end()
    if start >= end:
        return None
    text = prose.text[start:end]
    if not is_against and is_nobody(prose, start, end):
        return None
    key, core = name_key(text), core_of(text)
    case = case_key(formless(text)) if "pl" in prose.languages else ""
    if len(core) < 2 or core.isdigit():
        return None
    span = Candidate(start=start, end=end, weight=found.weight)
    form = _form_of(text)
    for bearer in bearers:
        if form and bearer.form and form != bearer.form and core != bearer.core:
            continue  # X GmbH is not X Holding AG
        if _is_one(bearer, key, core) or (len(case) > LEAST_CORE and bearer.case == case):
            bearer.spans.append(span)
            bearer.witnesses += 1
            bearer.form = bearer.form or form
            if len(core) > len(bearer.core):
                bearer.core, bearer.key = core, key
            return bearer
    bearers.append(Bearer(key=key, core=core, case=case, form=form, spans=[span], witnesses=1))
    return bearers[-1]


def whole_name(
    prose: Prose, span: tuple[int, int], companies: tuple[tuple[int, int], ...]
) -> tuple[int, int]:
    """Return the company that a span holds or is part of, else the span up to its first verb."""
    inside = [c for c in companies if c[0] < span[1] and span[0] < c[1]]
    holds = [c for c in inside if span[0] <= c[0] and c[1] <= span[1] + 1]
    if holds and not _goes_with(prose, span, holds[0]):
        return span if _is_capital_lead(prose, span, holds[0]) else holds[0]
    if inside and not holds and (inside[0][0] <= span[0] or span[1] < inside[0][1]):
        return inside[0]
    if inside or has_legal_form(prose.text[slice(*span)]):
        return span
    whole = _named_by(prose, span, companies)
    if whole is not None:
        return whole
    if any(c.start == span[0] and c.end - 1 <= span[1] <= c.end for c in prose.cells):
        text = prose.text[slice(*span)]
        is_name = not text.split()[-1].islower() and not _PUNCTUATION.search(text)
        if len(text.split()) <= MOST_WORDS and is_name:
            return span  # Lampy u Haliny, in a line of its own
    return _until_small(prose, (span[0], min(span[1], prose.flow(span[0])[1])))


def _named_by(
    prose: Prose, span: tuple[int, int], companies: tuple[tuple[int, int], ...]
) -> tuple[int, int] | None:
    """Return the one company that has the words of a short name within its own.

    So the sign at the head of a letter is read (IPANEMA over Cosmetica Ipanema Ltda.).
    """
    words = f" {' '.join(fold_plain(prose.text[slice(*span)]).split())} "
    if len(words) < LEAST_SHORT or is_place(words.strip()):
        return None
    named = [c for c in companies if words in f" {fold_plain(prose.text[slice(*c)])} "]
    return named[0] if len({core_of(prose.text[slice(*c)]) for c in named}) == 1 else None


def _is_capital_lead(prose: Prose, span: tuple[int, int], company: tuple[int, int]) -> bool:
    """Whether nothing but capitalised words of the same line stand before the company."""
    lead = prose.text[span[0] : company[0]]
    words = lead.split()
    is_one_line = prose.line_end(span[0]) >= company[1] and span[1] <= company[1] + 1
    is_name = all(w[:1].isupper() and w.isalpha() and len(w) > 1 for w in words) and lead.isascii()
    folded = fold_plain(lead).strip()
    is_said = is_label_words(folded) or clause_pattern("name_leads").fullmatch(folded)
    return is_one_line and bool(words) and is_name and not is_said  # Tra X S.p.A.


def _goes_with(prose: Prose, span: tuple[int, int], company: tuple[int, int]) -> bool:
    """Whether a partner's name follows the legal form (S.a.s. di Rossi & C.)."""
    behind = prose.folded[company[1] : span[1]]
    return (
        company[0] - span[0] <= 4 and behind.startswith((" di ", " of ", " &")) and len(behind) < 40
    )


def _until_small(prose: Prose, span: tuple[int, int]) -> tuple[int, int]:
    """Cut a name without a legal form before its first word in small letters, and what is left.

    A single word before such a word is the beginning of a sentence, no name.
    """
    text = prose.text[slice(*span)]
    inner = clause_set("inner_words") | clause_set("line_words")
    kept, last = 0, 0
    for token in re.finditer(r"\S+", text):
        word = token[0].strip("“”\"«»„'")
        is_small = (
            not _ELISION.match(word)
            and word[:1].isalpha()
            and word[:1].islower()
            and word[:1].isascii()
        )
        if is_small and word.casefold() not in inner:
            return (span[0], span[0] + last) if kept > 1 else (span[0], span[0])
        if not is_small:
            kept, last = kept + 1, token.end()
    return span


def _is_one(bearer: Bearer, key: str, core: str) -> bool:
    if bearer.key == key or bearer.core == core:
        return True
    short, long = sorted((bearer.core, core), key=len)
    if len(short) >= LEAST_CORE and not short.isascii() and short in long:
        return len(short) >= 0.6 * len(long)
    if len(short) > LEAST_CORE and (long.startswith(short) or long.endswith(short)):
        return len(short) >= 0.45 * len(long)
    if len(short) >= LEAST_MISREAD and len(short) >= 0.5 * len(long):
        ends = long[: len(short)], long[-len(short) :]
        if any(fuzz.ratio(short, end) >= SAME_NAME for end in ends):
            return True  # cut short and misread, as round stamps are
    return len(short) >= 8 and fuzz.ratio(bearer.core, core) >= SAME_NAME


def _form_of(text: str) -> str:
    """Return the letters of a name's legal form in Latin letters, "" where it has none."""
    forms = list(strong_form().finditer(fold_plain(text)))
    return name_key(forms[-1][0]) if forms else ""


def _best(prose: Prose, bearers: list[Bearer]) -> tuple[Chosen | None, Chosen | None]:
    nobody = Bearer(key="", core="", case="", spans=[])
    grantors = [b for b in bearers if b.grants >= LEAST_WEIGHT]
    grantees = [b for b in bearers if b.gets >= LEAST_WEIGHT]
    pairs = [(a, b) for a in (*grantors, nobody) for b in (*grantees, nobody) if a is not b]
    pairs.append((nobody, nobody))
    grantor, grantee = max(
        pairs,
        key=lambda pair: pair[0].grants + pair[1].gets - MISSING * sum(b is nobody for b in pair),
    )
    others = [b for b in bearers if b is not grantor and b is not grantee]
    give = [b.grants for b in others if b.core.isascii() is grantor.core.isascii()]
    get = [b.gets for b in others if b.core.isascii() is grantee.core.isascii()]
    return (
        _chosen(prose, grantor, grantor.grants, max(give, default=0.0)),
        _chosen(prose, grantee, grantee.gets, max(get, default=0.0)),
    )


def _chosen(prose: Prose, bearer: Bearer, weight: float, rival: float) -> Chosen | None:
    if not bearer.spans:
        return None
    best = best_spelling(prose, tuple(bearer.spans))
    lead = weight / (weight + max(rival, 0.0) / 2)
    sure = min(0.97, 0.72 + 0.05 * min(weight, 5.0))
    return best.start, best.end, round(sure * lead, 3)
