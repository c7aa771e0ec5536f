"""Texts that are nobody's name, though they stand where a party's name may stand.

In: the prose and a span. Out: yes or no. Days, numbers, roles, papers, marketplaces and marks in
quotes are no parties; in Han characters neither are words for acts and papers nor whole clauses.
A text with a legal form always is a name.
"""

from __future__ import annotations

import re

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.labels.headings import role_of_heading
from proofcheck.extraction.letter.names.mentions import SHOP_IN_QUOTES
from proofcheck.extraction.letter.names.wide_persons import is_wide_person
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form, strong_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import sign_pattern
from proofcheck.extraction.phrases import fold_plain

LONGEST_WIDE = 14
"""A name in Han characters without a legal form has at most so many signs."""

_NO_NAME = re.compile(
    r"^[仅只]|番号|第\s?\d+\s?[号號]|专用章|^\d{3,}\s|\d[/.]\d|\d{3}\s?\d{3}"
    r"|(?i:\bn(?:o|r|º|°|um)?[.°º]? ?\d)"
)
"""Days, addresses and reference numbers are nobody's name (Kino No. 16, File 3860/25)."""

_ARTICLE = re.compile(
    r"^(?:alla|allo|al|to the|a la|a el|ao|aos|an den|an die|aan de|the|le|la|l|les|il|lo|"
    r"el|o|a|der|die|das|de|het)\s"
)

_OPEN, _CLOSE = tuple('“„«「『"'), tuple('”“»」』"')
_WIDE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_NO_WIDE_NAME = re.compile(
    r"^[的之了是为系由自即在对于与及和]|[的了]$|[书表卡函证]$|生效|决定|通知|会议|许可|授权|同意|销售"
)
_MARKS = re.compile(r"[“”„«»「」『』\"]")
_SHOP = re.compile(r"[店行厂社坊馆铺屋堂斋轩阁园]$|商会|经营部|工作室|工房")


def is_nobody(prose: Prose, start: int, end: int) -> bool:
    """Whether a span is no name that may be a party's."""
    text = prose.text[start:end]
    folded = fold_plain(text)
    if clause_pattern("bystanders").fullmatch(folded) or _is_one_of_paper(folded):
        return True  # BEFORE ME, Dealership
    if is_platform(strong_form().sub("", folded).strip(" .,")):
        return True
    if has_legal_form(text):
        return False
    if _NO_NAME.search(text) or clause_pattern("bystanders").search(folded):
        return True
    if _is_role(text) or is_label_words(folded):
        return True
    return _is_quoted(prose, start, end) or _is_wide_phrase(text)


def _is_wide_phrase(text: str) -> bool:
    """Whether Han characters make words of the letter, and no name of a shop or a person."""
    if _WIDE.search(text) is None or is_wide_person(text):
        return False
    bare = simplified("".join(text.split()))
    if _NO_WIDE_NAME.search(bare) or len(set(_MARKS.findall(text))) == 1:
        return True
    return len(bare) > LONGEST_WIDE and _SHOP.search(bare) is None


def _is_role(text: str) -> bool:
    """Whether a text is the term for a party (la Licenciataria), with its article or without."""
    return role_of_heading(_ARTICLE.sub("", fold_plain(text))) is not None


def _is_one_of_paper(folded: str) -> bool:
    """Whether a text is a single word for a paper, a trade or who sells."""
    signs = ("papers", "roles", "trades")
    return any(sign_pattern(name).fullmatch(folded.strip(" .:")) for name in signs)


def _is_quoted(prose: Prose, start: int, end: int) -> bool:
    """Whether a name without a legal form stands alone in quotes: that is a mark."""
    before, behind = prose.text[max(0, start - 1) : start], prose.text[end : end + 1]
    is_shop = any(
        match.span("name") == (start, end)
        for match in SHOP_IN_QUOTES.finditer(prose.text, max(0, start - 20), end + 1)
    )
    return before in _OPEN and behind in _CLOSE and not is_shop
