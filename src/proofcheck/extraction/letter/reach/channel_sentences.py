"""Sentences that may grant a channel, and which parts of them do.

In: the prose, the parties' names. Out: spans that speak of selling or of where, up to what they
forbid or except, and their parts without a party's name. Where a letter may be checked ("contact
us at …") is no place of sale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.titles import title_verdict
from proofcheck.extraction.letter.reach.denied_channels import denials, is_of_passing_on
from proofcheck.extraction.letter.reach.named_channels import (
    LEADS,
    is_in_shop,
    named_in,
    platform_at,
)
from proofcheck.extraction.letter.reach.platforms import platforms_in
from proofcheck.extraction.letter.reach.stores import stores_in
from proofcheck.extraction.letter.text.clauses import permit_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.tick_boxes import has_tick, ticked
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.place_names import exception_pattern
from proofcheck.extraction.territories import read_territory

Span = tuple[int, int]
"""Where a stretch of the prose begins, and where it ends."""

SHORT_LINE = 48
"""A line of an address, or a title, has at most so many characters."""

EXCEPTED = 48
"""What is excepted stands within so many characters behind the word for it."""

_LISTINGS = framed(r"{listings}")
_CHECKING = framed(r"{checking}")
_SHOWN = framed(
    r"\b(?:{customs}|urzed\w* celn\w+)\b|海关|税関|(?:提示|呈示|出示)(?:する|用|之用)"
    r"|[^\W\d_]{0,40}(?:online ?\w*|internet\w*) <[^<>@\s]{1,60}@"
)
"""Who is shown the paper (customs), or a sender's department in a header: no place of sale."""

_EXCLUDING = framed(r"{excluding}")
"""What leaves others out grants what stands before it (sur bol, à l'exclusion de toute autre)."""

_OTHERS = framed(r"\W*(?:\d{1,2}[.)])?\W*(?:{for_any} )?{any_other} (?:\w+ ){0,2}{channel_nouns}")
"""A sentence that begins with any other channel grants none."""

_LEADING = framed(r"{leading_words}$")
"""A denial that ends so forbids what stands behind it."""

_CLAUSE_COMMA = re.compile(r"[,，;；]|(?<=\w)\. ")
_ONLY = framed(r"{only_there}")
_ALSO_ONLINE = framed(r"\s?{also} (?:\w+ ){0,3}{the_net}")
"""A short sentence that adds the internet to what was said before (Auch übers Netz)."""

_TOPIC = re.compile(r"[はを]$")
_WIDE_CLAUSE = re.compile(r"(?:が|けれど|ので|し|て|ますが|一方|なお|ただし)[、,]|[。;；]")
"""A Japanese denial ends its clause, whose topic it denies (Amazonでの出品はご遠慮ください)."""

_COMMA = re.compile(r"[,，]")
_CLAUSE_CUT = re.compile(r"[,.;:)]")


@lru_cache(maxsize=8)
def sentences_on_channels(prose: Prose) -> tuple[Span, ...]:
    """Return the parts of sentences that may grant a channel, up to what they forbid."""
    return tuple(_on_channels(prose))


def _on_channels(prose: Prose) -> Iterator[Span]:
    for start, end in prose.sentences:
        if not _is_about(prose, start, end) or _is_other_matter(prose, start, end):
            continue
        is_head = pattern_of("addressees").match(prose.plain, start, end) is not None
        if is_head and end - start <= SHORT_LINE:
            continue
        if end - start <= SHORT_LINE and title_verdict(prose.text[start:end], is_large=True) == 1:
            continue
        denial = _denial(prose, start, end)
        if denial is None:
            yield from ticked(prose.text, start, before_exception(prose, start, end))
            continue
        stop = _before_denied(prose, start, denial)
        said = stop if _TOPIC.search(prose.folded, start, denial.start()) else denial.start()
        if (
            _EXCLUDING.match(prose.folded, denial.start())
            or is_permission(prose, start, said)
            or _is_sale_in_shop(prose, start, said)
        ):
            yield start, stop


def _is_sale_in_shop(prose: Prose, start: int, end: int) -> bool:
    """Whether a span says in what shop somebody sells (from its premises only)."""
    words = pattern_of("offline_words").search(prose.folded, start, end)
    is_sold = words is not None and (
        has_sign("trades", prose.folded, start, end) or _ONLY.search(prose.folded, start, end)
    )
    return bool(is_sold) or is_in_shop(prose, start, end) or any(stores_in(prose, start, end))


def _denial(prose: Prose, start: int, end: int) -> re.Match[str] | None:
    """Return the first denial of a span that stands in no bracket and forbids no passing on."""
    for match in denials().finditer(prose.folded, start, end):
        opened = max(prose.text.rfind(mark, start, match.start()) for mark in "(（")
        closed = max(prose.text.rfind(mark, start, match.start()) for mark in ")）")
        if opened <= closed and not is_of_passing_on(prose, match):
            return match
    return None


def _before_denied(prose: Prose, start: int, denial: re.Match[str]) -> int:
    """Return where what is denied begins: behind the denial, or a clause before it (X 就不行)."""
    if _LEADING.search(denial[0]):
        return denial.start()
    commas = [m.start() for m in _CLAUSE_COMMA.finditer(prose.text, start, denial.start())]
    if _TOPIC.search(prose.folded, start, denial.start()):
        clauses = [m.end() for m in _WIDE_CLAUSE.finditer(prose.text, start, denial.start())]
        return clauses[-1] if clauses else start
    behind = any(named_in(prose, denial.end(), min(denial.end() + EXCEPTED, len(prose.text))))
    if commas and not behind and any(named_in(prose, commas[-1], denial.start())):
        return commas[-1]
    return denial.start()


def _is_about(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence speaks of selling or of where, or leads to a platform (on Amazon)."""
    text = prose.folded
    if _is_platform_with_shop(prose, start, end):
        return True
    return (
        pattern_of("channel_words", "offline_words").search(text, start, end) is not None
        or is_permission(prose, start, end)
        or has_sign("trades", text, start, end)
        or (has_tick(prose.text[start:end]) and any(named_in(prose, start, end)))
        or _is_only_online(prose, start, end)
        or _ALSO_ONLINE.match(text, start, end) is not None
        or any(
            platform_at(prose, lead.end()) for lead in LEADS.finditer(text, max(0, start - 1), end)
        )
    )


def _is_only_online(prose: Prose, start: int, end: int) -> bool:
    """Whether a short sentence says that all goes over the internet: 通販のみとします."""
    is_short = end - start <= SHORT_LINE and _ONLY.search(prose.folded, start, end) is not None
    return is_short and pattern_of("online_words").search(prose.folded, start, end) is not None


def _is_platform_with_shop(prose: Prose, start: int, end: int) -> bool:
    """Whether a line of a list is a platform with a shop's name (minne「X」)."""
    is_short = end - start <= SHORT_LINE * 2
    is_named = is_short and not prose.text[start:end].isascii() and platform_at(prose, start)
    return is_named and any(True for _ in stores_in(prose, start, end))


def is_permission(prose: Prose, start: int, end: int) -> bool:
    """Whether a span gives leave: an act of authorising, "may sell", or words for listings."""
    text = prose.folded
    return (
        has_sign("acts", text, start, end)
        or permit_pattern().search(text, start, end) is not None
        or _LISTINGS.search(text, start, end) is not None
    )


def _is_other_matter(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence says where the letter is checked, or is a line of contact data."""
    text = prose.folded
    if _SHOWN.search(text, start, end) or pattern_of("no_relations").search(text, start, end):
        return True
    if _OTHERS.match(text, start, end):
        return True
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    if pattern_of("closings").match(prose.plain, first, end):
        return True  # the title of who signs
    is_sale = has_sign("trades", text, start, end) or permit_pattern().search(text, start, end)
    return not is_sale and _CHECKING.search(text, start, end) is not None


def outside_names(prose: Prose, start: int, end: int, parties: tuple[str, ...]) -> Iterator[Span]:
    """Yield the parts of a span that hold no party's name, and not to whom the paper is shown."""
    names = [re.escape(party).replace(r"\ ", r"\s{0,2}") for party in parties if party]
    found = list(re.finditer("|".join(names), prose.text[start:end])) if names else []
    spans = [(start + match.start(), start + match.end()) for match in found]
    spans += [match.span() for match in pattern_of("shown_to").finditer(prose.folded, start, end)]
    position = start
    for first, last in sorted(spans):
        yield position, max(position, first)
        comma = _CLAUSE_CUT.search(prose.text, last, end)
        is_shown = (first, last) not in spans[: len(found)]
        position = max(position, comma.start() if comma and is_shown else last)
    yield position, end


def before_exception(prose: Prose, start: int, end: int) -> int:
    """Return where a span excepts a channel ("all platforms except Amazon"), else its end."""
    for exception in exception_pattern().finditer(prose.folded, start, end):
        reach = min(end, exception.end() + EXCEPTED)
        comma = _COMMA.search(prose.text, exception.end(), reach)
        place = read_territory(prose.text[exception.end() : reach]) if comma else None
        if place is not None and comma and exception.end() + place.end <= comma.start():
            reach = comma.start()  # other than in Ireland, both in shops and online
        is_channel = pattern_of("channel_words", "offline_words", "online_words").search(
            prose.folded, exception.end(), reach
        )
        is_named = any(True for _ in platforms_in(prose, exception.end(), reach))
        if prose.folded[exception.end() : exception.end() + 1] == "外":
            continue  # 除外: what it leaves out stands before it
        if exception.start() > start and (is_channel or is_named):
            return exception.start()
    return end
