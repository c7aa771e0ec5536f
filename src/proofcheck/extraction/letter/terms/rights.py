"""Whether the grantee may pass the right on, and whether others get none.

In: the prose, its labelled values, where the grant begins. Out: yes or no. What is said before the
grant describes the grantor's own rights and does not count. The words are data
(`letter_terms.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.parties.passing import is_link_above
from proofcheck.extraction.letter.terms.appointing import appointing
from proofcheck.extraction.letter.terms.exclusive_words import exclusive_words
from proofcheck.extraction.letter.terms.nothing_passed import (
    is_of_else,
    is_platform_of_others,
    is_promise,
)
from proofcheck.extraction.letter.terms.other_sellers import other_sellers
from proofcheck.extraction.letter.terms.own_roles import is_own_role
from proofcheck.extraction.letter.terms.promises import (
    KEPT_OPEN,
    PROMISE,
    is_grantors,
    is_not_hindered,
    is_of_grantor,
)
from proofcheck.extraction.letter.terms.term_words import (
    MISREAD_NO,
    MOST,
    NEED_NOT,
    TermHit,
    answer_of,
    answer_under,
    hit_at,
    term_pattern,
    ticked_answer,
)
from proofcheck.extraction.letter.text.absent import absent
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.questions import is_question
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.tick_boxes import has_tick, ticked, without_boxes
from proofcheck.model.fields import Field, Maybe

Span = tuple[int, int]

NEAR_BEFORE, NEAR_BEHIND = 80, 60
"""Words that allow or deny stand within so many characters of the word for passing on."""

AHEAD = 6
"""An adverb stands so many characters before the verb of the grant (以独占方式授权)."""

TITLE = 80
"""A title has at most so many characters."""

PLAIN = 30
"""An answer behind a label has at most so many characters."""

QUESTION, ANSWER = 60, 8
"""A question ends within so many characters; its answer's first word is so long at most."""

_REPLY = re.compile(r"\s{0,2}(?:回答|答|[AR])?\s?[:：]?")
_WORD_END = re.compile(r"[,，;；.。!！]")
_QUESTION_CUT = re.compile(r"[.;!\n]\s")
_NAMED_ROLE = framed(r"[(（][^()（）]{0,60}{by_this_paper}[^()（）]{0,40}[)）]")
"""A party that the letter authorises, in brackets behind its role: sub-distributor (hereby …)."""

HEAD_LINES = 4
"""A letterhead says within so many lines what its firm is."""

_SENDER = re.compile(
    r"\bimport(?:er|at|ad)\w*|\b\w*importeur\w*|\brepresentant\w*|\brappresentant\w*"
    r"|\bimportator\w*"
)
"""What a letterhead calls its own firm (Sole UK importer of X) is no right of the grantee's."""


def read_sublicense(prose: Prose, labelled: tuple[Labelled, ...], grant: int | None) -> Maybe[bool]:
    """Read whether sub-licences are allowed; a denial anywhere near outweighs a permission."""
    for value in labelled:
        label = prose.folded[slice(*value.label)]
        is_short = value.end - value.start <= PLAIN and value.field in ("grantee", "channels", "")
        if value.field == "may_sublicense" or (is_short and term_pattern("passing").search(label)):
            for start, end in ticked(prose.text, value.start, value.end):
                text = prose.folded[start:end]
                answer = answer_of(_WORD_END.split(text)[0]) if is_question(label) else None
                answer = answer_of(text) if answer is None else answer
                if answer is not None:
                    return prose.field(answer, start, end, 0.95)
    hits = (*_passing(prose), *appointing(prose))
    answers = [hit for hit in hits if _is_granted(prose, hit, grant)]
    answers = [h for h in answers if not (_is_before(h, grant) and is_link_above(prose, h.start))]
    answers = [
        answered
        for hit in answers
        for answered in tuple(_answered(prose, hit)) or (() if hit.answer else (hit,))
    ]
    if answers:
        found = min(answers, key=lambda hit: hit.answer)
        return prose.field(found.answer, *found.shown, 0.9 if found.answer else 0.93)
    return absent(prose, "word on sub-licences")


def read_exclusive(prose: Prose, labelled: tuple[Labelled, ...], grant: int | None) -> Maybe[bool]:
    """Read whether the authorisation is exclusive; that others get it too outweighs "exclusive"."""
    for value in labelled:
        if value.field == "exclusive":
            label = prose.folded[slice(*value.label)]
            is_named = is_question(label) or term_pattern("exclusive").search(label) is not None
            is_ticked = has_tick(prose.text[value.start : value.end])
            for start, end in ticked(prose.text, value.start, value.end):
                answer = _exclusive_answer(
                    prose, start, end, is_named=is_named, is_ticked=is_ticked
                )
                if answer is not None:
                    return answer
    hits = exclusive_words(prose, 0, len(prose.text))
    found = [hit for hit in hits if _is_granted(prose, hit, grant)]
    found = [hit for hit in found if not (hit.answer and is_link_above(prose, hit.start))]
    found = [hit for hit in found if not (hit.answer and _is_of_sender(prose, hit))]
    found = [hit for hit in found if not (hit.answer and is_own_role(prose, hit.start))]
    givers = [value.label for value in labelled if value.field == "grantor"]
    found = [hit for hit in found if not any(a <= hit.start < b for a, b in givers)]
    found = [answered for hit in found for answered in _answered(prose, hit)]
    found = [_denied_below(prose, hit) for hit in found]
    denied = {
        prose.sentence(hit.start)
        for hit in (*_passing(prose), *appointing(prose))
        if not hit.answer
    }
    nobody, only = term_pattern("nobody_else").fullmatch, term_pattern("only").search
    found = [
        hit
        for hit in found
        if not (
            nobody(prose.folded, *hit.shown)
            and not only(prose.folded, hit.shown[0] + 2, hit.shown[1])  # la única que
            and prose.sentence(hit.start) in denied
        )
    ]  # it may be passed on to nobody else
    found = found or [a for hit in other_sellers(prose) for a in _answered(prose, hit)]
    if found:
        first = min(found, key=lambda hit: hit.answer)
        return prose.field(first.answer, *first.shown, 0.9)
    return absent(prose, "word on exclusivity")


def _is_of_sender(prose: Prose, hit: TermHit) -> bool:
    """Whether a line at the top tells what the sender is (Sole UK importer of X)."""
    head = (line for line in prose.lines[:HEAD_LINES] if line[0] <= hit.start < line[1])
    return any(
        end - start <= TITLE and _SENDER.search(prose.folded, start, end) for start, end in head
    )


def _is_before(hit: TermHit, grant: int | None) -> bool:
    """Whether a word stands before the grant: there the grantor's own right is told."""
    return grant is not None and hit.start <= grant


def _is_granted(prose: Prose, hit: TermHit, grant: int | None) -> bool:
    """Whether a word speaks of the grantee's right: it stands behind the grant, or in a title."""
    if grant is None or hit.start > grant - AHEAD or not hit.answer:
        return True
    first, last = prose.sentence(hit.start)
    is_title = last - first <= TITLE and last <= grant
    if is_title and not prose.text[hit.start].isascii():
        is_title = has_sign("papers", prose.folded, first, last)  # no role over a firm's name
    return is_title or _is_given_by_speaker(prose, first, last)


def _answered(prose: Prose, hit: TermHit) -> Iterator[TermHit]:
    """Turn a word within a question into what the answer behind it says."""
    mark = _question_mark(prose, hit.start)
    if mark is None:
        yield hit
        return
    first = _REPLY.match(prose.text, mark + 1)
    behind = first.end() if first else mark + 1
    answer = answer_of(_WORD_END.split(prose.folded[behind : behind + ANSWER])[0])
    if answer is not None:
        yield TermHit(start=hit.start, shown=hit.shown, answer=answer)


def _question_mark(prose: Prose, start: int) -> int | None:
    """Return where the question ends in which a word stands, or None where it stands in none."""
    last = min(start + QUESTION, prose.flow(start)[1] + 1)
    mark = prose.text.find("?", start, last)
    is_question = mark >= 0 and _QUESTION_CUT.search(prose.text, start, mark) is None
    return mark if is_question else None


def _is_given_by_speaker(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence says of somebody else what he has from the speaker (from us, our)."""
    text = prose.folded
    if has_sign("self_praise", text, start, end) or is_link_above(prose, start):
        return False
    return clause_pattern("from_us").search(text, start, end) is not None


def _exclusive_answer(
    prose: Prose, start: int, end: int, *, is_named: bool, is_ticked: bool
) -> Field[bool] | None:
    """Read the answer behind a label for exclusivity; yes or no, if the label names it."""
    hits = sorted(exclusive_words(prose, start, end), key=lambda hit: hit.answer)
    if hits:
        return prose.field(hits[0].answer, *hits[0].shown, 0.95)
    text = without_boxes(prose.folded[start:end]).strip(" .")
    if is_ticked and term_pattern("exclusive").match(text):
        return prose.field(True, start, end, 0.9)  # exclusive on this platform
    if term_pattern("plain_open").fullmatch(text):
        return prose.field(False, start, end, 0.9)
    is_plain = is_named and end - start <= PLAIN
    answer = answer_of(text) if is_plain else None
    return None if answer is None else prose.field(answer, start, end, 0.93)


def _passing(prose: Prose) -> Iterator[TermHit]:
    """Yield where passing on is allowed or denied."""
    promises = [m.span() for m in PROMISE.finditer(prose.folded) if is_grantors(prose, m)]
    promises += [m.span() for m in islice(KEPT_OPEN.finditer(prose.folded), MOST)]
    for match in islice(term_pattern("passing").finditer(prose.folded), MOST):
        is_ours = any(start <= match.start() < end for start, end in promises)
        if is_ours or is_platform_of_others(prose, match):
            continue
        if term_pattern("passing_denied").fullmatch(match[0]):
            yield hit_at(match, False)
            continue
        if (ticked := ticked_answer(prose, match.end())) is not None:
            yield hit_at(match, ticked)
            continue
        start, end = _clause(prose, match)
        text = NEED_NOT.sub(" may 可 ", prose.folded[start:end])
        if is_of_else(prose, match, start, end) or is_not_hindered(prose, match, start, end):
            continue
        is_denied = term_pattern("passing_no").search(MISREAD_NO.sub(" ", text)) is not None
        if is_denied and (is_of_grantor(prose, match.start()) or is_promise(prose, match, start)):
            continue  # the grantor will appoint nobody else
        if is_denied:
            yield TermHit(start=match.start(), shown=(start, end), answer=False)
        elif term_pattern("passing_yes").search(_NAMED_ROLE.sub(" ", text)):
            yield TermHit(start=match.start(), shown=(start, end), answer=True)
        elif _question_mark(prose, match.start()) is not None:
            yield hit_at(match, True)  # until its answer is read
        elif (below := _answer_below(prose, match.span())) is not None:
            yield hit_at(match, below)


def _answer_below(prose: Prose, shown: Span) -> bool | None:
    """Return what the line below a word for the right answers: 二次卸 / 不可."""
    lines = [line for line in prose.lines if line[0] < line[1]]
    index = next((i for i, (a, b) in enumerate(lines) if a <= shown[0] < b), None)
    if index is None or index + 1 >= len(lines):
        return None
    (start, end), (first, last) = lines[index], lines[index + 1]
    if end - start > PLAIN or prose.text[shown[1] : end].strip(" :：?？)") or last - first > PLAIN:
        return None
    return answer_of(prose.folded[first:last])


def _denied_below(prose: Prose, hit: TermHit) -> TermHit:
    """Return a hit that is but a label as what the line below it answers."""
    is_label = any(hit.shown[0] == start for start, _ in prose.lines)
    is_no = is_label and _answer_below(prose, hit.shown) is False
    is_no = is_no or (is_label and answer_under(prose, hit.start) is False)
    return TermHit(start=hit.start, shown=hit.shown, answer=False) if is_no else hit


def _clause(prose: Prose, match: re.Match[str]) -> Span:
    """Return the clause around a word: its sentence, cut at semicolons and in length."""
    start, end = prose.sentence(match.start())
    start, end = max(start, match.start() - NEAR_BEFORE), min(end, match.end() + NEAR_BEHIND)
    cuts = [cut.end() for cut in re.finditer(r"[;；。]|が、", prose.text[start : match.start()])]
    stop = re.search(r"[;；。]", prose.text[match.end() : end])
    return start + cuts[-1] if cuts else start, match.end() + stop.start() if stop else end
