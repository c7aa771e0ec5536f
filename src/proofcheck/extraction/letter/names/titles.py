"""What a page's title says the paper is: an authorisation letter, a request for one, another paper.

In: a page, or one printed line. Out: the verdict on its title, and the points that a title of
another paper takes from a letter. A title is known by what it is made of: an act of permission and
a word for "letter", for selling or for a mark. Titles stand high on the page, and large or by
themselves; a line of running text is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.names.permission import has_act
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.signs import has_sign, letter_signs, sign_pattern
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import Line, PageText

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

ASKED = 24
"""What is asked for stands within so many characters behind the request."""

_TRADE_TITLE = frame_pattern(r"\b{trade_stems}")
_SUBJECT = frame_pattern(r"^{subject_words}[:.： ]")
_WIDE_CLAUSE = re.compile(r"[，。；]|[为系是][“「『\"《]")
"""A line with one of these is a sentence in Han characters, no title."""

_HAN = re.compile(r"[\u3400-\u9fff]")


def is_letter_title(page: PageText) -> bool:
    """Whether the page has a title of its own that says it is an authorisation letter."""
    return page_verdict(page) == 1


def title_points(pages: tuple[PageText, ...]) -> float:
    """Return the points against a letter for a title of another paper on the first page.

    An agreement on selling is none: its clauses tell whether it lets somebody sell.
    """
    return min(0.0, against_title(verdict)) if (verdict := page_verdict(pages[0])) != -3 else 0.0


def against_title(verdict: int) -> float:
    """Return the points against a letter for a verdict of `title_verdict`, 0 for a good one."""
    weights = letter_signs().weights
    others = {-1: weights.other_title, -2: weights.asked_title, -3: weights.sale_agreement}
    return others.get(verdict, 0.0)


def has_letter_subject(page: PageText) -> bool:
    """Whether a subject line speaks of an authorisation that nobody asks for."""
    texts = (_folded(line.text) for line in page.lines)
    return any(
        _SUBJECT.match(text)
        and has_act(text)
        and not (_asks(text) or has_sign("other_acts", text) or has_sign("requests", text))
        for text in texts
    )


def page_verdict(page: PageText) -> int:
    """Return the verdict of `title_verdict` on the page's title, 0 for none."""
    heights = [word.box.height_pt for word in page.words] or [1.0]
    usual = median(heights)
    verdicts = [title_verdict(text, height >= LARGE * usual) for text, height in _titles(page)]
    return next((verdict for verdict in verdicts if verdict), 0)


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
    names_act, names_paper = has_sign("acts", text), has_sign("papers", text)
    is_other = has_sign("other_papers", text)
    is_large = is_large or (printed.isupper() and printed.isascii())
    if has_sign("other_acts", text):
        return -1 if is_large else 0
    is_subject = _SUBJECT.match(text) is not None
    if not is_large and _WIDE_CLAUSE.search(text):
        return 0
    if not (is_large or is_subject) and (text[:1] != text[:1].strip() or _is_sentence(printed)):
        return 0
    is_about = names_act or has_sign("roles", text)
    if has_sign("excerpts", text) and (is_about or _is_of_trade(text)):
        return 1
    has_object = has_sign("trades", text) or has_sign("marks", text)
    is_agreement = is_other and has_sign("trades", text)
    if _asks(text) or (is_about and is_other and not names_paper and not is_agreement):
        return -2 if is_large or is_subject else 0
    is_named = names_paper and (is_about or _TRADE_TITLE.search(text) is not None)
    if is_named or (names_act and has_object and (is_large or is_subject)):
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


def _folded(text: str) -> str:
    return simplified(fold_plain(text))
