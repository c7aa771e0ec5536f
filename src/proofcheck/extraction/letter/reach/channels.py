"""Through what a letter lets the brand be sold: platforms, stores, `online`, `offline`.

In: the prose, its labelled values, the parties' names. Out: channels under one spelling each
(`comparing.channels`). What a letter forbids ("not on Amazon") is no channel.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import structs

from proofcheck.comparing.channels import OFFLINE, ONLINE, is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.finding import Labelled, rights_column
from proofcheck.extraction.letter.labels.store_tables import store_tables
from proofcheck.extraction.letter.names.titles import title_verdict
from proofcheck.extraction.letter.parties.passing import is_link_above
from proofcheck.extraction.letter.reach.channel_sentences import (
    SHORT_LINE,
    Span,
    before_exception,
    is_permission,
    outside_names,
    sentences_on_channels,
)
from proofcheck.extraction.letter.reach.country_grids import country_grid
from proofcheck.extraction.letter.reach.denied_channels import denials
from proofcheck.extraction.letter.reach.labelled_channels import is_dated_line, labelled_channels
from proofcheck.extraction.letter.reach.listed_platforms import (
    announced_platforms,
    platform_cells,
)
from proofcheck.extraction.letter.reach.named_channels import (
    is_beside_shop,
    is_led_domain,
    is_of_role,
    named_in,
)
from proofcheck.extraction.letter.reach.platforms import platforms_in
from proofcheck.extraction.letter.reach.shop_accounts import account_shops
from proofcheck.extraction.letter.reach.shop_labels import (
    is_of_shop,
    labelled_shops,
)
from proofcheck.extraction.letter.reach.sites import with_sites
from proofcheck.extraction.letter.text.absent import absent, unclear
from proofcheck.extraction.letter.text.mail_header import header_end
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.model.fields import Field, Maybe

SAID, ADDRESSED = 0.9, 0.6
"""Confidence of channels that a sentence names, and of the platform that the letter is sent to."""

HEAD_LINES = 14
"""Lines at the top in which a letter names its addressee."""

RUNNING = 100
"""A line of a longer sentence is no line of an address."""

HEAD_REACH = 400
"""A salutation stands within so many characters behind the address."""

_SUBJECT = framed(r"{subject_labels}\s?[:.]")
_YOUR_PLATFORM = framed(r"\b{your}\s{platform_words}")


def read_channels(
    prose: Prose, labelled: tuple[Labelled, ...], parties: tuple[str, ...]
) -> Maybe[tuple[str, ...]]:
    """Read the sales channels: from tables of shops, from their label, else from sentences.

    A party's own name ("Webwinkel Brabant") names no channel. Shops that the letter names
    elsewhere by their account are added.
    """
    if (field := _of_tables(prose, parties)) is not None:
        return field
    shops = dict(labelled_shops(prose, labelled, parties))
    read = _said(prose, labelled, parties, is_told=any(map(is_platform, shops)))
    return _with_shops(prose, shops, read, parties)


def _of_tables(prose: Prose, parties: tuple[str, ...]) -> Field[tuple[str, ...]] | None:
    """Read the channels of tables of shops, and of a grid of countries.

    Where a table tells the countries of a platform's sites, the sentences name the platform.
    """
    tables = store_tables(prose)
    listed = [hit for table in tables for hit in table.channels]
    if listed:
        first, last = listed[0][1].start, max(cell.end for _, cell in listed)
        names = [name for name, _ in listed]
        if any(table.countries for table in tables) and not any(map(is_platform, names)):
            said = [c for c, _ in _granted_or_listed(prose, parties) if is_platform(c)]
            names += said or [channel for channel, _ in _addressed(prose, parties)]
        return prose.field(with_sites(names), first, last, 0.95)
    grid = country_grid(prose)
    if grid is not None and grid.channels:
        return prose.field(with_sites(grid.channels), grid.start, grid.end, SAID)
    return None


def _with_shops(
    prose: Prose,
    shops: dict[str, Span],
    read: Maybe[tuple[str, ...]],
    parties: tuple[str, ...],
) -> Maybe[tuple[str, ...]]:
    """Add the shops of labels and accounts; without a platform they stand at the addressee's."""
    names = " ".join(shops)
    for shop, span in account_shops(prose, parties):
        if shop.removeprefix("store:") not in names:
            shops[shop] = span
    if not shops:
        return read
    named = (*(read.value if isinstance(read, Field) else ()), *shops)
    if not any(map(is_platform, named)) and set(named) - {OFFLINE, ONLINE}:
        shops = dict(_addressed(prose, parties)) | shops
    if isinstance(read, Field):
        told = " ".join(channel for channel in read.value if channel.startswith("store:"))
        new = [shop for shop in shops if shop.removeprefix("store:") not in told]
        bare = {shop.removeprefix("store:") for shop in shops}
        kept = tuple(channel for channel in read.value if channel not in bare)
        if ONLINE in kept and read.confidence == ADDRESSED and any(map(is_platform, new)):
            kept = tuple(channel for channel in kept if channel != ONLINE)
        chosen = structs.replace(read.chosen, value=with_sites((*kept, *new)))
        return structs.replace(read, chosen=chosen) if new or kept != read.value else read
    return prose.field(with_sites(shops), *next(iter(shops.values())), ADDRESSED)


def _said(
    prose: Prose, labelled: tuple[Labelled, ...], parties: tuple[str, ...], *, is_told: bool
) -> Maybe[tuple[str, ...]]:
    """Read the channels behind labels, else those that sentences name if no shop's label does.

    The header of an e-mail announces none (Cc: Trade Accounts).
    """
    header = header_end(prose)
    body = (value for value in labelled if value.start >= header)
    values = [v for v in body if v.field == "channels" and not is_of_shop(prose, v)]
    if (field := _behind_labels(prose, values, parties)) is not None:
        return field
    finders = _IN_CELLS if is_told else _FINDERS
    for finder, confidence in finders:
        named = _cleared(prose, tuple(finder(prose, parties)), parties)
        if named:
            return prose.field(with_sites(named), *next(iter(named.values())), confidence)
    if values:
        return unclear(prose, values[0].start, values[0].end, "sales channel")
    return absent(prose, "sales channel")


def _behind_labels(
    prose: Prose, values: list[Labelled], parties: tuple[str, ...]
) -> Field[tuple[str, ...]] | None:
    """Read the first label that names a channel, with what further ones and a column add to it.

    Where it names nothing but a shop, the sentences tell on what platform.
    """
    for value in values:
        end = before_exception(prose, value.start, value.end)
        channels = labelled_channels(prose, value, end)
        if not channels or is_dated_line(prose, value.start, end):
            continue
        if all(channel.startswith("store:") for channel in channels):
            channels += tuple(c for c, _ in _granted_or_listed(prose, parties) if is_platform(c))
        is_latin = prose.text[slice(*value.label)].isascii()
        further = [
            channel
            for other in values
            if is_latin or not prose.text[slice(*other.label)].isascii()
            for channel in labelled_channels(prose, other, other.end)
            if is_platform(channel) or channel.startswith("store:")
        ]
        for other in rights_column(values, "channels"):
            further.extend(labelled_channels(prose, other, other.end))
        everything = with_sites((*channels, *further))
        return prose.field(everything, value.start, end, 0.95)
    return None


def _cleared(
    prose: Prose, hits: tuple[tuple[str, Span], ...], parties: tuple[str, ...]
) -> dict[str, Span]:
    """Return the channels that sentences name, without an `online` that says nothing more."""
    named: dict[str, Span] = {}
    for channel, span in _said_best(prose, hits):
        named.setdefault(channel, span)
    if named and set(named) <= {ONLINE, OFFLINE} and _YOUR_PLATFORM.search(prose.folded):
        named = dict(_addressed(prose, parties)) or named
    placed = [span for channel, span in named.items() if is_platform(channel) or "." in channel]
    is_placed = bool(placed) and named.get(ONLINE) not in placed
    if is_placed and ONLINE in named and not _is_sold(prose, *named[ONLINE]):
        named.pop(ONLINE)  # a department's name, or a question beside the platforms
    if named and all(channel.startswith("store:") for channel in named):
        named |= dict(_addressed(prose, parties))  # a shop at the platform that is written to
    is_wide = prose.language in ("zh", "ja") and any(map(is_platform, named))
    if is_wide and pattern_of("own_sites").search(prose.folded) is None:
        named.pop(ONLINE, None)  # 线上经销商: how it sells, where platforms are named
    return named


def _said_best(prose: Prose, named: tuple[tuple[str, Span], ...]) -> Iterator[tuple[str, Span]]:
    """Leave `online` and `offline` of a subject or address out where a sentence names channels."""
    spoken = tuple(
        hit for hit in named if not (_is_subject(prose, *hit[1]) or _is_address(prose, *hit[1]))
    )
    for hit in named:
        if not spoken or hit in spoken or hit[0] not in (ONLINE, OFFLINE):
            yield hit


def _is_sold(prose: Prose, start: int, end: int) -> bool:
    """Whether a span speaks of selling, or gives leave."""
    is_heading = end - start <= SHORT_LINE and prose.text[start:end].strip()[-1:].isalpha()
    is_said = has_sign("trades", prose.folded, start, end) or is_permission(prose, start, end)
    return is_said and not is_heading


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
    return greeting is not None and not is_permission(prose, start, end)


def _granted(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Yield the channels of sentences that may grant some."""
    for start, end in sentences_on_channels(prose):
        for part in outside_names(prose, start, end, parties):
            named = tuple(named_in(prose, *part))
            domains = tuple(filter(_is_domain, named))
            is_listed = any(map(is_platform, named)) or is_beside_shop(prose, *part, domains)
            for channel in named:
                if not _is_domain(channel) or is_listed or is_led_domain(prose, channel, *part):
                    yield channel, (start, end)


@lru_cache(maxsize=8)
def _granted_or_listed(prose: Prose, parties: tuple[str, ...]) -> tuple[tuple[str, Span], ...]:
    """Return the channels of sentences, of lists below them, and of cells full of platforms."""
    announced = tuple(announced_platforms(prose))
    heads = {head for _, _, head in announced}
    hits = _granted(prose, parties)
    granted = (h for h in hits if h[0] != ONLINE or not any(a <= h[1][0] < b for a, b in heads))
    listed = ((channel, line) for channel, line, _ in announced)
    return (*granted, *listed, *platform_cells(prose))


def _in_cells(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Yield the platforms of cells that hold nothing else."""
    del parties
    yield from platform_cells(prose)


def _is_domain(channel: str) -> bool:
    return "." in channel and not is_platform(channel)


def _addressed(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Yield the platforms to which a letter is addressed, where no sentence names any."""
    del parties
    leads = pattern_of("addressees", "salutations")
    for index, (start, end) in enumerate(prose.lines[:HEAD_LINES]):
        is_led = index == 0 or leads.match(prose.plain, start, end) is not None
        is_running = not is_led and prose.sentence(start)[1] - prose.sentence(start)[0] > RUNNING
        is_denied = is_running or denials().search(prose.folded, start, end) is not None
        if (is_led or end - start <= SHORT_LINE) and not is_denied:
            for channel in platforms_in(prose, start, end):
                yield channel, (start, end)


def _online_dealers(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Yield `online` where the one who is let sell is called an online dealer."""
    del parties
    for start, end in sentences_on_channels(prose):
        for match in pattern_of("online_words").finditer(prose.folded, start, end):
            if is_of_role(prose, match) and not is_link_above(prose, start):
                yield ONLINE, (start, end)


_FINDERS = ((_granted_or_listed, SAID), (_online_dealers, ADDRESSED), (_addressed, ADDRESSED))
"""What finds the channels of sentences, the likeliest first, with its confidence."""

_IN_CELLS = ((_in_cells, SAID),)
"""Where a shop's label names its platform, sentences tell no further one."""
