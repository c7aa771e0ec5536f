"""Who grants, and to whom: the two names that must never be mixed up.

In: the prose of a letter and its labelled values. Out: grantor and grantee, each the name that
the weightiest witnesses on the page agree on. Labels, definitions ("hereinafter the Licensor")
and the sentence of the grant speak loudest; signature block and letterhead are the grantor's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.names import has_legal_form, name_at, name_key
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

LABEL, DEFINITION, OPENER, GRANT, THIRD_PERSON = 3.0, 3.0, 3.0, 3.0, 2.5
BEHALF, SIGNATURE, LETTERHEAD, WEAK_GRANT = 2.5, 1.5, 1.5, 1.5
"""How much each kind of witness counts; a legal form adds `FORM_BONUS`."""

FORM_BONUS = 0.5

MOST = 60
"""Verbs, brackets and signatures that are looked at; a letter has a handful."""

HEAD_CHARACTERS = 160
"""The letterhead is looked for in so many characters from the top."""

_CONTACT = re.compile(r"@|www\.|\+\d|\btel\b|\bphone\b|电话|\b\d{4,6}\b", re.IGNORECASE)
_REMARK = re.compile(r"[(（]([^()（）\n]{2,60})[)）]")
_THAT = re.compile(r"\b(?:that|que|che|dass|dat|ze)\b|证明|兹有")


class Candidate(Struct, frozen=True, kw_only=True):
    """A name that may be a party's, with the weight of its witness."""

    start: int
    end: int
    weight: float


class Parties(Struct, frozen=True, kw_only=True):
    """The spans of both names with their confidence (0..1), and where the grant begins."""

    grantor: tuple[int, int, float] | None
    grantee: tuple[int, int, float] | None
    grant: int | None


def find_parties(prose: Prose, labelled: tuple[Labelled, ...]) -> Parties:
    """Find grantor and grantee; a name is never both."""
    verb, grantees = _granted(prose)
    grantees += list(_labelled(prose, labelled, "grantee"))
    grantees += list(_defined(prose, "definitions.grantee"))
    grantee = _choose(prose, grantees, frozenset())
    taken = frozenset({name_key(prose.text[grantee[0] : grantee[1]])} if grantee else ())
    grantors = [
        *_labelled(prose, labelled, "grantor"),
        *_defined(prose, "definitions.grantor"),
        *_opened(prose, verb),
        *_owning(prose),
        *_on_behalf(prose),
        *_signed(prose, labelled),
        *_letterhead(prose),
    ]
    grantor = _choose(prose, grantors, taken)
    return Parties(grantor=grantor, grantee=grantee, grant=verb)


def _choose(
    prose: Prose, candidates: list[Candidate], taken: frozenset[str]
) -> tuple[int, int, float] | None:
    """Return the name with the greatest weight together, at the place of its best witness."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        key = name_key(prose.text[candidate.start : candidate.end])
        if key and key not in taken:
            groups[key].append(candidate)
    if not groups:
        return None
    best = max(groups.values(), key=lambda group: sum(c.weight for c in group))
    chosen = max(best, key=lambda c: c.weight)
    rest = [sum(c.weight for c in group) for group in groups.values() if group is not best]
    lead = sum(c.weight for c in best) / (sum(c.weight for c in best) + max(rest, default=0.0) / 2)
    return chosen.start, chosen.end, round(min(0.98, (0.8 + 0.06 * len(best)) * lead), 3)


def _candidate(prose: Prose, span: tuple[int, int] | None, weight: float) -> Iterator[Candidate]:
    if span is not None:
        bonus = FORM_BONUS if has_legal_form(prose.text[span[0] : span[1]]) else 0.0
        yield Candidate(start=span[0], end=span[1], weight=weight + bonus)


def _labelled(prose: Prose, labelled: tuple[Labelled, ...], field: str) -> Iterator[Candidate]:
    for value in labelled:
        if value.field == field:
            span = name_at(prose, value.start)
            if span is not None and span[0] < value.end:
                end = span[1] if span[1] <= value.end + 1 else value.end
                yield from _candidate(prose, (span[0], end), LABEL)


def _defined(prose: Prose, words: str) -> Iterator[Candidate]:
    """Names before a bracket that defines them: X (hereinafter "the Licensor")."""
    pattern = pattern_of(words)
    for match in islice(_REMARK.finditer(prose.text), MOST):
        inside = prose.spoken[match.start(1) : match.end(1)].strip()
        last = [m for m in find_phrases(pattern, inside) if m[2] >= len(inside) - 1]
        if not last or not _is_definition(inside, last[-1][1]):
            continue
        begin = _name_start_before(prose, match.start())
        span = name_at(prose, begin)
        if span is not None and span[1] >= match.start() - 3:
            yield from _candidate(prose, span, DEFINITION)


def _is_definition(inside: str, start: int) -> bool:
    lead = inside[:start].strip()
    return not lead or pattern_of("definition_leads").search(lead) is not None


def _name_start_before(prose: Prose, position: int) -> int:
    """Return where a name that ends at a position may begin: behind a verb, opener or comma."""
    start, _ = prose.sentence(position - 1)
    begin = max(start, position - 120)
    for list_name in ("grants", "openers"):
        for _, _, end in find_phrases(pattern_of(list_name), prose.spoken[begin:position]):
            if begin + end < position - 1:
                begin_next = begin + end
                start = max(start, begin_next)
    return start


def _granted(prose: Prose) -> tuple[int | None, list[Candidate]]:
    """Find the grant: where its verb stands, and the names granted to.

    Where the verb is followed by a defined term ("authorises the Licensee"), there is the grant,
    and the name stands elsewhere.
    """
    found: list[tuple[float, int, Candidate | None]] = []
    for _, start, end in find_phrases(pattern_of("grants"), prose.spoken, most=MOST):
        weight = GRANT if _is_strong(prose.spoken[start:end]) else WEAK_GRANT
        if pattern_of("definitions.grantee").match(prose.spoken[end : end + 40].lstrip()):
            found.append((weight, start, None))
        else:
            candidates = _candidate(prose, name_at(prose, end), weight)
            found.extend((candidate.weight, start, candidate) for candidate in candidates)
    for _, start, _ in find_phrases(pattern_of("granted"), prose.spoken, most=MOST):
        candidates = _candidate(prose, _name_before(prose, start), GRANT - 0.5)
        found.extend((candidate.weight, start, candidate) for candidate in candidates)
    if not found:
        return None, []
    best = max(weight for weight, _, _ in found)
    chosen = [(start, candidate) for weight, start, candidate in found if weight > best - 0.6]
    names = [candidate for _, candidate in chosen if candidate is not None]
    return min(start for start, _ in chosen), names[:4]


def _is_strong(phrase: str) -> bool:
    """A verb alone may stand anywhere; with "hereby" or the like it is the grant."""
    return " " in phrase.strip() or (not phrase.isascii() and phrase != "授权")


def _name_before(prose: Prose, position: int) -> tuple[int, int] | None:
    start, _ = prose.sentence(max(0, position - 1))
    marks = [m.end() for m in _THAT.finditer(prose.folded, start, position)]
    span = name_at(prose, marks[-1] if marks else start)
    return span if span is not None and span[1] <= position + 1 else None


def _opened(prose: Prose, verb: int | None) -> Iterator[Candidate]:
    """Names behind "we," in the sentence of the grant, or that begin it themselves."""
    if verb is None:
        return
    start, _ = prose.sentence(verb)
    head = prose.spoken[start:verb]
    hits = [h for h in find_phrases(pattern_of("openers"), head) if h[1] <= 60]
    for _, _, end in hits:
        yield from _candidate(prose, name_at(prose, start + end), OPENER)
    if not hits and verb > start + 2:
        span = name_at(prose, start)
        if span is not None and span[1] <= verb + 1 and has_legal_form(prose.text[slice(*span)]):
            yield from _candidate(prose, span, THIRD_PERSON)


def _owning(prose: Prose) -> Iterator[Candidate]:
    """Names that begin a sentence saying that their bearer owns the mark."""
    for _, start, _ in find_phrases(pattern_of("owns"), prose.spoken, most=MOST):
        begin, _ = prose.sentence(start)
        openers = [
            end for _, _, end in find_phrases(pattern_of("openers"), prose.spoken[begin:start])
        ]
        span = name_at(prose, begin + (openers[-1] if openers and openers[-1] < 20 else 0))
        if span is not None and span[1] <= start + 1:
            yield from _candidate(prose, span, OPENER - 0.5)


def _on_behalf(prose: Prose) -> Iterator[Candidate]:
    for _, _, end in find_phrases(pattern_of("on_behalf"), prose.spoken, most=MOST):
        yield from _candidate(prose, name_at(prose, end), BEHALF)


def _signed(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[Candidate]:
    """Lines of the last third that are nothing but a company's name."""
    labels = {value.label[0] for value in labelled}
    for start, end in prose.lines:
        if start < len(prose.text) * 0.5 or end - start < 4 or start in labels:
            continue
        is_value = any(v.is_cell and v.start <= start < v.end for v in labelled)
        if not is_value and has_legal_form(prose.text[start:end]):
            yield from _candidate(prose, _name_in_line(prose, start, end), SIGNATURE)


def _letterhead(prose: Prose) -> Iterator[Candidate]:
    """The first line with a legal form at the top, or the line above address and telephone."""
    lines = [span for span in prose.lines[:6] if span[0] < HEAD_CHARACTERS]
    for index, (start, end) in enumerate(lines):
        text = prose.text[start:end]
        following = prose.text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        span = _name_in_line(prose, start, end)
        is_named = span is not None and has_legal_form(prose.text[slice(*span)])
        is_bare = not _CONTACT.search(text) and len(text) < 70
        if is_named or (index == 0 and is_bare and _CONTACT.search(following)):
            yield from _candidate(prose, span, LETTERHEAD)
            return


def _name_in_line(prose: Prose, start: int, end: int) -> tuple[int, int] | None:
    span = name_at(prose, start)
    return (span[0], min(span[1], end)) if span is not None and span[0] < end else None
