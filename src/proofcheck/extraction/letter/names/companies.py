"""Companies in running text: every name that a legal form closes, wherever it stands.

In: the prose. Out: spans of names, from the first capitalised word before the form on, without a
heading, an article or a noun before them ("Die Firma X GmbH", "3 Trade mark  X Ltd").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.led_names import led_names
from proofcheck.extraction.letter.names.name_starts import TOKENS, begin_of, is_foreign
from proofcheck.extraction.letter.names.trade_names import trade_names
from proofcheck.extraction.letter.names.wide_companies import wide_companies
from proofcheck.extraction.letter.text.clauses import clause_set
from proofcheck.extraction.letter.text.label_stems import field_of_label, is_label_words
from proofcheck.extraction.letter.text.legal_forms import printed_form_end, strong_form
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

MOST = 60
"""Legal forms that are looked at."""


LEAST_SCATTERED = 4
"""So many words, most of them single letters or none longer than two, are no name."""

REACH = 90
"""A name begins at most so many characters before its legal form."""

_FIRM = frame_pattern(
    r"\b{firm_ends}\b(?!\.?,?\s(?:[(（][A-Z][\w. ]{1,16}[)）]\s)?"
    r"(?:[A-Z]|[Ll]td|(?:plc|llc|llp)(?![a-z])|of\b|[Nn]ame))"
)
_NO_FIRM = frame_pattern(r"^(?:{capital_determiners} ?)+$|\b{determiners} $")
_ELIDED = re.compile(r"(?:d|l|dell|nell|all|sull|t)['’][A-ZÀ-Ý]|['’]t$")
_ELIDED_NOUN = re.compile(r"(?:L|D|Dell|All|Nell|Dall|Un|Qu)['’][a-zß-ÿ]{3,}")
"""An article that leans on a common noun: L'importatore X S.r.l."""

_PARTNERS = re.compile(
    r" di [A-Z][\w'’]+(?: [A-Z][\w'’]+)?(?: (?:&|e) (?:C\.?|"
    r"[A-Z][\w'’]+(?: [A-Z][\w'’]+)?))?(?: [Ss]\.?[Nn]\.?[Cc]\.?)?"
)
_PARTNERED = re.compile(r"s\.? ?(?:a|n|d)\.? ?[scf]\.?(?: di)?$")
"""Only firms of partners name them behind their form: S.a.s., S.n.c., s.d.f."""

_AND_CO = re.compile(r"& ?co\Z")
_TOWN = re.compile(r"(?: [A-ZÀ-Þ][\w'’-]+){1,2}\Z")
_SIZE = frame_pattern(r"\s?[–-]\s?{brazilian_sizes}\b")
"""What Brazilian names add on their size behind the legal form: Ltda. – ME."""

_PLACE = re.compile(
    r"[(（]((?:1[5-9]|20)\d\d|[A-Z][A-Za-z.&]{1,14}(?: [A-Z][a-z]{1,12})?)[)）]"
    r"(?= ?(?:[A-Z][a-z&]|[A-Z]{2,}))"
)
_TRADE = frame_pattern(r"{portuguese_trades}(?!\w)")
_HEAD = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’-]*|&)(?: (?:d[aeo]s?|e|&|[A-ZÀ-Þ][\w'’-]*)){0,5})(?:,| [–-])\s$"
)

_KIND = frame_pattern(r"\b{indefinite_articles} (?:[A-Z][\w-]+ ){0,3}$")
"""Before a form in small letters this tells what kind of firm it is: a Texas corporation."""

LEAST_SMALL = 3
"""A line of running text has so many words in small letters."""

LEAST_OVERLAP = 0.6
"""Cells of one row share so much (0..1) of the lower one's height."""

_SHORTENED = frame_pattern(r"{shortened_words}\.")
_QUOTED_PART = re.compile(r"(?:[„“\"«][^„“”\"«»\n]{2,40}|(?<= )[A-Z][\w-]{1,20})[”“\"»]$")
"""A part in quotes right before the form; OCR may lose the lower quote of Chemia „Bąbel” S.A.."""

_CODE = re.compile(r"[-/]\d")
"""Behind capitals that could be a legal form this makes a code of them: Form BV-12."""

_WIDE = re.compile(r"[\u3041-\u9fff]")
_BREAKS = ',;:()（）\n“”"«»„。，、；：|·「」『』'


def companies(prose: Prose, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the companies that stand in a span, in their order within each script."""
    return iter(_found(prose, start, len(prose.text) if end is None else end))


@lru_cache(maxsize=256)
def _found(prose: Prose, start: int, limit: int) -> tuple[Span, ...]:
    return tuple(_find(prose, start, limit))


def _find(prose: Prose, start: int, limit: int) -> Iterator[Span]:
    last = start
    led = tuple(led_names(prose, start, limit))
    yield from led
    for form in islice(strong_form().finditer(prose.folded, start, limit), MOST):
        stop = printed_form_end(prose.text, form)
        is_code = prose.text[form.start() - 1 : form.start()] == "/"  # WB/APS/2026/41
        is_code = is_code or _CODE.match(prose.text, form.end()) is not None
        is_kind = form[0].isalpha() and prose.text[form.start() : form.end()].islower()
        is_kind = is_kind and _KIND.search(prose.text, start, form.start()) is not None
        if stop is None or is_code or is_kind or any(a <= form.start() < b for a, b in led):
            continue
        span = _before_form(prose, max(last, start), form.start(), stop)
        if span is not None and not is_scattered(prose.text[slice(*span)]):
            last = _with_size(prose, _with_partners(prose, span[1]))
            last = _with_town(prose, last)
            yield _with_head(prose, start, span[0]), last
    yield from _weakly_formed(prose, start, limit)
    yield from trade_names(prose, start, limit)
    yield from wide_companies(prose, start, limit)


def is_scattered(name: str) -> bool:
    """Whether a name is nothing but single letters, as those of a round stamp are read."""
    words = name.replace("&", "").split()
    single = sum(len(word) == 1 for word in words)
    is_short = all(len(word) <= 2 for word in words) or 2 * single > len(words)
    return len(words) >= LEAST_SCATTERED and is_short


def _with_partners(prose: Prose, end: int) -> int:
    """Take the partners of an Italian firm into its name: S.a.s. di Rossi Piero & C."""
    if not _PARTNERED.search(prose.folded, max(0, end - 10), end):
        return end
    match = _PARTNERS.match(prose.text, end - 3 if prose.text[:end].endswith(" di") else end)
    return match.end() if match else end


def _with_head(prose: Prose, first: int, start: int) -> int:
    """Take the name before a comma and a trade into it: Azul Índigo, Comércio de Papelaria Lda."""
    if _TRADE.match(prose.text, start) is None:
        return start
    head = _HEAD.search(prose.text, max(first, start - REACH), start)
    return head.start("name") if head else start


def _with_town(prose: Prose, end: int) -> int:
    """Take the words that fill a cell behind "& Co" into the name: Radhaus & Co Leeuwarden."""
    cell = next((c for c in prose.cells if c.start < end < c.end), None)
    town = _TOWN.match(prose.text, end, cell.end) if cell is not None else None
    is_co = _AND_CO.search(prose.folded, max(0, end - 5), end) is not None
    return town.end() if town and is_co else end


def _with_size(prose: Prose, end: int) -> int:
    size = _SIZE.match(prose.text, end)
    return size.end() if size else end


def _weakly_formed(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield names that end with a capitalised word for a firm: Marlinspike Cordage Company."""
    for form in islice(_FIRM.finditer(prose.text, start, end), MOST):
        span = _before_form(prose, start, form.start(), form.end())
        if span is None or _NO_FIRM.search(prose.text[span[0] : form.start()]):
            continue
        if not is_label_words(prose.plain[span[0] : form.end()]):
            yield span


def without_lead(prose: Prose, span: Span) -> Span:
    """Cut what stands before a company's name within a span: words, a heading, an article."""
    for form in strong_form().finditer(prose.folded, *span):
        stop = printed_form_end(prose.text, form)
        found = _before_form(prose, span[0], form.start(), stop) if stop else None
        if found is not None and span[0] < found[0] and found[1] >= span[1] - 1:
            lead = prose.text[span[0] : found[0]]
            if is_foreign(prose, lead, found):
                return found[0], span[1]
    return span


def _before_form(prose: Prose, first: int, form: int, end: int) -> Span | None:
    """Walk back from a legal form over the capitalised words of the name."""
    first = max(first, form - REACH, _flow_start(prose, form), _row_start(prose, form))
    text = _without_places(prose.text)
    window = text[first:form].rstrip(" ,")
    quoted = _QUOTED_PART.search(window)  # Zakłady „Nitka” Sp. z o.o.
    before = window[: quoted.start()] + "x" * len(quoted[0]) if quoted else window
    cut = max((before.rfind(mark) + 1 for mark in _BREAKS), default=0)
    cut = max(cut, *(m.end() for m in _WIDE.finditer(window)), 0)
    start = form
    for token in reversed(list(TOKENS.finditer(text, first + cut, form))):
        word = token[0]
        is_name = word[0].isupper() or word[0].isdigit() or _ELIDED.match(word) is not None
        is_name = is_name and _ELIDED_NOUN.match(word) is None
        if word.endswith(".") and len(word) > 4 and start < form and not _SHORTENED.fullmatch(word):
            break
        is_dash = word in "–—-" and start < form and "pt" in prose.languages  # X – Unipessoal Lda.
        is_first = any(token.start() == begin for begin, _ in prose.lines)
        is_small = is_first and start < form and text[start].isupper()  # kleinhase Babymode e.K.
        if is_small and word.isalpha() and prose.flow(form)[0] == token.start():
            start = token.start()
            break
        if not is_name and not is_dash and word not in clause_set("inner_words"):
            break
        start = token.start()
    start = begin_of(prose, start, form, end)
    return (start, end) if any(ch.isalpha() for ch in prose.text[start:form]) else None


def _flow_start(prose: Prose, form: int) -> int:
    """Return where the running text of a form begins; one that begins a line is of the above."""
    before = [span for span in prose.lines if span[0] < form]
    above = before[-1][0] if before else form
    begins = any(a == form for a, _ in prose.lines)
    first = prose.flow(above if begins else form)[0]
    if not begins and first == above and len(before) > 1 and _goes_on(prose, before[-2], first):
        return prose.flow(before[-2][0])[0]
    return first


def _goes_on(prose: Prose, line: Span, below: int) -> bool:
    """Whether a line of a narrow column is running text that goes on in the one below."""
    words = prose.text[slice(*line)].split()
    small = sum(word[0].islower() for word in words)
    is_joined = "\n" not in prose.text[line[1] : below]
    return is_joined and small >= LEAST_SMALL and words[-1].isalpha()


def _row_start(prose: Prose, form: int) -> int:
    """Return where the cell of a legal form begins if its row has a label to the left, else 0."""
    cell = next((c for c in prose.cells if c.start <= form < c.end), None)
    if cell is None:
        return 0
    left = [
        c
        for c in prose.cells
        if c.page == cell.page
        and c.box.x1 < cell.box.x0
        and c.box.vertical_overlap(cell.box) >= LEAST_OVERLAP
    ]
    return cell.start if any(field_of_label(prose.slashed[c.start : c.end]) for c in left) else 0


@lru_cache(maxsize=4)
def _without_places(text: str) -> str:
    """Put a letter for each bracket around a place within a name: X (HK) Ltd; same length."""
    return _PLACE.sub(lambda m: f" {m[1].replace(' ', 'X')}X", text)
