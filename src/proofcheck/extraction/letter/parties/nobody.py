"""Texts that are nobody's name, though they stand where a party's name may stand.

In: the prose and a span. Out: yes or no. Days, numbers, roles, papers, marketplaces and marks in
quotes are no parties; in Han characters neither are words for acts and papers nor whole clauses.
A text with a legal form always is a name.
"""

from __future__ import annotations

import re

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import frame_pattern, framed
from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.labels.firm_sections import is_firm_label
from proofcheck.extraction.letter.labels.headings import role_of_heading
from proofcheck.extraction.letter.names.companies import is_scattered
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.names.mentions import SHOP_IN_QUOTES
from proofcheck.extraction.letter.names.persons import is_title
from proofcheck.extraction.letter.names.wide_persons import is_wide_person
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form, strong_form
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.questions import is_asked
from proofcheck.extraction.letter.text.signs import sign_pattern
from proofcheck.extraction.letter.text.words import letter_words, pattern_of
from proofcheck.extraction.phrases import fold_plain

SAME_EDGE_PT, LEAST_ROWS = 2.0, 3
"""Cells of a column begin within so many points; so many rows make a column of labels."""

MARK_LEAD = 60
"""A word for a mark begins within so many characters before it."""

LONGEST_WIDE = 14
"""A name in Han characters without a legal form has at most so many signs."""

_NO_NAME = frame_pattern(
    r"^[仅只?？]|番号|第\s?\d+\s?[号號]|专用章|^\d{3,}\s|\d[/.]\d|\d{3}\s?\d{3}"
    r"|(?i:^{no_name_leads}\b)|(?i:\bn(?:o|r|º|°|um)?[.°º]? ?\d)"
)
"""Days, addresses and reference numbers are nobody's name (Kino No. 16, File 3860/25)."""

_LISTED = frame_pattern(
    r"[\s:\"“«„]*(?:[A-ZÀ-Þ][\w'’-]*[”\"»]?(?: [A-ZÀ-Þ][\w'’-]*[”\"»]?)?"
    r"(?:\s?[,/]|\s{and_words})\s[“«„\"]?){0,3}"
)
"""Between a word for a mark and a name: nothing but other names of a list."""

_MARK_BEHIND = frame_pattern(r"[”\"»]?\s?{marks_behind}")
_CODE = re.compile(r"(?=(?:[A-Z]*\d){2})(?=\d*[A-Z])[A-Z\d-]{8,}")
_CODE_WORD = framed(r"{code_words}")
_ARTICLE = frame_pattern(r"^{articles_and_to}\s")

_OPEN, _CLOSE = tuple('“„«「『"'), tuple('”“»」』"')
_WIDE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_NO_WIDE_NAME = frame_pattern(
    r"^{wide_pointers}|^司|^[的之了是为系由自即在对于与及和]|[的了]$|[书表卡函证]$|{wide_no_parties}"
)
_DAY = frame_pattern(r",?\s(?:{before_days}\s)?\d{1,2}(?:[.°ºª]|er|st|nd|rd|th)?(?:[\s/-]|\d)")
_SHOP_BEFORE = frame_pattern(r"{wide_shop_words}\s?[「『“\"]$")
_SAID_BEHIND = re.compile(r"[」』”\"]\s?(?:乃|是|为|為|系|係|可|は|が)")
"""A name in quotes is a shop's behind a word for one, and where something is said of it."""

_THE_FIRM = frame_pattern(r"{wide_this}{wide_firms}|.{0,14}[本敝][^，。]{0,3}{wide_own_firms}")
_COMMA = re.compile(r"[，、。]|(?<=[\u4e00-\u9fff]),")
_PARTS = re.compile(r"[\s:：，,。、「『“\"'（(的]")
_ENDS = re.compile(r"$|御中|[様殿]|さま|[\s:：，,。、」』”\"'）)（(はがをに是为為可]")
_MARKS = re.compile(r"[“”„«»「」『』\"]")
_WORKSHOP = frame_pattern(r"(?<=.{4}){wide_workshops}$")
"""At the end of a name these are part of it, for all their words of trade (电器销售部)."""

_SHOP = frame_pattern(r"[店行厂社坊馆铺屋堂斋轩阁园]$|{wide_workshops}")


def is_nobody(prose: Prose, start: int, end: int) -> bool:
    """Whether a span is no name that may be a party's."""
    text = prose.text[start:end]
    folded = fold_plain(text)
    if _is_one_of_paper(folded) or is_scattered(text):
        return True  # BEFORE ME, Dealership; R E A L, the letters of a stamp
    is_cut = any(text.count(a) != text.count(b) for a, b in ("“”", "「」"))
    if (is_cut or _COMMA.search(text)) and _WIDE.search(text):
        return True  # a piece of a sentence
    if _is_platform(folded) or clause_pattern("first_person").fullmatch(folded.strip(" .")):
        return True  # Wir.
    if _THE_FIRM.fullmatch(text) or _is_row_label(prose, start, end):
        return True  # the above company
    if _is_of_mark(prose, start, end, text):
        return True  # of the brand Embruns & Fils; SOLVER brand dealer
    if has_legal_form(text):
        return False
    if _NO_NAME.search(text) or _is_code(text) or clause_pattern("bystanders").search(folded):
        return True
    if _is_address(folded):
        return True
    if clause_pattern("no_party_words").match(folded) or _ends_small(text, folded):
        return True  # MINUTES OF A MEETING, Texas corporation
    is_who = clause_pattern("who_words").fullmatch(folded) is not None
    if is_who or is_asked(prose, start) or _is_town_of_day(prose, end, text):
        return True
    if (
        _is_list_of_goods(prose, start, end)
        or _is_role(text)
        or is_label_words(folded)
        or is_title(text)
    ):
        return True
    return _is_quoted(prose, start, end) or _is_wide_phrase(prose, start, end, text)


def _is_address(folded: str) -> bool:
    """Whether a text only calls the reader: Dear Sirs, Ihr Haus."""
    you = pattern_of("addressed").match(folded)
    if you is not None and " " in you[0]:
        return True
    return pattern_of("addressees", "salutations").fullmatch(folded.strip(" .,:")) is not None


def _is_code(text: str) -> bool:
    """Whether a text is an account on a platform or the head of a column of codes (ASIN)."""
    is_word = _CODE_WORD.fullmatch(fold_plain(text).strip(" .:")) is not None
    return is_word or _CODE.fullmatch(text.strip()) is not None


def _is_platform(folded: str) -> bool:
    """Whether a name is a marketplace's, perhaps behind a word of address (Spett.le Zalando SE)."""
    core = strong_form().sub("", folded).strip(" .,")
    return is_platform(core) or is_platform(core.partition(" ")[2])


def _is_list_of_goods(prose: Prose, start: int, end: int) -> bool:
    """Whether a text begins with goods and more behind "and" (Kerzen und Badesalz von X)."""
    words = prose.folded[start:end].split()
    is_list = len(words) > 2 and words[1] in letter_words().and_words
    return is_list and nouns_in(prose, start, start + len(words[0])) > 0


def _is_of_mark(prose: Prose, start: int, end: int, text: str) -> bool:
    """Whether a word for a mark stands right before or behind a text without a legal form.

    Before it other marks may be listed: our brands Vantel and Tavor.
    """
    if has_legal_form(text) and "&" not in text:
        return False
    behind = _MARK_BEHIND.match(prose.folded, end)
    if behind is not None:
        return True
    marks = pattern_of("mark_words").finditer(prose.folded, max(0, start - MARK_LEAD), start)
    return any(_LISTED.fullmatch(prose.text, mark.end(), start) for mark in marks)


def _is_row_label(prose: Prose, start: int, end: int) -> bool:
    """Whether a text fills a cell of a column that has data right of it, row for row."""
    cell = next((c for c in prose.cells if c.start == start), None)
    if cell is None or end < cell.end - 1 or has_legal_form(prose.text[start:end]):
        return False
    column = [
        c
        for c in prose.cells
        if c.page == cell.page and abs(c.box.x0 - cell.box.x0) <= SAME_EDGE_PT
    ]
    above = max(
        (c for c in column if c.box.y1 <= cell.box.y0), key=lambda c: c.box.y1, default=None
    )
    if above is not None and is_firm_label(prose.plain[above.start : above.end]):
        return False  # labels and values in turn
    rows = [c for c in column if any(_is_right_of(other, c) for other in prose.cells)]
    return cell in rows and len(rows) >= LEAST_ROWS


def _is_right_of(other: Cell, cell: Cell) -> bool:
    return (
        other.page == cell.page
        and other.box.x0 > cell.box.x1
        and other.box.vertical_overlap(cell.box) >= 0.5
    )


def _ends_small(text: str, folded: str) -> bool:
    """Whether a text ends with a noun for a firm in small letters."""
    last = text.split()[-1] if text.split() else ""
    return last.islower() and pattern_of("firm_words").fullmatch(folded.split()[-1]) is not None


def _is_town_of_day(prose: Prose, end: int, text: str) -> bool:
    """Whether a single word stands before the day, as the town where a letter is written does."""
    return " " not in text.strip() and _DAY.match(prose.text, end) is not None


def _is_wide_phrase(prose: Prose, start: int, end: int, text: str) -> bool:
    """Whether Han characters make words of the letter, and no name of a shop or a person."""
    if _WIDE.search(text) is None or is_wide_person(text):
        return False
    bare = simplified("".join(text.split()))
    if _NO_WIDE_NAME.search(_WORKSHOP.sub("", bare)) or len(set(_MARKS.findall(text))) == 1:
        return True
    return _SHOP.search(bare) is None and not _stands_alone(prose, start, end)


def _stands_alone(prose: Prose, start: int, end: int) -> bool:
    """Whether Han characters are parted from the words around them, or stand elsewhere again."""
    text = prose.text
    is_again = text.count(text[start:end]) > 1
    is_begun = any(cell.start == start for cell in prose.cells) or _PARTS.match(text, start - 1)
    return end - start <= LONGEST_WIDE and bool(is_again or (is_begun and _ENDS.match(text, end)))


def _is_role(text: str) -> bool:
    """Whether a text is the term for a party (la Licenciataria), with its article or without."""
    return role_of_heading(_ARTICLE.sub("", fold_plain(text))) is not None


def _is_one_of_paper(folded: str) -> bool:
    """Whether a text is a single word for a paper, a trade, a bystander, who sells, or DECLARES."""
    verbs = (clause_pattern("bystanders"), clause_pattern("attests"))
    if any(words.fullmatch(folded.strip(" .:")) for words in verbs):
        return True
    signs = ("papers", "roles", "trades")
    return any(sign_pattern(name).fullmatch(folded.strip(" .:")) for name in signs)


def _is_quoted(prose: Prose, start: int, end: int) -> bool:
    """Whether a name without a legal form stands alone in quotes: that is a mark."""
    before, behind = prose.text[max(0, start - 1) : start], prose.text[end : end + 1]
    is_shop = any(
        match.span("name") == (start, end)
        for match in SHOP_IN_QUOTES.finditer(prose.text, max(0, start - 20), end + 1)
    )
    is_shop = is_shop or _SHOP_BEFORE.search(prose.text, max(0, start - 8), start) is not None
    is_shop = is_shop or _SAID_BEHIND.match(prose.text, end) is not None
    return before in _OPEN and behind in _CLOSE and not is_shop
