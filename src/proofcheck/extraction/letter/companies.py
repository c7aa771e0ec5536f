"""Companies in running text: every name that a legal form closes, wherever it stands.

In: the prose. Out: spans of names, from the first capitalised word before the form on, without a
heading, an article or a noun before them ("Die Firma X GmbH", "3 Trade mark  X Ltd").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.label_stems import is_label_words
from proofcheck.extraction.letter.names import name_key, strong_form
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import letter_words

Span = tuple[int, int]

MOST = 60
"""Legal forms that are looked at."""

REACH = 90
"""A name begins at most so many characters before its legal form."""

_TOKENS = re.compile(r"[^\s,;:()（）\[\]“”\"«»„]+")
_INNER = frozenset(
    [
        "de",
        "des",
        "du",
        "la",
        "le",
        "di",
        "del",
        "della",
        "dei",
        "d",
        "da",
        "do",
        "dos",
        "das",
        "van",
        "der",
        "von",
        "of",
        "the",
        "and",
        "et",
        "e",
        "y",
        "und",
        "en",
        "&",
        "+",
    ]
)
_WIDE_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|株式会社|合同会社|有限会社|商行|经营部|工作室)"
)
_WIDE_RUN = re.compile(r"[\u30a1-\u30ff\u4e00-\u9fffA-Za-z（）()]{2,30}$")
_WIDE_LEAD = re.compile(
    r".*(?:准许|允许|许可|同意|指定|授权|委托|委任|任命|证明|授予|归|给|由|与|向|兹|现|系|特|我司|我公司|本公司|"
    r"公司为|地址|を|は|が|に|、)"
)
_PREFIXED = re.compile(r"(?:株式会社|合同会社|有限会社)[\u30a1-\u30ff\u4e00-\u9fffA-Za-z]{2,14}")


def companies(prose: Prose, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the companies that stand in a span, in their order."""
    limit = len(prose.text) if end is None else end
    last = start
    for form in islice(strong_form().finditer(prose.folded, start, limit), MOST):
        span = _before_form(prose, max(last, start), form.start(), form.end())
        if span is not None:
            last = span[1]
            yield span
    for form in islice(_WIDE_FORM.finditer(prose.text, start, limit), MOST):
        prefixed = _PREFIXED.match(prose.text, form.start())
        run = _WIDE_RUN.search(prose.text[max(start, form.start() - 30) : form.start()])
        name = _WIDE_LEAD.sub("", run[0]) if run else ""
        if len(name.strip("（）()")) >= 2:
            yield form.start() - len(name.lstrip("（）()")), form.end()
        elif prefixed:
            yield prefixed.span()


def without_lead(prose: Prose, span: Span) -> Span:
    """Cut what stands before a company's name within a span: words, a heading, an article."""
    for form in strong_form().finditer(prose.folded, *span):
        found = _before_form(prose, span[0], form.start(), form.end())
        if found is not None and span[0] < found[0] and found[1] >= span[1] - 1:
            lead = prose.text[span[0] : found[0]]
            if _is_foreign(prose, lead, found):
                return found[0], span[1]
    return span


def _is_foreign(prose: Prose, lead: str, found: Span) -> bool:
    """Whether the words before a name are none of it: the name stands elsewhere without them."""
    key, longer = name_key(prose.text[slice(*found)]), name_key(lead)
    whole = name_key(prose.text)
    return len(key) > 4 and whole.count(key) > whole.count(longer + key)


def _before_form(prose: Prose, first: int, form: int, end: int) -> Span | None:
    """Walk back from a legal form over the capitalised words of the name."""
    first = max(first, form - REACH)
    window = prose.text[first:form]
    cut = max((window.rfind(mark) + 1 for mark in ',;:()（）\n“”"«»„。，'), default=0)
    if window.rstrip().endswith(","):
        inner = window.rstrip()[:-1]
        cut = max((inner.rfind(mark) + 1 for mark in ',;:()（）\n“”"«»„'), default=0)
    start = form
    for token in reversed(list(_TOKENS.finditer(prose.text, first + cut, form))):
        word = token[0]
        is_name = word[0].isupper() or word[0].isdigit()
        if word.endswith(".") and len(word) > 4 and start < form:
            break
        if not is_name and word not in _INNER:
            break
        start = token.start()
    start = _without_small(prose, start, form)
    start = _without_heading(prose, start, form)
    return (start, end) if any(ch.isalpha() for ch in prose.text[start:form]) else None


def _without_small(prose: Prose, start: int, form: int) -> int:
    """Cut articles and nouns such as "Die Firma" off the beginning of a name."""
    for _ in range(4):
        token = _TOKENS.search(prose.text, start, form)
        if token is None:
            return form
        start = token.start()
        lead = _leads().match(prose.folded, start, form)
        if lead and token[0][0].isupper() and not _is_said(lead[0]):
            return start  # "Boutique du Lac", "La Perla": part of the name itself
        is_small = token[0] in _INNER or token[0].isdigit()
        if lead is None and not is_small:
            return start
        start = lead.end() if lead else token.end()
    return start


def _is_said(lead: str) -> bool:
    """Whether capitalised words before a name are of the sentence: "Die Firma", "We"."""
    is_person = clause_pattern("first_person").fullmatch(lead.strip()) is not None
    return is_person or len(lead.split()) > 1


def _without_heading(prose: Prose, start: int, form: int) -> int:
    """Cut the heading of a clause, which a wide gap or the beginning of its line tells."""
    for cell in prose.cells:
        if start < cell.start < form:
            lead = prose.plain[start : cell.start].strip(" 0123456789.)")
            if is_label_words(lead):
                start = cell.start
    return start


@cache
def _leads() -> re.Pattern[str]:
    """Articles and nouns of `fillers` and `openers` with two letters or more."""
    words = {fold_word(w) for w in (*letter_words().fillers, *letter_words().openers)}
    kept = sorted((w for w in words if w.isascii() and len(w) > 1), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, kept))})\s(?=\S)")
