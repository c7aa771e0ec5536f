"""How much a paper looks like an authorisation letter, whatever title it bears.

In: pages. Out: points for or against, on the scale of `kinds.yaml`. Titles and sentences are known
by what they are made of (an act, selling, a brand), labels by their words; complaints, agreements
and registrations speak against it. The word lists and weights are data (`letter_signs.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.companies import companies
from proofcheck.extraction.letter.contracts import contract_parties, contract_title
from proofcheck.extraction.letter.headings import Heading, role_headings
from proofcheck.extraction.letter.labels import Labelled, find_labelled
from proofcheck.extraction.letter.permission import (
    acts_to_sell,
    gives_leave,
    has_act,
    has_sale,
    modal_acts,
    ours_pattern,
)
from proofcheck.extraction.letter.prose import Prose, prose_of
from proofcheck.extraction.letter.signs import distinct_signs, has_sign, letter_signs, sign_pattern
from proofcheck.extraction.letter.voice import Part, voices
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import Line, PageText

MAX_PAGES = 3
"""Pages that are looked at: what a letter is stands on its first pages."""

TITLE_WORDS = 14
"""A longer line is prose, no title."""

TITLE_SIGNS = 24
"""The same for a line in Han characters."""

LARGE = 1.15
"""From so many times the usual height on, a line without a word for "letter" may be a title."""

TITLE_PART = 0.55
"""A title stands in the upper part of the page, 0 (top) to 1 (bottom)."""

LIKE = 0.3
"""Lines of one title differ in height by at most this share of it (capitals, descenders)."""

TITLE_LEADING = 1.6
"""The second line of a title begins within so many heights of the first."""

LEAST_SENTENCE = 30
"""A sentence that gives leave has at least so many letters."""

ASKED = 24
"""What is asked for stands within so many characters behind the request."""

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

_TRADE_TITLE = re.compile(
    r"\b(?:distributi|distribuci|distribui|distribuzi|revente|reventa|revenda|rivendita|reselling|resale|commercialis|comercializ"
    r"|commercializz|dystrybucj|odsprzeda|wederverko|wiederverkauf|weiterverkauf)"
)
_SUBJECT = re.compile(
    r"^(?:re|ref|subject|objet|oggetto|betreff|betr|asunto|assunto|betreft|主题|事由)[:.： ]"
)
_SUB = re.compile(r"\b(?:sub|sous|sotto|unter|onder|pod)[ -]?[a-z]{4,}")
_WIDE_CLAUSE = re.compile(r"[，。；]|[为系是][“「『\"《]")
"""A line with one of these is a sentence in Han characters, no title."""

_HAN = re.compile(r"[\u3400-\u9fff]")


def letter_points(pages: tuple[PageText, ...]) -> float:
    """Return the points for (above 0) or against (below 0) an authorisation letter."""
    pages = pages[:MAX_PAGES]
    prose = prose_of(pages)
    headings = role_headings(prose)
    if not (headings or has_sign("roles", prose.folded) or has_act(prose.folded)):
        return 0.0
    weights = letter_signs().weights
    titles = [_title_of(page) for page in pages]
    labelled = find_labelled(prose)
    fields = {value.field for value in labelled} & LETTER_LABELS
    fields |= {heading.role for heading in headings}
    is_contract = contract_parties(prose) is not None
    is_contract = is_contract or (
        len(fields) >= CONTRACT_LABELS and contract_title(prose) is not None
    )
    titles[0] = 1 if is_contract and titles[0] < 0 else titles[0]
    points = weights.title if 1 in titles[:1] else weights.title / 2 if 1 in titles else 0.0
    points += _against_title(titles[0])
    said = _sentence_points(prose)
    if titles[0] == 0 and said >= weights.sentence and _has_subject(pages[0]):
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


def title_points(pages: tuple[PageText, ...]) -> float:
    """Return the points against a letter for a title of another paper on the first page.

    An agreement on selling is none: its clauses tell whether it lets somebody sell.
    """
    return min(0.0, _against_title(verdict)) if (verdict := _title_of(pages[0])) != -3 else 0.0


def _against_title(verdict: int) -> float:
    weights = letter_signs().weights
    others = {-1: weights.other_title, -2: weights.asked_title, -3: weights.sale_agreement}
    return others.get(verdict, 0.0)


def _has_subject(page: PageText) -> bool:
    """Whether a subject line speaks of an authorisation that nobody asks for."""
    texts = (_folded(line.text) for line in page.lines)
    return any(
        _SUBJECT.match(text)
        and has_act(text)
        and not (_asks(text) or has_sign("other_acts", text) or has_sign("requests", text))
        for text in texts
    )


def is_letter_title(page: PageText) -> bool:
    """Whether the page has a title of its own that says it is an authorisation letter."""
    return _title_of(page) == 1


def _title_of(page: PageText) -> int:
    """Return the verdict on the page's title, 0 for none."""
    heights = [word.box.height_pt for word in page.words] or [1.0]
    usual = median(heights)
    verdicts = [title_verdict(text, height >= LARGE * usual) for text, height in _titles(page)]
    return next((verdict for verdict in verdicts if verdict), 0)


def _titles(page: PageText) -> Iterator[tuple[str, float]]:
    """Yield the lines of the upper part with their heights; a title may run over two lines."""
    lines = [line for line in page.lines if line.box.y0 <= TITLE_PART * page.height_pt]
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        height = median(word.box.height_pt for word in line.words)
        if following is not None and _is_one_title(line, following):
            yield f"{line.text} {following.text}", height
        yield line.text, height


def _is_one_title(line: Line, following: Line) -> bool:
    """Whether the line below goes on with a title: as large, near, and in capitals."""
    height = line.box.height_pt
    is_like = abs(following.box.height_pt - height) < LIKE * height
    is_near = 0 <= following.box.y0 - line.box.y1 < TITLE_LEADING * height
    return is_like and is_near and _is_capital(following.text)


def _is_capital(text: str) -> bool:
    return text[:1].isupper() or not text[:1].isascii()


def title_verdict(printed: str, is_large: bool) -> int:
    """Return 1 for a line that titles a letter, -1 for one of another paper, 0 for neither.

    -2 titles a request for an authorisation, -3 an agreement on selling: by it somebody may be
    let sell, if its clauses say so.
    """
    text = _folded(printed)
    tokens = text.split()
    if len(tokens) >= 2 and all(len(token) == 1 for token in tokens):
        text = "".join(tokens)  # 授 权 书
    is_long = len(text.split()) > TITLE_WORDS or len(_HAN.findall(text)) > TITLE_SIGNS
    if is_long or text.rstrip().endswith((".", "。", ",", "，")) or "@" in text:
        return 0
    has_act, has_paper = has_sign("acts", text), has_sign("papers", text)
    is_other = has_sign("other_papers", text)
    is_large = is_large or (printed.isupper() and printed.isascii())
    if has_sign("other_acts", text):
        return -1 if is_large else 0
    is_subject = _SUBJECT.match(text) is not None
    if not is_large and _WIDE_CLAUSE.search(text):
        return 0
    if not (is_large or is_subject) and (text[:1] != text[:1].strip() or _is_sentence(printed)):
        return 0
    is_about = has_act or has_sign("roles", text)
    if has_sign("excerpts", text) and (is_about or _is_of_trade(text)):
        return 1
    has_object = has_sign("trades", text) or has_sign("marks", text)
    is_agreement = is_other and has_sign("trades", text)
    if _asks(text) or (is_about and is_other and not has_paper and not is_agreement):
        return -2 if is_large or is_subject else 0
    is_named = has_paper and (has_act or has_sign("roles", text) or _TRADE_TITLE.search(text))
    is_named = bool(is_named)
    if is_named or (has_act and has_object and (is_large or is_subject)):
        return 1
    if is_agreement and is_large:
        return -3
    return -1 if is_other and is_large else 0


def _is_of_trade(text: str) -> bool:
    """Whether a title speaks of selling, of a mark or of a licence."""
    is_said = has_sign("trades", text) or has_sign("marks", text)
    return is_said or clause_pattern("licence_words").search(text) is not None


def _is_sentence(printed: str) -> bool:
    """Whether a line is of running text: it begins small or holds a verb."""
    return printed[:1].islower() or (
        len(printed.split()) > 4
        and clause_pattern("finite_verbs").search(_folded(printed)) is not None
    )


def _asks(text: str) -> bool:
    """Whether a title asks for an authorisation: the act stands right behind the request."""
    return any(
        has_act(text, request.end(), min(len(text), request.end() + ASKED))
        for request in sign_pattern("requests").finditer(text)
    )


def _sentence_points(prose: Prose) -> float:
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
            if not _SUB.search(text, max(0, match.start() - BESIDE), match.start())
        }
    )


def _length(text: str) -> int:
    """Return how long a sentence is in Latin letters; a Han character counts as two."""
    return len(text) + len(_HAN.findall(text))


def _folded(text: str) -> str:
    return simplified(fold_plain(text))
