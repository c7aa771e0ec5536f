"""Legal forms: where one ends a name (Ltd, GmbH, 有限公司), and when it is but a word.

In: texts as printed or folded. Out: yes or no, patterns and ends. The forms are data
(`letter_words.yaml`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.text.words import letter_words
from proofcheck.extraction.phrases import fold_plain

WEAK_FORMS = frozenset(("company", "group", "holding", "holdings", "co", "公司"))
"""Legal forms that also stand within names or are words: a name does not end with them."""

PREFIX_FORMS = ("株式会社", "有限会社", "合同会社", "合資会社", "一般社団法人")
"""Legal forms that may stand before a Japanese name."""

LED = framed(r"(?<![\w&.]){leading_forms} (?=[A-ZÀ-Ý0-9])")
"""Forms that may lead a name in Latin letters."""

_STATES = frozenset(("ME", "CO", "SC", "NV"))

_FORM_TOKENS = re.compile(r"[^\s]+")

_PLAIN_FORMS = frozenset(
    (
        "ltd",
        "inc",
        "llc",
        "plc",
        "llp",
        "co",
        "pty",
        "pvt",
        "pte",
        "sdn",
        "bhd",
        "kg",
        "mbh",
        "oyj",
        "kft",
        "srl",
        "sas",
        "aps",
        "oy",
        "sp",
        "lda",
        "snc",
        "spa",
        "de",
        "c.v",
        "&",
        "z",
        "o",
        "ek",
        "kfm",
        "kfr",
        "cie",
        "zn",
        "di",
        "ve",
        "tic",
        "san",
        "j",
        "k",
        "p",
    )
)


_COUNTY = re.compile(r"Co\.\s[A-Z][a-z]{2,}(?<!Ltd)(?<!Inc)\b(?!\s(?:Ltd|Limited|Inc|KG)\b)")
"""Behind a town and a comma an Irish county (Westport, Co. Mayo)."""

_PARTICIPLES = frozenset(["incorporated", "u.a"])
"""Forms that in small letters are words."""


@lru_cache(maxsize=4096)
def has_legal_form(text: str) -> bool:
    """Whether a name ends with a legal form (Ltd, GmbH, 有限公司)."""
    if (text.startswith(PREFIX_FORMS) and len(text) > 5) or LED.match(text):
        return True
    bare = _bare(fold_plain(text))
    forms = _bare_forms() if bare.endswith(_bare_forms()) else ()
    found = next(
        (
            form
            for form in forms
            if bare.endswith(form) and (not form.isascii() or _parted(bare, form))
        ),
        None,
    )
    last = text.rstrip(" .,").rpartition(" ")[2]
    is_word = len(last) <= 2 and last.isalpha() and last < "\u0250" and not last[-1:].isupper()
    is_word = is_word and last.casefold() not in _PLAIN_FORMS
    return found is not None and not is_word


def printed_form_end(text: str, form: re.Match[str]) -> int | None:
    """Return where a legal form found in the folded text ends as printed; None for a plain word.

    Short forms are words as well ("ab", "as", "Sa"): as a form their last letter is a capital.
    """
    end = form.start()
    for token in _FORM_TOKENS.finditer(text, form.start(), form.end()):
        word = token[0].strip(".,")
        is_dotted = len(word) == 1 and token[0].endswith(".")  # e. K., z o. o.
        is_short = len(word) <= 3 and "." not in word and word.isalpha() and not is_dotted
        if is_short and not word[-1].isupper() and word.casefold() not in _PLAIN_FORMS:
            break
        if word in _PARTICIPLES:
            break  # X Limited, incorporated in England
        end = token.end()
    printed = text[form.start() : end].rstrip(",")
    is_state = printed in _STATES or _COUNTY.match(text, form.start()) is not None
    is_state = is_state and text[: form.start()].rstrip().endswith(",")
    return form.start() + len(printed) if printed.strip(" .,&") and not is_state else None


@cache
def strong_form() -> re.Pattern[str]:
    """A legal form, with further ones behind it (Co., Ltd.), that ends a name."""
    strong = [f for f in legal_forms() if f.isascii() and f not in WEAK_FORMS]
    forms = "|".join(re.escape(f.removesuffix(".") if f.count(".") > 1 else f) for f in strong)
    weak = "|".join(map(re.escape, sorted(f for f in WEAK_FORMS if f.isascii())))
    place = r"(?:\s\((?:\d{4}|[a-z]{2,14})\))?"  # & Sons (1924) Ltd
    more = rf"(?:{place},?\s(?:& )?(?:{forms}|{weak})(?![a-z\d])\.?){{0,3}}"
    return re.compile(rf"(?<![a-z&\d])(?:(?:{weak})\.?,?\s)?(?:{forms})(?![a-z\d])\.?{more}")


def _bare(folded: str) -> str:
    return " ".join(folded.replace(".", "").replace(",", " ").split())


def _parted(folded: str, form: str) -> bool:
    before = folded[: len(folded) - len(form)]
    return not before or not before[-1].isalnum()


@cache
def legal_forms() -> tuple[str, ...]:
    """Return all legal forms, folded, the longest first."""
    return tuple(sorted(letter_words().legal_forms, key=len, reverse=True))


@cache
def _bare_forms() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_bare(form) for form in legal_forms()))
