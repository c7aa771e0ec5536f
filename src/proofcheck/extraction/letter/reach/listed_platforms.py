"""Platforms that stand line by line, below what announces them or in a cell of their own.

In: the prose. Out: the channels of a list below a sentence that ends with a colon ("on the
following marketplaces:"), and of cells that hold nothing but platforms, whatever their label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.comparing.channels import OFFLINE, is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.reach.channel_sentences import Span, is_permission
from proofcheck.extraction.letter.reach.denied_channels import denials
from proofcheck.extraction.letter.reach.named_channels import named_in
from proofcheck.extraction.letter.reach.platforms import platforms_in
from proofcheck.extraction.letter.reach.sites import platform_or_site
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

MAX_LINE = 64
"""A line of such a list has at most so many characters."""

MAX_REST = 32
"""What goes on of a link in a line of its own has at most so many characters."""

LEAST_PLATFORMS = 2
"""A list below a sentence that speaks of no channels names so many platforms at least."""

MOST_LINES = 12
"""Lines of one list that are read."""

HEAD_LINES = 4
"""A cell of a platform among so many lines at the top is an addressee."""

_ANNOUNCED = re.compile(r"[:：]\s*$")
_FOLLOWING = framed(r"{following}")
_NOUN = framed(r"{channel_nouns}")
_MARK = re.compile(r"\s*(?:[•▪■●◦○*·–-]|\(?[\da-z]{1,2}[.)])?\s*")
_PROPER = re.compile(r"[A-ZÀ-Ý][\w&!’'.-]*(?: [A-ZÀ-Ý][\w&!’'.-]*){0,3}")
_AT = re.compile(r"(?P<platform>[^:：()（）\n]{2,24}?)\s?[:：]\s?(?P<name>[^:：\n–—(（]{2,60})")
_LINK = re.compile(r"\s?(?:[–—-]\s)?(?:https?:|www\.).*")
_SHOP_BEFORE = framed(r"(?:{shop_nouns}\s)?(?:{official}\s)?(?=[^\W\d_])")
_ARTICLE = re.compile(r"[a-z]{1,3}['’ ]")
_REMARK = re.compile(r"\s?[(（][^()（）]{0,40}[)）]\s*")


def announced_platforms(prose: Prose) -> Iterator[tuple[str, Span, Span]]:
    """Yield the channels of lists below a line that gives leave and ends with a colon.

    With each go its line and the sentence that announces it.
    """
    for begin, end in prose.lines:
        start = prose.sentence(begin)[0]
        is_head = _ANNOUNCED.search(prose.text[begin:end]) is not None
        if not is_head or not _may_grant(prose, start, end):
            continue
        lines = tuple(_lines_below(prose, end))
        named = sum(_is_of_platform(prose, line) for line in lines)
        if named < (1 if _is_of_channels(prose, start, end) else LEAST_PLATFORMS):
            continue
        for line in lines:
            for channel in _of_line(prose, line):
                yield channel, line, (start, end)


def platform_cells(prose: Prose) -> Iterator[tuple[str, Span]]:
    """Yield the platforms of cells that hold two platforms or more and nothing else."""
    head = prose.lines[min(HEAD_LINES, len(prose.lines) - 1)][1] if prose.lines else 0
    for cell in prose.cells:
        if cell.start < head:
            continue
        items = [prose.text[a:b].strip() for a, b in list_items(prose, cell.start, cell.end)]
        if len(items) > 1 and all(map(is_platform, items)):
            for item in items:
                yield platform_or_site(item), (cell.start, cell.end)


def _is_of_platform(prose: Prose, line: Span) -> bool:
    """Whether a line of a list names a platform."""
    return is_platform(_bare(prose, line)) or any(True for _ in platforms_in(prose, *line))


def _bare(prose: Prose, line: Span) -> str:
    return _REMARK.sub("", prose.text[slice(*line)]).strip(" .,;")


def _is_shop(prose: Prose, line: Span) -> bool:
    """Whether a line of a list begins with a word for a shop: de winkel aan de Markt."""
    article = _ARTICLE.match(prose.folded, *line)
    words = pattern_of("shop_words").match(prose.folded, article.end() if article else line[0])
    return words is not None and not any(named_in(prose, *line))


def _shop_at(prose: Prose, line: Span) -> tuple[str, str] | None:
    """Return the platform and the shop of a line: "Etsy: Velden Markt – https://…"."""
    text = _LINK.sub("", prose.text[slice(*line)]).strip(" .,;")
    match = _AT.fullmatch(text)
    if match is None or not is_platform(match["platform"]):
        return None
    name = _SHOP_BEFORE.sub("", match["name"], count=1).strip(' .,;"“”„«»')
    return (platform_or_site(match["platform"]), name) if name else None


def _may_grant(prose: Prose, start: int, end: int) -> bool:
    if denials().search(prose.folded, start, end):
        return False
    is_leave = is_permission(prose, start, end) or has_sign("trades", prose.folded, start, end)
    return is_leave or _FOLLOWING.search(prose.folded, start, end) is not None


def _is_of_channels(prose: Prose, start: int, end: int) -> bool:
    words = pattern_of("channel_words").search(prose.folded, start, end)
    return (words or _NOUN.search(prose.folded, start, end)) is not None


def _lines_below(prose: Prose, position: int) -> Iterator[Span]:
    """Yield the lines behind a position as long as each can be an item of the list."""
    for start, end in [line for line in prose.lines if line[1] > position][:MOST_LINES]:
        first = _MARK.match(prose.text, start, end)
        begin = first.end() if first else start
        if begin >= end:
            continue  # a mark alone
        if denials().search(prose.folded, *prose.sentence(begin)):
            return
        if _shop_at(prose, (begin, end)) is not None:
            yield begin, end
            continue
        if end - begin <= MAX_REST and prose.text[:start].rstrip()[-1:] == "-":
            continue  # the rest of a link
        if end - begin > MAX_LINE:
            return
        bare = _bare(prose, (begin, end))
        is_item = _PROPER.fullmatch(bare) or is_platform(bare) or _is_shop(prose, (begin, end))
        if not is_item and not any(named_in(prose, begin, end)):
            return
        yield begin, end


def _of_line(prose: Prose, line: Span) -> Iterator[str]:
    if (at := _shop_at(prose, line)) is not None:
        yield at[0]
        yield f"store:{at[1]}"
        return
    bare = _bare(prose, line)
    if is_platform(bare):
        yield platform_or_site(bare)
        return
    named = (OFFLINE,) if _is_shop(prose, line) else tuple(named_in(prose, *line))
    yield from named
    if not any(map(is_platform, named)) and _PROPER.fullmatch(bare):
        yield bare
