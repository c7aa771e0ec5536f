"""Shops by the account under which they sell at a platform, anywhere in a letter.

In: the prose, the parties' names. Out: names behind a word for an account or a shop ("compte
vendeur « X »", user ID x_y, 賣場「X」), in quotes, as a handle, or behind a colon. Such a name is
said in a subject, a bracket or a question as often as in the sentence that grants the channel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.reach.denied_channels import denials
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

MOST = 24
"""Words for an account that are looked at."""

_QUOTE = r"[“”„«‹「『‘’'\"]\s?"
_UNQUOTE = r"\s?(?:[”“\"»›」』]|[’'](?!\w))"
_LATIN_ACCOUNT = framed(r"{shop_accounts}(?:\s{account_names})?")
_WIDE_ACCOUNT = framed(r"{wide_accounts}")
_QUOTED = re.compile(
    rf"\s?[:：]?\s?{_QUOTE}(?P<name>[^“”„«»‹›「」『』\"\n:：]{{2,40}}?){_UNQUOTE}(?P<behind>.{{0,8}})"
)
_HANDLE = re.compile(
    r"\s?[:：]?\s?(?P<name>(?=[\w.-]{0,40} ?_)[^\W_][\w.-]{2,40}(?:(?: _\w+){1,3}|\w))"
    r"(?=[\s,;.)）、，]|$)"
)
_SHOWN = framed(
    rf"(?:\s[a-z]+){{0,7}}?\s{{shown_as}}\s{_QUOTE}(?P<name>[^“”„«»\"\n]{{2,40}}?){_UNQUOTE}"
)
"""The name under which an account is shown: whose display name shall be “X”."""

_SHOPS = framed(r"{shop_plurals}(?:,? [a-zà-ÿ]+){0,2} ?:?(?=\s[“„«‹‘\"'A-ZÀ-Ý])")
_ONE_OF = re.compile(
    rf"\s(?:{_QUOTE}(?P<quoted>[^“”„«»‹›\"\n:：]{{2,40}}?){_UNQUOTE}"
    r"|(?P<name>[A-ZÀ-Ý0-9][\w&'’-]*(?: (?:& )?[A-ZÀ-Ý0-9][\w&'’-]*){0,3}|\w+[._]\w+(?:[._]\w+)*))"
)
_BETWEEN = framed(
    r"(?: ?\((?P<bracket>[A-Z][\w.! ]{2,20})\)| {of_platform} (?P<platform>[A-Z][\w.!]{2,20}))?"
    r"(?: ?[,;/]| {and_shops})"
)
"""Between the names of several shops: each with its platform (tiendas «X» de Miravia y «Y»)."""
_COLON_HANDLE = re.compile(
    r"\s?[:：]\s?(?P<name>(?=[a-z0-9.-]{0,40}[-\d])[a-z][a-z0-9.-]{2,40}[a-z0-9])(?=[\s,;.)）、，]|$)"
)
_USER = framed(r"(?<![a-z]){user_words}")
_CAPITALS = re.compile(
    r"\s?:?\s(?P<name>[A-ZÀ-Ý][\w&.-]*(?:\s(?:&\s)?[A-ZÀ-Ý0-9][\w&.-]*){0,3})(?=\s?[,;)])"
)
"""The name of a user without quotes, up to a comma (usuario AHUACATL TECH, para …)."""

_SHAPES = (
    (_USER, (_CAPITALS,)),
    (_LATIN_ACCOUNT, (_QUOTED, _HANDLE, _COLON_HANDLE, _SHOWN)),
    (_WIDE_ACCOUNT, (_QUOTED, _HANDLE)),
)
"""How a name may stand behind a word for an account: the first shape that fits counts."""

_IN_BRACKET = framed(
    r"[(（](?:[\w.!]{2,16} )?{bracket_accounts}(?: ?[:：] ?| )"
    r"(?P<name>[A-ZÀ-Ý0-9][\w&'’.-]*(?: (?:& )?[\w&'’.-]+){0,4})(?=[)）;；])"
)
_BESIDE = framed(
    r"(?P<platform>[a-z]?[A-ZÀ-Ý][\w.!]+(?: [A-ZÀ-Ý][\w.]+)?) ?[,–—-]? (?:{at_the} )?{shop_nouns}"
    r"(?: {official})? ?:? (?P<name>[A-ZÀ-Ý][\w&'’-]*(?: (?:& )?[A-ZÀ-Ý0-9][\w&'’-]*){1,3})"
    r"(?= ?[,;.)]| [a-zà-ÿ]|\s?$)"
)
_SELLER = framed(
    r"{seller_nouns}\s(?P<name>[A-ZÀ-Ý][\w&'’-]*(?:\s[A-ZÀ-Ý][\w&'’-]*){0,2}\s{shop_ends}\d{0,3})"
    r"(?=\s?[,;.)]|\s[a-zà-ÿ])"
)
_ACTIVE_AS = framed(rf"{{active_as}}\s{_QUOTE}(?P<name>[^“”„«»\"\n]{{2,40}}?){_UNQUOTE}")
_WIDE_AT = re.compile(
    r"(?:平台|商城|网站)(?:上)?的\s?(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,16}?(?:旗舰店|专卖店|专营店))(?=[内中上里,，。、])"
)
_CALLED = framed(r" {shown_as}\b|:$")
_OF_BRAND = re.compile(r"\s?\S?\s?(?:品牌|商标|牌|ブランド|brand\b|marke\b|的?商品)")
_CLAUSE_END = re.compile(r"[\n。；;■●•▪]|\.\s")
_LETTER = re.compile(r"[^\W\d_]")


def account_shops(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield `store:NAME` and its place for every shop or account that is named as one."""
    seen: set[str] = set()
    named = [match.span("name") for match in islice(_accounts(prose), MOST)]
    for start, end in sorted((*named, *islice(_listed(prose), MOST))):
        name = " ".join(prose.text[start:end].split()).replace(" _", "_")
        key = name.casefold()
        if key in seen or not _is_shop(prose, name, (start, end)):
            continue
        if name in parties and has_legal_form(name):
            continue
        seen.add(key)
        yield f"store:{name}", (start, end)


def _accounts(prose: Prose) -> Iterator[re.Match[str]]:
    for account, shapes in _SHAPES:
        for words in account.finditer(prose.folded):
            found = (shape.match(prose.text, words.end()) for shape in shapes)
            if (match := next(filter(None, found), None)) is not None:
                yield match
    yield from _IN_BRACKET.finditer(prose.text)
    yield from (m for m in _BESIDE.finditer(prose.text) if is_platform(m["platform"]))
    yield from _SELLER.finditer(prose.text)
    yield from _ACTIVE_AS.finditer(prose.text)
    yield from _WIDE_AT.finditer(prose.folded)


def _listed(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the names behind a word for several shops, in quotes or shaped like names."""
    for words in _SHOPS.finditer(prose.text):
        position, named = words.end(), []
        while (one := _ONE_OF.match(prose.text, position)) is not None:
            named.append(one.span("quoted" if one["quoted"] else "name"))
            between = _BETWEEN.match(prose.text, one.end())
            if between is None:
                break
            position = between.end()
        is_called = _CALLED.search(words[0]) is not None
        is_quoted = prose.text[words.end() : words.end() + 2].strip()[:1] in "“„«‹‘\"'"
        if is_quoted or is_called:
            yield from named


def _is_shop(prose: Prose, name: str, span: tuple[int, int]) -> bool:
    """Whether a text can name a shop, in a sentence that neither forbids nor disowns it."""
    if not _LETTER.search(name) or is_platform(name) or "@" in name or name.endswith("..."):
        return False
    if has_sign("roles", prose.folded, *span) and len(name.split()) < 2 and name.isascii():
        return False
    if _OF_BRAND.match(prose.folded, span[1]):
        return False
    first, last = prose.sentence(span[0])
    if pattern_of("no_relations").search(prose.folded, first, last):
        return False
    cuts = [m.end() for m in _CLAUSE_END.finditer(prose.text, first, last)]
    first = max((cut for cut in cuts if cut <= span[0]), default=first)
    last = min((cut for cut in cuts if cut >= span[1]), default=last)
    return denials().search(prose.folded, first, last) is None
