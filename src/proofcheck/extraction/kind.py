"""What kind of paper this is, by what it says of itself.

In: the pages. Out: the kind and how sure that is. A title (a phrase that fills its piece of a
line, large and high on the page) beats any mention: an invoice that refers to an order
confirmation stays an invoice. Lexicon and weights are data (`data/kinds.yaml`).
Relies on lines in reading order; a page without words has no kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.kind_pieces import Piece, pieces_of
from proofcheck.extraction.kind_words import (
    compounds,
    evidence,
    folded,
    lexicon,
    no_title_pattern,
    number_labels,
    title_kinds,
    title_pattern,
)
from proofcheck.extraction.letter.recognition import letter_points
from proofcheck.extraction.phrases import find_phrases
from proofcheck.extraction.till_roll import is_till_roll, till_signs
from proofcheck.model.document import PageText
from proofcheck.model.fields import Kind

MAX_PAGES = 5
"""Pages that are looked at; what a paper is stands on its first pages."""

AS_GOOD = 0.95
"""From such a share of an invoice's title on, the title of a credit note counts as good."""

HEAD_SHARE = 0.35
"""Share of a page's height below which words before an amount are its label."""

LARGE = 1.3
"""From so many times the usual word height on, a title word is a title whatever follows it."""

_OWN_NUMBERED = frozenset({Kind.INVOICE, Kind.CREDIT_NOTE})
"""Kinds whose title introduces the paper's own number even in small print."""


def tell_kind(pages: tuple[PageText, ...]) -> tuple[Kind, float]:
    """Return the kind of paper and how sure that is (0..1); `other` where nothing tells."""
    weights = lexicon().weights
    titles: dict[Kind, float] = defaultdict(float)
    read = [(page, tuple(pieces_of(page))) for page in pages[:MAX_PAGES]]
    for index, (page, pieces) in enumerate(read):
        factor = weights.later_page if index else 1.0
        free = tuple(piece for piece in pieces if not _names_amount(page, piece, pieces))
        for kind, score in [*_titles(page, free)] or _titles(page, pieces):
            titles[kind] = max(titles[kind], factor * score)
        if not index and any(_is_credit_title(page, piece) for piece in free):
            titles[Kind.CREDIT_NOTE] = max(titles[Kind.CREDIT_NOTE], weights.title)
            titles[Kind.INVOICE] = min(titles[Kind.INVOICE], titles[Kind.CREDIT_NOTE])
    texts = ("\n".join(piece.text for piece in pieces) for _, pieces in read)
    said = _said("\n".join(texts))
    mentioned = _mentions(said)
    if read and not _is_called_invoice(titles, said):
        for kind, score in _numbered_titles(*read[0], titles):
            titles[kind] = max(titles[kind], score)
    mentioned[Kind.AUTHORISATION_LETTER] += letter_points(pages)
    till = mentioned.pop(Kind.RECEIPT, 0.0)
    is_roll = bool(till or titles.get(Kind.RECEIPT)) and is_till_roll(pages[0])
    if is_roll:
        till += weights.till_shape + weights.till_sign * till_signs(pages[0])
    return _decide(titles, mentioned, till, is_roll)


def titles_of(kind: Kind) -> tuple[str, ...]:
    """Return the titles that papers of a kind have, as in the data file."""
    return tuple(title.lstrip("*") for title in lexicon().titles.get(kind, ()))


def _decide(
    titles: dict[Kind, float], mentioned: dict[Kind, float], till: float, is_roll: bool
) -> tuple[Kind, float]:
    weights = lexicon().weights
    scores = {kind: titles.get(kind, 0.0) + mentioned.get(kind, 0.0) for kind in Kind}
    scores[Kind.RECEIPT] = titles.get(Kind.RECEIPT, 0.0) + till
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (kind, best), second = ranked[0], ranked[1][1]
    if best < weights.least:
        return (Kind.INVOICE, 0.5) if _speaks_of_invoice(titles, mentioned) else (Kind.OTHER, 0.5)
    if kind is Kind.INVOICE:
        kind = _more_special(titles)
        if kind is Kind.INVOICE and is_roll and till >= weights.till_over_invoice:
            kind = Kind.RECEIPT
    return kind, round(min(0.99, best / (best + 0.5 * second + 1.0)), 3)


def _speaks_of_invoice(titles: dict[Kind, float], mentioned: dict[Kind, float]) -> bool:
    """Whether a paper without a title calls itself an invoice in a sentence and reads like one."""
    said = mentioned.get(Kind.INVOICE, 0.0)
    return titles.get(Kind.INVOICE, 0.0) > 0 and said >= lexicon().weights.untitled


def _more_special(titles: dict[Kind, float]) -> Kind:
    """An invoice titled as a credit note or a pro forma is that, if the title is as good.

    A quote must be titled so in full: invoices refer to quotes all the time.
    """
    plain = titles.get(Kind.INVOICE, 0.0)
    for kind in (Kind.CREDIT_NOTE, Kind.PRO_FORMA):
        if titles.get(kind, 0.0) > 0 and titles[kind] >= AS_GOOD * plain:
            return kind
    quoted = titles.get(Kind.QUOTE, 0.0)
    is_quote = quoted >= lexicon().weights.title and quoted > plain
    return Kind.QUOTE if is_quote else Kind.INVOICE


def _titles(
    page: PageText, pieces: tuple[Piece, ...], numbered: frozenset[Kind] = _OWN_NUMBERED
) -> Iterator[tuple[Kind, float]]:
    """Score every title phrase by how much of its piece it fills, its size and its place.

    A small title of the kinds `numbered` (without it: of a bill) may introduce its own number.
    """
    weights = lexicon().weights
    usual = median(_heights(page)) if page.words else 0.0
    for piece in pieces:
        text = _without_amount_labels(join_spaced_letters(piece.text))
        subject = subject_end(text)
        text = text[subject:]
        size = min(2.0, max(0.8, piece.height_pt / usual)) if usual else 1.0
        place = 1.0 if piece.box.y0 < page.height_pt / 2 else weights.lower_half
        found = [
            (title_kinds().get(key) or _compound_kind(key), start, end)
            for key, start, end in find_phrases(title_pattern(), text)
        ]
        for kind, start, end in found:
            alike = [
                (s, e)
                for k, s, e in found
                if (s, e) != (start, end)
                and (k is kind or _go_together(text, kind, (start, end), k, (s, e)))
            ]
            score = weights.title * _cover(text, start, end, alike) ** 1.5 * size * place
            is_label = not subject and _introduces_number(text[end:])
            if size < LARGE and (kind is Kind.OTHER or is_label):
                score *= weights.own_number if kind in numbered else weights.label_as_title
            elif size < LARGE and text[end:].strip() == ".":
                score *= weights.label_as_title  # the end of a sentence that wraps
            yield kind, score


def _said(text: str) -> frozenset[str]:
    """Return the keys of the labels and body words of a text that speak for a kind."""
    return frozenset(key for key, _, _ in find_phrases(evidence()[0], text))


def _is_called_invoice(titles: dict[Kind, float], said: frozenset[str]) -> bool:
    """Whether a title or a label calls the paper an invoice, more than a passing word does."""
    if any(titles.get(kind, 0.0) >= lexicon().weights.least for kind in _BILLS):
        return True
    speaks = evidence()[1]
    return any(("label", kind) in speaks[key] for key in said for kind in _BILLS)


def _numbered_titles(
    page: PageText, pieces: tuple[Piece, ...], titles: dict[Kind, float]
) -> Iterator[tuple[Kind, float]]:
    """Score what alone names a paper, with its number, in the size of its text ("Quote #1022").

    On a paper that is called an invoice the same words are a label: the quote it follows.
    """
    named = {kind for kind, score in titles.items() if score > 0} & _NUMBERED
    if len(named) != 1:
        return
    head = tuple(piece for piece in pieces if piece.box.y0 < HEAD_SHARE * page.height_pt)
    for kind, score in _titles(page, head, frozenset(named) | _BILLS):
        if kind in named:
            yield kind, score


def _is_credit_title(page: PageText, piece: Piece) -> bool:
    """Whether a piece in the head is a credit note's title in full, perhaps an invoice's besides.

    "Rechnungskorrektur / Gutschrift": the invoice that such a paper names is the credited one.
    """
    if piece.box.y0 >= HEAD_SHARE * page.height_pt or _has_digit(piece.text):
        return False
    found = tuple(find_phrases(title_pattern(), piece.text))
    kinds = {title_kinds().get(key) or _compound_kind(key) for key, _, _ in found}
    own = sum(len(_LETTERS.findall(piece.text[start:end])) for _, start, end in found)
    return (
        Kind.CREDIT_NOTE in kinds
        and kinds <= {Kind.CREDIT_NOTE, Kind.INVOICE}
        and own == len(_LETTERS.findall(piece.text))
    )


def _names_amount(page: PageText, piece: Piece, pieces: tuple[Piece, ...]) -> bool:
    """Whether an amount stands in a row below the head, behind a piece ("Bon -4,27 PLN")."""
    return piece.box.y0 >= HEAD_SHARE * page.height_pt and any(
        other.box.x0 > piece.box.x1
        and other.box.y0 < piece.box.centre[1] < other.box.y1
        and any(amount.decimals == 2 for amount in find_amounts(other.text))
        for other in pieces
    )


def subject_end(text: str) -> int:
    """Return where a letter's subject begins behind "Re:", 0 in any other text."""
    match = _SUBJECT.match(folded(text))
    return match.end() if match else 0


def _without_amount_labels(text: str) -> str:
    """Blank out what names a title word but no paper (Totale fattura, 適格請求書発行事業者)."""
    for _, start, end in find_phrases(no_title_pattern(), text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _go_together(
    text: str, kind: Kind, own: tuple[int, int], other: Kind, place: tuple[int, int]
) -> bool:
    """Whether an invoice is titled as something else besides (Rechnung / Lieferschein)."""
    if kind is not Kind.INVOICE or other not in _BESIDES_INVOICE:
        return False
    between = text[min(own[1], place[1]) : max(own[0], place[0])]
    return between.strip(" .,;:·•&+") in _ANDS


def _compound_kind(key: str) -> Kind:
    return next((kind for ending, kind in compounds() if key.endswith(ending)), Kind.OTHER)


def _cover(text: str, start: int, end: int, alike: list[tuple[int, int]]) -> float:
    """Return which share (0..1) of the letters of `text` the phrase has.

    Tokens with digits, number labels, what stands in brackets and other titles of the same kind
    (`alike`: a title in two languages) are left out; a phrase that begins its piece and is
    followed by a number has at least `own_title`. A firm's name right before it counts for nothing
    (某某有限公司销售单).
    """
    for first, last in alike:
        text = text[:first] + " " * (last - first) + text[last:]
    labels, weights = number_labels(), lexicon().weights
    after = _BRACKETS.sub(" ", text[end:]).split()
    before = "" if _FIRM_BEFORE.search(text[:start]) else text[:start]
    rest = _BRACKETS.sub(" ", before).split() + after
    others = sum(len(_LETTERS.findall(t)) for t in rest if t not in labels and not _has_digit(t))
    own = len(_LETTERS.findall(text[start:end]))
    share = own / (own + others) if own else 0.0
    begins = not text[:start].strip() and any(_has_digit(t) for t in after)
    return max(share, weights.own_title) if begins else share


def _introduces_number(rest: str) -> bool:
    following = rest.replace(":", " ").replace(".", " ").split()
    return bool(following) and (following[0] in number_labels() or _has_digit(following[0]))


def _mentions(said: frozenset[str]) -> dict[Kind, float]:
    """Add up, for each kind, the distinct labels and body words, each table up to its cap."""
    speaks = evidence()[1]
    hits: dict[tuple[str, Kind], int] = defaultdict(int)
    for key in said:
        for speaker in speaks[key]:
            hits[speaker] += 1
    scores: dict[Kind, float] = defaultdict(float)
    for (table, kind), count in hits.items():
        words = (lexicon().labels if table == "label" else lexicon().bodies)[kind]
        scores[kind] += min(words.cap, words.weight * count)
    return scores


def join_spaced_letters(text: str) -> str:
    """Join a text set with blanks between its letters (授 权 书, I N V O I C E), else as it is."""
    tokens = text.split()
    single = sum(len(token) == 1 for token in tokens)
    return "".join(tokens) if len(tokens) >= 3 and single >= 0.8 * len(tokens) else text


def _heights(page: PageText) -> list[float]:
    return [word.box.height_pt for word in page.words if word.box.height_pt > 0] or [0.0]


def _has_digit(token: str) -> bool:
    return any(ch.isdigit() for ch in token)


_BILLS = _OWN_NUMBERED | {Kind.RECEIPT}
_NUMBERED = frozenset({Kind.QUOTE, Kind.ORDER_CONFIRMATION, Kind.PACKING_SLIP, Kind.PRO_FORMA})
_BESIDES_INVOICE = frozenset({Kind.PACKING_SLIP, Kind.ORDER_CONFIRMATION})
_ANDS = frozenset(("", "and", "und", "et", "e", "y", "en", "i", "oraz", "ed", "兼", "及", "和"))
_FIRM_BEFORE = re.compile(r"(?:公司|集团|会社|厂|商行|商社|店|部|中心|超市|社)\s?$")
_SUBJECT = re.compile(
    r"(?:re|subject|betr|betreff|objet|oggetto|asunto|assunto|betreft|onderwerp|dotyczy|件名|主题)"
    r" ?\.?[:：]\s*"
)
"""What stands before the subject of a letter, which says what it is in the size of its text."""

_LETTERS = re.compile(r"[^\W\d_]")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
