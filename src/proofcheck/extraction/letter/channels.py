"""Through what a letter lets the brand be sold: platforms, stores, `online`, `offline`.

In: the prose, its labelled values, where the grant begins. Out: channels under one spelling each
(`comparing.channels`). What a letter forbids ("not on Amazon") is no channel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.comparing.channels import OFFLINE, ONLINE, canonical_channel, is_platform
from proofcheck.extraction.letter.absent import absent, unclear
from proofcheck.extraction.letter.clauses import is_clause, permit_pattern
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.lists import list_items
from proofcheck.extraction.letter.named_channels import LEADS, is_of_role, named_in, platform_at
from proofcheck.extraction.letter.passing import is_link_above
from proofcheck.extraction.letter.platforms import platforms_in
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.signs import has_sign
from proofcheck.extraction.letter.store_tables import store_tables
from proofcheck.extraction.letter.stores import domains_in, stores_in
from proofcheck.extraction.letter.tick_boxes import ticked
from proofcheck.extraction.letter.titles import title_verdict
from proofcheck.extraction.letter.words import pattern_of
from proofcheck.extraction.territories import exception_pattern
from proofcheck.model.fields import Maybe

Span = tuple[int, int]

MAX_CHANNEL = 60
"""A longer item of a list of channels is no channel's name."""

SAID, ADDRESSED = 0.9, 0.6
"""Confidence of channels that a sentence names, and of the platform that the letter is sent to."""

HEAD_LINES = 14
"""Lines at the top in which a letter names its addressee."""

SHORT_LINE = 48
"""A line of an address has at most so many characters."""

HEAD_REACH = 400
"""A salutation stands within so many characters behind the address."""

BEFORE_DOMAIN = 48
"""What leads to a shop's domain stands within so many characters before it."""

EXCEPTED = 48
"""What is excepted stands within so many characters behind the word for it."""

_SUBJECT = re.compile(
    r"(?:re|subject|objet|oggetto|betreff|betr|asunto|assunto|betreft|onderwerp|ref|concerne)\s?[:.]"
)
_YOUR_PLATFORM = re.compile(
    r"\b(?:your|votre|vostra|vuestra|vossa|su|sua|ihrer|ihre|uw)\s(?:place de marche|plateforme|"
    r"piattaforma|plataforma|platform|marketplace|plattform|marktplatz|site|sito|sitio)"
)

_LISTINGS = re.compile(
    r"\blistings?\b|\boffers\b|angebote|annonces|inserzioni|anuncios|上架|出品|\bmay\b|\bcan\b|\bpeut\b|\bpeuvent\b|\bpuo\b|\bpuede\b|\bpode\b|\bmag\b|\bdarf\b|\bmoze\b"
)
_CHECKING = re.compile(
    r"\b(?:verif|check|confirm the|contact|authentic|visit|question|enquir|uberpruf|"
    r"pruf|verif|controll|contatt|"
    r"consult|compruebe|controleer)[a-z]{0,8}\b|查询|查验|核实|核验|真伪|联系|照会|確認"
)
_NO_CHANNEL = re.compile(
    r"\d{4}[-./年]|\d{5,}|[.。;；]\s|^[a-zà-ÿ]+ (?:until|bis|fino|jusqu|hasta)"
)
_CLAUSE_CUT = re.compile(r"[,.;:)]")
_STORE = re.compile(r"(?:store|shop|店铺|旗舰店|专营店|专卖店)", re.IGNORECASE)
_ON_PLATFORM = re.compile(
    r"(?P<name>[^\W\d_a-z].{1,40}?) "
    r"(?:on|at|auf|bei|sur|chez|su|en|em|na|op|bij) (?P<platform>\S.{1,24})"
)
_REMARK = re.compile(r"[(（][^()（）]{0,40}[)）]|[:：\s]")
_SHOP_LABEL = re.compile(
    r"(?:店铺|网店|店舗|ショッフ|ストア|卖场|店)(?:名称|名|全称)$|^店名$|出品者名$|出店者名$"
)


def read_channels(
    prose: Prose, labelled: tuple[Labelled, ...], parties: tuple[str, ...]
) -> Maybe[tuple[str, ...]]:
    """Read the sales channels: from tables of shops, from their label, else from sentences.

    A party's own name ("Webwinkel Brabant") names no channel.
    """
    listed = [hit for table in store_tables(prose) for hit in table.channels]
    if listed:
        first, last = listed[0][1].start, max(cell.end for _, cell in listed)
        return prose.field(tuple(dict.fromkeys(name for name, _ in listed)), first, last, 0.95)
    values = [value for value in labelled if value.field == "channels"]
    for value in values:
        end = _before_exception(prose, value.start, value.end)
        channels = _labelled(prose, value, end)
        if not channels:
            return unclear(prose, value.start, value.end, "sales channel")
        further = [
            channel
            for other in values
            if not prose.text[slice(*other.label)].isascii()
            for channel in _labelled(prose, other, other.end)
            if is_platform(channel) or channel.startswith("store:")
        ]
        everything = tuple(dict.fromkeys((*channels, *further)))
        return prose.field(everything, value.start, end, 0.95)
    finders = ((_granted, SAID), (_online_dealers, ADDRESSED), (_addressed, ADDRESSED))
    for finder, confidence in finders:
        named: dict[str, Span] = {}
        for channel, span in _said_best(prose, tuple(finder(prose, parties))):
            named.setdefault(channel, span)
        if set(named) == {ONLINE} and _YOUR_PLATFORM.search(prose.folded):
            named = dict(_addressed(prose, parties)) or named
        is_wide = prose.language in ("zh", "ja") and any(map(is_platform, named))
        if is_wide and pattern_of("own_sites").search(prose.folded) is None:
            named.pop(ONLINE, None)  # 线上经销商: how it sells, where platforms are named
        if named:
            return prose.field(tuple(named), *next(iter(named.values())), confidence)
    return absent(prose, "sales channel")


def _labelled(prose: Prose, value: Labelled, end: int) -> tuple[str, ...]:
    """Return the channels behind one label; only the ticked ones where it has boxes."""
    if shops := tuple(_shop_behind(prose, value)):
        return shops
    found: list[str] = []
    for first, last in ticked(prose.text, value.start, end):
        is_prose = is_clause(prose, first, last)
        reader = named_in if is_prose or _has_store(prose, first, last) else _channels_of
        found.extend(reader(prose, first, last))
    return tuple(found)


def _shop_behind(prose: Prose, value: Labelled) -> Iterator[str]:
    """Yield the shops that stand behind a label for a shop's name (店铺名称：X), whatever they are
    called."""
    label = _REMARK.sub("", prose.plain[slice(*value.label)])
    if _SHOP_LABEL.search(label) is None or is_clause(prose, value.start, value.end):
        return
    if _has_store(prose, value.start, value.end) or any(
        True for _ in platforms_in(prose, value.start, value.end)
    ):
        return
    for first, last in list_items(prose, value.start, value.end):
        text = " ".join(prose.text[first:last].split())
        if not text.isascii() and len(text) <= MAX_CHANNEL and not _NO_CHANNEL.search(text):
            yield f"store:{text}"


def _said_best(prose: Prose, named: tuple[tuple[str, Span], ...]) -> Iterator[tuple[str, Span]]:
    """Leave `online` and `offline` of a subject line out where a sentence names channels."""
    spoken = tuple(
        hit for hit in named if not (_is_subject(prose, *hit[1]) or _is_address(prose, *hit[1]))
    )
    for hit in named:
        if not spoken or hit in spoken or hit[0] not in (ONLINE, OFFLINE):
            yield hit


def _is_subject(prose: Prose, start: int, end: int) -> bool:
    """Whether a span is the subject line of a letter or its title."""
    while start < end and prose.text[start].isspace():
        start += 1
    if _SUBJECT.match(prose.folded, start, end):
        return True
    is_title = end - start <= SHORT_LINE * 2 and prose.text[end - 1 : end] != "."
    return is_title and title_verdict(prose.text[start:end].strip(), is_large=True) == 1


def _is_address(prose: Prose, start: int, end: int) -> bool:
    """Whether a span is a line of the address above a salutation (Targowisko Online)."""
    if end - start > SHORT_LINE * 2 or has_sign("trades", prose.folded, start, end):
        return False
    greeting = pattern_of("salutations").search(prose.plain, end, end + HEAD_REACH)
    return greeting is not None and not _is_permission(prose, start, end)


def _granted(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Yield the channels of sentences that may grant some."""
    for start, end in _speaking(prose):
        for part in _outside(prose, start, end, parties):
            named = tuple(named_in(prose, *part))
            is_listed = any(is_platform(channel) for channel in named)
            for channel in named:
                if "." not in channel or is_listed or _is_led(prose, channel, *part):
                    yield channel, (start, end)


def _is_led(prose: Prose, domain: str, start: int, end: int) -> bool:
    """Whether a domain stands behind "on" or a word for a site, not in a line of contact data."""
    place = prose.text.lower().find(domain, start, end)
    before = prose.folded[max(start, place - BEFORE_DOMAIN) : max(start, place)]
    return (
        LEADS.search(before) is not None
        or pattern_of("channel_words", "own_sites").search(before) is not None
    )


def _addressed(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Yield the platforms to which a letter is addressed, where no sentence names any."""
    del parties
    leads = pattern_of("addressees", "salutations")
    for start, end in prose.lines[:HEAD_LINES]:
        is_led = leads.match(prose.plain, start, end) is not None
        is_denied = pattern_of("channel_denials").search(prose.folded, start, end) is not None
        if (is_led or end - start <= SHORT_LINE) and not is_denied:
            for channel in platforms_in(prose, start, end):
                yield channel, (start, end)


def _has_store(prose: Prose, start: int, end: int) -> bool:
    """Whether a labelled value names a shop in quotes, or one by its domain."""
    return any(True for _ in stores_in(prose, start, end)) or any(
        True for _ in domains_in(prose, start, end)
    )


def _speaking(prose: Prose) -> Iterator[Span]:
    """Yield the parts of sentences that may grant a channel, up to what they forbid."""
    for start, end in prose.sentences:
        if not _is_about(prose, start, end) or _is_other_matter(prose, start, end):
            continue
        is_head = pattern_of("addressees").match(prose.plain, start, end) is not None
        if is_head and end - start <= SHORT_LINE:
            continue
        if end - start <= SHORT_LINE and title_verdict(prose.text[start:end], is_large=True) == 1:
            continue
        denial = pattern_of("channel_denials").search(prose.folded, start, end)
        if denial is None:
            yield from ticked(prose.text, start, _before_exception(prose, start, end))
        elif _is_permission(prose, start, denial.start()):
            yield start, denial.start()


def _is_about(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence speaks of selling or of where, or leads to a platform (on Amazon)."""
    text = prose.folded
    if _ends_with_shop(prose, start, end):
        return True
    return (
        pattern_of("channel_words", "offline_words").search(text, start, end) is not None
        or _is_permission(prose, start, end)
        or has_sign("trades", text, start, end)
        or any(
            platform_at(prose, lead.end()) for lead in LEADS.finditer(text, max(0, start - 1), end)
        )
    )


def _ends_with_shop(prose: Prose, start: int, end: int) -> bool:
    """Whether a line of a list is a platform with a shop's name (minne「X」)."""
    is_short = end - start <= SHORT_LINE * 2
    is_named = is_short and not prose.text[start:end].isascii() and platform_at(prose, start)
    return is_named and any(True for _ in stores_in(prose, start, end))


def _is_permission(prose: Prose, start: int, end: int) -> bool:
    text = prose.folded
    return (
        has_sign("acts", text, start, end)
        or permit_pattern().search(text, start, end) is not None
        or _LISTINGS.search(text, start, end) is not None
    )


def _is_other_matter(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence says where the letter is checked, or is a line of contact data."""
    text = prose.folded
    is_sale = has_sign("trades", text, start, end) or permit_pattern().search(text, start, end)
    return not is_sale and _CHECKING.search(text, start, end) is not None


def _outside(
    prose: Prose, start: int, end: int, parties: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
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


def _before_exception(prose: Prose, start: int, end: int) -> int:
    for exception in exception_pattern().finditer(prose.folded, start, end):
        reach = min(end, exception.end() + EXCEPTED)
        is_channel = pattern_of("channel_words", "offline_words", "online_words").search(
            prose.folded, exception.end(), reach
        )
        is_named = any(True for _ in platforms_in(prose, exception.end(), reach))
        if exception.start() > start and (is_channel or is_named):
            return exception.start()
    return end


def _channels_of(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield the channels of a labelled list; an item nobody knows stays as printed."""
    for first, last in list_items(prose, start, end):
        text = " ".join(prose.text[first:last].split())
        canonical = canonical_channel(text)
        named = tuple(named_in(prose, first, last))
        if is_platform(text) or canonical in (ONLINE, OFFLINE) or canonical.startswith("store:"):
            yield canonical
        elif pattern_of("shop_words").fullmatch(prose.folded, first, last):
            yield OFFLINE
        elif any(True for _ in stores_in(prose, first, last)):
            yield from named
        elif (on := _ON_PLATFORM.fullmatch(text)) and is_platform(on["platform"]):
            yield canonical_channel(on["platform"])
            yield f"store:{on['name']}"
        elif (
            _STORE.search(text) and 12 < len(text) <= MAX_CHANNEL and set(named) - {ONLINE, OFFLINE}
        ):
            yield f"store:{text}"
        elif named:
            yield from named
        elif len(text) <= MAX_CHANNEL and not _NO_CHANNEL.search(text):
            yield text


def _online_dealers(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Yield `online` where the one who is let sell is called an online dealer."""
    del parties
    for start, end in _speaking(prose):
        for match in pattern_of("online_words").finditer(prose.folded, start, end):
            if is_of_role(prose, match) and not is_link_above(prose, start):
                yield ONLINE, (start, end)
