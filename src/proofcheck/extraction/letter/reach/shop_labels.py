"""Shops behind a label that asks for a shop's name: "Tienda en AliExpress: X", Shopname | X.

In: the prose, the cells and lines of it. Out: `store:NAME`, with the platform that stands with it
("Shopee: X; Lazada: Y", "X (bol), Y (Amazon)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.comparing.channels import OFFLINE, ONLINE, canonical_channel, is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.cells_under import FORM_HEIGHTS, below
from proofcheck.extraction.letter.labels.columns import in_row
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.reach.shop_numbers import is_shop_number, without_number
from proofcheck.extraction.letter.reach.sites import platform_or_site
from proofcheck.extraction.letter.reach.stores import domains_in
from proofcheck.extraction.letter.text.clauses import clause_pattern, is_clause
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Cell, Prose

Span = tuple[int, int]

MAX_LABEL, MAX_NAME = 40, 48
"""A label and a shop's name have at most so many characters."""

LATIN_WORDS = 6
"""A label has at most so many words."""

_NO_SHOP = framed(r"{no_shop_labels}")
_NOUN = framed(r"{shop_nouns}|{wide_shop_nouns}")
_ALONE = framed(r"(?:\W*{shop_labels_alone})+\W*")
_SCRIPTS = re.compile(r"(?<=[\u3041-\u9fff])(?=[a-z])|(?<=[a-z])(?=[\u3041-\u9fff])")
"""Where a label in two languages changes its script (店铺Store)."""

_BARE = framed(r"(?:[a-z] )?{shop_nouns}")
_PROPER = re.compile(r"[A-ZÀ-Ý][\w&'’-]{1,24}(?: (?:& )?[A-ZÀ-Ý0-9][\w&'’-]{0,24}){1,3}")
"""Two words or more in capitals are a shop's name behind any word for a shop."""

_LABEL = re.compile(
    r"\s*(?:[•▪■●*-]\s?|\(?\w{1,2}[.)]\s)?(?P<label>[^:：()（）\n]{3,40}?)\s?[:：]\s?(?P<value>\S[^\n]{1,90})"
)
_PARTS = re.compile(r"\s?[;；、，\n]\s?|,\s|\s+[/|·]\s+(?=[^:：/\n]{2,24}[:：])")
_AT = re.compile(r"(?P<platform>[^:：]{2,24}?)\s?[:：]\s?(?P<name>.+)")
_BRACKET = re.compile(r"(?P<name>[^()（）]+?)\s?[(（](?P<platform>[^()（）]{2,24})[)）]\.?")
_EDGES = " .,;:：。，；、“”„«»‹›「」『』‘’\"'"
_LED = framed(r"{led}\s")
"""What begins with "on" tells where a shop is, not its name."""
_SITE_LABEL = framed(r"{site_labels}")
_LINK = re.compile(r"https?:|www\.|/|@")


def asks_shop(label: str) -> bool:
    """Whether a folded label asks for the name of a shop, not for its number, link or owner."""
    label = _SCRIPTS.sub(" ", label.strip(" \n.:：•-"))
    if len(label) > MAX_LABEL or len(label.split()) > LATIN_WORDS or _NO_SHOP.search(label):
        return False
    if _PARTS.search(label):
        return False  # a list of platforms, one of them called Shop
    if (
        _ALONE.fullmatch(label)
        or _BARE.fullmatch(label)
        or clause_pattern("store_names").search(label)
    ):
        return True
    return _NOUN.search(label) is not None and any(
        is_platform(word) for word in label.replace("/", " ").split() if not _NOUN.fullmatch(word)
    )


def is_of_shop(prose: Prose, value: Labelled) -> bool:
    """Whether a label asks for a shop, or for its number, link, address or owner: no channels."""
    label = prose.plain[slice(*value.label)]
    is_about = _NO_SHOP.search(label) is not None and _NOUN.search(label) is not None
    return is_about or (asks_shop(label) and not _BARE.fullmatch(label.strip(" .:：")))


def labelled_shops(
    prose: Prose, labelled: tuple[Labelled, ...], parties: tuple[str, ...]
) -> Iterator[tuple[str, Span]]:
    """Yield the shops behind all labels for one, with the platforms beside them.

    A label that asks for the seller's name counts where none asks for the shop's, and where what
    it holds is nobody's name but a shop's.
    """
    values = [v for v in labelled if v.field == "channels"]
    found = [(v.label, (v.start, v.end)) for v in values if asks_shop(_label(prose, v.label))]
    found += [*_in_lines(prose), *_in_cells(prose)]
    found = [
        (label, span)
        for label, span in found
        if not _BARE.fullmatch(_label(prose, label).strip(" .:："))
        or _PROPER.fullmatch(" ".join(prose.text[slice(*span)].split()))
    ]
    for site, span in _sites_beside(prose, [label for label, _ in found]):
        yield site, span
    of_shops = [span for label, span in found if _NOUN.search(_label(prose, label))]
    own = {party.casefold() for party in parties}
    for span in of_shops or [span for _, span in found]:
        text = prose.text[slice(*span)].casefold()
        if not of_shops and any(name in text or text.strip() in name for name in own):
            continue
        for channel in shops_of(prose, *span):
            yield channel, span


def _label(prose: Prose, span: Span) -> str:
    return prose.plain[slice(*span)]


def _in_lines(prose: Prose) -> Iterator[tuple[Span, Span]]:
    for start, end in prose.lines:
        match = _LABEL.match(prose.text, start, end)
        if match is not None and asks_shop(_label(prose, match.span("label"))):
            yield match.span("label"), match.span("value")


def _in_cells(prose: Prose) -> Iterator[tuple[Span, Span]]:
    for cell in prose.cells:
        label = _label(prose, (cell.start, cell.end)).strip(" :：")
        if asks_shop(label) and ":" not in label and "：" not in label:
            value = _value_of(prose, cell)
            if value is not None:
                yield (cell.start, cell.end), (value.start, value.end)


def _sites_beside(prose: Prose, labels: list[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the seller's own domain that stands below "Website" beside a label for its shop."""
    starts = {start for start, _ in labels}
    for label in [cell for cell in prose.cells if cell.start in starts]:
        for cell in prose.cells:
            if in_row(cell, label) and _SITE_LABEL.fullmatch(
                _label(prose, (cell.start, cell.end)).strip(" :：")
            ):
                for value in below(prose, cell, set(), heights=FORM_HEIGHTS)[:1]:
                    span = value.start, value.end
                    yield from ((domain, span) for domain in domains_in(prose, *span))


def _value_of(prose: Prose, label: Cell) -> Cell | None:
    """Return the cell beside a label; the one below where another label stands beside it."""
    row = [c for c in prose.cells if in_row(c, label) and c.box.x0 >= label.box.x1]
    beside = min(row, key=lambda c: c.box.x0, default=None)
    if beside is not None and not is_label_words(_label(prose, (beside.start, beside.end))):
        return beside
    under = below(prose, label, {prose.cells.index(c) for c in row}, heights=FORM_HEIGHTS)
    return under[0] if beside is not None and under else None


def shops_of(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield the shops, and the platforms beside them, in the value of a label for shops."""
    value = _before_bracket(prose.text[start:end])
    if is_clause(prose, start, start + len(value)):
        return
    for part in _PARTS.split(value):
        text = without_number(" ".join(part.split()))
        led = _LED.match(text)
        if led is not None and is_platform(text[led.end() :].strip(_EDGES)):
            yield platform_or_site(text[led.end() :].strip(_EDGES))
            continue
        at, bracket = _AT.fullmatch(text), _BRACKET.fullmatch(text)
        match = next((m for m in (at, bracket) if m and is_platform(m["platform"].strip())), None)
        if match is not None:
            yield platform_or_site(match["platform"].strip())
        name = (match["name"] if match is not None else text).strip(_EDGES)
        if _is_name(name):
            yield f"store:{name}"


def _before_bracket(text: str) -> str:
    """Cut a text where a bracket closes that it did not open."""
    for mark, opening in (")", "("), ("）", "（"):
        head, closed, _ = text.partition(mark)
        if closed and opening not in head:
            text = head
    return text


def _is_firm(text: str) -> bool:
    return has_legal_form(text) and not text.endswith("店")


def _is_name(text: str) -> bool:
    if not 2 <= len(text) <= MAX_NAME or _LINK.search(text) or text.endswith("-"):
        return False
    if (
        is_shop_number(text)
        or text.count("(") != text.count(")")
        or ":" in text
        or "：" in text
        or _is_firm(text)
        or _LED.match(text)
    ):
        return False
    return not is_platform(text) and canonical_channel(text) not in (ONLINE, OFFLINE)
