"""Where a company's name begins: what stands before it in its sentence, cell or list is cut.

In: the prose, where the capitalised words before a legal form begin, and the form. Out: the same
without counts, titles, offices and organs of a firm, days, articles, nouns and headings; small
words that belong to a name are taken into it.
"""

from __future__ import annotations

import re
from functools import cache

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.permission import has_act
from proofcheck.extraction.letter.names.persons import is_title
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import sign_pattern
from proofcheck.extraction.letter.text.words import letter_words, pattern_of

Span = tuple[int, int]

MOST_SMALL = 4
"""So many words at most stand before the last capitalised run of a name in its cell."""

_NAME_BEHIND = re.compile(r" [A-ZÀ-Þ][\w&.-]* \S")
"""A name follows a word, and not its legal form alone: Händler Roth GmbH."""

TOKENS = re.compile(r"[^\s,;:()（）\[\]“”\"«»„、。，；：「」『』\u3041-\u9fff]+")

_COUNT = re.compile(r"(?:\d{1,2}[.)]|[a-h]\))\s+(?=\S)")

_BRANCH = frame_pattern(r"{branches}")

_OFFICE = frame_pattern(r"{polish_offices} (?=[A-ZŁŚŻĆ])")

_ORGAN = frame_pattern(
    r"(?:{capital_articles} )?{organs}\s(?:{organs_of}\s)?{organ_joints}?\s?(?=[A-ZÀ-Ż])"
)
"""An organ of a firm, which decides for it, and "of the"."""

_PREPARED = frame_pattern(r"{prepared} {for_words} (?=[A-ZÀ-Ż])")
_YEAR = frame_pattern(r"[^\n]{0,24}\b(?:19|20)\d\d\s{behind_years}\s(?=[A-ZÀ-Ż])")

_DASH = re.compile(r"\s[–—-]\s")

_OF = frame_pattern(r"\s{of_or_at}\s")


def begin_of(prose: Prose, start: int, form: int, end: int) -> int:
    """Return where the name before a legal form begins, at `start` or behind it."""
    start = _behind_title(prose, start, form)
    start = _behind_dash(prose, start, form)
    start = _cell_start(prose, start, form)
    start = _without_count(prose, start, form)
    start = _without_small(prose, start, form)
    start = _without_heading(prose, start, form)
    return _without_office(prose, start, form, end)


def is_foreign(prose: Prose, lead: str, found: Span) -> bool:
    """Whether the words before a name are none of it: the name stands elsewhere without them."""
    key, longer = name_key(prose.text[slice(*found)]), name_key(lead)
    whole = name_key(prose.text)
    return len(key) > 4 and whole.count(key) > whole.count(longer + key)


def _without_count(prose: Prose, start: int, form: int) -> int:
    """Cut the number of a clause off (1. X Ltd)."""
    is_begin = any(start == begin for begin, _ in (*prose.lines, *prose.sentences))
    count = _COUNT.match(prose.text, start, form) if is_begin else None
    start = count.end() if count else start
    is_begin = is_begin or not prose.text[prose.sentence(start)[0] : start].strip()
    is_article = prose.text[start : start + 2] in ("A ", "O ")
    is_article = is_article and not {"pt", "es"}.isdisjoint(prose.languages)
    return start + 2 if is_article and is_begin else start


def _behind_title(prose: Prose, start: int, form: int) -> int:
    """Begin a name with its line where the line above ends with a title or is a greeting."""
    for begin, _ in prose.lines:
        if start < begin < form:
            lead = prose.text[start:begin]
            line = max((a for a, _ in prose.lines if a < begin), default=0)
            closing = pattern_of("closings").match(prose.folded, line, begin)
            is_greeting = closing is not None and closing.end() >= begin - 3
            if is_greeting or (is_title(lead) and not _OF.search(lead.rstrip())):
                return begin
    return start


def _behind_dash(prose: Prose, start: int, form: int) -> int:
    """Begin a name behind a dash that parts it from an office (Diretora – X Ltda.)."""
    for dash in _DASH.finditer(prose.text, start, form):
        line = max((a for a, _ in prose.lines if a <= dash.start()), default=0)
        if is_title(prose.text[line : dash.start()]):
            return dash.end()
    return start


def _cell_start(prose: Prose, start: int, form: int) -> int:
    """Take small words into a name that fills its cell (Sapori in Viaggio S.r.l.)."""
    cell = next((c for c in prose.cells if c.start <= start < c.end), None)
    if cell is None or not cell.start < start:
        return start
    lead = prose.text[cell.start : start]
    words = lead.split()
    is_name = lead[0].isupper() and len(words) <= MOST_SMALL and lead.replace(" ", "").isalpha()
    small = [word for word in words if word.islower()]
    behind = re.compile(r"[^,(–]{0,20}(?:[,(–]|$)").match(prose.text, form, cell.end)
    is_filled = behind is not None and any(a == cell.start for a, _ in prose.lines)
    is_said = pattern_of("grants", "thats", "openers").search(prose.spoken, cell.start, start)
    is_act = has_act(prose.folded, cell.start, start)
    is_whole = (
        is_name and is_filled and small and all(word in clause_set("cell_words") for word in small)
    )
    return cell.start if is_whole and not (is_said or is_act) else start


def _without_office(prose: Prose, start: int, form: int, end: int) -> int:
    """Cut a title and its "of" off (Director of X Ltd)."""
    first = start
    for match in _OF.finditer(prose.text, start, form):
        lead = prose.text[start : match.start()]
        is_office = is_title(lead) and (first == start or _BRANCH.fullmatch(lead[first - start :]))
        is_office = is_office or has_act(prose.folded, start, match.start())
        is_alone = not _is_of_all(prose, match, end)
        lead = prose.text[start : match.end()]
        if is_office or (is_alone and is_foreign(prose, lead, (match.end(), end))):
            first = match.end()
    prepared = _PREPARED.match(prose.text, first, form)
    first = prepared.end() if prepared else first
    organ = _ORGAN.match(prose.text, first, form)
    first = organ.end() if organ else first
    day = _YEAR.match(prose.text, first, form)
    first = day.end() if day else first
    office = _OFFICE.match(prose.text, first, form)
    return office.end() if office else first


def _is_of_all(prose: Prose, of: re.Match[str], end: int) -> bool:
    """Whether a name never stands without its "of": A of America Corp., B of America Corp."""
    key, joint = name_key(prose.text[of.end() : end]), name_key(of[0])
    whole = name_key(prose.text)
    return bool(key) and whole.count(key) == whole.count(joint + key)


def _without_small(prose: Prose, start: int, form: int) -> int:
    """Cut articles and nouns such as "Die Firma" off the beginning of a name."""
    for _ in range(4):
        token = TOKENS.search(prose.text, start, form)
        if token is None:
            return form
        start = token.start()
        if token.end() < form and _is_small_lead(prose, token):
            start = token.end()
            continue
        lead = _leads().match(prose.folded, start, form)
        if lead and token[0][0].isupper() and not _is_said(lead[0]):
            return start  # "Boutique du Lac", "La Perla": part of the name itself
        is_small = token[0] in clause_set("inner_words") or token[0].isdigit()
        if lead is None and not is_small:
            return start
        start = lead.end() if lead else token.end()
    return start


def _is_small_lead(prose: Prose, token: re.Match[str]) -> bool:
    words = [clause_pattern("name_leads"), pattern_of("grants")]
    if prose.language_at(token.start()) == "de" and _NAME_BEHIND.match(prose.text, token.end()):
        words += [sign_pattern("roles"), clause_pattern("strangers"), clause_pattern("our_buyers")]
    return any(word.fullmatch(prose.folded, *token.span()) for word in words)


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
